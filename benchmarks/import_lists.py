"""How long a large list takes: ``python -m benchmarks.import_lists [ROWS]``.

Makes an invented list of systems with twenty columns as people fill them in (two title rows,
dates of every era, full-width digits, marks), imports it in a process of its own, and reads the
same workbook with openpyxl in the same run, as a measure of the machine.
"""

import os
import platform
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import openpyxl

from benchmarks.commands import measured

RUNS = 3
LIMIT_SECONDS, LIMIT_MIB = 10, 500
HEADER = (
    *("No.", "システム名", "業務名", "所管課", "ベンダー", "パッケージ名", "設置場所"),
    *("ネットワーク", "移行状況", "移行期限", "個人番号", "文字コード", "契約名称"),
    *("契約開始", "契約終了", "月額（円）", "支援措置", "EUC数", "備考", "独自欄"),
)
DATES = ("令和8年度末", "R9.3.31", 46112, "未定")


def a_list(file: Path, rows: int) -> None:
    """Write an invented list; the same one for the same number of rows."""
    luck = random.Random(1)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("一覧")
    sheet.append(["令和8年度 全庁システム一覧（架空）"])
    sheet.append([])
    sheet.append(HEADER)
    for n in range(rows):
        business = luck.choice(["住民記録", "個人住民税", "介護保険", "国保", "なし"])
        where = (f"第{n % 40}課", f"事業者{n % 30}", f"製品{n % 500}", "庁内サーバ", "LGWAN系")
        state = luck.choice(["未移行", "移行済", "特定移行支援"])
        dates = (luck.choice(DATES), luck.choice(["○", "-"]), "SJIS", f"保守契約{n}", "R3.4.1")
        end = ("令和9年3月31日", f"{n * 10:,}", "無", str(n % 7), "備考です", "ー")
        sheet.append([n + 1, f"業務システム{n:05d}", business, *where, state, *dates, *end])
    book.save(file)


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "list.xlsx"
        a_list(file, rows)
        runs: list[tuple[float, float]] = []
        peers: list[float] = []
        for n in range(RUNS):
            out = str(Path(folder) / f"out{n}")
            runs.append(measured(["import", str(file), "--name", "試験市", "-o", out]))
            begin = time.perf_counter()
            openpyxl.load_workbook(file, data_only=True)
            peers.append(time.perf_counter() - begin)
    seconds = statistics.median(run[0] for run in runs)
    peer = statistics.median(peers)
    day = datetime.now(tz=UTC).date()
    print(f"{day}, Python {platform.python_version()}, {os.cpu_count()} cores, {RUNS} runs")
    print(
        "| rows | import, median s | limit s | peak MiB | limit MiB | openpyxl reads it, s | ratio |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    peak = max(run[1] for run in runs)
    cells = (rows, f"{seconds:.1f}", LIMIT_SECONDS, f"{peak:.0f}", LIMIT_MIB, f"{peer:.1f}")
    print(f"| {' | '.join(str(cell) for cell in cells)} | {seconds / peer:.2f} |")


if __name__ == "__main__":
    main()
