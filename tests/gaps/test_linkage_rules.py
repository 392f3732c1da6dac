"""What the rules about linkages tell apart."""

import pytest

from migplan.gaps.find import find_gaps
from migplan.gaps.rules.character_set import character_set
from migplan.gaps.rules.direct_db import direct_db
from migplan.gaps.rules.no_standard_receiver import no_standard_receiver
from migplan.gaps.rules.no_standard_sender import no_standard_sender
from migplan.gaps.rules.screen_scraping import screen_scraping
from migplan.gaps.rules.zone_crossing import zone_crossing
from migplan.model.linkage import Method
from migplan.model.system import CharacterSet, State, System, Zone
from tests.gaps.examples import GAKUDO, ZEI, some_facts
from tests.make import a_linkage, a_local, a_partner, a_system


def _found(rule, *parts, **fields):
    return find_gaps(some_facts(*parts, **fields), [rule])


# GAP001


def test_the_catalogue_knows_an_intake_that_the_inventory_does_not_speak_of():
    # integrated collection hands payments to the tax businesses: a row of the catalogue
    own = a_local("own", businesses=("integrated_collection",))
    known = a_linkage("own", "zei", standard=None)

    assert _found(no_standard_receiver, ZEI, own, known) == ()


def test_an_intake_that_neither_inventory_nor_catalogue_knows_is_less_sure_to_be_missing():
    (gap,) = _found(no_standard_receiver, ZEI, GAKUDO, a_linkage("gakudo", "zei"))

    assert gap.confidence == "medium"
    assert "見当たりません" in gap.finding.ja


def test_a_stated_standard_linkage_is_an_intake():
    link = a_linkage("gakudo", "zei", standard=True)

    assert _found(no_standard_receiver, ZEI, GAKUDO, link) == ()


def test_data_between_two_standard_systems_has_its_intake():
    links = a_linkage("zei", "kaigo", standard=False), a_linkage("kaigo", "zei", standard=False)

    assert _found(no_standard_receiver, ZEI, a_system("kaigo"), *links) == ()


# GAP002


def test_items_that_nobody_compared_with_the_standard_are_not_called_missing():
    assert _found(no_standard_sender, ZEI, GAKUDO, a_linkage("zei", "gakudo", standard=None)) == ()


# GAP003


def test_direct_access_agreed_for_later_is_no_way_either():
    link = a_linkage("zei", "gakudo", method=Method.FILE, method_after=Method.DIRECT_DB)

    (gap,) = _found(direct_db, ZEI, GAKUDO, link)

    assert "切替後も" in gap.finding.ja


# GAP004


def test_a_screen_that_has_changed_already_does_not_go_away():
    live = ZEI.model_copy(update={"state": State.LIVE})
    link = a_linkage("zei", "gakudo", method=Method.RPA)

    assert _found(screen_scraping, live, GAKUDO, link) == ()


def test_the_screens_of_both_standard_systems_are_named_when_both_move():
    link = a_linkage("zei", "kaigo", method=Method.RPA)

    (gap,) = _found(screen_scraping, ZEI, a_system("kaigo", name="介護保険"), link)

    assert "「総合税システム」「介護保険」の切替で" in gap.finding.ja


# GAP005


def _with_characters(held: CharacterSet | None, **fields: object) -> System:
    return a_local("gakudo", character_set=held, **fields)


@pytest.mark.parametrize("held", sorted(CharacterSet))
def test_only_the_wide_character_sets_hold_what_the_standard_sends(held: CharacterSet):
    found = _found(character_set, ZEI, _with_characters(held), a_linkage("zei", "gakudo"))

    assert bool(found) == (held not in (CharacterSet.MJ, CharacterSet.MJ_PLUS))


def test_one_system_with_old_characters_is_one_question_however_many_linkages_reach_it():
    links = [a_linkage(key, "gakudo") for key in ("zei", "juki")]

    (gap,) = _found(
        character_set, ZEI, a_system("juki"), _with_characters(CharacterSet.GAIJI), *links
    )

    assert gap.systems == ("juki", "zei", "gakudo")


def test_a_set_with_most_characters_of_names_is_less_urgent():
    held = _with_characters(CharacterSet.JIS2004)

    (gap,) = _found(character_set, ZEI, held, a_linkage("zei", "gakudo"))

    assert gap.severity == "medium"


def test_characters_that_arrive_already_are_less_urgent():
    live = ZEI.model_copy(update={"state": State.LIVE})

    (gap,) = _found(
        character_set, live, _with_characters(CharacterSet.GAIJI), a_linkage("zei", "gakudo")
    )

    assert gap.severity == "medium"


def test_unknown_characters_matter_only_where_persons_are_concerned():
    link = a_linkage("zei", "gakudo")

    assert _found(character_set, ZEI, _with_characters(None), link) == ()
    (gap,) = _found(character_set, ZEI, _with_characters(None, non_residents=True), link)
    assert (gap.severity, gap.confidence) == ("low", "low")


def test_a_local_system_that_only_sends_receives_no_strange_characters():
    link = a_linkage("gakudo", "zei")

    assert _found(character_set, ZEI, _with_characters(CharacterSet.GAIJI), link) == ()


# GAP006


def _in(zone: Zone, key: str, **fields: object) -> System:
    return a_local(key, zone=zone, zone_after=zone, **fields)


CORE = ZEI.model_copy(update={"zone": Zone.MYNUMBER, "zone_after": Zone.MYNUMBER})


@pytest.mark.parametrize(
    ("zone", "severity"),
    [(Zone.MYNUMBER, None), (Zone.LGWAN, "medium"), (Zone.INTERNET, "high")],
)
def test_data_that_crosses_zones_today_needs_a_known_path_and_the_more_so_the_further_it_goes(
    zone: Zone, severity: str | None
):
    found = _found(zone_crossing, CORE, _in(zone, "gakudo"), a_linkage("zei", "gakudo"))

    assert [gap.severity for gap in found] == ([severity] if severity else [])


def test_between_zones_that_are_only_split_the_gap_is_smaller():
    outside = ZEI.model_copy(update={"zone": Zone.LGWAN, "zone_after": Zone.LGWAN})

    (gap,) = _found(
        zone_crossing, outside, _in(Zone.INTERNET, "gakudo"), a_linkage("zei", "gakudo")
    )

    assert gap.severity == "medium"


def test_a_crossing_that_is_new_is_more_severe_than_one_that_has_some_path_today():
    moved = a_local("gakudo", zone=Zone.MYNUMBER, zone_after=Zone.LGWAN)
    link = a_linkage("zei", "gakudo")

    (new,) = _found(zone_crossing, CORE, moved, link)
    (old,) = _found(zone_crossing, CORE, _in(Zone.LGWAN, "gakudo"), link)

    assert (new.severity, new.confidence) == ("high", "high")
    assert (old.severity, old.confidence) == ("medium", "medium")


def test_an_unknown_zone_is_not_called_another_zone():
    assert _found(zone_crossing, CORE, GAKUDO, a_linkage("zei", "gakudo")) == ()


def test_a_new_hosting_takes_a_system_into_the_zone_of_the_hosting():
    moved = _in(Zone.MYNUMBER, "gakudo", hosting_after="saas_internet")

    (gap,) = _found(zone_crossing, CORE, moved, a_linkage("zei", "gakudo"))

    assert "インターネット接続系" in gap.finding.ja


def test_a_stated_zone_is_better_known_than_that_of_the_hosting():
    stated = a_local(
        "gakudo", zone=Zone.LGWAN, zone_after=Zone.MYNUMBER, hosting_after="saas_internet"
    )

    assert _found(zone_crossing, CORE, stated, a_linkage("zei", "gakudo")) == ()


def test_a_partners_dedicated_interface_brings_its_own_path():
    eltax = a_partner("eltax", zone=Zone.LGWAN)
    own = a_linkage("eltax", "zei", method=Method.DEDICATED)
    plain = a_linkage("eltax", "zei", id="plain")

    found = _found(zone_crossing, CORE, eltax, own, plain)

    assert [gap.subject for gap in found] == ["plain"]
