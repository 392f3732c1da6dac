"""An inventory as a workbook that a clerk can fill in and that reads back as the same one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.defaults import AS_OF
from migplan.diagnostics.errors import MigplanError
from migplan.importers.workbook_names import Known, known
from migplan.importers.workbook_shape import (
    ABOUT,
    CHANGES,
    DEFERRED,
    INTRODUCTION,
    ITEM,
    REFERENCES,
    SHEETS,
    SYSTEMS,
    USED,
    VALUE,
    Field,
    Table,
    Values,
)
from migplan.model.base import Frozen
from migplan.model.inventory import Inventory
from migplan.model.linkage import Linkage
from migplan.model.system import System
from migplan.report.book import Book, Cell, Column, Sheet
from migplan.report.inventory_cells import Wording, cell_of, choices_of
from migplan.report.inventory_looks import introduction, note_of, width_of
from migplan.report.inventory_order import in_order
from migplan.report.xlsx_cells import MAXIMUM

_PAGE = 220
"""Characters of half width that can still be read side by side on A3."""

Content = Mapping[str, Any]
"""A record as plain values: days and closed lists as text."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a template offers beside an inventory, marked as not in use."""

    systems: Sequence[System] = ()
    linkages: Sequence[Linkage] = ()


def inventory_book(
    inventory: Inventory, catalogue: Catalogue, *, offer: Offer | None = None, lang: str = "ja"
) -> Book:
    """Lay an inventory out in sheets with drop-downs.

    Args:
        inventory: What is written.
        catalogue: Names of businesses, places and kinds.
        offer: Systems a body may have, for ticking; the systems then get a column for it.
        lang: Language of titles, words and comments; either is read again.

    Raises:
        MigplanError: If a text is longer than a cell can hold.
    """
    given = offer or Offer()
    wording = Wording(
        systems=_known_systems(inventory, given, catalogue, partners=False),
        nodes=_known_systems(inventory, given, catalogue, partners=True),
        catalogue=catalogue,
        english=lang == "en",
    )
    rows = _Rows(inventory, given, catalogue)
    sheets = [_introduction(wording, ticks=bool(given.systems))]
    for shape in SHEETS:
        if isinstance(shape, Values):
            sheets.append(_values(shape, _plain(getattr(inventory, shape.key)), wording))
        else:
            sheets.append(_table(shape, rows, wording))
    _demand_short(sheets)
    name = inventory.municipality.name
    title = f"{name}: inventory" if wording.english else f"{name}の棚卸"
    return Book(title, sheets, inventory.policy.as_of or AS_OF, lang)


class _Rows:
    """The records of each table, in the order in which people look for them."""

    def __init__(self, inventory: Inventory, offer: Offer, catalogue: Catalogue) -> None:
        self.inventory = inventory
        self.offered = {system.id for system in offer.systems}
        self.ticks = bool(offer.systems)
        systems = [*inventory.systems, *offer.systems]
        self.systems = in_order(systems, catalogue)
        place = {system.id: number for number, system in enumerate(self.systems)}
        last = len(place)
        self.linkages = sorted(
            (*inventory.linkages, *offer.linkages),
            key=lambda x: (place.get(x.provider, last), place.get(x.consumer, last), str(x.id)),
        )

    def of(self, table: Table) -> Iterator[Content]:
        """The contents of the rows of one table."""
        section, _, name = table.key.partition(".")
        if table is CHANGES:
            yield from self._changes()
        elif table is DEFERRED:
            for system in self.systems:
                for part in system.deferred_functions:
                    yield {"system": system.id, **_plain(part)}
        elif table is REFERENCES:
            yield from map(_plain, self.inventory.municipality.references)
        elif table.bare:
            field = table.fields[0].route[0]
            for value in _plain(self.inventory.policy).get(name, ()):
                yield {field: value}
        elif section == "policy":
            yield from map(_plain, getattr(self.inventory.policy, name))
        elif table is SYSTEMS:
            for system in self.systems:
                used = "no" if system.id in self.offered else "yes"
                yield {**_plain(system), "used": used}
        elif section == "linkages":
            yield from map(_plain, self.linkages)
        else:
            yield from map(_plain, getattr(self.inventory, section))

    def _changes(self) -> Iterator[Content]:
        policy = self.inventory.policy
        for vendor in policy.vendors:
            for change in vendor.changes:
                yield {"vendor": vendor.vendor, **_plain(change)}
        for change in policy.staff.changes if policy.staff else ():
            yield _plain(change)


def _plain(record: Frozen) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_defaults=True)


def _known_systems(
    inventory: Inventory, offer: Offer, catalogue: Catalogue, *, partners: bool
) -> Known:
    pairs = [(x.id, x.name) for x in (*inventory.systems, *offer.systems)]
    if partners:
        pairs += [(x.id, x.name) for x in inventory.partners]
        pairs += [(x.id, x.name.ja) for x in catalogue.partners]
    return known(pairs)


def _introduction(wording: Wording, *, ticks: bool) -> Sheet:
    lines = introduction(english=wording.english, ticks=ticks)
    title, *rest = lines
    return Sheet(
        name="_introduction" if wording.english else INTRODUCTION,
        columns=[Column(title, width=110)],
        rows=[[line] for line in rest],
        fixed_columns=0,
    )


def _values(shape: Values, content: Content, wording: Wording) -> Sheet:
    rows: list[list[Cell]] = []
    choices: dict[tuple[int, int], tuple[str, ...]] = {}
    for number, field in enumerate(shape.fields):
        about = field.english if wording.english else field.about
        value = cell_of(field, _at(content, field.route), wording)
        # values of all kinds stand in one column, whose cells are text: a day is written out
        value = value.isoformat() if isinstance(value, date) else value
        note = note_of(field, about, wording.english, between="　")
        rows.append([wording.title(field), value, note])
        if offered := choices_of(field, wording):
            choices[number, 1] = offered
    titles = ("item", "value", "_about") if wording.english else (ITEM, VALUE, ABOUT)
    columns = [Column(title, width) for title, width in zip(titles, (30, 40, 90), strict=True)]
    return Sheet(
        name=wording.sheet(shape),
        columns=columns,
        rows=rows,
        above=wording.above(shape),
        choices=choices,
        fixed_columns=1,
        form=True,
    )


def _table(shape: Table, rows: _Rows, wording: Wording) -> Sheet:
    ticks = shape is SYSTEMS and rows.ticks
    fields = (USED, *shape.columns) if ticks else shape.columns
    columns = [_column(field, wording) for field in fields]
    cells = [
        [cell_of(field, _at(content, field.route), wording) for field in fields]
        for content in rows.of(shape)
    ]
    return Sheet(
        name=wording.sheet(shape),
        columns=columns,
        rows=cells,
        above=wording.above(shape),
        fixed_columns=3 if ticks else 2 if "." not in shape.key else 1,
        pages_wide=max(1, round(sum(column.width for column in columns) / _PAGE)),
        form=True,
    )


def _column(field: Field, wording: Wording) -> Column:
    about = field.english if wording.english else field.about
    choices = choices_of(field, wording)
    forms = {"day": "date", "whole": "number", "amount": "number"}
    form: Any = "yen" if field.route[-1].endswith("_yen") else forms.get(field.form, "text")
    return Column(
        title=wording.title(field),
        width=width_of(field, wording.english),
        note=note_of(field, about, wording.english),
        choices=choices,
        # several may stand in one cell, and what is new is in no list
        strict=bool(choices) and field.form in ("choice", "flag"),
        form=form,
    )


def _at(content: Content, route: Sequence[str]) -> Any:
    value: Any = content
    for step in route:
        if value is None:
            return None
        value = value.get(step)
    return value


def _demand_short(sheets: Sequence[Sheet]) -> None:
    for sheet in sheets:
        for row in sheet.rows:
            for cell in row:
                if isinstance(cell, str) and len(cell) > MAXIMUM:
                    raise MigplanError(
                        f"シート「{sheet.name}」に、Excel のセルに入らない長さの文（{len(cell):,} 字）があります。フォルダーに書き出してください。",
                        f"A text of {len(cell):,} characters does not fit into a cell of the sheet '{sheet.name}'; write a folder instead.",
                    )
