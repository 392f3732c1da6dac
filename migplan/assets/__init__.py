"""Packaged files: the only place that knows where they are in wheel, editable install and checkout.

The catalogue's tables lie inside the package. Templates and sample inventories lie beside it in a
checkout and are packed into it in a wheel.
"""

import csv
import io
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

_PACKAGE = files("migplan")
_CHECKOUT = Path(__file__).resolve().parent.parent.parent
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def catalogue_file(name: str) -> Traversable:
    """A table of the catalogue."""
    return _PACKAGE.joinpath("catalogue", "data", name)


def templates() -> Traversable:
    """The folder of the report's templates."""
    return _home("templates")


def inventories() -> Traversable:
    """The folder of the sample inventories."""
    return _home("inventories")


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV table of the catalogue; all values are text."""
    text = catalogue_file(name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def read_document(name: str) -> Any:
    """A YAML document of the catalogue."""
    return yaml.load(catalogue_file(name).read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506


def read_words(name: str) -> Any:
    """A YAML table that lies beside the templates."""
    text = templates().joinpath(*name.split("/")).read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506


def read_all_words(folder: str) -> dict[str, Any]:
    """The YAML tables of a folder beside the templates, as one table.

    Raises:
        ValueError: If two of them have an entry of the same name.
    """
    found: dict[str, Any] = {}
    for file in sorted(templates().joinpath(folder).iterdir(), key=lambda file: file.name):
        for key, row in read_words(f"{folder}/{file.name}").items():
            if key in found:
                raise ValueError(f"{key} stands twice, the second time in {file.name}")
            found[key] = row
    return found


def _home(name: str) -> Traversable:
    packaged = _PACKAGE.joinpath(f"_{name}")
    return packaged if packaged.is_dir() else _CHECKOUT / name
