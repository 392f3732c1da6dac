"""Open questions about systems."""

from collections import Counter
from collections.abc import Callable

from migplan.model.dates import RoughDate, month_end, month_index
from migplan.model.inventory import Inventory
from migplan.model.phase import PhaseId
from migplan.model.policy import VendorCapacity
from migplan.model.system import Disposition, State, System, SystemKind
from migplan.planning.matters.kind import Answer, Kind, Known, Subjects, ids, keys, with_systems

_ONE_VENDOR = "（移行後の事業者）"
"""Stands for the one vendor that takes all systems whose vendor nobody knows."""
_ONE_VENDOR_PROJECTS = 2


def _assumed(key: str) -> Callable[[Known], Subjects | None]:
    """The systems for which something was assumed."""
    return lambda known: keys("system", known.assumed(key))


def _no_state(known: Known) -> Subjects | None:
    # whoever has decided a date has said that the system is still to move
    found = (key for key in known.assumed("system:state") if known.stated[key].pin is None)
    return keys("system", found)


def _expected_live(known: Known) -> Subjects | None:
    found = (s.id for s in known.inventory.systems if s.state is State.EXPECTED_LIVE)
    return keys("system", found)


def _no_deadline(known: Known) -> Subjects | None:
    """Systems with a deadline that nobody stated; a local system has none."""
    found = (s.id for s in known.moving if s.deadline is None and s.kind is not SystemKind.LOCAL)
    return keys("system", found)


def _no_package(known: Known) -> Subjects | None:
    """Systems whose package is unknown while their vendor moves something else too."""
    if not known.inventory.policy.packages_move_together:
        return None
    of_vendor = Counter(system.vendor for system in known.moving if system.vendor)
    alone = 1
    found = (
        s.id for s in known.moving if s.package is None and s.vendor and of_vendor[s.vendor] > alone
    )
    return keys("system", found)


def _put_number(field: str) -> Callable[[Known, Subjects, Answer], Inventory]:
    def put(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
        return with_systems(known, subjects, lambda _: {field: answer.number})

    return put


def _put_state(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
    state = State(answer.text)
    since = {} if state is State.LIVE else {"live_since": None}
    return with_systems(known, subjects, lambda _: {"state": state, **since})


def _put_disposition(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
    disposition = Disposition(answer.text)
    return with_systems(known, subjects, lambda _: {"disposition": disposition})


def _put_retirement(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
    last = known.months_on(answer.number)
    return with_systems(known, subjects, lambda _: {"retire_on": last})


def _put_deadline(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
    def change(system: System) -> dict[str, RoughDate]:
        day = month_end(month_index(known.case.deadlines[system.id]) + answer.number)
        return {"deadline": RoughDate(day=max(day, system.not_before or day))}

    return with_systems(known, subjects, change)


def _put_progress(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
    done = PhaseId(answer.text) if answer.text else None
    return with_systems(known, subjects, lambda _: {"phase_done": done})


def _put_vendor(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
    """The systems go to the busiest vendor with a stated limit, or all to one with two projects."""
    if not answer.text:
        return known.inventory
    limited = {limit.vendor for limit in known.inventory.policy.vendors}
    busy = Counter(system.vendor for system in known.moving)
    vendor = min(limited, key=lambda name: (-busy[name], name), default=_ONE_VENDOR)
    inventory = with_systems(known, subjects, lambda _: {"vendor": vendor})
    if limited:
        return inventory
    projects = max(_ONE_VENDOR_PROJECTS, known.pinned_at_once(ids(subjects, "system")))
    one = VendorCapacity(vendor=vendor, parallel_projects=projects)
    policy = inventory.policy.model_copy(update={"vendors": (one,)})
    return inventory.model_copy(update={"policy": policy})


def _put_package(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
    """The systems get the package that their vendor brings most; a new one where it brings none."""
    if not answer.text:
        return known.inventory
    packages: dict[str | None, Counter[str]] = {}
    for system in known.moving:
        if system.package:
            packages.setdefault(system.vendor, Counter())[system.package] += 1

    def change(system: System) -> dict[str, str]:
        brought = packages.get(system.vendor, Counter[str]())
        least = f"（{system.vendor}のパッケージ）"
        return {"package": min(brought, key=lambda name: (-brought[name], name), default=least)}

    return with_systems(known, subjects, change)


KINDS = (
    Kind("system.state", _no_state, _put_state),
    Kind("system.expected_live", _expected_live, _put_state),
    Kind("system.disposition", _assumed("system:disposition"), _put_disposition),
    Kind("system.retire_on", _assumed("system:retire_on"), _put_retirement),
    Kind("system.deadline", _no_deadline, _put_deadline),
    Kind("system.project_months", _assumed("system:project_months"), _put_number("project_months")),
    Kind("system.phase_done", _assumed("system:phase_done"), _put_progress),
    Kind("system.engineers", _assumed("system:engineers"), _put_number("engineers")),
    Kind("system.staff", _assumed("system:staff"), _put_number("staff")),
    Kind("system.vendor", _assumed("system:vendor"), _put_vendor),
    Kind("system.package", _no_package, _put_package),
)
