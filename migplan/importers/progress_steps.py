"""The sheet of steps: 40 marks for each business of a body."""

from collections.abc import Sequence

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.progress import BusinessProgress, StepMark
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.importers.grid import Grid, Value
from migplan.importers.progress_header import ProgressHeader
from migplan.importers.progress_rows import BodyRow
from migplan.importers.values.plain import one_line, plain
from migplan.model.text import Bilingual

_WORDS = {
    StepMark.DONE: "完了済み 完了済 完了 済み 済 実施済み 実施済 対応済み 対応済 終了 ○ 〇 ◯ ●",
    StepMark.OUT_OF_SCOPE: "対象外 該当なし 該当無し 非該当 不要 実施不要",
    StepMark.STARTED: "着手 着手済み 着手済 着手中 実施中 対応中 作業中 進行中 検討中",
    StepMark.OPEN: "未着手 未実施 未対応 未完了 未了 未 予定 実施予定 × 未定",
}
_MARKS = {plain(word): mark for mark, words in _WORDS.items() for word in words.split()}


def read_steps(
    grid: Grid,
    header: ProgressHeader,
    rows: Sequence[BodyRow],
    catalogue: Catalogue,
    problems: list[Diagnostic],
    notes: list[Bilingual],
) -> list[BusinessProgress]:
    """Read the steps of one body; problems and notes are added to the lists given."""
    if trouble := _columns(grid, header, rows[0], catalogue):
        problems += trouble
        return []
    found: dict[str, BusinessProgress] = {}
    blank = 0
    for row in rows:
        name = grid.at(row.row, header.business or 0)
        if not isinstance(name, str):
            continue
        place = grid.locate(row.row, header.business or 0)
        key = catalogue.find_business(name)
        if key is None:
            near = catalogue.nearest(name) or ""
            values = {"value": one_line(name), "nearest": near}
            problems.append(Diagnostic("MIG339", place, values))
        elif key in found:
            first = str(found[key].place)
            values = {"name": row.name, "value": one_line(name), "first": first}
            problems.append(Diagnostic("MIG333", place, values))
        else:
            marks, empty = _marks(grid, header, row.row, problems)
            blank += empty
            found[key] = BusinessProgress(key, place, marks)
    if blank:
        notes.append(
            Bilingual(
                ja=f"空欄の {blank} ステップは未着手とみなします。",
                en=f"{blank} steps without a word are taken as not begun.",
            )
        )
    return list(found.values())


def _columns(
    grid: Grid, header: ProgressHeader, row: BodyRow, catalogue: Catalogue
) -> list[Diagnostic]:
    """Steps without a column, or with more than one."""
    problems: list[Diagnostic] = []
    missing = [step.code for step in catalogue.steps if step.code not in header.columns]
    if missing:
        place = grid.locate(header.top, header.prefecture)
        problems.append(Diagnostic("MIG334", place, {"value": "、".join(missing)}))
    for code, (first, *others) in header.columns.items():
        for column in others:
            values = {"name": row.name, "value": code}
            values["first"] = str(grid.locate(header.top, first))
            problems.append(Diagnostic("MIG333", grid.locate(header.top, column), values))
    return problems


def _marks(
    grid: Grid, header: ProgressHeader, row: int, problems: list[Diagnostic]
) -> tuple[dict[str, StepMark], int]:
    """The marks of one row by step, and how many cells are empty."""
    marks: dict[str, StepMark] = {}
    empty = 0
    for code, (column, *_) in header.columns.items():
        value = grid.at(row, column)
        mark = _mark(value)
        if mark is None:
            values = {"step": code, "value": one_line(str(value))}
            problems.append(Diagnostic("MIG335", grid.locate(row, column), values))
            continue
        empty += value is None or value == ""
        marks[code] = mark
    return marks, empty


def _mark(value: Value) -> StepMark | None:
    if value is None:
        return StepMark.OPEN
    if not isinstance(value, str):
        return None
    key = plain(value)
    return StepMark.OPEN if not key else _MARKS.get(key)
