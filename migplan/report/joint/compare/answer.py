"""The answer of a comparison, what stands below it, and the figures of page one."""

from collections.abc import Callable, Iterator
from datetime import date

from migplan.model.comparison import (
    NEAR_MONTHS,
    TOGETHER_MONTHS,
    Figures,
    MemberFacts,
    Row,
    Scope,
)
from migplan.model.dates import month_index
from migplan.report.joint.compare.exposure import correlated
from migplan.report.joint.compare.told import DASH, Told
from migplan.report.joint.compare.why import most_telling
from migplan.report.joint.page import Stat
from migplan.report.shown import shown

_NAMES = 6


def answer(told: Told) -> str:
    """One or two sentences."""
    number = told.bodies(len(told.members))
    if not any(member.figures.systems for member in told.members):
        return told.word("answer_nothing", n=number)
    return _of_versions(told, number) if told.versions else _of_bodies(told, number)


def _of_bodies(told: Told, number: str) -> str:
    both = [row for row in told.comparison.rows if row.scope is Scope.BUSINESS and row.moving > 1]
    near = [row for row in both if (row.months_apart or 0) <= TOGETHER_MONTHS]
    text = told.word("answer_none", bodies=number)
    if both:
        text = told.word(
            "answer_both",
            bodies=number,
            both=str(len(both)),
            near=str(len(near)),
            months=str(TOGETHER_MONTHS),
        )
    money = told.comparison.money
    if money is None:
        return text
    yen = told.formats.money(money.extra.typical)
    sharing = told.comparison.sharing["money"]
    if sharing == len(told.members):
        return text + told.word("answer_yen", yen=yen)
    return text + told.word("answer_yen_some", yen=yen, n=told.bodies(sharing))


def _of_versions(told: Told, number: str) -> str:
    moving = [member for member in told.members if member.figures.last is not None]
    early = min(moving, key=lambda m: m.figures.last or date.max)
    priced = [member for member in moving if member.money is not None]
    same_dates = len({tuple((s.system, s.date) for s in m.systems) for m in moving}) == 1
    same_yen = len({m.money.extra.typical for m in priced if m.money}) <= 1
    if same_dates and same_yen and len(moving) == len(told.members):
        return told.word("answer_same", n=number)
    last = told.formats.day(early.figures.last) if early.figures.last else DASH
    if not priced:
        return told.word("answer_versions_dates", n=number, early=shown(early.label), date=last)
    cheap = min(priced, key=lambda m: m.money.extra.typical if m.money else 0)
    return told.word(
        "answer_versions",
        n=number,
        cheap=shown(cheap.label),
        yen=told.formats.money(cheap.money.extra.typical) if cheap.money else DASH,
        early=shown(early.label),
        date=last,
    )


def status(told: Told) -> tuple[str, bool]:
    """Whether all is on time, and whether that is trouble."""
    if not any(member.figures.systems for member in told.members):
        return "", False
    late = _who(told, lambda figures: figures.late_systems)
    near = _who(told, lambda figures: figures.near_systems)
    count = told.words.count
    text = told.word("on_time")
    months = str(NEAR_MONTHS)
    if told.versions:  # numbers of alternatives do not add up
        text = told.word("late_versions", who=late) if late else text
        text += told.word("near_versions", months=months, who=near) if near else ""
        return text, bool(late)
    if late:
        number = sum(member.figures.late_systems for member in told.members)
        text = told.word("late", n=count("system", number), who=late)
    if near:
        number = sum(member.figures.near_systems for member in told.members)
        text += told.word("near", n=count("system", number), months=months, who=near)
    return text, bool(late)


def _who(told: Told, look: Callable[[Figures], int]) -> str:
    found = [(m, n) for m in told.members if (n := look(m.figures))]
    names = [told.word("who", name=shown(m.label), n=str(n)) for m, n in found[:_NAMES]]
    rest = len(found) - _NAMES
    more = told.words("list.and_more", n=str(rest)) if rest > 0 else ""
    return told.formats.people(names) + more


def points(told: Told) -> Iterator[tuple[str, str]]:
    """What else page one says."""
    if not told.versions:
        furthest = max(
            (row for row in told.comparison.rows if row.months_apart),
            key=lambda row: row.months_apart or 0,
            default=None,
        )
        if furthest is not None:
            yield told.word("point_apart"), _apart(told, furthest)
        if text := correlated(told):
            yield told.word("point_vendor"), text
        elif told.comparison.shared_slots:
            yield told.word("point_slot"), _same_day(told)
        for found in told.comparison.late_sets[:1]:
            yield (
                told.word("point_late_set"),
                told.word(
                    "point_late_set_text",
                    names=told.labels(found.members),
                    n=told.words.count("compared_business", len(found.businesses)),
                ),
            )
    hidden = [
        told.word(
            "point_withheld_text",
            name=shown(member.label),
            topics=told.formats.people([told.word(f"topic.{t}") for t in member.withheld]),
        )
        for member in told.members
        if member.withheld
    ]
    if text := _assumed(told):
        yield told.word("point_assumed"), text
    if hidden:
        yield told.word("point_withheld"), told.word("between").join(hidden)


def _same_day(told: Told) -> str:
    """The day on which most members cut over."""
    slot = max(
        told.comparison.shared_slots, key=lambda s: (len(s.systems), sum(s.systems.values()))
    )
    return told.word(
        "point_slot_text",
        date=told.formats.weekday(slot.date),
        n=told.bodies(len(slot.systems)),
        systems=told.words.count("system", sum(slot.systems.values())),
    )


def _assumed(told: Told) -> str:
    """That most of it is assumed, where it is."""
    asked = sum(member.figures.asked for member in told.members)
    assumed = sum(member.figures.assumed for member in told.members)
    if assumed * 2 < asked or not asked:
        return ""
    return told.word("point_assumed_text", share=told.formats.percent(assumed / asked))


def _apart(told: Told, row: Row) -> str:
    dates = {
        member: max(days)
        for member, keys in row.systems.items()
        if (days := _days(told.comparison.member(member), keys))
    }
    first = min(dates, key=lambda member: dates[member])
    last = max(dates, key=lambda member: dates[member])
    return told.word(
        "point_apart_text",
        name=told.words.say(row.name),
        months=str(row.months_apart),
        first=told.label(first),
        first_date=told.formats.day(dates[first]),
        last=told.label(last),
        last_date=told.formats.day(dates[last]),
        cause=most_telling(told),
    ).rstrip()


def _days(member: MemberFacts, keys: tuple[str, ...]) -> list[date]:
    rows = (member.system(key) for key in keys)
    return [row.date for row in rows if row is not None and row.date is not None]


def stats(told: Told) -> Iterator[Stat]:
    """The figures of page one: sums of bodies, or from least to most of versions."""
    word, formats = told.word, told.formats
    every = [member.figures for member in told.members]
    total = told.comparison.total
    days = [day for f in every for day in (f.first, f.last) if day is not None]
    peak = max(every, key=lambda f: f.peak) if total is None else total
    systems = _counted(told, "of_systems", lambda f: f.systems) or DASH
    notes: list[str] = []
    if peak.peak_month:
        month = formats.month(month_index(peak.peak_month))
        notes.append(word("stat_peak", month=month, n=str(peak.peak)))
    yield Stat(word("stat_systems"), systems, tuple(notes), "#businesses")
    if days:
        ends = [formats.month(month_index(day)) for day in (min(days), max(days))]
        value = ends[0]
        if ends[0] != ends[1]:
            value = word("stat_period_value", first=ends[0], last=ends[1])
        late = any(f.late_systems for f in every)
        text = _whole(told, lambda f: f.late_systems)
        said = [word("stat_late", n=text)] if late else []
        if any(f.near_systems for f in every):
            text = _whole(told, lambda f: f.near_systems)
            said.append(word("stat_near", months=str(NEAR_MONTHS), n=text))
        yield Stat(
            word("stat_period"),
            value,
            tuple(said or [word("stat_ok")]),
            "#deadlines",
            bad=late,
        )
    yield Stat(
        word("stat_bridges"),
        _counted(told, "of_bridges", lambda f: f.bridges) or DASH,
        (word("stat_months", n=_whole(told, lambda f: f.bridge_months) or DASH),),
        "#figures",
    )
    yield _extra(told)
    gaps = _counted(told, "of_items", lambda f: f.gaps)
    severe = _whole(told, lambda f: f.severe)
    said = [word("stat_severe", n=severe)] if severe else []
    if gaps and (aside := told.of_sharing("gaps")):
        said.append(aside)
    yield Stat(word("stat_gaps"), gaps or word("not_shared"), tuple(said), "#figures")
    due = [f.next_decision for f in every if f.next_decision is not None]
    next_due = (word("stat_next", date=formats.day(min(due))),) if due else ()
    value = _counted(told, "of_items", lambda f: f.decisions) or DASH
    yield Stat(word("stat_decisions"), value, next_due, "#decisions")


def _counted(told: Told, unit: str, look: Callable[[Figures], int | None]) -> str:
    """The same with its unit."""
    text = _whole(told, look)
    return told.word(unit, n=text) if text else ""


def _whole(told: Told, look: Callable[[Figures], int | None]) -> str:
    """A sum, or the span over versions; empty when it is not shared."""
    total, number = told.comparison.total, told.formats.number
    if total is not None:
        value = look(total)
        return "" if value is None else number(value)
    known = [v for m in told.members if (v := look(m.figures)) is not None]
    if not known:
        return ""
    low, high = number(min(known)), number(max(known))
    return low if low == high else told.word("versions_span", low=low, high=high)


def _extra(told: Told) -> Stat:
    label, formats = told.word("stat_extra"), told.formats
    total = told.comparison.money
    if total is not None:
        notes = [formats.span(total.extra.low, total.extra.high)]
        if aside := told.of_sharing("money"):
            notes.append(aside)
        return Stat(label, formats.money(total.extra.typical), tuple(notes), "#money-parts")
    known = [m.money.extra.typical for m in told.members if m.money is not None]
    if not known or not told.versions:
        return Stat(label, told.word("not_shared"), (), "#money-parts")
    low, high = formats.money(min(known)), formats.money(max(known))
    more = () if low == high else (told.word("stat_up_to", high=high),)
    return Stat(label, low, more, "#money-parts")
