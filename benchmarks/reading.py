"""How long reading takes: ``python benchmarks/reading.py``.

Prints the median of five readings of a folder of usual size and of one with 20,000 linkages.
"""

import statistics
import tempfile
import time
from pathlib import Path

from migplan.importers import load

RUNS = 5
BODY = "municipality: {name: 見本市}\n"


def written(folder: Path, systems: int, linkages: int) -> Path:
    folder.mkdir()
    (folder / "municipality.yaml").write_text(BODY, encoding="utf-8")
    rows = "".join(f"s{n},システム{n},情報政策課\n" for n in range(systems))
    (folder / "systems.csv").write_text(f"id,name,owner\n{rows}", encoding="utf-8")
    ends = [(n % systems, (n + 1 + n // systems) % systems, n) for n in range(linkages)]
    flows = "".join(f"s{a},s{b},データ{n},file\n" for a, b, n in ends if a != b)
    (folder / "linkages.csv").write_text(
        f"provider,consumer,data,method\n{flows}", encoding="utf-8"
    )
    return folder


def main() -> None:
    print("| systems | linkages | median s |")
    print("| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        for systems, linkages in ((65, 160), (300, 20_000)):
            folder = written(Path(name) / str(systems), systems, linkages)
            seconds: list[float] = []
            for _ in range(RUNS):
                begin = time.perf_counter()
                load(folder)
                seconds.append(time.perf_counter() - begin)
            print(f"| {systems} | {linkages} | {statistics.median(seconds):.3f} |")


if __name__ == "__main__":
    main()
