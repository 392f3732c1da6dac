"""The readiness list of the waves: what, by when, who, for which systems, and why then."""

from collections.abc import Iterator
from dataclasses import dataclass

from migplan.model.plan import Wave
from migplan.model.readiness import Party, Readiness, Share
from migplan.report.audience import Topic
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table

_PRINTED = 2
"""Waves whose rows are printed; of the others the paper has the number and the first date."""

_NAMED_SYSTEMS = 3
_BASIS = 5
"""The column of the grounds."""
_BY_NAME = frozenset({"bridges", "reworks", "heal"})
"""Items whose linkages are named one by one; of the others there are too many."""


@dataclass(frozen=True, slots=True)
class ReadinessView:
    """The list and what is said of it."""

    table: Table
    overdue: str
    """Empty when nothing is."""
    not_printed: str
    """What the paper leaves out; empty when it has everything."""


def readiness_view(context: Context) -> ReadinessView | None:
    """All items, wave by wave; a plan without any gives ``None``."""
    plan, words = context.plan, context.words
    rows = plan.readiness
    if not rows:
        return None
    waves = {wave.number: wave for wave in plan.waves}
    numbers = sorted({row.wave for row in rows})
    printed = numbers[:_PRINTED]
    columns = (
        Column(words("bridge.choice"), short=True),
        Column(words("ready.due"), short=True),
        Column(words("ready.what"), wide=True),
        Column(words("ready.who"), wide=True),
        Column(words("ready.systems"), wide=True),
        Column(words("ready.basis"), wide=True),
    )
    table = Table(
        "readiness-table",
        words("ready.caption"),
        columns,
        tuple(_row(context, row, waves[row.wave], later=row.wave not in printed) for row in rows),
        search=True,
        choices=tuple((str(n), words("wave.name", n=str(n))) for n in numbers),
        choice_label=words("bridge.choice"),
        count=words.count("item", len(rows)),
    )
    if not context.sees(Topic.REASONS):
        table = table.without(_BASIS)
    overdue = sum(row.overdue for row in rows)
    return ReadinessView(
        table,
        words("ready.overdue", n=words.count("item", overdue)) if overdue else "",
        _not_printed(context, rows, numbers[_PRINTED:]),
    )


def _not_printed(context: Context, rows: tuple[Readiness, ...], later: list[int]) -> str:
    words, formats = context.words, context.formats
    if not later:
        return ""
    parts: list[str] = []
    for number in later:
        own = [row for row in rows if row.wave == number]
        parts.append(
            words(
                "ready.later_wave",
                wave=words("wave.name", n=str(number)),
                n=words.count("item", len(own)),
                date=formats.day(min(row.due for row in own)),
            )
        )
    return words("ready.not_printed", n=str(_PRINTED), list=words("mixed.join").join(parts))


def _row(context: Context, row: Readiness, wave: Wave, *, later: bool) -> Row:
    words, formats = context.words, context.formats
    return Row(
        (
            Cell(
                words("wave.name", n=str(row.wave)),
                sort=f"{row.wave:05d}",
                note=words("ready.cutover", date=formats.day(wave.date)),
            ),
            Cell(
                formats.weekday(row.due),
                sort=row.due.isoformat(),
                badge=words("decisions.past") if row.overdue else "",
                badge_class="bad",
            ),
            Cell(words.say(row.what), note=words.say(row.detail)),
            Cell(words.say(row.who)),
            Cell(
                _systems(context, row),
                sort=f"{len(row.systems):05d}",
                fold=tuple(_shares(context, row)) if _has_more(row) else (),
                fold_label=words("ready.shares"),
            ),
            Cell(
                words.say(row.basis),
                badge=words("mark.assumed") if row.assumed else "",
                badge_class="assumed",
            ),
        ),
        pick=str(row.wave),
        classes="later" if later else "",
    )


def _systems(context: Context, row: Readiness) -> str:
    names = context.names(context.in_order(row.systems))
    if len(names) <= _NAMED_SYSTEMS:
        return context.formats.people(names)
    more = len(names) - _NAMED_SYSTEMS + 1
    return context.formats.people(names[: _NAMED_SYSTEMS - 1]) + context.words(
        "list.and_more", n=str(more)
    )


def _shares(context: Context, row: Readiness) -> Iterator[str]:
    """What each party has to do: a line for its systems, or for each of its linkages."""
    words = context.words
    for share in row.shares:
        name = shown(share.name) or words(f"party.{share.party}")
        if not share.linkages:
            yield words("ready.share", who=name, list=_names(context, share))
        elif row.item in _BY_NAME and (share.party is not Party.VENDOR or _vendors_only(row)):
            for key in share.linkages:
                yield words("ready.share", who=name, list=_linkage(context, key))
        else:
            count = words.count("linkage", len(share.linkages))
            yield words("ready.counted", who=name, n=count, list=_names(context, share))


def _has_more(row: Readiness) -> bool:
    """Whether the shares say more than the row itself."""
    shown_whole = len(row.systems) <= _NAMED_SYSTEMS
    return len(row.shares) > 1 or not shown_whole or row.item in _BY_NAME


def _vendors_only(row: Readiness) -> bool:
    """Whether nobody but vendors holds a share, so that they are the ones to be told by name."""
    return all(share.party is Party.VENDOR for share in row.shares)


def _names(context: Context, share: Share) -> str:
    return context.formats.people(context.names(context.in_order(share.systems)))


def _linkage(context: Context, key: str) -> str:
    linkage = context.linkages.get(key)
    if linkage is None:
        return shown(key)
    return context.words(
        "ready.linkage",
        a=context.name(linkage.provider),
        b=context.name(linkage.consumer),
        data=shown(linkage.data) or shown(key),
    )
