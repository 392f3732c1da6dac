from datetime import date

import pytest

from migplan.model.dates import RoughDate
from migplan.report.formats import Formats

JA, EN = Formats("ja"), Formats("en")


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 11, 22), "令和8年11月22日", "R8.11.22"),
        (date(2019, 5, 1), "令和元年5月1日", "R1.5.1"),
        (date(2019, 4, 30), "平成31年4月30日", "H31.4.30"),
        (date(1989, 1, 7), "昭和64年1月7日", "S64.1.7"),
    ],
)
def test_a_day_is_written_in_its_era(day: date, long: str, short: str):
    assert (JA.long_day(day), JA.day(day)) == (long, short)
    assert EN.long_day(day) == EN.day(day) == day.isoformat()


def test_a_cutover_shows_its_day_of_the_week():
    assert JA.weekday(date(2027, 1, 4)) == "R9.1.4（月）"
    assert EN.weekday(date(2027, 1, 4)) == "2027-01-04 (Mon)"


@pytest.mark.parametrize(
    ("text", "ja", "en"),
    [
        ("2027-03-31", "R9.3.31", "2027-03-31"),
        ("2027-03", "R9.3", "2027-03"),
        ("FY2026", "R8年度末", "end of FY2026"),
    ],
)
def test_a_rough_date_is_shown_as_exactly_as_it_is_known(text: str, ja: str, en: str):
    rough = RoughDate.model_validate(text)

    assert (JA.rough(rough), EN.rough(rough)) == (ja, en)


@pytest.mark.parametrize(
    ("yen", "ja", "en"),
    [
        (0, "0円", "0 yen"),
        (9_800, "9,800円", "9,800 yen"),
        (57_004_999, "5,700万円", "57.0 million yen"),
        (57_005_000, "5,701万円", "57.0 million yen"),
        (99_994_999, "9,999万円", "100.0 million yen"),
        (99_995_000, "1.00億円", "100.0 million yen"),
        (240_000_000, "2.40億円", "240.0 million yen"),
        (12_345_678_901, "123億円", "12.35 billion yen"),
        (-3_000_000, "−300万円", "−3.0 million yen"),
    ],
)
def test_money_is_rounded_half_up_for_reading(yen: int, ja: str, en: str):
    assert (JA.money(yen), EN.money(yen)) == (ja, en)


def test_exact_money_keeps_every_yen():
    assert (JA.yen(12_345_678), EN.yen(12_345_678)) == ("12,345,678円", "¥12,345,678")


def test_a_share_above_zero_is_never_shown_as_zero():
    assert JA.percent(0.0001) == "0.1％未満"
    assert JA.percent(0.0) == "0.0％"
    assert JA.percent(0.0125) == "1.3％"


def test_a_fiscal_year_begins_in_april_and_has_the_name_of_its_era():
    assert JA.year(2026) == "令和8年度"
    assert JA.year(2019) == "令和元年度"
    assert JA.short_year(2018) == "H30年度"
    assert EN.year(2026) == "FY2026"
