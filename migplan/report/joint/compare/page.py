"""The page of a comparison, put together from its parts."""

from migplan.model.comparison import Comparison
from migplan.report.joint.compare import answer, dues, exposure, figures, gantt, rows, why
from migplan.report.joint.compare.told import Told
from migplan.report.joint.page import JointPage, Mark, Part
from migplan.report.joint.speech import Speech
from migplan.report.shown import shown


def page_of(comparison: Comparison, lang: str, *, for_group: bool = False) -> JointPage:
    """The page in one language.

    Args:
        comparison: What is shown; nothing else is.
        lang: ``ja`` or ``en``.
        for_group: Mark every sheet as one for the members of the group.
    """
    told = Told(comparison, Speech.of(lang))
    as_of = max(member.as_of for member in comparison.members)
    said, bad = answer.status(told)
    return JointPage(
        lang=lang,
        name=_name(told),
        kind=told.word("kind"),
        as_of=as_of,
        as_of_said=told.formats.long_day(as_of),
        answer=answer.answer(told),
        status=said,
        bad=bad,
        points=tuple(answer.points(told)),
        stats=tuple(answer.stats(told)),
        front=(gantt.gantt(told), figures.figures(told)),
        parts=tuple(_parts(told)),
        marks=tuple(_marks(told, for_group=for_group)),
    )


def _name(told: Told) -> str:
    found, first = told.comparison, told.members[0]
    if found.name:
        return shown(found.name)
    if told.versions:
        body = shown(first.label).partition("（")[0]
        return told.word("versions_of", name=body, n=str(len(told.members)))
    return told.word("names", first=shown(first.label), n=str(len(told.members) - 1))


def _parts(told: Told) -> list[Part]:
    slots = Part("days", told.word("gantt_slots"), tables=(gantt.slot_table(told),))
    made: list[Part | None] = [
        rows.businesses(told),
        why.versus(told) if told.versions else why.whys(told),
        figures.money(told),
        exposure.vendors(told),
        None if told.versions else exposure.late_sets(told),
        dues.deadlines(told),
        dues.decisions(told),
        slots,
        rows.unmatched(told),
        figures.premises(told),
    ]
    return [part for part in made if part is not None]


def _marks(told: Told, *, for_group: bool) -> list[Mark]:
    marks: list[Mark] = []
    if any(member.invented for member in told.members):
        marks.append(Mark(told.word("mark_invented"), told.word("mark_invented_note")))
    if for_group:
        marks.append(Mark(told.word("mark_group"), told.word("mark_group_note")))
    return marks
