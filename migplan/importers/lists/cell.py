"""A cell of a list: its value, its place and its header."""

from dataclasses import dataclass
from datetime import date

from migplan.diagnostics.location import Location
from migplan.importers.grid import Value
from migplan.importers.lists.record import Given, Record
from migplan.importers.values.plain import one_line, plain

SILENT = frozenset({"", "-", "－", "―", "—", "‐", "ー"})
"""Nothing is told about these; other words that say nothing are told."""
EMPTY = frozenset(
    {
        "",
        "-",
        "－",
        "―",
        "—",
        "‐",
        "ー",
        "なし",
        "無し",
        "無",
        "不明",
        "?",
        "？",
        "n/a",
        "未定",
        "該当なし",
        "調査中",
        "確認中",
    }
)
"""Texts that say nothing."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its place and what the column is called."""

    value: Value
    place: Location
    title: str
    scale: int = 1

    @property
    def text(self) -> str:
        """As it is shown."""
        return shown(self.value)


def shown(value: Value) -> str:
    """A value as text on one line."""
    if isinstance(value, str):
        return one_line(value)
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(value)


def is_empty(value: Value) -> bool:
    """Whether a cell says nothing."""
    return value is None or (isinstance(value, str) and plain(value) in EMPTY)


JOINED = frozenset({"note", "source"})
"""Fields that take the texts of several columns."""
_BARE = frozenset({"備考", "note", "出典", "source"})
_MOST_TEXT = 1_900


def add_text(record: Record, field: str, title: str, cell: Cell) -> None:
    """Add a text to what a field says already, with the header it stood under."""
    if plain(cell.text) in EMPTY:
        return
    text = cell.text if plain(title) in _BARE else f"{one_line(title)}: {cell.text}"
    old = record.fields.get(field)
    joined = f"{old.value}／{text}" if old is not None and isinstance(old.value, str) else text
    place = cell.place if old is None else old.location
    record.fields[field] = Given(joined[:_MOST_TEXT], place, joined)
