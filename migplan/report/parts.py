"""Style and script of the page, put together from the files of the templates' folder."""

import base64
import hashlib
from collections.abc import Collection

from migplan.report.environment import read_template
from migplan.report.office import STANDARD, Office

STYLES = (
    *("base", "front", "figures", "tables", "sections", "work", "whatif"),
    *("screens", "print", "readers", "office"),
)
"""Files of ``css/`` in the order of the cascade."""

JOINT_STYLES = (
    *("base", "figures", "tables", "sections", "screens", "print", "joint"),
    *("joint-gantt", "lots"),
)
"""The same for pages about several plans."""

SCRIPTS = ("base", "print", "tables", "lanes", "lanes-filter", "matrix", "near", "whatif")
"""Files of ``js/``; the first holds what the others share."""


def style(office: Office = STANDARD) -> str:
    """The style sheet."""
    return "".join(read_template(f"css/{name}.css", office) for name in STYLES)


def joint_style() -> str:
    """The style sheet of pages about several plans, which have neither front nor what-if."""
    return "".join(read_template(f"css/{name}.css") for name in JOINT_STYLES)


_OF_A_SECTION = frozenset({"whatif"})
"""Scripts that a page without the section of their name does not need."""


def script(sections: Collection[str] = ()) -> str:
    """The one script: all files inside one function, so that nothing of it is global.

    Args:
        sections: Keys of the sections that the page has.
    """
    names = (name for name in SCRIPTS if name not in _OF_A_SECTION or name in sections)
    parts = "".join(read_template(f"js/{name}.js") for name in names)
    return f'(function () {{\n"use strict";\n{parts}}}());\n'


def script_hash(script: str) -> str:
    """The CSP source of an inline script (W3C Content Security Policy Level 3, 2.3.1)."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
