"""Sharing out the cost of a lot: to the yen, and so that nobody is better off alone."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.joint.lots.choice import Chosen
from migplan.joint.lots.game import Game, game_of
from migplan.joint.lots.split import portions, splits_of
from migplan.model.lots import Split, SplitRule
from tests.joint.markets import MILLION, a_market, an_atom


@given(
    st.integers(0, 10**12),
    st.lists(st.integers(0, 10**7), min_size=1, max_size=12).filter(lambda w: sum(w) > 0),
)
def test_portions_add_up_to_the_yen_and_keep_the_order_of_the_weights(
    total: int, weights: list[int]
):
    parts = portions(total, weights)

    assert sum(parts) == total
    ordered = sorted(zip(weights, parts, strict=True))
    assert all(a[1] <= b[1] + 1 for a, b in pairwise(ordered))


def _game(sizes: list[int], moving: list[int] | None = None) -> Game:
    market = a_market([an_atom(n, 0, "tax", size * MILLION) for n, size in enumerate(sizes)])
    lot = Chosen("P", market.windows[0], tuple(range(len(sizes))))
    return game_of(market, lot, moving or [0] * len(sizes))


def _splits(
    game: Game, populations: list[int | None], uses: list[int]
) -> tuple[dict[SplitRule, Split], SplitRule, int]:
    keys = [f"t{n}" for n in range(len(populations))]
    found, best, least = splits_of(
        game,
        keys,
        populations=populations,
        systems=[1] * len(keys),
        uses=uses,
        equal_share=10,
    )
    return {split.rule: split for split in found}, best, least


@settings(max_examples=25)
@given(st.lists(st.integers(5, 300), min_size=2, max_size=6))
def test_every_split_adds_up_and_the_stable_one_asks_nobody_to_pay_more_than_alone(
    sizes: list[int],
):
    game = _game(sizes)

    splits, _, least = _splits(game, [size * 100 for size in sizes], sizes)

    for split in splits.values():
        assert sum(split.shares.values()) == game.shared
        assert sum(split.pays.values()) == game.total
        for n, key in enumerate(split.pays):
            assert split.gains[key] == game.alone[n] - split.pays[key]
    stable = splits[SplitRule.STABLE]
    assert stable.violation_yen <= max(least, 0) + 1000
    # least core below nothing: no sub-group, no single body either, has a reason to leave
    if least <= 0:
        assert all(gain >= -1000 for gain in stable.gains.values())


def test_per_head_makes_the_large_one_pay_more_than_alone_and_says_so():
    game = _game([40, 40])

    splits, best, _ = _splits(game, [90_000, 1_000], [40, 40])

    assert splits[SplitRule.PER_HEAD].worse_off == ("t0",)
    assert best not in (SplitRule.PER_HEAD, SplitRule.MIXED)
    assert not splits[best].worse_off


def test_without_a_population_nothing_is_shared_out_per_head():
    splits, best, _ = _splits(_game([40, 40]), [None, 1_000], [40, 40])

    assert splits[SplitRule.PER_HEAD].why_not is not None
    assert splits[SplitRule.MIXED].pays == {}
    assert best is SplitRule.EQUAL


def test_a_member_whose_dates_cost_more_than_it_saves_would_leave():
    game = _game([40, 40, 40], [0, 0, 60 * MILLION])

    splits, _, least = _splits(game, [1, 1, 1], [40, 40, 40])

    assert least > 0
    assert splits[SplitRule.EQUAL].violated_by


@pytest.mark.parametrize("size", [3, 14])
def test_large_lots_are_judged_by_their_smallest_and_largest_sub_groups(size: int):
    game = _game([40] * size)

    assert all(len(group) < size for group in game.costs)
    assert len(game.costs) == (6 if size == 3 else 2 * (14 + 91))
