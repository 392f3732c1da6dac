"""Choosing lots: against brute force, and by what a group would expect."""

import random

import pytest

from migplan.joint.lots.choice import Chosen, saving_of
from migplan.joint.lots.choose import bound_of, choose
from migplan.joint.lots.market import Market
from migplan.joint.lots.merge import merge
from tests.joint.brute import best_saving
from tests.joint.markets import MILLION, a_market, a_random_market, an_atom


def _small(
    seed: int, bodies: int, businesses: int, packages: tuple[str | None, ...], windows: int
) -> Market:
    """So small that all lots can be tried."""
    draw = random.Random(seed)  # noqa: S311
    atoms = [
        an_atom(
            body,
            unit,
            f"b{unit}",
            draw.choice((3, 40, 90)) * draw.randrange(1, 9) * MILLION // 4,
            package=draw.choice(packages),
            shifts={0: draw.randrange(5) * MILLION, 1: 0} if draw.random() < 0.6 else {0: 0},
        )
        for body in range(bodies)
        for unit in range(businesses)
        if draw.random() < 0.85
    ]
    return a_market(atoms, window_months=3 - windows)


@pytest.mark.parametrize(
    ("seed", "bodies", "businesses", "packages", "windows"),
    [
        *((seed, 5, 4, ("P",), 1) for seed in range(4)),
        *((seed, 3, 3, ("P", "P", None), 1) for seed in range(4, 7)),
        *((seed, 3, 2, ("P", "Q", None), 1) for seed in range(7, 10)),
        *((seed, 3, 3, ("P",), 2) for seed in range(10, 14)),
    ],
)
def test_no_choice_of_lots_saves_more(
    seed: int, bodies: int, businesses: int, packages: tuple[str | None, ...], windows: int
):
    market = _small(seed, bodies, businesses, packages, windows)

    best = best_saving(market)
    choice = choose(market)

    assert choice.saving == best == saving_of(market, choice.lots)
    assert choice.exact
    assert best <= bound_of(market)


@pytest.mark.parametrize("seed", range(3))
def test_merging_saves_no_more_than_its_bound_and_little_less_than_the_best(seed: int):
    market = a_random_market(seed, 8, 6)

    merged = merge(market)

    assert merged.saving == saving_of(market, merged.lots)
    assert 0.7 * choose(market).saving <= merged.saving <= choose(market).saving <= merged.bound


def test_neighbours_with_the_same_package_and_dates_buy_together():
    market = a_market([an_atom(body, 0, "tax") for body in range(3)])

    (lot,) = choose(market).lots

    assert lot.bodies(market) == (0, 1, 2)


def test_who_has_chosen_another_package_stays_apart_and_who_has_none_may_join():
    market = a_market(
        [
            an_atom(0, 0, "tax", package="P"),
            an_atom(1, 0, "tax", package="P"),
            an_atom(2, 0, "tax", package="Q"),
            an_atom(3, 0, "tax", package=None),
        ]
    )

    (lot,) = choose(market).lots

    assert lot.bodies(market) == (0, 1, 3)


def test_nobody_joins_a_lot_in_which_nobody_else_buys_the_same():
    market = a_market([an_atom(0, 0, "tax"), an_atom(1, 0, "care")])

    assert choose(market).lots == ()


def test_a_dear_date_keeps_a_body_out():
    far = {0: 500 * MILLION, 9: 0}
    market = a_market(
        [an_atom(0, 0, "tax"), an_atom(1, 0, "tax"), an_atom(2, 0, "tax", alone=9, shifts=far)]
    )

    (lot,) = choose(market).lots

    assert lot.bodies(market) == (0, 1)


def test_a_limit_on_members_parts_six_equal_bodies_into_two_lots():
    market = a_market([an_atom(body, 0, "tax") for body in range(6)], most_members=3)

    assert sorted(len(lot.atoms) for lot in choose(market).lots) == [3, 3]


def test_who_brings_all_brings_what_costs_too():
    market = a_market(
        [
            *(an_atom(body, 0, "tax", 90 * MILLION) for body in range(2)),
            an_atom(0, 1, "care", alone=1, shifts={0: 4 * MILLION, 1: 0, 2: 0, 3: 0}),
        ],
        all_in=True,
        window_months=1,
    )

    (lot,) = choose(market).lots

    assert len(lot.atoms) == 3


def test_bodies_of_very_different_size_are_kept_apart_where_the_group_says_so():
    market = a_market([an_atom(body, 0, "tax") for body in range(2)], population_factor=5)
    sized = Market(
        2, (30_000, 3_000), market.atoms, market.scale, market.view, market.policy, market.windows
    )

    assert choose(market).lots
    assert choose(sized).lots == ()


def test_a_contract_that_ends_years_away_from_the_window_keeps_a_system_out():
    atoms = [an_atom(0, 0, "tax"), an_atom(1, 0, "tax", contract_end=40)]

    assert choose(a_market(atoms, contract_months=12)).lots == ()
    assert choose(a_market(atoms)).lots


def test_an_atom_in_two_lots_is_refused():
    market = a_market([an_atom(body, 0, "tax") for body in range(2)])
    lot = Chosen("P", market.windows[0], (0, 1))

    with pytest.raises(ValueError, match="two lots"):
        saving_of(market, [lot, lot])
