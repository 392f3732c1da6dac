"""The ministry's progress sheets: the summary of shares, and the sheet of 40 steps.

The summary holds one share of finished steps for each body and business; steps out of scope count
as done in it, and nothing tells them apart. The sheet of steps has a row for each body and
business, with 完了済み, 対象外, 着手 or nothing in 40 columns. Where both are given, the steps count
and the summary is compared with them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from migplan.catalogue.catalogue import Catalogue, load_catalogue
from migplan.catalogue.progress import FINISHED, BusinessProgress, Progress
from migplan.diagnostics.diagnostic import Diagnostic, Severity
from migplan.diagnostics.location import Location
from migplan.importers.grid import Grid
from migplan.importers.progress_header import ProgressHeader, find_header
from migplan.importers.progress_rows import BodyRow, rows_of
from migplan.importers.progress_steps import read_steps
from migplan.importers.progress_summary import read_summary
from migplan.importers.values.dates import read_date
from migplan.importers.values.plain import one_line
from migplan.model.dates import RoughDate
from migplan.model.system import RemainingBasis
from migplan.model.text import Bilingual


@dataclass(frozen=True, slots=True)
class ProgressReading:
    """What the sheets say of one body; ``progress`` is None when a problem is an error."""

    progress: Progress | None
    problems: tuple[Diagnostic, ...]
    """Errors and warnings, sorted by place."""
    notes: tuple[Bilingual, ...] = ()
    """What was understood in a way the reader should know of."""


def looks_like_progress(grid: Grid, catalogue: Catalogue | None = None) -> bool:
    """Whether a sheet is one of the two progress sheets."""
    return find_header(grid, catalogue or load_catalogue()) is not None


def read_progress(
    grids: Sequence[Grid],
    municipality: str,
    prefecture: str | None = None,
    catalogue: Catalogue | None = None,
) -> ProgressReading:
    """Read the progress of one body from the sheets of a workbook; other sheets are passed over.

    Args:
        grids: Sheets, in any order.
        municipality: Name of the body as the sheet writes it; its prefecture may stand before it.
        prefecture: Its prefecture; needed where two bodies share a name, such as 府中市.
        catalogue: Names of businesses and steps.
    """
    known = catalogue or load_catalogue()
    sheets = [(grid, header) for grid in grids if (header := find_header(grid, known))]
    if not sheets:
        place = grids[0].locate(0, 0) if grids else Location(PurePosixPath("-"))
        return ProgressReading(None, (Diagnostic("MIG330", place),))
    problems: list[Diagnostic] = []
    notes: list[Bilingual] = []
    read: dict[bool, list[BusinessProgress]] = {}
    found: list[tuple[Grid, ProgressHeader, BodyRow]] = []
    for grid, header in sheets:
        rows, trouble = rows_of(grid, header, municipality, prefecture)
        problems += trouble
        if not rows:
            continue
        if header.is_steps in read:
            # two of one grain are two dates; the first one given counts
            values = {"value": grid.name, "first": found[0][0].name}
            place = grid.locate(header.top, 0)
            problems.append(Diagnostic("MIG384", place, values, Severity.WARNING))
            continue
        reader = read_steps if header.is_steps else read_summary
        businesses = reader(grid, header, rows, known, problems, notes)
        read.setdefault(header.is_steps, []).extend(businesses)
        found.append((grid, header, rows[0]))
    problems += _differences(read, known)
    ordered = tuple(sorted(problems, key=lambda problem: (problem.location.order, problem.code)))
    if any(problem.severity is Severity.ERROR for problem in ordered):
        return ProgressReading(None, ordered)
    by_steps = True in read
    grid, header, row = next(item for item in found if item[1].is_steps == by_steps)
    progress = Progress(
        municipality=one_line(row.name),
        prefecture=one_line(row.prefecture),
        businesses=tuple(read[by_steps]),
        basis=RemainingBasis.STEPS if by_steps else RemainingBasis.FRACTION,
        as_at=_as_at(grid, header),
    )
    return ProgressReading(progress, ordered, tuple(notes))


def _as_at(grid: Grid, header: ProgressHeader) -> RoughDate | None:
    """The day in the name of the sheet (令和8年1月_進捗状況) or in its title."""
    titles = [value for row in grid.rows[: header.top] for value in row if isinstance(value, str)]
    for text in (grid.name.replace("_", " "), *titles):
        if (rough := read_date(text, serial=False).rough) is not None:
            return rough
    return None


def _differences(
    read: dict[bool, list[BusinessProgress]], catalogue: Catalogue
) -> Iterator[Diagnostic]:
    """Businesses of which both sheets speak and do not say the same."""
    summary = {item.business: item for item in read.get(False, [])}
    for item in read.get(True, []):
        other = summary.get(item.business)
        if other is None or item.marks is None:
            continue
        finished = sum(1 for mark in item.marks.values() if mark in FINISHED)
        if finished != other.finished:
            entry = catalogue.business(item.business)
            values = {
                "business": entry.name.ja if entry else item.business,
                "summary": str(other.finished),
                "steps": str(finished),
            }
            yield Diagnostic("MIG338", other.place, values, Severity.WARNING)
