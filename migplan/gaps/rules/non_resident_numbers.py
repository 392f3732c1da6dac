"""GAP019: several systems number non-residents, and no day is set by which duplicates are gone."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, rule
from migplan.gaps.systems import is_moving, taking_part
from migplan.gaps.words import names_en, names_ja
from migplan.model.gap import Confidence, GapSeverity, Period
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.model.wording import long_day

FUNCTION: Final = "non_resident_number"
"""The common function that gives one number to each non-resident; it holds no numbers of its own."""


@rule(
    "GAP019",
    "non_resident_numbers",
    GapSeverity.HIGH,
    "住登外者番号の重複",
    "Duplicate non-resident numbers",
    more_with_plan=True,
    period=Period.DURING,
)
def non_resident_numbers(facts: Facts) -> Iterator[Hit]:
    """Each system has numbered non-residents for itself. The specification wants the duplicates gone
    before the migration, and a number that two persons share sends letters to the wrong one."""
    holders = [s for s in taking_part(facts) if s.non_residents and FUNCTION not in s.businesses]
    movers = tuple(system.id for system in holders if is_moving(system, facts))
    several = len(holders) > 1
    if not several or not movers:
        return
    checked, first = facts.case.non_residents_checked, facts.first_cutover(movers)
    if checked is None or (first is not None and checked > first):
        yield Hit(
            subject="municipality",
            systems=tuple(system.id for system in holders),
            finding=_finding([system.name for system in holders], checked, first),
            # nobody said that it is not done, only that nobody said when
            confidence=Confidence.MEDIUM if checked is None else Confidence.HIGH,
            owner=_owner(facts),
            due=facts.due(movers),
            needed_by=first,
        )


def _owner(facts: Facts) -> str | None:
    """The division of the common function; what concerns all systems has no other."""
    functions: list[System] = [s for s in taking_part(facts) if FUNCTION in s.businesses]
    return next((system.owner for system in functions if system.owner), None)


def _finding(names: list[str], checked: date | None, first: date | None) -> Bilingual:
    by_ja = f"最初の切替（{long_day(first)}）" if first else "最初の切替"
    by_en = f"the first cutover on {first.isoformat()}" if first else "the first cutover"
    if checked is None:
        lacks_ja, lacks_en = "が書かれていません", "is not stated"
    else:
        lacks_ja = f"（{long_day(checked)}）が{by_ja}より後です"
        lacks_en = f"({checked.isoformat()}) lies after {by_en}"
    return Bilingual(
        ja=f"{names_ja(names)}がそれぞれ住登外者を管理していますが、番号の重複を解消し終える日{lacks_ja}。"
        f"システム間の突合の分担と期日を定め、{by_ja}までに終えてください。",
        en=f"Non-residents are held by {names_en(names)}, and the day by which duplicate numbers are "
        f"removed {lacks_en}. Agree who matches the numbers until when, and finish it before "
        f"{by_en}.",
    )
