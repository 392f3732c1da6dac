"""The invented city of Mihon holds what a real list holds, and says that it is invented."""

from collections import Counter

import pytest

from migplan.catalogue.calendar import is_closed, slot_before
from migplan.catalogue.catalogue import Catalogue, load_catalogue
from migplan.catalogue.fill import fill
from migplan.importers.load import load
from migplan.model.contract import ContractKind
from migplan.model.dates import Precision
from migplan.model.inventory import Inventory
from migplan.model.linkage import Method
from migplan.model.season import Severity
from migplan.model.system import Disposition, State, System, SystemKind
from tests.inventories.folders import INVENTORIES

FOLDER = INVENTORIES / "mihon-shi"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def mihon(catalogue: Catalogue) -> Inventory:
    return load(FOLDER, catalogue).inventory


def standard(inventory: Inventory) -> list[System]:
    other = (SystemKind.COMMON_FUNCTION, SystemKind.LOCAL)
    return [s for s in inventory.systems if s.businesses and s.kind not in other]


def local(inventory: Inventory) -> list[System]:
    return [s for s in inventory.systems if not s.businesses]


def test_the_city_says_everywhere_that_it_is_invented(mihon: Inventory):
    heads = [path.read_text(encoding="utf-8")[:400] for path in sorted(FOLDER.glob("*.yaml"))]
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")

    assert mihon.municipality.invented
    assert len(heads) == 5
    assert all("架空" in head and "INVENTED" in head for head in heads)
    assert "架空" in readme
    assert "invented city" in readme


def test_nobody_real_delivers_anything(mihon: Inventory):
    vendors = {s.vendor for s in mihon.systems} | {s.current_vendor for s in mihon.systems}
    vendors |= {contract.vendor for contract in mihon.contracts}

    assert all("みほん" in vendor for vendor in vendors if vendor)


def test_all_twenty_businesses_are_covered_once(mihon: Inventory, catalogue: Catalogue):
    covered = Counter(business for s in standard(mihon) for business in s.businesses)

    assert len(catalogue.business_ids) == 20
    assert set(catalogue.business_ids) <= covered.keys()
    assert set(covered.values()) == {1}
    assert 14 <= len(standard(mihon)) <= 20


def test_six_packages_come_from_four_vendors(mihon: Inventory):
    assert len({s.package for s in standard(mihon) if s.package}) == 6
    assert len({s.vendor for s in standard(mihon) if s.vendor}) == 4


def test_the_states_are_mixed_and_the_deadlines_differ(mihon: Inventory):
    states = Counter(s.state for s in standard(mihon))
    deadlines = {str(s.deadline) for s in standard(mihon) if s.deadline}

    assert states.keys() == {
        State.LIVE,
        State.LIVE_DEFERRED,
        State.IN_EXTENSION,
        State.WITHDRAWN,
    }
    assert states[State.WITHDRAWN] == 1
    assert len(deadlines) >= 4
    assert all(s.live_since for s in mihon.systems if s.state in (State.LIVE, State.LIVE_DEFERRED))
    assert all(s.deferred_functions for s in mihon.systems if s.state is State.LIVE_DEFERRED)


def test_a_function_still_to_come_names_linkages_of_its_system(mihon: Inventory):
    ends = {linkage.id: {linkage.provider, linkage.consumer} for linkage in mihon.linkages}

    for system in mihon.systems:
        for function in system.deferred_functions:
            assert all(system.id in ends[key] for key in function.linkages)


def test_common_functions_are_live(mihon: Inventory):
    common = [s for s in mihon.systems if s.kind is SystemKind.COMMON_FUNCTION]

    assert 2 <= len(common) <= 3
    assert {s.state for s in common} == {State.LIVE}


def test_forty_five_local_systems_have_every_disposition(mihon: Inventory):
    found = Counter(s.disposition for s in local(mihon))

    assert len(local(mihon)) == 45
    assert found[Disposition.STAY] > 30
    assert found[Disposition.RENEW] >= 4
    assert found[Disposition.ABSORB] == 1
    assert found[Disposition.RETIRE] == 2
    assert found[None] >= 1


def test_renewed_local_systems_have_a_contract(mihon: Inventory):
    held = {key for contract in mihon.contracts for key in contract.systems}

    assert {s.id for s in local(mihon) if s.disposition is Disposition.RENEW} <= held


def test_linkages_use_every_method_and_leave_some_open(mihon: Inventory):
    assert 150 <= len(mihon.linkages) <= 175
    assert {linkage.method for linkage in mihon.linkages} == {*Method, None}
    assert {linkage.standard for linkage in mihon.linkages} == {True, False, None}
    assert any(linkage.method_after is None for linkage in mihon.linkages)
    assert any(linkage.method_after for linkage in mihon.linkages)


def test_every_end_of_a_linkage_resolves(mihon: Inventory, catalogue: Catalogue):
    nodes = {s.id for s in mihon.systems} | {p.id for p in mihon.partners}
    nodes |= {partner.id for partner in catalogue.partners}

    for linkage in mihon.linkages:
        assert {linkage.provider, linkage.consumer} <= nodes
    assert len({linkage.id for linkage in mihon.linkages}) == len(mihon.linkages)


def test_some_crossings_between_zones_have_an_agreed_way_and_others_none(mihon: Inventory):
    zone = {s.id: s.zone for s in mihon.systems}
    crossing = [
        linkage
        for linkage in mihon.linkages
        if zone.get(linkage.provider)
        and zone.get(linkage.consumer)
        and zone[linkage.provider] is not zone[linkage.consumer]
    ]

    assert any(linkage.zone_path for linkage in crossing)
    assert any(linkage.zone_path is None for linkage in crossing)


def test_contract_ends_are_known_to_every_precision(mihon: Inventory):
    precisions = {c.end.precision if c.end else None for c in mihon.contracts}

    assert precisions == {*Precision, None}
    assert {contract.kind for contract in mihon.contracts} == set(ContractKind)
    assert {contract.extendable for contract in mihon.contracts} == {True, False, None}
    assert sum(contract.extendable is False for contract in mihon.contracts) == 1
    assert any(contract.monthly_yen is None for contract in mihon.contracts)
    assert any(len(contract.systems) > 1 for contract in mihon.contracts)


def test_pinned_days_follow_closed_days_outside_hard_seasons(
    mihon: Inventory, catalogue: Catalogue
):
    pinned = [system for system in mihon.systems if system.pin]
    case = fill(mihon, catalogue)
    hard = [season for season in case.seasons if season.severity is Severity.HARD]

    assert {str(s.pin.date) for s in pinned if s.pin} == {"2028-01-04", "2027-09-21"}
    for system in pinned:
        assert system.pin is not None
        slot = slot_before(system.pin.date)
        assert slot.closed_from < slot.day
        assert not is_closed(slot.day)
        theirs = [s for s in hard if s.business in (*system.businesses, "*")]
        assert not any(season.meets(slot.closed_from, slot.day) for season in theirs)


def test_the_policy_limits_two_vendors_and_the_body_but_no_load(mihon: Inventory):
    assert len(mihon.policy.vendors) == 2
    assert mihon.policy.parallel_projects is not None
    assert mihon.policy.load_limit is None
    assert len(mihon.policy.precedences) == 1
    assert mihon.policy.precedences[0].reason
