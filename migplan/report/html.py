"""The report: one HTML file that opens by a double click and asks for nothing from anywhere."""

import base64
import hashlib

from migplan.model.plan import Plan
from migplan.report.drawings import Drawings
from migplan.report.environment import environment, read_template
from migplan.report.views.context import Context
from migplan.report.views.page import page

PAPERS = ("a3", "a4")


def render_html(plan: Plan, *, lang: str = "ja", drawings: Drawings, paper: str = "a3") -> str:
    """The page of a plan.

    Args:
        plan: What is told; nothing else goes in but the drawings.
        lang: ``ja`` or ``en``.
        drawings: The plan's drawings in the same language.
        paper: What page one is printed on: ``a3`` or ``a4``.

    Raises:
        ValueError: If there is no such language or paper.
    """
    if paper not in PAPERS:
        raise ValueError(f"no paper {paper!r}; there are {', '.join(PAPERS)}")
    context = Context.of(plan, lang)
    script = read_template("report.js")
    from markupsafe import Markup

    return (
        environment()
        .get_template("report.html.j2")
        .render(
            page=page(context, drawings, paper),
            t=context.words,
            css=Markup(read_template("report.css")),  # noqa: S704
            script=Markup(script),  # noqa: S704
            script_hash=_hash(script),
            domains_svg=drawings.domains.svg,
        )
    )


def _hash(script: str) -> str:
    """The CSP source of an inline script (W3C Content Security Policy Level 3, 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode(
        "ascii"
    )
