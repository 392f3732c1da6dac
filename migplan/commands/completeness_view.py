"""How much of an inventory is filled in, as lines of text."""

from collections.abc import Iterable
from itertools import groupby
from unicodedata import east_asian_width

from migplan.catalogue.completeness import Column

SECTIONS = {
    "systems": ("システム", "Systems"),
    "linkages": ("連携", "Linkages"),
    "contracts": ("これから切り替えるシステムの契約", "Contracts of systems still to cut over"),
    "partners": ("外部機関", "Partners"),
    "policy": ("方針", "Policy"),
}
"""Sections of the inventory, in Japanese and English."""


def completeness_lines(columns: Iterable[Column], lang: str) -> list[str]:
    """Lines for the columns with holes, section by section; those without share one line."""
    ja = lang == "ja"
    lines = [
        "項目ごとの記入状況（記載のある割合と件数。前提: 補った件数、不明: 補えない件数。→ 聞く相手）"
        if ja
        else "Completeness (share and rows known; assumed: filled from a default; unknown: not filled; -> whom to ask)"
    ]
    listed = list(columns)
    name_width = max(
        (_width(c.label.in_language(lang)) for c in listed if c.share < _ALL), default=0
    )
    for section, group in groupby(listed, key=lambda column: column.section):
        lines.append(f"  {SECTIONS[section][0 if ja else 1]}")
        inside = list(group)
        for column in inside:
            if column.known < column.rows:
                lines.append(f"    {_line(column, name_width, lang)}")
        whole = [c.label.in_language(lang) for c in inside if c.known == c.rows]
        if whole:
            head = "全て記載あり: " if ja else "all known: "
            lines.append(f"    {head}{('、' if ja else ', ').join(whole)}")
    return lines


_ALL = 100


def _line(column: Column, width: int, lang: str) -> str:
    ja = lang == "ja"
    name = column.label.in_language(lang)
    counts = f"{column.known}/{column.rows}"
    missing = [
        f"{word} {count}"
        for word, count in (
            ("前提" if ja else "assumed", column.assumed),
            ("不明" if ja else "unknown", column.unknown),
        )
        if count
    ]
    padded = name + " " * (width - _width(name))
    arrow, ask = ("→" if ja else "->"), column.ask.in_language(lang)
    return f"{padded}  {column.share:3}%  {counts:>9}  {('、' if ja else ', ').join(missing)} {arrow} {ask}"


def _width(text: str) -> int:
    """Columns on a terminal: a Japanese character takes two."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)
