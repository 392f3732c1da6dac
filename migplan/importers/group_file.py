"""The file of a group: ``group.yaml`` beside, or above, the inventories of its members."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.decode import decode
from migplan.importers.group_rules import rule_problems
from migplan.importers.node import Node
from migplan.importers.sections import GROUP_FILE
from migplan.importers.shared import SharedFile
from migplan.importers.text_file import UnreadableFileError, read_text
from migplan.importers.yaml_file import parse_yaml
from migplan.model.checks import shared_problems
from migplan.model.joint_group import JointGroup, MemberEntry
from migplan.model.policy import Policy

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class GroupFile:
    """A group that was read, and where its inventories lie."""

    group: JointGroup
    folder: Path
    places: dict[str, Location]
    """Of the shared vendors."""

    @property
    def inventories(self) -> tuple[Path, ...]:
        """The inventory of each member, in the order of the file."""
        return tuple(self.folder / member.inventory for member in self.group.members)

    @property
    def present(self) -> tuple[Path, ...]:
        """The inventories that are there, each once."""
        found = {path.resolve(): path for path in reversed(self.inventories) if _is_there(path)}
        found.pop(self.folder.resolve(), None)
        return tuple(dict.fromkeys(p for p in self.inventories if p in found.values()))

    @property
    def entries(self) -> list[tuple[Path, MemberEntry | None]]:
        """The inventories that are there, with what the file says of them."""
        said = dict(zip(reversed(self.inventories), reversed(self.group.members), strict=True))
        return [(path, said[path]) for path in self.present]

    @property
    def shared(self) -> SharedFile | None:
        """What is shared, as if it stood in a file of its own; ``None`` when nothing is."""
        if not self.group.vendors:
            return None
        return SharedFile(self.group.vendors, self.places)


def group_file(path: Path) -> Path | None:
    """The file of a group that a path means; ``None`` when it means something else."""
    file = path / GROUP_FILE if path.is_dir() else path
    return file if file.name == GROUP_FILE and file.is_file() else None


def read_group_parts(path: Path) -> tuple[GroupFile | None, list[Diagnostic]]:
    """As much of the file of a group as can be read, and every problem of it.

    Whoever reads the members too can so tell all problems at once.
    """
    shown = PurePosixPath(path.name)
    try:
        node, problems = parse_yaml(read_text(path, shown, ("utf-8-sig",)), shown)
    except UnreadableFileError as error:
        return None, [error.problem]
    group = decode(JointGroup, node, problems)
    if group is None:
        return None, problems
    problems += _vendors(group, node)
    problems += _members(group, node, path.parent)
    problems += rule_problems(group.lots.rules, node.find(("lots",)))
    places = {
        limit.vendor: node.find(("vendors", n, "vendor")).location
        for n, limit in enumerate(group.vendors)
    }
    return GroupFile(sorted_vendors(group), path.parent, places), problems


def sorted_vendors(group: JointGroup) -> JointGroup:
    """The same with its vendors in the order that leaves no trace of the file's."""
    from migplan.importers.canonical import sorted_policy

    return group.model_copy(
        update={"vendors": sorted_policy(Policy(vendors=group.vendors)).vendors}
    )


def _vendors(group: JointGroup, node: Node) -> Iterator[Diagnostic]:
    for problem in shared_problems(group.vendors):
        values = dict(problem.values)
        if problem.first is not None:
            values["first"] = str(node.find(problem.first).location)
        yield Diagnostic(problem.code, node.find(problem.route).location, values)


def _members(group: JointGroup, node: Node, folder: Path) -> Iterator[Diagnostic]:
    if len(group.members) < _FEWEST:
        yield Diagnostic("MIG431", node.find(("members",)).location)
    first: dict[Path, Location] = {}
    for n, member in enumerate(group.members):
        place = node.find(("members", n, "inventory")).location
        yield from _member(member, place, folder, first)


def _member(
    member: MemberEntry, place: Location, folder: Path, first: dict[Path, Location]
) -> Iterator[Diagnostic]:
    values = {"value": member.inventory}
    named = PurePosixPath(member.inventory.replace("\\", "/"))
    if named.is_absolute() or ":" in member.inventory:
        yield Diagnostic("MIG434", place, values)
        return
    path = (folder / named).resolve()
    if path == folder.resolve():
        yield Diagnostic("MIG437", place, values)
    elif not _is_there(path):
        yield Diagnostic("MIG432", place, values)
    elif path in first:
        yield Diagnostic("MIG433", place, {**values, "first": str(first[path])})
    else:
        first[path] = place


def _is_there(path: Path) -> bool:
    """Whether a path leads somewhere; one that no system takes does not."""
    try:
        return path.exists()
    except OSError:  # a name that is too long
        return False
