"""The two real cities say what was published about them, with its source, and nothing more."""

from datetime import date

import pytest

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.fill import fill
from migplan.importers.load import load
from migplan.model.case import Role
from migplan.model.inventory import Inventory
from migplan.model.system import State
from tests.inventories.folders import INVENTORIES

THREE_LATE = {"disability_welfare", "child_rearing_allowance", "public_assistance"}
REGISTER_PAIR = {"family_register", "family_register_supplement"}


@pytest.fixture(scope="module")
def shimada() -> Inventory:
    return load(INVENTORIES / "shimada").inventory


@pytest.fixture(scope="module")
def mooka() -> Inventory:
    return load(INVENTORIES / "mooka").inventory


@pytest.mark.parametrize("name", ["shimada", "mooka"])
def test_a_real_city_has_twenty_sourced_systems_and_nothing_nobody_published(name: str):
    inventory = load(INVENTORIES / name).inventory
    covered = {business for system in inventory.systems for business in system.businesses}

    assert len(inventory.systems) == 20
    assert covered == set(load_catalogue().business_ids)
    assert all("https://" in (system.source or "") for system in inventory.systems)
    assert not inventory.municipality.invented
    assert all(ref.url and ref.date for ref in inventory.municipality.references)
    assert inventory.linkages == inventory.contracts == inventory.partners == ()
    assert all(system.package is None for system in inventory.systems)


def test_shimada_moves_seventeen_from_one_day_and_three_later(shimada: Inventory):
    late = {s.id for s in shimada.systems if s.state is State.IN_EXTENSION}
    pinned = {s.id: s for s in shimada.systems if s.pin}

    assert late == THREE_LATE
    assert {s.state for s in pinned.values()} == {State.LEGACY}
    assert {str(s.pin.date) for s in pinned.values() if s.pin} == {"2026-01-05"}
    assert len(pinned) == 17
    assert all("順次" in (s.note or "") for s in pinned.values())
    assert all(s.deadline is None for s in shimada.systems)
    assert str(shimada.policy.as_of) == "2025-12-31"


def test_mooka_is_live_and_the_register_pair_has_no_known_day(mooka: Inventory):
    dated = {s.id: str(s.live_since) for s in mooka.systems if s.live_since}

    assert {s.state for s in mooka.systems} == {State.LIVE}
    assert set(dated.values()) == {"2024-12-23"}
    assert {s.id for s in mooka.systems} - dated.keys() == REGISTER_PAIR
    assert {s.id for s in mooka.systems if s.vendor is None} == REGISTER_PAIR
    assert all("18業務" in (s.note or "") for s in mooka.systems)


def test_mooka_before_its_cutover_has_eighteen_systems_to_move(mooka: Inventory):
    case = fill(mooka, load_catalogue(), as_of=date(2023, 4, 1))
    moving = {key for key, role in case.roles.items() if role is Role.MOVING}

    assert case.backtest
    assert len(moving) == 18
    assert not moving & REGISTER_PAIR
