"""Ids for systems that came without one: from their business, else numbered."""

import re
from collections.abc import Sequence

from migplan.catalogue.catalogue import Catalogue
from migplan.importers.lists.record import Given, Record

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:#>\-]{0,119}")

_NUMBERED = "system"


def give_ids(records: Sequence[Record], catalogue: Catalogue) -> None:
    """Give every record an id of its own; one that a list states is kept where it can be."""
    taken: set[str] = set()
    for record in records:
        keep_id(record, taken)
    counts: dict[str, int] = {}
    # by name, so that the order of the files leaves no trace
    for record in sorted(records, key=lambda record: (record.text("name"), str(record.place))):
        if not record.text("id"):
            key = _free(_stem(record, catalogue), taken, counts)
            taken.add(key)
            record.fields["id"] = Given(key, record.place, "")


def keep_id(record: Record, taken: set[str]) -> None:
    """Keep the id that a list states; one that cannot be an id, or is another's, goes to the note."""
    stated = record.text("id")
    if not stated:
        return
    if _ID.fullmatch(stated) and stated not in taken:
        taken.add(stated)
        return
    note = record.text("note")
    text = f"元の記号: {stated}"
    record.fields["note"] = Given(f"{note}／{text}" if note else text, record.place, stated)
    del record.fields["id"]


def _stem(record: Record, catalogue: Catalogue) -> str:
    given = record.fields.get("businesses")
    businesses = given.value if given is not None and isinstance(given.value, tuple) else ()
    if len(businesses) == 1:
        return businesses[0]
    if businesses:
        families = {catalogue.family_of(key) for key in businesses}
        family = next(iter(families)) if len(families) == 1 else None
        return family or f"{businesses[0]}_etc"
    return record.text("local_kind") or _NUMBERED


def _free(stem: str, taken: set[str], counts: dict[str, int]) -> str:
    """The stem itself, or with the next number that is not taken."""
    numbered = stem == _NUMBERED
    key = stem
    while numbered or key in taken:
        counts[stem] = counts.get(stem, 0 if numbered else 1) + 1
        key = f"{stem}_{counts[stem]:02d}" if numbered else f"{stem}_{counts[stem]}"
        if key not in taken:
            break
    return key
