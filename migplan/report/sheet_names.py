"""Names of sheets and files made of what people wrote: allowed everywhere, and none twice."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 31
"""Of a sheet's name, in units of UTF-16 as Excel counts: an emoji takes two."""

_NOT_IN_SHEETS = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_FILES = re.compile(r'[<>:"/\\|?*#%]')
_RESERVED = frozenset({"history", "履歴"})
"""Names that Excel keeps for itself."""


def sheet_names(names: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """A name for each sheet, in order.

    Args:
        names: What the sheets are about.
        taken: Names of sheets that are there already.
    """
    used = {name.casefold() for name in taken} | _RESERVED
    found: list[str] = []
    for name in names:
        plain = _NOT_IN_SHEETS.sub("_", _visible(name)).strip(" '") or "_"
        unique, number = _cut(plain, LONGEST), 1
        while unique.casefold() in used:
            number += 1
            ending = f" ({number})"
            unique = _cut(plain, LONGEST - len(ending)) + ending
        used.add(unique.casefold())
        found.append(unique)
    return tuple(found)


def file_part(text: str, longest: int = 40) -> str:
    """A part of a file name that Windows allows too; a reserved name needs something before it."""
    plain = _NOT_IN_FILES.sub("_", _visible(text))
    return _cut(plain, longest).strip(" .") or "_"


def quoted(sheet: str) -> str:
    """A sheet's name as references write it."""
    return "'" + sheet.replace("'", "''") + "'"


def _visible(text: str) -> str:
    """One line without control, direction and joining characters."""
    kinds = {"Cc": " ", "Cf": "", "Cs": "", "Zl": " ", "Zp": " ", "Cn": "_"}
    shown = (kinds.get(unicodedata.category(char), char) for char in text)
    return " ".join("".join(shown).split())


def _cut(text: str, longest: int) -> str:
    room, kept = longest, ""
    for char in text:
        room -= 1 if ord(char) <= 0xFFFF else 2  # noqa: PLR2004
        if room < 0:
            break
        kept += char
    return kept.strip(" '")
