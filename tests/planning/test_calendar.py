"""Slots: the days that real bodies used are there, and the calendar agrees with the law."""

from datetime import date, timedelta

import jpholiday
import pytest

from migplan.catalogue.calendar import is_closed, monthly_slots, slot_before
from migplan.catalogue.catalogue import load_catalogue
from migplan.model.case import SlotKind
from migplan.model.season import Severity

CATALOGUE = load_catalogue()
SLOTS = monthly_slots(
    date(2024, 1, 1), date(2031, 3, 31), CATALOGUE.seasons, CATALOGUE.business_ids
)
BY_DAY = {slot.day: slot for slot in SLOTS}


def test_the_table_of_holidays_is_that_of_the_law():
    day = date(2010, 1, 1)
    while day <= date(2060, 12, 31):
        weekday = day.weekday() < 5
        new_year = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
        if weekday and not new_year:
            assert is_closed(day) == jpholiday.is_holiday(day), day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "kind"), [("2024-12-23", SlotKind.WEEKEND), ("2026-01-05", SlotKind.NEW_YEAR)]
)
def test_what_mooka_and_shimada_did_is_a_slot_of_the_default_calendar(day: str, kind: SlotKind):
    assert BY_DAY[date.fromisoformat(day)].kind is kind


@pytest.mark.parametrize("day", ["2024-12-23", "2026-01-05"])
def test_no_hard_season_of_the_catalogue_forbids_what_mooka_and_shimada_did(day: str):
    slot = slot_before(date.fromisoformat(day))
    hard = [s for s in CATALOGUE.seasons if s.severity is Severity.HARD]

    assert [s.business for s in hard if s.meets(slot.closed_from, slot.day)] == []


def test_every_month_has_one_slot():
    months = [slot.month for slot in SLOTS]

    assert months == list(range(months[0], months[0] + len(months)))


def test_every_slot_follows_closed_days_and_is_an_operating_day():
    for slot in SLOTS:
        assert not is_closed(slot.day)
        assert is_closed(slot.closed_from)
        assert is_closed(slot.day - timedelta(days=1))


def test_january_starts_after_the_new_year_closing():
    january = [slot for slot in SLOTS if slot.day.month == 1 and slot.day.year > 2024]

    assert january
    assert all(slot.kind is SlotKind.NEW_YEAR for slot in january)


def test_nobody_goes_live_on_the_last_days_of_the_year():
    assert all(slot.day.day <= 25 for slot in SLOTS if slot.day.month == 12)
