"""Instances of the project scheduling library as problems; this one was written here."""

import zipfile
from pathlib import Path

import pytest

from benchmarks import rcpsp
from benchmarks.project_library import parse, problem_of, some_makespan
from migplan.planning.problem import faults
from migplan.planning.solve import solve
from tests.planning.problems import best_by_trying

RULER = "*" * 72
FOUR_JOBS = f"""{RULER}
jobs (incl. supersource/sink ):  6
{RULER}
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          3           2   3   4
   2        1          1           5
   3        1          1           6
   4        1          1           6
   5        1          1           6
   6        1          0
{RULER}
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     2       2    0
  3      1     3       2    0
  4      1     1       1    1
  5      1     2       1    1
  6      1     0       0    0
{RULER}
RESOURCEAVAILABILITIES:
  R 1  R 2
    3    1
{RULER}
"""
"""Jobs 2 and 3 cannot run together, so the five units of both are a bound; 4 runs beside either,
and 2, 3 beside 5, with 4 beside 2 takes exactly five."""
BEST = 5


def test_jobs_resources_and_precedences_are_read():
    instance = parse(FOUR_JOBS)

    assert [job.duration for job in instance.jobs] == [0, 2, 3, 1, 2, 0]
    assert instance.jobs[0].successors == (1, 2, 3)
    assert instance.jobs[4].demands == (1, 1)
    assert instance.capacities == (3, 1)


def test_a_job_lies_at_the_last_unit_it_works_in():
    problem = problem_of(parse(FOUR_JOBS))

    assert problem.names == ("job002", "job003", "job004", "job005", "job006")
    # job 2 takes two units and job 5 two more after it
    assert problem.allowed(0)[0] == 1
    assert problem.allowed(3)[0] == 3
    # the last job costs the makespan, the others nothing
    assert problem.costs[4][BEST - 1] == BEST
    assert {cost for row in problem.costs[:4] for cost in row} == {0, None}


def test_the_simple_schedule_is_no_shorter_than_the_best():
    assert BEST <= some_makespan(parse(FOUR_JOBS)) <= 8


def test_the_least_makespan_is_found_and_proven():
    problem = problem_of(parse(FOUR_JOBS))

    result = solve(problem)

    assert best_by_trying(problem) == BEST
    assert (result.total, result.bound, result.status) == (BEST, BEST, "optimal")
    assert result.slots is not None
    assert not faults(problem, result.slots, result.starts)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  2      1     2 ", "  2      1     0 ", "no time"),
        ("   2        1          1           5", "   2        1          1           1", "after"),
        (
            "   2        1          1           5",
            "   2        2          1           5",
            "one mode",
        ),
        ("  3      1     3       2", "  3      1     3       4", "more than there is"),
        ("RESOURCEAVAILABILITIES", "RESOURCES", "sections"),
    ],
)
def test_what_is_no_such_instance_is_refused(old: str, new: str, message: str):
    assert old in FOUR_JOBS
    with pytest.raises(ValueError, match=message):
        problem_of(parse(FOUR_JOBS.replace(old, new)))


def test_the_command_compares_with_what_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    with zipfile.ZipFile(tmp_path / "own.zip", "w") as archive:
        archive.writestr("own1.sm", FOUR_JOBS)
    table = tmp_path / "known.csv"
    arguments = ["rcpsp.py", str(tmp_path / "own.zip"), str(table)]
    monkeypatch.setattr("sys.argv", arguments)

    table.write_text(f"instance,lb,ub\nown1.sm,{BEST},{BEST}\n", encoding="utf-8")
    rcpsp.main()

    assert "\nown1.sm,5,5,5," in capsys.readouterr().out

    table.write_text("instance,lb,ub\nown1.sm,6,6\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="contradicts"):
        rcpsp.main()
