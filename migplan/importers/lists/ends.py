"""Names at the ends of linkages, and in contracts, become ids of systems and partners."""

from collections.abc import Iterator

from migplan.catalogue.catalogue import Catalogue
from migplan.diagnostics.location import Location
from migplan.importers.lists.cells import Cells
from migplan.importers.lists.join import Systems
from migplan.importers.lists.parts import names_in
from migplan.importers.lists.record import Given, Record
from migplan.importers.lists.told import Told
from migplan.importers.lists.words import header_forms, value_words
from migplan.importers.nearest import nearest
from migplan.importers.values.plain import plain

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
        place = given.location
        for name in names_in(given.written, lambda text: self._one(text, place) is not None):
            found = self._one(name, place)
            yield found if found is not None else self._new(name, given)

    def systems(self, given: Given) -> Iterator[Record]:
        """The systems that a contract names; a name nobody knows is told and makes no system."""
        place = given.location
        for name in names_in(given.written, lambda text: self._one(text, place) is not None):
            found = self._one(name, place)
            if isinstance(found, Record):
                yield found
            else:
                self._told("MIG373", place, value=name, nearest=self._near(name))

    def inside(self, text: str) -> Record | None:
        """The only system whose name, or business, stands inside a longer text."""
        folded_text = plain(text)
        found = [r for r in self._systems.records if plain(r.text("name")) in folded_text]
        if len(found) == 1:
            return found[0]
        names = [b for b in self._catalogue.businesses if plain(b.name.ja) in folded_text]
        covering = self._systems.covering([names[0].id]) if len(names) == 1 else []
        return covering[0] if len(covering) == 1 else None

    def _one(self, text: str, place: Location) -> str | Record | None:
        if text not in self._known:
            self._known[text] = self._search(text, place)
        return self._known[text]

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
        words = {**value_words("Partner"), **self._cells.own.get("Partner", {})}
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
        self._known.clear()  # what was unknown may be this one
        return kept

    def _near(self, text: str) -> str:
        if self._guesses >= _MOST_GUESSES:
            return ""
        self._guesses += 1
        return nearest(text, {record.text("name") for record in self._systems.records})
