"""Seasons of the year: inside, over the end of the year, every month, every few years."""

from datetime import date

import pytest

from tests.make import a_season


@pytest.mark.parametrize(
    ("start", "end", "day", "inside"),
    [
        ("03-10", "04-20", "2027-03-10", True),
        ("03-10", "04-20", "2027-04-20", True),
        ("03-10", "04-20", "2027-04-21", False),
        ("12-29", "01-03", "2027-12-31", True),
        ("12-29", "01-03", "2028-01-03", True),
        ("12-29", "01-03", "2028-01-04", False),
        ("02-29", "03-01", "2027-03-01", True),
        ("monthly:18", "monthly:05", "2027-06-30", True),
        ("monthly:18", "monthly:05", "2027-07-05", True),
        ("monthly:18", "monthly:05", "2027-07-06", False),
        ("monthly:05", "monthly:18", "2027-07-06", True),
        ("variable", "variable", "2027-07-06", False),
    ],
)
def test_a_day_lies_inside_a_season_or_not(start: str, end: str, day: str, *, inside: bool):
    assert a_season("x", start, end).covers(date.fromisoformat(day)) is inside


def test_a_season_of_every_third_year_skips_the_years_between():
    season = a_season("x", "10-01", "12-28", every_years=3, base_year=2026)

    assert season.covers(date(2026, 11, 1))
    assert not season.covers(date(2027, 11, 1))
    assert season.covers(date(2029, 11, 1))


def test_a_season_over_new_year_belongs_to_the_year_it_begins_in():
    season = a_season("x", "12-15", "01-31", every_years=2, base_year=2026)

    assert season.covers(date(2027, 1, 10))
    assert not season.covers(date(2028, 1, 10))
