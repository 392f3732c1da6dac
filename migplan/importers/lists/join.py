"""Records of the same system, from several rows, sheets or files, become one; told how."""

from collections import Counter
from collections.abc import Iterable

from migplan.catalogue.names import folded
from migplan.importers.field_words import FIELDS
from migplan.importers.lists.record import Given, Record
from migplan.importers.lists.told import Told

_LISTS = frozenset({"businesses", "functions_used", "shared_functions"})
_HOW = {"id": "記号", "name": "名前", "business": "業務"}
_TELLING = ("owner", "current_vendor", "current_package", "hosting")
"""Two rows with one name that differ here are two systems."""


class Systems:
    """All systems so far, found again by id, name or business."""

    def __init__(self, told: Told) -> None:
        self.records: list[Record] = []
        self._told = told
        self._by_id: dict[str, Record] = {}
        self._by_name: dict[str, list[Record]] = {}
        self._before: set[int] = set()
        self._names: Counter[str] = Counter()
        self._earlier: dict[frozenset[str], Record] = {}

    def begin_table(self, records: Iterable[Record]) -> None:
        """A new list begins: what is known by now may be meant by its business alone.

        Two rows of one list with one business may well be two systems; rows of two lists hardly.
        """
        rows = list(records)
        self._before = {id(record) for record in self.records}
        self._names = Counter(_key(record.text("name")) for record in rows)
        inside = Counter(frozenset(_texts(record)) for record in rows)
        found: dict[frozenset[str], list[Record]] = {}
        for record in self.records:
            found.setdefault(frozenset(_texts(record)), []).append(record)
        self._earlier = {
            key: known[0]
            for key, known in found.items()
            if key and len(known) == 1 and inside[key] == 1
        }

    def add(self, record: Record) -> Record:
        """Join a record with the one it is about, or take it as new; returns the one kept."""
        known, how = self._find(record)
        if known is None:
            self._enter(record)
            return record
        self._join(known, record, how)
        return known

    def named(self, name: str) -> list[Record]:
        """The systems that bear a name, endings such as システム and blanks aside."""
        return self._by_name.get(_key(name), [])

    def with_id(self, key: str) -> Record | None:
        """The system with an id of its own list."""
        return self._by_id.get(key)

    def covering(self, businesses: Iterable[str]) -> list[Record]:
        """The systems that cover all of some businesses."""
        wanted = set(businesses)
        return [record for record in self.records if wanted and wanted <= set(_texts(record))]

    def _find(self, record: Record) -> tuple[Record | None, str]:
        key = record.text("id")
        if key and key in self._by_id:
            return self._by_id[key], "id"
        found = [old for old in self.named(record.text("name")) if not _differ(old, record)]
        found = [
            old for old in found if not (key and old.text("id")) or self._is_meant(old, record)
        ]
        if found:
            return found[0], "name"
        known = self._earlier.get(frozenset(_texts(record)))
        return known, "business" if known else ""

    def _is_meant(self, old: Record, record: Record) -> bool:
        """Whether a row with another id is about a system of an earlier list.

        Each list numbers in its own way; but two rows of one list with ids of their own are two.
        """
        return id(old) in self._before and self._names[_key(record.text("name"))] == 1

    def _enter(self, record: Record) -> None:
        self.records.append(record)
        if key := record.text("id"):
            self._by_id[key] = record
        namesakes = self._by_name.setdefault(_key(record.text("name")), [])
        if namesakes:
            first = str(namesakes[0].place)
            self._told("MIG342", record.place, value=record.text("name"), first=first)
        namesakes.append(record)

    def _join(self, known: Record, record: Record, how: str) -> None:
        names = f"{known.text('name')} ← {record.text('name')}"
        words = {"how_ja": _HOW[how], "how_en": how}
        self._told("MIG318", record.place, value=names, first=str(known.place), **words)
        for field, given in record.fields.items():
            old = known.fields.get(field)
            if old is None:
                known.fields[field] = given
            elif (
                field in _LISTS and isinstance(old.value, tuple) and isinstance(given.value, tuple)
            ):
                both = tuple(dict.fromkeys((*old.value, *given.value)))
                known.fields[field] = Given(both, old.location, old.written)
            elif old.value != given.value and not (field == "name" and how != "id"):
                title = FIELDS.get(f"System.{field}", (field, ""))[0]
                values = {"field_ja": title, "field_en": field, "value": _written(old)}
                values["other"] = _written(given)
                self._told("MIG319", given.location, first=str(old.location), **values)
        if record.text("id"):
            self._by_id.setdefault(record.text("id"), known)
        namesakes = self._by_name.setdefault(_key(record.text("name")), [])
        if all(old is not known for old in namesakes):
            namesakes.append(known)


def _written(given: Given) -> str:
    """As it stands in the cell, or, from an inventory, in the file."""
    return given.written or (
        given.value if isinstance(given.value, str) else "、".join(given.value)
    )


def _texts(record: Record) -> tuple[str, ...]:
    given = record.fields.get("businesses")
    return given.value if given is not None and isinstance(given.value, tuple) else ()


def _differ(old: Record, new: Record) -> bool:
    """Whether two records of one name are about different systems."""
    pairs = ((old.text(field), new.text(field)) for field in _TELLING)
    return sum(bool(a and b and folded(a) != folded(b)) for a, b in pairs) > 1


def _key(name: str) -> str:
    form = folded(name)
    for ending in ("情報システム", "システム"):
        if form.endswith(ending) and form != ending:
            return form.removesuffix(ending)
    return form
