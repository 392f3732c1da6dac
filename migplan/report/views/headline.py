"""The answer in a few sentences, for somebody who has ten minutes."""

from dataclasses import dataclass

from migplan.model.case import Role
from migplan.model.gap import YenRange
from migplan.model.outlook import Running
from migplan.report.audience import INSIDE, Audience, Topic
from migplan.report.views.compare import differences
from migplan.report.views.context import Context
from migplan.report.views.since import since_sentence
from migplan.report.width import cut

_NAMES, _NAME_EM, _YEAR = 3, 14, 12


@dataclass(frozen=True, slots=True)
class Headline:
    """What moves when, and whether it is on time; then what it costs and how firm that is."""

    main: str
    status: str
    bad: bool
    points: tuple[tuple[str, str], ...]
    """A word and a sentence each."""


def headline(context: Context) -> Headline:
    """The answer."""
    plan, words, formats = context.plan, context.words, context.formats
    waves = context.my_waves
    if not waves:
        return _nothing(context)
    keys = ("headline.once", "headline.main")
    if context.audience is Audience.VENDOR:
        keys = ("readers.once", "readers.main")
    main = words(
        keys[0] if len(waves) == 1 else keys[1],
        systems=words.count("system", len(context.mine)),
        waves=words.count("wave", len(waves)),
        first=formats.long_day(waves[0].date),
        last=formats.long_day(waves[-1].date),
    )
    points: list[tuple[str, str]] = []
    if context.sees(Topic.MONEY):
        points.append((words("headline.cost_word"), _cost(context)))
    if plan.running:
        points.append((words("headline.running_word"), _running(context, plan.running)))
    if context.before and context.audience in INSIDE:
        points.append((words("headline.since_word"), since_sentence(context)))
    if plan.robustness:
        points.append((words("headline.prices_word"), _prices(context)))
    if plan.baselines:
        points.append((words("headline.order_word"), _order(context)))
    status, bad = _status(context) if context.sees(Topic.DEADLINES) else ("", False)
    return Headline(main, status, bad, tuple(points))


def _nothing(context: Context) -> Headline:
    words = context.words
    if context.audience is Audience.VENDOR:
        return Headline(words("readers.nothing"), "", False, ())
    if context.audience is Audience.PUBLIC:  # of what does not move it sees nothing
        return Headline(words("headline.nothing"), "", False, ())
    roles = [context.role(system.id) for system in context.plan.case.systems]
    done = words.count("system", sum(1 for role in roles if role is Role.MIGRATED))
    rest = words.count("system", sum(1 for role in roles if role is Role.STAYING))
    points = [
        (
            words("headline.state_word"),
            words("headline.state", all=words.count("system", len(roles)), done=done, rest=rest),
        )
    ]
    left = sum(1 for gap in context.plan.gaps if gap.counts)
    if left:
        points.append(
            (
                words("headline.gaps_word"),
                words("headline.gaps_left", n=words.count("gap", left)),
            )
        )
    return Headline(words("headline.nothing"), "", False, tuple(points))


def _status(context: Context) -> tuple[str, bool]:
    words, plan = context.words, context.plan
    late = [row for row in context.mine if row.months_late]
    if late:
        names = [cut(name, _NAME_EM) for name in context.names(row.system for row in late[:_NAMES])]
        text = context.formats.people(names) + (words("list.more") if len(late) > _NAMES else "")
        return words("headline.late", n=words.count("system", len(late)), names=text), True
    dated = sum(1 for row in context.mine if row.system in plan.case.deadlines)
    if not dated:
        return words("headline.no_deadlines"), False
    given = {system.id for system in plan.case.systems if system.deadline is not None}
    assumed = sum(
        1 for row in context.mine if row.system in plan.case.deadlines and row.system not in given
    )
    every = dated == len(context.mine)
    text = words(
        "headline.on_time" if every else "headline.on_time_some", n=words.count("system", dated)
    )
    if assumed:
        text += words("headline.assumed_deadlines", n=words.count("system", assumed))
    return text, False


def _cost(context: Context) -> str:
    cost, formats = context.plan.cost, context.formats
    text = context.words(
        "headline.cost",
        yen=formats.money(cost.cash_yen),
        span=formats.span(cost.low_yen, cost.high_yen),
    )
    text += _proposed(context)
    extra = YenRange.total(row.cost for row in context.plan.remedies)
    if extra.high:
        span, yen = formats.span(extra.low, extra.high), formats.money(extra.typical)
        text += context.words("headline.remedies", yen=yen, span=span)
    return text


def _proposed(context: Context) -> str:
    """How much of the cost rests on linkages that nobody stated."""
    plan, proposed = context.plan, frozenset(context.plan.case.proposed)
    bridges = [row for row in plan.bridges if row.linkage in proposed]
    reworks = [row for row in plan.reworks if row.linkage in proposed]
    yen = sum(row.cost_yen for row in (*bridges, *reworks))
    if not yen:
        return ""
    return context.words(
        "headline.proposed",
        yen=context.formats.money(yen),
        n=context.words.count("linkage", len(bridges) + len(reworks)),
    )


def _running(context: Context, running: Running) -> str:
    """A year of running what moves, before and after."""
    words, formats = context.words, context.formats
    now, then = running.today_monthly, running.after_monthly
    text = words(
        "headline.running",
        now=formats.money(now.typical * _YEAR),
        then=formats.money(then.typical * _YEAR),
        span=formats.span(then.low * _YEAR, then.high * _YEAR),
    )
    if running.assumed:
        text += words("headline.running_assumed", n=words.count("system", len(running.assumed)))
    return text


def _prices(context: Context) -> str:
    words = context.words
    moved = [row for row in context.plan.robustness if not row.same_order]
    if not moved:
        return words("headline.same_order")
    return words(
        "headline.other_order",
        levels=words("list.or").join(words.known("level", row.level) for row in moved),
    )


def _order(context: Context) -> str:
    words, formats = context.words, context.formats
    rows = differences(context)
    if not rows:
        return words("headline.no_other_way")
    first, last = rows[0], rows[-1]
    if first.yen < 0:
        key = "headline.cheaper_late" if first.late else "headline.cheaper"
        return words(
            key,
            name=first.title,
            yen=formats.money(-first.yen),
            n=words.count("system", first.late),
        )
    if first.yen == 0:
        key = "headline.same_or_dearer" if last.yen else "headline.same"
        return words(key, name=first.title, high=formats.money(last.yen), high_name=last.title)
    if len(rows) == 1 or first.yen == last.yen:
        return words("headline.dearer_one", name=last.title, yen=formats.money(last.yen))
    return words(
        "headline.dearer",
        low=formats.money(first.yen),
        low_name=first.title,
        high=formats.money(last.yen),
        high_name=last.title,
    )
