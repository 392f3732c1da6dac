"""Japanese eras as they are written in lists: names, initials, and years that never came."""

from datetime import date

_ERAS: tuple[tuple[tuple[str, ...], date, date], ...] = (
    (("令和", "令", "R"), date(2019, 5, 1), date.max),
    (("平成", "平", "H"), date(1989, 1, 8), date(2019, 4, 30)),
    (("昭和", "昭", "S"), date(1926, 12, 25), date(1989, 1, 7)),
    (("大正", "T"), date(1912, 7, 30), date(1926, 12, 24)),
    (("明治", "M"), date(1868, 1, 25), date(1912, 7, 29)),
)
"""Spellings, first and last day."""

_BY_WORD = {word: (begin, end) for words, begin, end in _ERAS for word in words}


def western(era: str, year: int) -> int:
    """The western year of a year of an era, also of one that the era did not live to see."""
    begin, _ = _BY_WORD[era.upper()]
    return begin.year + year - 1


def begins(era: str) -> date:
    """First day of an era."""
    return _BY_WORD[era.upper()][0]


def ends(era: str) -> date:
    """Last day of an era."""
    return _BY_WORD[era.upper()][1]
