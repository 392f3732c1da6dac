"""Reading is never what one waits for. The limits leave room for a slow machine."""

from pathlib import Path
from time import perf_counter

from migplan.importers import load
from tests.importers.written import BODY, a_folder, problems_of


def _seconds(path: Path) -> float:
    """The better of two readings: the first may wait for imports and tables."""
    return min(_once(path), _once(path))


def _once(path: Path) -> float:
    begin = perf_counter()
    load(path)
    return perf_counter() - begin


def test_an_inventory_of_usual_size_is_read_at_once(tmp_path: Path):
    systems = "".join(
        f"- id: s{n}\n  name: システム{n}\n  state: legacy\n  deadline: 2027-12\n"
        f"  owner: 情報政策課\n  vendor: 事業者{n % 7}\n  hosting: onprem\n"
        for n in range(65)
    )
    linkages = "".join(
        f"- provider: s{n % 65}\n  consumer: s{(n * 7 + 1) % 65}\n  data: データ{n}\n"
        "  method: file\n  criticality: important\n"
        for n in range(160)
        if n % 65 != (n * 7 + 1) % 65
    )
    path = a_folder(tmp_path, {"systems.yaml": systems, "linkages.yaml": linkages})

    assert _seconds(path) < 0.15


def test_twenty_thousand_linkages_are_read_in_seconds(tmp_path: Path):
    systems = "id,name\n" + "".join(f"s{n},システム{n}\n" for n in range(300))
    rows = "provider,consumer,data,method,criticality,owner,note\n" + "".join(
        f"s{n % 300},s{(n + 1 + n // 300) % 300},データ{n},file,essential,課{n % 9},備考\n"
        for n in range(20_000)
        if (1 + n // 300) % 300
    )
    path = a_folder(
        tmp_path, {"municipality.yaml": BODY, "systems.csv": systems, "linkages.csv": rows}
    )

    assert _seconds(path) < 5


def test_twenty_thousand_wrong_linkages_are_told_in_seconds(tmp_path: Path):
    systems = "id,name\n" + "".join(f"s{n},システム{n}\n" for n in range(300))
    rows = "provider,consumer,method\n" + "".join(f"x{n},y{n},fil{n}\n" for n in range(20_000))
    path = a_folder(tmp_path, {"systems.csv": systems, "linkages.csv": rows})
    begin = perf_counter()

    assert len(problems_of(path)) == 60_000
    assert perf_counter() - begin < 30
