"""What a wave has to get ready, by when and by whom."""

from datetime import date

import pytest

from migplan.catalogue.calendar import is_closed
from migplan.catalogue.catalogue import load_catalogue
from migplan.model.plan import Plan, Rework
from migplan.model.readiness import Party, Readiness
from migplan.planning.due_days import session_before
from migplan.planning.readiness import readiness
from tests.make import (
    a_bridge,
    a_case,
    a_contract,
    a_linkage,
    a_local,
    a_partner,
    a_plan,
    a_slot,
    a_system,
)

CUTOVER = "2028-01-04"


def a_wave(**fields: object) -> Plan:
    """One system of two that switches over New Year among a local system and a partner."""
    case = a_case(
        a_system(
            "juki", owner="市民課", vendor="甲社", current_vendor="旧社", personal_number=True
        ),
        a_system("zei", owner="税務課", personal_number=False, resident_facing=False),
        a_local("gakudo", owner="こども課", vendor="乙社"),
        a_local("koreisha", personal_number=False),
        a_partner("bank"),
        a_linkage("juki", "zei"),
        a_linkage("juki", "gakudo", personal_number=True),
        a_linkage("juki", "koreisha"),
        a_linkage("juki", "bank"),
        a_contract("lease", "juki", kind="lease", end="2028-06", notice_months=3),
        a_contract("use", "juki", "gakudo", kind="use"),
        a_contract("ends", "juki", kind="use", end="2027-10"),
        slots=[a_slot(CUTOVER, 6), a_slot("2028-07-03")],
        **fields,
    )
    bridge = a_bridge("juki", "zei", "2028-01-04", "2028-07-03", months=6)
    reworks = tuple(
        Rework(
            linkage=f"juki>{end}", mover="juki", stayer=end, ready_by=date(2028, 1, 4), cost_yen=0
        )
        for end in ("gakudo", "bank")
    )
    dates = {"juki": CUTOVER, "zei": "2028-07-03"}
    return a_plan(case, dates, bridges=(bridge,), reworks=reworks)


def listed(plan: Plan, wave: int = 1) -> dict[str, Readiness]:
    found = readiness(plan, load_catalogue().readiness)
    return {row.item: row for row in found if row.wave == wave}


def test_days_are_counted_from_the_cutover_to_working_days():
    due = {key: str(row.due) for key, row in listed(a_wave()).items()}

    assert due == {
        "pia": "2027-09-03",  # 4 September is a Saturday
        "rehearsal_1": "2027-10-04",
        "bridges": "2027-11-04",
        "notice": "2027-11-29",  # a month before 29 December
        "own_use": "2027-11-30",  # before the session of December
        "rules": "2027-11-30",
        "linkage_test": "2027-12-03",
        "rehearsal_2": "2027-12-03",
        "training": "2027-12-21",
        "go_no_go": "2027-12-22",
        "reworks": "2027-12-28",  # the end of the month before, as the work on what stays
        "freeze": "2027-12-28",  # the last working day before the office closes
        "go_back": "2028-01-04",
        "contract_notice": "2028-03-31",  # of the lease; use ends with parallel running
        "parallel_end": "2028-03-31",
    }


def test_every_day_is_a_working_day_and_what_has_passed_says_so():
    calm = readiness(a_wave(), load_catalogue().readiness)
    late = listed(a_wave(as_of=date(2027, 11, 30)))

    assert not any(row.overdue for row in calm if row.item != "contract_notice")
    assert not any(is_closed(row.due) for row in calm)
    assert late["pia"].overdue
    assert late["pia"].due == date(2027, 9, 3)
    assert not late["own_use"].overdue  # due on the as-of date itself
    assert not late["freeze"].overdue


def test_what_is_due_names_who_has_to_do_it():
    found = listed(a_wave())

    assert found["bridges"].who.ja == "甲社、情報政策課"
    assert found["bridges"].linkages == ("juki>zei",)
    shares = {(s.party, s.name): s.linkages for s in found["reworks"].shares}
    assert shares == {
        (Party.OWNER, "こども課"): ("juki>gakudo",),
        (Party.VENDOR, "乙社"): ("juki>gakudo",),
        (Party.PARTNER, "bank"): ("juki>bank",),
    }
    assert found["rehearsal_1"].who.ja == "市民課、甲社、情報政策課"
    assert found["parallel_end"].who.ja == "市民課、旧社、情報政策課"
    assert found["linkage_test"].linkages == (
        "juki>bank",
        "juki>gakudo",
        "juki>koreisha",
        "juki>zei",
    )
    assert listed(a_wave(), 2)["rehearsal_1"].who.ja == "税務課、事業者（未定）、情報政策課"


def test_only_what_concerns_a_wave_is_asked_of_it():
    second = listed(a_wave(), 2)

    assert not {"pia", "notice", "own_use", "bridges", "reworks", "contract_notice"} & second.keys()
    assert second["heal"].linkages == ("juki>zei",)
    assert str(second["heal"].due) == "2028-08-03"


def test_local_systems_with_the_number_need_an_ordinance_once():
    found = listed(a_wave())["own_use"]

    assert found.systems == ("gakudo",)
    assert found.who.ja == "こども課、法規担当課"


@pytest.mark.parametrize(
    ("fields", "said_of_it"),
    [
        ({"personal_number": True}, "PIA の終了予定日が未記入 1 システム"),
        ({"personal_number": None}, "個人番号の取扱いが未確認 1 システム"),
        (
            {"personal_number": True, "pia_end": "2026-11-30"},
            "PIA の終了予定日がこの期日より後 1 システム",
        ),
        ({"personal_number": True, "pia_end": "2026-08-01"}, None),
        ({"personal_number": True, "pia_end": "2026-03-01"}, "left out"),
        ({"personal_number": False}, "left out"),
    ],
)
def test_an_assessment_is_asked_for_unless_it_is_done_or_not_needed(
    fields: dict[str, object], said_of_it: str | None
):
    plan = a_plan(a_case(a_system("juki", **fields)), {"juki": "2027-01-04"})
    row = listed(plan).get("pia")

    detail = "left out" if row is None else row.detail and row.detail.ja
    assert detail == said_of_it


def test_the_council_meets_four_times_a_year():
    sessions = [session_before(date(2027, month, 1), 1) % 12 + 1 for month in range(1, 13)]

    assert sessions == [12, 12, 12, 3, 3, 3, 6, 6, 6, 9, 9, 9]


def test_a_notice_that_is_stated_is_no_assumption():
    rows = [
        r for r in readiness(a_wave(), load_catalogue().readiness) if r.item == "contract_notice"
    ]

    assert [(str(r.due), r.assumed) for r in rows] == [("2027-09-30", True), ("2028-03-31", False)]
    assert rows[0].detail is not None
    assert "一部だけの解約" in rows[0].detail.ja
