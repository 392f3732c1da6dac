"""Ordinances: which session of the council has to pass them before the forms change."""

from collections.abc import Iterator

from migplan.model.case import Case
from migplan.model.dates import month_end, month_start
from migplan.model.plan import Cutover, DecisionDue
from migplan.model.system import SystemKind
from migplan.model.text import Bilingual
from migplan.model.wording import era_year, short_day
from migplan.planning.due.days import named, not_past
from migplan.planning.due_days import session_before

_LEAD_MONTHS = 1


def rules(case: Case, cutovers: tuple[Cutover, ...]) -> Iterator[DecisionDue]:
    """The first wave of standard systems that a session to come can still serve.

    Later waves have the same item in the readiness list.
    """
    waves: dict[int, list[Cutover]] = {}
    for cutover in cutovers:
        system = case.system(cutover.system)
        if system is not None and system.kind is not SystemKind.LOCAL:
            waves.setdefault(cutover.wave, []).append(cutover)
    for _, found in sorted(waves.items()):
        at = session_before(found[0].date, _LEAD_MONTHS)
        session = month_start(at)
        if session <= case.as_of:
            continue
        names = named(case, sorted(cutover.system for cutover in found))
        month = f"{era_year(session)}年{session.month}月定例会"
        yield DecisionDue(
            key="council:rules",
            due=not_past(case, month_end(at - 1 - _LEAD_MONTHS)),
            who=Bilingual(ja="法規担当課・主管課", en="legal division and owning divisions"),
            what=Bilingual(
                ja=f"{names.ja}に係る様式・手数料などの条例改正の要否を確認し、改正案を{month}に提出するか決める",
                en=f"Settle which ordinances on forms and fees of {names.en} the session of {session:%B %Y} has to amend",
            ),
            basis=Bilingual(
                ja=f"{short_day(found[0].date)} の切替に間に合う最後の定例会の前々月末",
                en=f"the end of the month two months before the last session in time for the cutover on {found[0].date}",
            ),
        )
        return
