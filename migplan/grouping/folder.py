"""The folder of a group: its file and the inventories of its members, read together."""

from datetime import date
from pathlib import Path, PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError
from migplan.diagnostics.location import Location
from migplan.grouping.together import Together, below, open_group
from migplan.importers.group_file import GroupFile, group_file, read_group_parts


def group_among(paths: tuple[Path, ...]) -> Path | None:
    """The file of the group that paths of the command line mean; ``None`` when they mean bodies.

    Raises:
        InventoryError: If a group stands beside others.
    """
    files = [(path, file) for path in paths if (file := group_file(path)) is not None]
    if files and len(paths) > 1:
        name = files[0][0].name
        place = Location(PurePosixPath(name))
        raise InventoryError([Diagnostic("MIG435", place, {"value": name})])
    return files[0][1] if files else None


def open_group_folder(
    file: Path, *, as_of: date | None = None, linkages: Path | None = None
) -> tuple[GroupFile, Together]:
    """Read the file of a group and every inventory it names.

    Args:
        file: ``group.yaml``.
        as_of: Day to plan for, instead of the policies'.
        linkages: A CSV table of standard linkages that replaces the catalogue's.

    Raises:
        InventoryError: With the problems of the group's file and of all inventories that are
            there; addresses begin with the path given.
        MigplanError: If two inventories are of the same body.
    """
    read, found = read_group_parts(file)
    problems = [below(file, problem) for problem in found]
    if read is None:
        raise InventoryError(problems)
    try:
        together = open_group(read.present, shared=read.shared, as_of=as_of, linkages=linkages)
    except InventoryError as error:
        raise InventoryError([*problems, *error.diagnostics]) from None
    if problems:
        raise InventoryError(problems)
    return read, together
