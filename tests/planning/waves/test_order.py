"""Narrow orders."""

from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.planning.waves.order import narrow_order

GRAPHS = st.integers(1, 9).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(
            st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(
                lambda pair: pair[0] < pair[1]
            ),
            unique=True,
            max_size=14,
        )
        if count > 1
        else st.just([]),
    )
)


@settings(max_examples=60)
@given(GRAPHS)
def test_everybody_has_one_turn_and_the_states_are_counted_right(
    graph: tuple[int, list[tuple[int, int]]],
):
    count, pairs = graph
    order = narrow_order(count, pairs, moves=5)

    assert sorted(order.turns) == list(range(count))
    states = 0
    for number, activity in enumerate(order.turns):
        earlier, later = set(order.turns[:number]), set(order.turns[number:])
        waited_for = {
            n for n in earlier if any({n, other} == {*pair} for pair in pairs for other in later)
        }
        states += 2 ** len(waited_for | {activity})
    assert order.states == states


def test_a_chain_needs_two_open_at_a_time():
    order = narrow_order(9, [(n, n + 1) for n in range(8)])

    assert order.states == 2 + 8 * 4


def test_the_order_is_the_same_every_time():
    pairs = [(0, 3), (1, 4), (2, 5), (0, 5), (1, 2)]

    assert narrow_order(6, pairs) == narrow_order(6, pairs)
