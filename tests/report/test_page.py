import base64
import hashlib
import re

import pytest

from migplan.model.plan import CostKind, Plan
from migplan.report.drawings import draw
from migplan.report.html import render_html
from migplan.report.palette import WAVES
from tests.report import golden
from tests.report.adding_up import plan_of
from tests.report.plans import (
    backtest_plan,
    empty_plan,
    hostile_plan,
    invented_plan,
    large_plan,
    realistic_plan,
    tiny_plan,
)
from tests.report.reading import Reading

_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z]{3,}")


def page_of(plan: Plan, lang: str = "ja", paper: str = "a3") -> str:
    return render_html(plan, lang=lang, drawings=draw(plan, lang=lang, engines=()), paper=paper)


def plain_names(plan: Plan) -> Plan:
    """The plan with ids instead of names, so that all Japanese on the page is the report's own."""
    case = plan.case
    systems = tuple(
        s.model_copy(update={"name": s.id, "vendor": "V-1", "package": "P-1", "pin": None})
        for s in case.systems
    )
    case = case.model_copy(
        update={
            "systems": systems,
            "partners": tuple(p.model_copy(update={"name": p.id}) for p in case.partners),
            "linkages": tuple(x.model_copy(update={"data": "data"}) for x in case.linkages),
            "contracts": tuple(c.model_copy(update={"name": c.id}) for c in case.contracts),
            "municipality": case.municipality.model_copy(
                update={"name": "Testville", "references": ()}
            ),
            "assumptions": tuple(a.model_copy(update={"source": "s"}) for a in case.assumptions),
            "prices": tuple(p.model_copy(update={"source": "s"}) for p in case.prices),
        }
    )
    dates = {row.system: row.date for row in plan.cutovers}
    made = plan_of(case, dates)
    gaps = tuple(g.model_copy(update={"owner": "O-1"}) for g in made.gaps)
    return made.model_copy(update={"gaps": gaps})


def test_the_page_of_the_tiny_plan():
    golden.check("report/tiny.html", golden.content(page_of(tiny_plan())))


def test_equal_plans_give_equal_pages():
    assert page_of(realistic_plan()) == page_of(realistic_plan())


@pytest.mark.parametrize("make", [tiny_plan, realistic_plan, empty_plan, hostile_plan])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_page_is_whole_and_links_lead_somewhere(make, lang: str):
    reading = Reading(page_of(make(), lang))

    assert reading.elements["html"] == reading.elements["body"] == reading.elements["main"] == 1
    assert all(count == 1 for count in reading.ids.values()), reading.ids.most_common(3)
    inside = {link[1:] for link in reading.links if link.startswith("#")}
    assert inside <= set(reading.ids)
    assert all(link.startswith("#") or link == "data:," for link in reading.links)


def test_every_card_and_headline_of_an_empty_plan_says_plainly_that_nothing_moves():
    reading = Reading(page_of(empty_plan()))

    assert "切り替えるシステムはありません。" in reading.text
    assert "移行波ごとのロードマップ" not in reading.text
    assert "連携ギャップ" in reading.text
    assert {link[1:] for link in reading.links if link.startswith("#")} <= set(reading.ids)
    assert "None" not in reading.text


def test_a_hostile_plan_brings_no_element_and_no_handler():
    tame, wild = Reading(page_of(realistic_plan())), Reading(page_of(hostile_plan()))

    assert (
        wild.elements["script"] == tame.elements["script"] == 2
    )  # the code, and the linkages as data
    assert wild.elements["img"] == wild.elements["b"] - tame.elements["b"] == 0
    assert not {
        name
        for name in wild.attributes
        if name.startswith("on") or name in {"src", "action", "formaction"}
    }
    assert set(wild.elements) <= set(tame.elements)
    assert "<script>alert(1)</script>" in wild.text
    assert "{{ 7*7 }}" in wild.text
    assert "\u202e" not in page_of(hostile_plan())
    assert "\x00" not in page_of(hostile_plan())


def test_a_hostile_name_cannot_leave_the_style_sheet():
    page = page_of(hostile_plan())
    style = page[page.index("<style>") : page.index("</style>")]

    assert "alert\\28 2" in style
    assert "alert(" not in style
    assert page.count("<style>") == page.count("</style>") == 1


def test_the_policy_allows_this_script_and_nothing_else():
    page = page_of(tiny_plan())
    script = page.partition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

    assert (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:"
        in page
    )
    assert len(script.encode()) <= 32 * 1024
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")


def test_an_invented_sample_and_a_test_against_the_past_are_marked():
    for plan, mark in (
        (invented_plan(), "架空の見本データ"),
        (backtest_plan(), "過去の時点に立った検証"),
    ):
        page = page_of(plan)
        on_paper = "".join(f"\\{ord(char):x} " for char in f"■ {mark}：")

        assert f"<strong>{mark}</strong>" in page
        assert f'@top-right{{content:"{on_paper}' in page
    assert "架空" not in page_of(realistic_plan())


def test_the_headline_answers_how_many_when_on_time_at_what_cost_and_how_firm():
    text = Reading(page_of(realistic_plan())).text

    assert (
        "20システムを5回の移行波に分け、令和9年1月4日から令和10年9月19日までに切り替えます。"
        in text
    )
    assert (
        "2システムが期限に間に合いません（就学、健康管理）。" in text
        or "2システムが期限に間に合いません（健康管理、就学）。" in text
    )
    assert "追加費用は4.56億円です（単価の前提により2.83億円～7.80億円）。" in text
    assert "単価を上限に替えると、切替の順序が変わります。" in text
    assert "多くかかります。" in text


def test_weights_are_never_shown_as_money():
    plan = realistic_plan()
    weight = plan.cost.by_kind[CostKind.LATENESS]
    text = Reading(page_of(plan)).text

    assert weight > 0
    for amount in (weight, plan.cost.total_yen):
        assert f"{amount:,}" not in text
    assert "期限を過ぎるのは2システム、延べ12か月です。" in text


def test_every_figure_stands_beside_a_table_of_the_same():
    reading = Reading(page_of(realistic_plan()))

    tables = {
        "wave-table",
        "money-table",
        "bridge-table",
        "system-table",
        "domain-table",
        "rework-table",
        "gap-table",
        "baselines",
    }
    assert tables <= set(reading.ids)
    assert reading.elements["caption"] == reading.elements["table"]


def test_the_english_page_holds_no_japanese_of_its_own():
    text = Reading(page_of(plain_names(realistic_plan()), "en")).text

    assert not _JAPANESE.findall(text)


def test_the_japanese_page_holds_no_english_of_its_own():
    plan = plain_names(realistic_plan())
    data = {word for system in plan.case.systems for word in _LATIN.findall(system.id)}
    data |= {
        word
        for assumption in plan.case.assumptions
        for word in _LATIN.findall(assumption.key + assumption.statement.ja)
    }
    data |= {word for partner in plan.case.partners for word in _LATIN.findall(partner.id)}
    data |= {word for price in plan.case.prices for word in _LATIN.findall(price.key)}
    data |= {
        "Testville",
        "data",
        "GAP",
        "RPA",
        "API",
        "CSV",
        "Tab",
        "Enter",
        "Esc",
        "EUC",
        "eLTAX",
        "migplan",
        "SHA",
        "systems",
        "yaml",
        "waves",
        "root",
        "bound",
    }
    data |= {word for contract in plan.case.contracts for word in _LATIN.findall(contract.id)}
    text = Reading(page_of(plan)).text.replace(plan.provenance.inputs_sha256, "")

    # Names are cut where a picture has no room for them.
    own = {
        word for word in _LATIN.findall(text) if not any(known.startswith(word) for known in data)
    }
    assert not own


def test_a_large_body_stays_below_two_megabytes():
    assert len(page_of(large_plan()).encode()) < 2 * 1024 * 1024


def test_of_many_bridges_the_picture_shows_forty_pairs_and_counts_the_rest():
    page = page_of(large_plan())
    drawn = re.findall(r'<g class="edge ([^"]*)"', page)

    assert sum("more" not in classes.split() for classes in drawn) == 40
    assert re.search(r"残る\d+本は、システムを選ぶと現れます", page)


def test_a_smaller_paper_is_an_option():
    assert '<body class="a4">' in page_of(tiny_plan(), paper="a4")
    with pytest.raises(ValueError, match="no paper"):
        page_of(tiny_plan(), paper="letter")


def test_white_text_can_be_read_on_every_wave_colour():
    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        red, green, blue = (
            c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    assert all(1.05 / (light(colour) + 0.05) >= 4.5 for colour in WAVES)
