"""The page of all words by which columns of lists are known, written from the tables."""

from collections.abc import Iterator

from migplan.assets import read_table
from migplan.importers.field_words import FIELDS

_LISTS = {
    "systems": ("システムの一覧", "list of systems", "System"),
    "linkages": ("連携の一覧", "list of linkages", "Linkage"),
    "contracts": ("契約の一覧", "list of contracts", "Contract"),
    "any": ("どの一覧にもある列", "columns of any list", ""),
}

PSEUDO: dict[str, tuple[str, str]] = {
    "number": ("行番号、使わない", "row number, not used"),
    "planned": ("移行の予定、備考へ", "planned date, to the note"),
    "introduced": ("導入の時期、備考へ", "when it was introduced, to the note"),
    "owner_person": ("担当者、取り込まない", "a person, not taken in"),
    "yearly_yen": ("年額、月額に直す", "yearly price, made monthly"),
    "period": ("契約期間、開始日と満了日", "stretch of a contract"),
    "other": ("連携の相手", "the other end"),
    "own": ("連携の一方", "this end"),
    "direction": ("連携の向き", "direction"),
    "coverage": ("全件・差分、備考へ", "whole or differences, to the note"),
    "conformity": ("適合番号、備考へ", "conformity number, to the note"),
    "scope": ("備考へ", "to the note"),
    "municipality": ("団体名", "name of the body"),
    "municipality_code": ("団体コード", "code of the body"),
    "prefecture": ("都道府県", "prefecture"),
    "total_yen": ("総額、使わない", "total, not used"),
    "procurement": ("調達の情報、使わない", "about the tender, not used"),
    "connections": ("接続先の印", "marks of connections"),
}
"""Columns that are understood and have no field of their own."""


def field_title(kind: str, field: str, lang: str) -> str:
    """What a use is called; empty when English has nothing but its name."""
    model = _LISTS[kind][2]
    if lang == "ja" and (title := FIELDS.get(f"{model}.{field}", ("", ""))[0]):
        return title
    return PSEUDO.get(field, ("", ""))[0 if lang == "ja" else 1]


def lists_reference() -> str:
    """The page as Markdown: one table for each kind of list."""
    return "\n".join([_HEAD, *_tables()]) + "\n"


_HEAD = """# 一覧の見出しの言葉

<!-- この頁は build.py が作ります。直すのは catalogue/data/header_words.csv です。 -->

`migplan import` は、次の言葉の見出しを読み取ります。全角・半角、空白、改行、括弧の中、※ などの印は
区別しません。項目の名前は、`_map.yaml` の `use` に書く名前です。

The words by which `migplan import` knows the columns of a list. The name of a field is what to
write as `use` in a map."""


def _tables() -> Iterator[str]:
    rows = read_table("header_words.csv")
    for kind, (ja, en, _) in _LISTS.items():
        yield from ("", f"## {ja} / {en} `{kind}`", "")
        yield from ("| 項目 | 意味 | 見出しの言葉 |", "| --- | --- | --- |")
        words: dict[str, list[str]] = {}
        for row in rows:
            if row["list"] == kind:
                words.setdefault(row["field"], []).append(row["word"].replace("|", "\\|"))
        for field, known in words.items():
            yield f"| `{field}` | {field_title(kind, field, 'ja')} | {'、'.join(known)} |"
