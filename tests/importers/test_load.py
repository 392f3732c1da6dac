"""What good files are read as."""

from pathlib import Path

import pytest

from migplan.importers import load
from migplan.model.dates import Precision
from migplan.model.system import State
from tests.importers.written import a_file, a_folder, loaded

WHOLE = """\
municipality:
  code: "222097"
  name: 島田市
systems:
  - id: juki
    name: 住民記録システム
    businesses: [住民基本台帳, 印鑑登録]
    state: legacy
    deadline: 2027-12
    pin: {date: 2027-01-04, owner: 情報政策課, reason: 庁議で決定}
  - id: gakudo
    name: 学童保育
    hosting: onprem
linkages:
  - {provider: juki, consumer: gakudo, data: 住民情報, method: file}
contracts:
  - id: k1
    systems: [juki]
    end: FY2026
partners:
  - {id: bank, name: 指定金融機関}
policy:
  as_of: 2026-04-01
"""


def test_one_file_may_hold_a_whole_inventory(tmp_path: Path):
    inventory = load(a_file(tmp_path, WHOLE, "shimada.yaml")).inventory

    assert inventory.municipality.name == "島田市"
    assert [system.id for system in inventory.systems] == ["gakudo", "juki"]
    assert inventory.systems[1].state is State.LEGACY
    assert inventory.contracts[0].end is not None
    assert inventory.contracts[0].end.precision is Precision.FISCAL_YEAR


def test_businesses_may_be_named_and_become_ids_of_the_catalogue(tmp_path: Path):
    juki = load(a_file(tmp_path, WHOLE)).inventory.systems[1]

    assert juki.businesses == ("resident_record", "seal_registration")


def test_an_official_id_with_a_leading_zero_needs_no_quotes(tmp_path: Path):
    systems = "- {id: juki, name: 住民記録, businesses: [001]}\n"

    inventory = loaded(tmp_path, systems_yaml=systems).inventory

    assert inventory.systems[0].businesses == ("resident_record",)


def test_the_local_taxes_in_common_stand_for_all_four(tmp_path: Path):
    systems = "- {id: zei, name: 税, businesses: ['016']}\n"

    inventory = loaded(tmp_path, systems_yaml=systems).inventory

    assert inventory.systems[0].businesses == (
        "corporate_resident_tax",
        "fixed_asset_tax",
        "individual_resident_tax",
        "light_vehicle_tax",
    )


def test_every_record_has_its_address(tmp_path: Path):
    assert load(a_file(tmp_path, WHOLE)).addresses == {
        "contract:k1": "inventory.yaml:17",
        "linkage:juki--gakudo": "inventory.yaml:15",
        "municipality": "inventory.yaml:2",
        "partner:bank": "inventory.yaml:21",
        "policy": "inventory.yaml:23",
        "policy:as_of": "inventory.yaml:23",
        "system:gakudo": "inventory.yaml:11",
        "system:juki": "inventory.yaml:5",
    }


def test_only_id_and_name_of_a_system_are_required(tmp_path: Path):
    inventory = loaded(tmp_path, systems_csv="id,name\njuki,住民記録\n").inventory

    assert inventory.systems[0].model_dump(exclude_unset=True) == {
        "id": "juki",
        "name": "住民記録",
        "businesses": (),
    }


def test_a_field_left_empty_is_unknown(tmp_path: Path):
    systems = "- id: juki\n  name: 住民記録\n  businesses:\n  deadline:\n  personal_number: ~\n"

    system = loaded(tmp_path, systems_yaml=systems).inventory.systems[0]

    assert (system.businesses, system.deadline, system.personal_number) == ((), None, None)


def test_sections_of_several_files_are_put_together(tmp_path: Path):
    inventory = loaded(
        tmp_path,
        systems_csv="id,name\na,甲\n",
        systems_yaml="systems:\n- {id: b, name: 乙}\n",
        inventory_yaml="systems:\n- {id: c, name: 丙}\npartners: [{id: p, name: 機関}]\n",
    ).inventory

    assert [system.id for system in inventory.systems] == ["a", "b", "c"]
    assert [partner.id for partner in inventory.partners] == ["p"]


def test_a_partner_of_the_catalogue_need_not_be_declared(tmp_path: Path):
    inventory = loaded(
        tmp_path,
        systems_csv="id,name\na,甲\n",
        linkages_csv="provider,consumer\na,ext_eltax\n",
    ).inventory

    assert inventory.linkages[0].consumer == "ext_eltax"
    assert inventory.partners == ()


def test_the_same_data_in_csv_and_yaml_give_the_same_inventory(tmp_path: Path):
    csv = loaded(
        tmp_path / "csv",
        systems_csv=(
            "id,name,businesses,personal_number,extracts,pin_date,pin_owner,pin_reason\n"
            "juki,住民記録,印鑑登録; 住民基本台帳,true,12,2027-01-04,課,決定\n"
        ),
    )
    yaml = loaded(
        tmp_path / "yaml",
        systems_yaml=(
            "- id: juki\n  name: 住民記録\n  businesses: [住民基本台帳, 印鑑登録]\n"
            "  personal_number: true\n  extracts: 12\n"
            "  pin: {date: 2027-01-04, owner: 課, reason: 決定}\n"
        ),
    )

    assert csv.inventory == yaml.inventory


def test_no_is_a_name_and_not_a_falsehood(tmp_path: Path):
    inventory = loaded(tmp_path, systems_yaml="- {id: a, name: no}\n").inventory

    assert inventory.systems[0].name == "no"


@pytest.mark.parametrize("code", ["222097", "092096", "011002", "131016"])
def test_codes_of_real_bodies_pass_the_check_digit(tmp_path: Path, code: str):
    path = a_file(tmp_path, f'code: "{code}"\nname: 実在\n', "municipality.yaml")

    assert load(path).inventory.municipality.code == code


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "引用\"符'", "一行目\n二行目", "{x} } %s {{", "長" * 300],
)
def test_a_name_is_kept_whole_whatever_it_holds(tmp_path: Path, name: str):
    quoted = '"' + name.replace('"', '""') + '"'
    text = "\n".join(f"    {line}" for line in name.split("\n"))

    csv = loaded(tmp_path / "csv", systems_csv=f"id,name\na,{quoted}\n")
    yaml = loaded(tmp_path / "yaml", systems_yaml=f"- id: a\n  name: |-\n{text}\n")

    assert csv.inventory.systems[0].name == name
    assert yaml.inventory.systems[0].name == name


def test_excel_saves_csv_as_cp932_and_it_is_read(tmp_path: Path):
    data = "id,name\r\njuki,髙橋①住民記録\r\n".encode("cp932")

    assert loaded(tmp_path, systems_csv=data).inventory.systems[0].name == "髙橋①住民記録"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_marks_leave_no_trace(tmp_path: Path, end: str):
    text = f'\ufeffid,name{end}a,"甲{end}乙"{end}b,丙{end}'

    read = loaded(tmp_path, systems_csv=text)

    assert [system.id for system in read.inventory.systems] == ["a", "b"]
    assert read.addresses["system:b"] == "systems.csv:4"


def test_other_files_of_the_folder_are_left_alone(tmp_path: Path):
    folder = a_folder(
        tmp_path,
        {
            "README.md": "x",
            "decisions.yaml": "- [",
            "_draft.csv": "?",
            ".hidden.yaml": "[",
            "list.xlsx": b"PK",
        },
    )
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "late.yaml").write_text("[", encoding="utf-8")

    assert load(folder).inventory.systems == ()


def test_columns_and_rows_a_spreadsheet_left_empty_are_passed_over(tmp_path: Path):
    read = loaded(tmp_path, systems_csv="id,name,,\na,甲,,\n,,,\n\nb,乙,,\n")

    assert [system.id for system in read.inventory.systems] == ["a", "b"]
    assert read.addresses["system:b"] == "systems.csv:5"
