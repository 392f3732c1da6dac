"""Statements that close slots, and how they give way slot by slot."""

from collections.abc import Callable, Sequence
from datetime import date

from migplan.model.case import Slot
from migplan.model.dates import month_index
from migplan.model.text import Bilingual
from migplan.planning.conflict.ground import Ground
from migplan.planning.conflict.rules import Window
from migplan.planning.conflict.statement import MONTH, Demand, Level, Levels, Statement

MOST_STEPS = 36
"""Weaker forms of one statement that are tried: three years, for one slot a month."""

Said = Callable[[date, int], Bilingual]
"""The change that opens a day, which lies so many months away."""


def where_closed(ground: Ground, closed: Callable[[Slot], bool]) -> frozenset[int]:
    """The slots of which something is true."""
    return frozenset(n for n in ground.usable if closed(ground.slots[n]))


def opened_in_order(
    ground: Ground,
    statement: Statement,
    keys: Sequence[str],
    closed: frozenset[int],
    order: Sequence[int],
    edge: date,
    said: Said,
) -> Demand:
    """A statement that closes the same slots for some systems and can give way slot by slot.

    Args:
        ground: The slots.
        statement: The words.
        keys: Systems it concerns.
        closed: Slots it closes.
        order: The same slots in the order in which they are opened.
        edge: The day it states; a change weighs the months from there.
        said: The change.
    """

    def levels() -> Levels:
        shut, found, weight = set(closed), list[Level](), 0
        for slot in order[:MOST_STEPS]:
            shut.discard(slot)
            day = ground.slots[slot].day
            months = max(1, abs(month_index(day) - month_index(edge)))
            # two slots of one month: the farther one weighs a little more
            weight = max(weight + 1, MONTH * months)
            rule = Window(dict.fromkeys(keys, frozenset(shut)))
            found.append(Level(rule, weight, said(day, months)))
        return tuple(found)

    return Demand(statement, Window(dict.fromkeys(keys, closed)), levels)
