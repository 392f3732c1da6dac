"""The mixed state as tables: by month for the picture, by period with every linkage that crosses."""

from collections.abc import Iterator
from datetime import timedelta

from migplan.gaps.course import CROSSING, Mix
from migplan.gaps.mixed import Mixed, MixedMonth, MixedPeriod
from migplan.report.audience import Topic
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table, money_cell


def period_table(context: Context, mixed: Mixed) -> Table:
    """One row from wave to wave, with the linkages between old and new in a fold."""
    words = context.words
    columns = (
        Column(words("mixed.period"), short=True),
        Column(words("mixed.wave"), short=True),
        *(Column(words(f"mix.{mix}"), number=True) for mix in Mix),
        Column(words("mixed.crossing"), wide=True),
    )
    rows = tuple(_period(context, period) for period in mixed.periods)
    return Table("mixed-periods", words("mixed.periods"), columns, rows)


def month_table(context: Context, mixed: Mixed) -> Table:
    """One row for each month: what its end leaves behind, and the most bridges in it."""
    words = context.words
    columns = (
        Column(words("mixed.month"), short=True),
        Column(words("mixed.wave"), short=True),
        *(Column(words(f"mix.{mix}"), number=True) for mix in Mix),
        Column(words("mixed.most"), number=True),
    )
    rows = tuple(_month(context, month) for month in mixed.months)
    return Table("mixed-months", words("mixed.months"), columns, rows)


def _period(context: Context, period: MixedPeriod) -> Row:
    words, formats = context.words, context.formats
    start = formats.day(period.start)
    if period.until is None:
        span = words("mixed.from", start=start)
    else:
        end = formats.day(period.until - timedelta(days=1))
        span = words("mixed.span", start=start, end=end)
    number = period.count(*CROSSING)
    return Row(
        (
            Cell(span, sort=period.start.isoformat()),
            Cell(
                words("wave.name", n=str(period.wave)) if period.wave else words("mixed.before"),
                sort=str(period.wave),
            ),
            *(_number(context, period.count(mix)) for mix in Mix),
            Cell(
                words.count("bridge", number) if number else "―",
                sort=str(number),
                fold=tuple(_lines(context, period)) if context.sees(Topic.LINKAGES) else (),
                fold_label=words("mixed.which") if number else "",
            ),
        )
    )


def _month(context: Context, month: MixedMonth) -> Row:
    words, formats = context.words, context.formats
    return Row(
        (
            Cell(formats.month(month.month), sort=str(month.month)),
            Cell(words("list.dot").join(words("wave.name", n=str(n)) for n in month.waves) or "―"),
            *(_number(context, month.counts[mix]) for mix in Mix),
            _number(context, month.most),
        )
    )


def _number(context: Context, value: int) -> Cell:
    return money_cell(context.formats.number(value), value)


def _lines(context: Context, period: MixedPeriod) -> Iterator[str]:
    """The linkages between old and new, one line for each pair of systems."""
    for mix in CROSSING:
        pairs: dict[tuple[str, str], list[str]] = {}
        for key in period.linkages[mix]:
            linkage = context.linkages[key]
            ends = (context.name(linkage.provider), context.name(linkage.consumer))
            pairs.setdefault(ends, []).append(shown(linkage.data) or key)
        for (provider, consumer), data in sorted(pairs.items()):
            yield context.words(
                f"mixed.{mix}",
                a=provider,
                b=consumer,
                data=context.words("mixed.data").join(data),
            )
