from hypothesis import given
from hypothesis import strategies as st

from migplan.report.sheet_names import LONGEST, file_part, quoted, sheet_names
from tests.report.hostile import HOSTILE


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(st.lists(st.text(max_size=60), max_size=12))
def test_every_sheet_gets_a_name_that_excel_takes(wanted: list[str]):
    names = sheet_names(wanted, ("一覧",))

    assert len({name.casefold() for name in (*names, "一覧")}) == len(wanted) + 1
    for name in names:
        assert 0 < _units(name) <= LONGEST
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")


def test_systems_of_one_name_get_sheets_of_their_own():
    assert sheet_names(["学童", "学童", "学童"]) == ("学童", "学童 (2)", "学童 (3)")
    assert sheet_names(["A" * 40, "a" * 40])[1] == "a" * 27 + " (2)"


def test_reserved_and_empty_names_are_avoided():
    assert sheet_names(["History", "", "[]"]) == ("History (2)", "_", "__")


def test_a_reference_quotes_its_sheet():
    assert quoted("市民's 課") == "'市民''s 課'"


def test_a_part_of_a_file_name_is_allowed_on_windows():
    for text in (*HOSTILE, "a/b\\c:d*e?f<g>h|i", "..", "終わり. "):
        part = file_part(text)
        assert part
        assert not set(part) & set('<>:"/\\|?*\n\t')
        assert not part.endswith((".", " "))
        assert len(part.encode()) <= 200
