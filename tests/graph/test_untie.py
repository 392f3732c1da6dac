"""Which essential linkages are cut so that providers can go first."""

from migplan.commands.cycles_view import cycles_text
from migplan.graph.untie import BRIDGE_MONTHS, untied
from migplan.model.linkage import Criticality, Method
from tests.make import a_case, a_linkage, a_local, a_partner, a_system, some_prices

SETUP, RUNNING = 2_000_000, 150_000


def test_a_bridge_costs_its_set_up_and_a_year_with_the_consumer_first():
    case = a_case(
        a_system("zei"), a_system("juki"), a_linkage("juki", "zei"), a_linkage("zei", "juki")
    )

    (found,) = untied(case)

    assert found.units == (("juki",), ("zei",))
    assert found.weight == found.bound == SETUP + BRIDGE_MONTHS * RUNNING


def test_the_cheapest_linkage_of_a_circle_is_cut():
    case = a_case(
        *(a_system(key) for key in "abc"),
        a_linkage("a", "b"),
        a_linkage("b", "c", method=Method.MANUAL),
        a_linkage("c", "a"),
        prices=some_prices(bridge_setup__manual=1),
    )

    (found,) = untied(case)

    assert [cut.linkages for cut in found.cuts] == [("b>c",)]
    assert found.cuts[0].cycle == (("b",), ("c",), ("a",))


def test_linkages_side_by_side_are_cut_together():
    case = a_case(
        a_system("a"),
        a_system("b"),
        a_linkage("a", "b"),
        a_linkage("b", "a", id="one"),
        a_linkage("b", "a", id="two"),
    )

    (found,) = untied(case)

    assert [cut.linkages for cut in found.cuts] == [("a>b",)]


def test_without_prices_each_linkage_counts_one():
    case = a_case(a_system("a"), a_system("b"), a_linkage("a", "b"), a_linkage("b", "a"), prices=())

    (found,) = untied(case)

    assert (found.weight, found.priced) == (1, False)


def test_a_circle_by_way_of_a_partner_or_a_staying_system_leaves_the_order_free():
    case = a_case(
        a_system("a"),
        a_partner("eltax"),
        a_local("gakudo"),
        *(a_linkage(*pair) for pair in (("a", "eltax"), ("eltax", "a"))),
        *(a_linkage(*pair) for pair in (("a", "gakudo"), ("gakudo", "a"))),
    )

    assert untied(case) == ()


def test_only_essential_linkages_count():
    back = a_linkage("b", "a", criticality=Criticality.IMPORTANT)

    assert untied(a_case(a_system("a"), a_system("b"), a_linkage("a", "b"), back)) == ()


def test_what_moves_together_is_one():
    systems = [a_system(key) for key in "abcd"]
    links = [a_linkage("a", "c"), a_linkage("d", "b")]
    together = (("a", "b"), ("c", "d"))

    assert untied(a_case(*systems, *links)) == ()
    (found,) = untied(a_case(*systems, *links, units=together))
    assert found.units == together


def test_the_text_names_the_linkage_the_amount_and_the_cycle():
    case = a_case(
        a_system("juki", name="住民記録"),
        a_system("zei", name="税"),
        a_linkage("juki", "zei"),
        a_linkage("zei", "juki", method=Method.RPA),
        prices=some_prices(bridge_setup__rpa=9),
    )

    assert cycles_text(case, "ja") == (
        "互いに必須の連携で結ばれたもの: 住民記録、税\n"
        "  順序を付けるには、次の連携を暫定連携でつなぎ、利用側を先に切り替えます（合計 380万円、最小）。\n"
        "    - 住民記録 → 税（juki>zei）380万円\n"
        "      断つ輪: 住民記録 → 税 → 住民記録\n"
    )
    assert "together 3.8 million yen, the least" in cycles_text(case, "en")
    assert "breaks: 住民記録 → 税 → 住民記録" in cycles_text(case, "en")


def test_a_body_without_knots_is_told_so():
    case = a_case(a_system("a"))

    assert "輪になっていません" in cycles_text(case, "ja")
    assert "form no cycle" in cycles_text(case, "en")
