"""Statements about how much can be done at a time: projects of vendors and body, load of a slot."""

from collections.abc import Callable, Iterator, Mapping

from migplan.model.addresses import vendor_key
from migplan.model.dates import month_index
from migplan.model.text import Bilingual
from migplan.planning.conflict import words
from migplan.planning.conflict.chain import project_key
from migplan.planning.conflict.ground import Ground
from migplan.planning.conflict.people import takes_of
from migplan.planning.conflict.rules import Load, Projects, Rule
from migplan.planning.conflict.statement import PROJECT, Demand, Level, Levels, Statement
from migplan.planning.conflict.work import People

Lengths = Mapping[str, int]
"""Months of each project that is bound, by its key."""


def vendors(ground: Ground) -> Iterator[Demand]:
    """The parallel projects of each vendor with a limit."""
    for limit in ground.case.vendors:
        most, units = limit.parallel_projects, _units(ground, limit.vendor)
        if most is None or not units:
            continue
        yield _projects(
            ground,
            Statement(
                "vendor",
                limit.vendor,
                str(most),
                words.said(
                    "vendor",
                    name=limit.vendor,
                    most=_count(most),
                    work=_work(ground, units, limit.vendor),
                ),
                (vendor_key(limit),),
            ),
            units,
            most,
            lambda n, name=limit.vendor, most=most: words.said(
                "vendor_raised", name=name, most=_count(n), more=n - most
            ),
            {s.id for s in ground.moving if s.vendor == limit.vendor}.__contains__,
        )


def body(ground: Ground) -> Iterator[Demand]:
    """The parallel projects of the body."""
    most = ground.case.parallel_projects
    units = _units(ground, None)
    if most is None or not units:
        return
    yield _projects(
        ground,
        Statement(
            "body",
            "",
            str(most),
            words.said("body", most=_count(most), work=_work(ground, units)),
            ("policy:parallel_projects",),
        ),
        units,
        most,
        lambda n: words.said("body_raised", most=_count(n), more=n - most),
    )


def load(ground: Ground) -> Iterator[Demand]:
    """The load of one slot."""
    most = ground.case.load_limit
    loads = {system.id: system.load for system in ground.moving}
    total = sum(loads.values())
    if most is None or not total:
        return
    ones = all(amount == 1 for amount in loads.values())
    there = most * max(1, len(_inside(ground)))
    yield Demand(
        Statement(
            "load",
            "",
            str(most),
            words.said("load", most=words.counted(most, str(most), "system"))
            if ones
            else words.said("load_weighed", most=most),
            ("policy:load_limit",),
        ),
        Load(loads, most),
        _raised(
            most,
            total,
            lambda n: Load(loads, n),
            lambda n: words.said("load_raised", most=n, more=n - most),
        ),
        total / there,
    )


def _projects(
    ground: Ground,
    statement: Statement,
    units: Lengths,
    most: int,
    said: Callable[[int], Bilingual],
    bound: Callable[[str], bool] = lambda _: True,
) -> Demand:
    case = ground.case
    span = month_index(case.horizon_end) - month_index(case.as_of) + 1

    def rule(limit: int) -> Rule:
        if not case.people_limited:
            return Projects(units, limit)
        takes = takes_of(ground, lambda work: int(any(bound(key) for key in work)))
        return People(takes, limit)

    return Demand(
        statement,
        rule(most),
        _raised(most, len(units), rule, said),
        sum(units.values()) / (most * max(1, span)),
    )


def _raised(
    most: int, enough: int, rule: Callable[[int], Rule], said: Callable[[int], Bilingual]
) -> Callable[[], Levels]:
    """One more at a time, up to what is certainly enough."""
    return lambda: tuple(
        Level(rule(n) if n < enough else None, PROJECT * (n - most), said(n))
        for n in range(most + 1, max(enough, most + 1) + 1)
    )


def _units(ground: Ground, vendor: str | None) -> Lengths:
    """Months of each project that has work for a vendor, or for anybody."""
    case = ground.case
    bound = {s.id for s in ground.moving if vendor is None or s.vendor == vendor}
    found = {
        project_key(unit): max((case.project_months[k] for k in unit if k in bound), default=0)
        for unit in case.units
    }
    return {key: months for key, months in found.items() if months}


def _work(ground: Ground, units: Lengths, vendor: str | None = None) -> Bilingual:
    """Name and months of each project, longest first."""
    case, named = ground.case, list[tuple[str, int]]()
    mine = {system.id: system.vendor for system in ground.moving}
    for unit in case.units:
        months = units.get(project_key(unit))
        if months:
            longest = next(
                key
                for key in unit
                if case.project_months[key] == months and (vendor is None or mine[key] == vendor)
            )
            named.append((case.name(longest), months))
    return words.work(sorted(named, key=lambda item: (-item[1], item[0])))


def _count(projects: int) -> Bilingual:
    return words.counted(projects, str(projects), "project")


def _inside(ground: Ground) -> list[int]:
    """Slots between the as-of date and the horizon."""
    case = ground.case
    return [n for n in ground.usable if case.as_of < ground.slots[n].day <= case.horizon_end]
