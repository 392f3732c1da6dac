"""Text of a cell: as a key to match, and as a line to show."""

import re
import unicodedata
from functools import lru_cache

_BREAK = re.compile(r"[ \t　]*[\r\n\v\f\x85\u2028\u2029]+[ \t　]*")
_REMEMBERED = 1 << 15
"""Texts of long lists that come again and again."""
_WORD_ENDS = re.compile(r"[0-9A-Za-z,.;:)\]]\Z")
_WORD_BEGINS = re.compile(r"[0-9A-Za-z(\[]")

_FOOTNOTES = str.maketrans(
    dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽", "※")
    | dict.fromkeys("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", "/")
)
"""NFKC would glue the footnote of 500① to the amount: 5001."""


def normal(text: str) -> str:
    """NFKC in which footnote numbers stay apart; to take dates and amounts from."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(_FOOTNOTES))


@lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> str:
    """Key to match by: NFKC, no blanks, no line breaks, no case. Never shown to anybody."""
    if text.isascii():
        return "".join(text.casefold().split())
    folded = unicodedata.normalize("NFKC", text).casefold()
    # once more: a mark may have stood behind a blank, and folding can undo NFKC
    return unicodedata.normalize("NFKC", "".join(folded.split()))


@lru_cache(maxsize=_REMEMBERED)
def one_line(text: str) -> str:
    """Text on one line to show; the characters stay as they were written.

    Japanese lines join without a blank, as the break only made the column narrow; between two
    Latin words a blank is put.
    """
    text = text.strip()
    if not _BREAK.search(text):
        return text
    first, *others = _BREAK.split(text)
    line = first
    for part in others:
        apart = _WORD_ENDS.search(line) and _WORD_BEGINS.match(part)
        line += f" {part}" if apart else part
    return line
