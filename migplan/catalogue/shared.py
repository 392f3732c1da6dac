"""What bodies share becomes a limit of each: no body can use more than there is for all."""

from collections.abc import Iterable

from migplan.model.case import Assumption, Case
from migplan.model.dates import Precision, RoughDate, month_end
from migplan.model.inventory import Inventory
from migplan.model.policy import CapacityChange, VendorCapacity
from migplan.model.text import Bilingual

SOURCE = "shared capacity"


def with_shared(inventory: Inventory, shared: Iterable[VendorCapacity]) -> Inventory:
    """The same inventory with the shared vendors that it names among its own limits.

    Where the body states a limit of its own, the smaller of the two holds, month by month.
    """
    named = {system.vendor for system in inventory.systems}
    own = {limit.vendor: limit for limit in inventory.policy.vendors}
    for limit in shared:
        if limit.vendor in named:
            mine = own.get(limit.vendor)
            own[limit.vendor] = limit if mine is None else _smaller(mine, limit)
    vendors = tuple(own[vendor] for vendor in sorted(own))
    policy = inventory.policy.model_copy(update={"vendors": vendors})
    return inventory.model_copy(update={"policy": policy})


def noted(case: Case, shared: Iterable[VendorCapacity]) -> Case:
    """The case with a premise for each shared vendor that it names."""
    named = {system.vendor for system in case.systems}
    added = [_premise(limit) for limit in shared if limit.vendor in named]
    entries = sorted((*case.assumptions, *added), key=lambda entry: entry.key)
    return case.model_copy(update={"assumptions": tuple(entries)})


def _premise(limit: VendorCapacity) -> Assumption:
    ja: list[str] = []
    en: list[str] = []
    if limit.engineers is not None:
        ja.append(f"技術者は月 {limit.engineers} 人まで")
        en.append(f"{limit.engineers} engineers a month")
    if limit.parallel_projects is not None:
        ja.append(f"並行案件は {limit.parallel_projects} 件まで")
        en.append(f"{limit.parallel_projects} projects at a time")
    if limit.changes:
        ja.append("人数の変わる月がある")
        en.append("other numbers in some months")
    return Assumption(
        key=f"shared:{limit.vendor}",
        statement=Bilingual(
            ja=f"{limit.vendor}は、共同で計画する全団体を合わせて{'、'.join(ja)}とした。",
            en=f"{limit.vendor} is shared by all bodies planned together: {', '.join(en)}.",
        ),
        source=limit.source or SOURCE,
        confidence="high",
    )


def _smaller(own: VendorCapacity, shared: VendorCapacity) -> VendorCapacity:
    """The smaller of both limits, month by month."""
    projects = [x.parallel_projects for x in (own, shared) if x.parallel_projects is not None]
    usual = [x.engineers for x in (own, shared) if x.engineers is not None]
    months = {
        month
        for limit in (own, shared)
        for change in limit.changes
        for month in range(change.first, change.last + 1)
    }
    engineers = min(usual, default=None)
    people = {month: min(_at(own, month), _at(shared, month)) for month in months}
    return VendorCapacity(
        vendor=own.vendor,
        parallel_projects=min(projects, default=None),
        engineers=engineers,
        changes=tuple(_changes({m: n for m, n in people.items() if n != engineers})),
        source="; ".join(x.source for x in (own, shared) if x.source) or None,
    )


_ANY = 1 << 30


def _at(limit: VendorCapacity, month: int) -> int:
    """Engineers in a month; as many as you like where there is no limit."""
    if limit.engineers is None:
        return _ANY
    stated = (c.people for c in limit.changes if c.first <= month <= c.last)
    return next(stated, limit.engineers)


def _changes(people: dict[int, int]) -> Iterable[CapacityChange]:
    """Months with other numbers as stretches of equal ones."""
    runs: list[list[int]] = []
    for month in sorted(people):
        if runs and runs[-1][-1] == month - 1 and people[month] == people[runs[-1][0]]:
            runs[-1].append(month)
        else:
            runs.append([month])
    for run in runs:
        start, end = (
            RoughDate(day=month_end(month), precision=Precision.MONTH)
            for month in (run[0], run[-1])
        )
        yield CapacityChange(start=start, end=end, people=people[run[0]])
