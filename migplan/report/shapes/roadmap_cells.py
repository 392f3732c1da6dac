"""The roadmap as cells: a row for each system, a column for each month under its fiscal year.

Every cell says in a sign what its ground says in colour, so that it can be read in grey and be
copied as text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from migplan.model.dates import MonthIndex, fiscal_year_of_month, month_index
from migplan.model.plan import Cutover
from migplan.report.audience import Topic
from migplan.report.palette import wave_hex
from migplan.report.shapes.job import Job
from migplan.report.shown import shown
from migplan.report.views.axis import axis_of
from migplan.report.views.bridge_load import steps
from migplan.report.views.context import Context
from migplan.report.views.contracts import contract_ends
from migplan.report.views.system_table import work_start
from migplan.report.width import em_width
from migplan.report.xlsx_cells import FONT, letter, put

CUTOVER, LATE, DEADLINE, CONTRACT, WORK = "◆", "▲", "▼", "］", "─"
_FIXED: tuple[tuple[str, float, Topic | None], ...] = (
    ("wave", 7.0, None),
    ("system", 30.0, None),
    ("cutover", 10.5, None),
    ("deadline", 10.5, Topic.DEADLINES),
    ("ends", 10.5, Topic.CONTRACTS),
    ("vendor", 18.0, Topic.PRODUCTS),
)
"""The columns before the months: key of the title, width, and what their reader has to see."""
_MONTH = 3.7
MARGIN = 0.4
"""Inches beside and above what is printed."""
_A3, _TALL, _POINTS = 8, 17.0, 15.0


@dataclass(frozen=True, slots=True)
class _Look:
    """The helpers of openpyxl that every cell needs, made once."""

    plain: Any
    strong: Any
    white: Any
    grid: Any
    middle: Any
    left: Any
    fill: Any
    """Colour to fill."""


def add_roadmap(made: Any, job: Job, name: str, above: Sequence[str]) -> None:
    """Add the sheet to an openpyxl workbook."""
    context, words = job.context, job.context.words
    ws = made.create_sheet(name)
    for number, line in enumerate(above, start=1):
        cell = put(ws, number, 1, line)
        cell.font = _font(14 if number == 1 else 10, bold=number == 1)
    legend = put(ws, len(above) + 1, 1, _legend(context))
    legend.font = _font(10)
    look, head = _look(), len(above) + 2
    months, fixed = _months(context), _fixed(context)
    for place, (key, width) in enumerate(fixed.items(), start=1):
        ws.merge_cells(start_row=head, end_row=head + 1, start_column=place, end_column=place)
        _header(put(ws, head, place, words(f"book.{key}")), look)
        ws.column_dimensions[letter(place)].width = width
    _months_above(ws, context, months, head, look)
    row = head + 2
    for cutover in _in_order(context):
        _row(ws, context, cutover, months, row, look)
        row += 1
    if job.plan.bridges:
        _bridges(ws, context, months, row, look)
    ws.freeze_panes = f"{letter(len(fixed) + 1)}{head + 2}"
    last = letter(len(fixed) + len(months))
    ws.auto_filter.ref = f"A{head + 1}:{last}{max(row - 1, head + 2)}"
    ws.page_setup.paperSize, ws.page_setup.orientation = _A3, "landscape"
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    for side in ("left", "right", "top"):
        setattr(ws.page_margins, side, MARGIN)
    ws.print_title_rows = f"{head}:{head + 1}"
    ws.oddFooter.center.text = "&A  &P / &N"


def _fixed(context: Context) -> dict[str, float]:
    """Key and width of the columns before the months that the reader gets."""
    return {key: width for key, width, topic in _FIXED if topic is None or context.sees(topic)}


def _legend(context: Context) -> str:
    """All signs in one line."""
    words = context.words
    work = words("book.signs_work", sign=WORK)
    if any(row.phases for row in context.plan.cutovers):
        phases = dict.fromkeys(p.id for row in context.plan.cutovers for p in row.phases)
        named = [f"{words(f'book.sign_{key}')} {words(f'phase.{key}')}" for key in phases]
        work = words("book.signs_phases", phases=context.formats.people(named))
    return words(
        "book.signs",
        work=work,
        cutover=CUTOVER,
        late=LATE,
        deadline=DEADLINE,
        contract=CONTRACT,
    )


def _months(context: Context) -> range:
    """From the as-of date on, as far as the charts of the page reach."""
    plan = context.plan
    ends = contract_ends(context)
    far = [*plan.case.deadlines.values()]
    far += [c.end.day for row in plan.cutovers for c in ends.get(row.system, ()) if c.end]
    days = [row.date for row in plan.cutovers]
    axis = axis_of(days, far, plan.as_of, left=0.0, width=1.0)
    last = max([*days, *(day for day in far if axis.holds(day))], default=plan.as_of)
    return range(month_index(plan.as_of), month_index(last) + 1)


def _months_above(ws: Any, context: Context, months: range, head: int, look: _Look) -> None:
    """Fiscal years over months."""
    first = column = len(_fixed(context)) + 1
    for year, group in groupby(months, key=fiscal_year_of_month):
        size = len(list(group))
        ws.merge_cells(
            start_row=head, end_row=head, start_column=column, end_column=column + size - 1
        )
        _header(put(ws, head, column, context.formats.short_year(year)), look)
        column += size
    for place, month in enumerate(months, start=first):
        _header(put(ws, head + 1, place, context.formats.month_name(month % 12 + 1)), look)
        ws.column_dimensions[letter(place)].width = _MONTH


def _in_order(context: Context) -> Iterable[Cutover]:
    """By wave, and within a wave the way people look for systems."""
    for wave in context.plan.waves:
        for key in context.in_order(wave.systems):
            yield context.cutovers[key]


def _row(ws: Any, context: Context, row: Cutover, months: range, number: int, look: _Look) -> None:
    words, formats = context.words, context.formats
    system, due = context.systems.get(row.system), context.plan.case.deadlines.get(row.system)
    ends = [c.end for c in contract_ends(context).get(row.system, ()) if c.end]
    vendor = shown(system.vendor) if system and system.vendor else ""
    # of a neighbour a vendor does not see whether it has a deadline
    none = words("system.none") if row.system in context.own else ""
    values = {
        "wave": words("wave.name", n=str(row.wave)),
        "system": context.name(row.system),
        "cutover": row.date,
        "deadline": due or none,
        "ends": "\n".join(formats.rough(end) for end in ends),
        "vendor": vendor,
    }
    fixed = _fixed(context)
    for place, key in enumerate(fixed, start=1):
        value = values[key]
        cell = put(ws, number, place, value)
        cell.font, cell.border, cell.alignment = look.plain, look.grid, look.left
        if not isinstance(value, str):
            cell.number_format = "[$-411]ge.m.d" if words.lang == "ja" else "yyyy-mm-dd"
    signs = _signs(context, row)
    for place, month in enumerate(months, start=len(fixed) + 1):
        text = signs.get(month, "")
        cell = put(ws, number, place, text or None)
        cell.border, cell.alignment, cell.font = look.grid, look.middle, look.plain
        if CUTOVER in text or LATE in text:
            cell.font, cell.fill = look.white, look.fill(wave_hex(row.wave))
        elif text.strip(DEADLINE + CONTRACT):
            cell.fill = look.fill("#C9D6E4")
    lines = max(
        len(ends),
        1,
        *(_lines(values[key], fixed[key]) for key in ("system", "vendor") if key in fixed),
    )
    ws.row_dimensions[number].height = max(_TALL, _POINTS * lines)


def _lines(text: object, width: float) -> int:
    """Lines that a text takes in a column."""
    return 1 + int(em_width(str(text)) * 2 / (width - 1))


def _signs(context: Context, row: Cutover) -> Mapping[MonthIndex, str]:
    """What happens to a system in which month."""
    words = context.words
    found: dict[MonthIndex, str] = {}
    at = month_index(row.date)
    begin = max(month_index(work_start(context, row)), month_index(context.plan.as_of))
    for month in range(begin, at):
        found[month] = "" if row.phases else WORK
    for phase in row.phases:
        for month in range(month_index(phase.start), min(month_index(phase.end), at - 1) + 1):
            found[month] = words(f"book.sign_{phase.id}")
    found[at] = LATE if row.months_late else CUTOVER
    if due := context.plan.case.deadlines.get(row.system):
        found[month_index(due)] = found.get(month_index(due), "") + DEADLINE
    ends = {c.end.month for c in contract_ends(context).get(row.system, ()) if c.end}
    for month in sorted(ends):
        found[month] = found.get(month, "") + CONTRACT
    return found


def _bridges(ws: Any, context: Context, months: range, number: int, look: _Look) -> None:
    """The most bridges alive in each month, below the systems."""
    most: dict[MonthIndex, int] = {}
    for start, end, alive in steps(context.plan.bridges, context.plan.as_of):
        last = month_index(end) - (1 if end.day == 1 else 0)
        for month in range(month_index(start), last + 1):
            most[month] = max(most.get(month, 0), alive)
    cell = put(ws, number, 2, context.words("book.bridges_alive"))
    cell.font, cell.alignment = look.strong, look.left
    for place, month in enumerate(months, start=len(_fixed(context)) + 1):
        cell = put(ws, number, place, most.get(month))
        cell.font, cell.border, cell.alignment = look.strong, look.grid, look.middle


def _header(cell: Any, look: _Look) -> None:
    cell.font, cell.border, cell.alignment = look.strong, look.grid, look.middle
    cell.fill = look.fill("#DCE3EA")


def _font(size: int, *, bold: bool = False, color: str = "000000") -> Any:
    from openpyxl.styles import Font

    return Font(name=FONT, size=size, bold=bold, color=color)


def _look() -> _Look:
    from openpyxl.styles import Alignment, Border, PatternFill, Side

    side = Side(style="thin", color="B8BFC6")

    def fill(colour: str) -> Any:
        return PatternFill("solid", fgColor=colour.removeprefix("#"))

    return _Look(
        plain=_font(10),
        strong=_font(10, bold=True),
        white=_font(10, bold=True, color="FFFFFF"),
        grid=Border(left=side, right=side, top=side, bottom=side),
        middle=Alignment(horizontal="center", vertical="center"),
        left=Alignment(horizontal="left", vertical="center", wrap_text=True),
        fill=fill,
    )
