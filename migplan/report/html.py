"""The report: one HTML file that opens by a double click and asks for nothing from anywhere."""

from collections.abc import Callable

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.model.plan import Plan
from migplan.report.audience import Audience
from migplan.report.dead_links import without_dead_links
from migplan.report.drawings import Drawings
from migplan.report.environment import environment
from migplan.report.office import STANDARD, Office
from migplan.report.office_faults import blamed, check_page
from migplan.report.parts import script, script_hash, style
from migplan.report.views.context import Context
from migplan.report.views.page import page

PAPERS = ("a3", "a4")


def silent(_: Diagnostic) -> None:
    """Tell nobody."""


def render_html(
    plan: Plan,
    *,
    lang: str = "ja",
    drawings: Drawings,
    paper: str = "a3",
    audience: Audience = Audience.DIVISION,
    before: Plan | None = None,
    office: Office = STANDARD,
    tell: Callable[[Diagnostic], None] = silent,
) -> str:
    """The page of a plan.

    Args:
        plan: What is told, as ``for_reader`` leaves it; nothing else goes in but the drawings.
        lang: ``ja`` or ``en``.
        drawings: The plan's drawings in the same language.
        paper: What page one is printed on: ``a3`` or ``a4``.
        audience: Whose sections the page has.
        before: An earlier version of the plan, for the same reader, to tell what changed since.
        office: Blocks, styles and sentences of an office's own.
        tell: Is told of every block of the office that fails; the standard one takes its place.

    Raises:
        ValueError: If there is no such language or paper.
    """
    if paper not in PAPERS:
        raise ValueError(f"no paper {paper!r}; there are {', '.join(PAPERS)}")
    context = Context.of(plan, lang, audience, before, office)
    while True:
        try:
            made = _rendered(context, drawings, paper, office)
        except Exception as error:
            found = blamed(error, office)
            if found is None:
                raise  # it is our own
            fault, office = found
            tell(fault)
        else:
            return made if audience is Audience.DIVISION else without_dead_links(made)


def _rendered(context: Context, drawings: Drawings, paper: str, office: Office) -> str:
    from markupsafe import Markup

    made = page(context, drawings, paper)
    code = script([section.key for section in (*made.front, *made.rest)])
    template = environment(office).get_template("report.html.j2")
    text = template.render(
        page=made,
        t=context.words,
        css=Markup(style(office)),  # noqa: S704
        script=Markup(code),  # noqa: S704
        script_hash=script_hash(code),
    )
    if office is not STANDARD:
        check_page(text)
    return text
