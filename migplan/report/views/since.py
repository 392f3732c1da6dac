"""What changed since an earlier version of the plan, and why: dates, figures, premises."""

from dataclasses import dataclass

from migplan.model.dates import month_index
from migplan.planning.difference import DateChange, Difference, Figure, PremiseChange
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table, money_cell

_YEN = frozenset({"cash", "bridge_yen"})
_CAUSES, _MANY = 4, 10


@dataclass(frozen=True, slots=True)
class Since:
    """Sentences and tables; a table without rows is left out."""

    lead: str
    sentences: tuple[str, ...]
    figures: Table
    moved: Table | None
    premises: Table | None


def since(context: Context) -> Since | None:
    """The section, where there is an earlier version."""
    found = context.changed
    if found is None:
        return None
    words, formats = context.words, context.formats
    sentences = [] if found.any else [words("since.nothing")]
    for key, systems in (("added", found.added), ("dropped", found.dropped), ("done", found.done)):
        if systems:
            names = formats.people(_names(context, systems))
            sentences.append(words(f"since.{key}", names=names))
    return Since(
        lead=words(
            "since.lead",
            old=formats.long_day(found.old_as_of),
            new=formats.long_day(found.new_as_of),
        ),
        sentences=tuple(sentences),
        figures=_figures(context, found.figures),
        moved=_moved(context, found.moved),
        premises=_premises(context, found.premises),
    )


def since_sentence(context: Context) -> str:
    """The same in two or three sentences for page one; empty without an earlier version."""
    found = context.changed
    if found is None:
        return ""
    words, formats = context.words, context.formats
    date = formats.long_day(found.old_as_of)
    count = words.count("system", len(found.moved))
    key = "headline.since" if found.moved else "headline.since_same"
    text = words(key, date=date, moved=count) if found.moved else words(key, date=date)
    if found.added or found.dropped or found.done:
        numbers = {
            name: formats.number(len(keys))
            for name, keys in (
                ("added", found.added),
                ("dropped", found.dropped),
                ("done", found.done),
            )
        }
        text += words("headline.since_more", **numbers)
    by_key = {figure.key: figure.after - figure.before for figure in found.figures}
    if by_key["cash"] or by_key["bridges"]:
        text += words(
            "headline.since_yen",
            yen=formats.signed_money(by_key["cash"]),
            bridges=_signed(by_key["bridges"]),
        )
    cause = _main_cause(found)
    return text + (words("headline.since_why", why=_cause(context, cause)) if cause else "")


def _main_cause(found: Difference) -> PremiseChange | None:
    """The premise that most of the moves name first; the first named where several are.

    What is said of the whole plan stands last among the causes of every move, and would win
    against anything particular if all causes counted.
    """
    causes = [row.causes[0] for row in found.moved if row.causes]
    return max(causes, key=causes.count, default=None)


def _figures(context: Context, figures: tuple[Figure, ...]) -> Table:
    words, formats = context.words, context.formats
    columns = (
        Column(words("since.figure")),
        *(Column(words(f"since.{key}"), number=True) for key in ("before", "after", "change")),
    )
    rows = tuple(
        Row(
            (
                Cell(words(f"since.{row.key}")),
                money_cell(formats.number(row.before), row.before),
                money_cell(formats.number(row.after), row.after),
                money_cell(_signed(row.after - row.before), row.after - row.before),
            )
        )
        for row in figures
    )
    return Table("since-figures", words("since.figures"), columns, rows)


def _moved(context: Context, moved: tuple[DateChange, ...]) -> Table | None:
    words, formats = context.words, context.formats
    if not moved:
        return None
    columns = (
        Column(words("since.system")),
        Column(words("since.before"), short=True),
        Column(words("since.after"), short=True),
        Column(words("since.change"), short=True),
        Column(words("since.why"), wide=True),
        Column(words("since.who"), short=True),
    )
    rows = tuple(
        Row(
            (
                Cell(context.name(row.system), href=f"#{context.anchors[row.system]}"),
                Cell(formats.day(row.before), sort=row.before.isoformat()),
                Cell(formats.day(row.after), sort=row.after.isoformat()),
                Cell(_distance(context, row), sort=str((row.after - row.before).days)),
                Cell(_why(context, row.causes)),
                Cell(row.decided_by or words("since.computed")),
            )
        )
        for row in moved
    )
    return Table("since-moved", words("since.moved"), columns, rows, search=len(rows) > _MANY)


def _premises(context: Context, premises: tuple[PremiseChange, ...]) -> Table | None:
    words = context.words
    if not premises:
        return None
    columns = (
        Column(words("since.premise"), wide=True),
        Column(words("since.before")),
        Column(words("since.after")),
    )
    rows = tuple(
        Row((Cell(words.say(row.what)), Cell(words.say(row.before)), Cell(words.say(row.after))))
        for row in premises
    )
    return Table("since-premises", words("since.premises"), columns, rows, search=len(rows) > _MANY)


def _why(context: Context, causes: tuple[PremiseChange, ...]) -> str:
    words = context.words
    if not causes:
        return words("since.other")
    text = words("list.semicolon").join(_cause(context, cause) for cause in causes[:_CAUSES])
    rest = len(causes) - _CAUSES
    return text + (words("list.and_more", n=str(rest)) if rest > 0 else "")


def _cause(context: Context, cause: PremiseChange) -> str:
    words = context.words
    return words(
        "since.cause",
        what=words.say(cause.what),
        before=words.say(cause.before),
        after=words.say(cause.after),
    )


def _distance(context: Context, row: DateChange) -> str:
    months = month_index(row.after) - month_index(row.before)
    if not months:
        return context.words("since.days")
    key = "since.months_later" if months > 0 else "since.months_earlier"
    return context.words(key, n=str(abs(months)))


def _signed(value: int) -> str:
    if not value:
        return "±0"
    return f"+{value:,}" if value > 0 else f"−{-value:,}"


def _names(context: Context, systems: tuple[str, ...]) -> list[str]:
    """Names; a system that is gone keeps that of the version before."""
    before = context.before
    return [
        context.name(key) if key in context.systems or before is None else before.case.name(key)
        for key in systems
    ]
