"""How wide a text is, without asking any font.

The width table is Unicode's East Asian Width (UAX #11): wide, full-width and ambiguous characters
take one em, all others 0.56 em, which is what the fonts of the stack need at most on average.
Boxes whose size is computed this way hold their text in every engine and every browser.
"""

import unicodedata
from functools import lru_cache

_WIDE, _NARROW = 1.0, 0.56
_ELLIPSIS = "…"
_AFTER, _BEFORE = frozenset(" ・／/、）)」　-_"), frozenset("（(「")
"""Where a line may well end, and where the next may well begin."""

_JOINER = "\u200d"
_SKINS = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_FLAGS = "".join(map(chr, range(0x1F1E6, 0x1F200)))


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
    return text[: _whole(text, kept)].rstrip() + _ELLIPSIS


def lines(text: str, ems: float, most: int) -> tuple[str, ...]:
    """Break a text into at most ``most`` lines of ``ems`` each; the last one may be cut.

    Breaks come after a mark or between words where the line is at least half full, and anywhere
    else otherwise, as Japanese allows.
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
    end = _whole(text, max(1, end)) or _next_whole(text, 1)
    places = range(end, max(end // 2 - 1, 0), -1)
    places = [n for n in places if not _joined(text, n)]
    after_mark = (n for n in places if text[n - 1] in _AFTER or text[n : n + 1] in _BEFORE)
    between_words = (n for n in places if _word_begins(text, n))
    return next(after_mark, next(between_words, end))


def _whole(text: str, at: int) -> int:
    """The last place up to ``at`` that does not part what is read as one character."""
    while 0 < at < len(text) and _joined(text, at):
        at -= 1
    return at


def _next_whole(text: str, at: int) -> int:
    """The first place from ``at`` on that does not part what is read as one character."""
    while at < len(text) and _joined(text, at):
        at += 1
    return at


def _joined(text: str, at: int) -> bool:
    """Whether the characters on both sides of a place are one: an emoji of several, 字 and its form."""
    if at >= len(text):
        return False
    char, before = text[at], text[at - 1]
    return (
        _JOINER in (before, char)
        or char in _SKINS
        or unicodedata.category(char) in {"Mn", "Me"}
        or (char in _FLAGS and _flags_before(text, at) % 2 == 1)
    )


def _flags_before(text: str, at: int) -> int:
    """Letters of flags that stand right before a place; a flag is made of two."""
    return len(text[:at]) - len(text[:at].rstrip(_FLAGS))


def _word_begins(text: str, at: int) -> bool:
    """Whether the script changes to katakana, kanji or Latin: no break before okurigana."""
    if at >= len(text) or text[at - 1] in _BEFORE:
        return False
    before, after = _script(text[at - 1]), _script(text[at])
    return before != after and after in {"KATAKANA", "CJK", "LATIN"}


@lru_cache(maxsize=8192)
def _script(char: str) -> str:
    name = unicodedata.name(char, "")
    return "KATAKANA" if char == "ー" else name.partition(" ")[0]
