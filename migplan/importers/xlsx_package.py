"""A workbook's package, looked through before anything opens it.

What an attack or a slip may hide there (entities, macros, endless merged ranges, gigabytes of
nothing) is refused here, where it costs no memory.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.etree.ElementTree import ParseError
from xml.parsers import expat

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location, column_letters, column_number
from migplan.importers.csv_file import LIMIT_CELLS
from migplan.importers.text_file import UnreadableFileError

LIMIT_BYTES = 30_000_000
"""Of the packed file."""
LIMIT_UNPACKED = 250_000_000
"""Of all parts together; a million cells take about a quarter of it."""
LIMIT_PARTS = 5_000
LIMIT_AREA = 10 * LIMIT_CELLS
"""From the first cell to the last row and column with a value; the reader of cells fills it all."""

_OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Compound files: workbooks before 2007, and encrypted ones of today."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CELL = re.compile(rb"<(?:\w+:)?c[ >]")
_PLACE = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r=["']([A-Za-z]{1,3})(\d+)["']""")
_PAINTED = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r=["']([A-Za-z]{1,3})(\d+)["'][^>]*/>""")
"""The place of a cell without a value."""
_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?["']"""
)
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row [^>]*?\br="(\d+)"[^>]*?\bhidden="(?:1|true)"')
_ROW = re.compile(rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r=["'](\d+)["']""")
_NO_RESULT = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]+)(\d+)"[^>]*>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)'
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""A formula of which only the text was saved."""
_FAILED = re.compile(rb'<(?:\w+:)?c r="([A-Z]+)(\d+)"[^>]*?\bt="e"')
"""A cell that shows an error such as #REF! in place of a result."""
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LEFT_OUT = re.compile(r"xl/(?:media|charts|diagrams|drawings/drawing|pivot|slicers|threaded)")
"""Parts that do not survive a copy, or not whole."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """What the text of a sheet tells beyond its values; rows and columns count from 0."""

    hidden_rows: frozenset[int] = frozenset()
    uncomputed: frozenset[tuple[int, int]] = frozenset()


@dataclass(slots=True)
class Package:
    """What was found on the way through a package."""

    sheets: dict[str, SheetPart] = field(default_factory=dict[str, SheetPart])
    """By name of the part."""
    part_of: dict[str, str] = field(default_factory=dict[str, str])
    """Name of the part by name of the sheet."""
    pictures: bool = False
    drawn: bool = False
    """Holds parts that a copy would lose."""


def look_through(data: bytes, shown: PurePosixPath) -> Package:
    """Refuse what should not be opened, and note what the reader of cells does not tell.

    Raises:
        UnreadableFileError: If it is no workbook, is encrypted, damaged or too large, or holds
            macros or declarations.
    """
    if data.startswith(_OLD_FORMAT):
        raise unreadable("MIG161" if _ENCRYPTED in data else "MIG162", shown)
    if not data.startswith(b"PK"):
        raise unreadable("MIG160", shown)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _look_at_parts(package, shown)
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError),
        *(NotImplementedError, ParseError, expat.ExpatError, ValueError),
    ) as error:
        raise unreadable("MIG163", shown, reason=type(error).__name__) from error


def _look_at_parts(package: zipfile.ZipFile, shown: PurePosixPath) -> Package:
    parts = package.infolist()
    size = sum(part.file_size for part in parts)
    if size > LIMIT_UNPACKED or len(parts) > LIMIT_PARTS:
        limit = f"{LIMIT_UNPACKED / 1e6:.0f} MB"
        raise unreadable("MIG164", shown, size=f"{size / 1e6:,.0f} MB", limit=limit)
    names = [part.filename.lower() for part in parts]
    if any(name.endswith("vbaproject.bin") for name in names):
        raise unreadable("MIG165", shown)
    if "xl/workbook.xml" not in names:
        raise unreadable("MIG160", shown)
    seen, cells = Package(), 0
    for part in parts:
        if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        text = package.read(part)
        if text[:2] in (b"\xff\xfe", b"\xfe\xff"):
            text = text.decode("utf-16", "replace").encode("utf-8")
        if _DECLARATION.search(text):
            raise unreadable("MIG168", shown)
        in_sheet = part.filename.lower().startswith("xl/worksheets/")
        if in_sheet:
            inside = len(_CELL.findall(text))
            cells += inside + sum(_merged_areas(text))
            _refuse_far_cells(text, inside, shown)
        if cells > LIMIT_CELLS:
            raise unreadable("MIG143", shown, limit=f"{LIMIT_CELLS:,}")
        _refuse_broken(text)
        if in_sheet:
            seen.sheets[part.filename] = _part(text)
    seen.pictures = any(name.startswith(("xl/media/", "xl/drawings/")) for name in names)
    seen.drawn = any(_LEFT_OUT.match(name) for name in names)
    seen.part_of = _parts_by_sheet(package)
    return seen


def _refuse_broken(text: bytes) -> None:
    """The reader of cells takes half a sheet for a whole one."""
    parser = expat.ParserCreate()
    parser.Parse(text, True)


def _refuse_far_cells(text: bytes, cells: int, shown: PurePosixPath) -> None:
    """A single value far from the others would make a table of all that lies between."""
    places = _PLACE.findall(text)
    if _area(text, places, cells)[0] <= LIMIT_AREA:
        return
    # perhaps they are only painted: what has no value does not count
    painted = set(_PAINTED.findall(text))
    filled = [place for place in places if place not in painted]
    area, corner = _area(text, filled, cells - len(places) + len(filled))
    if area > LIMIT_AREA:
        raise unreadable("MIG179", shown, cell=corner)


def _area(text: bytes, places: Sequence[tuple[bytes, bytes]], cells: int) -> tuple[int, str]:
    """Cells from the first to the last row and column, and the last one."""
    rows = {row for _, row in places}
    if len(places) < cells:  # some stand where their row says
        rows |= set(_ROW.findall(text))
    columns = {letters.decode().upper() for letters in {letters for letters, _ in places}}
    right = max(map(column_number, columns), default=1)
    last = max(map(int, rows), default=1)
    return right * last, f"{column_letters(right)}{last}"


def _part(text: bytes) -> SheetPart:
    # each search reads the whole text, so a quick look comes first
    hidden = _HIDDEN_ROW.findall(text) if b"hidden=" in text else []
    empty = _NO_RESULT.findall(text) if b"<f" in text or b":f" in text else []
    failed = _FAILED.findall(text) if b't="e"' in text else []
    return SheetPart(
        frozenset(int(number) - 1 for number in hidden),
        frozenset(
            (int(row) - 1, column_number(letters.decode()) - 1)
            for letters, row in (*empty, *failed)
        ),
    )


def _parts_by_sheet(package: zipfile.ZipFile) -> dict[str, str]:
    """Which part holds which sheet; a package that does not say it tells nothing of its rows."""
    from defusedxml.ElementTree import fromstring

    if "xl/_rels/workbook.xml.rels" not in package.namelist():
        return {}
    relations = fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {
        relation.get("Id"): (relation.get("Target") or "").removeprefix("/xl/").removeprefix("/")
        for relation in relations.iter(f"{_RELATIONS}Relationship")
    }
    book = fromstring(package.read("xl/workbook.xml"))
    return {
        sheet.get("name", ""): f"xl/{targets.get(sheet.get(_RELATION_ID), '')}"
        for sheet in book.iter(f"{_SHEETS}sheet")
    }


def _merged_areas(text: bytes) -> Iterator[int]:
    for left, top, right, bottom in _MERGED.findall(text) if b"mergeCell" in text else ():
        if right:
            width = abs(column_number(right.decode()) - column_number(left.decode())) + 1
            yield width * (abs(int(bottom) - int(top)) + 1)


def unreadable(code: str, shown: PurePosixPath, **values: str) -> UnreadableFileError:
    """A workbook as a whole cannot be used."""
    return UnreadableFileError(Diagnostic(code, Location(shown), values))
