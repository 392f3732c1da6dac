"""The file of pins: what it may say, what is told about a wrong one, and that it goes before the inventory."""

from pathlib import Path

import pytest

from migplan.diagnostics.errors import InventoryError
from migplan.importers.pins import read_pins
from migplan.pipeline import open_inventory, plan_of
from migplan.planning.conflict.finding import NoPlanError

INVENTORY = """
municipality: {name: 見本市}
policy: {as_of: 2026-10-01}
systems:
  - {id: juki, name: 住民記録, businesses: [resident_record], state: legacy, package: A,
     pin: {date: 2028-01-04, owner: 課長, reason: 満了}}
  - {id: zei, name: 税, businesses: [individual_resident_tax], state: legacy, package: B}
  - {id: gakudo, name: 学童, kind: local}
"""
GOOD = "  - {system: %s, date: %s, owner: 未定, reason: 試し, changed: true}\n"


def written(folder: Path, text: str, name: str = "pins.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def opened(folder: Path, pins: str):
    inventory = written(folder, INVENTORY, "town.yaml")
    return open_inventory(inventory, pins=written(folder, "pins:\n" + pins))


def test_a_pin_of_the_file_goes_before_the_one_of_the_inventory_and_that_is_said(tmp_path: Path):
    found = opened(tmp_path, GOOD % ("juki", "2028-05-08") + GOOD % ("zei", "2028-01-04"))
    systems = {system.id: system for system in found.case.systems}

    assert str(systems["juki"].pin.date) == "2028-05-08"
    assert systems["zei"].pin.owner == "未定"
    assert [(r.code, r.location.line, r.values["first"]) for r in found.remarks] == [
        ("MIG417", 2, "2028-01-04")
    ]
    assert found.addresses["pin:zei"] == "pins.yaml:3"
    premise = next(row for row in found.case.assumptions if row.key == "system:pins")
    assert premise.subjects == ("juki",)


def test_a_pin_that_says_what_the_inventory_says_is_no_news(tmp_path: Path):
    found = opened(tmp_path, GOOD % ("juki", "2028-01-04"))

    assert found.remarks == ()
    assert all(row.key != "system:pins" for row in found.case.assumptions)


def test_every_problem_of_the_file_is_told_at_once_with_its_place(tmp_path: Path):
    text = (
        "pins:\n"
        + GOOD % ("zei", "2028-01-04")
        + GOOD % ("zei", "2028-01-05")
        + "  - {system: juki, date: 2028-13-01, reason: ' ', changed: 3}\n"
        + "  - juki\n"
        + "  - {system: juki, date: 2028-01-04, owner: a, reason: b, becuase: c}\n"
    )
    with pytest.raises(InventoryError) as error:
        read_pins(written(tmp_path, text))

    assert [(d.location.line, d.code) for d in error.value.diagnostics] == [
        (3, "MIG413"),  # twice
        (4, "MIG414"),  # nobody
        (4, "MIG122"),  # no day
        (4, "MIG414"),  # no reason
        (4, "MIG127"),  # neither true nor false
        (5, "MIG131"),
        (6, "MIG121"),
    ]


def test_pins_that_do_not_fit_the_inventory_are_told_together(tmp_path: Path):
    text = GOOD % ("juki", "2028-01-02") + GOOD % ("juuki", "2028-01-04")
    text += GOOD % ("gakudo", "2028-01-04") + GOOD % ("zei", "2026-09-30")
    with pytest.raises(InventoryError) as error:
        opened(tmp_path, text)

    assert [(d.location.line, d.code) for d in error.value.diagnostics] == [
        (2, "MIG412"),
        (3, "MIG411"),
        (4, "MIG415"),
        (5, "MIG416"),
    ]
    assert "juki" in error.value.diagnostics[1].hint("ja")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("pins.txt", "- a", "MIG410"),
        ("pins.yaml", "pin: []", "MIG410"),
        ("pins.yaml", "pins: juki", "MIG410"),
        ("pins.yaml", "", "MIG141"),
    ],
)
def test_a_file_that_is_no_list_of_pins_is_refused(tmp_path: Path, name: str, text: str, code: str):
    with pytest.raises(InventoryError) as error:
        read_pins(written(tmp_path, text, name))

    assert [d.code for d in error.value.diagnostics] == [code]


def test_pins_that_contradict_each_other_are_told_with_their_places(tmp_path: Path):
    together = INVENTORY.replace("package: B", "package: A")
    inventory = written(tmp_path, together, "town.yaml")
    pins = written(
        tmp_path, "pins:\n" + GOOD % ("juki", "2028-01-04") + GOOD % ("zei", "2028-09-25")
    )
    with pytest.raises(NoPlanError) as raised:
        plan_of(open_inventory(inventory, pins=pins))

    told = raised.value.text("ja")
    assert "pins.yaml:2: 住民記録の切替日は令和10年1月4日に指定されています" in told
    assert "pins.yaml:3: 税の切替日は令和10年9月25日に指定されています" in told
