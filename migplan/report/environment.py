"""The template engine: everything is escaped, nothing may be missing."""

from functools import cache
from typing import TYPE_CHECKING

from migplan.assets import templates

if TYPE_CHECKING:
    from jinja2 import Environment


def read_template(name: str) -> str:
    """The text of a file of the templates' folder; ``name`` uses ``/``."""
    return templates().joinpath(*name.split("/")).read_text(encoding="utf-8")


@cache
def environment() -> "Environment":
    """The one environment; templates hold markup only and compute nothing."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(read_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
