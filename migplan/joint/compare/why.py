"""Why dates of one business differ: the premises in which its members differ, beside the dates.

Premise and effect are put side by side; a premise whose values stand in the same order as the dates
is the likelier cause and comes first. More than that a comparison of different bodies cannot know.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from migplan.model.comparison import Differing, MemberFacts, Premise, Row, SystemFacts, Why
from migplan.model.text import Bilingual

_ORDER = (
    *("pin", "not_before", "contract_end", "deadline", "work", "limit"),
    *("unit", "season", "package", "vendor", "state"),
)
"""How directly a premise sets a date."""
_ALWAYS = frozenset({"pin", "not_before", "limit", "unit", "season"})
"""What says something even where only one member has it."""
_NONE = Bilingual(ja="なし", en="none")
_ALONE = Bilingual(ja="単独", en="alone")


def whys(members: Sequence[MemberFacts], rows: Iterable[Row]) -> tuple[Why, ...]:
    """An explanation for every row with dates that differ."""
    found: list[Why] = []
    for row in rows:
        if row.months_apart is None or row.same_day:
            continue
        last = {
            member.key: system
            for member in members
            if (system := last_moving(member, row)) is not None
        }
        hidden = {member.key for member in members if member.withheld}
        found.append(Why(row=row.key, premises=tuple(_differing(last, hidden))))
    return tuple(found)


def last_moving(member: MemberFacts, row: Row) -> SystemFacts | None:
    """The system with which a business has moved: the last of those that cover it."""
    own = set(row.systems.get(member.key, ()))
    found = [s for s in member.systems if s.system in own and s.date is not None]
    return max(found, key=lambda s: (s.date or date.min, s.system), default=None)


def _differing(last: Mapping[str, SystemFacts], hidden: set[str]) -> list[Differing]:
    found: list[Differing] = []
    for key in _ORDER:
        own = {
            member: premise
            for member, system in last.items()
            if (premise := next((p for p in system.premises if p.key == key), None))
        }
        values = {member: premise.value for member, premise in own.items()}
        if own and key in _ALWAYS:
            # a member that keeps something back may well have one
            without = _ALONE if key == "unit" else _NONE
            values |= {m: without for m in last if m not in own and m not in hidden}
        if len({value.ja for value in values.values()}) < 2:  # noqa: PLR2004
            continue
        ordered = {member: values[member] for member in last if member in values}
        found.append(Differing(key=key, values=ordered, agrees=_agrees(own, last)))
    return sorted(found, key=lambda row: not row.agrees)


def _agrees(own: Mapping[str, Premise], last: Mapping[str, SystemFacts]) -> bool:
    """Whether later dates have later, or larger, values throughout."""
    pairs = sorted(
        (last[member].date or date.min, premise.order)
        for member, premise in own.items()
        if premise.order is not None
    )
    if len(pairs) < 2 or len(pairs) < len(last):  # noqa: PLR2004
        return False
    orders = [order for _, order in pairs]
    return orders == sorted(orders) and orders[0] != orders[-1]
