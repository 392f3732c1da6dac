"""How wide a text is, without asking any font.

The width table is Unicode's East Asian Width (UAX #11): wide, full-width and ambiguous characters
take one em, all others 0.56 em, which is what the fonts of the stack need at most on average.
Boxes whose size is computed this way hold their text in every engine and every browser.
"""

import unicodedata
from functools import lru_cache

_WIDE, _NARROW = 1.0, 0.56
_ELLIPSIS = "…"


@lru_cache(maxsize=8192)
def _em(char: str) -> float:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0.0
    if char in "mwMW@%":
        return 0.86
    return _WIDE if unicodedata.east_asian_width(char) in "WFA" else _NARROW


def em_width(text: str) -> float:
    """Width in em."""
    return sum(map(_em, text))


def cut(text: str, ems: float) -> str:
    """The text, or as much of it as fits into ``ems`` with an ellipsis at the end."""
    if em_width(text) <= ems:
        return text
    room, kept = ems - 1.0, 0
    for char in text:
        room -= _em(char)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + _ELLIPSIS


def lines(text: str, ems: float, most: int) -> tuple[str, ...]:
    """Break a text into at most ``most`` lines of ``ems`` each; the last one may be cut.

    Breaks come after a space, a middle dot or a bracket where the line is at least half full, and
    anywhere else otherwise, as Japanese allows.
    """
    rows: list[str] = []
    rest = text
    while rest and len(rows) < most - 1 and em_width(rest) > ems:
        at = _break_at(rest, ems)
        rows.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    rows.append(cut(rest, ems))
    return tuple(rows)


def _break_at(text: str, ems: float) -> int:
    room, end = ems, 0
    for char in text:
        room -= _em(char)
        if room < 0:
            break
        end += 1
    end = max(1, end)
    good = (
        n
        for n in range(end, end // 2, -1)
        if text[n - 1] in " ・／/、）)」　-_" or text[n : n + 1] in ("（", "(", "「")
    )
    return next(good, end)
