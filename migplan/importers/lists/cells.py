"""One cell becomes one value of a field; what was read into it is told."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache

from migplan.catalogue.catalogue import Catalogue
from migplan.importers.fields import is_list, leaf_types
from migplan.importers.lists.amounts import LARGEST, UNITS, how_read
from migplan.importers.lists.cell import EMPTY, SILENT, Cell
from migplan.importers.lists.parts import names_in
from migplan.importers.lists.record import Given
from migplan.importers.lists.told import Told
from migplan.importers.lists.words import (
    bare_forms,
    exactly,
    find_businesses,
    header_forms,
    value_words,
)
from migplan.importers.nearest import LONGEST_GUESS
from migplan.importers.values.dates import DateReading, DateStatus, read_date
from migplan.importers.values.flags import FlagStatus, read_flag
from migplan.importers.values.numbers import (
    PER_MONTH,
    PER_YEAR,
    NumberStatus,
    read_number,
)
from migplan.importers.values.plain import one_line, plain
from migplan.importers.values.repair import Repair
from migplan.model.base import Frozen
from migplan.model.dates import RoughDate

_Known = tuple[str | tuple[str, ...] | None, tuple[tuple[str, Mapping[str, str]], ...]]
"""What a text was read as, and what was told about it."""
_NAMED = frozenset({"businesses", "hosting", "hosting_after", "local_kind"})
"""Fields of text that name an entry of the catalogue."""


@cache
def _form(model: type[Frozen], field: str) -> tuple[str, str]:
    """How a field is written, and the name of its closed list where it has one."""
    types = leaf_types(model.model_fields[field].annotation)
    for kind in types:
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return "choice", kind.__name__
    if is_list(model.model_fields[field].annotation):
        return "texts", ""
    if RoughDate in types:
        return "rough", ""
    if date in types:
        return "day", ""
    if bool in types:
        return "flag", ""
    return ("number", "") if types & {int, float} else ("text", "")


class Cells:
    """Reads cells for the fields of a model."""

    def __init__(
        self,
        catalogue: Catalogue,
        told: Told,
        own_words: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self.catalogue, self._told = catalogue, told
        self.own = own_words or {}
        self._known: dict[tuple[object, ...], _Known] = {}

    def read(self, model: type[Frozen], field: str, cell: Cell) -> Given | None:
        """Read a cell; None when it is empty or cannot be read, which is told."""
        if isinstance(cell.value, str) and not cell.value.strip():
            return None
        if _form(model, field)[0] == "text" and field not in _NAMED:
            return self.text(cell)
        # a list says the same few things again and again: each is read once
        key = (model, field, cell.value, type(cell.value), cell.title, cell.scale)
        if key not in self._known:
            told = Told()
            given = self._with(told)._read(model, field, cell)
            said = tuple((remark.code, remark.values) for remark in told.remarks)
            self._known[key] = (None if given is None else given.value, said)
        value, said = self._known[key]
        for code, values in said:
            self._told(code, cell.place, **values)
        return None if value is None else Given(value, cell.place, cell.text)

    def _with(self, told: Told) -> "Cells":
        return Cells(self.catalogue, told, self.own)

    def _read(self, model: type[Frozen], field: str, cell: Cell) -> Given | None:
        own = {
            "businesses": self.businesses,
            "hosting": self._hosting,
            "hosting_after": self._hosting,
            "local_kind": self._local_kind,
        }
        return own[field](cell) if field in own else self._typed(model, field, cell)

    def _typed(self, model: type[Frozen], field: str, cell: Cell) -> Given | None:
        form, name = _form(model, field)
        match form:
            case "choice":
                return self._choice(name, cell)
            case "day" | "rough":
                return self.day(cell, exact=form == "day")
            case "flag":
                return self._flag(cell)
            case "number":
                return self._number(cell)
            case "texts":
                return self.texts(cell)
            case _:
                return self.text(cell)

    def text(self, cell: Cell) -> Given | None:
        """Text as it stands, on one line; a dash or 不明 is no value."""
        text = cell.text
        return Given(text, cell.place, text) if plain(text) not in EMPTY else None

    def texts(self, cell: Cell) -> Given | None:
        """Several texts of one cell."""
        parts = names_in(str(cell.value), lambda _: False)
        kept = tuple(part for part in parts if plain(part) not in EMPTY)
        return Given(kept, cell.place, cell.text) if kept else None

    def businesses(self, cell: Cell) -> Given | None:
        """The businesses that a cell names; unknown names are told."""
        if plain(cell.text) in EMPTY:
            return None
        found: dict[str, None] = {}
        for name in names_in(str(cell.value), lambda text: bool(self.find_businesses(text))):
            keys = self.find_businesses(name)
            if not keys and plain(name) not in EMPTY:
                near = self.catalogue.nearest(name) if len(name) <= LONGEST_GUESS else None
                self._told("MIG314", cell.place, value=name, nearest=near or "")
            elif keys and not self._as_it_stands(name):
                self._told("MIG382", cell.place, value=name, read=header_forms(name)[-1])
            found |= dict.fromkeys(keys)
        return Given(tuple(found), cell.place, cell.text) if found else None

    def _as_it_stands(self, name: str) -> bool:
        own = self.own.get("Business")
        return any(exactly(form, self.catalogue, own) for form in bare_forms(name))

    def find_businesses(self, text: str) -> tuple[str, ...]:
        """Ids of what one name stands for."""
        return find_businesses(text, self.catalogue, self.own.get("Business"))

    def day(self, cell: Cell, *, exact: bool = False, first: bool = False) -> Given | None:
        """A date; ``exact`` wants a day, ``first`` the beginning of a range."""
        reading = read_date(cell.value)
        return self._dated(cell, reading, exact=exact, first=first)

    def period(self, cell: Cell) -> tuple[Given | None, Given | None]:
        """Start and end of a range; a single date is its end."""
        reading = read_date(cell.value)
        end = self._dated(cell, reading, exact=False, first=False, quiet_start=True)
        start = Given(str(reading.start), cell.place, cell.text) if reading.start else None
        return start, end

    def _dated(
        self,
        cell: Cell,
        reading: DateReading,
        *,
        exact: bool,
        first: bool,
        quiet_start: bool = False,
    ) -> Given | None:
        if reading.status is DateStatus.EMPTY:
            return None
        if reading.status is DateStatus.UNREADABLE:
            self._told("MIG308", cell.place, value=cell.text, field=cell.title)
            return None
        rough = reading.start if first and reading.start else reading.rough
        if rough is None:
            if not (quiet_start and reading.start):
                self._told("MIG309", cell.place, value=cell.text, field=cell.title)
            return None
        if exact and str(rough) != rough.day.isoformat():
            self._told("MIG364", cell.place, value=cell.text, field=cell.title)
            return None
        if reading.repairs or reading.rest:
            self._told(
                "MIG310",
                cell.place,
                value=cell.text,
                read=str(rough),
                **how_read(reading.repairs, reading.rest),
            )
        return Given(str(rough), cell.place, cell.text)

    def _flag(self, cell: Cell) -> Given | None:
        reading = read_flag(cell.value)
        if reading.status is FlagStatus.EMPTY or reading.value is None:
            if reading.status not in (FlagStatus.EMPTY,):
                self._told("MIG312", cell.place, value=cell.text, field=cell.title)
            return None
        if one_line(reading.rest):
            self._told("MIG382", cell.place, value=cell.text, read="○" if reading.value else "-")
        return Given("true" if reading.value else "false", cell.place, cell.text)

    def marked(self, cell: Cell) -> bool:
        """Whether a cell of a table of marks is marked; what is neither is told."""
        reading = read_flag(cell.value)
        if reading.status is FlagStatus.UNREADABLE:
            self._told("MIG312", cell.place, value=cell.text, field=cell.title)
        return reading.value is True

    def _number(self, cell: Cell) -> Given | None:
        found = self.number(cell)
        return None if found is None else Given(str(found), cell.place, cell.text)

    def number(self, cell: Cell, divisor: int = 1) -> int | None:
        """A whole number, in the unit of the field; repairs are told."""
        reading = read_number(cell.value)
        if reading.status is NumberStatus.EMPTY:
            return None
        if reading.status is not NumberStatus.KNOWN or reading.value is None:
            self._told("MIG311", cell.place, value=cell.text, field=cell.title)
            return None
        if reading.value < 0:
            self._told("MIG365", cell.place, value=cell.text, field=cell.title)
            return None
        factor = UNITS.get(reading.unit) if divisor == 1 or reading.unit else Fraction(1)
        if factor is None or abs(reading.value) > LARGEST:
            self._told("MIG311", cell.place, value=cell.text, field=cell.title)
            return None
        own_unit = cell.scale != 1 and (Repair.SCALED in reading.repairs or "円" in reading.unit)
        if own_unit or (divisor != 1 and reading.unit == PER_MONTH):
            # 150千円 under 月額（千円）, 月額 under 年額: the cell speaks for itself
            self._told("MIG380", cell.place, value=cell.text, field=cell.title)
        scale = 1 if own_unit else cell.scale
        if reading.unit in (PER_MONTH, PER_YEAR):
            divisor = 1
        exact = Fraction(reading.value).limit_denominator(10**6) * scale * factor / divisor
        whole = round(exact)
        if reading.repairs or reading.rest or scale != 1 or divisor != 1 or whole != reading.value:
            unit = reading.unit if factor != 1 else ""
            how = how_read(reading.repairs, reading.rest, scale, divisor, unit)
            self._told("MIG313", cell.place, value=cell.text, read=f"{whole:,}", **how)
        return whole

    def _choice(self, kind: str, cell: Cell) -> Given | None:
        if plain(cell.text) in EMPTY:
            if plain(cell.text) not in SILENT:
                self._told("MIG381", cell.place, value=cell.text, field=cell.title)
            return None
        own, words = self.own.get(kind, {}), value_words(kind)
        for form in (plain(cell.text), *header_forms(cell.text)):
            for table in (own, words):
                if form in table:
                    self._tell_short(cell, form)
                    return Given(table[form], cell.place, cell.text)
        self._told("MIG315", cell.place, value=cell.text, field=cell.title)
        return None

    def _tell_short(self, cell: Cell, form: str) -> None:
        """Words in brackets and numbers behind that a value was understood without."""
        if form not in bare_forms(cell.text):
            self._told("MIG382", cell.place, value=cell.text, read=form)

    def _hosting(self, cell: Cell) -> Given | None:
        return self._named(cell, "Hosting", lambda text: self.catalogue.find("hosting", text))

    def _local_kind(self, cell: Cell) -> Given | None:
        return self._named(cell, "LocalKind", lambda text: self.catalogue.find("local_kind", text))

    def _named(self, cell: Cell, kind: str, find: Callable[[str], str | None]) -> Given | None:
        text = cell.text
        if plain(text) in EMPTY:
            return None
        own, words = self.own.get(kind, {}), value_words(kind)
        for form in (text, *header_forms(text)):
            key = own.get(plain(form)) or find(form) or words.get(plain(form))
            if key:
                self._tell_short(cell, form)
                return Given(key, cell.place, text)
        self._told("MIG315", cell.place, value=text, field=cell.title)
        return None
