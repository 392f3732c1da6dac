"""The alignment list and the decision calendar of a lot, as two parts of a joint page."""

from collections.abc import Mapping, Sequence
from datetime import date

from migplan.catalogue.words import word
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, DecisionCalendar, DecisionDay
from migplan.report.joint.page import Part
from migplan.report.joint.speech import Speech
from migplan.report.shown import shown
from migplan.report.views.paper import first_rows, on_paper
from migplan.report.views.table import Cell, Choice, Column, Row, Table

_COLUMNS = 6
"""Most members with a column of their own; of more, one column says who has which value."""
_PRINTED = 16


def alignment_part(
    speech: Speech,
    items: Sequence[AlignmentItem],
    members: Sequence[AlignMember],
    key: str = "",
    lot: str = "",
) -> Part:
    """What the members have to settle: one list, and how much of it each has to do.

    Args:
        speech: The language.
        items: In the order in which they are listed.
        members: All members of the lot.
        key: Tells the parts of several lots apart; part of the anchor and of the tables' keys.
        lot: The name of the lot, for the heading.
    """
    words, formats = speech.words, speech.formats
    as_of = max(member.plan.as_of for member in members)
    title, anchor = _titled(speech, "alignment.title", lot), f"alignment{key}"
    if not items:
        return Part(anchor, title, lead=words("alignment.none"))
    lead = words(
        "alignment.lead",
        n=formats.number(len(items)),
        changes=formats.number(sum(1 for item in items if item.changes)),
        ask=formats.number(sum(1 for item in items if item.unknown)),
        due=formats.day(min(item.due for item in items)),
    )
    late = sum(1 for item in items if item.due < as_of)
    points = (words("alignment.late", n=formats.number(late)),) if late else ()
    table = on_paper(
        speech,
        _items_table(speech, items, members, as_of, anchor),
        "alignment.paper",
        first_rows(_PRINTED),
    )
    return Part(
        anchor,
        title,
        lead=lead,
        points=points,
        tables=(_share_table(speech, items, members, anchor), *([table] if table else [])),
        notes=(words("alignment.note"), words("alignment.note_due")),
    )


def calendar_part(
    speech: Speech,
    calendar: DecisionCalendar,
    members: Sequence[AlignMember],
    key: str = "",
    lot: str = "",
) -> Part:
    """Councils and budgets of all members on one calendar, counted back from the window."""
    words, formats = speech.words, speech.formats
    as_of = max(member.plan.as_of for member in members)
    said = {
        name: formats.day(day)
        for name, day in (
            ("can", calendar.can),
            ("tender", calendar.tender),
            ("must", calendar.must),
        )
    }
    several = len(members) > _COLUMNS
    table = Table(
        f"calendar{key}-days",
        words("agenda.caption"),
        (
            Column(words("agenda.date"), short=True),
            Column(words("agenda.what"), wide=True),
            *(
                [Column(words("agenda.whose"), wide=True)]
                if several
                else [Column(shown(member.label)) for member in members]
            ),
            Column(words("agenda.basis"), wide=True),
        ),
        tuple(_day_row(speech, day, members, as_of, several=several) for day in calendar.days),
    )
    return Part(
        f"calendar{key}",
        _titled(speech, "agenda.title", lot),
        lead=words("agenda.in_time" if calendar.in_time else "agenda.too_late", **said),
        points=(words("agenda.must", **said),) if calendar.must >= as_of else (),
        tables=(table,),
        notes=(words("agenda.note"),),
    )


def council_said(speech: Speech, calendars: Mapping[str, DecisionCalendar]) -> str:
    """Whether the councils can decide before the tender, for page one; the latest of several lots.

    Args:
        speech: The language.
        calendars: Name of a lot to its calendar.
    """
    words, formats = speech.words, speech.formats
    if not calendars:
        return ""
    lot, worst = max(calendars.items(), key=lambda item: item[1].can - item[1].tender)
    text = words(
        "agenda.point_in_time" if worst.in_time else "agenda.point_late",
        can=formats.day(worst.can),
        tender=formats.day(worst.tender),
    )
    alike = len({(each.can, each.tender) for each in calendars.values()}) == 1
    return text if alike else words("lots.of_lot", lot=lot, text=text)


def _titled(speech: Speech, key: str, lot: str) -> str:
    title = speech.words(key)
    return speech.words("alignment.of_lot", lot=lot, title=title) if lot else title


def _items_table(
    speech: Speech,
    items: Sequence[AlignmentItem],
    members: Sequence[AlignMember],
    as_of: date,
    anchor: str,
) -> Table:
    words = speech.words
    own = len(members) <= _COLUMNS
    between = (
        [Column(shown(member.label)) for member in members]
        if own
        else [Column(words("alignment.differs"), wide=True)]
    )
    aspects = dict.fromkeys(item.aspect for item in items)
    return Table(
        f"{anchor}-items",
        words("alignment.caption"),
        (
            Column(words("alignment.subject")),
            *between,
            Column(words("alignment.changes")),
            Column(words("alignment.action"), wide=True),
            Column(words("alignment.due"), short=True),
            Column(words("alignment.basis"), wide=True),
        ),
        tuple(_item_row(speech, item, members, as_of, own=own) for item in items),
        search=True,
        choices=tuple((f"a-{aspect}", words(f"aspect.{aspect}")) for aspect in aspects),
        choice_label=words("alignment.aspect"),
        more_choices=(
            Choice(
                words("alignment.concerns"),
                tuple((f"m-{n}", shown(member.label)) for n, member in enumerate(members)),
            ),
        ),
        count=words("alignment.count", n=speech.formats.number(len(items))),
    )


def _item_row(
    speech: Speech,
    item: AlignmentItem,
    members: Sequence[AlignMember],
    as_of: date,
    *,
    own: bool,
) -> Row:
    words, formats = speech.words, speech.formats
    target = words("alignment.target", value=words.say(item.target)) if item.target else ""
    between = _values(speech, item, members) if own else [Cell(words.say(item.differs))]
    level = words("alignment.sure", level=words.say(word(item.confidence)))
    source = words.say(item.source)
    address = source.startswith("http")
    touched = {*item.changes, *item.unknown}
    picks = [f"a-{item.aspect}", *(f"m-{n}" for n, m in enumerate(members) if m.key in touched)]
    return Row(
        (
            Cell(words.say(item.subject), note=words(f"aspect.{item.aspect}")),
            *between,
            Cell(_who_changes(speech, item, members)),
            Cell(words.say(item.action), note=target),
            Cell(
                formats.day(item.due),
                sort=item.due.isoformat(),
                note=words.say(item.counted),
                badge=words("alignment.passed") if item.due < as_of else "",
                badge_class="assumed",
            ),
            Cell(
                words.say(item.basis),
                note=level if address else words("alignment.from", source=source, level=level),
                fold=(source,) if address else (),
                fold_label=words("alignment.source"),
            ),
        ),
        pick=" ".join(picks),
    )


def _values(speech: Speech, item: AlignmentItem, members: Sequence[AlignMember]) -> list[Cell]:
    words = speech.words
    said = {value.member: value for value in item.values}
    cells: list[Cell] = []
    for member in members:
        value = said.get(member.key)
        if value is None:
            cells.append(Cell("－"))
        elif value.said is None:
            cells.append(Cell("", badge=words("alignment.unknown"), badge_class="assumed"))
        else:
            cells.append(Cell(words.say(value.said)))
    return cells


def _who_changes(speech: Speech, item: AlignmentItem, members: Sequence[AlignMember]) -> str:
    words = speech.words
    if not item.changes:
        return words("alignment.only_ask" if item.unknown else "alignment.together")
    if len(item.changes) == len(members):
        return words("alignment.all")
    return speech.formats.people([shown(m.label) for m in members if m.key in item.changes])


def _share_table(
    speech: Speech, items: Sequence[AlignmentItem], members: Sequence[AlignMember], anchor: str
) -> Table:
    """How much each member has to change and to answer, and what comes first."""
    words, formats = speech.words, speech.formats
    rows: list[Row] = []
    for member in members:
        changes = [item for item in items if member.key in item.changes]
        asked = [item for item in items if member.key in item.unknown]
        first = min((item.due for item in (*changes, *asked)), default=None)
        rows.append(
            Row(
                (
                    Cell(shown(member.label)),
                    Cell(formats.number(len(changes)), sort=str(len(changes))),
                    Cell(formats.number(len(asked)), sort=str(len(asked))),
                    Cell(formats.day(first) if first else words("alignment.nothing")),
                )
            )
        )
    return Table(
        f"{anchor}-members",
        words("alignment.by_member"),
        (
            Column(words("alignment.member")),
            Column(words("alignment.to_change"), number=True),
            Column(words("alignment.to_answer"), number=True),
            Column(words("alignment.first_due"), number=True),
        ),
        tuple(rows),
    )


def _day_row(
    speech: Speech,
    day: DecisionDay,
    members: Sequence[AlignMember],
    as_of: date,
    *,
    several: bool,
) -> Row:
    words = speech.words
    names = [shown(member.label) for member in members if member.key in day.members]
    if several:
        every = len(names) == len(members)
        whose = [Cell(words("alignment.all") if every else speech.formats.people(names))]
    else:
        whose = [Cell("●" if member.key in day.members else "－") for member in members]
    return Row(
        (
            Cell(
                speech.formats.day(day.date),
                sort=day.date.isoformat(),
                badge=words("alignment.passed") if day.date < as_of else "",
                badge_class="assumed",
            ),
            Cell(words.say(day.what)),
            *whose,
            Cell(words.say(day.basis)),
        )
    )
