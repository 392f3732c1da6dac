"""The invented bodies of the benchmarks: the same for everybody, and what they promise to be."""

import json
from pathlib import Path
from random import Random

import pytest

from benchmarks import bodies
from benchmarks.draw.shape import Market, Shape, one_of
from benchmarks.generated import group, invented, large, small
from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.fill import fill
from migplan.importers.load import load
from migplan.model.case import Role
from migplan.model.inventory import Inventory
from migplan.model.system import Disposition, SystemKind
from migplan.planning.compile import compile_problem

SEEDS = (1, 2, 3)


def read_back(inventory: Inventory, folder: Path) -> Inventory:
    """Written as one YAML file (JSON is YAML) and read as any inventory is."""
    file = folder / "body.yaml"
    content = inventory.model_dump(mode="json", exclude_none=True)
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return load(file).inventory


@pytest.mark.parametrize("make", [small, large, lambda seed: group(seed, 2)])
def test_a_number_always_gives_the_same_body_and_another_gives_another(make):
    assert make(1) == make(1)
    assert make(1) != make(2)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_small_body_has_twenty_businesses_and_its_local_systems(seed: int):
    body = small(seed)
    standard = [s for s in body.systems if s.kind is SystemKind.STANDARD]
    covered = [b for s in standard for b in s.businesses]
    local = [s for s in body.systems if s.kind is SystemKind.LOCAL]

    assert body.municipality.invented
    assert set(load_catalogue().business_ids) <= set(covered)
    assert len(covered) == len(set(covered))
    assert 40 <= len(local) <= 60
    assert {Disposition.STAY, Disposition.RENEW} <= {s.disposition for s in local}
    assert 150 <= len(body.linkages) <= 250
    assert any(c.end is None for c in body.contracts)


def test_small_bodies_together_know_every_disposition():
    local = [s for seed in SEEDS for s in small(seed).systems if s.kind is SystemKind.LOCAL]

    assert {s.disposition for s in local} == set(Disposition)


@pytest.mark.parametrize("seed", SEEDS)
def test_packages_leave_few_units_and_apart_there_are_more(seed: int):
    catalogue = load_catalogue()
    together = compile_problem(fill(small(seed), catalogue))
    apart = compile_problem(fill(small(seed, together=False), catalogue))

    assert 10 <= len(together.names) <= 30
    assert len(together.pairs) >= 10
    assert len(apart.names) > len(together.names)
    assert all(together.allowed(n) for n in range(len(together.names)))


@pytest.mark.parametrize("seed", SEEDS)
def test_in_a_large_body_eighty_systems_move_with_three_hundred_pairs(seed: int):
    case = fill(large(seed), load_catalogue())
    problem = compile_problem(case)

    assert set(case.roles.values()) == {Role.MOVING}
    assert len(problem.names) == 80
    assert len(problem.pairs) == 300
    assert all(problem.allowed(n) for n in range(80))


def test_another_size_is_kept_too():
    body = invented(Random(1), Shape(40, 120, dense=True), Market(("架空社",)), "架空町")  # noqa: S311

    assert (len(body.systems), len(body.linkages)) == (40, 120)


def test_more_linkages_than_pairs_are_refused():
    with pytest.raises(ValueError, match="190 pairs"):
        invented(Random(1), Shape(20, 200, dense=True), Market(("架空社",)), "架空村")  # noqa: S311


def test_neighbours_buy_from_the_same_vendors():
    bodies = group(1, 6)
    cores = [next(s.vendor for s in body.systems if s.id == "juki") for body in bodies]

    assert len({body.municipality.name for body in bodies}) == 6
    assert max(cores.count(vendor) for vendor in cores) >= 3


@pytest.mark.parametrize(
    "body", [small(1), large(1), group(1, 1)[0]], ids=["small", "large", "group"]
)
def test_a_body_survives_writing_and_reading(body: Inventory, tmp_path: Path):
    assert read_back(body, tmp_path) == body


def test_limits_are_those_that_were_asked_for():
    body = large(1, vendor_limits=True, load_limit=30)

    assert body.policy.load_limit == 30
    assert {v.vendor for v in body.policy.vendors} == {s.vendor for s in body.systems if s.vendor}


def test_shares_need_not_add_up_to_one():
    drawn = [one_of(Random(n), {"often": 9, "never": 0, "seldom": 1}) for n in range(100)]  # noqa: S311

    assert 1 <= drawn.count("seldom") < drawn.count("often")
    assert "never" not in drawn


def test_a_section_of_the_results_replaces_its_older_self(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "benchmarks" / "results").mkdir(parents=True)
    monkeypatch.setattr(bodies, "ROOT", tmp_path)

    bodies.written("one", ["old"])
    bodies.written("two", ["other", "", "* line"])
    path = bodies.written("one", ["new"])

    expected = "# Invented bodies\n\n## two\n\nother\n\n* line\n\n## one\n\nnew\n"
    assert path.read_text(encoding="utf-8") == expected
