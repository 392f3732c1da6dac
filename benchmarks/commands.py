"""How long the commands take on the sample: ``python benchmarks/commands.py [INVENTORY]``.

Runs each command several times in a process of its own and prints the median of the wall time and
the peak of the memory; the limits are those the project promises.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 5


def measured(arguments: list[str]) -> tuple[float, float]:
    """Seconds and MiB of one run."""
    begin = time.perf_counter()
    # compiled modules are kept, as they are for every user; one unmeasured run writes them
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        [sys.executable, "-m", "migplan", *arguments],
        cwd=ROOT,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if status != 0:
        raise SystemExit(f"{arguments} ended with {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    inventory = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "inventories" / "mihon-shi")
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            ("--help", ["--help"], 0.15),
            ("check", ["check", inventory], 0.8),
            ("plan --no-report", ["plan", inventory, "-o", folder, "--no-report"], 10.0),
            ("report", ["report", f"{folder}/plan.json", "-o", folder], 1.5),
            ("plan with report", ["plan", inventory, "-o", folder], 15.0),
            ("verify", ["verify", f"{folder}/plan.json"], 1.0),
        ]
        day = datetime.now(tz=UTC).date()
        print(f"{day}, Python {platform.python_version()}, {os.cpu_count()} cores, {RUNS} runs")
        print("| command | median s | worst s | limit s | peak MiB |")
        print("| --- | --- | --- | --- | --- |")
        for name, arguments, limit in rows:
            measured(arguments)
            runs = [measured(arguments) for _ in range(RUNS)]
            seconds = [run[0] for run in runs]
            peak = max(run[1] for run in runs)
            median = statistics.median(seconds)
            print(f"| {name} | {median:.2f} | {max(seconds):.2f} | {limit} | {peak:.0f} |")


if __name__ == "__main__":
    main()
