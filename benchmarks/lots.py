"""Comparing bodies and forming lots: ``python benchmarks/lots.py [--list CSV --prefecture NAME...]``.

Without options: the two sample groups, each command as a user runs it. With ``--list`` all bodies of
prefectures on the national list, from the list to the pages, and whether all groups with an identical
late set, counted from the list itself, are named as candidates. ``--brute`` tries all lots of small
markets, ``--random`` reckons random markets up to ten bodies (exactly) and sixty (by merging).
"""

import argparse
import csv
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.machine import described, peak_mib, today
from migplan.importers.tokutei_list import BUSINESSES, COMMON
from migplan.joint.lots.choose import choose
from migplan.joint.lots.merge import merge

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ("mitsuba-gun", "nishitama")
RUNS = 3
SEVERAL = 3
"""Bodies of a group with an identical late set."""


@dataclass(frozen=True, slots=True)
class Row:
    """One prefecture; times in seconds."""

    bodies: int
    steps: tuple[float, float, float]
    mib: float
    pages: tuple[int, int]
    same: tuple[int, int]
    lots: int
    saving: int
    bound: int


def run(*arguments: str | Path) -> float:
    """Seconds of one command, as a user runs it.

    Raises:
        SystemExit: If it fails.
    """
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{arguments}: {done.returncode}\n{done.stderr}")
    return time.perf_counter() - begin


def samples(folder: Path) -> None:
    """The two sample groups."""
    print(f"| group | compare, median of {RUNS} (worst) | lots, median of {RUNS} (worst) |")
    print("| --- | --- | --- |")
    for name in SAMPLES:
        cells = [name]
        for command in ("compare", "lots"):
            out = folder / f"{name}-{command}"
            times = [run(command, ROOT / "inventories" / name, "-o", out) for _ in range(RUNS)]
            cells.append(f"{statistics.median(times):.1f} s ({max(times):.1f})")
        print(f"| {' | '.join(cells)} |", flush=True)


def late_groups(list_file: Path, prefecture: str) -> list[frozenset[str]]:
    """Names of the bodies of each group of several with an identical late set, from the list alone."""
    groups: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    with list_file.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            name = row["自治体名"]
            late = tuple(key for key in (*BUSINESSES, COMMON) if row[key].strip())
            if name.startswith(prefecture) and late and row["自治体区分"] != "都道府県":
                groups[late].add(name)
    return [frozenset(names) for names in groups.values() if len(names) >= SEVERAL]


def prefecture_row(list_file: Path, name: str, folder: Path) -> Row:
    """One prefecture from the list to the pages of both commands.

    Raises:
        SystemExit: If a group with an identical late set is no candidate.
    """
    inventories, compared, formed = (
        folder / f"{name}-{step}" for step in ("in", "compare", "lots")
    )
    options = ("--kind", "tokutei", "--prefecture", name, "--as-of", "2026-04-01")
    steps = (
        run("import", list_file, *options, "-o", inventories),
        run("compare", inventories, "-o", compared),
        run("lots", inventories, "-o", formed),
    )
    told = json.loads((formed / "lots.json").read_text(encoding="utf-8"))
    labels = {body["key"]: body["label"] for body in told["bodies"]}
    found = {
        frozenset(labels[key] for key in candidate["members"])
        for candidate in told["candidates"]
        if candidate["kind"] == "same_late_set"
    }
    groups = late_groups(list_file, name)
    missing = [sorted(group) for group in groups if group not in found]
    if missing:
        raise SystemExit(f"{name}: no candidates: {missing}")
    pages = (compared / "compare.html").stat().st_size, (formed / "lots.html").stat().st_size
    return Row(
        len(labels),
        steps,
        peak_mib()[1],
        pages,
        (len(groups), len(found)),
        len(told["lots"]),
        told["saving_yen"],
        told["bound_yen"],
    )


def prefectures(list_file: Path, names: Sequence[str], folder: Path) -> None:
    """A table of prefectures; memory is that of the largest command so far."""
    print(
        "| prefecture | bodies | import | compare | lots | all, s | peak MiB so far "
        "| compare.html, lots.html KB | groups of 3+ with one late set, all named "
        "| lots | saving, million yen | bound | gap |"
    )
    print("| --- " * 13 + "|")
    for name in names:
        row = prefecture_row(list_file, name, folder)
        steps = " | ".join(f"{seconds:.1f}" for seconds in row.steps)
        sizes = ", ".join(f"{size / 1000:.0f}" for size in row.pages)
        print(
            f"| {name} | {row.bodies} | {steps} | {sum(row.steps):.0f} | {row.mib:.0f} | {sizes} "
            f"| {row.same[0]} (of {row.same[1]} of 2+) | {row.lots} | {row.saving / 1e6:,.1f} "
            f"| {row.bound / 1e6:,.1f} | {_gap(row.saving, row.bound)} |",
            flush=True,
        )


def brute(seeds: int) -> None:
    """All lots of small markets with one package and two windows tried against the program."""
    from tests.joint.brute import best_saving
    from tests.joint.markets import a_market, a_random_market

    agreed, begin = 0, time.perf_counter()
    for seed in range(seeds):
        drawn = a_random_market(seed, 5, 4, window_months=5)
        market = a_market([replace(a, package="P") for a in drawn.atoms], window_months=5)
        best, chosen = best_saving(market), choose(market)
        if chosen.saving != best or not chosen.exact:
            raise SystemExit(f"seed {seed}: brute force {best}, chosen {chosen}")
        agreed += best > 0
    seconds = time.perf_counter() - begin
    print(
        f"brute force agrees on {seeds} markets of 5 bodies x 4 businesses, {agreed} of them "
        f"with lots that pay ({seconds:.0f} s)",
        flush=True,
    )


def randoms(seeds: int) -> None:
    """Random markets: exact up to ten bodies, merged above."""
    from tests.joint.markets import a_random_market

    print("| market | method | runs | seconds, median (worst) | proven | gap, median (worst) |")
    print("| --- | --- | --- | --- | --- | --- |")
    sizes: list[tuple[int, int, Callable[..., object]]] = [(10, 20, choose), (60, 20, merge)]
    for bodies, businesses, pick in sizes:
        times: list[float] = []
        gaps: list[float] = []
        proven = 0
        for seed in range(seeds):
            market = a_random_market(seed, bodies, businesses)
            begin = time.perf_counter()
            choice = choose(market) if pick is choose else merge(market)
            times.append(time.perf_counter() - begin)
            gaps.append(1 - choice.saving / choice.bound if choice.bound else 0.0)
            proven += choice.exact
        print(
            f"| {bodies} bodies x {businesses} businesses | {'choose' if pick is choose else 'merge'} "
            f"| {seeds} | {statistics.median(times):.1f} ({max(times):.1f}) | {proven} of {seeds} "
            f"| {statistics.median(gaps):.1%} ({max(gaps):.1%}) |",
            flush=True,
        )


def _gap(saving: int, bound: int) -> str:
    return f"{1 - saving / bound:.1%}" if bound else "0.0%"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", type=Path)
    parser.add_argument("--prefecture", nargs="+", default=["京都府"])
    parser.add_argument("--brute", type=int, metavar="SEEDS")
    parser.add_argument("--random", type=int, metavar="SEEDS")
    options = parser.parse_args()
    print(f"{today()}, {described()}\n", flush=True)
    if options.brute:
        brute(options.brute)
    if options.random:
        randoms(options.random)
    with tempfile.TemporaryDirectory() as name:
        if options.list:
            prefectures(options.list.resolve(), options.prefecture, Path(name))
        elif not options.brute and not options.random:
            samples(Path(name))


if __name__ == "__main__":
    main()
