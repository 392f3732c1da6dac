"""Small random problems, and their solution by trying everything."""

from itertools import product

from hypothesis import strategies as st

from migplan.planning.problem import (
    Pair,
    Phase,
    Precedence,
    Problem,
    Resource,
    faults,
    total_cost,
)


@st.composite
def teams(draw: st.DrawFn) -> Resource:
    """Something of which there is little, and in some units of time even less."""
    fewer = draw(st.dictionaries(st.integers(-3, 8), st.integers(0, 2), max_size=2))
    return Resource("team", draw(st.integers(1, 3)), tuple(sorted(fewer.items())))


@st.composite
def chains(draw: st.DrawFn, teams: int, slack: int) -> tuple[Phase, ...]:
    """The work on one activity: none, one phase or two."""
    return tuple(
        Phase(
            draw(st.integers(1, 3)),
            tuple((n, draw(st.integers(1, 2))) for n in range(teams) if draw(st.booleans())),
            draw(st.integers(0, slack)),
        )
        for _ in range(draw(st.integers(0, 2)))
    )


@st.composite
def problems(draw: st.DrawFn, activities: int = 4, slots: int = 5, slack: int = 0) -> Problem:
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
    resources: tuple[Resource, ...] = ()
    phases: tuple[tuple[Phase, ...], ...] = ()
    if draw(st.booleans()):
        resources = tuple(draw(teams()) for _ in range(draw(st.integers(1, 2))))
        phases = tuple(draw(chains(len(resources), slack)) for _ in range(count))
    return Problem(
        names=tuple(f"a{n}" for n in range(count)),
        positions=positions,
        costs=costs,
        pairs=pairs,
        precedences=rules,
        resources=resources,
        phases=phases,
        releases=tuple(draw(st.integers(-4, 1)) for _ in range(count)) if phases else (),
        loads=tuple(draw(st.integers(1, 2)) for _ in range(count)),
        load_limit=draw(st.one_of(st.none(), st.integers(1, 4))),
    )


def best_by_trying(problem: Problem) -> int | None:
    """Least total of all feasible choices; ``None`` when there is none."""
    choices = product(*(problem.allowed(n) for n in range(len(problem.names))))
    totals = [total_cost(problem, slots) for slots in choices if not faults(problem, slots)]
    return min(totals, default=None)
