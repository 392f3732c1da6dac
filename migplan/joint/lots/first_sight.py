"""Who fits with whom at first sight: identical late sets, the same package, the same half-year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from statistics import median_low

from migplan.joint.lots.choice import FEWEST
from migplan.joint.lots.choose import choose
from migplan.joint.lots.market import Market
from migplan.joint.lots.merge import Forming
from migplan.joint.lots.rules import View
from migplan.joint.subjects import LOCAL
from migplan.model.dates import fiscal_year_of_month
from migplan.model.gap import YenRange
from migplan.model.lots import Candidate, CandidateKind, Fit

MOST_FITS = 400
"""Pairs that the document names; those that save most."""
_EXACT = 10
_YEAR, _HALF, _APRIL = 12, 6, 3
"""Months of a year and of a half-year; the number of April, as January is 0."""


def candidates(markets: Mapping[View, Market], keys: Sequence[str]) -> tuple[Candidate, ...]:
    """Groups of two or more bodies with something in common, by kind, the largest first."""
    market = markets[View.TYPICAL]
    found: list[Candidate] = []
    for kind, what, bodies, businesses in (
        *_same_late_sets(market),
        *_same_packages(market),
        *_same_time(market),
    ):
        found.append(
            Candidate(
                kind=kind,
                what=what,
                members=tuple(keys[body] for body in bodies),
                businesses=businesses,
                saving_yen=_savings(markets, bodies, businesses),
            )
        )
    order = list(CandidateKind)
    found.sort(key=lambda c: (order.index(c.kind), -len(c.members), c.what, c.members))
    return tuple(found)


_Group = tuple[CandidateKind, str, tuple[int, ...], tuple[str, ...]]


def standard_set(market: Market, body: int) -> tuple[str, ...]:
    """Keys of the standard businesses and common functions that a body still moves."""
    atoms = (atom for atom in market.atoms if atom.body == body)
    return tuple(sorted({k for atom in atoms for k in atom.businesses if not k.startswith(LOCAL)}))


def _same_late_sets(market: Market) -> Iterable[_Group]:
    groups: dict[tuple[str, ...], list[int]] = {}
    for body in range(market.bodies):
        late = standard_set(market, body)
        if late:
            groups.setdefault(late, []).append(body)
    for late, bodies in groups.items():
        if len(bodies) >= FEWEST:
            yield CandidateKind.SAME_LATE_SET, "", tuple(bodies), late


def _same_packages(market: Market) -> Iterable[_Group]:
    for package in sorted({atom.package for atom in market.atoms if atom.package}):
        atoms = [atom for atom in market.atoms if atom.package == package]
        bodies = tuple(sorted({atom.body for atom in atoms}))
        owners = [{k for a in atoms if a.body == body for k in a.businesses} for body in bodies]
        common = {k for keys in owners for k in keys if sum(k in other for other in owners) > 1}
        if len(bodies) >= FEWEST and common:
            yield CandidateKind.SAME_PACKAGE, package, bodies, tuple(sorted(common))


def _same_time(market: Market) -> Iterable[_Group]:
    """Bodies whose plans alone have their middle cutover in the same half of a fiscal year."""
    groups: dict[str, list[int]] = {}
    for body in range(market.bodies):
        months = [atom.alone for atom in market.atoms if atom.body == body]
        if months:
            middle = median_low(months)
            year = fiscal_year_of_month(middle)
            half = 1 if _APRIL <= middle % _YEAR < _APRIL + _HALF else 2
            groups.setdefault(f"{year}-{half}", []).append(body)
    for half, bodies in sorted(groups.items()):
        sets = [set(standard_set(market, body)) for body in bodies]
        common = {k for keys in sets for k in keys if sum(k in other for other in sets) > 1}
        if len(bodies) >= FEWEST and common:
            yield CandidateKind.SAME_TIME, half, tuple(bodies), tuple(sorted(common))


def _savings(
    markets: Mapping[View, Market], bodies: Sequence[int], businesses: Sequence[str]
) -> YenRange | None:
    """What the lots of these bodies and businesses save; ``None`` where none pays."""
    yen = {view: _saving(market, bodies, businesses) for view, market in markets.items()}
    if not yen[View.TYPICAL]:
        return None
    low, high = yen[View.CAREFUL], yen[View.HOPEFUL]
    return YenRange(low=low, typical=yen[View.TYPICAL], high=high)


def _saving(market: Market, bodies: Sequence[int], businesses: Sequence[str]) -> int:
    kept = tuple(
        atom
        for atom in market.atoms
        if atom.body in bodies and set(atom.businesses) & set(businesses)
    )
    # a candidate is judged as one lot, whatever the limit on members
    policy = market.policy.model_copy(update={"most_members": max(len(bodies), FEWEST)})
    part = replace(market, atoms=kept, policy=policy)
    if len(bodies) <= _EXACT:
        return choose(part).saving
    return sum(Forming(part, family).best(tuple(bodies)) for family in part.families())


def fits(market: Market, keys: Sequence[str]) -> tuple[Fit, ...]:
    """How every two bodies with a common business fit; by what they save, most first."""
    forming = [Forming(market, family) for family in market.families()]
    found = [
        fit
        for a, b in combinations(range(market.bodies), 2)
        if (fit := _fit(market, forming, a, b, keys)) is not None
    ]
    found.sort(key=lambda fit: (-(fit.saving_yen or 0), -fit.common, fit.a, fit.b))
    return tuple(found[:MOST_FITS])


def _fit(
    market: Market, forming: Sequence[Forming], a: int, b: int, keys: Sequence[str]
) -> Fit | None:
    one, two = (
        {key: atom for atom in market.atoms if atom.body == body for key in atom.businesses}
        for body in (a, b)
    )
    both = sorted(one.keys() & two.keys())
    if not both:
        return None
    packages = [(one[key].package, two[key].package) for key in both]
    sizes = market.populations[a], market.populations[b]
    if market.bodies <= _EXACT:
        # an undecided system fits several packages, but only one lot can have it
        saving = choose(
            replace(market, atoms=tuple(x for x in market.atoms if x.body in (a, b)))
        ).saving
    else:
        saving = sum(family.best((a, b)) for family in forming)
    return Fit(
        a=keys[a],
        b=keys[b],
        common=len(both),
        same_package=sum(x is not None and x == y for x, y in packages),
        undecided=sum(None in pair for pair in packages),
        apart_months=median_low([abs(one[key].alone - two[key].alone) for key in both]),
        population_factor=_factor(*sizes),
        saving_yen=saving or None,
    )


def _factor(a: int | None, b: int | None) -> float | None:
    return round(max(a, b) / min(a, b), 1) if a and b else None
