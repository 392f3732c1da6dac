"""What is written out as files is read as the same inventory."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from migplan.importers import load
from migplan.importers.csv_rows import shielded, unshielded
from migplan.model.dates import RoughDate
from migplan.model.inventory import Inventory
from migplan.model.linkage import Linkage
from migplan.model.municipality import Municipality
from migplan.model.policy import Policy
from migplan.model.system import DeferredFunction, System
from migplan.report.inventory_files import inventory_files
from migplan.report.write import write_all
from tests.importers.inventories import TRAPS, inventories

BODY = Municipality(name="見本市")


def _read(files: dict[str, str]) -> Inventory:
    with TemporaryDirectory() as folder:
        write_all(Path(folder), files)
        return load(Path(folder)).inventory


@settings(max_examples=60)
@given(inventories())
def test_files_read_back_as_the_same_inventory(inventory: Inventory):
    assert _read(inventory_files(inventory)) == inventory


def test_equal_inventories_give_equal_files():
    body = Inventory(municipality=BODY, systems=(System(id="a", name="甲"),))

    assert inventory_files(body) == inventory_files(body.model_copy(deep=True))


def test_sections_without_anything_have_no_file():
    assert list(inventory_files(Inventory(municipality=BODY))) == ["municipality.yaml"]


def test_simple_systems_become_a_table_with_the_columns_in_use():
    systems = (
        System(id="a", name="甲", businesses=("family_register",), personal_number=True),
        System(id="b", name="乙, 丙", deadline=RoughDate.model_validate("FY2027")),
    )

    files = inventory_files(Inventory(municipality=BODY, systems=systems))

    assert files["systems.csv"] == (
        "\ufeffid,name,businesses,deadline,personal_number\n"
        "a,甲,family_register,,true\n"
        'b,"乙, 丙",,FY2027,\n'
    )


@pytest.mark.parametrize(
    "system",
    [
        System(id="a", name="甲", functions_used=("検索; 抽出",)),
        System(id="a", name="甲", note=""),
        System(
            id="a",
            name="甲",
            deferred_functions=(
                DeferredFunction(name="帳票", due=RoughDate.model_validate("2027-03")),
            ),
        ),
    ],
    ids=["separator inside", "empty text", "parts of parts"],
)
def test_what_columns_cannot_hold_goes_to_yaml(system: System):
    inventory = Inventory(municipality=BODY, systems=(system,))

    files = inventory_files(inventory)

    assert "systems.yaml" in files
    assert "systems.csv" not in files
    assert _read(files) == inventory


def test_nothing_in_a_table_becomes_a_formula():
    links = (Linkage(id="x", provider="a", consumer="b", data="=cmd|' /C calc'!A0"),)
    systems = (System(id="a", name="+甲"), System(id="b", name="@乙"))
    files = inventory_files(Inventory(municipality=BODY, systems=systems, linkages=links))

    assert ",'=cmd|" in files["linkages.csv"]
    assert "a,'+甲\n" in files["systems.csv"]


@pytest.mark.parametrize("text", TRAPS)
def test_the_apostrophe_before_a_formula_is_taken_off_exactly_once(text: str):
    assert unshielded(shielded(text)) == text
    assert not shielded(text).startswith(("=", "+", "-", "@", "\t"))


def test_yaml_names_the_schema_when_there_is_one():
    inventory = Inventory(
        municipality=BODY, policy=Policy(parallel_projects=2), systems=(System(id="a", name="甲"),)
    )

    files = inventory_files(inventory, schema="inventory.schema.json")

    for name in ("municipality.yaml", "policy.yaml"):
        first = files[name].splitlines()[0]
        assert first == "# yaml-language-server: $schema=inventory.schema.json"
