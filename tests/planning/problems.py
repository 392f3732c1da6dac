"""Small random problems, and their solution by trying everything."""

from collections.abc import Iterator
from dataclasses import replace
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
    ranked = sorted((total_cost(problem, slots), slots) for slots in choices)
    return next((total for total, slots in ranked if can_be_worked(problem, slots)), None)


def can_be_worked(problem: Problem, slots: tuple[int, ...]) -> bool:
    """Whether the phases can be laid for these slots so that nothing is violated."""
    without = replace(problem, phases=(), resources=(), releases=())
    if faults(without, slots):
        return False
    ways = product(*(list(layings(problem, n, slot)) for n, slot in enumerate(slots)))
    return any(not faults(problem, slots, starts) for starts in ways)


def layings(problem: Problem, activity: int, slot: int) -> Iterator[tuple[int, ...]]:
    """All ways to lay the phases of an activity before its slot."""
    chain = problem.work(activity)
    for gaps in product(*(range(phase.slack + 1) for phase in chain)):
        unit = problem.positions[slot] + 1
        starts: list[int] = []
        for phase, gap in zip(reversed(chain), reversed(gaps), strict=True):
            unit -= gap + phase.duration
            starts.insert(0, unit)
        yield tuple(starts)
