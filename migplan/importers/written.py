"""Text files of an inventory as people see them: rows of cells, with the line of each."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from migplan.diagnostics.location import Location
from migplan.importers.csv_file import parse_csv
from migplan.importers.text_file import UnreadableFileError, read_text

_CSV, _YAML = ".csv", (".yaml", ".yml")
_ENCODINGS = ("utf-8-sig", "cp932", "utf-16")


@dataclass(frozen=True, slots=True)
class Written:
    """One file: cell by cell for CSV, line by line otherwise."""

    name: str
    rows: Sequence[Sequence[str]]
    starts: Sequence[Sequence[tuple[int, int]]]
    """Line and column of each cell, from 1."""

    @property
    def lines(self) -> tuple[int, ...]:
        """The line of each row."""
        return tuple(row[0][0] for row in self.starts)

    def find(self, place: Location) -> tuple[int, int] | None:
        """Row and cell, from 0, that a place lies in; None when it names no line or no row."""
        row = bisect_right(self.lines, place.line) - 1
        if place.line < 1 or row < 0:
            return None
        cell = bisect_right(self.starts[row], (place.line, max(place.column, 1))) - 1
        return row, max(cell, 0)


def written_files(path: Path) -> tuple[Written, ...]:
    """The text files of an inventory that can be shown; hidden ones and decisions are left out."""
    if not path.is_dir():
        found = [path]
    else:
        found = sorted(path.iterdir(), key=lambda entry: entry.name)
        found = [x for x in found if not x.name.startswith((".", "_")) and x.is_file()]
    shown = (_written(x) for x in found if x.suffix.lower() in (_CSV, *_YAML))
    return tuple(file for file in shown if file is not None)


def _written(file: Path) -> Written | None:
    name = PurePosixPath(file.name)
    try:
        text = read_text(file, name, _ENCODINGS)
    except UnreadableFileError:
        return None
    if file.suffix.lower() == _CSV:
        try:
            rows = parse_csv(text, name)
        except UnreadableFileError:  # a quotation mark that is not closed: by lines, then
            rows = []
        if rows:
            texts = [[cell.text for cell in row] for row in rows]
            starts = [[(x.location.line, x.location.column) for x in row] for row in rows]
            return Written(file.name, texts, starts)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    return Written(
        file.name, [[line] for line in lines], [[(n, 1)] for n in range(1, len(lines) + 1)]
    )
