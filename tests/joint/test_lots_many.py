"""Lots of more bodies than one lot may have: merged, exchanged, and bounded by full lots."""

from migplan.joint.lots.choose import bound_of, choose
from migplan.joint.lots.merge import merge
from tests.joint.markets import MILLION, a_market, a_random_market, an_atom


def test_the_bound_knows_that_full_lots_of_equal_bodies_each_pay_the_common_part():
    market = a_market([an_atom(body, 0, "tax") for body in range(6)], most_members=3)

    merged = merge(market)

    assert merged.bound - merged.saving <= MILLION


def test_no_choice_beats_the_bound_where_lots_are_limited():
    market = a_random_market(3, 4, 2, most_members=2)

    assert choose(market).saving <= bound_of(market)


def test_bodies_change_places_until_those_with_the_same_businesses_are_together():
    sets = ("tax", "care", "tax", "care", "tax", "care", "tax", "care")
    market = a_market(
        [an_atom(body, 0, key, 90 * MILLION) for body, key in enumerate(sets)], most_members=4
    )

    found = {lot.bodies(market) for lot in merge(market).lots}

    assert found == {(0, 2, 4, 6), (1, 3, 5, 7)}
