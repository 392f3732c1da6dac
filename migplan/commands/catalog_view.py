"""How ``migplan catalog`` shows a table: text, JSON or CSV."""

import csv
import io
import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from migplan.catalogue.catalogue import Catalogue, load_catalogue
from migplan.catalogue.flat import flat
from migplan.catalogue.listing import LISTINGS, Listing
from migplan.importers.linkage_table import read_linkage_table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NARROWEST, _WIDEST = 80, 200
_NAMED, _WIDEST_NAME = 2, 28


def view(table: str | None, fmt: str, lang: str, linkages: Path | None) -> str:
    """One table, or which tables there are.

    Args:
        table: A key of ``LISTINGS``; None lists them.
        fmt: ``text``, ``json`` or ``csv``.
        lang: Language of text.
        linkages: A linkage table to use instead of the packaged one.

    Raises:
        InventoryError: If the linkage table cannot be read.
    """
    catalogue = load_catalogue()
    if linkages is not None:
        catalogue = catalogue.with_linkages(read_linkage_table(linkages, catalogue))
    if table is None:
        return _overview(catalogue, fmt, lang)
    if fmt == "text":
        return _text(LISTINGS[table], catalogue, lang)
    rows = LISTINGS[table].rows(catalogue)
    if fmt == "json":
        dumped = [row.model_dump(mode="json") for row in rows]
        return _json({"table": table, "count": len(rows), "rows": dumped})
    columns, cells = flat(rows)
    return csv_text([columns, *([row.get(name, "") for name in columns] for row in cells)])


def csv_text(rows: Sequence[Sequence[str]]) -> str:
    """Rows as CSV; a cell that a spreadsheet would take for a formula begins with ``'``."""
    text = io.StringIO()
    safe = ((f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row) for row in rows)
    csv.writer(text, lineterminator="\n").writerows(safe)
    return text.getvalue()


def _overview(catalogue: Catalogue, fmt: str, lang: str) -> str:
    counted = [(key, row.ja, row.en, len(row.rows(catalogue))) for key, row in LISTINGS.items()]
    if fmt == "json":
        fields = ("table", "title_ja", "title_en", "count")
        return _json({"tables": [dict(zip(fields, row, strict=True)) for row in counted]})
    if fmt == "csv":
        head = ("table", "title_ja", "title_en", "count")
        return csv_text([head, *([*map(str, row)] for row in counted)])
    heads = {"ja": ("一覧", "内容", "件数"), "en": ("Table", "What", "Rows")}[lang]
    cells = [[name, ja if lang == "ja" else en, str(count)] for name, ja, en, count in counted]
    hint = {
        "ja": "`migplan catalog 一覧の名前` で中身を表示します。",
        "en": "`migplan catalog TABLE` shows one of them.",
    }
    return f"{_table(heads, cells, right={2})}\n{hint[lang]}\n"


def _text(listing: Listing, catalogue: Catalogue, lang: str) -> str:
    rows = listing.rows(catalogue)
    heads = [column.ja if lang == "ja" else column.en for column in listing.columns]
    cells = [[column.cell(row, catalogue, lang) for column in listing.columns] for row in rows]
    right = {place for place, column in enumerate(listing.columns) if column.right}
    title = f"{listing.ja}（{len(rows)} 件）" if lang == "ja" else f"{listing.en} ({len(rows)})"
    hint = {
        "ja": "全ての列と出典は --format csv 又は json で見られます。",
        "en": "--format csv or json shows all columns and the sources.",
    }
    return f"{title}\n\n{_table(heads, cells, right)}\n{hint[lang]}\n"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], right: set[int]) -> str:
    """Draw a table as wide as the terminal, within limits; long cells are folded, none is cut."""
    width = shutil.get_terminal_size((_NARROWEST, 24)).columns
    width = min(max(width, _NARROWEST), _WIDEST)
    tall = any("\n" in cell for row in rows for cell in row)
    table = Table(box=box.SIMPLE_HEAD, show_lines=tall, padding=(0, 1, 0, 0))
    for place, head in enumerate(heads):
        cells = [row[place] for row in rows]
        if place in right:
            table.add_column(head, justify="right", no_wrap=True)
        else:
            table.add_column(head, overflow="fold", width=_width_with_ids(cells))
    for row in rows:
        table.add_row(*map(Text, row))
    drawn = io.StringIO()
    Console(file=drawn, width=width, color_system=None, legacy_windows=False).print(table)
    lines = [line.rstrip() for line in drawn.getvalue().splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def _width_with_ids(cells: Iterable[str]) -> int | None:
    """Width of a column whose cells are a name and an id, which is copied and must stay whole."""
    named = [cell.split("\n") for cell in cells]
    if not all(len(lines) == _NAMED and _is_id(lines[1]) for lines in named):
        return None
    names, ids = zip(*named, strict=True)
    return max(*map(len, ids), min(_WIDEST_NAME, *map(cell_len, names)))


def _is_id(text: str) -> bool:
    return text.isascii() and " " not in text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
