"""From an inventory with holes to a case: every value filled, every filling listed."""

from collections.abc import Iterable
from datetime import date

from migplan.catalogue.assume import Assumptions
from migplan.catalogue.calendar import monthly_slots, slot_before
from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.defaults import (
    AS_OF,
    DEADLINE_SOURCE,
    EXTENDED_DEADLINE,
    FIRST_DEADLINE,
    LATEST_HORIZON_MONTHS,
    LEAD_MONTHS,
    PRACTICE,
    PROJECT_MONTHS,
)
from migplan.catalogue.note import (
    note_contracts,
    note_limits,
    note_linkages,
    note_systems,
)
from migplan.catalogue.phases import fill_phases, note_phases, note_remaining
from migplan.catalogue.propose import fill_linkages, partners_of
from migplan.catalogue.roles import fill_system, rewind, role_of
from migplan.model.addresses import group_key
from migplan.model.case import Bond, Case, Group, Role, Slot, SlotKind, parted
from migplan.model.dates import month_end, month_index, month_start
from migplan.model.inventory import Inventory
from migplan.model.policy import Policy
from migplan.model.price import Price
from migplan.model.season import Season
from migplan.model.system import State, System, SystemKind
from migplan.model.wording import short_day


def fill(inventory: Inventory, catalogue: Catalogue, *, as_of: date | None = None) -> Case:
    """Fill an inventory from the catalogue and its policy.

    Args:
        inventory: As it was described.
        catalogue: Where defaults, seasons, prices and standard linkages come from.
        as_of: Plans for this day instead of the policy's. Cutovers that happened later are taken
            back, which makes the plan a back-test.

    Returns:
        The case, with one assumption for each kind of value that nobody gave.
    """
    policy, notes = inventory.policy, Assumptions()
    today = as_of or policy.as_of
    if today is None:
        today = AS_OF
        notes.add(
            "policy:as_of",
            f"基準日は {short_day(AS_OF)} とした。",
            f"The as-of date is taken as {AS_OF}.",
            PRACTICE,
            "low",
        )
    filled = [fill_system(system, catalogue) for system in inventory.systems]
    if today < (policy.as_of or AS_OF):
        # how far the work had come on an earlier day, nobody said
        unknown = {"phase_done": None, "remaining_months": None, "remaining_basis": None}
        filled = [system.model_copy(update=unknown) for system in filled]
    rewound = [rewind(system, today) for system in filled]
    backtest = any(old is not new for old, new in zip(filled, rewound, strict=True))
    systems = tuple(rewound)
    if backtest:
        notes.add(
            "policy:backtest",
            f"{short_day(today)} 時点に戻した検証用の計画であり、その後の実際の切替は無かったものとして扱う。",
            f"A back-test: the state of {today} is planned, as if later cutovers had not happened.",
            "",
            "",
        )
    partners = partners_of(inventory, catalogue)
    roles = {system.id: role_of(system) for system in systems}
    roles |= {partner.id: Role.PARTNER for partner in partners}
    linkages, proposed = fill_linkages(inventory, systems, roles, catalogue)
    needed = {end for linkage in linkages for end in (linkage.provider, linkage.consumer)}
    stated = {partner.id for partner in inventory.partners}
    partners = tuple(p for p in partners if p.id in needed or p.id in stated)
    roles = {
        key: role
        for key, role in sorted(roles.items())
        if role is not Role.PARTNER or any(p.id == key for p in partners)
    }
    moving = [system for system in systems if roles[system.id] is Role.MOVING]
    groups = _groups(moving, policy)
    seasons = _seasons(policy, catalogue)
    horizon = _horizon(policy, today, notes)
    lead = policy.lead_months
    if lead is None:
        lead = LEAD_MONTHS
        notes.add(
            "policy:lead_months",
            f"切替日を指定していないシステムは、基準日から {lead} か月以上先に切り替える。",
            f"A cutover that is not pinned lies at least {lead} months after the as-of date.",
            PRACTICE,
            "low",
        )
    note_systems(inventory, systems, roles, notes)
    note_linkages(inventory, proposed, notes)
    note_contracts(inventory, roles, today, notes)
    note_limits(policy, moving, notes)
    phases = fill_phases(moving, _project_months(moving, notes), policy, catalogue)
    note_phases(moving, phases, policy, catalogue, notes)
    note_remaining(moving, notes)
    return Case(
        municipality=inventory.municipality,
        as_of=today,
        backtest=backtest,
        lead_months=lead,
        horizon_end=horizon,
        systems=systems,
        roles=roles,
        partners=partners,
        linkages=linkages,
        proposed=proposed,
        contracts=inventory.contracts,
        slots=_slots(policy, seasons, catalogue, today, horizon, moving),
        seasons=seasons,
        units=parted((s.id for s in moving), (group.members for group in groups)),
        groups=groups,
        precedences=policy.precedences,
        vendors=policy.vendors,
        staff=policy.staff,
        parallel_projects=policy.parallel_projects,
        load_limit=policy.load_limit,
        hard_deadlines=policy.deadlines == "hard",
        non_residents_checked=policy.non_residents_checked,
        project_months={key: sum(p.months for p in chain) for key, chain in phases.items()},
        phases=phases,
        deadlines=_deadlines(moving, today, notes),
        prices=_prices(policy, catalogue, notes),
        placements=inventory.placements,
        placement_prices=tuple(p for p in _stated(catalogue.placement_prices, policy) if p.stated),
        assumptions=notes.listed(),
        seed=policy.seed,
    )


def _seasons(policy: Policy, catalogue: Catalogue) -> tuple[Season, ...]:
    default = catalogue.seasons if policy.default_seasons else ()
    return (*default, *policy.seasons)


def _horizon(policy: Policy, today: date, notes: Assumptions) -> date:
    if policy.horizon_end is not None:
        return policy.horizon_end.day
    latest = max(EXTENDED_DEADLINE, month_end(month_index(today) + LATEST_HORIZON_MONTHS))
    notes.add(
        "policy:horizon_end",
        f"{short_day(latest)} までの切替を検討した。",
        f"Cutovers are considered up to {latest}.",
        PRACTICE,
        "medium",
    )
    return latest


def _slots(
    policy: Policy,
    seasons: tuple[Season, ...],
    catalogue: Catalogue,
    today: date,
    horizon: date,
    moving: Iterable[System],
) -> tuple[Slot, ...]:
    pinned = {system.pin.date for system in moving if system.pin is not None}
    # a pin in the past keeps its slot, so that the message can say what is wrong with it
    only_pinned = {"kind": SlotKind.PINNED}
    stated = {day: slot_before(day).model_copy(update=only_pinned) for day in pinned}
    stated |= {day: slot_before(day) for day in policy.slots}
    if policy.slots:
        return tuple(stated[day] for day in sorted(stated))
    first = month_start(month_index(today))
    usual = {
        slot.day: slot
        for slot in monthly_slots(first, horizon, seasons, catalogue.business_ids)
        if slot.day > today
    }
    slots = stated | usual
    return tuple(slots[day] for day in sorted(slots))


def _groups(moving: list[System], policy: Policy) -> tuple[Group, ...]:
    """All that makes moving systems move together, each for itself."""
    known = {system.id for system in moving}
    found: list[Group] = []

    def add(members: Iterable[str], bond: Bond, name: str, address: str) -> None:
        inside = tuple(sorted(known & set(members)))
        if len(inside) > 1:
            found.append(Group(members=inside, bond=bond, name=name, address=address))

    for group in policy.move_together:
        add(group, Bond.STATED, "", group_key(group))
    if policy.packages_move_together:
        for name in sorted({system.package for system in moving if system.package}):
            mates = [system.id for system in moving if system.package == name]
            add(mates, Bond.PACKAGE, name, "policy:packages_move_together")
    for system in moving:
        if system.absorbed_by:
            add((system.id, system.absorbed_by), Bond.ABSORBED, "", f"system:{system.id}")
    return tuple(found)


def _project_months(moving: list[System], notes: Assumptions) -> dict[str, int]:
    """Whole work on each system, finished phases included."""
    unknown = [system for system in moving if system.project_months is None]
    notes.add_many(
        "system:project_months",
        unknown,
        f"切替前の準備（設定・データ移行・テスト）は {PROJECT_MONTHS} か月とした",
        f"preparation before the cutover is taken as {PROJECT_MONTHS} months",
        PRACTICE,
        "low",
    )
    return {s.id: PROJECT_MONTHS if s.project_months is None else s.project_months for s in moving}


def _deadlines(moving: list[System], today: date, notes: Assumptions) -> dict[str, date]:
    found: dict[str, date] = {}
    filled: dict[date, list[System]] = {}
    for system in moving:
        if system.deadline is not None:
            found[system.id] = system.deadline.day
        elif system.kind is not SystemKind.LOCAL:
            first_period = system.state is State.LEGACY and today <= FIRST_DEADLINE
            day = FIRST_DEADLINE if first_period else EXTENDED_DEADLINE
            found[system.id] = day
            filled.setdefault(day, []).append(system)
    for day, group in sorted(filled.items()):
        notes.add_many(
            f"system:deadline:{day}",
            group,
            f"移行期限は {short_day(day)} とした",
            f"the deadline is taken as {day}",
            DEADLINE_SOURCE
            if day == EXTENDED_DEADLINE
            else "標準化の当初の移行期限（令和7年度末）",
            "medium" if day == EXTENDED_DEADLINE else "high",
        )
    return found


def _stated(prices: Iterable[Price], policy: Policy) -> tuple[Price, ...]:
    """The prices, with what the policy states in place of what is assumed."""
    changes = {change.key: change for change in policy.prices}
    found: list[Price] = []
    for price in prices:
        change = changes.get(price.key)
        if change is None:
            found.append(price)
            continue
        stated = {"low": change.low, "typical": change.typical, "high": change.high, "stated": True}
        found.append(
            price.model_copy(update={**stated, "source": change.source, "confidence": "high"})
        )
    return tuple(found)


def _prices(policy: Policy, catalogue: Catalogue, notes: Assumptions) -> tuple[Price, ...]:
    prices = _stated(catalogue.prices, policy)
    assumed = sum(1 for price in prices if not price.stated)
    notes.add(
        "price:*",
        f"単価 {assumed} 項目は計画上の前提である（一覧に幅と根拠を示す）。",
        f"{assumed} unit prices are planning assumptions; the list shows range and basis.",
        PRACTICE,
        "low",
    )
    return prices
