from hypothesis import given
from hypothesis import strategies as st

from migplan.report.escape import css_string
from migplan.report.ids import node_ids
from migplan.report.shown import shown
from migplan.report.width import cut, em_width, lines


def test_characters_that_turn_the_line_around_are_made_visible():
    assert shown("\u202e右\u202c\u200f") == "\\u202e右\\u202c\\u200f"


def test_a_line_break_in_a_name_becomes_a_space():
    assert shown("改行\r\n次\tタブ") == "改行 次 タブ"


def test_ideographic_spaces_variants_joined_emoji_and_own_characters_stay():
    text = "住民　記録 葛\U000e0100 👨\u200d👩 \ue000"

    assert shown(text) == text


def test_half_a_character_becomes_a_mark():
    assert shown("\ud83d") == "\ufffd"


def test_a_japanese_character_is_as_wide_as_the_type_is_high():
    assert em_width("住民記録") == 4.0
    assert em_width("ab") < 1.3


@given(st.text(max_size=60), st.floats(min_value=2, max_value=30))
def test_a_cut_text_fits(text: str, ems: float):
    assert em_width(cut(text, ems)) <= max(ems, em_width("…"))


@given(st.text(max_size=80), st.floats(min_value=2, max_value=20), st.integers(1, 3))
def test_broken_lines_fit_and_are_not_too_many(text: str, ems: float, most: int):
    rows = lines(text, ems, most)

    assert 1 <= len(rows) <= most
    assert all(em_width(row) <= max(ems, 1.0) for row in rows)


def test_a_line_breaks_between_words_not_inside_them():
    assert lines("児童扶養手当システム", 8.5, 2) == ("児童扶養手当", "システム")
    assert lines("就学援助（市単独加算）管理", 8.5, 3)[0] == "就学援助"


def test_different_systems_get_different_ids():
    keys = {"S-1", "S_1", "S.1", "s-1", "S_2d_1", "S:1", "S#1", "S>1"}
    ids = node_ids(keys)

    assert len({name.lower() for name in ids.values()}) == len(keys)
    assert all(name.replace("_", "a").isalnum() and name.isascii() for name in ids.values())
    assert node_ids(["S001"]) == {"S001": "n_S001"}


@given(st.text(max_size=40))
def test_a_css_string_cannot_end_early(text: str):
    inside = css_string(text)[1:-1]

    assert not set(inside) & set("\"'<>{};\n/")
