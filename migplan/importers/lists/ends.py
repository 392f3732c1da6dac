"""Names at the ends of linkages, and in contracts, become ids of systems and partners."""

import re
from collections.abc import Iterator

from migplan.catalogue.catalogue import Catalogue
from migplan.diagnostics.location import Location
from migplan.importers.lists.cells import Cells
from migplan.importers.lists.join import Systems
from migplan.importers.lists.record import Given, Record
from migplan.importers.lists.told import Told
from migplan.importers.lists.words import header_forms, value_words
from migplan.importers.nearest import nearest
from migplan.importers.values.plain import one_line, plain

_PARTS = re.compile(r"[、,，/／;；\n]|及び|および|並びに")
_MOST_GUESSES = 200


class Ends:
    """Finds what a name in a linkage or contract stands for."""

    def __init__(self, systems: Systems, cells: Cells, catalogue: Catalogue, told: Told) -> None:
        self._systems, self._cells, self._catalogue, self._told = systems, cells, catalogue, told
        self._known: dict[str, str | Record | None] = {}
        self._guesses = 0

    def find(self, given: Given) -> Iterator[str | Record]:
        """The systems (records) or partners (ids) of one end; a name nobody knows is a new system.

        A cell that names several is taken apart when it is no name as a whole.
        """
        text = one_line(given.written)
        whole = self._one(text, given.location, sure=False)
        if whole is not None:
            yield whole
            return
        parts = [part for part in map(one_line, _PARTS.split(given.written)) if part]
        for part in parts or [text]:
            found = self._one(part, given.location, sure=False)
            yield found if found is not None else self._new(part, given)

    def systems(self, given: Given, code: str) -> Iterator[Record]:
        """The systems that a contract names; a name nobody knows is told and makes no system."""
        for text, found in self._named(given):
            if isinstance(found, Record):
                yield found
            else:
                self._told(code, given.location, value=text, nearest=self._near(text))

    def _named(self, given: Given) -> Iterator[tuple[str, str | Record | None]]:
        """The names in a cell with what they stand for; a dot may be a part of a name."""
        whole = one_line(given.written)
        if self._one(whole, given.location, sure=True) is not None:
            yield whole, self._one(whole, given.location, sure=True)
            return
        for part in filter(None, map(one_line, _PARTS.split(given.written))):
            pieces = [piece for piece in map(one_line, part.split("・")) if piece]
            names = [part] if self._one(part, given.location, sure=True) else pieces
            for name in names:
                yield name, self._one(name, given.location, sure=True)

    def inside(self, text: str) -> Record | None:
        """The only system whose name, or business, stands inside a longer text."""
        folded_text = plain(text)
        found = [r for r in self._systems.records if plain(r.text("name")) in folded_text]
        if len(found) == 1:
            return found[0]
        names = [b for b in self._catalogue.businesses if plain(b.name.ja) in folded_text]
        covering = self._systems.covering([names[0].id]) if len(names) == 1 else []
        return covering[0] if len(covering) == 1 else None

    def _one(self, text: str, place: Location, *, sure: bool) -> str | Record | None:
        if text in self._known:
            return self._known[text]
        found = self._search(text, place)
        if found is not None or sure:
            self._known[text] = found
        return found

    def _search(self, text: str, place: Location) -> str | Record | None:
        if (record := self._systems.with_id(text)) is not None:
            return record
        for form in (text, *header_forms(text)):
            named = self._systems.named(form)
            if len(named) > 1:
                self._told("MIG343", place, value=text, first=str(named[1].place))
            if named:
                return named[0]
        if partner := self._partner(text):
            return partner
        businesses = self._cells.find_businesses(text) or self._other_words(text)
        if not businesses:
            return None
        covering = self._systems.covering(businesses)
        if len(covering) > 1:
            self._told("MIG343", place, value=text, first=str(covering[1].place))
        if covering:
            return covering[0]
        return None

    def _other_words(self, text: str) -> tuple[str, ...]:
        words = value_words("End")
        return next(((words[form],) for form in header_forms(text) if form in words), ())

    def _partner(self, text: str) -> str | None:
        words = value_words("Partner")
        for form in (text, *header_forms(text)):
            if plain(form) in words:
                return words[plain(form)]
            if key := self._catalogue.find("partner", form):
                return key
        return None

    def _new(self, text: str, given: Given) -> Record:
        """A system that only a list of linkages names."""
        record = Record(given.location, {"name": Given(text[:400], given.location, text)})
        if keys := self._cells.find_businesses(text) or self._other_words(text):
            record.fields["businesses"] = Given(keys, given.location, text)
        elif local := self._catalogue.find("local_kind", text):
            record.fields["local_kind"] = Given(local, given.location, text)
        self._told("MIG363", given.location, value=text, nearest=self._near(text))
        kept = self._systems.add(record)
        self._known[text] = kept
        return kept

    def _near(self, text: str) -> str:
        if self._guesses >= _MOST_GUESSES:
            return ""
        self._guesses += 1
        return nearest(text, {record.text("name") for record in self._systems.records})
