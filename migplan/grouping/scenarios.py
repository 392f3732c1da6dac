"""Scenarios of one body: read, planned one after the other beside their base, compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from migplan.catalogue.fill import fill
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import (
    InfeasibleError,
    InterruptedSearchError,
    InventoryError,
    MigplanError,
)
from migplan.grouping.together import folder_names
from migplan.importers.scenario_fit import misfits
from migplan.importers.scenarios import ScenarioFile, read_scenarios, scenarios_beside
from migplan.joint.scenario import laid_over
from migplan.joint.scenario.budgets import Budgeted, said_of, within_budgets
from migplan.joint.scenario.change import Ground
from migplan.joint.scenario.effects import outcome, ranked
from migplan.model.case import Assumption
from migplan.model.plan import Plan
from migplan.model.scenario_result import ScenarioOutcome, ScenarioTable
from migplan.model.text import Bilingual
from migplan.pipeline import Opened, plan_of

BASE = "base"
"""Folder of the plan without any scenario."""

Told = Callable[[int, int, str], None]
"""Number of a scenario, from 1 (0: the base), how many there are, and its name."""


@dataclass(frozen=True, slots=True)
class Ran:
    """All that was planned."""

    table: ScenarioTable
    base: Plan
    plans: dict[str, Plan]
    """By key of the scenario; those without a plan are left out."""


def scenario_files(
    inventory: Path, named: Sequence[Path], opened: Opened
) -> tuple[ScenarioFile, ...]:
    """The scenarios that were named, or those beside the inventory.

    Raises:
        InventoryError: With every problem of all files, what does not fit the inventory included.
    """
    files = read_scenarios(named or [scenarios_beside(inventory)])
    problems: list[Diagnostic] = []
    for file in files:
        problems += misfits(file, opened.case)
    if problems:
        raise InventoryError(problems)
    keys = folder_names([BASE, *(file.key for file in files)])[1:]
    return tuple(replace(file, key=key) for file, key in zip(files, keys, strict=True))


def run_scenarios(
    opened: Opened,
    files: Sequence[ScenarioFile],
    *,
    told: Told,
    stop: Callable[[], bool] = lambda: False,
) -> Ran:
    """Plan the base and every scenario; one that has no plan is a result too.

    Args:
        opened: The inventory.
        files: Scenarios that fit it.
        told: Called before each plan.
        stop: Asked now and then; true leaves out the scenarios that were not finished.

    Raises:
        InfeasibleError: If the base has no plan.
        InterruptedSearchError: If it was stopped before the base had one.
    """
    told(0, len(files), "")
    base = plan_of(opened, compared=False, stop=stop)
    ground = Ground(opened.case, base)
    outcomes: list[ScenarioOutcome] = []
    plans: dict[str, Plan] = {}
    left_out: list[str] = []
    for number, file in enumerate(files, start=1):
        found = None
        if not stop():
            told(number, len(files), file.scenario.name)
            found = _one(opened, file, ground, stop)
        if found is None or stop():  # a search that was cut short says nothing about a premise
            left_out.append(file.scenario.name)
            continue
        made, plan = found
        outcomes.append(made)
        if plan is not None:
            plans[file.key] = plan
    return Ran(ranked(base, outcomes, left_out), base, plans)


def _one(
    opened: Opened, file: ScenarioFile, ground: Ground, stop: Callable[[], bool]
) -> tuple[ScenarioOutcome, Plan | None]:
    scenario = file.scenario
    changed = laid_over(opened.stated, scenario, ground)
    said = (*changed.said, *(said_of(cap, ground) for cap in scenario.budgets))
    budgeted = Budgeted(changed.inventory, {}, {})
    if scenario.budgets:
        budgeted = within_budgets(changed.inventory, scenario, ground, opened.catalogue, stop)
    case = fill(budgeted.inventory, opened.catalogue, as_of=ground.case.as_of)
    notes = (*case.assumptions, _note(file, said))
    noted = case.model_copy(update={"assumptions": tuple(sorted(notes, key=lambda n: n.key))})
    tried = replace(
        opened, stated=budgeted.inventory, case=noted, addresses=_addresses(opened, file)
    )
    try:
        plan = plan_of(tried, compared=False, stop=stop)
    except (InfeasibleError, InterruptedSearchError) as error:
        return _without(file, said, error), None
    ceilings, postponed = budgeted.ceilings, budgeted.postponed
    return outcome(file.key, scenario, said, ground.plan, plan, ceilings, postponed), plan


def _addresses(opened: Opened, file: ScenarioFile) -> dict[str, str]:
    """Where things were written: what the scenario says of a system stands in its file too."""
    found = dict(opened.addresses)
    for n, row in enumerate(file.scenario.pins):
        found[f"pin:{row.system}"] = file.node.find(("pins", n, "system")).location.address
    named = [(("pins", n), row.system) for n, row in enumerate(file.scenario.pins)]
    named += [(("deadlines", n), row.system) for n, row in enumerate(file.scenario.deadlines)]
    for route, system in named:
        place, own = file.node.find(route).location.address, found.get(f"system:{system}")
        found[f"system:{system}"] = f"{own}, {place}" if own else place
    return found


def _without(file: ScenarioFile, said: Sequence[Bilingual], error: MigplanError) -> ScenarioOutcome:
    return ScenarioOutcome(
        key=file.key,
        name=file.scenario.name,
        note=file.scenario.note,
        said=tuple(said),
        why_not=Bilingual(ja=error.ja, en=error.en),
    )


def _note(file: ScenarioFile, said: Sequence[Bilingual]) -> Assumption:
    """A premise of the plan that says whose scenario it is, so that nobody takes it for the base."""
    ja, en = "。".join(row.ja for row in said), "; ".join(row.en for row in said)
    name = file.scenario.name
    return Assumption(
        key=f"scenario:{file.key}",
        statement=Bilingual(
            ja=f"比較案「{name}」の計画である。{ja}。", en=f"The plan of scenario {name}: {en}."
        ),
        source=file.node.location.path.name,
        confidence="high",
    )
