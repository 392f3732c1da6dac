"""A sheet of a book in an openpyxl workbook: looks, drop-downs, locks, paper."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import Any

from migplan.report.book import Cell, Sheet, Tint
from migplan.report.width import em_width
from migplan.report.xlsx_cells import FONT, comment_of, letter, link_to, put

_CHOICES = "選択肢"
_SPARE_ROWS = 1_000
"""Rows below the last one that still offer drop-downs and may be filled in."""
_TINTS = {"given": "E8F1EA", "assumed": "FFF6DD", "bad": "F9DEDC", "ask": "E3ECF9"}
_FORMS = {
    "text": "@",
    "number": "General",
    "yen": "#,##0",
    "date": "yyyy-mm-dd",
    "era": "[$-411]ge.m.d",
}
_NOT_LISTED = {
    "ja": ("一覧にない値です", "一覧から選んでください。"),
    "en": ("Not on the list", "Choose a value from the list."),
}
_A3 = 8
_TALLEST = 409.0
"""Points; no row of a workbook can be higher."""
_TEXT_LINE = 15.5
"""Points of one line; the usual font of Japanese Windows is a tall one."""


def choice_lists(sheets: Sequence[Sheet]) -> dict[tuple[str, ...], str]:
    """A defined name for every list of choices."""
    found: dict[tuple[str, ...], str] = {}
    for sheet in sheets:
        for column in sheet.columns:
            if column.choices:
                found.setdefault(column.choices, f"{_CHOICES}{len(found) + 1}")
        for choices in sheet.choices.values():
            found.setdefault(choices, f"{_CHOICES}{len(found) + 1}")
    return found


def write_sheet(
    made: Any,
    sheet: Sheet,
    lists: dict[tuple[str, ...], str],
    lang: str,
    place_of_sheet: int | None = None,
) -> None:
    """Add a sheet to an openpyxl workbook.

    Args:
        made: The workbook; is changed.
        sheet: What is written.
        lists: Defined name by list of choices; lists that have none get no drop-down.
        lang: Language of the messages of drop-downs.
        place_of_sheet: Number of the sheet before which it stands; left out: at the end.
    """
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    ws = made.create_sheet(sheet.name, place_of_sheet)
    thin = Side(style="thin", color="B8BFC6")
    grid = Border(left=thin, right=thin, top=thin, bottom=thin)
    plain, strong = Font(name=FONT, size=10), Font(name=FONT, size=10, bold=True)
    forms = _FORMS if lang == "ja" else {**_FORMS, "era": _FORMS["date"]}
    head_fill = PatternFill("solid", fgColor="DCE3EA")
    free = Protection(locked=False)
    for number, line in enumerate(sheet.above, start=1):
        cell = put(ws, number, 1, line)
        cell.font = Font(name=FONT, size=14 if number == 1 else 10, bold=number == 1)
    header = sheet.header_row + 1
    for place, column in enumerate(sheet.columns, start=1):
        cell = put(ws, header, place, column.title)
        cell.font, cell.fill, cell.border = strong, head_fill, grid
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        ws.column_dimensions[letter(place)].width = column.width
        if column.note:
            cell.comment = comment_of(column.note)
    ws.row_dimensions[header].height = _height([c.title for c in sheet.columns], sheet)
    dress = _dresser(grid, plain, forms, locked=not sheet.form)
    for number, row in enumerate(sheet.rows):
        for place, (value, column) in enumerate(zip(row, sheet.columns, strict=True)):
            cell = put(ws, header + 1 + number, place + 1, value)
            dress(cell, column.form, sheet.tints.get((number, place)))
            if note := sheet.notes.get((number, place)):
                cell.comment = comment_of(note)
            if target := sheet.links.get((number, place)):
                link_to(cell, target)
        ws.row_dimensions[header + 1 + number].height = _height(row, sheet)
    last = header + len(sheet.rows) + (_SPARE_ROWS if sheet.form else 0)
    _drop_downs(ws, sheet, lists, header + 1, last, lang)
    ws.freeze_panes = f"{letter(sheet.fixed_columns + 1)}{header + 1}"
    if sheet.rows or sheet.form:
        ws.auto_filter.ref = (
            f"A{header}:{letter(len(sheet.columns))}{max(header + len(sheet.rows), header + 1)}"
        )
    if sheet.form:
        _open_body(ws, sheet, free)
        ws.protection.sheet = True
        for allowed in (
            "formatCells",
            "formatColumns",
            "formatRows",
            "insertRows",
            "deleteRows",
            "sort",
            "autoFilter",
        ):
            setattr(ws.protection, allowed, False)  # False: not forbidden
    _paper(ws, header, sheet)


def _dresser(
    grid: Any, font: Any, forms: Mapping[str, str], *, locked: bool
) -> Callable[[Any, str, Tint | None], None]:
    """What gives the cells of a sheet their look.

    The library compares a style with all others whenever one is set; so cells of one look share it.
    """
    from openpyxl.styles import Alignment, PatternFill, Protection

    wrap = Alignment(vertical="top", wrap_text=True)
    # such a column holds words too where there is no day
    beside_text = Alignment(horizontal="left", vertical="top", wrap_text=True)
    looks: dict[tuple[str, bool, bool, Tint | None], Any] = {}

    def dress(cell: Any, form: str, tint: Tint | None) -> None:
        text = cell.data_type == "s"
        look = (form, text, bool(cell.quotePrefix), tint)
        if look not in looks:
            cell.font, cell.border = font, grid
            cell.alignment = beside_text if form == "era" else wrap
            cell.number_format = "@" if text else forms[form]
            if not locked:
                cell.protection = Protection(locked=False)
            if tint:
                cell.fill = PatternFill("solid", fgColor=_TINTS[tint])
            looks[look] = cell._style
        cell._style = copy(looks[look])

    return dress


def _height(row: Sequence[Cell], sheet: Sheet) -> float:
    """Points that the fullest cell of a row needs; not every program measures when it opens."""
    most = 1
    for value, column in zip(row, sheet.columns, strict=True):
        if isinstance(value, str):
            room = max(column.width - 1, 1) / 2  # a wide character takes two of the usual ones
            most = max(most, sum(1 + int(em_width(line) / room) for line in value.split("\n")))
    return min(_TEXT_LINE * most + 3, _TALLEST)


def _open_body(ws: Any, sheet: Sheet, free: Any) -> None:
    """Rows below the last one may be filled in: by the style of the column, which costs no cells."""
    for place, column in enumerate(sheet.columns, start=1):
        dimension = ws.column_dimensions[letter(place)]
        dimension.protection = free
        dimension.number_format = _FORMS[column.form]


def _drop_downs(
    ws: Any,
    sheet: Sheet,
    lists: dict[tuple[str, ...], str],
    first: int,
    last: int,
    lang: str,
) -> None:
    if last < first:
        return
    for place, column in enumerate(sheet.columns, start=1):
        if column.choices in lists:
            cells = f"{letter(place)}{first}:{letter(place)}{last}"
            rule = _drop_down(lists[column.choices], cells, lang, strict=column.strict)
            ws.add_data_validation(rule)
    for (row, place), choices in sheet.choices.items():
        if choices in lists:
            cell = f"{letter(place + 1)}{first + row}"
            ws.add_data_validation(_drop_down(lists[choices], cell, lang, strict=True))


def _drop_down(name: str, cells: str, lang: str, *, strict: bool) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule: Any = DataValidation(type="list", formula1=name, allow_blank=True)
    rule.showErrorMessage = strict
    rule.errorStyle = "stop"
    rule.errorTitle, rule.error = _NOT_LISTED[lang]
    rule.add(cells)
    return rule


def add_choices(made: Any, lists: dict[tuple[str, ...], str]) -> None:
    """Write the lists of choices into a hidden sheet and give each its defined name."""
    from openpyxl.workbook.defined_name import DefinedName

    ws = made.create_sheet(_CHOICES)
    ws.sheet_state = "hidden"
    for place, (choices, name) in enumerate(lists.items(), start=1):
        for number, choice in enumerate(choices, start=1):
            put(ws, number, place, choice)
        reference = f"'{_CHOICES}'!${letter(place)}$1:${letter(place)}${len(choices)}"
        made.defined_names[name] = DefinedName(name, attr_text=reference)


def _paper(ws: Any, header: int, sheet: Sheet) -> None:
    ws.page_setup.paperSize = _A3
    ws.page_setup.orientation = "landscape"
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = sheet.pages_wide, 0
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    ws.print_title_rows = f"{header}:{header}"
    if sheet.pages_wide > 1:
        ws.print_title_cols = f"A:{letter(sheet.fixed_columns)}"
    ws.oddFooter.center.text = "&A  &P / &N"


def add_sheet(workbook: Any, sheet: Sheet, place: int | None = None) -> None:
    """Put a sheet into an openpyxl workbook that is already there; drop-downs are left out.

    Args:
        workbook: Is changed.
        sheet: Its name must not be taken.
        place: Number of the sheet before which it stands, from 0; left out: at the end.
    """
    write_sheet(workbook, sheet, {}, "ja", place)
