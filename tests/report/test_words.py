import re
from pathlib import Path

import pytest

from migplan.report import words as words_module
from migplan.report.domains import domain_table
from migplan.report.words import Words, table

ROOT = Path(__file__).resolve().parent.parent.parent
_PLACE = re.compile(r"\{(\w+)\}")
_CALL = re.compile(r"""\b(?:words|t|count|known|_error)\(\s*["']([a-z0-9_.]+)["']""")
_NAMED = re.compile(r"""["']([a-z]+\.[a-z0-9_]+)["']""")
GROUPS = (
    "severity",
    "period",
    "confidence",
    "cost",
    "role",
    "level",
    "premise",
    "status",
    "solver",
    "found",
    "unit",
    "scarce",
    "standing",
    "characters",
    "disposition",
)
"""Groups whose members are values of the plan."""


def _sources() -> str:
    files = [
        *sorted((ROOT / "migplan" / "report").rglob("*.py")),
        *sorted((ROOT / "migplan" / "commands").glob("*.py")),
        *sorted((ROOT / "templates").rglob("*.j2")),
    ]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_every_message_is_there_in_both_languages():
    for key, row in table().items():
        assert set(row) - {"one"} == {"ja", "en"}, key
        assert row["ja"].strip(), key
        assert row["en"].strip(), key
        assert ("one" in row) == key.startswith("count."), key


def test_both_languages_fill_in_the_same_things():
    for key, row in table().items():
        places = {lang: set(_PLACE.findall(text)) for lang, text in row.items()}
        assert all(found == places["ja"] for found in places.values()), key


def test_every_message_that_is_asked_for_exists():
    source = _sources()
    asked = set(_CALL.findall(source))
    counts = {f"count.{name}" for name in asked if "." not in name and f"count.{name}" in table()}

    assert counts
    missing = {name for name in asked if "." in name and name not in table()}
    assert not missing


def test_no_message_is_left_over():
    source = _sources()
    used = set(_NAMED.findall(source))
    left = {
        key
        for key in table()
        if key not in used
        and key.partition(".")[0] not in {*GROUPS, "count"}
        and not re.search(rf"""f["']{key.partition(".")[0]}\.\{{""", source)
    }

    assert not left


def test_the_words_of_the_product_are_used_and_others_are_not():
    japanese = "\n".join(row["ja"] for row in table().values())

    assert "橋渡し" not in japanese
    for word in (
        "切替",
        "移行波",
        "暫定連携",
        "連携ギャップ",
        "繁忙期",
        "前提",
        "下限",
        "最適性の差",
    ):
        assert word in japanese


def test_a_count_of_one_is_singular_in_english():
    assert Words("en").count("system", 1) == "1 system"
    assert Words("en").count("system", 1200) == "1,200 systems"
    assert Words("ja").count("system", 1) == "1システム"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="no language"):
        Words("fr")


def test_text_of_the_user_inside_a_message_is_not_filled_in_again():
    assert Words("en")("decisions.more", n="{name}") == "and {name} more"


def test_every_field_of_business_has_a_name_in_both_languages_and_no_id_stands_twice():
    rows = domain_table()
    ids = [key for row in rows.values() for key in (*row["businesses"], *row["local"])]

    assert all(row["ja"] and row["en"] for row in rows.values())
    assert len(ids) == len(set(ids))


def test_every_business_and_local_kind_of_the_catalogue_has_a_field():
    from migplan.catalogue.catalogue import load_catalogue

    catalogue = load_catalogue()
    ids = {key for row in domain_table().values() for key in (*row["businesses"], *row["local"])}
    wanted = {business.id for business in catalogue.businesses} | {
        kind.id for kind in catalogue.local_kinds
    }

    assert wanted <= ids


def test_the_table_is_read_once():
    assert words_module.table() is words_module.table()
