"""A town without a gap, and what one fault, or two, make of it."""

from itertools import combinations
from random import Random

import pytest

from migplan.gaps.rules import BUILTIN
from tests.gaps.clean_town import FAULTS, clean_town

CODES = {known.kind: known.code for known in BUILTIN}
PAIRS = Random(5).sample(list(combinations(sorted(FAULTS), 2)), 24)  # noqa: S311


def test_there_is_a_fault_for_every_rule():
    assert sorted(FAULTS) == sorted(CODES)


def test_a_town_where_everything_is_said_and_live_has_no_gap():
    assert clean_town().gaps() == {}


def test_nor_has_one_that_moves_everything_in_one_slot():
    town = clean_town()
    town.moves()

    assert town.gaps() == {}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_raises_its_gap_and_no_other_but_those_it_implies(kind: str):
    fault, town = FAULTS[kind], clean_town()

    fault.inject(town)

    expected = {CODES[kind], *(CODES[other] for other in fault.implies)}
    assert set(town.gaps()) == expected


@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
def test_two_faults_together_raise_no_gap_that_neither_raises(pair: tuple[str, str]):
    town = clean_town()
    for kind in pair:
        FAULTS[kind].inject(town)

    known = {CODES[name] for kind in pair for name in (kind, *FAULTS[kind].implies)}
    assert set(town.gaps()) <= known
