"""Long lines folded for a console, Japanese ones too: nothing cut, no line begins with a closing mark."""

import shutil
from collections.abc import Iterator

from rich.cells import cell_len

_NARROWEST, _WIDEST = 80, 100
_NOT_FIRST = frozenset("、。，．・）」』】〕)],.;:：；!?！？ー％%")
_NOT_LAST = frozenset("（「『【〔([")


def console_width() -> int:
    """Columns of the console, within limits that are easy to read."""
    return min(max(shutil.get_terminal_size((_NARROWEST, 24)).columns, _NARROWEST), _WIDEST)


def folded(text: str, width: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    """The lines of a text.

    Args:
        text: One line of any length.
        width: Columns that a line may take; a wide character takes two.
        first: What the first line begins with.
        rest: What the others begin with; left out: as many blanks.
    """
    begin = first
    follow = " " * cell_len(first) if rest is None else rest
    left = text
    while cell_len(begin + left) > width:
        at = _break_at(left, width - cell_len(begin))
        yield begin + left[:at].rstrip()
        begin, left = follow, left[at:].lstrip()
    yield begin + left


def _break_at(text: str, room: int) -> int:
    """Where a line ends: after the last character that fits, or a little before."""
    end = used = 0
    for char in text:
        used += cell_len(char)
        if used > room:
            break
        end += 1
    end = max(end, 1)
    for at in range(end, max(end // 2, 1), -1):
        before, after = text[at - 1], text[at : at + 1]
        inside_word = before.isascii() and after.isascii() and before != " " and after != " "
        if after not in _NOT_FIRST and before not in _NOT_LAST and not inside_word:
            return at
    return end
