"""Cutovers under a load limit: ``python benchmarks/waves.py FOLDER [--seconds 60] [--table FILE]``.

FOLDER holds ``best_known.csv`` (``instance,n,K,plan,bound,status``) and the JSON instances it names:
activities ``n``, slots ``T``, costs ``g[i][t]``, pairs ``[i, j, setup, rate, rate]``, loads, their
limit ``K`` in a slot and precedences ``prec``. Each is solved in a process of its own, so that the
peak of the memory is its own too, and each plan is checked twice: by the planner's own definitions
and by a plain reading of the JSON. One row an instance; ``--table FILE`` also writes all of it as
Markdown.
"""

import argparse
import csv
import json
import multiprocessing
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import machine
from migplan.planning.problem import Pair, Precedence, Problem, faults, total_cost
from migplan.planning.solve import solve

CLOSED = 10**8
"""Cost of a slot that must not be used."""

HEADER = (
    *("instance", "plan", "bound", "gap", "best known plan", "best known bound"),
    *("seconds", "processor seconds", "peak MiB"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """The best plan and the best bound known for an instance; equal when it is proven."""

    plan: int
    bound: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What one process found."""

    plan: int | None
    bound: int
    seconds: float
    worked: float
    peak: float


@dataclass(frozen=True, slots=True)
class Row:
    """One instance."""

    name: str
    answer: Answer
    known: Known

    @property
    def gap(self) -> float | None:
        """Between plan and bound, as a share of the plan."""
        plan = self.answer.plan
        return (plan - self.answer.bound) / plan if plan else None

    @property
    def contradicts(self) -> bool:
        """Whether a plan lies below, or a bound above, what is known."""
        plan = self.answer.plan
        return self.answer.bound > self.known.plan or (plan is not None and plan < self.known.bound)

    def cells(self) -> list[str]:
        answer = self.answer
        return [
            self.name,
            "none" if answer.plan is None else str(answer.plan),
            str(answer.bound),
            "" if self.gap is None else f"{self.gap:.2%}",
            str(self.known.plan),
            str(self.known.bound),
            f"{answer.seconds:.1f}",
            f"{answer.worked:.1f}",
            f"{answer.peak:.0f}",
        ]


def problem_of(data: dict[str, Any]) -> Problem:
    """The problem of an instance; pairs of the same two activities become one."""
    between: dict[tuple[int, int], list[int]] = {}
    for i, j, setup, later, earlier in data["pairs"]:
        yen = (setup, later, earlier) if i < j else (setup, earlier, later)
        pair = between.setdefault((min(i, j), max(i, j)), [0, 0, 0])
        pair[:] = [old + new for old, new in zip(pair, yen, strict=True)]
    return Problem(
        names=tuple(f"s{n:03}" for n in range(data["n"])),
        positions=tuple(range(data["T"])),
        costs=tuple(tuple(None if c >= CLOSED else c for c in row) for row in data["g"]),
        pairs=tuple(Pair(a, b, *yen) for (a, b), yen in sorted(between.items())),
        precedences=tuple(Precedence(before, after, 0) for before, after in data["prec"]),
        loads=tuple(data["load"]),
        load_limit=data["K"],
    )


def cost_by_hand(data: dict[str, Any], slots: Sequence[int]) -> int:
    """Cost of a plan from the instance alone.

    Raises:
        ValueError: If the plan breaks a rule.
    """
    total = 0
    for activity, slot in enumerate(slots):
        if data["g"][activity][slot] >= CLOSED:
            raise ValueError(f"activity {activity} must not lie in slot {slot}")
        total += data["g"][activity][slot]
    for slot in set(slots):
        load = sum(n for n, other in zip(data["load"], slots, strict=True) if other == slot)
        if load > data["K"]:
            raise ValueError(f"slot {slot} has a load of {load}")
    for before, after in data["prec"]:
        if slots[before] > slots[after]:
            raise ValueError(f"activity {after} lies before {before}")
    for i, j, setup, later, earlier in data["pairs"]:
        if slots[i] < slots[j]:
            total += setup + later * (slots[j] - slots[i])
        elif slots[j] < slots[i]:
            total += setup + earlier * (slots[i] - slots[j])
    return total


def answered(path: Path, seconds: float) -> Answer:
    """Solve one instance in this process.

    Raises:
        ValueError: If the plan is none, or does not cost what it is said to cost.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    problem = problem_of(data)
    begin, worked = time.perf_counter(), time.process_time()
    result = solve(problem, stop=lambda: time.perf_counter() - begin > seconds)
    took, worked = time.perf_counter() - begin, time.process_time() - worked
    if result.slots is not None:
        wrong = faults(problem, result.slots)
        costs = {result.total, total_cost(problem, result.slots), cost_by_hand(data, result.slots)}
        if wrong or len(costs) > 1:
            raise ValueError(f"{path.name}: {wrong or costs}")
    plan = None if result.slots is None else result.total
    return Answer(plan, result.bound, took, worked, machine.peak_mib()[0])


def known(folder: Path) -> dict[str, Known]:
    """What is known, by file name."""
    with (folder / "best_known.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {row["instance"]: Known(int(row["plan"]), int(row["bound"])) for row in rows}


def measured(path: Path, best: Known, seconds: float) -> Row:
    """Solve one instance in a process of its own."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=fresh) as pool:
        return Row(path.name, pool.submit(answered, path, seconds).result(), best)


def summary(rows: Sequence[Row], seconds: float) -> Iterator[str]:
    """What the rows say together."""
    proven = sum(row.answer.plan == row.answer.bound for row in rows)
    reached = sum(row.answer.plan is not None and row.answer.plan <= row.known.plan for row in rows)
    raised = [row.name for row in rows if row.answer.bound > row.known.bound]
    cheaper = [
        row.name for row in rows if row.answer.plan is not None and row.answer.plan < row.known.plan
    ]
    gaps = [row.gap for row in rows if row.gap is not None]
    times = [row.answer.seconds for row in rows]
    wrong = [row.name for row in rows if row.contradicts]
    yield f"{machine.described()}; {machine.today()}; {seconds:g} s an instance, one after the other"
    yield ""
    yield f"* Proven: {proven} of {len(rows)}; best known plan reached or improved: {reached}."
    yield f"* Plans cheaper than the best known: {', '.join(cheaper) or 'none'}."
    yield f"* Bounds above the best known: {', '.join(raised) or 'none'}."
    if gaps:
        yield f"* Gap: median {statistics.median(gaps):.2%}, largest {max(gaps):.2%}."
    yield f"* Seconds: median {statistics.median(times):.1f}, longest {max(times):.1f}."
    yield f"* Contradictions with what is known: {', '.join(wrong) or 'none'}."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0, help="then the search is stopped")
    parser.add_argument("--only", default="", help="instances whose name contains this")
    parser.add_argument("--table", type=Path, help="also write the rows as Markdown")
    options = parser.parse_args()
    rows: list[Row] = []
    print(",".join(HEADER))
    for name, best in sorted(known(options.folder).items()):
        if options.only in name:
            rows.append(measured(options.folder / name, best, options.seconds))
            print(",".join(rows[-1].cells()), flush=True)
    if not rows:
        raise SystemExit("no such instance")
    text = "\n".join(summary(rows, options.seconds))
    print(text)
    if options.table is not None:
        head = [f"| {' | '.join(HEADER)} |", "| --- " * len(HEADER) + "|"]
        table = "\n".join(head + [f"| {' | '.join(row.cells())} |" for row in rows])
        options.table.write_text(
            f"# Cutovers under a load limit\n\n{text}\n\n{table}\n", encoding="utf-8"
        )
    if any(row.contradicts for row in rows):
        raise SystemExit("an answer contradicts what is known")


if __name__ == "__main__":
    main()
