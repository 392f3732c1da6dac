"""Busy seasons of a body's own: a common day has to be free of all of them."""

from collections.abc import Iterator

from migplan.catalogue.catalogue import load_catalogue
from migplan.joint.alignment.answers import Answer, Question
from migplan.joint.alignment.days import tender
from migplan.joint.alignment.item import STATED, Basis, an_item
from migplan.joint.alignment.lot import Lot, business_name
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.gap import Confidence
from migplan.model.season import Season, Severity
from migplan.model.text import Bilingual

_USUAL = Answer("", Bilingual(ja="通例のとおり", en="the usual ones"))
_ALL = Bilingual(ja="全業務", en="all businesses")


def seasons(lot: Lot) -> Iterator[AlignmentItem]:
    """Where a member added seasons of its own to the usual ones, or does without those."""
    keys = ["*", *(s.key for s in lot.subjects if s.is_business)]
    concerned = {s.key: tuple(s.systems) for s in lot.subjects}
    for key in keys:
        name = _ALL if key == "*" else business_name(key)
        members = concerned.get(key, tuple(m.key for m in lot.members))
        answers = {m.key: _own(m, key) for m in lot.members if m.key in members}
        question = Question(key, name, answers)
        if question.is_open():
            yield _item(lot, question)


def _item(lot: Lot, question: Question) -> AlignmentItem:
    own = tuple(member for member, answer in question.known.items() if answer is not _USUAL)
    return an_item(
        lot,
        Aspect.SEASONS,
        question,
        Bilingual(
            ja="どの団体の繁忙期にも当たらない切替日を選ぶか、時期をずらせるかを主管課と決める",
            en="Choose a day outside the busy seasons of all members, or see whether they can move",
        ),
        tender(lot),
        Basis(
            Bilingual(
                ja=f"期間中に切替を避ける日がある団体：{_closed(lot, question)}",
                en=f"Members whose own seasons meet the window: {_closed(lot, question, en=True)}",
            ),
            STATED,
            Confidence.MEDIUM,
        ),
        changes=own,
    )


def _closed(lot: Lot, question: Question, *, en: bool = False) -> str:
    meets = [
        member.key
        for member in lot.members
        if member.key in question.answers
        and any(s.meets(lot.first, lot.last) for s in _added(member, question.key))
    ]
    names = lot.names(meets)
    return (names.en or "none") if en else (names.ja or "なし")


def _added(member: AlignMember, business: str) -> tuple[Season, ...]:
    usual = set(map(_days, load_catalogue().seasons))
    return tuple(
        s
        for s in member.plan.case.seasons
        if s.business == business and s.severity is not Severity.WINDOW and _days(s) not in usual
    )


def _own(member: AlignMember, business: str) -> Answer:
    added = sorted(_added(member, business), key=_days)
    if not added:
        return _USUAL
    ja = "、".join(f"{_span(s)}{s.reason.ja}" for s in added)
    en = ", ".join(f"{_span(s)}{s.reason.en}" for s in added)
    return Answer("\n".join("/".join(_days(s)) for s in added), Bilingual(ja=ja, en=en))


def _span(season: Season) -> str:
    if not season.has_dates or season.start.startswith("monthly"):
        return ""
    start, end = (f"{int(day[:2])}/{int(day[3:])}" for day in (season.start, season.end))
    return f"{start}～{end} "


def _days(season: Season) -> tuple[str, str, str, str]:
    return season.business, season.start, season.end, season.severity
