"""Published scheduling instances: ``python benchmarks/rcpsp.py j30.zip best_known.csv --limit 20``.

Solves instances of PSPLIB with the planner's own ``solve``, checks every answer against the problem
and the best that is known, and prints one row each. ``--peer`` solves the same with PyJobShop in
the same run, one instance after the other.
"""

import argparse
import csv
import statistics
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import machine
from benchmarks.peer import Answer, by_pyjobshop
from benchmarks.project_library import Instance, parse, problem_of
from migplan.planning.problem import faults
from migplan.planning.solve import solve


@dataclass(frozen=True, slots=True)
class Row:
    """One instance: our answer, what is known, and the peer's answer."""

    name: str
    own: Answer
    best: int
    """Least makespan known."""
    least: int
    """No makespan is shorter."""
    peer: Answer | None

    @property
    def contradicts(self) -> bool:
        """Whether a makespan lies below, or a bound above, what is known."""
        short = self.own.makespan is not None and self.own.makespan < self.least
        return short or self.own.bound > self.best

    def __str__(self) -> str:
        cells = [
            self.name,
            "none" if self.own.makespan is None else str(self.own.makespan),
            str(self.own.bound),
            str(self.best) if self.best == self.least else f"{self.least}..{self.best}",
            f"{self.own.seconds:.2f}",
            f"{self.peer.seconds:.2f}" if self.peer else "",
        ]
        return ",".join(cells)


def by_migplan(instance: Instance, budget: float) -> Answer:
    """Solve with the planner; building the problem counts.

    Raises:
        SystemExit: If the answer breaks a constraint of the problem.
    """
    begin = time.perf_counter()
    problem = problem_of(instance)
    result = solve(problem, budget=budget, early=False)
    seconds = time.perf_counter() - begin
    if result.slots is None:
        return Answer(None, result.bound, proved=False, seconds=seconds)
    wrong = faults(problem, result.slots, result.starts)
    if wrong:
        raise SystemExit(f"not a schedule: {wrong}")
    return Answer(result.total, result.bound, result.status == "optimal", seconds)


def known(path: Path) -> dict[str, tuple[int, int]]:
    """Lower bound and best makespan of each instance; columns ``instance``, ``lb``, ``ub``."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["instance"]: (int(row["lb"]), int(row["ub"])) for row in csv.DictReader(file)}


def instances(path: Path) -> Iterator[tuple[str, Instance]]:
    """The instances of an archive in their natural order, read where it lies."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".sm")]
        for name in sorted(names, key=lambda name: (len(name), name)):
            yield Path(name).name, parse(archive.read(name).decode("latin-1"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path, help="zip of .sm files")
    parser.add_argument("best_known", type=Path, help="CSV with instance, lb, ub")
    parser.add_argument("--seconds", type=float, default=10.0, help="budget of an instance")
    parser.add_argument("--limit", type=int, help="how many instances, spread over the archive")
    parser.add_argument("--peer", action="store_true", help="PyJobShop too, when it is installed")
    options = parser.parse_args()
    best = known(options.best_known)
    chosen = list(instances(options.archive))
    if options.limit:
        chosen = chosen[:: max(1, len(chosen) // options.limit)][: options.limit]
    peer = options.peer and _peer_is_there()
    print(f"# {machine.described()}; {machine.today()}")
    print("instance,makespan,bound,optimum,seconds,peer_seconds")
    rows: list[Row] = []
    for name, instance in chosen:
        own = by_migplan(instance, options.seconds)
        other = by_pyjobshop(instance, options.seconds) if peer else None
        rows.append(Row(name, own, best[name][1], best[name][0], other))
        print(rows[-1], flush=True)
    print("\n".join(f"# {line}" for line in summary(rows)))
    if any(row.contradicts for row in rows):
        raise SystemExit("an answer contradicts what is known")


def summary(rows: list[Row]) -> Iterator[str]:
    """What the rows say together."""
    reached = sum(row.own.makespan == row.best for row in rows)
    below = sum(row.contradicts for row in rows)
    yield f"best known makespan reached: {reached} of {len(rows)}"
    yield f"proved: {sum(row.own.proved for row in rows)} of {len(rows)}"
    yield f"contradict what is known: {below}"
    seconds = [row.own.seconds for row in rows]
    yield f"median {statistics.median(seconds):.2f} s, longest {max(seconds):.2f} s"
    peers = [row.peer for row in rows if row.peer]
    if peers:
        times = [answer.seconds for answer in peers]
        hits = sum(row.peer is not None and row.peer.makespan == row.best for row in rows)
        yield f"PyJobShop: best known reached {hits}, proved {sum(p.proved for p in peers)}"
        yield f"PyJobShop: median {statistics.median(times):.2f} s, longest {max(times):.2f} s"


def _peer_is_there() -> bool:
    try:
        import pyjobshop
    except ImportError:
        print("PyJobShop is not installed: pip install migplan[bench]", file=sys.stderr)
        return False
    return bool(pyjobshop)


if __name__ == "__main__":
    main()
