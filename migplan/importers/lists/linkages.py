"""Rows of a list of linkages: who gives what to whom, however the row words it."""

import re
from collections.abc import Iterator, Sequence

from migplan.importers.lists.cell import JOINED, Cell, add_text, is_empty, shown
from migplan.importers.lists.cells import Cells
from migplan.importers.lists.columns import Direction, Understood, Use
from migplan.importers.lists.record import Given, Record
from migplan.importers.lists.table import Row
from migplan.importers.lists.told import Told
from migplan.importers.lists.words import value_words
from migplan.importers.values.plain import one_line, plain
from migplan.model.linkage import Linkage

_VERB = re.compile(
    r"^(?P<data>.+?)[ 　]+(?P<verb>参照|作成|更新)(?:[（(](?P<timing>[^）)]+)[）)])?$"
)
_ABOUT_LISTS = re.compile(
    r"[\s　]*(?:外部|庁内|他システム|データ|ファイル)*(?:連携|受信|送信|入力|出力|提供|インターフェース|IF|I/F).*$"
)
_NUMBERED = re.compile(r"^[\d０-９]+[.．、)）\s　]+")
_MARKED = re.compile(r"\[\s*([^\]]?)\s*\]\s*([^\[\]、,\n]+)")
_NAMED = ("provider", "consumer", "other", "own")
_ENDS = (*_NAMED, "direction", "connections", "coverage", "number")


def linkage_records(
    table: Understood, cells: Cells, told: Told
) -> Iterator[tuple[Row, list[Record]]]:
    """Read every row; the ends stay names until all systems are known."""
    uses = [use for use in table.uses if use.list == "linkages"]
    own = _own_of_title(table, cells)
    for row in table.table.rows:
        yield row, _records(table, uses, row, own, cells, told)


def _records(
    table: Understood, uses: Sequence[Use], row: Row, own: Given | None, cells: Cells, told: Told
) -> list[Record]:
    grid = table.table.grid
    place = grid.locate(row.number, table.table.heads[0].column)
    by_field: dict[str, Cell] = {}
    record = Record(place)
    for use in uses:
        if is_empty(row.values[use.place]):
            continue
        at = grid.locate(row.number, use.head.column)
        cell = Cell(row.values[use.place], at, use.head.text, use.scale)
        by_field.setdefault(use.field, cell)
        _take(record, use, cell, cells)
    if (marks := by_field.get("connections")) is not None:
        _tell_marks(marks, told)
        return []
    direction = _direction(record, by_field.get("direction"), table, cells, told)
    ends = _ends(record, own, by_field, direction, told)
    if ends is None:
        text = "、".join(shown(value) for value in row.values if value is not None)
        told("MIG324", place, value=text)
        return []
    record.names = {"provider": ends[0], "consumer": ends[1]}
    if direction != "both":
        return [record]
    back = Record(place, dict(record.fields), {"provider": ends[1], "consumer": ends[0]})
    back.fields.pop("id", None)
    told("MIG369", place, value=f"{ends[0].written} ⇔ {ends[1].written}")
    return [record, back]


def _take(record: Record, use: Use, cell: Cell, cells: Cells) -> None:
    if use.field == "coverage":
        add_text(record, "note", cell.title, cell)
    elif use.field in JOINED:
        add_text(record, use.field, use.head.lower, cell)
    elif use.field not in _ENDS and use.field in Linkage.model_fields:
        given = cells.read(Linkage, use.field, cell)
        if given is not None:
            record.fields.setdefault(use.field, given)


def _ends(
    record: Record, own: Given | None, cells: dict[str, Cell], direction: str, told: Told
) -> tuple[Given, Given] | None:
    """Provider and consumer; None when a row does not tell which is which.

    ``own`` is the system that the whole list is about, if its title says so.
    """
    given = {name: _given(cells[name]) for name in _NAMED if name in cells}
    mine = given.get("own") or own
    provider, consumer, other = (given.get(name) for name in ("provider", "consumer", "other"))
    far = consumer or other or mine
    pair: tuple[Given | None, Given | None] = (None, None)
    if provider:
        pair = (provider, far)
        if far is other and direction == "in" and "direction" in cells:
            pair = (far, provider)  # 連携元 is then no more than the system the list is about
    elif consumer:
        pair = (mine, consumer)
    elif other and direction:
        pair = (other, mine) if direction == "in" else (mine, other)
    first, second = pair
    if first is None or second is None:
        return None
    if first is not provider and provider is not None:
        words = {"provider": first.written, "consumer": second.written}
        told("MIG370", record.place, value=cells["direction"].text, **words)
    for name, end in given.items():
        if end not in pair:
            add_text(record, "note", cells[name].title, cells[name])
    return first, second


def _given(cell: Cell) -> Given:
    return Given(cell.text, cell.place, cell.text)


def _own_of_title(table: Understood, cells: Cells) -> Given | None:
    """The system a list belongs to, named over it or on its tab."""
    grid = table.table.grid
    for text in (*table.table.above, grid.name):
        name = _ABOUT_LISTS.sub("", _NUMBERED.sub("", one_line(text)))
        name = name.strip(" 　の・-_（(【[■")
        if name.endswith("システム") or (name and cells.find_businesses(name)):
            return Given(name, grid.locate(0, 0), name)
    return None


def _direction(
    record: Record, cell: Cell | None, table: Understood, cells: Cells, told: Told
) -> Direction | str:
    words = {**value_words("Direction"), **cells.own.get("Direction", {})}
    if cell is not None:
        found = words.get(plain(cell.text), "")
        if not found:
            told("MIG315", cell.place, value=cell.text, field=cell.title)
        return found
    verb = _VERB.match(record.text("data"))
    if verb is None:
        return table.direction
    data = record.fields["data"]
    record.fields["data"] = Given(verb["data"], data.location, data.written)
    if verb["timing"] and "timing" not in record.fields:
        record.fields["timing"] = Given(verb["timing"], data.location, data.written)
    found = words[verb["verb"]]
    told("MIG340", data.location, value=data.written, read="受け取る" if found == "in" else "渡す")
    return found


def _tell_marks(cell: Cell, told: Told) -> None:
    """A statement of connections with check marks tells no direction."""
    found = _MARKED.findall(str(cell.value))
    marked = [
        one_line(name) for mark, name in found if mark.strip() in ("○", "◯", "●", "レ", "✓", "〇")
    ]
    text = "、".join(marked) or cell.text
    told("MIG341", cell.place, value=text)
