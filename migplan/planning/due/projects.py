"""Projects: when the work on a wave has to be commissioned, counted back by its lead time."""

from collections.abc import Iterator

from migplan.model.case import Case
from migplan.model.dates import month_end, month_index
from migplan.model.plan import Cutover, DecisionDue
from migplan.model.text import Bilingual
from migplan.model.wording import short_day
from migplan.planning.due.days import named, not_past, work_start

_AHEAD = 12
"""Months: what begins later need not be decided now, but for the first."""


def projects(case: Case, cutovers: tuple[Cutover, ...]) -> Iterator[DecisionDue]:
    """The waves nobody has pinned whose work begins within a year, and at least the first."""
    by_wave: dict[int, list[Cutover]] = {}
    for cutover in cutovers:
        if not cutover.pinned:
            by_wave.setdefault(cutover.wave, []).append(cutover)
    starts = {
        wave: min(work_start(case, cutover) for cutover in found) for wave, found in by_wave.items()
    }
    soon = month_index(case.as_of) + _AHEAD
    for wave, found in sorted(by_wave.items()):
        if starts[wave] <= soon or wave == min(by_wave):
            yield _commission(case, found, starts[wave])


def _deputy(name: str) -> str:
    """The title of the deputy head, by the last sign of the name of a body."""
    titles = {"町": "副町長", "村": "副村長", "区": "副区長"}
    return titles.get(name[-1:], "副知事" if name[-1:] in "都道府県" else "副市長")


def _commission(case: Case, found: list[Cutover], start: int) -> DecisionDue:
    day = found[0].date
    names = named(case, sorted(cutover.system for cutover in found))
    months = month_index(day) - start
    return DecisionDue(
        key=f"wave:{found[0].wave:03}",
        due=not_past(case, month_end(start - 1)),
        who=Bilingual(
            ja=f"{_deputy(case.municipality.name)}・情報政策課", en="deputy mayor and IT division"
        ),
        what=Bilingual(
            ja=f"{names.ja}の移行（{short_day(day)} 切替）に着手し、事業者に発注することを決める",
            en=f"Commission the project of {names.en}, cutover on {day}",
        ),
        basis=Bilingual(
            ja=f"切替前の作業に{months}か月を見込むため",
            en=f"the work before the cutover takes {months} {'month' if months == 1 else 'months'}",
        ),
    )
