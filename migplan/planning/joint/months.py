"""From vendors to shared resources and back: months, engineers, projects."""

from collections.abc import Iterable, Sequence

from migplan.model.case import Case
from migplan.model.dates import month_index, month_start
from migplan.model.group import Means
from migplan.model.policy import VendorCapacity
from migplan.planning.chains import ENGINEERS
from migplan.planning.problem import Resource


def resources_of(vendors: Iterable[VendorCapacity], cases: Sequence[Case]) -> tuple[Resource, ...]:
    """What is shared, with the names that resources of single bodies have."""
    first = min((month_index(case.as_of) for case in cases), default=0)
    last = max((month_index(case.horizon_end) for case in cases), default=0)
    found: list[Resource] = []
    for limit in vendors:
        if limit.engineers is not None:
            people = {
                month: change.people
                for change in limit.changes
                for month in range(max(change.first, first), min(change.last, last) + 1)
            }
            name = f"{ENGINEERS}{limit.vendor}"
            found.append(Resource(name, limit.engineers, tuple(sorted(people.items()))))
        if limit.parallel_projects is not None:
            found.append(Resource(limit.vendor, limit.parallel_projects))
    return tuple(found)


def means_of(resource: Resource) -> tuple[str, Means]:
    """Vendor and kind of a shared resource."""
    if resource.name.startswith(ENGINEERS):
        return resource.name.removeprefix(ENGINEERS), Means.ENGINEERS
    return resource.name, Means.PROJECTS


def month_text(month: int) -> str:
    """``2027-04``."""
    return f"{month_start(month):%Y-%m}"
