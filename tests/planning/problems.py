"""Small random problems, and their solution by trying everything."""

from itertools import product

from hypothesis import strategies as st

from migplan.planning.problem import (
    Pair,
    Precedence,
    Problem,
    Resource,
    Use,
    faults,
    total_cost,
)


@st.composite
def problems(draw: st.DrawFn, activities: int = 4, slots: int = 5) -> Problem:
    """A problem of a few activities with pairs, precedences, resources and load limits."""
    count = draw(st.integers(1, activities))
    length = draw(st.integers(1, slots))
    steps = draw(st.lists(st.integers(0, 3), min_size=length, max_size=length))
    positions = tuple(sum(steps[: n + 1]) for n in range(length))
    cost = st.one_of(st.none(), st.integers(0, 50))
    costs = tuple(
        tuple(draw(st.lists(cost, min_size=length, max_size=length))) for _ in range(count)
    )
    both = [(a, b) for a in range(count) for b in range(a + 1, count)]
    chosen = [pair for pair in both if draw(st.booleans())]
    yen = st.integers(0, 20)
    pairs = tuple(Pair(a, b, draw(yen), draw(yen), draw(yen)) for a, b in chosen)
    rules = tuple(
        Precedence(a, b, draw(st.integers(0, 3))) for a, b in both if draw(st.integers(0, 4)) == 0
    )
    resources = ()
    if draw(st.booleans()):
        uses = tuple(
            Use(n, draw(st.integers(1, 2)), draw(st.integers(1, 4)))
            for n in range(count)
            if draw(st.booleans())
        )
        resources = (Resource("team", draw(st.integers(1, 3)), uses),)
    return Problem(
        names=tuple(f"a{n}" for n in range(count)),
        positions=positions,
        costs=costs,
        pairs=pairs,
        precedences=rules,
        resources=resources,
        loads=tuple(draw(st.integers(1, 2)) for _ in range(count)),
        load_limit=draw(st.one_of(st.none(), st.integers(1, 4))),
    )


def best_by_trying(problem: Problem) -> int | None:
    """Least total of all feasible choices; ``None`` when there is none."""
    choices = product(*(problem.allowed(n) for n in range(len(problem.names))))
    totals = [total_cost(problem, slots) for slots in choices if not faults(problem, slots)]
    return min(totals, default=None)
