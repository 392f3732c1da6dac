"""How much of an inventory is filled in: over the rows that a column applies to, and no others."""

from typing import Any

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.completeness import Column, completeness
from migplan.catalogue.fill import fill
from migplan.commands.completeness_view import completeness_lines
from migplan.model.inventory import Inventory

CATALOGUE = load_catalogue()
JUKI = {"id": "juki", "name": "住民記録", "businesses": ["resident_record"]}


def counted(*systems: dict[str, Any], **parts: Any) -> dict[str, Column]:
    policy = {"propose_linkages": "never", **parts.pop("policy", {})}
    document = {"municipality": {"name": "見本市"}, "systems": systems, "policy": policy, **parts}
    inventory = Inventory.model_validate(document)
    columns = completeness(inventory, fill(inventory, CATALOGUE))
    return {f"{column.section}.{column.key}": column for column in columns}


def figures(column: Column) -> tuple[int, int, int]:
    return column.known, column.assumed, column.unknown


def test_only_systems_that_move_need_a_deadline_and_a_vendor():
    live = {"id": "zei", "name": "税", "businesses": ["individual_resident_tax"], "state": "live"}
    found = counted(JUKI, live, {"id": "bbs", "name": "掲示板"})

    assert figures(found["systems.deadline"]) == (0, 1, 0)
    assert figures(found["systems.vendor"]) == (0, 0, 1)
    assert figures(found["systems.state"]) == (1, 1, 0)
    assert figures(found["systems.disposition"]) == (0, 1, 0)


def test_a_state_that_nobody_stated_is_not_known():
    found = counted({**JUKI, "state": "expected_live"})

    assert figures(found["systems.state"]) == (0, 1, 0)


def test_proposed_linkages_are_counted_as_assumed():
    zei = {"id": "zei", "name": "税", "businesses": ["individual_resident_tax"]}
    found = counted(JUKI, zei, policy={"propose_linkages": "always"})

    known, assumed, unknown = figures(found["linkages.linkage"])
    assert (known, unknown) == (0, 0)
    assert assumed > 0
    assert figures(found["linkages.method_after"]) == (0, 0, assumed)


def test_contracts_count_where_their_systems_move_and_extensions_where_there_is_an_end():
    live = {"id": "zei", "name": "税", "businesses": ["individual_resident_tax"], "state": "live"}
    contracts = [
        {"id": "a", "systems": ["juki"], "end": "2027-03-31", "extendable": False},
        {"id": "b", "systems": ["juki"], "end": "2028-03-31"},
        {"id": "c", "systems": ["juki"], "monthly_yen": 1},
        {"id": "d", "systems": ["zei"]},
    ]
    found = counted(JUKI, live, contracts=contracts)

    assert figures(found["contracts.end"]) == (2, 0, 1)
    assert figures(found["contracts.monthly_yen"]) == (1, 2, 0)
    assert figures(found["contracts.extendable"]) == (1, 1, 0)
    assert figures(found["contracts.extension_monthly_yen"]) == (0, 1, 0)
    assert figures(found["systems.contract"]) == (1, 0, 0)


def test_the_policy_is_counted_and_columns_that_apply_to_nothing_are_left_out():
    found = counted(JUKI, policy={"lead_months": 4})

    assert figures(found["policy.lead_months"]) == (1, 0, 0)
    assert figures(found["policy.as_of"]) == (0, 1, 0)
    assert figures(found["policy.prices"]) == (0, len(CATALOGUE.prices), 0)
    assert not {"policy.phase_slack_months", "systems.engineers", "contracts.end"} & set(found)


def test_people_are_counted_where_they_are_limited():
    vendors = [{"vendor": "甲社", "engineers": 3}]
    found = counted({**JUKI, "vendor": "甲社"}, policy={"vendors": vendors, "staff": {"people": 2}})

    assert figures(found["systems.engineers"]) == (0, 1, 0)
    assert figures(found["systems.staff"]) == (0, 1, 0)
    assert figures(found["policy.phase_slack_months"]) == (0, 1, 0)


def test_no_share_says_all_while_a_row_is_missing():
    rows = [{**JUKI, "id": f"s{n}", "owner": "課"} for n in range(299)]
    found = counted(*rows, {**JUKI, "id": "last"})

    assert found["systems.owner"].share == 99


def test_lines_show_the_holes_and_name_what_is_complete():
    columns = counted({**JUKI, "owner": "市民課"}).values()
    ja, en = (completeness_lines(columns, lang) for lang in ("ja", "en"))

    assert any("移行後の事業者" in line and "0/1" in line and "→ 主管課" in line for line in ja)
    assert "    全て記載あり: 主管課" in ja
    assert any("vendor" in line and "unknown 1" in line for line in en)
    assert len(ja) == len(en)
