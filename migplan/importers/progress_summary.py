"""The summary: one share of finished steps for each business of a body."""

from collections.abc import Sequence

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.progress import BusinessProgress
from migplan.diagnostics.diagnostic import Diagnostic, Severity
from migplan.importers.grid import Grid, Value
from migplan.importers.progress_header import ProgressHeader
from migplan.importers.progress_rows import BodyRow
from migplan.importers.values.flags import FlagStatus, read_flag
from migplan.importers.values.numbers import NumberStatus, read_number
from migplan.importers.values.plain import one_line
from migplan.model.text import Bilingual

_PERCENT = 100
_ABOVE_ONE = 1.001
"""More than a computed 1 can be off."""
_TOLERANCE = 0.21
"""Steps by which a share rounded to whole percents may be off."""
_NOTE = Bilingual(
    ja="完了率には「対象外」のステップが完了として含まれ、完了と区別できません（業務の全体が対象外でも 100 % になります）。",
    en="Steps out of scope count as done in the shares and cannot be told apart; a business that is wholly out of scope shows 100 % too.",
)


def read_summary(
    grid: Grid,
    header: ProgressHeader,
    rows: Sequence[BodyRow],
    catalogue: Catalogue,
    problems: list[Diagnostic],
    notes: list[Bilingual],
) -> list[BusinessProgress]:
    """Read the shares of one body; problems and notes are added to the lists given."""
    first, *others = rows
    for row in others:
        values = {"name": first.name, "value": first.name}
        values["first"] = str(grid.locate(first.row, header.municipality))
        problems.append(Diagnostic("MIG333", grid.locate(row.row, header.municipality), values))
    scale = _PERCENT if _in_percent(grid, header) else 1
    found: list[BusinessProgress] = []
    silent: list[str] = []
    for key, columns in header.columns.items():
        name = _name(key, catalogue)
        column, *more = columns
        place = grid.locate(first.row, column)
        if more:
            values = {"name": first.name, "value": name, "first": str(place)}
            problems.append(Diagnostic("MIG333", grid.locate(first.row, more[0]), values))
            continue
        value = grid.at(first.row, column)
        if _says_nothing(value):
            silent.append(name)
            continue
        share = _share(value, scale)
        if share is None:
            values = {"business": name, "value": one_line(str(value))}
            problems.append(Diagnostic("MIG336", place, values))
            continue
        steps = share * len(catalogue.steps)
        finished = round(steps)
        if abs(steps - finished) > _TOLERANCE:
            values = {"business": name, "value": f"{share:.4g}", "steps": str(finished)}
            problems.append(Diagnostic("MIG337", place, values, Severity.WARNING))
        found.append(BusinessProgress(key, place, finished=finished))
    notes.append(_NOTE)
    if silent:
        notes.append(
            Bilingual(
                ja=f"完了率が空欄または対象外の業務は使いません: {'、'.join(silent)}",
                en=f"Businesses without a share, or out of scope, are not used: {', '.join(silent)}",
            )
        )
    return found


def _says_nothing(value: Value) -> bool:
    if isinstance(value, str) and read_flag(value).status is FlagStatus.OUT_OF_SCOPE:
        return True
    return read_number(value).status in (NumberStatus.EMPTY, NumberStatus.OPEN)


def _share(value: Value, scale: int) -> float | None:
    reading = read_number(value)
    if reading.status is not NumberStatus.KNOWN or reading.value is None:
        return None
    if reading.unit not in ("", "%") or reading.rest:
        return None
    share = reading.value / (_PERCENT if reading.unit == "%" else scale)
    return min(share, 1.0) if 0 <= share <= _ABOVE_ONE else None


def _in_percent(grid: Grid, header: ProgressHeader) -> bool:
    """Whether the table counts to 100: some number below its header is more than 1."""
    columns = [column for places in header.columns.values() for column in places]
    for row in range(header.body, len(grid.rows)):
        for column in columns:
            reading = read_number(grid.at(row, column))
            if (
                reading.unit == ""
                and reading.value is not None
                and _ABOVE_ONE < reading.value <= _PERCENT
            ):
                return True
    return False


def _name(key: str, catalogue: Catalogue) -> str:
    entry = catalogue.business(key)
    return entry.name.ja if entry else key
