"""Plans of invented bodies: ``python benchmarks/bodies.py --kind small --count 30 --write``.

Plans each body as the commands do, with its baselines, gaps and the verifier, and prints one row a
body. ``solved s`` ends with the proof of the dates; ``whole s`` has the rest of the plan too, and
``cpu s`` is what of it the processor worked, which a busy machine changes less. A ratio says how
many times the plan's bridges, and its total, a naive order costs. A group with ``--engineers`` is planned
jointly: its bodies share a part of the engineers that each would have alone.
"""

import argparse
import math
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import machine
from benchmarks.generated import group, large, small
from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.fill import fill
from migplan.catalogue.shared import noted, with_shared
from migplan.diagnostics.errors import InfeasibleError
from migplan.grouping.together import Together, plan_group
from migplan.importers.shared import SharedFile
from migplan.model.inventory import Inventory
from migplan.model.plan import BRIDGE_KINDS, Baseline, Plan
from migplan.model.policy import VendorCapacity
from migplan.pipeline import Opened, plan_of
from migplan.planning.compile import compile_problem
from migplan.planning.verify import violations

ROOT = Path(__file__).resolve().parent.parent
COUNTS = {"small": 30, "large": 3, "group": 10}
BASELINES = ("all_at_once", "business_family", "contract_end", "topological_waves")


@dataclass(frozen=True, slots=True)
class Row:
    """One body and its plan."""

    name: str
    systems: int
    linkages: int
    units: int
    pairs: int
    slots: int
    plan: Plan
    solved: float
    whole: float
    cpu: float

    @property
    def bridges(self) -> int:
        """Yen of all bridges of the plan."""
        return sum(self.plan.cost.by_kind.get(kind, 0) for kind in BRIDGE_KINDS)

    @property
    def proved(self) -> bool:
        """Whether no plan is cheaper."""
        return self.plan.provenance.status == "optimal"

    def baseline(self, name: str) -> Baseline | None:
        """A naive plan, when it is feasible."""
        found = (b for b in self.plan.baselines if b.name == name and b.feasible)
        return next(found, None)

    def ratio(self, name: str) -> tuple[float | None, float | None]:
        """Times the plan's bridges and times its total; ``None`` where there is no number."""
        naive = self.baseline(name)
        if naive is None:
            return None, None
        bridges = (naive.bridge_yen or 0) / self.bridges if self.bridges else None
        return bridges, (naive.total_yen or 0) / self.plan.cost.total_yen


def bodies(options: argparse.Namespace) -> Iterable[Inventory]:
    limits = {
        "vendor_limits": options.vendor_limits,
        "engineers": options.engineers,
        "load_limit": options.load_limit,
    }
    seeds = range(options.seed, options.seed + options.count)
    match options.kind:
        case "small":
            return (small(seed, together=not options.apart, **limits) for seed in seeds)
        case "large":
            return (large(seed, **limits) for seed in seeds)
        case _:
            return group(options.seed, options.count, **limits)


def planned(inventory: Inventory) -> Row:
    """Fill and plan a body; any fault of the plan ends the run."""
    stages: dict[str, float] = {}
    begin, worked = time.perf_counter(), time.process_time()
    catalogue = load_catalogue()
    case = fill(inventory, catalogue)
    opened = Opened(inventory, case, catalogue, {})
    plan = plan_of(
        opened, progress=lambda name, *_: stages.setdefault(name, time.perf_counter() - begin)
    )
    whole, cpu = time.perf_counter() - begin, time.process_time() - worked
    wrong = violations(plan)
    if wrong:
        raise SystemExit(f"{inventory.municipality.name}: {wrong}")
    problem = compile_problem(case)
    return Row(
        inventory.municipality.name,
        len(inventory.systems),
        len(case.linkages),
        len(problem.names),
        len(problem.pairs),
        len(problem.positions),
        plan,
        stages.get("baselines", whole),
        whole,
        cpu,
    )


def shown(row: Row) -> str:
    plan = row.plan
    cells = [
        row.name,
        f"{row.systems} / {row.linkages}",
        f"{row.units} / {row.pairs} / {row.slots}",
        str(len(plan.waves)),
        f"{plan.cost.total_yen / 1e6:.1f}",
        f"{plan.bound_yen / 1e6:.1f}",
        f"{plan.optimality_gap:.2%}",
        plan.provenance.status,
        f"{row.solved:.1f}",
        f"{row.whole:.1f}",
        f"{row.cpu:.1f}",
        *(" / ".join(map(_times, row.ratio(name))) for name in BASELINES),
    ]
    return f"| {' | '.join(cells)} |"


def head() -> str:
    names = [
        *("body", "systems / linkages", "units / pairs / slots", "waves", "plan ¥m", "bound ¥m"),
        *("gap", "status", "solved s", "whole s", "cpu s"),
        *(f"{name.replace('_', ' ')}: bridges / total" for name in BASELINES),
    ]
    return f"| {' | '.join(names)} |\n|{' --- |' * len(names)}"


def summary(rows: Sequence[Row], infeasible: int, seconds: float) -> list[str]:
    if not rows:
        return [f"* No plan; {infeasible} bodies without one."]
    proved = sum(row.proved for row in rows)
    whole = [row.whole for row in rows]
    solved = [row.solved for row in rows]
    gaps = [row.plan.optimality_gap for row in rows]
    late = sum(row.whole > seconds for row in rows)
    own, children = machine.peak_mib()
    lines = [
        f"* Proven optimal: {proved} of {len(rows)} ({proved / len(rows):.0%}); without a plan: {infeasible}.",
        f"* Optimality gap: median {statistics.median(gaps):.2%}, largest {max(gaps):.2%}.",
        f"* Solved: median {statistics.median(solved):.1f} s, longest {max(solved):.1f} s; whole plan: median {statistics.median(whole):.1f} s, longest {max(whole):.1f} s (cpu {max(row.cpu for row in rows):.1f} s); over {seconds:g} s: {late}.",
        f"* Peak memory: {own:.0f} MiB, largest child process {children:.0f} MiB.",
    ]
    return lines + [_summed(rows, name) for name in BASELINES]


def _summed(rows: Sequence[Row], name: str) -> str:
    """Mean of the ratios, and the ratio of the sums, of one naive order with its spacing."""
    found = [row for row in rows if row.baseline(name)]
    if not found:
        return f"* {name}: feasible in none."
    naive = [row.baseline(name) for row in found]
    bridges = [b for row in found if (b := row.ratio(name)[0]) is not None]
    totals = [t for row in found if (t := row.ratio(name)[1]) is not None]
    yen = sum(b.bridge_yen or 0 for b in naive if b), sum(b.total_yen or 0 for b in naive if b)
    own = sum(row.bridges for row in found), sum(row.plan.cost.total_yen for row in found)
    all_bridges = yen[0] / own[0] if own[0] else None
    mean = statistics.fmean(bridges) if bridges else None
    spacing = next(b.spacing.en for b in naive if b)
    return (
        f"* {name}, feasible in {len(found)}: mean of ratios bridges {_times(mean)}, total "
        f"{_times(statistics.fmean(totals))}; ratio of sums bridges {_times(all_bridges)}, total "
        f"{_times(yen[1] / own[1])}. Spacing: {spacing}"
    )


def jointly(options: argparse.Namespace) -> list[str]:
    """Plan a group under shared engineers: a row a body, and what is known of the whole."""
    begin = time.perf_counter()
    catalogue = load_catalogue()
    inventories = [
        inventory.model_copy(update={"policy": inventory.policy.model_copy(update={"vendors": ()})})
        for inventory in bodies(options)
    ]
    vendors = shared_engineers(bodies(options), options.share)
    members = [
        Opened(each, noted(fill(with_shared(each, vendors), catalogue), vendors), catalogue, {})
        for each in inventories
    ]
    together = Together(
        tuple(f"{n:02}" for n in range(len(members))), tuple(members), SharedFile(vendors, {})
    )
    group, plans = plan_group(together, progress=lambda *step: _told(begin, step))
    seconds = time.perf_counter() - begin
    wrong = [fault for plan in plans for fault in violations(plan)]
    if wrong:
        raise SystemExit(str(wrong))
    lines = ["| body | alone ¥m | plan ¥m | moved | gap to its bound alone |", "|" + " --- |" * 5]
    for body, plan in zip(group.bodies, plans, strict=True):
        moved = f"{len(body.moved)} / {len(body.alone)}"
        cells = (body.name, _yen(body.alone_yen), _yen(body.total_yen), moved)
        lines.append(f"| {' | '.join(cells)} | {plan.optimality_gap:.2%} |")
    own, children = machine.peak_mib()
    lines += [
        "",
        f"* {len(plans)} bodies share {options.share:.0%} of the engineers that they would state alone, and at least what the largest states.",
        f"* Total ¥{_yen(group.total_yen)}m, alone ¥{_yen(group.alone_yen)}m, bound ¥{_yen(group.bound_yen)}m ({group.provenance.bound_source}): optimality gap {group.optimality_gap:.2%}.",
        f"* {len(group.waits)} systems wait, {sum(bool(w.grounds) for w in group.waits)} of them directly for a vendor; {len(group.prices)} vendor-months have a price.",
        f"* Whole: {seconds:.0f} s. Peak memory: {own:.0f} MiB, largest child process {children:.0f} MiB.",
    ]
    return lines


def shared_engineers(inventories: Iterable[Inventory], share: float) -> tuple[VendorCapacity, ...]:
    """A share of what the bodies state together, and enough for each of them alone."""
    stated: dict[str, list[int]] = {}
    for inventory in inventories:
        for limit in inventory.policy.vendors:
            stated.setdefault(limit.vendor, []).append(limit.engineers or 0)
    return tuple(
        VendorCapacity(vendor=vendor, engineers=max(*each, math.ceil(share * sum(each))))
        for vendor, each in sorted(stated.items())
    )


def _told(begin: float, step: Sequence[object]) -> None:
    print(f"{time.perf_counter() - begin:.0f} s", *step, file=sys.stderr, flush=True)


def _yen(amount: int) -> str:
    return f"{amount / 1e6:.1f}"


def _times(ratio: float | None) -> str:
    return "–" if ratio is None else f"×{ratio:.2f}"


def written(heading: str, lines: Sequence[str]) -> Path:
    """Put a section into today's results, in place of an older one with the same heading."""
    path = ROOT / "benchmarks" / "results" / f"bodies-{machine.today()}.md"
    old = path.read_text(encoding="utf-8") if path.exists() else "# Invented bodies\n"
    title, *sections = old.rstrip().split("\n\n## ")
    kept = [text for text in sections if text.partition("\n")[0] != heading]
    every = [*kept, "\n".join([heading, "", *lines])]
    path.write_text("\n\n## ".join([title, *every]) + "\n", encoding="utf-8")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=sorted(COUNTS), default="small")
    parser.add_argument(
        "--count", type=int, help="bodies; default 30 small, 3 large, 10 of a group"
    )
    parser.add_argument("--seed", type=int, default=1, help="number of the first body or group")
    parser.add_argument("--seconds", type=float, default=60.0, help="slower bodies are counted")
    parser.add_argument("--apart", action="store_true", help="small: packages need not move as one")
    parser.add_argument("--vendor-limits", action="store_true", help="two projects a vendor")
    parser.add_argument("--engineers", action="store_true", help="few engineers a vendor")
    parser.add_argument("--share", type=float, default=0.6, help="group: engineers shared")
    parser.add_argument("--load-limit", type=int, help="most cutovers in one slot")
    parser.add_argument("--write", action="store_true", help="also into benchmarks/results")
    options = parser.parse_args()
    options.count = options.count or COUNTS[options.kind]
    lines = [f"Machine: {machine.described()}; {machine.today()}.", ""]
    if options.kind == "group" and options.engineers:
        lines += jointly(options)
        print("\n".join(lines))
        _write(options, lines)
        return
    lines.append(head())
    print("\n".join(lines), flush=True)
    rows: list[Row] = []
    infeasible = 0
    for inventory in bodies(options):
        try:
            row = planned(inventory)
        except InfeasibleError as error:
            infeasible += 1
            print(f"{inventory.municipality.name}: {error}", file=sys.stderr)
            continue
        rows.append(row)
        lines.append(shown(row))
        print(lines[-1], flush=True)
    ends = ["", *summary(rows, infeasible, options.seconds)]
    print("\n".join(ends))
    _write(options, [*lines, *ends])


def _write(options: argparse.Namespace, lines: Sequence[str]) -> None:
    if options.write:
        arguments = [a for a in sys.argv[1:] if a != "--write"]
        path = written(f"`python benchmarks/bodies.py {' '.join(arguments)}`", lines)
        print(f"\nwritten to {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
