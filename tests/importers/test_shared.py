"""The file of shared vendors: strict, with addresses, and what becomes of it in each body."""

from pathlib import Path

import pytest

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.fill import fill
from migplan.catalogue.shared import noted, with_shared
from migplan.diagnostics.diagnostic import Severity
from migplan.diagnostics.errors import InventoryError
from migplan.importers import load
from migplan.importers.shared import SharedFile, read_shared

BODY = """\
municipality: {name: 見本市}
policy:
  as_of: 2026-10-01
  vendors:
    - {vendor: 甲社, engineers: 4, changes: [{start: 2027-04, end: 2027-05, people: 9}]}
systems:
  - {id: juki, name: 住民記録, businesses: [住民基本台帳], vendor: 甲社}
  - {id: zei, name: 税, businesses: [個人住民税], vendor: 乙社}
"""


def a_shared_file(folder: Path, text: str) -> SharedFile:
    file = folder / "shared.yaml"
    file.write_text(text, encoding="utf-8")
    return read_shared(file)


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(InventoryError) as error:
        a_shared_file(folder, text)
    return [f"{found.location}: {found.code}" for found in error.value.diagnostics]


def test_vendors_are_read_in_an_order_of_their_own(tmp_path: Path):
    found = a_shared_file(
        tmp_path,
        "vendors:\n  - {vendor: 乙社, parallel_projects: 2}\n  - {vendor: 甲社, engineers: 6, source: 見積}\n",
    )

    assert [limit.vendor for limit in found.vendors] == ["乙社", "甲社"]
    assert found.vendors[1].source == "見積"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vendors:\n  - {vendor: A, enginers: 6}\n", ["2:17: MIG121"]),
        ("vendors:\n  - {vendor: A, engineers: many}\n", ["2:28: MIG125"]),
        ("vendors:\n  - {vendor: A}\n", ["2:14: MIG222"]),
        (
            "vendors:\n  - {vendor: A, engineers: 1}\n  - {vendor: A, engineers: 2}\n",
            ["3:14: MIG201"],
        ),
        ("vendor: A\n", ["1:1: MIG120", "1:1: MIG121"]),
        ("- a\n", ["1:1: MIG131"]),
        ("vendors: [\n", ["2:1: MIG148"]),
    ],
)
def test_what_is_wrong_is_told_with_its_address(tmp_path: Path, text: str, expected: list[str]):
    found = problems(tmp_path, text)

    for line in expected:
        assert any(line in each for each in found), found


def test_a_vendor_that_no_body_names_is_a_warning_with_a_near_name(tmp_path: Path):
    found = a_shared_file(tmp_path, "vendors:\n  - {vendor: 甲社システム, engineers: 6}\n")
    (warning,) = found.strangers({"甲社システムズ", "乙社"})

    assert warning.severity is Severity.WARNING
    assert "甲社システムズ" in warning.text("ja")
    assert found.strangers({"甲社システム"}) == ()


def test_the_smaller_of_both_limits_holds_month_by_month(tmp_path: Path):
    body = tmp_path / "body.yaml"
    body.write_text(BODY, encoding="utf-8")
    shared = a_shared_file(
        tmp_path,
        "vendors:\n"
        "  - {vendor: 甲社, engineers: 6, parallel_projects: 3, changes: [{start: 2027-05, end: 2027-06, people: 2}]}\n"
        "  - {vendor: 丙社, engineers: 6}\n",
    )
    inventory = with_shared(load(body).inventory, shared.vendors)
    case = noted(fill(inventory, load_catalogue()), shared.vendors)
    (limit,) = case.vendors

    assert (limit.vendor, limit.engineers, limit.parallel_projects) == ("甲社", 4, 3)
    assert [(str(c.start), str(c.end), c.people) for c in limit.changes] == [
        ("2027-04", "2027-04", 6),
        ("2027-05", "2027-06", 2),
    ]
    (premise,) = [entry for entry in case.assumptions if entry.key.startswith("shared:")]
    assert premise.source == "shared capacity"
    assert "甲社" in premise.statement.ja
