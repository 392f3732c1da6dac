"""What to do about a gap and what it costs, in one line each."""

from migplan.gaps.sight import Sight
from migplan.model.gap import CostBasis, Gap, Remedy, Verdict
from migplan.model.text import Bilingual
from migplan.model.wording import money, short_day

_ASSUMED = ("（計画上の前提）", " (planning assumption)")
_DECIDED = {
    Verdict.ACCEPTED: ("対応しない（許容）", "Nothing is done (accepted)"),
    Verdict.FALSE_ALARM: ("対応は要らない（誤検出）", "Nothing to do (false alarm)"),
    Verdict.PLANNED: ("決めた方法で進める", "Go on as decided"),
}


def action(gap: Gap, sight: Sight) -> Bilingual:
    """What to do: as decided, as planned, or the remedy to try first."""
    if gap.decision is not None:
        ja, en = _DECIDED[gap.decision.verdict]
        if gap.decision.verdict is not Verdict.PLANNED:
            return Bilingual(ja=ja, en=en)
        return Bilingual(ja=f"{ja}：{gap.decision.why}", en=f"{en}: {gap.decision.why}")
    bridge = sight.bridges.get(gap.subject)
    if gap.is_bridge and bridge is not None:
        if bridge.running_at_as_of:
            return Bilingual(
                ja=f"稼働中の暫定連携を {short_day(bridge.end)} まで動かす",
                en=f"Keep the bridge that runs already until {bridge.end}",
            )
        return Bilingual(
            ja=f"暫定連携を {short_day(bridge.start)} までに用意し、{short_day(bridge.end)} まで動かす",
            en=f"Have a bridge ready by {bridge.start} and run it until {bridge.end}",
        )
    if gap.remedies:
        return Bilingual(ja=gap.remedies[0].ja, en=gap.remedies[0].en)
    return Bilingual(
        ja="対応の方法を関係課・事業者と検討する",
        en="Find a way with the divisions and vendors concerned",
    )


def actor(gap: Gap, sight: Sight) -> str | None:
    """The division that has to act: the one named, or that of all systems where it is one."""
    if gap.owner:
        return gap.owner
    owners = {owner for key in gap.systems if (owner := sight.owner(key))}
    return owners.pop() if len(owners) == 1 else None


def cost_words(gap: Gap) -> Bilingual:
    """What settling it costs on top of the plan, and how that is known."""
    if gap.cost_basis is CostBasis.PLAN:
        return Bilingual(ja="計画の費用に含む", en="within the cost of the plan")
    if gap.decision is not None and gap.decision.verdict is not Verdict.PLANNED:
        return Bilingual(ja="なし（判断済み）", en="none (decided)")
    if gap.cost_basis is CostBasis.NONE:
        return Bilingual(ja="なし（手間のみ）", en="none but the work of staff")
    if gap.cost is None:
        return Bilingual(ja="不明（見積もりを取る）", en="unknown: ask for a quotation")
    if gap.cost.high == 0:
        return Bilingual(
            ja="追加なし（同じ連携の改修・ほかの対応に含む）",
            en="nothing more: within the rework or another remedy of the linkage",
        )
    span, (ja, en) = _span(gap.cost.low, gap.cost.high), _ASSUMED
    return Bilingual(ja=span.ja + ja, en=span.en + en)


def _span(low_yen: int, high_yen: int) -> Bilingual:
    low, high = money(low_yen), money(high_yen)
    if low_yen == high_yen:
        return low
    return Bilingual(ja=f"{low.ja}～{high.ja}", en=f"{low.en} to {high.en}")


def remedy_words(remedy: Remedy) -> Bilingual:
    """A remedy with its usual price, where one can be assumed."""
    if remedy.low_yen is None or remedy.high_yen is None:
        return Bilingual(ja=remedy.ja, en=remedy.en)
    span = _span(remedy.low_yen, remedy.high_yen)
    return Bilingual(ja=f"{remedy.ja}：{span.ja}", en=f"{remedy.en}: {span.en}")
