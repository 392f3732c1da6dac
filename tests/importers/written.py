"""Write small inventories into a folder and tell what reading them says."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError
from migplan.importers import Loaded, load

BODY = "name: 見本市\n"


def a_folder(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder with a municipality and these files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in ({"municipality.yaml": BODY} | dict(files)).items():
        data = content.encode("utf-8") if isinstance(content, str) else content
        (folder / name).write_bytes(data)
    return folder


def a_file(folder: Path, content: str | bytes, name: str = "inventory.yaml") -> Path:
    """A folder with this file alone; the path is the file's."""
    folder.mkdir(parents=True, exist_ok=True)
    data = content.encode("utf-8") if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    return folder / name


def loaded(folder: Path, **files: str | bytes) -> Loaded:
    """What a folder is read as; ``systems_csv`` stands for ``systems.csv``."""
    return load(a_folder(folder, _named(files)))


def refused(folder: Path, **files: str | bytes) -> tuple[Diagnostic, ...]:
    """Every problem of a folder."""
    return problems_of(a_folder(folder, _named(files)))


def problems_of(path: Path) -> tuple[Diagnostic, ...]:
    """Every problem of what stands at a path, each of them fit to be shown."""
    with pytest.raises(InventoryError) as caught:
        load(path)
    for lang in ("ja", "en"):
        assert not re.search(r"\{[a-z_]+\}", caught.value.text(lang))
    return caught.value.diagnostics


def told(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """Code and address of each problem, in the order they are told."""
    return [f"{problem.code} {problem.location}" for problem in diagnostics]


def _named(files: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    return {name.replace("_", ".", 1): content for name, content in files.items()}
