"""Several inventories at once: read together, planned under what they share, written side by side."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from migplan import __version__
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InfeasibleError, InventoryError, MigplanError
from migplan.importers.shared import SharedFile
from migplan.model.addresses import vendor_key
from migplan.model.group import Group
from migplan.model.municipality import Municipality
from migplan.model.plan import Plan
from migplan.pipeline import Opened, open_inventory, plan_of, with_findings
from migplan.planning.progress import Progress, no_progress
from migplan.report.file_names import not_a_device

_UNSAFE = re.compile(
    r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\s\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+'
)
"""Also marks that turn the direction of writing: a name would show as another one."""
_LONGEST_FOLDER = 60


@dataclass(frozen=True, slots=True)
class Together:
    """Bodies that are planned together, in the order of their codes and names."""

    folders: tuple[str, ...]
    bodies: tuple[Opened, ...]
    shared: SharedFile | None
    warnings: tuple[Diagnostic, ...] = ()
    paths: tuple[Path, ...] = ()
    """Where each body was read from."""


def open_group(
    paths: Sequence[Path],
    *,
    shared: Path | SharedFile | None = None,
    as_of: date | None = None,
    linkages: Path | None = None,
) -> Together:
    """Read the inventories of several bodies, and what they share.

    Args:
        paths: In any order.
        shared: The shared vendors, or their file.
        as_of: Day to plan for, instead of the policies'.
        linkages: A CSV table of standard linkages that replaces the catalogue's.

    Raises:
        InventoryError: With the problems of all files; addresses then begin with the path given.
        MigplanError: If two inventories are of the same body.
    """
    from migplan.importers.shared import read_shared

    problems: list[Diagnostic] = []
    common: SharedFile | None = shared if isinstance(shared, SharedFile) else None
    if isinstance(shared, Path):
        try:
            common = read_shared(shared)
        except InventoryError as error:
            problems += error.diagnostics
    read: list[tuple[Opened, Path]] = []
    vendors = common.vendors if common else ()
    for path in paths:
        try:
            each = open_inventory(path, as_of=as_of, linkages=linkages, shared=vendors)
            read.append((each, path))
        except InventoryError as error:
            problems += [below(path, problem) for problem in error.diagnostics]
    if problems:
        raise InventoryError(problems)
    read.sort(key=lambda pair: _key(pair[0]))
    opened = [each for each, _ in read]
    if common is not None:
        opened = [_placed(each, common.addresses) for each in opened]
    folders = _folders([each.case.municipality for each in opened])
    known = {s.vendor for each in opened for s in each.stated.systems if s.vendor}
    warnings = common.strangers(known) if common else ()
    return Together(folders, tuple(opened), common, warnings, tuple(path for _, path in read))


def plan_group(
    together: Together,
    *,
    progress: Progress = no_progress,
    stop: Callable[[], bool] = lambda: False,
) -> tuple[Group, tuple[Plan, ...]]:
    """Plan all bodies of a group.

    Args:
        together: What was read.
        progress: Called after each improvement.
        stop: Asked now and then; true ends the search with the best plans so far.

    Returns:
        The document about the group, and the plan of each body.

    Raises:
        InfeasibleError: If nothing satisfies what was stated.
        InterruptedSearchError: If it was stopped before every body had a plan.
    """
    from migplan.planning.cycles import demand_order
    from migplan.planning.joint.group import (
        Member,
        date_group,
        group_of,
        independent_group,
        plans_of,
    )
    from migplan.planning.planner import UnsoundPlanError
    from migplan.planning.verify_group import group_violations

    bodies, folders = together.bodies, together.folders
    if together.shared is None:
        plans = tuple(_independent(each, progress, stop) for each in bodies)
        group = independent_group(folders, plans, version=__version__)
    else:
        for each in bodies:
            demand_order(each.case, each.addresses)
        members = [
            Member(folder, each.case, each.addresses)
            for folder, each in zip(folders, bodies, strict=True)
        ]
        dated = date_group(members, together.shared.vendors, progress=progress, stop=stop)
        made = plans_of(dated, version=__version__, progress=progress)
        plans = tuple(with_findings(each, p) for each, p in zip(bodies, made, strict=True))
        group = group_of(dated, plans, version=__version__)
    wrong = group_violations(group, dict(zip(folders, plans, strict=True)))
    if wrong:
        raise UnsoundPlanError("; ".join(wrong))
    return group, plans


def _independent(each: Opened, progress: Progress, stop: Callable[[], bool]) -> Plan:
    """The plan of a body that shares nothing."""
    from migplan.planning.joint.group import of_body

    try:
        return plan_of(each, progress=progress, stop=stop)
    except InfeasibleError as error:
        raise of_body(each.case, error) from None


def stated_twice(together: Together) -> tuple[str, ...]:
    """Vendors that two or more bodies limit, each for itself."""
    stated = [
        {limit.vendor for limit in each.stated.policy.vendors if limit.engineers is not None}
        for each in together.bodies
    ]
    every = {vendor for vendors in stated for vendor in vendors}
    return tuple(sorted(v for v in every if sum(v in vendors for vendors in stated) > 1))


def _placed(each: Opened, addresses: Mapping[str, str]) -> Opened:
    """With the places of the shared limits that it has, after that of its own limit.

    Month by month the smaller of the two holds, so both places belong to the statement.
    """
    places = dict(each.addresses)
    for key in map(vendor_key, each.case.vendors):
        if key in addresses:
            own = [places[key]] if key in places else []
            places[key] = ", ".join([*own, addresses[key]])
    return replace(each, addresses=places)


def _key(each: Opened) -> tuple[str, str]:
    municipality = each.case.municipality
    return municipality.code or "", municipality.name


def below(path: Path, problem: Diagnostic) -> Diagnostic:
    """The problem with an address that tells the inventories apart."""
    place = problem.location
    if path.is_dir() and place.path.as_posix() in (path.name, "."):  # about the folder itself
        return replace(problem, location=replace(place, path=path))
    base = path if path.is_dir() else path.parent
    return replace(problem, location=replace(place, path=base / place.path))


def folder_names(names: Sequence[str]) -> tuple[str, ...]:
    """A name for each that every file system takes, numbered where some are alike."""
    found: list[str] = []
    for name in names:
        plain, number = _safe(name), 1
        unique = plain
        while unique.lower() in {other.lower() for other in found}:
            number += 1
            unique = f"{plain}-{number}"
        found.append(unique)
    return tuple(found)


def _folders(bodies: Sequence[Municipality]) -> tuple[str, ...]:
    """A folder name for each body: its name, with the code where names are alike."""
    names = [_safe(body.name) for body in bodies]
    found: list[str] = []
    for body, name in zip(bodies, names, strict=True):
        alike = sum(other.lower() == name.lower() for other in names) > 1
        found.append(f"{name}-{body.code}" if alike and body.code else name)
    plain = [name.lower() for name in found]
    if len(set(plain)) != len(plain):
        twice = next(name for name in found if plain.count(name.lower()) > 1)
        raise MigplanError(
            f"「{twice}」の棚卸データが二つあります。団体ごとに一つずつ指定してください。",
            f"two inventories are of {twice}; give one for each body.",
        )
    return tuple(found)


def demand_different(bodies: Sequence[Municipality]) -> None:
    """See that no body takes part twice.

    Raises:
        MigplanError: If two of them are the same.
    """
    _folders(bodies)


def _safe(name: str) -> str:
    """A name that every file system takes."""
    plain = _UNSAFE.sub("_", name).strip(" ._")[:_LONGEST_FOLDER].rstrip(" .")
    # beside the folders lies the document about the group
    return f"{plain}_" if plain.lower() == "group.json" else not_a_device(plain) or "body"
