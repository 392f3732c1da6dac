"""Least sets of arcs against published minima: ``python benchmarks/fas.py FOLDER [--seconds 10]``.

FOLDER holds ``best_known.csv`` (``set,instance,minimum_fas_size,...``) and one zip per set with an
adjacency list per instance: a line is a node and the nodes that its arcs lead to. Ten generated
municipal graphs follow, for which nothing is published. One row an instance; ``--table FILE`` also
writes all of it as Markdown.
"""

import argparse
import csv
import os
import platform
import random
import resource
import statistics
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from migplan.graph.feedback import Arc, Limits, minimum_feedback_arcs

HEADER = ("instance", "nodes", "arcs", "found", "bound", "published", "proven", "seconds")
MUNICIPAL = "municipal"
PLENTY = Limits(rounds=10_000, nodes=10_000_000)
"""Only the seconds stop a run here."""


@dataclass(frozen=True)
class Row:
    """One instance and what was found."""

    family: str
    instance: str
    nodes: int
    arcs: int
    found: int
    bound: int
    published: int | None
    seconds: float

    @property
    def proven(self) -> bool:
        return self.found == self.bound

    @property
    def contradicts(self) -> bool:
        """A set smaller than the published minimum, or a bound above it."""
        return self.published is not None and not self.bound <= self.published <= self.found

    def cells(self) -> list[str]:
        published = "" if self.published is None else str(self.published)
        numbers = [str(n) for n in (self.nodes, self.arcs, self.found, self.bound)]
        proven = "yes" if self.proven else "no"
        return [self.instance, *numbers, published, proven, f"{self.seconds:.2f}"]


def published(folder: Path) -> Iterator[tuple[str, str, int, list[Arc]]]:
    """Set, instance, published minimum and arcs, in the order of the names."""
    with (folder / "best_known.csv").open(encoding="utf-8", newline="") as file:
        known = {
            (r["set"], r["instance"]): int(r["minimum_fas_size"]) for r in csv.DictReader(file)
        }
    for path in sorted(folder.glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                lines = archive.read(name).decode("ascii").splitlines()
                rows = [line.split() for line in lines]
                arcs = [Arc(row[0], head) for row in rows if row for head in row[1:]]
                yield path.stem, name, known[path.stem, name], arcs


def municipal(seed: int, systems: int = 80, linkages: int = 300) -> list[Arc]:
    """Systems in fields of business around two hubs, linkages priced in 10,000 yen."""
    draw = random.Random(seed)
    fields = [draw.randrange(8) for _ in range(systems)]
    hubs = draw.sample(range(systems), 2)
    ends: set[tuple[int, int]] = set()
    while len(ends) < linkages:
        a, b, kind = draw.randrange(systems), draw.randrange(systems), draw.random()
        if kind < 0.25:
            a = draw.choice(hubs)
        elif kind < 0.35:
            b = draw.choice(hubs)
        elif kind < 0.8 and fields[a] != fields[b]:
            continue
        if a != b:
            ends.add((a, b))
    return [Arc(f"s{a:02}", f"s{b:02}", draw.randint(10, 240)) for a, b in sorted(ends)]


def measured(family: str, instance: str, known: int | None, arcs: list[Arc], limit: float) -> Row:
    begin = time.perf_counter()
    found = minimum_feedback_arcs(
        arcs, limits=PLENTY, left=lambda: limit - (time.perf_counter() - begin)
    )
    seconds = time.perf_counter() - begin
    nodes = len({end for arc in arcs for end in (arc.tail, arc.head)})
    return Row(family, instance, nodes, len(arcs), found.weight, found.bound, known, seconds)


def summary(rows: list[Row], limit: float) -> Iterator[str]:
    day = datetime.now(tz=UTC).date()
    yield f"{day}, Python {platform.python_version()}, {os.cpu_count()} cores, {limit:g} s an instance"
    yield ""
    yield "| set | instances | proven | share | found = published | mean s | max s |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for family in dict.fromkeys(row.family for row in rows):
        part = [row for row in rows if row.family == family]
        proven = sum(row.proven for row in part)
        same = "-" if family == MUNICIPAL else sum(row.found == row.published for row in part)
        seconds = [row.seconds for row in part]
        yield (
            f"| {family} | {len(part)} | {proven} | {proven / len(part):.0%} | {same} "
            f"| {statistics.mean(seconds):.2f} | {max(seconds):.2f} |"
        )
    known = [row for row in rows if row.published is not None]
    proven = sum(row.proven for row in known)
    wrong = [row.instance for row in known if row.contradicts]
    open_ = [f"{r.instance} ({r.bound}..{r.found})" for r in rows if not r.proven]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield ""
    yield f"* Contradictions with a published minimum: {', '.join(wrong) or 'none'}."
    if known:
        yield f"* Proven of those with a published minimum: {proven} of {len(known)} ({proven / len(known):.1%})."
    yield f"* Not proven (bound..found): {', '.join(open_) or 'none'}."
    yield f"* Peak memory: {peak:.0f} MiB."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--table", type=Path)
    options = parser.parse_args()
    limit: float = options.seconds
    measured("warm-up", "loads the solver", None, municipal(0), limit)
    rows: list[Row] = []
    print(",".join(HEADER))
    given = [(*one,) for one in published(options.folder)]
    given += [(MUNICIPAL, f"{MUNICIPAL}-{n}", None, municipal(n)) for n in range(1, 11)]
    for family, instance, known, arcs in given:
        rows.append(measured(family, instance, known, arcs, limit))
        print(",".join(rows[-1].cells()), flush=True)
    text = "\n".join(summary(rows, limit))
    print(text)
    if options.table is not None:
        head = [f"| {' | '.join(HEADER)} |", "| --- " * len(HEADER) + "|"]
        table = "\n".join(head + [f"| {' | '.join(row.cells())} |" for row in rows])
        options.table.write_text(f"{text}\n\n{table}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
