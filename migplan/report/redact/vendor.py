"""One vendor's systems and their linkages: no yen, nobody else's product, no individual numbers."""

from migplan.model.case import Case
from migplan.model.plan import Bridge, Cutover, Moved, Plan, Rework, Wave
from migplan.model.policy import VendorCapacity
from migplan.report.redact.bare import (
    NO_COST,
    UNSAID,
    bare_case,
    bare_contract,
    bare_provenance,
    bare_season,
)
from migplan.report.redact.vendor_findings import gaps_of, readiness_of
from migplan.report.redact.vendor_sight import VendorSight


def for_vendor(plan: Plan, vendor: str) -> Plan:
    """What a vendor sees of a plan: ``SEES`` of ``audience.py`` says which topics.

    Its own systems are those that it delivers or that it runs today; they alone carry a vendor's
    name in the answer. The systems at the other end of their linkages are called by their
    business, with the date of their cutover.
    """
    sight = VendorSight(plan, vendor)
    called = sight.called
    return Plan(
        schema_version=plan.schema_version,
        municipality=plan.municipality,
        as_of=plan.as_of,
        cutovers=tuple(_cutover(row, sight) for row in plan.cutovers if row.system in called),
        waves=tuple(_waves(plan, sight)),
        bridges=tuple(
            _bridge(b, sight) for b in plan.bridges if sight.has(b.linkage, b.provider, b.consumer)
        ),
        reworks=tuple(
            _rework(r, sight) for r in plan.reworks if sight.has(r.linkage, r.mover, r.stayer)
        ),
        gaps=gaps_of(plan, sight),
        cost=NO_COST,
        bound_yen=0,
        optimality_gap=0.0,
        moved=tuple(_moved(row) for row in plan.moved if row.system in sight.own),
        readiness=readiness_of(plan, sight),
        case=_case(plan.case, sight),
        provenance=bare_provenance(plan),
    )


def _case(case: Case, sight: VendorSight) -> Case:
    called, own = sight.called, sight.own
    shown = {key for system in sight.systems for key in ("*", *system.businesses)}
    units = (tuple(called[key] for key in unit if key in called) for unit in case.units)
    return bare_case(case).model_copy(
        update={
            "systems": sight.systems,
            "roles": {called[key]: role for key, role in case.roles.items() if key in called},
            "partners": sight.partners,
            "linkages": tuple(sight.linkages.values()),
            "proposed": tuple(
                str(sight.linkages[key].id) for key in case.proposed if key in sight.linkages
            ),
            "contracts": tuple(
                bare_contract(contract).model_copy(
                    update={
                        "name": sight.veil(contract.name) if contract.name else None,
                        "systems": tuple(key for key in contract.systems if key in own),
                    }
                )
                for contract in case.contracts
                if contract.vendor == sight.vendor and own.intersection(contract.systems)
            ),
            "seasons": tuple(
                bare_season(s, sight.veil.both(s.reason))
                for s in case.seasons
                if s.business in shown
            ),
            "units": tuple(unit for unit in units if unit),
            "vendors": tuple(
                VendorCapacity(
                    vendor=limit.vendor,
                    parallel_projects=limit.parallel_projects,
                    engineers=limit.engineers,
                    changes=limit.changes,
                )
                for limit in case.vendors
                if limit.vendor == sight.vendor
            ),
            "project_months": {k: m for k, m in case.project_months.items() if k in own},
            "phases": {
                key: tuple(part.model_copy(update={"staff": 0}) for part in parts)
                for key, parts in case.phases.items()
                if key in sight.delivered
            },
            "deadlines": {key: day for key, day in case.deadlines.items() if key in own},
            "agreed": {key: day for key, day in case.agreed.items() if key in own},
        }
    )


def _cutover(row: Cutover, sight: VendorSight) -> Cutover:
    mine = row.system in sight.own
    return Cutover(
        system=sight.called[row.system],
        date=row.date,
        wave=row.wave,
        reason=UNSAID,
        pinned=mine and row.pinned,
        months_late=row.months_late if mine else 0,
        earlier=UNSAID,
        later=UNSAID,
        phases=row.phases if mine else (),
    )


def _waves(plan: Plan, sight: VendorSight) -> list[Wave]:
    found: list[Wave] = []
    for wave in plan.waves:
        systems = tuple(sorted(sight.called[key] for key in wave.systems if key in sight.called))
        if systems:
            found.append(
                Wave(
                    number=wave.number,
                    date=wave.date,
                    closed_from=wave.closed_from,
                    systems=systems,
                )
            )
    return found


def _bridge(row: Bridge, sight: VendorSight) -> Bridge:
    return Bridge(
        linkage=str(sight.linkages[row.linkage].id),
        provider=sight.called[row.provider],
        consumer=sight.called[row.consumer],
        start=row.start,
        end=row.end,
        months=row.months,
        first=row.first,
        running_at_as_of=row.running_at_as_of,
        setup_yen=0,
        running_yen=0,
        cost_yen=0,
        reason=UNSAID,
    )


def _rework(row: Rework, sight: VendorSight) -> Rework:
    return Rework(
        linkage=str(sight.linkages[row.linkage].id),
        mover=sight.called[row.mover],
        stayer=sight.called[row.stayer],
        ready_by=row.ready_by,
        cost_yen=0,
    )


def _moved(row: Moved) -> Moved:
    return Moved(system=row.system, agreed=row.agreed, date=row.date, reason=UNSAID)
