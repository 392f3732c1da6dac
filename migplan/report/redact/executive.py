"""The case for those who decide: no registers, no network, no addresses, nobody to blame."""

from migplan.model.case import Assumption, Case
from migplan.model.contract import Contract
from migplan.model.gap import Gap
from migplan.model.linkage import Linkage
from migplan.model.partner import Partner
from migplan.model.plan import Adaptation, Baseline, Bridge, Cutover, DecisionDue, Moved, Plan
from migplan.model.system import Pin, System
from migplan.report.redact.bare import (
    UNSAID,
    bare_body,
    bare_case,
    bare_contract,
    bare_provenance,
    bare_season,
)
from migplan.report.redact.veil import Veil

_IN_SHORT = ("policy", "price", "contract")
"""Premises that concern the whole; those of single systems and linkages are the division's."""


def for_executives(plan: Plan) -> Plan:
    """What executives see of a plan: ``SEES`` of ``audience.py`` says which topics."""
    case = plan.case
    vendors = [s.vendor for s in case.systems] + [s.current_vendor for s in case.systems]
    vendors += [limit.vendor for limit in case.vendors] + [c.vendor for c in case.contracts]
    veil = Veil(vendors, [s.name for s in case.systems], "a_vendor")
    return Plan(
        schema_version=plan.schema_version,
        municipality=plan.municipality,
        as_of=plan.as_of,
        cutovers=tuple(_cutover(row) for row in plan.cutovers),
        waves=plan.waves,
        bridges=tuple(_bridge(row) for row in plan.bridges),
        reworks=plan.reworks,
        adaptations=tuple(_adaptation(row) for row in plan.adaptations),
        gaps=tuple(_gap(row, n) for n, row in enumerate(plan.gaps, start=1) if row.counts),
        remedies=plan.remedies,
        running=plan.running,
        funding=tuple(
            row.model_copy(update={"source": "", "note": UNSAID}) for row in plan.funding
        ),
        unsettled=plan.unsettled,
        residents=plan.residents,
        cost=plan.cost,
        bound_yen=plan.bound_yen,
        optimality_gap=plan.optimality_gap,
        baselines=tuple(_baseline(row, veil) for row in plan.baselines),
        robustness=plan.robustness,
        moved=tuple(_moved(row, veil) for row in plan.moved),
        decisions_due=tuple(_decision(row, veil) for row in plan.decisions_due),
        assumptions=tuple(key for key in plan.assumptions if _is_short(key)),
        case=_case(case, veil),
        provenance=bare_provenance(plan),
    )


def _case(case: Case, veil: Veil) -> Case:
    return bare_case(case).model_copy(
        update={
            "municipality": bare_body(case.municipality),
            "systems": tuple(_system(system, veil) for system in case.systems),
            "roles": case.roles,
            "partners": tuple(Partner(id=p.id, name=p.name) for p in case.partners),
            "linkages": tuple(_linkage(linkage) for linkage in case.linkages),
            "contracts": tuple(_contract(contract, veil) for contract in case.contracts),
            "slots": case.slots,
            "seasons": tuple(bare_season(row, veil.both(row.reason)) for row in case.seasons),
            "units": case.units,
            "project_months": case.project_months,
            "deadlines": case.deadlines,
            "agreed": case.agreed,
            "assumptions": tuple(
                _assumption(a, veil) for a in case.assumptions if _is_short(a.key)
            ),
        }
    )


def _system(system: System, veil: Veil) -> System:
    pin = system.pin
    return System(
        id=system.id,
        name=system.name,
        kind=system.kind,
        businesses=system.businesses,
        local_kind=system.local_kind,
        state=system.state,
        disposition=system.disposition,
        absorbed_by=system.absorbed_by,
        retire_on=system.retire_on,
        owner=system.owner,
        deadline=system.deadline,
        not_before=system.not_before,
        live_since=system.live_since,
        pin=Pin(date=pin.date, owner=veil(pin.owner), reason=veil(pin.reason)) if pin else None,
        resident_facing=system.resident_facing,
        notice_on=system.notice_on,
    )


def _linkage(linkage: Linkage) -> Linkage:
    """Its ends alone: how many run between old and new is counted from them."""
    return Linkage(id=linkage.id, provider=linkage.provider, consumer=linkage.consumer)


def _contract(contract: Contract, veil: Veil) -> Contract:
    changes = {
        "name": veil(contract.name) if contract.name else None,
        "monthly_yen": contract.monthly_yen,
        "extension_monthly_yen": contract.extension_monthly_yen,
        "extendable": contract.extendable,
        "notice_months": contract.notice_months,
    }
    return bare_contract(contract).model_copy(update=changes)


def _assumption(assumption: Assumption, veil: Veil) -> Assumption:
    return Assumption(
        key=assumption.key,
        statement=veil.both(assumption.statement),
        confidence=assumption.confidence,
    )


def _is_short(key: str) -> bool:
    return key.partition(":")[0] in _IN_SHORT


def _cutover(row: Cutover) -> Cutover:
    unsaid = {"reason": UNSAID, "earlier": UNSAID, "later": UNSAID}
    return row.model_copy(update=unsaid)


def _bridge(row: Bridge) -> Bridge:
    return row.model_copy(update={"reason": UNSAID})


def _adaptation(row: Adaptation) -> Adaptation:
    return row.model_copy(update={"linkages": ()})


def _gap(gap: Gap, number: int) -> Gap:
    """One open gap to be counted; which it is, the register of the division tells."""
    return Gap(
        key=f"{gap.code}#{number}",
        code=gap.code,
        kind=gap.kind,
        title=UNSAID,
        subject="",
        systems=(),
        finding=UNSAID,
        severity=gap.severity,
        confidence=gap.confidence,
        period=gap.period,
    )


def _baseline(row: Baseline, veil: Veil) -> Baseline:
    why = veil.both(row.why_not) if row.why_not else None
    return row.model_copy(update={"why_not": why, "phases": {}})


def _moved(row: Moved, veil: Veil) -> Moved:
    return row.model_copy(update={"reason": veil.both(row.reason)})


def _decision(row: DecisionDue, veil: Veil) -> DecisionDue:
    said = {name: veil.both(getattr(row, name)) for name in ("who", "what", "basis")}
    return row.model_copy(update=said)
