"""The whole page as one frozen value: everything the template places."""

from dataclasses import dataclass

from migplan import __version__
from migplan.model.plan import ADAPTING_PEOPLE
from migplan.report.drawings import Drawings
from migplan.report.escape import css_string
from migplan.report.palette import WAVES
from migplan.report.shown import shown
from migplan.report.views.adaptation_table import adaptation_table
from migplan.report.views.bridge_tables import bridge_table, rework_table
from migplan.report.views.capacity_table import capacity_table
from migplan.report.views.cards import Card, cards
from migplan.report.views.compare import baseline_table, robustness_table
from migplan.report.views.context import Context
from migplan.report.views.decisions import Decisions, decisions
from migplan.report.views.domain_view import DomainView, domain_view
from migplan.report.views.gantt import Gantt, gantt
from migplan.report.views.gap_table import again_table, bridges_said, gap_table, gaps_not_printed
from migplan.report.views.headline import Headline, headline
from migplan.report.views.lanes import Lanes, lanes
from migplan.report.views.method import method, provenance
from migplan.report.views.mixed_view import MixedView, mixed_view
from migplan.report.views.money import Money, money
from migplan.report.views.moved_table import moved_table
from migplan.report.views.people_table import people_table
from migplan.report.views.placement import PlacementView, placement
from migplan.report.views.premises import assumption_table, price_table
from migplan.report.views.readiness_view import ReadinessView, readiness_view
from migplan.report.views.reasons import Reason, reasons
from migplan.report.views.roadmap import Roadmap, roadmap
from migplan.report.views.table import Table
from migplan.report.views.wave_table import wave_table
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
    headline: Headline
    decisions: Decisions | None
    cards: tuple[Card, ...]
    roadmap: Roadmap | None
    waves: Table | None
    money: Money | None
    lanes: Lanes | None
    mixed: MixedView | None
    bridges: Table | None
    reworks: Table | None
    adaptations: Table | None
    adaptations_said: str
    gaps: Table | None
    gap_bridges: str
    gaps_not_printed: str
    gaps_again: Table | None
    readiness: ReadinessView | None
    placement: PlacementView | None
    gantt: Gantt | None
    people: Table | None
    capacity: Table | None
    moved: Table | None
    moved_said: str
    domains: DomainView | None
    domains_by: str
    reasons: tuple[Reason, ...]
    baselines: Table | None
    robustness: Table | None
    assumptions: Table | None
    prices: Table | None
    method: tuple[str, ...]
    provenance: Table


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
            "　".join(f"■ {mark}：{note}" for mark, note in zip(marks, notes, strict=True))
        ),
        palette=tuple((f"c{n}", colour) for n, colour in enumerate(WAVES, start=1)),
        headline=headline(context),
        decisions=decisions(context),
        cards=cards(context),
        roadmap=roadmap(context),
        waves=wave_table(context),
        money=money(context),
        lanes=lanes(context),
        mixed=mixed_view(context),
        bridges=bridge_table(context),
        reworks=rework_table(context),
        adaptations=adaptation_table(context),
        adaptations_said=words("adaptation.lead", people=str(ADAPTING_PEOPLE)),
        gaps=gap_table(context),
        gap_bridges=bridges_said(context),
        gaps_not_printed=gaps_not_printed(context),
        gaps_again=again_table(context),
        readiness=readiness_view(context),
        placement=placement(context),
        gantt=gantt(context),
        people=people_table(context),
        capacity=capacity_table(context),
        moved=moved_table(context),
        moved_said=_moved_said(context),
        domains=domain_view(context),
        domains_by=drawings.domains.by,
        reasons=reasons(context),
        baselines=baseline_table(context),
        robustness=robustness_table(context),
        assumptions=assumption_table(context),
        prices=price_table(context),
        method=method(context),
        provenance=provenance(context, tuple(picture.by for picture in drawings.all)),
    )


def _moved_said(context: Context) -> str:
    """How many systems keep the dates agreed before; empty when none were to be kept."""
    agreed, moved = len(context.plan.case.agreed), len(context.plan.moved)
    if not agreed:
        return ""
    count = context.words.count
    return context.words("moved.lead", n=count("system", agreed), moved=count("system", moved))
