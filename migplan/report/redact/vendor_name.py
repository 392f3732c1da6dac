"""Which vendor of a plan a name means."""

from collections.abc import Iterable
from difflib import get_close_matches

from migplan.catalogue.names import folded
from migplan.diagnostics.errors import MigplanError
from migplan.model.plan import Plan
from migplan.report.audience import Audience
from migplan.report.shown import shown
from migplan.report.words import LANGUAGES, Words
from migplan.report.write import failed

_MOST, _CUTOFF = 12, 0.4


def vendors_of(plan: Plan) -> tuple[str, ...]:
    """Who delivers a system of the plan, new or of today; sorted."""
    every = (v for s in plan.case.systems for v in (s.vendor, s.current_vendor))
    return tuple(sorted({vendor for vendor in every if vendor}))


def check_vendor(audience: Audience, vendor: str) -> None:
    """Find out that a vendor is missing, or that one is given for another reader.

    Raises:
        MigplanError: If so.
    """
    if audience is Audience.VENDOR and not vendor.strip():
        raise failed("readers.no_vendor")
    if audience is not Audience.VENDOR and vendor:
        raise failed("readers.vendor_for_others", vendor=shown(vendor))


def vendor_named(plan: Plan, name: str, *, known: bool = True) -> str:
    """The vendor of a plan that a name means, as the plan spells it.

    A name that is not spelled alike counts when it differs from one vendor alone in width, case,
    blanks and punctuation.

    Raises:
        MigplanError: If ``known`` and the plan has no such vendor; names those that come near.
    """
    vendors = vendors_of(plan)
    alike = [vendor for vendor in vendors if folded(vendor) == folded(name)]
    if name in vendors or (not alike and not known):
        return name
    if len(alike) == 1:
        return alike[0]
    near = alike or [
        vendor for vendor in vendors if folded(name) and folded(name) in folded(vendor)
    ]
    near = near or get_close_matches(name, vendors, n=3, cutoff=_CUTOFF)
    ja, en = (
        Words(lang)(
            "readers.unknown_vendor", vendor=shown(name), hint=_hint(Words(lang), near, vendors)
        )
        for lang in LANGUAGES
    )
    raise MigplanError(ja, en)


def _hint(words: Words, near: Iterable[str], every: Iterable[str]) -> str:
    some, names = [shown(vendor) for vendor in near], [shown(vendor) for vendor in every]
    join = words("readers.join")
    if some:
        return words("readers.near_vendors", names=join.join(some[:_MOST]))
    if not names:
        return words("readers.no_vendors")
    more = words("list.and_more", n=str(len(names) - _MOST)) if len(names) > _MOST else ""
    return words("readers.all_vendors", names=join.join(names[:_MOST]) + more)
