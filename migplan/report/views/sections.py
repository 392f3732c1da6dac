"""The sections of the page: a new one is a view, a template of its name, and an entry here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from migplan.model.plan import ADAPTING_PEOPLE
from migplan.report.audience import (
    DIVISION_ONLY,
    EVERYBODY,
    INSIDE,
    NOT_PUBLIC,
    PUBLIC_ONLY,
    WORKING,
    Audience,
    Topic,
)
from migplan.report.drawings import Drawings
from migplan.report.views.adaptation_table import adaptation_table
from migplan.report.views.bridge_tables import bridge_table, rework_table
from migplan.report.views.calendar_table import calendar_table
from migplan.report.views.capacity_table import capacity_table
from migplan.report.views.cards import cards
from migplan.report.views.compare import baseline_table, robustness_table
from migplan.report.views.compare_view import compare_view
from migplan.report.views.context import Context
from migplan.report.views.decisions import decisions
from migplan.report.views.domain_view import domain_view
from migplan.report.views.gantt import gantt
from migplan.report.views.gap_table import (
    again_table,
    bridges_said,
    gap_table,
    gaps_not_printed,
    kinds_table,
)
from migplan.report.views.glossary import glossary
from migplan.report.views.headline import headline
from migplan.report.views.known import known
from migplan.report.views.lanes import lanes
from migplan.report.views.load_view import load_view
from migplan.report.views.matrix import matrix
from migplan.report.views.method import method, provenance
from migplan.report.views.mixed_view import mixed_view
from migplan.report.views.money import money
from migplan.report.views.moved_table import moved_said, moved_table
from migplan.report.views.paper import first_rows, on_paper
from migplan.report.views.placement import placement
from migplan.report.views.premises import assumption_table, price_table
from migplan.report.views.readiness_view import readiness_view
from migplan.report.views.reasons import reasons
from migplan.report.views.residents import residents
from migplan.report.views.roadmap import roadmap
from migplan.report.views.since import since
from migplan.report.views.spending import spending_table
from migplan.report.views.wave_table import wave_table
from migplan.report.views.whatif import what_if

_PRINTED = 16
"""Rows that paper has of a register that the screen has whole."""

View = Mapping[str, object]
"""What a template of a section places, by the names it uses: ``s.table`` is ``view["table"]``."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page; ``key`` is its anchor, its template and its title ``section.<key>``."""

    key: str
    look: Callable[[Context, Drawings], View | None]
    """``None`` leaves the section out."""
    readers: frozenset[Audience] = EVERYBODY


@dataclass(frozen=True, slots=True)
class Seen:
    """A section ready to be placed."""

    key: str
    title: str
    """For the table of contents; empty on page one."""
    template: str
    view: View


def one(name: str, look: Callable[[Context], object | None]) -> Callable[..., View | None]:
    """A section that has one thing to show and is left out without it."""

    def seen(context: Context, _: Drawings) -> View | None:
        found = look(context)
        return {name: found} if found else None

    return seen


def _answer(context: Context, _: Drawings) -> View:
    due = decisions(context) if context.sees(Topic.DECISIONS) else None
    return {"headline": headline(context), "due": due}


def _roadmap(context: Context, _: Drawings) -> View | None:
    found = roadmap(context)
    if not found:
        return None
    near = context.words("readers.roadmap_note") if context.vendor else ""
    deadlines = context.sees(Topic.DEADLINES)
    waves = wave_table(context)
    return {"roadmap": found, "waves": waves, "deadlines": deadlines, "near": near}


def _lanes(context: Context, _: Drawings) -> View | None:
    found = lanes(context) if context.knows_bridges else None
    return {"lanes": found, "money": context.sees(Topic.MONEY)} if found else None


def _moved(context: Context, _: Drawings) -> View | None:
    said = moved_said(context)
    return {"said": said, "table": moved_table(context)} if said else None


def _decisions(context: Context, _: Drawings) -> View | None:
    found = decisions(context)
    return {"table": found.table} if found else None


def _mixed(context: Context, _: Drawings) -> View | None:
    found = mixed_view(context) if context.knows_bridges else None
    return {"mixed": found} if found else None


def _bridges(context: Context, _: Drawings) -> View | None:
    bridges = on_paper(context, bridge_table(context), "paper.dearest", first_rows(_PRINTED))
    reworks = on_paper(context, rework_table(context), "paper.earliest", first_rows(_PRINTED))
    if not (bridges or reworks):
        return None
    said = context.words("adaptation.lead", people=str(ADAPTING_PEOPLE))
    return {
        "bridges": bridges,
        "known": context.knows_bridges,
        "reworks": reworks,
        "adaptations": on_paper(
            context, adaptation_table(context), "paper.earliest", first_rows(_PRINTED)
        ),
        "adaptations_said": said if context.sees(Topic.MONEY) else "",
    }


def _gaps(context: Context, _: Drawings) -> View | None:
    found = gap_table(context)
    if found is None and context.vendor:
        return None  # that there are none could not be said from what is left
    return {
        "table": found,
        "not_printed": gaps_not_printed(context),
        "bridges": bridges_said(context),
        "again": again_table(context),
        "kinds": kinds_table(context) if found else None,
    }


def _spending(context: Context, _: Drawings) -> View | None:
    """The kinds of page one's extra costs, and what residents notice, to the last row."""
    found, noticed = spending_table(context), residents(context)
    if not (found or noticed):
        return None
    return {"table": found, "residents": noticed.table if noticed else None}


def _domains(context: Context, drawings: Drawings) -> View | None:
    found, drawn = domain_view(context), drawings.domains
    return {"domains": found, "by": drawn.by, "svg": drawn.svg} if found else None


def _compare(context: Context, _: Drawings) -> View | None:
    found = baseline_table(context)
    if not found:
        return None
    return {
        "picture": compare_view(context),
        "baselines": found,
        "robustness": robustness_table(context),
    }


def _capacity(context: Context, _: Drawings) -> View | None:
    found = on_paper(context, capacity_table(context), "paper.dearest", first_rows(_PRINTED))
    return {"table": found} if found else None


def _premises(context: Context, _: Drawings) -> View:
    short = context.audience is not Audience.DIVISION
    return {
        "assumptions": assumption_table(context),
        "prices": price_table(context),
        "said": context.words("readers.premises" if short else "premise.lead"),
    }


def _origin(context: Context, drawings: Drawings) -> View:
    return {"table": provenance(context, tuple(picture.by for picture in drawings.all))}


FRONT = (
    Section("answer", _answer),
    Section("cards", one("cards", cards)),
    Section("roadmap", _roadmap),
    Section("money", one("money", money), INSIDE),
    Section("residents", one("residents", residents), INSIDE),
)
"""Page one, from the top."""

REST = (
    Section("calendar", one("table", calendar_table), PUBLIC_ONLY),
    Section("since", one("since", since), INSIDE),
    Section("moved", _moved, NOT_PUBLIC),
    Section("decisions", _decisions, INSIDE),
    Section("spending", _spending, INSIDE),
    Section("domains", _domains, INSIDE),
    Section("lanes", _lanes, WORKING),
    Section("matrix", one("matrix", matrix), DIVISION_ONLY),
    Section("mixed", _mixed, NOT_PUBLIC),
    Section("bridges", _bridges, WORKING),
    Section("gaps", _gaps, WORKING),
    Section("readiness", one("readiness", readiness_view), WORKING),
    Section("placement", one("placement", placement), DIVISION_ONLY),
    Section("systems", one("gantt", gantt), NOT_PUBLIC),
    Section("whatif", one("what_if", what_if), DIVISION_ONLY),
    Section("people", one("load", load_view), WORKING),
    Section("capacity", _capacity, DIVISION_ONLY),
    Section("reasons", one("reasons", reasons), DIVISION_ONLY),
    Section("compare", _compare, INSIDE),
    Section("premises", _premises, INSIDE),
    Section("known", one("known", known), DIVISION_ONLY),
    Section("method", one("sentences", method), INSIDE),
    Section("glossary", one("table", glossary), INSIDE),
    Section("origin", _origin),
)
"""What the IT division works from, in the order of the table of contents."""


def seen(
    sections: tuple[Section, ...], context: Context, drawings: Drawings, *, titled: bool
) -> Iterator[Seen]:
    """The sections that this reader gets and that have something to show."""
    for section in sections:
        view = section.look(context, drawings) if context.audience in section.readers else None
        if view is not None:
            title = context.words(f"section.{section.key}") if titled else ""
            yield Seen(section.key, title, f"sections/{section.key}.html.j2", view)
