"""The whole flow as a reader would tell it: files, case, plan, gaps, report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from migplan import __version__
from migplan.catalogue.catalogue import Catalogue, load_catalogue
from migplan.catalogue.fill import fill
from migplan.catalogue.pinned import noted_pins, with_pins
from migplan.catalogue.shared import noted, with_shared
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError, MigplanError
from migplan.gaps.decide import decision_remarks
from migplan.gaps.facts import Facts
from migplan.gaps.find import find_gaps
from migplan.importers import load
from migplan.importers.decisions import Decisions, decisions_beside, read_decisions
from migplan.importers.pins import PinsFile, read_pins
from migplan.model.case import Case
from migplan.model.gap import DecisionRemark, Gap, GapDecision
from migplan.model.inventory import Inventory
from migplan.model.placement import Placement
from migplan.model.plan import Plan
from migplan.model.policy import VendorCapacity
from migplan.planning.progress import Progress, no_progress

if TYPE_CHECKING:
    from migplan.planning.matters.rank import Told
    from migplan.planning.matters.result import Matters
    from migplan.planning.planner import Naming


@dataclass(frozen=True, slots=True)
class Opened:
    """An inventory that was read and filled."""

    stated: Inventory
    case: Case
    catalogue: Catalogue
    addresses: dict[str, str]
    decisions: tuple[GapDecision, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()
    """What the reader should know of, though nothing is wrong: pins that gave way to others."""


def open_inventory(
    path: Path,
    *,
    as_of: date | None = None,
    linkages: Path | None = None,
    shared: Sequence[VendorCapacity] = (),
    decisions: Path | None = None,
    pins: Path | None = None,
) -> Opened:
    """Read an inventory with the decisions on its gaps, and fill it to a case.

    Args:
        path: A file or folder.
        as_of: Day to plan for, instead of the policy's.
        linkages: A CSV table of standard linkages that replaces the catalogue's.
        shared: Vendors that this body shares with others: limits of its own too.
        decisions: File of decisions on gaps, instead of the one beside the inventory.
        pins: File of dates that systems are pinned to, instead of their pins in the inventory.

    Raises:
        InventoryError: With every problem of all files.
    """
    catalogue = load_catalogue()
    if linkages is not None:
        from migplan.importers.linkage_table import read_linkage_table

        catalogue = catalogue.with_linkages(read_linkage_table(linkages, catalogue))
    problems: list[Diagnostic] = []
    decided = _decided(path, decisions, problems)
    pinned = _pinned(pins, problems)
    try:
        loaded = load(path, catalogue)
    except InventoryError as error:
        raise InventoryError([*error.diagnostics, *problems]) from None
    stated = with_pins(loaded.inventory, pinned.rows)
    case = noted(fill(with_shared(stated, shared), catalogue, as_of=as_of), shared)
    problems += pinned.misfits(loaded.inventory, case)
    if problems:
        raise InventoryError(problems)
    remarks = pinned.superseded(loaded.inventory)
    case = noted_pins(case, [remark.values["value"] for remark in remarks])
    addresses = loaded.addresses | decided.addresses | pinned.addresses
    return Opened(stated, case, catalogue, addresses, decided.all, remarks)


def _pinned(path: Path | None, problems: list[Diagnostic]) -> PinsFile:
    """The pins of a file; what is wrong with it is added."""
    try:
        return PinsFile() if path is None else read_pins(path)
    except InventoryError as error:
        problems += error.diagnostics
        return PinsFile()


def _decided(path: Path, named: Path | None, problems: list[Diagnostic]) -> Decisions:
    """The decisions on the gaps of an inventory; what is wrong with their file is added."""
    try:
        file = named or decisions_beside(path)
        return Decisions() if file is None else read_decisions(file)
    except InventoryError as error:
        problems += error.diagnostics
        return Decisions()


def keep_plan(opened: Opened, old: Plan, *, weight: int | None = None) -> Opened:
    """Charge what is opened for leaving the dates of an earlier plan.

    Args:
        opened: The inventory as it is now.
        old: The plan that was agreed.
        weight: Yen for each system that leaves its date; left out: a planning assumption.

    Raises:
        MigplanError: If the earlier plan is one of another municipality.
    """
    from migplan.catalogue.keep import keep, same_body

    if not same_body(opened.case, old):
        raise MigplanError(
            f"--keep の計画は「{old.municipality}」のもので、「{opened.case.municipality.name}」のものではありません。",
            f"The plan to keep is that of {old.municipality}, not of {opened.case.municipality.name}.",
        )
    # whoever states the slots has decided which days there are
    kept = keep(opened.case, old, weight=weight, add_slots=not opened.stated.policy.slots)
    return replace(opened, case=kept.case)


def gaps_of(opened: Opened, plan: Plan | None = None) -> tuple[Gap, ...]:
    """Find the gaps of a case; those that need dates only with a plan."""
    from migplan.graph.build import linkage_graph

    graph = linkage_graph(opened.case)
    return find_gaps(Facts(opened.case, opened.catalogue, graph, plan, opened.decisions))


def remarks_of(
    opened: Opened, gaps: tuple[Gap, ...], *, with_plan: bool
) -> tuple[DecisionRemark, ...]:
    """Decisions that lapsed, will lapse soon, do not hold yet, or are about no gap."""
    return decision_remarks(opened.decisions, gaps, opened.case.as_of, with_plan=with_plan)


def decide_again(plan: Plan, decisions: Decisions) -> Plan:
    """A plan with other decisions on its gaps than those it was made with.

    Dates and yen of the plan itself stay; what settling a gap costs follows the decisions.
    """
    from migplan.gaps.costing import with_costs
    from migplan.gaps.decide import decided

    gaps = with_costs(decided(plan.gaps, decisions.all, plan.as_of), plan.case, plan)
    old = {key: place for key, place in plan.addresses.items() if not key.startswith("decision:")}
    return _found(plan, gaps, decisions.all, old | decisions.addresses)


def placement_of(opened: Opened) -> Placement | None:
    """Where the local systems should live; ``None`` where there are none.

    Raises:
        PlacementError: If the answer does not stand up to the check, which is a bug.
    """
    from migplan.placement.place import place
    from migplan.planning.verify_placement import placement_violations

    placement = place(opened.case, opened.catalogue)
    wrong = [*placement_violations(opened.case, placement)]
    if wrong:
        raise PlacementError(wrong[0])
    return placement


class PlacementError(AssertionError):
    """A placement that does not stand up to the check."""


def plan_of(
    opened: Opened,
    *,
    compared: bool = True,
    progress: Progress = no_progress,
    stop: Callable[[], bool] = lambda: False,
) -> Plan:
    """Plan a case and add gaps, decisions due and addresses.

    Args:
        opened: What was read.
        compared: Whether the plan is compared with naive orders and other prices, which takes
            longer than finding it.
        progress: Called after each improvement.
        stop: Asked now and then; true ends the search with the best plan so far.

    Raises:
        NoPlanError: If nothing satisfies what was stated; with the addresses of the statements.
        InterruptedSearchError: If ``stop`` came true before there was a plan.
    """
    from migplan.planning.conflict.finding import NoPlanError
    from migplan.planning.cycles import demand_order
    from migplan.planning.planner import make_plan

    # the planner demands it too; only here is it known where the precedences were written
    demand_order(opened.case, opened.addresses)
    naming = naming_of(opened)
    try:
        plan = make_plan(
            opened.case,
            naming,
            version=__version__,
            compared=compared,
            progress=progress,
            stop=stop,
        )
    except NoPlanError as error:
        raise error.at(opened.addresses) from None
    return with_findings(opened, plan)


def matters_of(
    opened: Opened,
    *,
    top: int,
    told: "Told",
    stop: Callable[[], bool] = lambda: False,
) -> "Matters":
    """Rank what nobody gave by how much the plan depends on it.

    Args:
        opened: The inventory and its case.
        top: How many open questions are planned again at both ends of their range.
        told: Called before each of them.
        stop: Asked now and then; true ends the work with what was measured until then.

    Raises:
        NoPlanError: If there is no plan with what is assumed; with addresses.
        InterruptedSearchError: If ``stop`` came true before there was a plan.
    """
    from migplan.planning.conflict.finding import NoPlanError
    from migplan.planning.matters.kind import Known
    from migplan.planning.matters.rank import what_matters

    known = Known(opened.stated, opened.case, opened.catalogue)
    try:
        return what_matters(known, top=top, told=told, stop=stop)
    except NoPlanError as error:
        raise error.at(opened.addresses) from None


def naming_of(opened: Opened) -> "Naming":
    """What the naive orders need to know beyond the case."""
    from migplan.graph.levels import unit_levels
    from migplan.planning.planner import Naming

    case, catalogue = opened.case, opened.catalogue
    rank = {family.id: n for n, family in enumerate(catalogue.families)}
    names = {b for system in case.systems for b in system.businesses}
    families = {b: rank[f] for b in sorted(names) if (f := catalogue.family_of(b)) is not None}
    return Naming(families, unit_levels(case, case.units))


def with_findings(opened: Opened, plan: Plan) -> Plan:
    """The plan with gaps, decisions on them, decisions due, what each wave needs, places, and addresses."""
    from migplan.planning.outlook import funding_windows, resident_notices, unsettled
    from migplan.planning.readiness import readiness
    from migplan.planning.running import running

    catalogue = opened.catalogue
    more = {
        "running": running(plan.case, plan.cutovers),
        "funding": funding_windows(plan.case, plan.cutovers, catalogue.funding),
        "unsettled": unsettled(plan.case, plan.cutovers),
        "residents": resident_notices(plan.case, plan.waves, catalogue.residents),
        "readiness": readiness(plan, catalogue.readiness),
        "placement": placement_of(opened),
    }
    full = plan.model_copy(update=more)
    return _found(full, gaps_of(opened, full), opened.decisions, opened.addresses)


def _found(
    plan: Plan,
    gaps: tuple[Gap, ...],
    decisions: tuple[GapDecision, ...],
    addresses: Mapping[str, str],
) -> Plan:
    """The plan with its gaps and all that follows from them."""
    from migplan.gaps.yearly import remedies_by_year
    from migplan.planning.due import decisions_due

    due = decisions_due(plan.case, plan.cutovers, plan.cost.by_fiscal_year, gaps, plan.funding)
    remarks = decision_remarks(decisions, gaps, plan.as_of, with_plan=True)
    return plan.model_copy(
        update={
            "gaps": gaps,
            "decisions": decisions,
            "decision_remarks": remarks,
            "remedies": remedies_by_year(gaps, plan.as_of),
            "decisions_due": due,
            "addresses": dict(sorted(addresses.items())),
        }
    )
