"""GAP017: neighbours will run on different bases, and no line between these is agreed."""

import unicodedata
from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.flow import Flow, is_local
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import names_en, names_ja
from migplan.gaps.zones import zone_after
from migplan.model.case import Role
from migplan.model.gap import GapSeverity
from migplan.model.system import GOV_CLOUD, System
from migplan.model.text import Bilingual


@rule(
    "GAP017",
    "cross_cloud",
    GapSeverity.MEDIUM,
    "クラウド跨ぎ・オンプレ跨ぎ通信",
    "Cross-cloud or cloud-to-premises traffic",
)
def cross_cloud(facts: Facts) -> Iterator[Hit]:
    """Files and calls between two bases cross lines, which cost time, transfer charges and a
    monthly fee: in early bodies the largest increase of all. A system that stands apart from its
    neighbours needs a line that is sized and paid for, or another place."""
    apart: dict[str, dict[str, System]] = {}
    for flow in facts.flows:
        a, b = flow.provider, flow.consumer
        if isinstance(a, System) and isinstance(b, System) and _needs_a_line(flow, a, b, facts):
            lone, other = _who_stands_apart(a, b)
            apart.setdefault(lone.id, {})[other.id] = other
    for key, others in sorted(apart.items()):
        system = facts.case.system(key)
        if system:
            yield _hit(system, [others[other] for other in sorted(others)], facts)


def _needs_a_line(flow: Flow, a: System, b: System, facts: Facts) -> bool:
    zones = (zone_after(a, facts), zone_after(b, facts))
    return (
        flow.is_unsettled
        and not any((end.line or "").strip() for end in (a, b))
        and not flow.is_carried
        and all(facts.case.roles[end.id] is not Role.RETIRING for end in (a, b))
        # another zone is a question of paths: zone_crossing asks it
        and (None in zones or zones[0] is zones[1])
        and _are_apart(a, b, facts)
    )


def _are_apart(a: System, b: System, facts: Facts) -> bool:
    places = (_place_after(a, facts), _place_after(b, facts))
    clouds = (_cloud(a), _cloud(b))
    if None in places:
        return False
    return places[0] != places[1] or ("" not in clouds and clouds[0] != clouds[1])


def _cloud(system: System) -> str:
    """The provider, however wide and in whatever case its name was written."""
    return "".join(unicodedata.normalize("NFKC", system.cloud_after or "").casefold().split())


def _place_after(system: System, facts: Facts) -> str | None:
    """The kind of place a system will run in; one that no longer moves stays where it is."""
    today = None if facts.case.roles[system.id] is Role.MOVING else system.hosting
    hosting = system.hosting_after or today
    return "gov_cloud" if hosting in GOV_CLOUD else hosting


def _who_stands_apart(a: System, b: System) -> tuple[System, System]:
    """The local system, or else the one with the later id, and its neighbour."""
    if is_local(a) != is_local(b):
        return (a, b) if is_local(a) else (b, a)
    return (a, b) if a.id > b.id else (b, a)


def _hit(system: System, others: list[System], facts: Facts) -> Hit:
    keys = (system.id, *(other.id for other in others))
    names = [other.name for other in others]
    base = _base(system, facts)
    return Hit(
        subject=system.id,
        systems=keys,
        finding=Bilingual(
            ja=f"「{system.name}」は切替後に{base.ja}で動き、連携する{names_ja(names)}とは基盤が"
            "分かれます。間をつなぐ回線の有無、容量、月々の費用の負担を決め、棚卸の「回線」の欄に記してください。",
            en=f"'{system.name}' will run on another base ({base.en}) than {names_en(names)}, which "
            "it exchanges data with. Settle which line joins them, how wide it is and who "
            "pays for it, and put it into the inventory.",
        ),
        owner=system.owner,
        due=facts.due(tuple(key for key in keys if key in facts.cutovers)),
    )


def _base(system: System, facts: Facts) -> Bilingual:
    key = system.hosting_after or system.hosting or ""
    names = {hosting.id: hosting.name for hosting in facts.catalogue.hostings}
    name = names.get(key, Bilingual(ja=key, en=key))
    cloud = (system.cloud_after or "").strip()
    if not cloud:
        return name
    return Bilingual(ja=f"{name.ja}の{cloud}", en=f"{name.en}, {cloud}")
