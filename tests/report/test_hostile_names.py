"""Hostile names in what the report writes; the workbooks have tests of their own."""

import json
import re
from itertools import pairwise

import pytest

from migplan.catalogue.catalogue import load_catalogue
from migplan.gaps.facts import Facts
from migplan.gaps.find import find_gaps
from migplan.graph.build import linkage_graph
from migplan.model.linkage import Method
from migplan.model.plan import Plan
from migplan.report.dot import system_dot, waves_dot
from migplan.report.files import report_files
from migplan.report.gap_book import register_book
from migplan.report.gap_json import register_json
from migplan.report.registered import Registered
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.width import cut, lines
from migplan.report.xlsx import xlsx_bytes
from tests.make import a_bridge, a_case, a_linkage, a_local, a_plan, a_system
from tests.report.hostile import HOSTILE
from tests.report.opened import formulas, texts
from tests.report.plans import HOSTILE as BREAKING_OUT
from tests.report.reading import Reading, svg_root

NAMES = tuple(dict.fromkeys((*HOSTILE, *BREAKING_OUT)))


def named_plan() -> Plan:
    """One moving system for each name, each linked with the next."""
    keys = [f"s{n:02d}" for n in range(len(NAMES))]
    pairs = list(pairwise(keys))
    case = a_case(
        *(
            a_system(key, name=name, vendor=name, package=name, owner=name)
            for key, name in zip(keys, NAMES, strict=True)
        ),
        *(a_linkage(a, b, data=NAMES[n]) for n, (a, b) in enumerate(pairs)),
    )
    dates = {key: f"2027-{n % 12 + 1:02d}-01" for n, key in enumerate(keys)}
    return a_plan(case, dates, bridges=tuple(a_bridge(a, b) for a, b in pairs))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_name_stands_whole_and_escaped_on_the_page(lang: str):
    files = report_files(named_plan(), lang=lang, engines=())
    reading = Reading(files["report.html"])
    told = " ".join(reading.text.split())

    for name in NAMES:
        assert " ".join(shown(name).split()) in told, name
    assert reading.elements["style"] == reading.elements["html"] == 1
    assert reading.elements["script"] == 3  # with the data of two sections
    assert not [name for name in reading.attributes if name.startswith("on") or name == "src"]
    for name, text in files.items():
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200f\u2028\u0085\x00-\x08]", text), name


def test_drawings_are_well_formed_and_hold_names_as_text_alone():
    files = report_files(named_plan(), engines=(), systems=("s01",))
    root = svg_root(files["waves.svg"])
    short = {shown(name) for name in NAMES if len(name) < 8 and shown(name).strip() == name}

    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        *("svg", "g", "rect", "path", "polygon", "text", "title")
    }
    drawn = {element.text or "" for element in root.iter()}
    assert len(short) > 2
    assert short <= drawn


def test_dot_quotes_whatever_a_name_holds():
    context = Context.of(named_plan(), "ja")
    for text in (waves_dot(context), system_dot(context, "s01")):
        for value in re.findall(r'label="((?:[^"\\]|\\.)*)"', text):
            assert not re.search(r"\\[NGELHT]", value.replace("\\\\", ""))
        assert len(re.sub(r'"(?:[^"\\]|\\.)*"', "", text).split('"')) == 1
        assert "<script" not in re.sub(r'"(?:[^"\\]|\\.)*"', "", text)


def test_the_register_of_gaps_holds_every_name_whole():
    case = a_case(
        *(
            part
            for n, name in enumerate(NAMES)
            for part in (
                a_system(f"m{n}", name=name, owner=name, businesses=("resident_record",)),
                a_local(f"x{n}", name=name, owner=name),
                a_linkage(f"m{n}", f"x{n}", data=name, method=Method.DIRECT_DB),
            )
        )
    )
    plan = a_plan(case, {f"m{n}": "2027-01-01" for n in range(len(NAMES))})
    gaps = find_gaps(Facts(case, load_catalogue(), linkage_graph(case), plan))
    found = Registered.of_plan(plan.model_copy(update={"gaps": gaps}))
    data = xlsx_bytes(register_book(found))
    told, listed = "\n".join(texts(data)), register_json(found)

    assert not formulas(data)
    for name in NAMES:
        kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", name).replace("\r", "\n")
        assert kept in told.replace("\r", "\n"), name
        assert json.dumps(name, ensure_ascii=False)[1:-1] in listed, name


@pytest.mark.parametrize(
    "name", ["家族👩🏽‍🚒👨‍👩‍👧", "🇯🇵🇯🇵🇯🇵", "葛\U000e0100飾\U000e0100", "か\u3099き\u3099"]
)
def test_what_is_read_as_one_character_is_never_parted(name: str):
    wholes = {
        "👩🏽‍🚒",
        "👨‍👩‍👧",
        "🇯🇵",
        "葛\U000e0100",
        "飾\U000e0100",
        "か\u3099",
        "き\u3099",
        "家",
        "族",
        "…",
    }
    pattern = "|".join(sorted(map(re.escape, wholes), key=len, reverse=True))
    for tenth in range(5, 90, 5):
        for row in (cut(name, tenth / 10), *lines(name, tenth / 10, 3)):
            assert re.sub(pattern, "", row) == "", (tenth, row)
