"""Which businesses a kind of body usually carries out."""

import pytest

from migplan.catalogue.catalogue import load_catalogue

BY_WELFARE_OFFICE = {"public_assistance", "child_rearing_allowance"}


def test_a_prefecture_has_two_businesses():
    assert load_catalogue().usual_scope("都道府県") == BY_WELFARE_OFFICE


@pytest.mark.parametrize("kind", ["町", "村", "town"])
def test_towns_and_villages_leave_two_businesses_to_the_prefecture(kind: str):
    known = load_catalogue()

    assert known.usual_scope(kind) == set(known.business_ids) - BY_WELFARE_OFFICE


@pytest.mark.parametrize("kind", ["一般市", "中核市", "指定都市", "特別区", "", None])
def test_cities_wards_and_bodies_of_unknown_kind_have_all_twenty(kind: str | None):
    known = load_catalogue()

    assert known.usual_scope(kind) == set(known.business_ids)
