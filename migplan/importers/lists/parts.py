"""The names in one cell, taken apart as far as somebody knows them."""

import re
from collections.abc import Callable, Iterator

from migplan.importers.values.plain import one_line

_BREAKS = re.compile(r"[、,，/／;；\n]|及び|および|並びに")
_DOT = "・"


def names_in(text: str, known: Callable[[str], bool]) -> Iterator[str]:
    """The names that a text lists.

    A text that is known as a whole is one name. A dot stands between names or inside one
    (子ども・子育て支援): the longest names that are known are taken, and a part of which nothing is
    known stays whole.
    """
    whole = one_line(text)
    if known(whole):
        yield whole
        return
    for part in filter(None, map(one_line, _BREAKS.split(text))):
        pieces = list(_pieces([piece for piece in map(one_line, part.split(_DOT)) if piece], known))
        if len(pieces) > 1 and any(known(piece) for piece in pieces):
            yield from pieces
        else:
            yield part


def _pieces(words: list[str], known: Callable[[str], bool]) -> Iterator[str]:
    start = 0
    while start < len(words):
        ends = range(len(words), start, -1)
        end = next((end for end in ends if known(_DOT.join(words[start:end]))), start + 1)
        yield _DOT.join(words[start:end])
        start = end
