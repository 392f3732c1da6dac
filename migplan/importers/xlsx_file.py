"""An Excel workbook taken apart into grids; nothing in it is run, followed or trusted.

openpyxl reads the cells. Before it sees the file, the package itself is looked through: what an
attack or a slip may hide there (entities, macros, endless merged ranges, gigabytes of nothing)
costs no memory then.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.csv_file import LIMIT_CELLS
from migplan.importers.grid import Grid, Span, Value
from migplan.importers.text_file import UnreadableFileError, forbidden_character, read_bytes

LIMIT_BYTES = 30_000_000
"""Of the packed file."""
LIMIT_UNPACKED = 250_000_000
"""Of all parts together; a million cells take about a quarter of it."""
LIMIT_PARTS = 5_000

_OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Compound files: workbooks before 2007, and encrypted ones of today."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CELL = re.compile(rb"<(?:\w+:)?c[ >]")
_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell [^>]*?ref="\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?"'
)
_LEFT_OUT = re.compile(r"xl/(?:media|charts|diagrams|drawings/drawing|pivot|slicers|threaded)")
"""Parts that do not survive openpyxl, or not whole."""
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")


def read_xlsx(file: Path, shown: PurePosixPath) -> list[Grid]:
    """Read every worksheet, hidden ones included.

    Args:
        file: What to read.
        shown: Its name in messages.

    Raises:
        UnreadableFileError: If it is no workbook, is encrypted, damaged, too large, holds macros,
            declarations or no values at all.
    """
    data = read_bytes(file, shown, LIMIT_BYTES)
    has_formulas, has_pictures = _look_through(data, shown)
    book = _load(data, shown, values=True)
    formulas = _load(data, shown, values=False) if has_formulas else None
    grids = [_grid(sheet, formulas, shown) for sheet in book.worksheets]
    if not any(grid.rows for grid in grids):
        raise _unreadable("MIG167" if has_pictures else "MIG166", shown)
    return grids


def open_copy(file: Path, shown: PurePosixPath) -> tuple[Any, bool]:
    """Open a workbook in order to write on a copy of it: formulas, formats and lists as they are.

    Returns:
        An openpyxl workbook, and whether a copy lacks something: pictures, drawings, extensions.

    Raises:
        UnreadableFileError: As :func:`read_xlsx`, except that it may hold no values.
    """
    data = read_bytes(file, shown, LIMIT_BYTES)
    _look_through(data, shown)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        book = _load(data, shown, values=False, whole=True)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        drawn = any(_LEFT_OUT.match(name.lower()) for name in package.namelist())
    return book, drawn or bool(said)


def cell_location(shown: PurePosixPath, sheet: str, row: int, column: int) -> Location:
    """The address of a cell; row and column count from 0."""
    from openpyxl.utils import get_column_letter

    # line and column too: they bring messages into the order of the sheet
    return Location(shown, row + 1, column + 1, sheet, f"{get_column_letter(column + 1)}{row + 1}")


def _look_through(data: bytes, shown: PurePosixPath) -> tuple[bool, bool]:
    """Refuse what should not be opened; tell whether there are formulas, and pictures."""
    if data.startswith(_OLD_FORMAT):
        raise _unreadable("MIG161" if _ENCRYPTED in data else "MIG162", shown)
    if not data.startswith(b"PK"):
        raise _unreadable("MIG160", shown)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _look_at_parts(package, shown)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise _unreadable("MIG163", shown, reason=type(error).__name__) from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise _unreadable("MIG163", shown, reason="zlib") from error


def _look_at_parts(package: zipfile.ZipFile, shown: PurePosixPath) -> tuple[bool, bool]:
    parts = package.infolist()
    size = sum(part.file_size for part in parts)
    if size > LIMIT_UNPACKED or len(parts) > LIMIT_PARTS:
        limit = f"{LIMIT_UNPACKED / 1e6:.0f} MB"
        raise _unreadable("MIG164", shown, size=f"{size / 1e6:,.0f} MB", limit=limit)
    names = [part.filename.lower() for part in parts]
    if any(name.endswith("vbaproject.bin") for name in names):
        raise _unreadable("MIG165", shown)
    if "xl/workbook.xml" not in names:
        raise _unreadable("MIG160", shown)
    cells, formulas = 0, False
    for part in parts:
        if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        text = package.read(part)
        if text[:2] in (b"\xff\xfe", b"\xfe\xff"):
            text = text.decode("utf-16", "replace").encode("utf-8")
        if _DECLARATION.search(text):
            raise _unreadable("MIG168", shown)
        if part.filename.lower().startswith("xl/worksheets/"):
            formulas = formulas or _FORMULA.search(text) is not None
            cells += sum(1 for _ in _CELL.finditer(text)) + sum(_merged_areas(text))
        if cells > LIMIT_CELLS:
            raise _unreadable("MIG143", shown, limit=f"{LIMIT_CELLS:,}")
    return formulas, any(name.startswith(("xl/media/", "xl/drawings/")) for name in names)


def _merged_areas(text: bytes) -> Iterator[int]:
    from openpyxl.utils import column_index_from_string

    for left, top, right, bottom in _MERGED.findall(text):
        if right:
            try:
                width = column_index_from_string(right.decode()) - column_index_from_string(
                    left.decode()
                )
            except ValueError:
                continue
            yield (abs(width) + 1) * (abs(int(bottom) - int(top)) + 1)


def _load(data: bytes, shown: PurePosixPath, *, values: bool, whole: bool = False) -> Any:
    import openpyxl

    try:
        with warnings.catch_warnings():
            if not whole:
                # about parts it drops (drawings, extensions): they hold no values
                warnings.simplefilter("ignore")
            # the parts of links to other books are kept, never followed: formulas refer to them
            return openpyxl.load_workbook(
                io.BytesIO(data), data_only=values, keep_links=whole, rich_text=whole
            )
    except MemoryError:
        raise
    except Exception as error:  # a damaged workbook can fail anywhere inside the library
        raise _unreadable("MIG163", shown, reason=type(error).__name__) from error


def _grid(sheet: Any, formulas: Any, shown: PurePosixPath) -> Grid:
    found: dict[tuple[int, int], Value] = {}
    # the cells that are there; walking the sheet's whole rectangle would make the missing ones
    for place, cell in sheet._cells.items():
        value = _plain(cell, shown, sheet.title)
        if value is not None:
            found[place] = value
    rows: list[list[Value]] = [[] for _ in range(max((row for row, _ in found), default=0))]
    for (row, column), value in sorted(found.items()):
        cells = rows[row - 1]
        cells.extend([None] * (column - 1 - len(cells)))
        cells.append(value)
    return Grid(
        name=sheet.title,
        rows=rows,
        locate=lambda row, column: cell_location(shown, sheet.title, row, column),
        merged=tuple(
            sorted(
                (
                    Span(x.min_row - 1, x.min_col - 1, x.max_row - 1, x.max_col - 1)
                    for x in sheet.merged_cells.ranges
                ),
                key=lambda span: (span.top, span.left),
            )
        ),
        hidden=sheet.sheet_state != "visible",
        hidden_rows=frozenset(n - 1 for n, row in sheet.row_dimensions.items() if row.hidden),
        uncomputed=_uncomputed(formulas[sheet.title], found)
        if formulas is not None
        else frozenset(),
    )


def _uncomputed(sheet: Any, found: dict[tuple[int, int], Value]) -> frozenset[tuple[int, int]]:
    return frozenset(
        (row - 1, column - 1)
        for (row, column), cell in sheet._cells.items()
        if cell.data_type == "f" and (row, column) not in found
    )


def _plain(cell: Any, shown: PurePosixPath, sheet: str) -> Value:
    value = cell.value
    if isinstance(value, str):
        value = value.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
        if bad := forbidden_character(value):
            place = cell_location(shown, sheet, cell.row - 1, cell.column - 1)
            raise UnreadableFileError(Diagnostic("MIG114", place, {"value": f"U+{ord(bad):04X}"}))
        return value if value.strip() else None
    if value is None or isinstance(value, (int, float, bool)) or hasattr(value, "isoformat"):
        return value
    return str(value)


def _unreadable(code: str, shown: PurePosixPath, **values: str) -> UnreadableFileError:
    return UnreadableFileError(Diagnostic(code, Location(shown), values))
