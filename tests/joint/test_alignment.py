"""What the bodies of a lot have to settle: every aspect by an example that fires and one that does not."""

from datetime import date
from typing import Any

import pytest

from migplan.joint.alignment.align import align
from migplan.joint.alignment.aspects import ASPECTS
from migplan.joint.alignment.calendar import decision_calendar
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.joint.alignment.rules import AlignRules
from migplan.model.alignment import AlignmentItem, Aspect, EventKind
from migplan.model.linkage import Method
from migplan.model.system import CharacterSet, State, SystemKind
from migplan.report.joint.alignment_view import alignment_part, calendar_part
from migplan.report.joint.page import JointPage, render_joint
from migplan.report.joint.speech import Speech
from tests.make import (
    Part,
    a_case,
    a_contract,
    a_linkage,
    a_local,
    a_plan,
    a_season,
    a_system,
)

FIRST, LAST = date(2029, 1, 1), date(2029, 12, 31)


def a_member(key: str, *parts: Part, councils: tuple[int, ...] = (), **fields: Any) -> AlignMember:
    """A body whose standard systems are all in the lot."""
    case = a_case(*parts, **fields)
    bought = tuple(s.id for s in case.systems if s.kind is SystemKind.STANDARD)
    return AlignMember(key, f"{key}町", a_plan(case, {}), bought, councils)


def juki(**fields: Any) -> Part:
    """A resident register about which everything is known that every member is asked."""
    known: dict[str, Any] = {
        "businesses": ("resident_record",),
        "spec_version": "第6.1版",
        "character_set": CharacterSet.MJ_PLUS,
        "extracts": 0,
    }
    return a_system("juki", **(known | fields))


def lot_of(*members: AlignMember) -> Lot:
    return Lot.of(members, FIRST, LAST, AlignRules())


def of(aspect: Aspect, *members: AlignMember) -> tuple[AlignmentItem, ...]:
    return tuple(ASPECTS[aspect](lot_of(*members)))


def both(aspect: Aspect) -> tuple[Part, ...]:
    """Parts with which a body differs from one that has ``juki()`` alone, in one aspect."""
    kokuho = a_system("kokuho", businesses=("national_health_insurance",))
    local = a_local("gakudo", personal_number=True)
    found: dict[Aspect, tuple[Part, ...]] = {
        Aspect.SPEC_VERSION: (juki(spec_version="第6.0版"),),
        Aspect.SCOPE: (juki(businesses=("resident_record", "national_health_insurance")),),
        Aspect.DEFERRED_FUNCTIONS: (juki(deferred_functions=({"name": "一括出力"},)),),
        Aspect.OWN_FUNCTIONS: (juki(functions_used=("公用請求の一括出力",)),),
        Aspect.MISSING_FUNCTIONS: (juki(functions_missing=("宛名ラベル",)),),
        Aspect.SHARED_FUNCTIONS: (juki(), a_local("suido", shared_functions=("収納",))),
        Aspect.REPORTS: (juki(extracts=12),),
        Aspect.CHARACTERS: (juki(character_set=CharacterSet.GAIJI),),
        Aspect.ORDINANCE: (juki(ordinance="印鑑条例"),),
        Aspect.DUE_DATES: (juki(), kokuho),
        Aspect.SEASONS: (juki(), a_season("resident_record", "11-01", "11-20")),
        Aspect.COMMON_FUNCTIONS: (
            juki(),
            a_system(
                "renkei",
                kind=SystemKind.COMMON_FUNCTION,
                businesses=("inter_system_linkage",),
                state=State.LEGACY,
                deadline="2029-06-30",
            ),
        ),
        Aspect.NETWORK: (juki(hosting_after="gov_cloud_shared"),),
        Aspect.PERSONAL_NUMBER: (juki(pia_end=date(2028, 12, 1)),),
        Aspect.CONTRACTS: (juki(), a_contract("K1", "juki", end="2028-03-31", notice_months=6)),
        Aspect.LOCAL_SYSTEMS: (
            juki(),
            local,
            a_linkage("juki", "gakudo", method=Method.DIRECT_DB),
        ),
    }
    return found[aspect]


def the_other(aspect: Aspect) -> tuple[Part, ...]:
    """Parts of the body that it is compared with."""
    kokuho = a_system("kokuho", businesses=("national_health_insurance",))
    return (juki(), kokuho) if aspect in (Aspect.SCOPE, Aspect.DUE_DATES) else (juki(),)


@pytest.mark.parametrize("aspect", list(Aspect))
def test_every_aspect_has_words_an_example_that_fires_and_one_that_does_not(aspect: Aspect):
    found = of(aspect, a_member("b", *the_other(aspect)), a_member("a", *both(aspect)))

    assert found
    for item in found:
        assert item.aspect is aspect
        assert item.changes or item.unknown
        assert item.due < FIRST
        for said in (item.subject, item.differs, item.action, item.counted, item.basis):
            assert said.ja
            assert said.en
    assert not of(aspect, a_member("a", juki()), a_member("b", juki()))
    assert all(Speech.of(lang).words(f"aspect.{aspect}") for lang in ("ja", "en"))


def test_the_aspects_are_listed_completely():
    assert list(ASPECTS) == list(Aspect)


def test_bodies_that_are_alike_have_nothing_to_settle():
    assert align([a_member("a", juki()), a_member("b", juki())], FIRST, LAST) == ()


def test_whoever_is_off_the_majority_has_to_change():
    places = {"a": "gov_cloud_shared", "b": "regional_cloud", "c": "gov_cloud_shared"}
    members = [a_member(key, juki(hosting_after=place)) for key, place in places.items()]

    (item,) = of(Aspect.NETWORK, *members)

    assert item.changes == ("b",)
    assert item.target is not None
    tie = of(Aspect.NETWORK, *members[:2])[0]
    assert tie.changes == ("a", "b")
    assert tie.target is None


def test_the_standard_decides_against_the_majority():
    members = [
        a_member("a", juki(character_set=CharacterSet.MJ_PLUS, spec_version="第10.0版")),
        a_member("b", juki(character_set=CharacterSet.GAIJI, spec_version="第9.2版")),
        a_member("c", juki(character_set=CharacterSet.GAIJI, spec_version="第9.2版")),
    ]

    assert of(Aspect.CHARACTERS, *members)[0].changes == ("b", "c")
    assert of(Aspect.SPEC_VERSION, *members)[0].changes == ("b", "c")


def test_what_nobody_said_is_asked_and_not_guessed():
    members = [a_member("a", juki()), a_member("b", juki(spec_version=None))]

    (item,) = of(Aspect.SPEC_VERSION, *members)

    assert item.unknown == ("b",)
    assert item.changes == ()
    assert {value.member: value.said for value in item.values}["b"] is None


def test_the_order_of_the_members_leaves_the_same_list():
    members = [a_member(str(n), *both(aspect)) for n, aspect in enumerate(Aspect)]

    assert align(members, FIRST, LAST) == align(reversed(members), FIRST, LAST)
    assert decision_calendar(members, FIRST, LAST) == decision_calendar(
        reversed(members), FIRST, LAST
    )


def test_last_days_are_counted_back_from_the_window():
    early = a_member("a", juki(ordinance="a町印鑑条例"), councils=(2, 5, 8, 11))
    usual = a_member("b", juki(ordinance="b町手数料条例"))

    assert of(Aspect.ORDINANCE, early, usual)[0].due == date(2028, 10, 31)
    changed = AlignRules(tender=18)
    members = [a_member("a", juki()), a_member("b", juki(spec_version="第6.0版"))]
    assert align(members, FIRST, LAST, changed)[0].due == date(2027, 7, 1)
    (contract,) = of(Aspect.CONTRACTS, a_member("a", *both(Aspect.CONTRACTS)), usual)
    assert contract.due == date(2027, 9, 30)
    assert contract.changes == ("a",)


def test_the_councils_of_all_members_stand_on_one_calendar():
    members = [a_member("a", juki(), councils=(2, 5, 8, 11)), a_member("b", juki())]

    calendar = decision_calendar(members, FIRST, LAST)

    votes = [day for day in calendar.days if day.kind is EventKind.LIABILITY_VOTE]
    assert [(day.date, day.members) for day in votes] == [
        (date(2027, 9, 30), ("b",)),
        (date(2027, 11, 30), ("a",)),
    ]
    assert calendar.must == date(2027, 9, 30)
    assert calendar.in_time
    assert not decision_calendar(members, date(2026, 12, 1), LAST).in_time


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_page_shows_every_item_and_who_is_to_be_asked(lang: str):
    members = [a_member("a<b>", juki()), a_member("b", juki(spec_version=None, extracts=3))]
    items, calendar = align(members, FIRST, LAST), decision_calendar(members, FIRST, LAST)
    speech = Speech.of(lang)

    parts = alignment_part(speech, items, members), calendar_part(speech, calendar, members)
    page = JointPage(lang, "郡", "x", date(2026, 4, 1), "x", "x", parts=parts)
    html = render_joint(page)

    assert len(parts[0].tables[1].rows) == len(items)
    assert speech.words("alignment.unknown") in html
    assert "a<b>" not in html
    assert alignment_part(speech, (), members).tables == ()
