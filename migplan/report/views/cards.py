"""Five numbers for the first page."""

from collections import Counter
from dataclasses import dataclass

from migplan.model.gap import GapSeverity
from migplan.report.audience import Topic
from migplan.report.views.bridge_load import alive
from migplan.report.views.context import Context
from migplan.report.views.spending import spending
from migplan.report.views.standing import Standing, standing_counts


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the bar of a card."""

    share: str
    classes: str


@dataclass(frozen=True, slots=True)
class Card:
    """A number with its unit and what to know about it."""

    title: str
    value: str
    unit: str
    notes: tuple[str, ...]
    bad: str
    """What is wrong, in words; empty when nothing is."""
    parts: tuple[Part, ...]
    href: str
    """Where more of it stands; empty when there is no more."""


def cards(context: Context) -> tuple[Card, ...]:
    """Systems, waves, bridges, gaps, money, as far as the reader sees them."""
    every = (
        (_systems, True),
        (_waves, True),
        (_bridges, context.knows_bridges),
        (_gaps, context.sees(Topic.GAPS)),
        (_money, context.sees(Topic.MONEY)),
    )
    return tuple(card(context) for card, seen in every if seen)


def _systems(context: Context) -> Card:
    plan, words, formats = context.plan, context.words, context.formats
    counts = standing_counts(context)
    late = sum(1 for row in context.mine if row.months_late)
    told = context.sees(Topic.DEADLINES) and bool(context.mine)
    notes = tuple(
        words("standing.count", name=words.known("standing", kind), n=formats.number(counts[kind]))
        for kind in Standing
        if told
    )
    bad = words("card.late", n=formats.number(late)) if late and told else ""
    colours = {Standing.ON_SCHEDULE: "ok", Standing.REVISED: "revised", Standing.OPEN: "none"}
    return Card(
        words("card.systems"),
        formats.number(len(context.mine)),
        words("unit.systems"),
        (words("list.dot").join(notes),) if notes else (),
        bad,
        _parts(tuple((counts[kind], colours[kind]) for kind in Standing)) if told else (),
        "#systems" if plan.cutovers else "",
    )


def _waves(context: Context) -> Card:
    words, waves = context.words, context.my_waves
    notes = (words("card.last", date=context.formats.weekday(waves[-1].date)),) if waves else ()
    parts = _parts(
        tuple(
            (len(context.own.intersection(wave.systems)), f"c{(wave.number - 1) % 8 + 1}")
            for wave in waves
        )
    )
    return Card(
        words("card.waves"),
        context.formats.number(len(waves)),
        words("unit.waves"),
        notes,
        "",
        parts,
        "#roadmap" if waves else "",
    )


def _bridges(context: Context) -> Card:
    plan, words, formats = context.plan, context.words, context.formats
    yen = sum(bridge.cost_yen for bridge in plan.bridges)
    most, day = alive(plan.bridges, plan.as_of)
    notes = (
        (
            words("card.peak", n=words.count("bridge", most), month=formats.day(day)),
            *(
                (words("card.bridge_yen", yen=formats.money(yen)),)
                if context.sees(Topic.MONEY)
                else ()
            ),
        )
        if plan.bridges
        else (words("roadmap.no_bridges"),)
    )
    running = sum(1 for bridge in plan.bridges if bridge.running_at_as_of)
    parts = _parts(((running, "now"), (len(plan.bridges) - running, "c1")))
    return Card(
        words("card.bridges"),
        formats.number(len(plan.bridges)),
        words("unit.bridges"),
        notes,
        "",
        parts,
        "#bridges" if plan.bridges or plan.reworks else "",
    )


def _gaps(context: Context) -> Card:
    words, formats = context.words, context.formats
    count = Counter(gap.severity for gap in context.plan.gaps if gap.counts)
    order = (GapSeverity.HIGH, GapSeverity.MEDIUM, GapSeverity.LOW, GapSeverity.INFO)
    notes = tuple(
        words(
            "card.severity", severity=words.known("severity", level), n=formats.number(count[level])
        )
        for level in order[1:]
        if count[level]
    )
    bad = (
        words(
            "card.severity",
            severity=words.known("severity", "high"),
            n=formats.number(count[order[0]]),
        )
        if count[order[0]]
        else ""
    )
    parts = _parts(tuple((count[level], f"sev-{level}") for level in order))
    total = formats.number(count.total())
    return Card(
        words("card.gaps"),
        total,
        words("unit.gaps"),
        (formats.people(notes),) if notes else (),
        bad,
        parts,
        "#gaps",
    )


def _money(context: Context) -> Card:
    plan, words, formats = context.plan, context.words, context.formats
    cost = plan.cost
    text = formats.money(cost.cash_yen)
    digits = len(text) - len(text.lstrip("−0123456789.,"))
    notes: list[str] = []
    if plan.cutovers:
        notes = [
            words("card.span", span=formats.span(cost.low_yen, cost.high_yen)),
            optimality(context),
        ]
    return Card(
        words("card.money"),
        text[:digits],
        text[digits:].strip(),
        tuple(notes),
        "",
        (),
        "#money" if spending(context) else "",
    )


def optimality(context: Context) -> str:
    """The optimality gap in a few words."""
    gap = context.plan.optimality_gap
    if context.plan.provenance.status == "interrupted":
        return context.words("card.interrupted", share=context.formats.percent(gap))
    if gap <= 0:
        return context.words("card.optimal")
    return context.words("card.gap", share=context.formats.percent(gap))


def _parts(numbers: tuple[tuple[int, str], ...]) -> tuple[Part, ...]:
    total = sum(number for number, _ in numbers)
    return (
        tuple(Part(f"{number / total:.2%}", classes) for number, classes in numbers if number)
        if total
        else ()
    )
