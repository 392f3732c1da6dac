"""The working sections: matrix, neighbours, filters, load, comparison, what is known, paper."""

import json
import re
from collections import Counter

from migplan.model.policy import VendorCapacity
from migplan.report.drawings import draw
from migplan.report.html import render_html
from migplan.report.views.compare_view import compare_view
from migplan.report.views.context import Context
from migplan.report.views.gap_kinds import Kinds
from migplan.report.views.glossary import glossary
from migplan.report.views.known import fields_of
from migplan.report.views.load_view import load_view
from migplan.report.views.loads import loads
from migplan.report.views.matrix import matrix
from migplan.report.views.paper import first_rows, on_paper
from migplan.report.views.reasons import reasons
from migplan.report.views.table import Cell
from migplan.report.views.ties import Tie, bands, facts, ties
from tests.report.plans import empty_plan, hostile_plan, large_plan, realistic_plan, tiny_plan


def test_every_linkage_is_in_the_matrix_or_counted():
    plan = large_plan()
    context = Context.of(plan, "ja")
    lines = ties(context)
    found = matrix(context)

    assert found is not None
    count = Counter(line.tie for line in lines)
    assert sum(count.values()) == len({linkage.id for linkage in plan.case.linkages})
    bridged = {bridge.linkage for bridge in plan.bridges}
    assert count[Tie.BRIDGE] + count[Tie.RUNNING] == len(bridged)
    for tie in (Tie.BRIDGE, Tie.TOGETHER, Tie.STAYING):
        assert f"{count[tie]}連携" in found.said
    cells = sum(mark.path.count("M") for mark in found.marks)
    touched = [line for line in lines if line.tie is not Tie.APART]
    assert cells == len({(x.linkage.provider, x.linkage.consumer) for x in touched})


def test_the_systems_of_the_matrix_stand_in_the_order_of_the_waves():
    plan = realistic_plan()
    context = Context.of(plan, "ja")
    groups = bands(context, ties(context))

    days = [group.day for group in groups if group.day]
    assert days == sorted(days) == [wave.date for wave in plan.waves][: len(days)]
    assert all(group.day is None for group in groups[len(days) :])


def test_the_table_of_the_matrix_counts_both_ends_of_each_linkage():
    plan = tiny_plan()
    found = matrix(Context.of(plan, "ja"))

    assert found is not None
    numbers = {row.cells[0].text: [c.text for c in row.cells[1:]] for row in found.table.rows}
    assert numbers["住民基本台帳"][:4] == ["0", "1", "0", "1"]
    assert numbers["固定資産税"][:4] == ["0", "1", "0", "0"]


def test_a_body_whose_systems_have_all_moved_has_no_matrix():
    assert matrix(Context.of(empty_plan(), "ja")) is None


def test_the_data_of_the_page_cannot_end_its_script():
    context = Context.of(hostile_plan(), "ja")
    lines = ties(context)
    text = facts(context, lines, bands(context, lines))

    assert "<" not in text
    assert json.loads(text)["nodes"]


def test_each_card_shows_or_counts_every_linkage_of_its_system():
    plan = large_plan()
    context = Context.of(plan, "ja")
    ends = Counter(
        end for line in ties(context) for end in (line.linkage.provider, line.linkage.consumer)
    )

    for row, card in zip(plan.cutovers, reasons(context), strict=True):
        left = re.search(r"\d+", card.more)
        assert len(card.bridges) + (int(left[0]) if left else 0) == ends[row.system]


def test_what_all_gaps_of_a_kind_share_is_said_once():
    plan = realistic_plan()
    kinds = Kinds(Context.of(plan, "ja"))
    rows = kinds.table().rows
    gaps = [gap for gap in plan.gaps if not gap.is_bridge]

    assert sum(int(row.cells[2].text) for row in rows) == len(gaps)
    for gap in gaps:
        told = next(row for row in rows if row.cells[0].text == gap.code)
        assert gap.finding.ja == kinds.finding(gap) + told.cells[1].note
        assert all(way.ja in told.cells[3].text for way in gap.remedies[1:]) or kinds.others(gap)


def test_projects_at_work_are_set_against_how_many_a_vendor_can_do():
    plan = tiny_plan()
    vendor = next(s.vendor for s in plan.case.systems if s.id == "S_fixed_asset_tax")
    limit = VendorCapacity(vendor=str(vendor), parallel_projects=1)
    case = plan.case.model_copy(update={"vendors": (limit,), "parallel_projects": 2})
    context = Context.of(plan.model_copy(update={"case": case}), "ja")

    theirs, own = loads(context)
    assert max(theirs.used.values()) == 1
    assert set(theirs.there.values()) == {1}
    assert max(own.used.values()) <= 2
    assert all(own.used[month] >= used for month, used in theirs.used.items())
    view = load_view(context)
    assert view is not None
    assert len(view.strips) == 2
    assert "収まっています" in view.said


def test_the_bars_of_the_comparison_add_up_to_the_spending():
    plan = realistic_plan()
    view = compare_view(Context.of(plan, "ja"))

    assert view is not None
    amounts = [row.cells[-1].sort for row in view.table.rows]
    possible = [row.cash_yen for row in plan.baselines if row.feasible]
    assert amounts[0] == str(plan.cost.cash_yen)
    assert {int(amount) for amount in amounts[1:] if amount != "0"} <= set(possible)


def test_assumed_values_do_not_count_as_stated():
    plan = realistic_plan()
    fields = {(field.section, field.key): field for field in fields_of(plan.case)}

    months = fields["systems", "project_months"]
    assert (months.known, months.assumed) == (0, len(plan.cutovers))
    assert fields["policy", "lead_months"].assumed == 1


def test_every_word_of_the_glossary_is_used_on_the_page():
    for lang in ("ja", "en"):
        plan = realistic_plan()
        page = render_html(plan, lang=lang, drawings=draw(plan, lang=lang, engines=())).lower()
        begin = page.index('<section id="glossary"')
        rest = page[:begin] + page[page.index("</section>", begin) :]
        for row in glossary(Context.of(plan, lang)).rows:
            assert row.cells[0].text.lower() in rest, row.cells[0].text


def test_paper_counts_the_rows_that_it_leaves_out():
    context = Context.of(large_plan(), "ja")
    found = matrix(context)
    assert found is not None
    table = on_paper(context, found.table, "paper.earliest", first_rows(10))

    assert table is not None
    assert sum("later" in row.classes for row in table.rows) == len(table.rows) - 10
    assert str(len(table.rows) - 10) in table.paper
    assert on_paper(context, found.table, "paper.earliest", first_rows(10**6)) is found.table


def test_what_the_page_can_read_from_a_cell_is_not_said_twice():
    assert Cell("1,200", sort="1200").sort_key == ""
    assert Cell("R9.4.26", sort="2027-04-26").sort_key == ""
    assert Cell("R8年度末", sort="2027-03-31").sort_key == "2027-03-31"
    assert Cell("288万円", sort="2880000").sort_key == "2880000"
