"""Whoever is compared: bodies of a group, or versions of one, from inventories or finished plans."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic, Severity
from migplan.diagnostics.errors import InfeasibleError, InventoryError
from migplan.diagnostics.location import Location
from migplan.grouping.folder import group_among
from migplan.grouping.together import below, folder_names
from migplan.importers.group_file import GroupFile, read_group_parts
from migplan.model.joint_group import JointGroup, MemberEntry
from migplan.model.plan import Plan
from migplan.pipeline import Opened, open_inventory, plan_of
from migplan.planning.progress import Progress, no_progress

ReadPlan = Callable[[Path], Plan]


@dataclass(frozen=True, slots=True)
class Member:
    """One of those that are compared, with the plan it has alone."""

    key: str
    """Short and unlike the others'; fit for a file name."""
    label: str
    """What readers see: the name of the body, and of the version where names are alike."""
    plan: Plan
    entry: MemberEntry | None = None
    """What the file of the group says of it."""


@dataclass(frozen=True, slots=True)
class Members:
    """All of them, in the order of their codes and names; versions of one body as they were given."""

    members: tuple[Member, ...]
    group: JointGroup | None = None
    """The file of the group, if one was given."""
    warnings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    entry: MemberEntry | None
    plan: Plan | None
    opened: Opened | None


def read_members(
    paths: Sequence[Path],
    read_plan: ReadPlan,
    *,
    as_of: date | None = None,
    linkages: Path | None = None,
    progress: Progress = no_progress,
    stop: Callable[[], bool] = lambda: False,
) -> Members:
    """Read inventories, plans or the folder of a group, and plan what has no plan yet.

    Args:
        paths: Inventories, ``plan.json`` files or folders of them, or one folder with ``group.yaml``.
        read_plan: Reads a plan that was checked.
        as_of: Day to plan inventories for, instead of their policies'.
        linkages: A CSV table of standard linkages that replaces the catalogue's.
        progress: Called while something is planned.
        stop: Asked now and then; true ends each search with the best plan so far.

    Raises:
        InventoryError: With the problems of all files; addresses then begin with the path given.
        InfeasibleError: If a body has no plan.
    """
    file = group_among(tuple(paths))
    read: GroupFile | None = None
    entries: list[tuple[Path, MemberEntry | None]] = [(path, None) for path in paths]
    found: list[_Found] = []
    problems: list[Diagnostic] = []
    if file is not None:
        read, wrong = read_group_parts(file)
        problems += [below(file, problem) for problem in wrong]
        entries = read.entries if read else []
    for path, entry in entries:
        try:
            found.append(_read(path, entry, read_plan, as_of, linkages))
        except InventoryError as error:
            problems += [below(path, problem) for problem in error.diagnostics]
    if problems:
        raise InventoryError(problems)
    made = [(each, _planned(each, progress, stop)) for each in found]
    return Members(_named(made), read.group if read else None, tuple(_different_days(made)))


def _different_days(made: Sequence[tuple[_Found, Plan]]) -> Iterator[Diagnostic]:
    """A warning where bodies are planned for different days; versions of one body may be."""
    days = sorted({plan.as_of for _, plan in made})
    if len(days) > 1 and len({plan.municipality for _, plan in made}) == len(made):
        last = next(found.path for found, plan in made if plan.as_of == days[-1])
        place = Location(PurePosixPath(last.as_posix()))
        values = {"first": days[0].isoformat(), "last": days[-1].isoformat()}
        yield Diagnostic("MIG452", place, values, Severity.WARNING)


def _read(
    path: Path,
    entry: MemberEntry | None,
    read_plan: ReadPlan,
    as_of: date | None,
    linkages: Path | None,
) -> _Found:
    """A plan where there is one; ``plan.json`` in a folder of an inventory is no part of it."""
    file = path / "plan.json" if path.is_dir() else path
    if file.suffix.lower() == ".json" and file.is_file():
        return _Found(path, entry, read_plan(file), None)
    opened = open_inventory(path, as_of=as_of, linkages=linkages)
    return _Found(path, entry, None, opened)


def _planned(found: _Found, progress: Progress, stop: Callable[[], bool]) -> Plan:
    from migplan.planning.joint.group import of_body

    if found.plan is not None:
        return found.plan
    if found.opened is None:
        raise AssertionError("neither a plan nor an inventory")
    try:
        return plan_of(found.opened, compared=False, progress=progress, stop=stop)
    except InfeasibleError as error:
        raise of_body(found.opened.case, error) from None


def _named(made: Sequence[tuple[_Found, Plan]]) -> tuple[Member, ...]:
    names = [plan.municipality for _, plan in made]
    if len(set(names)) == len(names):
        ordered = sorted(
            made, key=lambda pair: (pair[1].case.municipality.code or "", pair[1].municipality)
        )
    else:
        ordered = list(made)
    labels: list[str] = []
    for found, plan in ordered:
        name = plan.municipality
        path = found.path.parent if found.path.name == "plan.json" else found.path
        labels.append(name if names.count(name) == 1 else f"{name}（{path.resolve().name}）")
    keys = folder_names(labels)
    return tuple(
        Member(key, label, plan, found.entry)
        for key, label, (found, plan) in zip(keys, labels, ordered, strict=True)
    )
