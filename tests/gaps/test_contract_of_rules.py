"""What every rule must have; a new one inherits these tests with its line in the list."""

import re
from pathlib import Path

import pytest

import migplan.gaps.rules as package
from migplan.catalogue.catalogue import load_catalogue
from migplan.gaps.find import find_gaps
from migplan.gaps.rule import Rule, rule
from migplan.gaps.rules import BUILTIN
from migplan.model.gap import GapSeverity
from tests.gaps.examples import EXAMPLES

FOLDER = Path(package.__file__).parent
PAGE = (Path(__file__).parent.parent.parent / "docs" / "gaps.md").read_text(encoding="utf-8")
IDS = [known.code for known in BUILTIN]


def test_codes_are_listed_once_and_in_order():
    assert sorted(set(IDS)) == IDS
    assert all(re.fullmatch(r"GAP\d{3}", code) for code in IDS)


def test_each_file_of_the_folder_holds_one_rule_of_the_list():
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}

    assert files == {known.kind for known in BUILTIN}
    for known in BUILTIN:
        module = __import__(f"{package.__name__}.{known.kind}", fromlist=[known.kind])
        assert getattr(module, known.kind) is known


def test_every_kind_of_the_catalogue_but_the_one_that_is_no_gap_has_its_rule():
    kinds = {kind.id for kind in load_catalogue().gap_kinds}

    assert kinds - {known.kind for known in BUILTIN} == {"package_internal_ok"}


def test_each_rule_has_its_two_examples():
    assert sorted(EXAMPLES) == IDS


def test_each_rule_has_its_section_in_the_manual_and_no_other_rule_has_one():
    assert re.findall(r'<a id="(gap\d{3})"></a>', PAGE) == [code.lower() for code in IDS]


@pytest.mark.parametrize("known", BUILTIN, ids=IDS)
def test_the_manual_calls_a_rule_by_its_title_and_links_its_severity(known: Rule):
    section = PAGE.split(f'<a id="{known.code.lower()}"></a>')[1].split("<a id=")[0]

    assert f"## {known.code} {known.title.ja}\n" in section
    assert known.title.en in section
    assert f"`{known.kind}`" in section
    assert f"`{known.severity}`" in section


@pytest.mark.parametrize("known", BUILTIN, ids=IDS)
def test_the_catalogue_knows_the_kind_of_a_rule_by_the_same_name(known: Rule):
    kind = load_catalogue().gap_kind(known.kind)

    assert kind is not None
    assert kind.name == known.title
    assert kind.severity is known.severity
    assert kind.remedies


@pytest.mark.parametrize("known", BUILTIN, ids=IDS)
def test_a_rule_says_why_it_matters(known: Rule):
    assert len(known.reason.split()) > 10


@pytest.mark.parametrize("known", BUILTIN, ids=IDS)
def test_the_kept_example_has_no_gap_of_the_rule(known: Rule):
    assert find_gaps(EXAMPLES[known.code].kept, [known]) == ()


@pytest.mark.parametrize("known", BUILTIN, ids=IDS)
def test_the_broken_example_has_exactly_one_gap_of_the_rule(known: Rule):
    example = EXAMPLES[known.code]

    (gap,) = find_gaps(example.broken, [known])

    assert gap.key == example.key
    assert gap.key == f"{gap.code}@{gap.subject}"
    assert (gap.kind, gap.title, gap.needs_plan) == (known.kind, known.title, known.needs_plan)
    assert gap.finding.ja.endswith("。")
    assert gap.finding.en.endswith(".")
    assert gap.finding.en[0] in "'ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert gap.remedies
    assert set(gap.systems) <= set(example.broken.nodes)


@pytest.mark.parametrize("known", BUILTIN, ids=IDS)
def test_the_sentence_names_every_system_that_is_concerned(known: Rule):
    example = EXAMPLES[known.code]
    (gap,) = find_gaps(example.broken, [known])

    for key in gap.systems:
        assert f"「{example.broken.nodes[key].name}」" in gap.finding.ja
        assert f"'{example.broken.nodes[key].name}'" in gap.finding.en


@pytest.mark.parametrize(
    "known", [known for known in BUILTIN if known.needs_plan], ids=lambda known: known.code
)
def test_a_rule_that_needs_a_plan_finds_nothing_without_one(known: Rule):
    facts = EXAMPLES[known.code].broken
    without = type(facts)(facts.case, facts.catalogue, facts.graph)

    assert find_gaps(without, [known]) == ()


def test_a_rule_without_a_reason_is_no_rule():
    with pytest.raises(ValueError, match="GAP999 does not say why"):

        @rule("GAP999", "direct_db", GapSeverity.LOW, "無題", "untitled")
        def silent(facts):  # pyright: ignore
            yield from ()
