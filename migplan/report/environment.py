"""The template engine: everything is escaped, nothing may be missing."""

import re
from functools import cache
from typing import TYPE_CHECKING

from migplan.assets import templates
from migplan.report.office import STANDARD, Office

if TYPE_CHECKING:
    from jinja2 import Environment


_PLAIN = re.compile(r"(?:[\w-]+/)*[\w-]+(?:\.[\w-]+)+", re.ASCII)
"""Name of a template below the folder: no ``..``, no drive, no beginning at the root."""


def read_template(name: str, office: Office = STANDARD) -> str:
    """The text of a file of the templates' folder, or the office's own; ``name`` uses ``/``."""
    if name in office.files:
        return office.files[name]
    return templates().joinpath(*name.split("/")).read_text(encoding="utf-8")


def environment(office: Office = STANDARD) -> "Environment":
    """The engine; templates hold markup only and compute nothing.

    An office's templates run in a sandbox with limits, and the places of their faults are found by the names
    of their files.
    """
    return _standard() if office is STANDARD else _make(office)


@cache
def _standard() -> "Environment":
    return _make(STANDARD)


def _make(office: Office) -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    from migplan.report.bounded import Bounded

    def load(name: str) -> str | tuple[str, str | None, None] | None:
        if not _PLAIN.fullmatch(name):
            return None  # an office's include must not lead out of the folder
        try:
            text = read_template(name, office)
        except OSError:
            return None  # the engine then says that there is no such template
        return text, str(office.path(name)) if name in office.files else None, None

    kind = Environment if office is STANDARD else Bounded
    return kind(
        loader=FunctionLoader(load),  # pyright: ignore[reportArgumentType]
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
