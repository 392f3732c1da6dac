"""Open questions about linkages, and about what the policy leaves open."""

from collections import Counter
from collections.abc import Callable
from datetime import date

from migplan.model.dates import month_index
from migplan.model.inventory import Inventory
from migplan.model.linkage import Method
from migplan.model.policy import Proposal, VendorCapacity
from migplan.planning.matters.kind import (
    Answer,
    Kind,
    Known,
    Subjects,
    ids,
    keys,
    rough,
    with_policy,
)


def _no_method(known: Known) -> Subjects | None:
    """Linkages of unknown method at a moving system; the others are never priced."""
    moving = {system.id for system in known.moving}
    found = (
        str(linkage.id)
        for linkage in known.case.linkages
        if linkage.method is None and moving & {linkage.provider, linkage.consumer}
    )
    return keys("linkage", found)


def _put_method(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
    chosen, method = ids(subjects, "linkage"), Method(answer.text)
    linkages = tuple(
        x.model_copy(update={"method": method}) if x.id in chosen else x
        for x in known.inventory.linkages
    )
    return known.inventory.model_copy(update={"linkages": linkages})


def _proposed(known: Known) -> Subjects | None:
    return keys("linkage", known.case.proposed)


def _missing(known: Known) -> Subjects | None:
    stated = known.inventory.linkages and not known.case.proposed
    auto = known.inventory.policy.propose_linkages is Proposal.AUTO
    return () if stated and auto else None


def _put_proposal(known: Known, _: Subjects, answer: Answer) -> Inventory:
    if not answer.text:
        return known.inventory
    return with_policy(known, propose_linkages=Proposal(answer.text))


def _open(field: str) -> Callable[[Known], Subjects | None]:
    """Whether the policy leaves a field open; without a system that moves nobody asks."""
    return lambda known: (
        () if known.moving and getattr(known.inventory.policy, field) is None else None
    )


def _put_number(field: str) -> Callable[[Known, Subjects, Answer], Inventory]:
    def put(known: Known, _: Subjects, answer: Answer) -> Inventory:
        return with_policy(known, **{field: answer.number if answer.text else None})

    return put


def _put_projects(known: Known, _: Subjects, answer: Answer) -> Inventory:
    if not answer.text:
        return known.inventory
    decided = known.pinned_at_once(system.id for system in known.moving)
    return with_policy(known, parallel_projects=max(answer.number, decided))


def _put_load(known: Known, _: Subjects, answer: Answer) -> Inventory:
    if not answer.text:
        return known.inventory
    pinned: Counter[date] = Counter()
    largest = 0
    for unit in known.case.units:
        systems = [known.systems[key] for key in unit]
        load = sum(system.load for system in systems)
        largest = max(largest, load)
        for day in {system.pin.date for system in systems if system.pin}:
            pinned[day] += load
    return with_policy(known, load_limit=max(answer.number, largest, *pinned.values()))


def _put_horizon(known: Known, _: Subjects, answer: Answer) -> Inventory:
    month = month_index(known.case.horizon_end) + answer.number
    return with_policy(known, horizon_end=rough(max(month, month_index(known.case.as_of))))


def _slack(known: Known) -> Subjects | None:
    return _open("phase_slack_months")(known) if known.case.people_limited else None


def _no_limit(known: Known) -> Subjects | None:
    stated = {limit.vendor for limit in known.inventory.policy.vendors}
    found = {system.vendor for system in known.moving if system.vendor} - stated
    return keys("vendor", sorted(found))


def _put_vendors(known: Known, subjects: Subjects, answer: Answer) -> Inventory:
    if not answer.text:
        return known.inventory
    limits = {limit.vendor: limit for limit in known.inventory.policy.vendors}
    for vendor in ids(subjects, "vendor"):
        decided = known.pinned_at_once(s.id for s in known.moving if s.vendor == vendor)
        projects = max(answer.number, decided)
        limits[vendor] = VendorCapacity(vendor=vendor, parallel_projects=projects)
    return with_policy(known, vendors=tuple(limits[name] for name in sorted(limits)))


KINDS = (
    Kind("linkage.proposed", _proposed, _put_proposal, parts=False),
    Kind("linkage.missing", _missing, _put_proposal),
    Kind("linkage.method", _no_method, _put_method),
    Kind("policy.lead_months", _open("lead_months"), _put_number("lead_months")),
    Kind("policy.horizon_end", _open("horizon_end"), _put_horizon),
    Kind("policy.parallel_projects", _open("parallel_projects"), _put_projects),
    Kind("policy.load_limit", _open("load_limit"), _put_load),
    Kind("policy.vendors", _no_limit, _put_vendors),
    Kind("policy.phase_slack_months", _slack, _put_number("phase_slack_months")),
)
