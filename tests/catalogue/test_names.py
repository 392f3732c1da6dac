"""Businesses are found by whatever people call them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migplan.catalogue.catalogue import Catalogue, load_catalogue

TAXES = (
    "fixed_asset_tax",
    "individual_resident_tax",
    "corporate_resident_tax",
    "light_vehicle_tax",
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_every_name_and_id_leads_back_to_its_business(catalogue: Catalogue):
    for row in (*catalogue.businesses, *catalogue.common_functions):
        for spelling in (row.id, row.name.ja, row.name.en, f"{row.name.ja}システム"):
            assert catalogue.find_business(spelling) == row.id, spelling


def test_parts_lead_to_their_business(catalogue: Catalogue):
    for business in catalogue.businesses:
        for part in business.subsystems:
            if part.id == "local_tax_common":
                continue
            assert catalogue.find_business(part.id) == business.id
            assert catalogue.find_business(f"{business.name.ja} {part.name.ja}") == business.id
            if part.official_id:
                assert catalogue.find_business(part.official_id) == business.id
                assert catalogue.find_business(part.name.ja) == business.id


def test_every_synonym_leads_to_its_business(catalogue: Catalogue):
    for synonym in catalogue.synonyms:
        assert synonym.target in catalogue.find_businesses(synonym.text), synonym.text


@pytest.mark.parametrize(
    ("text", "business"),
    [
        ("001", "resident_record"),
        ("０１０", "individual_resident_tax"),
        ("036", "integrated_collection"),
        ("住民記録", "resident_record"),
        ("住民記録システム", "resident_record"),
        ("戸籍附票", "family_register_supplement"),
        ("市県民税", "individual_resident_tax"),
        ("町県民税", "individual_resident_tax"),
        ("特別区民税・都民税", "individual_resident_tax"),
        ("住民税", "individual_resident_tax"),
        ("市民税", "individual_resident_tax"),
        ("こども手当", "child_allowance"),
        ("子ども手当", "child_allowance"),
        ("学齢簿", "school_enrollment"),
        ("就学援助", "school_enrollment"),
        ("国保", "national_health_insurance"),
        ("国保税", "national_health_insurance"),
        ("後期高齢", "elderly_medical"),
        ("高齢者医療保険", "elderly_medical"),
        ("互助防疫", "health_management"),
        ("障害者支援費", "disability_welfare"),
        ("児童手当管理システム", "child_allowance"),
        ("子ども子育て支援", "childcare_support"),
        ("ＥＵＣ", "euc"),
        (" Resident Record ", "resident_record"),
        ("収納管理", "tax_collection"),
        ("人口動態調査", "family_register"),
    ],
)
def test_words_of_real_lists_are_understood(catalogue: Catalogue, text: str, business: str):
    assert catalogue.find_business(text) == business


@pytest.mark.parametrize("text", ["016", "地方税（共通）", "税務システム"])
def test_a_word_for_all_taxes_stands_for_four_businesses_and_so_for_none(
    catalogue: Catalogue, text: str
):
    assert catalogue.find_businesses(text) == TAXES
    assert catalogue.find_business(text) is None


@pytest.mark.parametrize("text", ["", "・", "資格", "財務会計", "システム", "999", "福祉"])
def test_what_names_no_business_is_not_guessed(catalogue: Catalogue, text: str):
    assert catalogue.find_business(text) is None


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("住民基本帳", "住民基本台帳"),
        ("国民健保険", "国民健康保険"),
        ("resident_recrd", "resident_record"),
        ("いいいい", None),
        ("", None),
    ],
)
def test_a_hint_is_given_in_the_writers_own_kind_of_name(
    catalogue: Catalogue, text: str, hint: str | None
):
    assert catalogue.nearest(text) == hint


def test_other_kinds_of_entries_are_found_too(catalogue: Catalogue):
    assert catalogue.find("local_kind", "放課後児童クラブ") == "after_school_care"
    assert catalogue.find("local_kind", "財務会計システム") == "financial_accounting"
    assert catalogue.find("hosting", "オンプレミス") == "onprem"
    assert catalogue.find("partner", "eLTAX") == "ext_eltax"
    assert catalogue.nearest("bridge_setup.fil", "price") == "bridge_setup.file"
    assert catalogue.nearest("after_scool_care", "local_kind") == "after_school_care"
    assert catalogue.find("hosting", "ガバメントクラウド") is None


def test_an_end_of_a_linkage_is_a_business_a_part_a_function_or_a_partner(catalogue: Catalogue):
    assert catalogue.find_end("住民記録") == "resident_record"
    assert catalogue.find_end("school_aid") == "school_aid"
    assert catalogue.find_end("016") == "local_tax_common"
    assert catalogue.find_end("中間サーバー") == "ext_interim_server"
    assert catalogue.find_end("財務会計") is None


def test_families_colour_businesses_functions_and_parts(catalogue: Catalogue):
    assert catalogue.family_of("long_term_care") == "insurance"
    assert catalogue.family_of("school_aid") == "education"
    assert catalogue.family_of("euc") == "platform"
    assert catalogue.family_of("ext_eltax") is None


@given(st.text(max_size=30))
def test_any_text_can_be_asked_for(text: str):
    known = load_catalogue()
    ids = {row.id for row in (*known.businesses, *known.common_functions)}

    assert set(known.find_businesses(text)) <= ids
