"""What each column of a table is used for, and which kind of list the table is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from migplan.importers.lists.table import Head, Table
from migplan.importers.lists.words import (
    LISTS,
    BusinessWords,
    header_forms,
    header_words,
    scale_of,
)
from migplan.importers.values.plain import plain

ListKind = Literal["systems", "linkages", "contracts", "bodies", ""]
"""``bodies`` is a wide table with a row for each municipality; ``""`` is none we know."""

Direction = Literal["in", "out", ""]

_RECEIVED = ("受信", "受領", "取込", "入力", "受け取り")
_SENT = ("送信", "提供", "出力", "引渡")
_LEAST_BUSINESSES = 4
_LONGEST_HEADER = 60
_WEAK = frozenset({"number", "note", "source", "owner_person", "total_yen", "procurement"})
MANY = _WEAK | {"mark", "businesses"}
"""Fields of which a list may have several columns: joined, or none of them taken in."""
_CONTRACTS = (("リース", "lease"), ("賃貸借", "lease"), ("保守", "maintenance"), ("利用料", "use"))
_AFTER = ("移行後", "移行先", "次期", "新システム", "標準準拠")
"""Above 稼働時期 they make it a date of the new system, not of today's."""
_BODY = frozenset({"municipality", "municipality_code"})


@dataclass(frozen=True, slots=True)
class Use:
    """One column and what it is for."""

    place: int
    """Among the heads of its table."""
    head: Head
    list: str = ""
    """The list its field belongs to; empty when the column is not used."""
    field: str = ""
    businesses: tuple[str, ...] = ()
    """A column of marks: the businesses it stands for."""
    group: str = ""
    """The kind of contract a column is about, where its header says so."""
    scale: int = 1
    """Yen that one unit of the column stands for."""
    double: bool = False
    """Not used because another column says the same."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A table whose columns have names."""

    table: Table
    kind: ListKind
    uses: tuple[Use, ...]
    direction: Direction = ""
    """Given by the title or the name of the sheet: a list of what is received, or sent."""

    def used(self, field: str, of: str = "") -> Use | None:
        """The column of a field."""
        wanted = of or self.kind
        return next((use for use in self.uses if use.field == field and use.list == wanted), None)

    @property
    def title(self) -> str:
        """What stands above the table, and the name of the sheet."""
        return " ".join([*self.table.above, self.table.grid.name])


class Recogniser:
    """Knows headers by the words of the catalogue."""

    def __init__(self, businesses: BusinessWords) -> None:
        self._businesses = businesses
        self._sure: dict[str, int] = {}
        self._words = frozenset(word for kind in LISTS for word in header_words(kind))

    def is_word(self, folded: str) -> bool:
        """A quick look: whether a folded text is a word of a list as it stands."""
        return folded in self._words

    def sure(self, text: str) -> int:
        """2 for a word of any list, 1 for the name of a business, 0 for neither."""
        if len(text) > _LONGEST_HEADER:
            return 0
        if text not in self._sure:
            named = any(_field(text, kind) for kind in LISTS)
            self._sure[text] = 2 if named else int(bool(self._businesses.find(text)))
        return self._sure[text]

    def understand(self, table: Table, kind: ListKind | None = None) -> Understood:
        """Name the columns of a table; ``kind`` says which list it is, if somebody knows."""
        direction = _direction(table)
        found = kind if kind is not None else self._kind(table, direction)
        return Understood(table, found, tuple(self._uses(table.heads, found)), direction)

    def _kind(self, table: Table, direction: Direction) -> ListKind:
        fields = {kind: self._fields(table.heads, kind) for kind in LISTS}
        marks = sum(bool(self._marks(head, "systems")) for head in table.heads)
        if fields["systems"] & _BODY and marks >= _LEAST_BUSINESSES:
            return "bodies"
        if _is_linkages(fields["linkages"], direction):
            return "linkages"
        own = fields["contracts"] & {"id", "name", "kind"}
        dated = fields["contracts"] & {
            "start",
            "end",
            "period",
            "monthly_yen",
            "yearly_yen",
            "procurement",
        }
        detail = fields["systems"] & {"owner", "businesses", "hosting", "zone", "state", "kind"}
        if own and dated and len(detail - {"kind"}) <= 1:  # an owner beside it is usual
            return "contracts"
        if fields["systems"] & {"name", "businesses", "current_package", "package"}:
            return "systems"
        return (
            "contracts"
            if dated - {"procurement"} and fields["contracts"] & {"systems", "name"}
            else ""
        )

    def _fields(self, heads: Sequence[Head], kind: str) -> frozenset[str]:
        found = (_named(head, header_words(kind)) for head in heads)
        return frozenset(field for field in found if field and field not in _WEAK)

    def _marks(self, head: Head, kind: str) -> tuple[str, ...]:
        if not head.lower or _named(head, header_words(kind)):
            return ()
        return self._businesses.find(head.lower)

    def _uses(self, heads: Sequence[Head], kind: ListKind) -> list[Use]:
        if not kind:
            return [Use(place, head) for place, head in enumerate(heads)]
        own: ListKind = "systems" if kind == "bodies" else kind
        taken: set[tuple[str, str, str]] = set()
        wide = sum(bool(self._marks(head, own)) for head in heads) >= _LEAST_BUSINESSES
        uses: list[Use] = []
        for place, head in enumerate(heads):
            marks = self._marks(head, own) if wide and own == "systems" else ()
            if marks:
                uses.append(Use(place, head, own, "mark", marks))
                continue
            list_, field = _place(head, own)
            group = _group(head) if list_ == "contracts" else ""
            key = (list_, field, group)
            double = bool(field) and field not in _WEAK and key in taken
            taken.add(key)
            if double or not field:
                uses.append(Use(place, head, double=double))
            else:
                uses.append(use_of(place, head, list_, field))
        return uses


def use_of(place: int, head: Head, list_: str, field: str) -> Use:
    """A column of a field, with what its header says of unit and kind of contract."""
    group = _group(head) if list_ == "contracts" else ""
    return Use(place, head, list_, field, (), group, scale_of(head.text))


def _place(head: Head, own: str) -> tuple[str, str]:
    """List and field of a column; a list of systems may tell of contracts too."""
    if field := _named(head, header_words(own)):
        if field == "introduced" and any(word in plain(head.text) for word in _AFTER):
            return own, "planned"
        if (
            own == "systems"
            and _of_contract(head)
            and (other := _named(head, header_words("contracts")))
        ):
            return "contracts", other
        return own, field
    if own == "systems" and (field := _named(head, header_words("contracts"))):
        return ("contracts", field) if field != "systems" else ("", "")
    return "", ""


def _group(head: Head) -> str:
    """The kind of contract that a header speaks of: lease and maintenance end on days of their own."""
    text = plain(head.text)
    return next((kind for word, kind in _CONTRACTS if word in text), "")


def _of_contract(head: Head) -> bool:
    """Whether the words above a column say that it is about the contract."""
    upper = plain(head.upper)
    return any(word in upper for word in ("契約", "リース", "賃貸借", "保守", "委託"))


def _named(head: Head, words: Mapping[str, str]) -> str:
    """The field that a header names: by all its words, the lowest, or the upper ones."""
    if not head.lower:
        return ""
    for text in (head.text, head.lower, f"{head.lower}({head.upper})" if head.upper else ""):
        if field := _lookup(text, words):
            return field
    return ""


def _lookup(text: str, words: Mapping[str, str]) -> str:
    return next((words[form] for form in header_forms(text) if form in words), "")


def _field(text: str, kind: str) -> str:
    return _lookup(text, header_words(kind))


def _is_linkages(fields: frozenset[str], direction: Direction) -> bool:
    if {"provider", "consumer"} <= fields or "connections" in fields:
        return True
    one_end = bool(fields & {"provider", "consumer", "other"})
    about = bool(fields & {"data", "method", "timing", "volume"})
    return one_end and (about or "direction" in fields or bool(direction))


def _direction(table: Table) -> Direction:
    """A list of what is received or of what is sent, by its title or the name of its sheet."""
    words = plain(" ".join([*table.above, table.grid.name]))
    received = any(word in words for word in _RECEIVED)
    sent = any(word in words for word in _SENT)
    if received == sent:
        return ""
    return "in" if received else "out"
