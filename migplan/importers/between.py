"""Problems between records get their address and the nearest known name."""

from collections.abc import Iterator

from migplan.catalogue.calendar import is_closed
from migplan.catalogue.catalogue import Catalogue
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.importers.draft import Draft
from migplan.importers.nearest import MOST_GUESSES, nearest
from migplan.importers.sections import WHOLE
from migplan.model.checks import Known, problems

_MAY_DECLARE = {
    "MIG203": frozenset({"systems", "partners", WHOLE}),
    "MIG204": frozenset({"systems", WHOLE}),
    "MIG221": frozenset({"systems", WHOLE}),
}
"""Files and sections that may hold what seems to be missing."""


def between_records(draft: Draft, catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find what does not fit together.

    Where a file could not be read, nothing is called undeclared that may be declared in it.
    """
    known = Known(
        partners=frozenset(partner.id for partner in catalogue.partners),
        prices=frozenset(price.key for price in catalogue.all_prices),
        hostings=frozenset(hosting.id for hosting in catalogue.hostings),
        local_kinds=frozenset(kind.id for kind in catalogue.local_kinds),
        is_closed=is_closed,
    )
    names = _names(draft, known)
    guesses = 0
    for problem in problems(draft, known):
        if _MAY_DECLARE.get(problem.code, frozenset()) & draft.unread:
            continue
        values = dict(problem.values)
        if problem.first is not None:
            values["first"] = str(draft.locate(problem.first))
        if problem.code in names and guesses < MOST_GUESSES:
            guesses += 1
            values["nearest"] = nearest(values["value"], names[problem.code])
        if problem.code == "MIG206":
            values["allowed"] = ", ".join(sorted(known.hostings))
        yield Diagnostic(problem.code, draft.locate(problem.route), values)


def _names(draft: Draft, known: Known) -> dict[str, frozenset[str]]:
    """What a name may have been meant to be, by the code of its problem."""
    systems = frozenset(system.id for system in draft.systems)
    return {
        "MIG203": systems | {partner.id for partner in draft.partners} | known.partners,
        "MIG204": systems,
        "MIG205": known.local_kinds,
        "MIG206": known.hostings,
        "MIG212": known.prices,
        "MIG221": frozenset(system.vendor for system in draft.systems if system.vendor),
    }
