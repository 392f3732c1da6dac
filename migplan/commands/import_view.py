"""What an import tells: how the lists were read, what was repaired, what was left out."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migplan.diagnostics.diagnostic import Diagnostic
    from migplan.importers.lists.columns import Understood
    from migplan.importers.lists.run import Imported

_KINDS = {
    "systems": ("システムの一覧", "list of systems"),
    "linkages": ("連携の一覧", "list of linkages"),
    "contracts": ("契約の一覧", "list of contracts"),
    "": ("読まなかった表", "table that was not read"),
}
_MOST = 40
"""Remarks of one code on the screen; the file has all."""
_REPAIRED = frozenset(
    f"MIG{n}"
    for n in (302, 303, 304, 305, 306, 310, 313, 316, 326, 361, 366, 369, 340, 348, 350, 381)
)
_JOINED = frozenset({"MIG318", "MIG349"})


def summary(made: "Imported", lang: str) -> list[str]:
    """How much was read, and what became of it."""
    ja, got = lang == "ja", made.gathered
    inventory = made.inventory
    counts = (len(inventory.systems), len(inventory.linkages), len(inventory.contracts))
    if ja:
        lines = [
            f"{inventory.municipality.name}: システム {counts[0]}、連携 {counts[1]}、契約 {counts[2]}",
            f"データの行 {got.rows}: 取り込んだ行 {got.rows - got.left}（うち他の行とまとめた行 {len(got.joined)}）、取り込まなかった行 {got.left}",
        ]
    else:
        lines = [
            f"{inventory.municipality.name}: {counts[0]} systems, {counts[1]} linkages, {counts[2]} contracts",
            f"{got.rows} rows of data: {got.rows - got.left} taken in ({len(got.joined)} of them joined with others), {got.left} left out",
        ]
    return lines


def columns(made: "Imported", lang: str) -> list[str]:
    """The mapping that was used, table by table."""
    lines: list[str] = []
    for table in made.tables:
        lines += _table(table, lang)
    return lines


def _table(table: "Understood", lang: str) -> list[str]:
    from migplan.importers.lists.mapping import column_name, use_name

    ja = lang == "ja"
    grid, (first, last) = table.table.grid, table.table.header
    rows = f"{first + 1}" if first == last else f"{first + 1}-{last + 1}"
    place = grid.locate(last, 0)
    where = f"{place.path}[{grid.name}]" if place.sheet else f"{place.path}"
    kind = _KINDS[table.kind][0 if ja else 1]
    count = len(table.table.rows)
    lines = [
        f"{where}: {kind}（見出し {rows} 行目、データ {count} 行）"
        if ja
        else f"{where}: {kind} (header in row {rows}, {count} rows of data)"
    ]
    for use in table.uses:
        if use.head.text:
            lines.append(
                f"  {column_name(table.table, use.head.column):>3} {use.head.text} → {_named(use_name(table, use), table.kind, lang)}"
            )
    return lines


def _named(use: str, kind: str, lang: str) -> str:
    from migplan.importers.lists.reference import field_title

    if not use:
        return "（読まない）" if lang == "ja" else "(not read)"
    if use.startswith("mark:"):
        return use.removeprefix("mark:") + (" の印" if lang == "ja" else " (marks)")
    list_, _, name = use.rpartition(".")
    title = field_title(list_ or kind, name, lang)
    return (f"{title}（{use}）" if lang == "ja" else f"{use} ({title})") if title else use


def remarks_shown(remarks: "tuple[Diagnostic, ...]", lang: str) -> list[str]:
    """The remarks for a screen: what asks for somebody's eyes comes last; each hint is said once."""
    repaired = [remark for remark in remarks if remark.code in _REPAIRED]
    joined = [remark for remark in remarks if remark.code in _JOINED]
    open_ = [remark for remark in remarks if remark.code not in _REPAIRED | _JOINED]
    parts = (
        ("直して読んだ所", "Repaired", repaired),
        ("まとめた所", "Joined", joined),
        ("確かめてほしい所", "Please check", open_),
    )
    lines: list[str] = []
    for ja, en, group in parts:
        if group:
            lines.append(
                f"{ja if lang == 'ja' else en}（{len(group)}）"
                if lang == "ja"
                else f"{en} ({len(group)})"
            )
            lines += _by_code(group, lang)
    return lines


def _by_code(remarks: "Sequence[Diagnostic]", lang: str) -> "Iterator[str]":
    for code in dict.fromkeys(remark.code for remark in remarks):
        same = [remark for remark in remarks if remark.code == code]
        for remark in same[:_MOST]:
            yield f"  {remark.location}: {remark.message(lang)}"
        if len(same) > _MOST:
            more = len(same) - _MOST
            yield (
                f"  ほかに {more:,} 件あります（_import.txt に全て記します）。"
                if lang == "ja"
                else f"  {more:,} more; _import.txt has all."
            )
        hints = dict.fromkeys(hint for remark in same[:_MOST] if (hint := remark.hint(lang)))
        yield from (f"    → {hint}" for hint in list(hints)[:3])


def progress_lines(made: "Imported", lang: str) -> list[str]:
    """What progress sheets said: the work that is left on each system."""
    if made.applied is None:
        return []
    from migplan.catalogue.catalogue import load_catalogue
    from migplan.catalogue.remaining_table import remaining_table

    head, rows = remaining_table(made.applied.work, load_catalogue(), lang)
    lines = [
        "進捗状況から求めた残りの作業" if lang == "ja" else "Work left, from the progress sheets"
    ]
    lines += ["  " + " / ".join(row) for row in (head, *rows)]
    return [*lines, *(f"  {line.in_language(lang)}" for line in made.applied.lines)]


def record_text(made: "Imported", lang: str) -> str:
    """The whole account, as it is written beside the inventory."""
    lines = [*summary(made, lang), "", *columns(made, lang), "", *progress_lines(made, lang), ""]
    lines += [remark.text(lang) for remark in made.remarks]
    return "\n".join(lines) + "\n"


def provenance_csv(made: "Imported", lang: str) -> bytes:
    """Where each value comes from and how it was written there."""
    from migplan.report.csv_text import table_bytes

    heads = ("対象", "項目", "値", "場所", "元の書き方")
    titles = heads if lang == "ja" else ("record", "field", "value", "place", "as written")
    rows = ((x.record, x.field, x.value, str(x.place), x.written) for x in made.made.sources())
    return table_bytes(titles, rows)
