"""What all shapes of one report share: the plan, the wishes, and what several of them need."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.model.plan import Plan
from migplan.report.audience import Audience
from migplan.report.drawings import TIMEOUT, Drawings, draw
from migplan.report.html import render_html, silent
from migplan.report.layout import Engine
from migplan.report.office import STANDARD, Office
from migplan.report.redact.reader import for_reader
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.write import failed


@dataclass(frozen=True, slots=True)
class Options:
    """How a plan is told."""

    lang: str = "ja"
    paper: str = "a3"
    """What is printed on: ``a3`` or ``a4``."""
    systems: Sequence[str] = ()
    """Ids of systems or partners whose neighbourhood is drawn into files of its own."""
    timeout: float = TIMEOUT
    """Seconds that one drawing engine may take."""
    engines: Sequence[Engine] | None = None
    """The chain of drawing engines; ``None`` is the usual one."""
    browser: Path | None = None
    """The browser that prints; ``None``: one that is found on this computer."""
    audience: Audience = Audience.DIVISION
    vendor: str = ""
    """Whose view it is, where a vendor reads it."""
    before: Plan | None = None
    """An earlier version of the plan, to tell what changed since."""
    office: Office = STANDARD
    """Blocks, styles and sentences of an office's own."""
    tell: Callable[[Diagnostic], None] = silent
    """Is told of every block of the office that fails; the standard one takes its place."""


@dataclass(frozen=True)
class Job:
    """One plan to be told in several shapes; what two shapes need is made once.

    A job holds what its reader may see: whatever else the plan had is gone before anything is made.
    """

    plan: Plan
    options: Options = field(default_factory=Options)

    def __post_init__(self) -> None:
        """Take out what the reader must not see; refuse a neighbourhood of nobody.

        Raises:
            MigplanError: If a system or the vendor is unknown.
        """
        options = self.options
        reader = (options.audience, options.vendor)
        object.__setattr__(self, "plan", for_reader(self.plan, *reader))  # a frozen field
        if options.before is not None:
            before = for_reader(options.before, *reader, known=False)
            object.__setattr__(self, "options", replace(options, before=before))
        if options.systems and options.audience is Audience.PUBLIC:
            raise failed("readers.no_neighbours")
        for key in self.options.systems:
            if key not in self.plan.case.roles:
                raise failed("files.unknown", id=shown(key))

    @cached_property
    def context(self) -> Context:
        """The plan in the language it is told in."""
        options = self.options
        return Context.of(self.plan, options.lang, options.audience, options.before, options.office)

    @cached_property
    def drawings(self) -> Drawings:
        """The drawings of the graphs."""
        options = self.options
        return draw(
            self.plan,
            options.timeout,
            lang=options.lang,
            systems=options.systems,
            engines=options.engines,
            audience=options.audience,
            office=options.office,
        )

    @cached_property
    def page(self) -> str:
        """The page: all sections with all figures."""
        options = self.options
        return render_html(
            self.plan,
            lang=options.lang,
            drawings=self.drawings,
            paper=options.paper,
            audience=options.audience,
            before=options.before,
            office=options.office,
            tell=options.tell,
        )

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """What must stand on every sheet: invented data, a test against the past, a search cut short."""
        plan, words = self.plan, self.context.words
        marked = (
            ("invented", plan.case.municipality.invented),
            ("backtest", plan.case.backtest),
            ("interrupted", plan.provenance.status == "interrupted"),
        )
        date = self.context.formats.long_day(plan.as_of)
        return tuple(
            words(
                "shapes.mark",
                mark=words(f"mark.{key}"),
                note=words(f"mark.{key}_note", date=date),
            )
            for key, on in marked
            if on
        )

    @cached_property
    def title(self) -> str:
        """Whose plan it is, and of which day."""
        words, plan = self.context.words, self.plan
        return words(
            "page.foot",
            name=shown(plan.case.municipality.name),
            date=self.context.formats.long_day(plan.as_of),
        )
