"""The drawings of a plan: DOT text and SVG of each, and who drew it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from migplan.model.plan import Plan
from migplan.report.audience import Audience
from migplan.report.dot import FONTS, domains_dot, system_dot, waves_dot
from migplan.report.layout import Drawn, Engine, Sheet, lay_out
from migplan.report.office import STANDARD, Office
from migplan.report.own import own_domains, own_system, own_waves
from migplan.report.svg_clean import NotADrawingError, clean
from migplan.report.views.context import Context

TIMEOUT = 15.0
"""Seconds that one engine may take for all drawings of a plan."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing."""

    name: str
    dot: str
    svg: str
    """One ``<svg>`` element: nothing in it asks for anything outside."""
    by: str
    """Engine and version that drew it; empty when it is our own drawing."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """All drawings of a plan; ``waves`` is ``None`` when nothing moves."""

    domains: Picture
    waves: Picture | None
    systems: tuple[Picture, ...] = ()

    @property
    def all(self) -> tuple[Picture, ...]:
        """Every picture."""
        return (self.domains, *((self.waves,) if self.waves else ()), *self.systems)


def draw(
    plan: Plan,
    timeout: float = TIMEOUT,
    *,
    lang: str = "ja",
    systems: Sequence[str] = (),
    engines: Sequence[Engine] | None = None,
    audience: Audience = Audience.DIVISION,
    office: Office = STANDARD,
) -> Drawings:
    """Draw the fields of business, the waves, and the neighbourhoods of some systems.

    Args:
        plan: What to draw.
        timeout: Seconds for one engine.
        lang: Language of the words in the drawings.
        systems: Ids of the systems whose neighbourhood is wanted.
        engines: The chain of engines to try; an empty one leaves all to our own drawing.
        audience: Who reads them; the plan is what that reader may see.
        office: Words of an office's own.

    Raises:
        KeyError: If the plan knows no system or partner of that id.
    """
    context = Context.of(plan, lang, audience, office=office)
    jobs: list[tuple[str, str, Callable[[], str]]] = [
        ("domains", domains_dot(context), partial(own_domains, context))
    ]
    if plan.waves:
        jobs.append(("waves", waves_dot(context), partial(own_waves, context)))
    jobs += [
        (f"system-{key}", system_dot(context, key), partial(own_system, context, key))
        for key in systems
    ]
    drawn = lay_out([Sheet(dot) for _, dot, _ in jobs], timeout, engines)
    made = [_picture(*job, answer) for job, answer in zip(jobs, drawn, strict=True)]
    rest = made[2:] if plan.waves else made[1:]
    return Drawings(made[0], made[1] if plan.waves else None, tuple(rest))


def _picture(name: str, dot: str, own: Callable[[], str], drawn: Drawn | None) -> Picture:
    prefix = "".join(char if char.isalnum() else "_" for char in name) + "-"
    if drawn:
        try:
            return Picture(name, dot, clean(drawn.svg, prefix, FONTS), drawn.by)
        except NotADrawingError:
            pass  # what an engine wrote and nobody can read is as good as nothing
    return Picture(name, dot, own(), "")
