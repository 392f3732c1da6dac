"""Bodies of the national list from import to report: ``python benchmarks/national.py LIST.csv``.

Draws bodies by a fixed seed, imports, plans, verifies and renders each, and prints one row a body.
Any error ends the run.
"""

import argparse
import csv
import random
import tempfile
import time
from datetime import date
from pathlib import Path

from migplan.importers.tokutei import import_tokutei
from migplan.pipeline import open_inventory, plan_of
from migplan.planning.verify import violations
from migplan.report.files import write_report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("list", type=Path)
    parser.add_argument("--bodies", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with options.list.open(encoding="utf-8-sig", newline="") as file:
        codes = sorted(row["団体コード"] for row in csv.DictReader(file))
    drawn = random.Random(options.seed).sample(codes, options.bodies)
    print("| code | body | moving | waves | bridges | gaps | optimality gap | seconds |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for code in drawn:
        begin = time.perf_counter()
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            files = import_tokutei(options.list, code, date(2026, 4, 1), "令和7年12月末時点")
            for file_name, text in files.items():
                (folder / file_name).write_text(text, encoding="utf-8")
            opened = open_inventory(folder)
            plan = plan_of(opened)
            wrong = violations(plan)
            if wrong:
                raise SystemExit(f"{code}: {wrong}")
            write_report(plan, folder / "out")
        seconds = time.perf_counter() - begin
        print(
            f"| {code} | {plan.municipality} | {len(plan.cutovers)} | {len(plan.waves)} "
            f"| {len(plan.bridges)} | {len(plan.gaps)} | {plan.optimality_gap:.2%} | {seconds:.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
