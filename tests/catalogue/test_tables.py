"""The packaged tables: whole, sourced, and speaking of things that exist."""

from collections import Counter
from datetime import date

import networkx as nx
import pytest

from migplan.catalogue.catalogue import Catalogue, load_catalogue
from migplan.catalogue.defaults import PROJECT_MONTHS
from migplan.catalogue.listing import LISTINGS
from migplan.catalogue.phases import bound_phases
from migplan.model.gap import Confidence
from migplan.model.linkage import Criticality, Method
from migplan.model.phase import PhaseId
from migplan.model.price import PriceList
from migplan.model.season import Severity, is_month_day
from migplan.model.system import Zone

COUNTS = {
    "businesses": 20,
    "common": 10,
    "families": 9,
    "synonyms": 143,
    "linkages": 285,
    "partners": 17,
    "local": 57,
    "categories": 7,
    "blackouts": 63,
    "gaps": 32,
    "prices": 86,
    "ranges": 33,
    "readiness": 16,
    "residents": 8,
    "funding": 1,
    "joint": 4,
    "steps": 40,
    "phases": 5,
    "zones": 3,
    "flows": 9,
    "models": 4,
    "hosting": 8,
    "clouds": 5,
    "glossary": 84,
    "chains": 12,
    "yearly": 28,
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def all_texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in all_texts(part)]
    return [text for part in value for text in all_texts(part)] if isinstance(value, list) else []


def test_every_table_has_all_its_rows(catalogue: Catalogue):
    found = {name: len(listing.rows(catalogue)) for name, listing in LISTINGS.items()}

    assert found == COUNTS


@pytest.mark.parametrize("table", sorted(COUNTS))
def test_every_row_tells_its_source_and_how_sure_it_is(catalogue: Catalogue, table: str):
    for row in LISTINGS[table].rows(catalogue):
        dumped = row.model_dump()

        assert dumped["source"].strip(), dumped
        assert dumped["confidence"] in set(Confidence), dumped


@pytest.mark.parametrize("table", sorted(COUNTS))
def test_nothing_is_said_in_one_language_only(catalogue: Catalogue, table: str):
    for row in LISTINGS[table].rows(catalogue):
        dumped = row.model_dump(mode="json")
        both = [part for part in _mappings(dumped) if set(part) == {"ja", "en"}]

        assert all(part["ja"] and part["en"] for part in both), dumped


def _mappings(value: object) -> list[dict[str, str]]:
    if isinstance(value, dict):
        return [value, *(part for inner in value.values() for part in _mappings(inner))]
    return [p for inner in value for p in _mappings(inner)] if isinstance(value, list) else []


@pytest.mark.parametrize("table", sorted(COUNTS))
def test_no_cell_holds_words_of_the_workshop(catalogue: Catalogue, table: str):
    words = ("dossier", "seed round", "blackout.yaml", "users.md", "GCP ")
    texts = [t for row in LISTINGS[table].rows(catalogue) for t in all_texts(row.model_dump())]

    assert not [text for text in texts if any(word in text for word in words)]


def test_today_there_are_20_businesses_and_the_first_plan_had_17(catalogue: Catalogue):
    assert len(set(catalogue.business_ids)) == 20
    assert [business.order for business in catalogue.businesses] == list(range(1, 21))
    assert len(catalogue.first17) == 17
    assert set(catalogue.business_ids) - set(catalogue.first17) == {
        "seal_registration",
        "family_register",
        "family_register_supplement",
    }


def test_official_ids_are_unique_but_for_the_part_all_four_taxes_share(catalogue: Catalogue):
    used = Counter(
        [number for business in catalogue.businesses for number in business.official_ids]
        + [function.official_id for function in catalogue.common_functions]
    )

    assert {number: count for number, count in used.items() if count > 1} == {"016": 4}
    assert all(len(number) == 3 and number.isdigit() for number in used)


def test_parts_carry_official_ids_of_their_business(catalogue: Catalogue):
    for business in catalogue.businesses:
        numbered = {part.official_id for part in business.subsystems if part.official_id}

        assert numbered in (set(), set(business.official_ids)), business.id


def test_businesses_and_functions_belong_to_known_families(catalogue: Catalogue):
    known = {family.id for family in catalogue.families}
    used = {row.family for row in (*catalogue.businesses, *catalogue.common_functions)}

    assert used == known


def test_both_ends_of_every_linkage_are_known(catalogue: Catalogue):
    for linkage in catalogue.linkages:
        for end in (linkage.provider, linkage.consumer):
            assert catalogue.find_end(end) == end, linkage.id


def test_linkage_ids_tell_their_ends_and_are_unique(catalogue: Catalogue):
    ids = [linkage.id for linkage in catalogue.linkages]

    assert len(set(ids)) == len(ids)
    assert "std:resident_record--seal_registration--1" in ids
    for row in catalogue.linkages:
        assert row.id.startswith(f"std:{row.provider}--{row.consumer}--"), row.id


def test_17_partners_stand_at_the_ends_of_linkages_and_no_other(catalogue: Catalogue):
    ends = {end for row in catalogue.linkages for end in (row.provider, row.consumer)}
    ends |= {exchange.other for kind in catalogue.local_kinds for exchange in kind.exchanges}
    outside = {end for end in ends if end.startswith("ext_")}

    assert outside == {partner.id for partner in catalogue.partners}
    assert len(outside) == 17


def test_a_partner_becomes_a_partner_of_an_inventory(catalogue: Catalogue):
    eltax = next(row for row in catalogue.partners if row.id == "ext_eltax").as_partner()

    assert (eltax.name, eltax.zone) == ("eLTAX（地方税共同機構）", Zone.LGWAN)


def test_a_guessed_official_id_is_not_given_as_official(catalogue: Catalogue):
    official = {row.official_id for row in catalogue.linkages}

    assert not any("?" in number for number in official)
    assert all(not (row.official_id and row.official_id_inferred) for row in catalogue.linkages)
    assert sum(bool(row.official_id_inferred) for row in catalogue.linkages) == 37


def test_individual_numbers_are_claimed_only_where_the_data_say_so(catalogue: Catalogue):
    carrying = [row for row in catalogue.linkages if row.personal_number]

    assert [row.consumer for row in carrying] == [
        "integrated_collection",
        "integrated_arrears",
        "integrated_address",
    ]
    assert all("個人番号" in row.data_ja for row in carrying)


def test_methods_keep_the_words_of_the_source(catalogue: Catalogue):
    methods = Counter(row.method for row in catalogue.linkages)

    assert methods == {
        Method.FILE: 195,
        Method.REST: 61,
        Method.DEDICATED: 26,
        Method.MEDIA: 2,
        Method.INTERNAL: 1,
    }
    assert all(row.method_as_written for row in catalogue.linkages)


def test_essential_linkages_between_businesses_leave_an_order(catalogue: Catalogue):
    businesses = set(catalogue.business_ids)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(
        (row.provider, row.consumer)
        for row in catalogue.linkages
        if row.criticality is Criticality.ESSENTIAL
        and row.provider in businesses
        and row.consumer in businesses
    )

    assert nx.is_directed_acyclic_graph(graph)
    assert graph.number_of_edges() == 32
    assert len(list(nx.topological_generations(graph))) == 6


def test_local_kinds_speak_of_known_things(catalogue: Catalogue):
    local = {kind.id for kind in catalogue.local_kinds}
    categories = {category.id for category in catalogue.local_categories}
    hostings = {hosting.id for hosting in catalogue.hostings}
    gaps = {gap.id for gap in catalogue.gap_kinds}
    for kind in catalogue.local_kinds:
        assert kind.category in categories, kind.id
        assert set(kind.hosting_options) <= hostings, kind.id
        assert set(kind.typical_gaps) <= gaps, kind.id
        for exchange in kind.exchanges:
            known = exchange.other in local or catalogue.find_end(exchange.other) == exchange.other
            assert known, (kind.id, exchange.other)

    assert sum(len(kind.exchanges) for kind in catalogue.local_kinds) == 116


def test_every_gap_kind_offers_two_to_four_remedies(catalogue: Catalogue):
    assert all(2 <= len(kind.remedies) <= 4 for kind in catalogue.gap_kinds)
    assert len({kind.id for kind in catalogue.gap_kinds}) == 32


def test_seasons_belong_to_known_businesses_and_have_real_dates(catalogue: Catalogue):
    for season in catalogue.seasons:
        assert season.business == "*" or catalogue.business(season.business), season
        for day in (season.start, season.end):
            monthly = day.startswith("monthly:") and 1 <= int(day[8:]) <= 31
            assert day == "variable" or monthly or is_month_day(day), season

    severities = Counter(season.severity for season in catalogue.seasons)
    assert severities == {Severity.SOFT: 45, Severity.HARD: 15, Severity.WINDOW: 3}


@pytest.mark.parametrize("day", [date(2026, 1, 5), date(2024, 12, 23)])
def test_days_on_which_real_bodies_cut_over_are_in_no_hard_season(catalogue: Catalogue, day: date):
    hard = [s for s in catalogue.seasons if s.severity is Severity.HARD and s.covers(day)]

    assert hard == []


def test_chains_and_yearly_flows_speak_of_known_things(catalogue: Catalogue):
    ends = {end for chain in catalogue.chains for step in chain.steps for end in step.ends}
    flows = catalogue.yearly_flows

    assert all(catalogue.business(end) or catalogue.local_kind(end) for end in ends)
    assert all(len(chain.steps) > 1 for chain in catalogue.chains)
    assert all(catalogue.business(f.provider) and catalogue.business(f.consumer) for f in flows)
    assert all(is_month_day(flow.day) for flow in flows)
    assert len({(flow.provider, flow.consumer) for flow in flows}) == len(flows)


def test_prices_of_remedies_are_whole_ranges(catalogue: Catalogue):
    for remedy in (remedy for kind in catalogue.gap_kinds for remedy in kind.remedies):
        amounts = (remedy.low, remedy.typical, remedy.high)

        assert amounts == (None, None, None) or sorted(a for a in amounts if a is not None) == [
            *amounts
        ], remedy.ja


def test_prices_are_ranges_and_cover_every_method(catalogue: Catalogue):
    assert all(p.low <= p.typical <= p.high for p in catalogue.prices)
    assert not any(p.stated for p in catalogue.prices)
    assert {p.key for p in catalogue.prices if p.confidence != "low"} == {"running_after"}
    prices = PriceList(catalogue.prices)
    for method in Method:
        provider_first = prices.bridge_running(method, provider_first=True)
        assert prices.bridge_running(method, provider_first=False) == provider_first * 1.5
        assert prices.bridge_setup(method) >= prices.rework(method)
    assert prices.bridge_setup(Method.FILE) == 2_400_000
    assert prices.extension_of(100_000) == 120_000
    assert prices.parallel_months() == 1


def test_the_40_steps_follow_steps_that_exist(catalogue: Catalogue):
    numbers = [step.step for step in catalogue.steps]
    graph: nx.DiGraph[int] = nx.DiGraph(
        (before, step.step) for step in catalogue.steps for before in step.suggested_predecessors
    )

    assert numbers == list(range(1, 41))
    assert set(graph) <= set(numbers)
    assert nx.is_directed_acyclic_graph(graph)


def test_every_pair_of_networks_has_a_rule(catalogue: Catalogue):
    assert all(catalogue.flow(source, target) for source in Zone for target in Zone)
    assert {zone.id for zone in catalogue.zones} == set(Zone)


def test_synonyms_stand_for_known_businesses(catalogue: Catalogue):
    assert all(catalogue.business(synonym.target) for synonym in catalogue.synonyms)


def test_a_table_is_read_only_when_it_is_asked_for():
    fresh = Catalogue()
    assert len(fresh.all_prices) == COUNTS["prices"]

    assert not {"businesses", "linkages", "local_kinds", "gap_kinds"} & set(vars(fresh))


def test_every_step_after_the_planning_belongs_to_one_phase(catalogue: Catalogue):
    # planning steps concern the whole body, not one system
    steps = [step.code for step in catalogue.steps if step.phase_id != "plan"]
    taken = [code for phase in catalogue.phases for code in phase.steps]

    assert sorted(taken) == sorted(steps)
    assert len(set(taken)) == len(taken)


def test_phases_come_in_the_order_of_the_work(catalogue: Catalogue):
    assert [phase.id for phase in catalogue.phases] == list(PhaseId)
    assert [phase.order for phase in catalogue.phases] == [1, 2, 3, 4, 5]


def test_the_phases_that_bind_a_vendor_take_the_usual_months_of_work(catalogue: Catalogue):
    bound = bound_phases(catalogue)

    assert [phase.id for phase in bound] == list(PhaseId)[1:]
    assert sum(phase.typical_months for phase in bound) == PROJECT_MONTHS
    assert bound[-1].slack_months == 0


@pytest.mark.parametrize("table", ["prices", "residents", "funding", "joint"])
def test_each_part_of_a_source_is_said_in_both_languages_or_is_an_address(
    catalogue: Catalogue, table: str
):
    parts = [p for row in LISTINGS[table].rows(catalogue) for p in row.source.split("; ")]

    assert parts
    assert [p for p in parts if p.count("／") != 1 and not p.strip().startswith("https://")] == []
