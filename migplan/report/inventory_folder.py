"""Where an inventory may be written: never among the files of another one."""

from collections.abc import Iterable
from pathlib import Path

from migplan.importers.sections import FILE_NAMES, GROUP_FILE
from migplan.report.shown import shown
from migplan.report.write import failed

_FORMS = {".yml": ".yaml"}


def demand_free(folder: Path, *, but: Iterable[str] = ()) -> None:
    """Find out that a folder holds files that would be read together with new ones, or a group.

    Args:
        folder: May be missing.
        but: Names of files that are going to be replaced.

    Raises:
        MigplanError: If there is such a file.
    """
    replaced = {name.lower() for name in but}
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = entry.name.lower()
        form = _FORMS.get(entry.suffix.lower(), entry.suffix.lower())
        taken = (*FILE_NAMES, GROUP_FILE)
        if name not in replaced and f"{entry.stem.lower()}{form}" in taken:
            raise failed("files.exists", name=shown(str(entry)))
