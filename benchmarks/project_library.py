"""Instances of PSPLIB (single mode, ``.sm``) as problems of the planner.

Kolisch, Sprecher, PSPLIB - A project scheduling problem library (EJOR 1996): jobs with durations,
demands on renewable resources and finish-to-start precedences; the last job is to end early.
"""

import re
from dataclasses import dataclass

from migplan.planning.problem import Phase, Precedence, Problem, Resource

_PRECEDENCES = "PRECEDENCE RELATIONS"
_REQUESTS = "REQUESTS/DURATIONS"
_CAPACITIES = "RESOURCEAVAILABILITIES"


@dataclass(frozen=True, slots=True)
class Job:
    """Work without interruption.

    Attributes:
        duration: Units of time; 0 for the first and the last job.
        demands: Of each resource, in every unit.
        successors: Numbers of the jobs, from 0, that begin when it has ended.
    """

    duration: int
    demands: tuple[int, ...]
    successors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """Jobs in an order in which each comes before its successors, and the resources they share."""

    jobs: tuple[Job, ...]
    capacities: tuple[int, ...]


def parse(text: str) -> Instance:
    """Read a file of the format ``.sm``.

    Raises:
        ValueError: If a section is missing, a job has several modes, or a successor comes first.
    """
    links = _numbers(text, _PRECEDENCES)
    needs = _numbers(text, _REQUESTS)
    capacities = _numbers(text, _CAPACITIES)
    if not links or len(links) != len(needs) or len(capacities) != 1:
        raise ValueError("sections of different length")
    jobs: list[Job] = []
    for link, need in zip(links, needs, strict=True):
        number, modes, count, *successors = link
        if modes != 1 or count != len(successors) or need[:2] != [number, 1]:
            raise ValueError(f"job {number}: not one mode")
        if any(successor <= number for successor in successors):
            raise ValueError(f"job {number} comes after a successor")
        after = tuple(successor - 1 for successor in successors)
        jobs.append(Job(need[2], tuple(need[3:]), after))
    return Instance(tuple(jobs), tuple(capacities[0]))


def _numbers(text: str, section: str) -> list[list[int]]:
    """The rows of whole numbers of a section; its headings and rulers are left out."""
    _, _, rest = text.partition(section)
    body = re.split(r"^\*{5,}\s*$", rest, maxsplit=1, flags=re.MULTILINE)[0]
    rows = [line.split() for line in body.splitlines()]
    return [[int(cell) for cell in row] for row in rows if row and all(map(str.isdigit, row))]


def some_makespan(instance: Instance) -> int:
    """The makespan of a simple schedule: jobs by longest tail, each as early as it can (serial).

    Raises:
        ValueError: If a job needs more of a resource than there is.
    """
    tails, before = _tails(instance), _predecessors(instance)
    free: dict[int, list[int]] = {}
    ends: dict[int, int] = {}
    while len(ends) < len(instance.jobs):
        ready = [n for n in range(len(instance.jobs)) if n not in ends and before[n] <= ends.keys()]
        number = max(ready, key=lambda n: (tails[n] + instance.jobs[n].duration, -n))
        job = instance.jobs[number]
        if any(d > c for d, c in zip(job.demands, instance.capacities, strict=True)):
            raise ValueError(f"job {number + 1} needs more than there is")
        start = max((ends[n] for n in before[number]), default=0)
        while any(
            demand > left
            for unit in range(start, start + job.duration)
            for demand, left in zip(job.demands, free.get(unit, instance.capacities), strict=True)
        ):
            start += 1
        ends[number] = start + job.duration
        for unit in range(start, ends[number]):
            left = free.setdefault(unit, list(instance.capacities))
            for resource, demand in enumerate(job.demands):
                left[resource] -= demand
    return max(ends.values())


def problem_of(instance: Instance) -> Problem:
    """The problem of ending the last job early.

    Positions are units of time; a job lies at the last unit it works in, the last job, which takes
    no time, at the last unit of all work, and costs one more than that: the makespan. The first
    job, which takes no time either, is left out. Heads and tails of the critical path, up to the
    makespan of a simple schedule, say where a job may lie.

    Raises:
        ValueError: If a job but the first and the last takes no time.
    """
    last = len(instance.jobs) - 1
    kept = [n for n, job in enumerate(instance.jobs) if job.duration or n == last]
    if last + 1 - len(kept) > (not instance.jobs[0].duration) or instance.jobs[last].duration:
        raise ValueError("only the first and the last job may take no time")
    horizon = some_makespan(instance)
    heads, tails = _heads(instance), _tails(instance)
    number = {job: n for n, job in enumerate(kept)}
    costs: list[tuple[int | None, ...]] = []
    for n in kept:
        first, end = heads[n] + instance.jobs[n].duration - 1, horizon - tails[n]
        costs.append(
            tuple(
                (unit + 1 if n == last else 0) if first <= unit < end else None
                for unit in range(horizon)
            )
        )
    return Problem(
        names=tuple(f"job{n + 1:03}" for n in kept),
        positions=tuple(range(horizon)),
        costs=tuple(costs),
        precedences=tuple(
            Precedence(number[n], number[after], instance.jobs[after].duration)
            for n in kept
            for after in sorted(instance.jobs[n].successors)
        ),
        resources=tuple(
            Resource(f"R{n}", amount) for n, amount in enumerate(instance.capacities, 1)
        ),
        phases=tuple(_phases(instance.jobs[n]) for n in kept),
        loads=(1,) * len(kept),
    )


def _phases(job: Job) -> tuple[Phase, ...]:
    if not job.duration:
        return ()
    demands = tuple((n, amount) for n, amount in enumerate(job.demands) if amount)
    return (Phase(job.duration, demands),)


def _predecessors(instance: Instance) -> list[set[int]]:
    found: list[set[int]] = [set() for _ in instance.jobs]
    for number, job in enumerate(instance.jobs):
        for after in job.successors:
            found[after].add(number)
    return found


def _heads(instance: Instance) -> list[int]:
    """Earliest start of each job by precedences alone."""
    heads = [0] * len(instance.jobs)
    for number, job in enumerate(instance.jobs):
        for after in job.successors:
            heads[after] = max(heads[after], heads[number] + job.duration)
    return heads


def _tails(instance: Instance) -> list[int]:
    """Least time from the end of each job to the end of all."""
    tails = [0] * len(instance.jobs)
    for number in reversed(range(len(instance.jobs))):
        after = instance.jobs[number].successors
        tails[number] = max((tails[n] + instance.jobs[n].duration for n in after), default=0)
    return tails
