"""Several bodies at once: against complete enumeration, and what is told about sharing."""

from dataclasses import replace
from itertools import product
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.planning.joint import solve as joint_solve
from migplan.planning.joint.bound import priced_bodies
from migplan.planning.joint.columns import Columns
from migplan.planning.joint.merge import (
    Placed,
    added,
    beside,
    less,
    merged,
    over,
    shared_use,
)
from migplan.planning.joint.solve import remaining, solve_jointly
from migplan.planning.joint.waits import taken
from migplan.planning.prices import Prices
from migplan.planning.problem import (
    Pair,
    Phase,
    Problem,
    Resource,
    faults,
    latest_starts,
    reachable,
    total_cost,
    usage,
)
from migplan.planning.solve import solve
from tests.planning.problems import chains, layings
from tests.planning.test_stop import a_crowd, after

Group = tuple[tuple[Problem, ...], tuple[Resource, ...]]


@st.composite
def groups(draw: st.DrawFn) -> Group:
    """Two bodies of up to three activities that share a team; each may use less of it than all."""
    fewer = draw(st.dictionaries(st.integers(0, 6), st.integers(0, 2), max_size=2))
    team = Resource("team", draw(st.integers(2, 4)), tuple(sorted(fewer.items())))
    return (draw(_bodies(team)), draw(_bodies(team))), (team,)


@st.composite
def _bodies(draw: st.DrawFn, team: Resource) -> Problem:
    count = draw(st.integers(1, 2))
    length = draw(st.integers(2, 3))
    steps = draw(st.lists(st.integers(0, 2), min_size=length, max_size=length))
    cost = st.one_of(st.none(), st.integers(0, 50), st.integers(0, 50))
    yen = st.integers(0, 20)
    own = draw(st.sampled_from([team, replace(team, capacity=1)]))
    load = draw(st.sampled_from([None, None, 2]))
    return Problem(
        names=tuple(f"a{n}" for n in range(count)),
        positions=tuple(sum(steps[: n + 1]) for n in range(length)),
        costs=tuple(
            tuple(draw(st.lists(cost, min_size=length, max_size=length))) for _ in range(count)
        ),
        pairs=(Pair(0, 1, draw(yen), draw(yen), draw(yen)),) if count > 1 else (),
        resources=(own,),
        phases=tuple(draw(chains(1, 1)) for _ in range(count)),
        releases=(-4,) * count,
        loads=(1,) * count,
        load_limit=load,
    )


def plans_by_trying(body: Problem) -> list[tuple[int, dict[int, int]]]:
    """Yen and use of the team of every use that a feasible plan of a body can have, at the least yen."""
    found: dict[tuple[tuple[int, int], ...], int] = {}
    for slots in product(*(body.allowed(n) for n in range(len(body.names)))):
        ways = [list(layings(body, n, slot)) for n, slot in enumerate(slots)]
        for starts in product(*ways):
            if not faults(body, slots, starts):
                use = tuple(sorted(usage(body, starts)[0].items()))
                total = total_cost(body, slots)
                found[use] = min(total, found.get(use, total))
    return [(total, dict(use)) for use, total in found.items()]


def best_together(group: Group) -> int | None:
    """Least total of all plans that fit together; ``None`` when none do."""
    (first, second), (team,) = group
    totals = [
        one + other
        for (one, a), (other, b) in product(plans_by_trying(first), plans_by_trying(second))
        if all(a.get(u, 0) + b.get(u, 0) <= team.at(u) for u in a.keys() | b.keys())
    ]
    return min(totals, default=None)


@settings(max_examples=80)
@given(groups())
def test_plans_of_two_bodies_are_the_best_that_fit_together(group: Group):
    bodies, shared = group
    best = best_together(group)
    joint = solve_jointly(bodies, shared)

    if best is None:
        assert joint.plans is None
        return
    assert joint.bound <= best
    if joint.plans is None:
        # bodies with a load limit are planned one after the other only
        assert any(body.load_limit is not None for body in bodies)
        return
    for body, plan in zip(bodies, joint.plans, strict=True):
        assert faults(body, plan.slots, plan.starts) == ()
    uses = [shared_use(b, plan, shared) for b, plan in zip(bodies, joint.plans, strict=True)]
    assert over(shared, added(uses, 1)) == ()
    assert joint.total(bodies) >= best
    if all(body.load_limit is None for body in bodies):
        assert joint.total(bodies) == best == joint.bound
        assert joint.status == "optimal"


@settings(max_examples=40)
@given(groups())
def test_bodies_too_many_for_one_problem_still_get_sound_plans_and_bounds(group: Group):
    bodies, shared = group
    best = best_together(group)
    with patch.object(joint_solve, "SMALL", 0):
        joint = solve_jointly(bodies, shared, rounds=2)

    if joint.plans is None:
        assert best is None or any(body.load_limit is not None for body in bodies)
        return
    assert best is not None
    assert joint.bound <= best <= joint.total(bodies)
    uses = [shared_use(b, plan, shared) for b, plan in zip(bodies, joint.plans, strict=True)]
    assert over(shared, added(uses, 1)) == ()
    assert all(
        faults(body, plan.slots, plan.starts) == ()
        for body, plan in zip(bodies, joint.plans, strict=True)
    )


@settings(max_examples=60)
@given(groups(), st.data())
def test_no_bound_at_any_prices_is_above_the_best(group: Group, data: st.DataObject):
    bodies, shared = group
    best = best_together(group)
    given_bodies = tuple(reachable(body) for body in bodies)
    whole = merged(given_bodies, shared)
    if best is None or not whole.problem.phases:
        return
    yen = Prices(whole.problem).yen
    for column in range(yen.shape[1]):
        yen[0, column] = data.draw(st.integers(0, 9))
    worth, priced = priced_bodies(whole, given_bodies, shared, yen)

    assert sum(solve(body, early=False).bound for body in priced) - worth <= best


@settings(max_examples=40)
@given(groups())
def test_whole_and_parts_say_the_same(group: Group):
    bodies, shared = group
    whole = merged(bodies, shared)
    choices = [[body.allowed(n) for n in range(len(body.names))] for body in bodies]
    if not all(row for rows in choices for row in rows):
        return
    plans = [
        Placed(slots, latest_starts(body, slots))
        for body, slots in (
            (body, tuple(row[-1] for row in rows))
            for body, rows in zip(bodies, choices, strict=True)
        )
    ]
    both = whole.together(plans)

    assert list(whole.apart(both.slots, both.starts)) == plans
    assert total_cost(whole.problem, both.slots) == sum(
        total_cost(body, plan.slots) for body, plan in zip(bodies, plans, strict=True)
    )


@pytest.mark.parametrize("calls", [0, 10, 40, 120, 180])
def test_a_stopped_search_gives_sound_plans_or_none(calls: int):
    team = Resource("team", 3)
    bodies = tuple(replace(a_crowd(), resources=(Resource("team", 2),)) for _ in range(2))
    joint = solve_jointly(bodies, (team,), stop=after(calls))

    assert joint.status == "interrupted"
    if joint.plans is None:
        return
    for body, plan in zip(bodies, joint.plans, strict=True):
        assert faults(body, plan.slots, plan.starts) == ()
    uses = [shared_use(b, plan, (team,)) for b, plan in zip(bodies, joint.plans, strict=True)]
    assert over((team,), added(uses, 1)) == ()


def a_body(team: Resource, costs: tuple[int | None, ...] = (0, 5, 10, 15)) -> Problem:
    """One activity of two months' work that takes two of the team; each slot later costs 5."""
    return Problem(
        names=("a",),
        positions=(2, 3, 4, 5),
        costs=(costs,),
        resources=(team,),
        phases=((Phase(2, ((0, 2),)),),),
        releases=(0,),
        loads=(1,),
    )


def test_what_fits_together_is_left_as_it_is():
    team = Resource("team", 4)
    joint = solve_jointly((a_body(team), a_body(team)), (team,))

    assert joint.plans is not None
    assert [plan.slots for plan in joint.plans] == [(0,), (0,)]
    assert (joint.status, joint.bound_source, joint.prices) == ("optimal", "alone", {})


def test_one_waits_until_the_team_is_free_and_it_is_told_for_whom():
    team = Resource("team", 3)
    bodies = (a_body(team), a_body(team))
    joint = solve_jointly(bodies, (team,))

    assert joint.plans is not None
    assert sorted(plan.slots for plan in joint.plans) == [(0,), (2,)]
    assert joint.total(bodies) == joint.bound == 10
    later = next(n for n, plan in enumerate(joint.plans) if plan.slots == (2,))
    alone = [Placed((0,), ((1,),))] * 2
    (found,) = taken(bodies, (team,), joint.plans, alone, (later, 0))
    assert (found.resource, found.units, found.by) == (0, (1, 2), ((1 - later, 0),))


def test_without_room_for_both_the_months_are_named():
    team = Resource("team", 3)
    pinned = (None, 5, None, None)
    joint = solve_jointly((a_body(team, pinned), a_body(team, pinned)), (team,))

    assert joint.plans is None
    assert joint.status == "infeasible"
    assert joint.short == ((0, 2, 1), (0, 3, 1))


def test_a_body_that_cannot_even_be_planned_alone_is_named():
    team = Resource("team", 1)
    joint = solve_jointly((a_body(Resource("team", 4)), a_body(team)), (Resource("team", 4),))

    assert (joint.plans, joint.stuck, joint.status) == (None, (1,), "infeasible")


def test_every_plan_keeps_what_the_others_leave():
    team = Resource("team", 2)
    bodies = tuple(a_body(team, (0, 5, 10, 15)) for _ in range(2))
    joint = solve_jointly(bodies, (team,), rounds=1)
    left = remaining(bodies, (team,), joint.plans or ())

    for problem, plan in zip(left, joint.plans or (), strict=True):
        assert faults(problem, plan.slots, plan.starts) == ()


def test_what_others_use_is_gone_month_by_month():
    team = Resource("team", 3, ((4, 1),))

    assert less(team, {2: 1, 4: 1}).changes == ((2, 2), (4, 0))
    (left,) = beside(a_body(replace(team, capacity=2)), (team,), ({2: 2},)).resources
    assert [left.at(unit) for unit in range(1, 5)] == [2, 1, 2, 1]


def test_columns_choose_plans_that_fit():
    team = Resource("team", 3)
    bodies = (a_body(team), a_body(team))
    columns = Columns(merged(bodies, (team,)), bodies, (team,))
    for body in range(2):
        for slot in (0, 2):
            assert columns.add(body, Placed((slot,), ((slot + 1,),)))
    assert not columns.add(0, Placed((0,), ((1,),)))

    chosen = columns.choice()
    assert chosen is not None
    assert sorted(plan.slots for plan in chosen) == [(0,), (2,)]
    assert columns.climb(5)[0].max() > 0
