"""The file of decisions: where it lies, what it may say, and what is told about a wrong one."""

from pathlib import Path

import pytest

from migplan.diagnostics.errors import InventoryError
from migplan.importers import load
from migplan.importers.decisions import decisions_beside, read_decisions
from migplan.model.gap import Verdict

GOOD = "- {gap: GAP003@L1, verdict: %s, who: 課長, when: 2026-09-01, why: 理由}\n"


def written(folder: Path, text: str, name: str = "decisions.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("accepted", Verdict.ACCEPTED),
        ("受容", Verdict.ACCEPTED),
        ("対応予定", Verdict.PLANNED),
        ("対応する", Verdict.PLANNED),
        ("誤検知", Verdict.FALSE_ALARM),
    ],
)
def test_a_verdict_may_be_japanese(tmp_path: Path, word: str, verdict: Verdict):
    found = read_decisions(written(tmp_path, GOOD % word))

    assert [decision.verdict for decision in found.all] == [verdict]
    assert found.addresses == {"decision:GAP003@L1": "decisions.yaml:1"}


def test_a_file_without_decisions_is_fine(tmp_path: Path):
    for text in ("# まだない\n", "[]\n", "decisions: []\n"):
        assert read_decisions(written(tmp_path, text)).all == ()


def test_every_problem_is_told_at_once_with_its_place(tmp_path: Path):
    text = (
        (GOOD % "accepted")
        + (GOOD % "planned")
        + "- {gap: GAP003@L2, verdict: acepted, who: a, when: 2026-9-x, why: ' '}\n"
        + "- {gap: 3, verdict: planned, when: 2026-09-01, why: b, until: 2026-08-31, reason: c}\n"
        + "- {gap: L4, verdict: planned, who: a, when: 2026-09-01, why: b, until: 2026-08-31}\n"
    )
    with pytest.raises(InventoryError) as error:
        read_decisions(written(tmp_path, text))

    told = [(d.location.line, d.code) for d in error.value.diagnostics]
    assert told == [
        (2, "MIG377"),  # twice
        (3, "MIG375"),  # no verdict
        (3, "MIG122"),  # no day
        (3, "MIG376"),  # no reason
        (4, "MIG376"),  # nobody
        (4, "MIG128"),  # a number
        (4, "MIG374"),  # which is no key
        (4, "MIG121"),  # no such field
        (5, "MIG374"),
        (5, "MIG378"),  # ends before it begins
    ]


def test_the_file_lies_inside_a_folder_or_beside_a_single_file(tmp_path: Path):
    body = "municipality: {name: 甲市}\nsystems: [{id: a, name: A}]\n"
    single = written(tmp_path, body, "inventory.yaml")
    own = written(tmp_path, body, "kou.yaml")
    folder_file = written(tmp_path, "[]", "decisions.yaml")
    own_file = written(tmp_path, "[]", "kou.decisions.yaml")
    own.rename(tmp_path / "_kou.yaml")

    assert decisions_beside(tmp_path) == folder_file
    assert decisions_beside(single) == folder_file
    assert decisions_beside(tmp_path / "kou.yaml") == own_file
    assert load(tmp_path).inventory.municipality.name == "甲市"

    written(tmp_path, "[]", "inventory.decisions.yaml")
    with pytest.raises(InventoryError) as error:
        decisions_beside(tmp_path)
    assert [d.code for d in error.value.diagnostics] == ["MIG379"]


def test_blanks_around_a_key_do_not_hide_a_second_decision(tmp_path: Path):
    text = GOOD % "accepted"
    spaced = text.replace("GAP003@L1", '" GAP003@L1 "')
    assert [made.gap for made in read_decisions(written(tmp_path, spaced)).all] == ["GAP003@L1"]

    with pytest.raises(InventoryError) as error:
        read_decisions(written(tmp_path, text + spaced))
    assert [(d.location.line, d.code) for d in error.value.diagnostics] == [(2, "MIG377")]


def test_a_register_given_as_the_file_is_told_how_to_be_read(tmp_path: Path):
    with pytest.raises(InventoryError) as error:
        read_decisions(written(tmp_path, "PK", "gaps.xlsx"))
    assert "--read-decisions" in error.value.diagnostics[0].text("ja")
