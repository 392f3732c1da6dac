"""The same instances with PyJobShop, for comparison; ``pip install migplan[bench]``."""

import time
from dataclasses import dataclass

from benchmarks.project_library import Instance


@dataclass(frozen=True, slots=True)
class Answer:
    """What a solver says and how long it took."""

    makespan: int | None
    bound: int
    proved: bool
    seconds: float


def by_pyjobshop(instance: Instance, limit: float) -> Answer:
    """Solve with PyJobShop's own model and one worker, as the planner has; building counts.

    Raises:
        ImportError: If PyJobShop is not installed.
    """
    from pyjobshop import Model

    begin = time.perf_counter()
    model = Model()
    resources = [model.add_renewable(capacity=amount) for amount in instance.capacities]
    tasks = [model.add_task() for _ in instance.jobs]
    for task, job in zip(tasks, instance.jobs, strict=True):
        model.add_mode(task, resources, job.duration, list(job.demands))
        for after in job.successors:
            model.add_end_before_start(task, tasks[after])
    result = model.solve(time_limit=limit, display=False, num_workers=1)
    seconds = time.perf_counter() - begin
    found = result.status.value in ("Optimal", "Feasible")
    return Answer(
        round(result.objective) if found else None,
        round(result.lower_bound),
        result.status.value == "Optimal",
        seconds,
    )
