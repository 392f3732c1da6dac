"""Sentences about choices that are not open."""

from typing import Final

from migplan.model.case import Case
from migplan.model.linkage import Linkage
from migplan.model.placement import Flow
from migplan.model.placement_row import Choice
from migplan.model.system import Zone
from migplan.model.text import Bilingual

ZONES: Final = {
    Zone.MYNUMBER: Bilingual(ja="マイナンバー利用事務系", en="individual-number zone"),
    Zone.LGWAN: Bilingual(ja="LGWAN接続系", en="LGWAN zone"),
    Zone.INTERNET: Bilingual(ja="インターネット接続系", en="internet zone"),
}
_JUDGED: Final = {
    Choice.GOV_CLOUD_RELATED: Bilingual(
        ja="関連システムとしてよいかの判断がまだない。",
        en="Nobody has judged yet whether it may be a related system.",
    ),
    Choice.ABSORB: Bilingual(
        ja="標準側へ吸収してよいかの判断がまだない。",
        en="Nobody has judged yet whether a standard system may absorb it.",
    ),
    Choice.RETIRE: Bilingual(
        ja="廃止してよいかの判断がまだない。",
        en="Nobody has judged yet whether it may be retired.",
    ),
}


def excluded(reason: str | None) -> Bilingual:
    """The body ruled it out."""
    if not reason:
        return Bilingual(ja="選ばないこととした。", en="Ruled out by the body.")
    return Bilingual(
        ja=f"選ばないこととした（{reason}）。", en=f"Ruled out by the body ({reason})."
    )


def not_usual() -> Bilingual:
    """Not among the places of its kind."""
    return Bilingual(
        ja="この種類のシステムの通常の基盤ではない。",
        en="Not a usual place for a system of this kind.",
    )


def not_judged(choice: Choice) -> Bilingual:
    """An open question of law or policy."""
    return _JUDGED[choice]


def no_target() -> Bilingual:
    """What would absorb it takes no part."""
    return Bilingual(
        ja="吸収先のシステムが使われていない。", en="What would absorb it is not in use."
    )


def personal_number(zone: Zone | None) -> Bilingual:
    """Individual numbers outside their zone."""
    name = ZONES[zone] if zone else Bilingual(ja="別の網", en="another zone")
    return Bilingual(
        ja=f"個人番号を扱うため、{name.ja}には置けない（認められた経路があるなら、配置の条件に可とその理由を書く）。",
        en=f"It holds individual numbers and cannot stand in the {name.en} (where a path is agreed, allow the choice with its reason).",
    )


def zone(case: Case, linkage: Linkage, law: Flow) -> Bilingual:
    """A flow between zones without an agreed path."""
    ja, en = named(case, linkage)
    source, target = ZONES[law.from_zone], ZONES[law.to_zone]
    return Bilingual(
        ja=f"{ja}が{source.ja}から{target.ja}へ網をまたぐが、認められた経路が決まっていない（{law.need.ja}）。",
        en=f"{en} would pass from the {source.en} to the {target.en}, and no path is agreed ({law.need.en}).",
    )


def latency(case: Case, linkage: Linkage, milliseconds: float) -> Bilingual:
    """An answer that comes too late."""
    ja, en = named(case, linkage)
    return Bilingual(
        ja=f"{ja}は {linkage.latency_ms:,} ミリ秒以内の応答が要るが、往復に {milliseconds:,.0f} ミリ秒かかる見込み。",
        en=f"{en} needs an answer within {linkage.latency_ms:,} ms, and a round trip is taken as {milliseconds:,.0f} ms.",
    )


def named(case: Case, linkage: Linkage) -> tuple[str, str]:
    """What people call a linkage."""
    provider, consumer = case.name(linkage.provider), case.name(linkage.consumer)
    data = f"「{linkage.data}」" if linkage.data else ""
    more = f" ({linkage.data})" if linkage.data else ""
    return f"{provider}から{consumer}への連携{data}", f"The linkage {provider} to {consumer}{more}"
