"""The rows of one body in a list that several bodies keep together."""

from dataclasses import replace

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.importers.grid import Value
from migplan.importers.lists.cell import shown
from migplan.importers.lists.columns import Understood, Use
from migplan.importers.lists.table import Row
from migplan.importers.lists.told import Told
from migplan.importers.text_file import UnreadableFileError
from migplan.importers.values.plain import plain

_NUMBER = 5
"""Digits of a code without its check digit."""
_SHOWN = 3


def own_rows(table: Understood, name: str, code: str, told: Told) -> Understood:
    """The table without the rows of other bodies; each of them is told.

    A list in which one body stands, or none, is of the body that is imported.

    Raises:
        UnreadableFileError: If the list is of several bodies and none of them is asked for.
    """
    use = table.used("municipality", "systems") or table.used("municipality_code", "systems")
    if use is None or table.kind == "bodies":
        return table
    bodies = list(dict.fromkeys(text for row in table.table.rows if (text := _body(row, use))))
    if len(bodies) <= 1:
        return table
    own = [body for body in bodies if _is(body, name, code)]
    place = table.table.grid.locate(table.table.header[1], use.head.column)
    if not own:
        value = "、".join(bodies[:_SHOWN])
        raise UnreadableFileError(Diagnostic("MIG372", place, {"value": value}))
    kept: list[Row] = []
    for row in table.table.rows:
        body = _body(row, use)
        if not body or body in own:
            kept.append(row)
        else:
            told("MIG371", table.table.grid.locate(row.number, use.head.column), value=body)
    return replace(table, table=replace(table.table, rows=tuple(kept)))


def _body(row: Row, use: Use) -> str:
    value: Value = row.values[use.place]
    return shown(value)


def _is(body: str, name: str, code: str) -> bool:
    if name and plain(body) == plain(name):
        return True
    # a number may have lost its leading zero, or never had a check digit
    forms = (body[:_NUMBER], body.zfill(_NUMBER + 1)[:_NUMBER])
    return bool(code) and body.isdecimal() and code[:_NUMBER] in forms
