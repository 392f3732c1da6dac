"""Style and script of the page, put together from the files of the templates' folder."""

import base64
import hashlib

from migplan.report.environment import read_template

STYLES = ("base", "front", "figures", "tables", "sections", "screens", "print", "work")
"""Files of ``css/`` in the order of the cascade."""

SCRIPTS = ("base", "print", "tables", "lanes", "lanes-filter", "matrix", "near")
"""Files of ``js/``; the first holds what the others share."""


def style() -> str:
    """The style sheet."""
    return "".join(read_template(f"css/{name}.css") for name in STYLES)


def script() -> str:
    """The one script: all files inside one function, so that nothing of it is global."""
    parts = "".join(read_template(f"js/{name}.js") for name in SCRIPTS)
    return f'(function () {{\n"use strict";\n{parts}}}());\n'


def script_hash(script: str) -> str:
    """The CSP source of an inline script (W3C Content Security Policy Level 3, 2.3.1)."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
