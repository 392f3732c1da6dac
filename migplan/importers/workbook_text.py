"""Text in cells: what stands as it is, and what has to be put between quotes to come back whole.

A cell cannot tell empty text from nothing, and office programs change line breaks, blanks at the
ends and sequences such as ``_x000D_``. Such text is written as JSON between double quotes.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator

_SPECIAL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]|_(?=x[0-9A-Fa-f]{4}_)")
ERRORS = ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")
"""What a cell shows whose formula failed."""
_SEPARATOR = re.compile(r"[;；\n]")
_NAME_SEPARATOR = re.compile(r"[;；\n、，,]")
_QUOTED = re.compile(r'\s*("(?:[^"\\]|\\.)*")\s*')
NOTHING = "-"
"""A list that is there and empty."""


def cell_text(text: str) -> str:
    """Text as it is written into a cell; ``plain_text`` gives it back."""
    odd = text != text.strip() or text.startswith('"') or text in ERRORS
    return _quoted(text) if not text or odd or _SPECIAL.search(text) else text


def plain_text(cell: str) -> str:
    """The text that a cell stands for; blanks around it are slips of the hand."""
    bare = cell.strip()
    if len(bare) > 1 and bare.startswith('"') and bare.endswith('"'):
        return _unquoted(bare)
    return bare


def cell_list(items: Iterable[str]) -> str:
    """Several texts in one cell; ``plain_list`` gives them back."""
    return "; ".join(_item(text) for text in items) or NOTHING


def plain_list(cell: str, *, names: bool = False) -> list[str]:
    """The texts of one cell, parted by ``;`` or line breaks.

    Args:
        cell: As it was filled in.
        names: Commas part too: no name of a business or id of a system holds one.
    """
    if cell.strip() == NOTHING:
        return []
    return list(_items(cell, _NAME_SEPARATOR if names else _SEPARATOR))


def compared(text: str) -> str:
    """A title or word as it is compared: without blanks, width and case."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).rstrip("*")


def _quoted(text: str) -> str:
    plain = json.dumps(text, ensure_ascii=False)
    return _SPECIAL.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def _unquoted(cell: str) -> str:
    try:
        return str(json.loads(cell, strict=False))
    except ValueError:
        return cell


def _item(text: str) -> str:
    plain = cell_text(text)
    alone = text == NOTHING
    return _quoted(text) if plain == text and (alone or _NAME_SEPARATOR.search(text)) else plain


def _items(cell: str, separator: re.Pattern[str]) -> Iterator[str]:
    at = 0
    while at < len(cell):
        quoted = _QUOTED.match(cell, at)
        if quoted and (quoted.end() == len(cell) or separator.match(cell, quoted.end())):
            yield _unquoted(quoted[1])
            at = quoted.end() + 1
            continue
        end = separator.search(cell, at)
        text = cell[at : end.start() if end else len(cell)].strip()
        if text:
            yield text
        at = end.end() if end else len(cell)
