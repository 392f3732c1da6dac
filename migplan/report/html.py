"""The report: one HTML file that opens by a double click and asks for nothing from anywhere."""

from migplan.model.plan import Plan
from migplan.report.audience import Audience
from migplan.report.drawings import Drawings
from migplan.report.environment import environment
from migplan.report.parts import script, script_hash, style
from migplan.report.views.context import Context
from migplan.report.views.page import page

PAPERS = ("a3", "a4")


def render_html(
    plan: Plan,
    *,
    lang: str = "ja",
    drawings: Drawings,
    paper: str = "a3",
    audience: Audience = Audience.DIVISION,
    before: Plan | None = None,
) -> str:
    """The page of a plan.

    Args:
        plan: What is told; nothing else goes in but the drawings.
        lang: ``ja`` or ``en``.
        drawings: The plan's drawings in the same language.
        paper: What page one is printed on: ``a3`` or ``a4``.
        audience: Whose sections the page has.
        before: An earlier version of the plan, to tell what changed since.

    Raises:
        ValueError: If there is no such language or paper.
    """
    if paper not in PAPERS:
        raise ValueError(f"no paper {paper!r}; there are {', '.join(PAPERS)}")
    from markupsafe import Markup

    context = Context.of(plan, lang, audience, before)
    made = page(context, drawings, paper)
    code = script([section.key for section in (*made.front, *made.rest)])
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            page=made,
            t=context.words,
            css=Markup(style()),  # noqa: S704
            script=Markup(code),  # noqa: S704
            script_hash=script_hash(code),
        )
    )
