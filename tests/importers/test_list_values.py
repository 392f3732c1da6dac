"""Single values as they stand in lists that municipalities published: read, or reported."""

from datetime import date, datetime, time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from migplan.catalogue.catalogue import load_catalogue
from migplan.importers.values.dates import DateStatus, first_day, read_date
from migplan.importers.values.flags import FlagStatus, read_flag
from migplan.importers.values.numbers import NumberStatus, read_number
from migplan.importers.values.plain import one_line, plain
from migplan.importers.values.repair import REPAIRS, Repair

KNOWN, OPEN, EMPTY, UNREADABLE = (
    DateStatus.KNOWN,
    DateStatus.OPEN,
    DateStatus.EMPTY,
    DateStatus.UNREADABLE,
)

DATES: list[tuple[object, DateStatus, str | None, str | None, str, str]] = [
    # value, status, rough, start, repairs, rest
    # values that stand in published lists
    ("令和8年1月5日", KNOWN, "2026-01-05", None, "", ""),
    ("令和8年1月", KNOWN, "2026-01", None, "", ""),
    ("令和7年度", KNOWN, "FY2025", None, "", ""),
    ("令和8年度以降", KNOWN, None, "FY2026", "", ""),
    ("令和7年度末", KNOWN, "FY2025", None, "year_end", ""),
    ("H22.1", KNOWN, "2010-01", None, "", ""),
    ("平成34年度", KNOWN, "FY2022", None, "era_passed", ""),
    ("平成36年3月31日", KNOWN, "2024-03-31", None, "era_passed", ""),
    ("2025 年 4 月 2 日", KNOWN, "2025-04-02", None, "blanks", ""),
    ("29年1月", KNOWN, "2029-01", None, "two_digit_year", ""),
    ("年末年始", OPEN, None, None, "", "年末年始"),
    ("順次", OPEN, None, None, "", "順次"),
    ("未定", OPEN, None, None, "", "未定"),
    ("現行のとおり", OPEN, None, None, "", "現行のとおり"),
    ("合併日まで", OPEN, None, None, "", "合併日まで"),
    ("契約締結日から", OPEN, None, None, "", "契約締結日から"),
    # eras and how they are abbreviated
    ("㋿8年3月31日", KNOWN, "2026-03-31", None, "full_width", ""),
    ("令和元年5月1日", KNOWN, "2019-05-01", None, "", ""),
    ("R元.5.1", KNOWN, "2019-05-01", None, "", ""),
    ("R8.3.31", KNOWN, "2026-03-31", None, "", ""),
    ("R.8.3.31", KNOWN, "2026-03-31", None, "", ""),
    ("R8/3/31", KNOWN, "2026-03-31", None, "", ""),
    ("ｒ８．３．３１", KNOWN, "2026-03-31", None, "full_width", ""),
    ("R080331", KNOWN, "2026-03-31", None, "compact", ""),
    ("令8.3.31", KNOWN, "2026-03-31", None, "", ""),
    ("令和八年三月三十一日", KNOWN, "2026-03-31", None, "kanji_digits", ""),
    ("H32.3.31", KNOWN, "2020-03-31", None, "era_passed", ""),
    ("平成31年4月30日", KNOWN, "2019-04-30", None, "", ""),
    ("平成31年5月1日", KNOWN, "2019-05-01", None, "era_passed", ""),
    ("平成31年度", KNOWN, "FY2019", None, "", ""),
    ("令和元年4月1日", KNOWN, "2019-04-01", None, "era_not_begun", ""),
    ("S64.1.7", KNOWN, "1989-01-07", None, "", ""),
    ("昭和60年4月", KNOWN, "1985-04", None, "", ""),
    ("大正10年4月1日", UNREADABLE, None, None, "out_of_span", "大正10年4月1日"),
    ("明治45年4月1日", UNREADABLE, None, None, "out_of_span", "明治45年4月1日"),
    ("令和0年3月", UNREADABLE, None, None, "not_a_day", "令和0年3月"),
    ("令和8(2026)年3月31日", KNOWN, "2026-03-31", None, "", ""),
    ("2026年(令和8年)3月", KNOWN, "2026-03", None, "", ""),
    ("令和8年3月31日（2026年3月31日）", KNOWN, "2026-03-31", None, "", ""),
    ("令和8年(2027年)3月31日", UNREADABLE, None, None, "several", "令和8年(2027年)3月31日"),
    # months and parts of them
    ("R8.3", KNOWN, "2026-03", None, "", ""),
    ("2026/3", KNOWN, "2026-03", None, "", ""),
    ("2026-03", KNOWN, "2026-03", None, "", ""),
    ("令和8年3月末", KNOWN, "2026-03", None, "", ""),
    ("２０２６年３月末", KNOWN, "2026-03", None, "full_width", ""),
    ("令和8年3月中", KNOWN, "2026-03", None, "", ""),
    ("令和8年3月上旬", KNOWN, "2026-03", None, "part_of_month", ""),
    ("令和8年3月下旬頃", KNOWN, "2026-03", None, "approximate part_of_month", ""),
    ("令和8年4月稼働予定", KNOWN, "2026-04", None, "", "稼働予定"),
    # fiscal and calendar years
    ("令和8年度", KNOWN, "FY2026", None, "", ""),
    ("R8年度", KNOWN, "FY2026", None, "", ""),
    ("令和元年度", KNOWN, "FY2019", None, "", ""),
    ("2026年度", KNOWN, "FY2026", None, "", ""),
    ("FY2026", KNOWN, "FY2026", None, "", ""),
    ("FY26", KNOWN, "FY2026", None, "two_digit_year", ""),
    ("令和8年度上半期", KNOWN, "2026-09", None, "part_of_year", ""),
    ("令和8年度下期", KNOWN, "2027-03", None, "part_of_year", ""),
    ("令和8年度下半期から", KNOWN, None, "2026-10", "part_of_year", ""),
    ("令和8年度当初", KNOWN, "2026-04", None, "part_of_year", ""),
    ("令和8年度第2四半期", KNOWN, "2026-09", None, "part_of_year", ""),
    ("令和8年度第四四半期", KNOWN, "2027-03", None, "part_of_year", ""),
    ("2026年度4Q", KNOWN, "2027-03", None, "part_of_year", ""),
    ("令和8年第2四半期", UNREADABLE, None, None, "part_of_year", "令和8年第2四半期"),
    ("令和8年", KNOWN, "2026-12", None, "whole_year", ""),
    ("2026年から", KNOWN, None, "2026-01", "whole_year", ""),
    ("2026年末", KNOWN, "2026-12", None, "year_end", ""),
    ("令和8年秋頃", UNREADABLE, None, None, "part_of_year", "令和8年秋頃"),
    ("28年度", UNREADABLE, None, None, "", "28年度"),
    ("12年3月", UNREADABLE, None, None, "two_digit_year", "12年3月"),
    ("8年3月31日", UNREADABLE, None, None, "", "8年3月31日"),
    ("26/3/31", KNOWN, "2026-03-31", None, "two_digit_year", ""),
    ("2026", UNREADABLE, None, None, "", "2026"),
    # ranges
    (
        "契約締結日から平成36年3月31日まで",
        KNOWN,
        "2024-03-31",
        None,
        "era_passed",
        "契約締結日から",
    ),
    (
        "令和5年1月1日から令和9年12月31日まで（長期継続契約）",
        KNOWN,
        "2027-12-31",
        "2023-01-01",
        "",
        "（長期継続契約）",
    ),
    ("令和8年1月5日から順次", KNOWN, None, "2026-01-05", "", "順次"),
    ("R5.4.1～R10.3.31", KNOWN, "2028-03-31", "2023-04-01", "", ""),
    ("2026/3/31-2027/3/31", KNOWN, "2027-03-31", "2026-03-31", "", ""),
    ("2026-03-31-2027-03-31", KNOWN, "2027-03-31", "2026-03-31", "", ""),
    ("令和5年1月1日\n～令和9年12月31日", KNOWN, "2027-12-31", "2023-01-01", "", ""),
    ("2026年4月1日(水)〜2031年3月31日(月)", KNOWN, "2031-03-31", "2026-04-01", "", ""),
    ("自令和5年1月1日至令和9年12月31日", KNOWN, "2027-12-31", "2023-01-01", "", ""),
    ("自 令和5年1月1日　至 令和9年12月31日", KNOWN, "2027-12-31", "2023-01-01", "", ""),
    (
        "令和5年4月1日（契約日）から令和10年3月31日まで",
        KNOWN,
        "2028-03-31",
        "2023-04-01",
        "",
        "(契約日)",
    ),
    ("令和8年1月～3月", KNOWN, "2026-03", "2026-01", "", ""),
    ("令和5年4月1日～9年3月31日", KNOWN, "2027-03-31", "2023-04-01", "", ""),
    ("令和5年度～9年度", KNOWN, "FY2027", "FY2023", "", ""),
    ("2026/1/5~1/9", KNOWN, "2026-01-09", "2026-01-05", "", ""),
    ("令和5年4月1日から5年間", KNOWN, None, "2023-04-01", "", "5年間"),
    ("令和5年4月1日から5年", KNOWN, None, "2023-04-01", "", "5年"),
    ("平成22年3月1日～", KNOWN, None, "2010-03-01", "", ""),
    ("～令和9年3月31日", KNOWN, "2027-03-31", None, "", ""),
    ("令和9年3月31日まで", KNOWN, "2027-03-31", None, "", ""),
    ("令和8年12月～3月", UNREADABLE, None, None, "several", "令和8年12月～3月"),
    ("令和8年1月 令和9年1月", UNREADABLE, None, None, "several", "令和8年1月 令和9年1月"),
    ("2026/1/5、2026/2/2", UNREADABLE, None, None, "several", "2026/1/5、2026/2/2"),
    # what spreadsheets and programs leave behind
    (46112, KNOWN, "2026-03-31", None, "serial", ""),
    (46112.0, KNOWN, "2026-03-31", None, "serial", ""),
    ("46112", KNOWN, "2026-03-31", None, "serial", ""),
    (20260331, KNOWN, "2026-03-31", None, "compact", ""),
    ("20260331", KNOWN, "2026-03-31", None, "compact", ""),
    ("202603", KNOWN, "2026-03", None, "compact", ""),
    (date(2026, 3, 31), KNOWN, "2026-03-31", None, "", ""),
    (datetime(2026, 3, 31), KNOWN, "2026-03-31", None, "", ""),
    (datetime(2026, 3, 31, 17, 15), KNOWN, "2026-03-31", None, "time", ""),
    ("2026-03-31 00:00:00", KNOWN, "2026-03-31", None, "", ""),
    ("2026-03-31T09:30:00", KNOWN, "2026-03-31", None, "time", ""),
    ("令和8年3月31日（火）", KNOWN, "2026-03-31", None, "", ""),
    ("令和8年3月31日①", KNOWN, "2026-03-31", None, "", "①"),
    ("令和8年\n3月31日", KNOWN, "2026-03-31", None, "line_break", ""),
    (3.5, UNREADABLE, None, None, "", "3.5"),
    (120000, UNREADABLE, None, None, "", "120000"),
    (float("nan"), UNREADABLE, None, None, "", "nan"),
    (True, UNREADABLE, None, None, "", "True"),
    (time(1, 2), UNREADABLE, None, None, "", "01:02:00"),
    (date(1899, 12, 31), UNREADABLE, None, None, "out_of_span", "1899-12-31"),
    ("9999/12/31", OPEN, None, None, "no_end", "9999/12/31"),
    ("令和99年3月31日", OPEN, None, None, "no_end", "令和99年3月31日"),
    # no such day, or another way round
    ("令和8年13月", UNREADABLE, None, None, "not_a_day", "令和8年13月"),
    ("令和8年2月30日", UNREADABLE, None, None, "not_a_day", "令和8年2月30日"),
    (
        "2026年3月31日まで令和8年13月",
        UNREADABLE,
        None,
        None,
        "not_a_day",
        "2026年3月31日まで令和8年13月",
    ),
    ("3/31/2026", UNREADABLE, None, None, "", "3/31/2026"),
    ("3月31日まで（順次）", UNREADABLE, None, None, "", "3月31日まで（順次）"),
    ("〃", UNREADABLE, None, None, "", "〃"),
    # nothing, or only that nothing is known
    (None, EMPTY, None, None, "", ""),
    ("", EMPTY, None, None, "", ""),
    ("　", EMPTY, None, None, "", ""),
    ("-", EMPTY, None, None, "", ""),
    ("―", EMPTY, None, None, "", ""),
    ("なし", EMPTY, None, None, "", "なし"),
    ("無", EMPTY, None, None, "", "無"),
    ("不明", EMPTY, None, None, "", "不明"),
    ("調整中", OPEN, None, None, "", "調整中"),
    ("契約締結日から5年間", OPEN, None, None, "", "契約締結日から5年間"),
]


@pytest.mark.parametrize(("value", "status", "rough", "start", "repairs", "rest"), DATES)
def test_a_date_is_read_or_reported(
    value: object, status: DateStatus, rough: str | None, start: str | None, repairs: str, rest: str
):
    reading = read_date(value)  # type: ignore[arg-type]

    assert reading.status is status
    assert (reading.rough and str(reading.rough)) == rough
    assert (reading.start and str(reading.start)) == start
    assert sorted(reading.repairs) == sorted(repairs.split())
    assert reading.rest == rest


def test_a_column_of_amounts_holds_no_serial_numbers():
    assert read_date(46112, serial=False).status is UNREADABLE
    assert read_date("46112", serial=False).status is UNREADABLE


def test_a_start_known_to_the_month_or_year_begins_on_its_first_day():
    def first(text: str) -> date:
        start = read_date(text).start
        assert start is not None
        return first_day(start)

    assert first("令和8年度から") == date(2026, 4, 1)
    assert first("令和8年5月から") == date(2026, 5, 1)
    assert first("令和8年5月9日から") == date(2026, 5, 9)


ERAS = (
    (date(2019, 5, 1), "令和", "R"),
    (date(1989, 1, 8), "平成", "H"),
    (date(1950, 1, 1), "昭和", "S"),
)
BASE = {"令和": 2018, "平成": 1988, "昭和": 1925}


def notations(day: date) -> list[str]:
    """One day in the notations that lists use."""
    name, letter = next((name, letter) for begin, name, letter in ERAS if day >= begin)
    year = day.year - BASE[name]
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    return [
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{name}{'元' if year == 1 else year}年{day.month}月{day.day}日",
        f"{name}{year}年{day.month}月{day.day}日".translate(wide),
        f"{letter}{year}.{day.month}.{day.day}",
        f"{letter}{year:02}{day:%m%d}",
        f"{day:%Y%m%d}",
        f"{name}{year}年{day.month}月{day.day}日まで",
        f"{day.year}年{day.month}月{day.day}日（{'月火水木金土日'[day.weekday()]}）",
    ]


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
@example(date(2019, 4, 30))
@example(date(2019, 5, 1))
@example(date(1989, 1, 7))
@example(date(1989, 1, 8))
def test_a_day_is_the_same_in_every_notation(day: date):
    for text in notations(day):
        reading = read_date(text)
        assert reading.rough is not None, text
        assert reading.rough.day == day, text
        assert str(reading.rough) == day.isoformat(), text


DATE_LIKE = st.text(
    alphabet="0123456789１２元令和平成RHSFY年度月日末から～~-/.（）() \n自至まで頃約四半期①½第",
    max_size=24,
)


@settings(max_examples=300)
@given(st.one_of(st.text(), DATE_LIKE, st.integers(), st.floats(), st.booleans()))
def test_nothing_in_a_cell_stops_the_reading(value: str | int | float):
    for reading in (read_date(value), read_number(value)):
        assert str(reading.status) in {"known", "open", "empty", "unreadable"}
        assert all(note in REPAIRS for note in reading.repairs)
    read_flag(value)
    if isinstance(value, str):
        assert plain(plain(value)) == plain(value)
        assert not any(c in one_line(value) for c in "\r\n")


@given(DATE_LIKE)
def test_what_is_not_read_is_kept_whole(text: str):
    reading = read_date(text)
    if reading.status is UNREADABLE:
        assert reading.rest == text.strip() or text.strip().isdigit()


TRUE, FALSE = (FlagStatus.KNOWN, True), (FlagStatus.KNOWN, False)
NO_MARK = (FlagStatus.EMPTY, None)
UNCLEAR = (FlagStatus.UNREADABLE, None)

FLAGS: list[tuple[object, tuple[FlagStatus, bool | None]]] = [
    # in published lists
    ("●", TRUE),
    ("[○]", TRUE),
    ("要", TRUE),
    ("-", FALSE),
    ("〃", UNCLEAR),
    ("対象外", (FlagStatus.OUT_OF_SCOPE, None)),
    # usual
    ("○", TRUE),
    ("◯", TRUE),
    ("―", FALSE),
    ("同上", UNCLEAR),
    ("なし", FALSE),
    ("無", FALSE),
    *(
        (text, TRUE)
        for text in [
            "◎",
            "〇",
            "レ",
            "✓",
            "☑",
            "有",
            "あり",
            "はい",
            "済",
            "TRUE",
            "true",
            "1",
            "１",
            "Ｏ",
        ]
    ),
    *((text, FALSE) for text in ["－", "ー", "×", "✕", "☐", "不要", "いいえ", "FALSE", "0", "ｘ"]),
    ("[ ]", FALSE),
    ("［　］", FALSE),
    ("[○]情報提供ネットワークシステム", TRUE),
    ("有（別途）", TRUE),
    (1, TRUE),
    (0.0, FALSE),
    (True, TRUE),
    (False, FALSE),
    (None, NO_MARK),
    ("", NO_MARK),
    ("　", NO_MARK),
    ("△", UNCLEAR),
    ("○(一部)", UNCLEAR),
    ("○○市", UNCLEAR),
    ("要検討", UNCLEAR),
    (2, UNCLEAR),
    (date(2026, 3, 31), UNCLEAR),
]


@pytest.mark.parametrize(("value", "expected"), FLAGS)
def test_a_mark_is_read_or_reported(value: object, expected: tuple[FlagStatus, bool | None]):
    reading = read_flag(value)  # type: ignore[arg-type]

    assert (reading.status, reading.value) == expected


def test_a_triangle_says_why_it_is_no_mark():
    assert read_flag("△").repairs == (Repair.PARTLY,)


def test_the_remark_behind_a_mark_is_kept():
    assert read_flag("有（別途）").rest == "別途"
    assert read_flag("[○]税務システム").rest == "税務システム"


NUMBERS: list[tuple[object, int | float | None, str, str, str]] = [
    # value, amount, unit, repairs, rest
    # in published lists
    ("1\n8業務", 18, "業務", "line_break", ""),
    ("2,\n659人", 2659, "人", "line_break", ""),
    ("１，２３０，０００", 1_230_000, "", "full_width", ""),
    ("約60業務", 60, "業務", "approximate", ""),
    ("40前後", 40, "", "approximate", ""),
    # usual
    (3, 3, "", "", ""),
    (3.0, 3, "", "", ""),
    (3.5, 3.5, "", "", ""),
    ("0", 0, "", "", ""),
    ("△500", -500, "", "negative", ""),
    ("▲500", -500, "", "negative", ""),
    ("(500)", -500, "", "negative", ""),
    ("（500）", -500, "", "negative", ""),
    ("－500", -500, "", "full_width", ""),
    ("1,230千円", 1_230_000, "円", "scaled", ""),
    ("12百万円", 12_000_000, "円", "scaled", ""),
    ("1.2億円", 120_000_000, "円", "scaled", ""),
    ("500万円", 5_000_000, "円", "scaled", ""),
    ("1億2,000万円", 120_000_000, "円", "scaled", ""),
    ("12,300円（税込）", 12_300, "円", "", "（税込）"),
    ("税込12,300円", 12_300, "円", "", "税込"),
    ("約500万円（税別）", 5_000_000, "円", "approximate scaled", "（税別）"),
    ("月額12,300円", 12_300, "円/月", "", ""),
    ("月額：12,300円", 12_300, "円/月", "", ""),
    ("12,300円/月", 12_300, "円/月", "", ""),
    ("100,000円（月額・税込）", 100_000, "円/月", "", "（月額・税込）"),
    ("年額1,200千円", 1_200_000, "円/年", "scaled", ""),
    ("￥12,300-", 12_300, "円", "", ""),
    ("3人月", 3, "人月", "", ""),
    ("0.5人月", 0.5, "人月", "", ""),
    ("2名", 2, "人", "", ""),
    ("60ヶ月", 60, "か月", "", ""),
    ("60か月", 60, "か月", "", ""),
    ("60ヵ月間", 60, "か月", "", ""),
    ("5年", 5, "年", "", ""),
    ("5年間（60か月）", 5, "年", "", "（60か月）"),
    ("3年6か月", 42, "か月", "scaled", ""),
    ("500以上", 500, "", "approximate", "以上"),
    ("500①", 500, "", "", "①"),
    ("50%", 50, "%", "", ""),
    # two amounts, another kind of number, or none
    ("10～20", None, "", "", "10～20"),
    ("3/5", None, "", "", "3/5"),
    ("12 500", None, "", "", "12 500"),
    ("1,23", None, "", "", "1,23"),
    ("500円×12", None, "", "", "500円×12"),
    ("1½", None, "", "", "1½"),
    ("第3号", None, "", "", "第3号"),
    ("3月", None, "", "", "3月"),
    ("8年度", None, "", "", "8年度"),
    ("R8", None, "", "", "R8"),
    ("一式", None, "", "", "一式"),
    (True, None, "", "", "True"),
    (date(2026, 3, 31), None, "", "", "2026-03-31"),
    (float("inf"), None, "", "", "inf"),
]


@pytest.mark.parametrize(("value", "amount", "unit", "repairs", "rest"), NUMBERS)
def test_an_amount_is_read_or_reported(
    value: object, amount: float | None, unit: str, repairs: str, rest: str
):
    reading = read_number(value)  # type: ignore[arg-type]

    assert reading.status is (NumberStatus.UNREADABLE if amount is None else NumberStatus.KNOWN)
    assert (reading.value, reading.unit, reading.rest) == (amount, unit, rest)
    assert sorted(reading.repairs) == sorted(repairs.split())
    assert type(reading.value) is type(amount)


@pytest.mark.parametrize("value", [None, "", " ", "-", "―", "なし", "不明"])
def test_no_amount_is_no_zero(value: str | None):
    assert read_number(value).status is NumberStatus.EMPTY


@pytest.mark.parametrize("value", ["未定", "調整中", "現行のとおり"])
def test_an_amount_may_be_known_to_be_open(value: str):
    assert read_number(value).status is NumberStatus.OPEN


BUSINESS_NAMES = {
    "住民記録": "resident_record",
    "戸籍附票": "family_register_supplement",
    "市県民税": "individual_resident_tax",
    "町県民税": "individual_resident_tax",
    "特別区民税・都民税": "individual_resident_tax",
    "住民税": "individual_resident_tax",
    "こども手当": "child_allowance",
    "子ども手当": "child_allowance",
    "高齢者医療保険": "elderly_medical",
    "学齢簿": "school_enrollment",
    "就学援助": "school_enrollment",
    "障害者支援費": "disability_welfare",
    "国保税": "national_health_insurance",
    "互助防疫": "health_management",
}


@pytest.mark.parametrize(("name", "key"), BUSINESS_NAMES.items())
def test_a_business_is_known_by_the_names_of_published_lists(name: str, key: str):
    assert load_catalogue().find_businesses(name) == (key,)


def test_text_is_matched_without_width_blanks_and_breaks():
    assert plain(" 住民\n基本 台帳（ＡＢＣ）") == "住民基本台帳(abc)"


def test_text_is_shown_with_the_characters_it_was_written_with():
    assert one_line(" 市税収・滞納\n支援 ") == "市税収・滞納支援"
    assert one_line("株式会社ＲＫＫＣＳ") == "株式会社ＲＫＫＣＳ"
    assert one_line("003_2\n(旧:003_1)") == "003_2 (旧:003_1)"


def test_every_repair_is_told_in_both_languages():
    assert set(REPAIRS) == set(Repair)
    assert all(said.ja and said.en for said in REPAIRS.values())
