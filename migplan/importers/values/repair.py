"""What was done to a value to read it, or why it could not be: a closed list of keys."""

from enum import StrEnum

from migplan.model.text import Bilingual


class Repair(StrEnum):
    """Keys of repairs; the sentences are in ``REPAIRS``."""

    ERA_PASSED = "era_passed"
    ERA_NOT_BEGUN = "era_not_begun"
    TWO_DIGIT_YEAR = "two_digit_year"
    SERIAL = "serial"
    COMPACT = "compact"
    FULL_WIDTH = "full_width"
    KANJI_DIGITS = "kanji_digits"
    BLANKS = "blanks"
    LINE_BREAK = "line_break"
    YEAR_END = "year_end"
    WHOLE_YEAR = "whole_year"
    PART_OF_YEAR = "part_of_year"
    PART_OF_MONTH = "part_of_month"
    APPROXIMATE = "approximate"
    TIME = "time"
    NO_END = "no_end"
    OUT_OF_SPAN = "out_of_span"
    NOT_A_DAY = "not_a_day"
    SEVERAL = "several"
    NEGATIVE = "negative"
    SCALED = "scaled"
    PARTLY = "partly"


REPAIRS: dict[Repair, Bilingual] = {
    key: Bilingual(ja=ja, en=en)
    for key, (ja, en) in {
        Repair.ERA_PASSED: (
            "元号が既に改まった年であり、同じ日を表す今の暦に読み替えた",
            "the era had ended by then; read as the same day of today's calendar",
        ),
        Repair.ERA_NOT_BEGUN: (
            "元号の始まる前の日であり、その年の日として読んだ",
            "the era had not begun on that day; read as a day of its year",
        ),
        Repair.TWO_DIGIT_YEAR: (
            "年が 2 桁であり、西暦の下 2 桁とみなした（元号の年でないか確かめること）",
            "a year of two digits was taken as western; check that it is no year of an era",
        ),
        Repair.SERIAL: (
            "Excel の通し番号を日付に直した",
            "a serial number of a spreadsheet was turned into a date",
        ),
        Repair.COMPACT: ("区切りのない数字を日付として読んだ", "digits without separators"),
        Repair.FULL_WIDTH: ("全角の英数字を半角として読んだ", "full-width letters or digits"),
        Repair.KANJI_DIGITS: ("漢数字を数字として読んだ", "numerals written in kanji"),
        Repair.BLANKS: ("途中の空白を除いて読んだ", "blanks inside were left out"),
        Repair.LINE_BREAK: ("途中の改行を除いて読んだ", "line breaks inside were left out"),
        Repair.YEAR_END: (
            "「年度末」「年末」をその最後の日とみなした",
            "the end of a year was taken as its last day",
        ),
        Repair.WHOLE_YEAR: (
            "年だけであり、期限はその 12 月、開始はその 1 月とみなした",
            "a year alone: its December as an end, its January as a start",
        ),
        Repair.PART_OF_YEAR: (
            "半期・四半期などを、期限はその最後の月、開始は最初の月とみなした",
            "part of a year: its last month as an end, its first as a start",
        ),
        Repair.PART_OF_MONTH: (
            "上旬・中旬・下旬などの別は残せず、月として読んだ",
            "part of a month: only the month is kept",
        ),
        Repair.APPROXIMATE: ("おおよその値である", "the value is approximate"),
        Repair.TIME: ("時刻は読み飛ばした", "the time of day was left out"),
        Repair.NO_END: (
            "2101 年以後の日付であり、期限なしの意味とみなした",
            "a date after 2100 was taken to mean: no end",
        ),
        Repair.OUT_OF_SPAN: (
            "1949 年以前の日付であり、誤りとみなした",
            "a date before 1950 was taken as a slip",
        ),
        Repair.NOT_A_DAY: ("暦にない日付である", "no such day in the calendar"),
        Repair.SEVERAL: (
            "値が二つ以上あり、どれを使うか決められない",
            "there is more than one value, and no word says which",
        ),
        Repair.NEGATIVE: ("△・▲・括弧を負の数として読んだ", "a mark or brackets mean: negative"),
        Repair.SCALED: (
            "千・万・百万・億などの単位を掛けた、または年と月を月に直した",
            "a scale such as thousand was multiplied in, or years and months became months",
        ),
        Repair.PARTLY: (
            "「一部」の意味で使われることがあり、有無を決められない",
            "may mean 'partly', so neither yes nor no",
        ),
    }.items()
}
