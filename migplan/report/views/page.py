"""The whole page as one frozen value: everything the template places."""

from dataclasses import dataclass

from migplan import __version__
from migplan.report.audience import Topic
from migplan.report.drawings import Drawings
from migplan.report.escape import css_string
from migplan.report.palette import WAVES
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.reader_words import ReaderWords, reader_words
from migplan.report.views.sections import FRONT, REST, Seen, seen
from migplan.report.width import cut

_TITLE_EM, _FOOT_EM = 28, 24


@dataclass(frozen=True, slots=True)
class Page:
    """One report."""

    lang: str
    generator: str
    paper: str
    municipality: str
    municipality_full: str
    as_of: str
    marks: tuple[str, ...]
    mark_notes: tuple[str, ...]
    foot_css: str
    mark_css: str
    palette: tuple[tuple[str, str], ...]
    sheet: bool
    """Whether page one fills a sheet of paper."""
    front: tuple[Seen, ...]
    rest: tuple[Seen, ...]
    reader: ReaderWords | None
    """For whom it is; ``None`` for the division."""


def page(context: Context, drawings: Drawings, paper: str) -> Page:
    """Everything about a plan, ready to be placed."""
    plan, words = context.plan, context.words
    case = plan.case
    full = shown(case.municipality.name)
    marked = (
        ("invented", case.municipality.invented),
        ("backtest", case.backtest),
        ("interrupted", plan.provenance.status == "interrupted"),
    )
    reader = reader_words(context)
    marks = tuple(words(f"mark.{key}") for key, on in marked if on)
    notes = tuple(
        words(f"mark.{key}_note", date=context.formats.long_day(plan.as_of))
        for key, on in marked
        if on
    )
    return Page(
        lang=words.lang,
        generator=f"migplan {__version__}",
        paper=paper,
        municipality=cut(full, _TITLE_EM),
        municipality_full=full,
        as_of=context.formats.long_day(plan.as_of),
        marks=marks,
        mark_notes=notes,
        foot_css=css_string(
            words("page.foot", name=cut(full, _FOOT_EM), date=context.formats.long_day(plan.as_of))
        ),
        mark_css=css_string(
            "　".join(
                [
                    *([f"■ {reader.mark}"] if reader else ()),
                    *(f"■ {mark}：{note}" for mark, note in zip(marks, notes, strict=True)),
                ]
            )
        ),
        palette=tuple((f"c{n}", colour) for n, colour in enumerate(WAVES, start=1)),
        sheet=bool(plan.cutovers) and context.sees(Topic.MONEY),
        front=tuple(seen(FRONT, context, drawings, titled=False)),
        rest=tuple(seen(REST, context, drawings, titled=True)),
        reader=reader,
    )
