"""The ministry's progress sheets: who is on them, what they say, and what is not guessed."""

from pathlib import PurePosixPath

import pytest

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.progress import StepMark
from migplan.diagnostics.diagnostic import Severity
from migplan.diagnostics.location import Location
from migplan.importers.csv_grid import csv_grid
from migplan.importers.grid import Grid, Span, Value
from migplan.importers.progress import ProgressReading, looks_like_progress, read_progress
from migplan.model.system import RemainingBasis

CATALOGUE = load_catalogue()
CODES = [step.code for step in CATALOGUE.steps]
BUSINESSES = ["住民記録", "戸籍附票", "固定資産税", "国民年金", "介護保険", "児童手当"]
FILE = PurePosixPath("pmo.xlsx")


def a_sheet(name: str, rows: list[list[Value]], *merged: Span) -> Grid:
    """A sheet of a workbook."""
    return Grid(
        name,
        rows,
        lambda row, column: Location(FILE, row + 1, column + 1, name),
        merged,
    )


def a_summary(*bodies: list[Value], name: str = "令和8年1月_進捗状況") -> Grid:
    """The summary with a title and two header rows, the upper one merged."""
    count = len(BUSINESSES)
    return a_sheet(
        name,
        [
            ["地方公共団体情報システム標準化 進捗状況"],
            ["都道府県", "市区町村", "全体", "業務別"],
            [None, None, "完了率", *BUSINESSES],
            *bodies,
            [None],
            ["※ 対象外を含む"],
        ],
        Span(1, 0, 2, 0),
        Span(1, 1, 2, 1),
        Span(1, 3, 1, 2 + count),
    )


def a_step_sheet(*rows: list[Value], header: list[str] | None = None) -> Grid:
    steps = header or [f"{s.code}\n{s.title.ja}" for s in CATALOGUE.steps]
    return a_sheet(
        "業務別ステップ別進捗一覧", [["都道府県名", "市区町村名", "業務名", *steps], *rows]
    )


def codes(reading: ProgressReading) -> list[str]:
    return [problem.code for problem in reading.problems]


MIHON = ["みほん県", "みほん市", 0.7, 0.65, 1.0, 0.65, 0.675, 0.5, 0]


def test_shares_become_counts_of_finished_steps():
    progress = read_progress([a_summary(MIHON)], "みほん市").progress

    assert progress is not None
    assert (progress.municipality, progress.prefecture) == ("みほん市", "みほん県")
    assert progress.basis is RemainingBasis.FRACTION
    assert str(progress.as_at) == "2026-01"
    assert {item.business: item.finished for item in progress.businesses} == {
        "resident_record": 26,
        "family_register_supplement": 40,
        "fixed_asset_tax": 26,
        "national_pension": 27,
        "long_term_care": 20,
        "child_allowance": 0,
    }
    assert str(progress.businesses[0].place) == "pmo.xlsx[令和8年1月_進捗状況!D4]"


def test_the_summary_says_that_out_of_scope_cannot_be_told_from_done():
    notes = read_progress([a_summary(MIHON)], "みほん市").notes

    assert any("対象外" in note.ja and "cannot be told apart" in note.en for note in notes)


def test_the_summary_is_read_from_csv_with_one_header_row():
    text = f"都道府県,市区町村,全体,{','.join(BUSINESSES)}\nみほん県,みほん市,0.7,{','.join(['0.65'] * 6)}\n"
    grid = csv_grid(text, PurePosixPath("pmo.csv"))
    progress = read_progress([grid], "みほん市").progress

    assert looks_like_progress(grid)
    assert progress is not None
    assert {item.finished for item in progress.businesses} == {26}
    assert str(progress.businesses[0].place) == "pmo.csv:2:15"
    assert progress.as_at is None


def test_of_two_columns_of_a_business_the_share_is_read():
    header = [word for name in BUSINESSES for word in (name, None)]
    grid = a_sheet(
        "進捗",
        [
            ["都道府県", "市区町村", *header],
            [None, None, *["完了数", "完了率"] * 6],
            ["みほん県", "みほん市", *[26, 0.65] * 6],
        ],
        *(Span(0, 2 + 2 * n, 0, 3 + 2 * n) for n in range(6)),
    )
    progress = read_progress([grid], "みほん市").progress

    assert progress is not None
    assert {item.finished for item in progress.businesses} == {26}


@pytest.mark.parametrize("share", [0.65, "0.65", "65%", "６５％", "65.0 %"])
def test_a_share_may_be_a_number_or_a_percentage(share: Value):
    progress = read_progress([a_summary(["A県", "B市", None, *[share] * 6])], "B市").progress

    assert progress is not None
    assert progress.businesses[0].finished == 26


def test_a_table_that_counts_to_100_is_in_percent():
    other: list[Value] = ["A県", "C市", 1, 1, 1, 1, 1, 1, 1]
    progress = read_progress([a_summary(["A県", "B市", 65, *[65] * 6], other)], "B市").progress

    assert progress is not None
    assert progress.businesses[0].finished == 26


def test_what_is_no_share_is_a_problem_with_its_address():
    reading = read_progress([a_summary(["A県", "B市", 1, "●", 0.5, -1, 1, 1, 1])], "B市")
    other = read_progress([a_summary(["A県", "B市", 1, 1, "別紙", -1, 1, 1, 1])], "B市")

    assert codes(reading) == ["MIG330"]  # a list of marks is no progress sheet
    assert codes(other) == ["MIG336", "MIG336"]
    assert other.progress is None
    assert str(other.problems[0].location).endswith("E4]")


def test_an_average_is_taken_to_the_nearest_step_and_reported():
    reading = read_progress([a_summary(["A県", "B市", 1, 0.7113, 1, 1, 1, 1, 1])], "B市")

    assert [(p.code, p.severity) for p in reading.problems] == [("MIG337", Severity.WARNING)]
    assert reading.progress is not None
    assert reading.progress.businesses[0].finished == 28


def test_businesses_without_a_share_are_left_out_and_named():
    reading = read_progress([a_summary(["A県", "B市", 1, None, "対象外", "-", 1, 1, 1])], "B市")

    assert reading.progress is not None
    assert len(reading.progress.businesses) == 3
    assert any(
        "住民基本台帳" in note.ja and "戸籍の附票" in note.ja and "固定資産税" in note.ja
        for note in reading.notes
    )


FUCHU = (["東京都", "府中市", 1, *[1.0] * 6], ["広島県", "府中市", 0.5, *[0.5] * 6])


def test_a_name_in_two_prefectures_is_asked_back_with_both_addresses():
    reading = read_progress([a_summary(*FUCHU)], "府中市")

    assert codes(reading) == ["MIG332"]
    assert reading.progress is None
    text = reading.problems[0].text()
    assert "東京都（pmo.xlsx[令和8年1月_進捗状況!B4]）" in text
    assert "広島県（pmo.xlsx[令和8年1月_進捗状況!B5]）" in text


@pytest.mark.parametrize(("name", "prefecture"), [("府中市", "広島県"), ("広島県府中市", None)])
def test_the_prefecture_tells_two_bodies_of_one_name_apart(name: str, prefecture: str | None):
    progress = read_progress([a_summary(*FUCHU)], name, prefecture).progress

    assert progress is not None
    assert progress.prefecture == "広島県"
    assert progress.businesses[0].finished == 20


def test_a_prefecture_stands_above_all_its_bodies():
    rows: list[list[Value]] = [
        ["北海道", "函館市", 1, *[1.0] * 6],
        [None, "伊達市", 1, *[0.5] * 6],
        ["福島県", "福島市", 1, *[1.0] * 6],
        ["〃", "伊達市", 1, *[0.25] * 6],
    ]
    found = [
        read_progress([a_summary(*rows)], "伊達市", prefecture).progress
        for prefecture in ("北海道", "福島県")
    ]

    assert [p and p.businesses[0].finished for p in found] == [20, 10]


def test_a_missing_body_is_named_with_the_nearest_one():
    missing = read_progress([a_summary(MIHON)], "みはん市")
    elsewhere = read_progress([a_summary(*FUCHU)], "府中市", "大阪府")

    assert codes(missing) == ["MIG331"]
    assert "みほん市" in missing.problems[0].hint()
    assert "東京都府中市" in elsewhere.problems[0].hint()


def test_a_body_on_two_rows_of_the_summary_is_a_problem():
    assert codes(read_progress([a_summary(MIHON, MIHON)], "みほん市")) == ["MIG333"]


def test_small_and_large_ke_are_one_city():
    grid = a_summary(["茨城県", "龍ケ崎市", 1, *[1.0] * 6])

    assert read_progress([grid], "龍ヶ崎市").progress is not None


def steps(*, done: int, out: int = 0, started: int = 0) -> list[Value]:
    """Marks of the first steps, the rest empty."""
    marks: list[Value] = ["完了済み"] * done + ["対象外"] * out + ["着手"] * started
    return marks + [None] * (40 - len(marks))


def test_steps_are_kept_apart_by_what_they_say():
    grid = a_step_sheet(
        ["みほん県", "みほん市", "住民記録", *steps(done=26, out=2, started=1)],
        [None, None, "戸籍附票", *steps(done=40)],
        ["みほん県", "べつ市", "住民記録", *steps(done=1)],
    )
    reading = read_progress([grid], "みほん市")

    assert reading.progress is not None
    assert reading.progress.basis is RemainingBasis.STEPS
    residents, register = reading.progress.businesses
    assert residents.marks is not None
    assert register.business == "family_register_supplement"
    counts = {mark: list(residents.marks.values()).count(mark) for mark in StepMark}
    assert counts == {
        StepMark.DONE: 26,
        StepMark.OUT_OF_SCOPE: 2,
        StepMark.STARTED: 1,
        StepMark.OPEN: 11,
    }
    assert any("空欄の 11 ステップ" in note.ja for note in reading.notes)


@pytest.mark.parametrize(
    "header",
    [
        CODES,
        [step.title.ja for step in CATALOGUE.steps],
        [code.replace("-", "－") for code in CODES],
    ],
)
def test_steps_are_known_by_code_or_title(header: list[str]):
    grid = a_step_sheet(["A県", "B市", "就学", *steps(done=40)], header=header)

    assert looks_like_progress(grid)
    assert read_progress([grid], "B市").progress is not None


def test_steps_may_have_their_group_above_them():
    groups: list[Value] = [None] * 3
    last = ""
    for step in CATALOGUE.steps:
        groups.append(step.group.ja if step.group.ja != last else None)
        last = step.group.ja
    grid = a_sheet(
        "進捗",
        [
            groups,
            ["都道府県名", "市区町村名", "業務名", *CODES],
            ["A県", "B市", "就学", *steps(done=3)],
        ],
    )

    assert read_progress([grid], "B市").progress is not None


def test_a_missing_step_column_is_a_problem():
    grid = a_step_sheet(["A県", "B市", "就学", *steps(done=39)[:39]], header=CODES[:39])
    reading = read_progress([grid], "B市")

    assert codes(reading) == ["MIG334"]
    assert "⑱-1" in reading.problems[0].message()


def test_a_word_that_is_no_mark_is_a_problem_with_step_and_address():
    marks = steps(done=2)
    marks[2], marks[3] = "ほぼ完了", "-"
    reading = read_progress([a_step_sheet(["A県", "B市", "就学", *marks])], "B市")

    assert codes(reading) == ["MIG335", "MIG335"]
    assert "①-3" in reading.problems[0].message()
    assert reading.progress is None


def test_an_unknown_business_and_one_on_two_rows_are_problems():
    grid = a_step_sheet(
        ["A県", "B市", "住民記録", *steps(done=1)],
        ["A県", "B市", "住民基本台帳", *steps(done=1)],
        ["A県", "B市", "水道料金", *steps(done=1)],
    )

    assert sorted(codes(read_progress([grid], "B市"))) == ["MIG333", "MIG339"]


def test_of_both_sheets_the_steps_count_and_differences_are_told():
    sheet = a_step_sheet(
        ["みほん県", "みほん市", "住民記録", *steps(done=24, out=2)],
        ["みほん県", "みほん市", "戸籍附票", *steps(done=30)],
    )
    reading = read_progress([a_summary(MIHON), sheet], "みほん市")

    assert [(p.code, p.severity) for p in reading.problems] == [("MIG338", Severity.WARNING)]
    assert reading.progress is not None
    assert reading.progress.basis is RemainingBasis.STEPS


def test_other_lists_are_no_progress_sheets():
    marked = a_sheet(
        "結果一覧", [["都道府県", "市区町村", *BUSINESSES], ["A県", "B市", *["●"] * 6]]
    )
    systems = a_sheet("一覧", [["システム名", "主管課"], ["住民記録", "市民課"]])

    assert not looks_like_progress(marked)
    assert not looks_like_progress(systems)
    assert codes(read_progress([systems], "B市")) == ["MIG330"]
    assert codes(read_progress([], "B市")) == ["MIG330"]
