"""The whole flow as a reader would tell it: files, case, plan, gaps, report."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from migplan import __version__
from migplan.catalogue.catalogue import Catalogue, load_catalogue
from migplan.catalogue.fill import fill
from migplan.catalogue.shared import noted, with_shared
from migplan.diagnostics.errors import MigplanError
from migplan.gaps.facts import Facts
from migplan.gaps.find import find_gaps
from migplan.importers import load
from migplan.model.case import Case
from migplan.model.gap import Gap
from migplan.model.inventory import Inventory
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


def open_inventory(
    path: Path,
    *,
    as_of: date | None = None,
    linkages: Path | None = None,
    shared: Sequence[VendorCapacity] = (),
) -> Opened:
    """Read an inventory and fill it to a case.

    Args:
        path: A file or folder.
        as_of: Day to plan for, instead of the policy's.
        linkages: A CSV table of standard linkages that replaces the catalogue's.
        shared: Vendors that this body shares with others: limits of its own too.

    Raises:
        InventoryError: With every problem of all files.
    """
    catalogue = load_catalogue()
    if linkages is not None:
        from migplan.importers.linkage_table import read_linkage_table

        catalogue = catalogue.with_linkages(read_linkage_table(linkages, catalogue))
    loaded = load(path, catalogue)
    case = noted(fill(with_shared(loaded.inventory, shared), catalogue, as_of=as_of), shared)
    return Opened(loaded.inventory, case, catalogue, loaded.addresses)


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

    return find_gaps(Facts(opened.case, opened.catalogue, linkage_graph(opened.case), plan))


def plan_of(
    opened: Opened, *, progress: Progress = no_progress, stop: Callable[[], bool] = lambda: False
) -> Plan:
    """Plan a case and add gaps, decisions due and addresses.

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
        plan = make_plan(opened.case, naming, version=__version__, progress=progress, stop=stop)
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
    """The plan with gaps, decisions due, the readiness of its waves and addresses."""
    from migplan.gaps.yearly import remedies_by_year
    from migplan.planning.due import decisions_due
    from migplan.planning.readiness import readiness

    gaps = gaps_of(opened, plan)
    due = decisions_due(opened.case, plan.cutovers, plan.cost.by_fiscal_year, gaps)
    return plan.model_copy(
        update={
            "gaps": gaps,
            "remedies": remedies_by_year(gaps, plan.as_of),
            "decisions_due": due,
            "readiness": readiness(plan, opened.catalogue.readiness),
            "addresses": dict(sorted(opened.addresses.items())),
        }
    )
