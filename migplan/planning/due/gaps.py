"""Severe gaps nobody has decided about: when the first of them has to be settled."""

from collections.abc import Iterator

from migplan.model.case import Case
from migplan.model.gap import CONTRACT_KIND, Gap, GapSeverity
from migplan.model.plan import DecisionDue
from migplan.model.text import Bilingual
from migplan.planning.due.days import not_past
from migplan.planning.readiness_shares import and_more

_NAMED = 3


def severe_gaps(case: Case, gaps: tuple[Gap, ...]) -> Iterator[DecisionDue]:
    """Severe open gaps; contracts that end too early have a decision of their own."""
    severe = [
        gap
        for gap in gaps
        if gap.severity is GapSeverity.HIGH and gap.due and gap.counts and gap.kind != CONTRACT_KIND
    ]
    if not severe:
        return
    first = min(severe, key=lambda gap: (gap.due or case.horizon_end, gap.key))
    names = and_more([case.name(key) for key in first.systems], _NAMED, "件", "systems")
    yield DecisionDue(
        key="gaps:high",
        due=not_past(case, first.due or case.as_of),
        who=Bilingual(ja="情報政策課・主管課", en="IT division and owning divisions"),
        what=Bilingual(
            ja=f"重大度「高」の連携ギャップ{len(severe)}件への対応を事業者と決める（最初は「{first.title.ja}」：{names.ja}）",
            en=f"Settle {len(severe)} gaps of high severity (first: {first.title.en}; {names.en})",
        ),
        basis=Bilingual(
            ja="関係する切替や期限から、準備に必要な月数を遡った日のうち最も早いもの（過ぎているものは直ちに）。契約の満了に関するものと期日のないものは件数に含めない",
            en="the first of their days, counted back from a cutover or an end by the months it takes (at once if that has passed); gaps of contracts that end too early and those without a day are not counted",
        ),
    )
