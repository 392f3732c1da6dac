"""How long a placement takes: ``python benchmarks/placement.py [--seed N]``.

Generated bodies, the same for the same seed. Each system has two to five linkages to standard systems
and partners; local systems are linked with each other too. The peer is CP-SAT of OR-Tools, one worker,
on the same items and pairs, building counted.
"""

import argparse
import random
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.machine import described, today
from migplan.catalogue.catalogue import load_catalogue
from migplan.model.case import Case, Role
from migplan.model.linkage import Linkage, Method
from migplan.model.municipality import Municipality
from migplan.model.placement_price import PlacementPrices
from migplan.model.placement_row import JUDGED, PLACES, PlacementRow
from migplan.model.system import Disposition, State, System, SystemKind, Zone
from migplan.placement.compile import compiled
from migplan.placement.frame import frame_of
from migplan.placement.place import place
from migplan.placement.problem import NEVER, Problem, components
from migplan.placement.program import optimum
from migplan.placement.solve import solve

RUNS = 5
SIZES = ((60, 0.5), (60, 1.0), (300, 0.5), (300, 1.0))
"""Local systems, and linkages among them for each system."""


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    seed = parser.parse_args().seed
    print(f"{today()}, {described()}, seed {seed}, medians of {RUNS} runs, seconds")
    print(
        "| systems | linkages | of these local | largest part | proved optimum | with all second bests | whole answer | CP-SAT | same yen |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for size, density in SIZES:
        print(_line(a_body(size, density, seed), density), flush=True)


def _line(case: Case, density: float) -> str:
    catalogue = load_catalogue()
    frame = frame_of(case, catalogue)
    laid = compiled(frame, PlacementPrices(frame.premises.prices))
    parts = components(len(laid.problem.costs), laid.problem.pairs)
    proof, yen = _timed(lambda: _optimum(frame))
    every, solution = _timed(lambda: solve(laid.problem))
    whole, _ = _timed(lambda: place(case, catalogue), runs=1)
    peer, other = _timed(lambda: _by_cpsat(laid.problem))
    local = round(len(case.systems) * density)
    equal = yen == solution.cost == other and solution.proved
    return (
        (
            f"| {len(laid.systems)} | {len(case.linkages)} | {len(laid.problem.pairs)} "
            f"| {max(map(len, parts))} | {proof:.2f} | {every:.2f} | {whole:.2f} | {peer:.2f} "
            f"| {'yes' if equal else 'NO'} |"
        )
        if local
        else ""
    )


def _timed(work, runs: int = RUNS):
    seconds: list[float] = []
    found = None
    for _ in range(runs):
        begin = time.perf_counter()
        found = work()
        seconds.append(time.perf_counter() - begin)
    return median(seconds), found


def _optimum(frame) -> int | None:
    """From the case to the proved optimum; laying out the problem counts."""
    laid = compiled(frame, PlacementPrices(frame.premises.prices))
    total = 0
    for items in components(len(laid.problem.costs), laid.problem.pairs):
        answer = optimum(laid.problem.part(items))
        if answer is None or not answer.proved:
            return None
        total += answer.cost
    return total


def a_body(size: int, density: float, seed: int) -> Case:
    """A body with so many local systems and ``size * density`` linkages among them."""
    draw = random.Random(seed * 1000 + size)
    standard = [
        System(
            id=f"std{n}",
            name=f"std{n}",
            kind=SystemKind.STANDARD,
            state=State.LIVE,
            zone=Zone.MYNUMBER,
        )
        for n in range(20)
    ]
    zones = {
        "onprem": None,
        "lgwan_asp": Zone.LGWAN,
        "saas_internet": Zone.INTERNET,
        "regional_cloud": Zone.MYNUMBER,
    }
    local: list[System] = []
    for n in range(size):
        hosting = draw.choice(
            ["onprem"] * 4 + ["lgwan_asp"] * 3 + ["saas_internet", "regional_cloud"]
        )
        zone = zones[hosting] or draw.choice([Zone.MYNUMBER, Zone.LGWAN])
        local.append(
            System(
                id=f"loc{n:03}",
                name=f"loc{n:03}",
                kind=SystemKind.LOCAL,
                disposition=Disposition.STAY,
                hosting=hosting,
                zone=zone,
                personal_number=zone is Zone.MYNUMBER and draw.random() < 0.3,
            )
        )
    ends = [(draw.choice(standard).id, s.id) for s in local for _ in range(draw.randint(2, 5))]
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < size * density:
        one, other = draw.sample(local, 2)
        pairs.add((one.id, other.id))
    linkages = tuple(
        Linkage(
            id=f"L{n:04}",
            provider=one,
            consumer=other,
            method=draw.choice([Method.FILE] * 4 + [Method.REST, Method.DIRECT_DB, Method.MEDIA]),
            monthly_gb=draw.choice([None, draw.randint(1, 500)]),
            zone_path="特定通信" if draw.random() < 0.8 else None,
        )
        for n, (one, other) in enumerate([*ends, *sorted(pairs)])
    )
    rows = tuple(
        PlacementRow(
            system=system.id,
            choice=choice,
            monthly_yen=draw.randrange(60_000, 240_000, 1_000),
            move_yen=draw.randrange(500_000, 6_000_000, 10_000),
            allowed=True if choice in JUDGED else None,
            reason="判断済み" if choice in JUDGED else None,
        )
        for system in local
        for choice in PLACES
    )
    return Case(
        municipality=Municipality(name="generated"),
        as_of=today(),
        lead_months=6,
        horizon_end=today(),
        systems=tuple(sorted((*standard, *local), key=lambda x: x.id)),
        roles={
            x.id: Role.MIGRATED if x.kind is SystemKind.STANDARD else Role.STAYING
            for x in (*standard, *local)
        },
        partners=(),
        linkages=linkages,
        contracts=(),
        slots=(),
        seasons=(),
        units=(),
        project_months={},
        deadlines={},
        prices=(),
        placements=rows,
    )


def _by_cpsat(problem: Problem) -> int:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    cost: list = []
    labels = [[model.new_bool_var("") for _ in row] for row in problem.costs]
    for row, yen in zip(labels, problem.costs, strict=True):
        model.add_exactly_one(row)
        for variable, price in zip(row, yen.tolist(), strict=True):
            if price >= NEVER:
                model.add(variable == 0)
            else:
                cost.append(price * variable)
    for pair in problem.pairs:
        both = [[model.new_bool_var("") for _ in labels[pair.b]] for _ in labels[pair.a]]
        for n, row in enumerate(both):
            model.add(sum(row) == labels[pair.a][n])
            for m, variable in enumerate(row):
                if pair.closed[n, m]:
                    model.add(variable == 0)
                cost.append(int(pair.cost[n, m]) * variable)
        for m, variable in enumerate(labels[pair.b]):
            model.add(sum(row[m] for row in both) == variable)
    model.minimize(sum(cost))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = 60
    status = solver.solve(model)
    return round(solver.objective_value) if status == cp_model.OPTIMAL else -1


if __name__ == "__main__":
    main()
