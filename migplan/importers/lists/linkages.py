"""Rows of a list of linkages: who gives what to whom, however the row words it."""

import re
from collections.abc import Iterator

from migplan.importers.lists.cells import Cell, Cells, is_empty
from migplan.importers.lists.columns import Direction, Understood, Use
from migplan.importers.lists.record import Given, Record
from migplan.importers.lists.shape import Row
from migplan.importers.lists.told import Told
from migplan.importers.lists.words import value_words
from migplan.importers.values.plain import one_line, plain
from migplan.model.linkage import Linkage

_VERB = re.compile(
    r"^(?P<data>.+?)[ 　]+(?P<verb>参照|作成|更新)(?:[（(](?P<timing>[^）)]+)[）)])?$"
)
_MARKED = re.compile(r"\[\s*([^\]]?)\s*\]\s*([^\[\]、,\n]+)")
_ENDS = ("provider", "consumer", "other", "own", "direction", "connections", "coverage", "number")


def linkage_records(
    table: Understood, cells: Cells, told: Told
) -> Iterator[tuple[Row, list[Record]]]:
    """Read every row; the ends stay names until all systems are known."""
    uses = {use.field: use for use in table.uses if use.list == "linkages"}
    for row in table.table.rows:
        yield row, _records(table, uses, row, cells, told)


def _records(
    table: Understood, uses: dict[str, Use], row: Row, cells: Cells, told: Told
) -> list[Record]:
    grid = table.table.grid
    place = grid.locate(row.number, table.table.heads[0].column)

    def cell(field: str) -> Cell | None:
        use = uses.get(field)
        if use is None or is_empty(row.values[use.place]):
            return None
        at = grid.locate(row.number, use.head.column)
        return Cell(row.values[use.place], at, use.head.text, use.scale)

    if (marks := cell("connections")) is not None:
        _tell_marks(marks, told)
        return []
    record = Record(place)
    for field in uses:
        if field not in _ENDS and field in Linkage.model_fields and (found := cell(field)):
            given = cells.read(Linkage, field, found)
            if given is not None:
                record.fields[field] = given
    direction = _direction(record, cell("direction"), table, told)
    if coverage := cell("coverage"):
        _add_note(record, coverage)
    ends = _ends(table, cell("provider"), cell("consumer"), cell("other"), cell("own"), direction)
    if ends is None:
        text = "、".join(one_line(str(value)) for value in row.values if value is not None)
        told("MIG324", place, value=text)
        return []
    record.names = {"provider": ends[0], "consumer": ends[1]}
    if direction != "both":
        return [record]
    back = Record(place, dict(record.fields), {"provider": ends[1], "consumer": ends[0]})
    back.fields.pop("id", None)
    told("MIG369", place, value=f"{ends[0].written} ⇔ {ends[1].written}")
    return [record, back]


def _ends(
    table: Understood,
    provider: Cell | None,
    consumer: Cell | None,
    other: Cell | None,
    own: Cell | None,
    direction: str,
) -> tuple[Given, Given] | None:
    """Provider and consumer; None when a row does not tell which is which."""
    if provider and consumer:
        return _given(provider), _given(consumer)
    mine = _given(own) if own else _own_of_title(table)
    if provider:
        return None if mine is None else (_given(provider), mine)
    if consumer:
        return None if mine is None else (mine, _given(consumer))
    if other is None or mine is None or not direction:
        return None
    return (_given(other), mine) if direction == "in" else (mine, _given(other))


def _given(cell: Cell) -> Given:
    return Given(cell.text, cell.place, cell.text)


def _own_of_title(table: Understood) -> Given | None:
    """The system a list belongs to, named over it or on its tab."""
    grid = table.table.grid
    for text in (*table.table.above, grid.name):
        name = re.sub(
            r"(?:データ)?(?:連携|受信|送信|入力|出力|提供|インターフェース|IF|I/F).*$",
            "",
            one_line(text),
        )
        name = name.strip(" 　の・-_（(【[■")
        if name:
            return Given(name, grid.locate(0, 0), text)
    return None


def _direction(record: Record, cell: Cell | None, table: Understood, told: Told) -> Direction | str:
    words = value_words("Direction")
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


def _add_note(record: Record, cell: Cell) -> None:
    text = f"{one_line(cell.title)}: {cell.text}"
    old = record.text("note")
    record.fields["note"] = Given(f"{old}／{text}" if old else text, cell.place, cell.text)


def _tell_marks(cell: Cell, told: Told) -> None:
    """A statement of connections with check marks tells no direction."""
    found = _MARKED.findall(str(cell.value))
    marked = [
        one_line(name) for mark, name in found if mark.strip() in ("○", "◯", "●", "レ", "✓", "〇")
    ]
    text = "、".join(marked) or cell.text
    told("MIG341", cell.place, value=text)
