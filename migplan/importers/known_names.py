"""Names of the catalogue's entries, as people write them, become ids."""

from collections.abc import Iterator, Mapping, Sequence

from migplan.catalogue.catalogue import Catalogue, Kind
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.importers.draft import Draft
from migplan.importers.nearest import LONGEST_GUESS, MOST_GUESSES
from migplan.importers.node import Route
from migplan.model.system import System

_KINDS: Mapping[str, Kind] = {
    "local_kind": "local_kind",
    "hosting": "hosting",
    "hosting_after": "hosting",
}
_ANY = "*"
"""A season for all businesses."""


def name_businesses(draft: Draft, catalogue: Catalogue) -> Sequence[Diagnostic]:
    """Replace each name or official id of a business, hosting or local kind by its catalogue id.

    A name that stands for several businesses (016, 地方税) becomes all of them in a system.

    Returns:
        A problem for each business the catalogue does not know; it is left out of the draft.
    """
    unknown = [*_name_systems(draft, catalogue), *_name_seasons(draft, catalogue)]
    problems: list[Diagnostic] = []
    for number, (text, route) in enumerate(unknown):
        worth_it = number < MOST_GUESSES and len(text) <= LONGEST_GUESS
        near = catalogue.nearest(text, "business") if worth_it else None
        values = {"value": text, "nearest": near or ""}
        problems.append(Diagnostic("MIG202", draft.locate(route), values))
    return problems


def _name_systems(draft: Draft, catalogue: Catalogue) -> Iterator[tuple[str, Route]]:
    for number, system in enumerate(draft.systems):
        known: list[str] = []
        for place, text in enumerate(system.businesses):
            keys = catalogue.find_businesses(text)
            known += keys
            if not keys:
                yield text, ("systems", number, "businesses", place)
        update = {"businesses": tuple(known)} | _places(system, catalogue)
        draft.systems[number] = system.model_copy(update=update)


def _places(system: System, catalogue: Catalogue) -> dict[str, str]:
    """Ids of what was given by name; an unknown one stays as it is and is found by the checks."""
    found: dict[str, str] = {}
    for field, kind in _KINDS.items():
        text: str | None = getattr(system, field)
        key = catalogue.find(kind, text) if text else None
        if key is not None:
            found[field] = key
    return found


def _name_seasons(draft: Draft, catalogue: Catalogue) -> Iterator[tuple[str, Route]]:
    seasons = list(draft.policy.seasons)
    for number, season in enumerate(seasons):
        if season.business == _ANY:
            continue
        key = catalogue.find_business(season.business)
        if key is None:
            yield season.business, ("policy", "seasons", number, "business")
        else:
            seasons[number] = season.model_copy(update={"business": key})
    draft.policy = draft.policy.model_copy(update={"seasons": tuple(seasons)})
