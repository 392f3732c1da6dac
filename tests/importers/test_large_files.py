"""Large files: every row arrives, and every wrong row is named."""

from pathlib import Path

from migplan.importers import load
from tests.importers.written import BODY, a_folder, problems_of

SYSTEMS = "id,name\n" + "".join(f"s{n},システム{n}\n" for n in range(300))


def test_twenty_thousand_linkages_all_arrive(tmp_path: Path):
    rows = [
        f"s{n % 300},s{(n + 1 + n // 300) % 300},データ{n}\n"
        for n in range(20_000)
        if (1 + n // 300) % 300
    ]
    linkages = "provider,consumer,data\n" + "".join(rows)
    files = {"municipality.yaml": BODY, "systems.csv": SYSTEMS, "linkages.csv": linkages}

    assert len(load(a_folder(tmp_path, files)).inventory.linkages) == len(rows)


def test_every_one_of_many_wrong_rows_is_named(tmp_path: Path):
    rows = "provider,consumer,method\n" + "".join(f"x{n},y{n},fil{n}\n" for n in range(2_000))
    path = a_folder(tmp_path, {"systems.csv": SYSTEMS, "linkages.csv": rows})

    assert len(problems_of(path)) == 6_000
