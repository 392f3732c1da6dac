"""The page of a comparison: equal bytes, sums, and nothing that a body keeps to itself."""

import io
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest

from migplan.catalogue.catalogue import load_catalogue
from migplan.joint.compare import Side, compare, shared
from migplan.model.comparison import Comparison
from migplan.model.dates import RoughDate
from migplan.model.joint_group import Withheld
from migplan.model.municipality import Municipality
from migplan.model.plan import Cost, DecisionDue, Plan
from migplan.report.document import document_text
from migplan.report.joint.compare.page import page_of
from migplan.report.joint.page import render_joint
from migplan.report.joint.workbook import joint_workbook
from tests.make import a_case, a_contract, a_local, a_plan, a_system, said
from tests.report.plans import HOSTILE

CANARIES = (
    *("カナリア商会", "カナリアパック", "カナリア契約", "カナリア理由"),
    *("777,777", "777777", "78万円", "888,888", "888888", "2027-02-27", "R9.2.27"),
)
"""Names, yen and days of the body that shares nothing."""


def a_secretive_plan(name: str = "西町") -> Plan:
    """A plan full of canaries."""
    case = a_case(
        a_system(
            "juki",
            name="住民記録（カナリアパック）",
            businesses=("resident_record",),
            vendor="株式会社カナリア商会",
            package="カナリアパック",
            current_vendor="カナリア商会",
        ),
        a_local("canary", name="カナリア商会連携台帳"),
        a_contract(
            "c1",
            "juki",
            name="カナリア契約",
            vendor="カナリア商会",
            end=RoughDate.model_validate("2027-02-27"),
            monthly_yen=888_888,
        ),
        municipality=Municipality(name=name),
    )
    cost = Cost(
        total_yen=777_777,
        cash_yen=777_777,
        low_yen=777_777,
        high_yen=777_777,
        by_kind={"contract_extension": 777_777},
        by_fiscal_year={"2027": {"contract_extension": 777_777}},
    )
    due = (
        ("contracts:x", "カナリア契約を延長する"),
        ("budget:2027", "78万円を計上する"),
        ("wave:001", "カナリア商会に発注する"),
    )
    plan = a_plan(case, {"juki": "2027-04-01"}, cost=cost)
    reason = said("カナリア理由", "canary")
    return plan.model_copy(
        update={
            "cutovers": tuple(c.model_copy(update={"reason": reason}) for c in plan.cutovers),
            "decisions_due": tuple(
                DecisionDue(key=key, due=case.as_of, who=said(), what=said(what), basis=said())
                for key, what in due
            ),
        }
    )


def a_body(name: str, day: str = "2027-07-01") -> Plan:
    """Two systems, one package."""
    case = a_case(
        a_system("juki", name="住民情報", businesses=("resident_record",), package="甲"),
        a_system("zei", name="税", businesses=("fixed_asset_tax",), package="甲"),
        municipality=Municipality(name=name),
    )
    return a_plan(case, {"juki": day, "zei": "2027-07-01"})


def outputs(comparison: Comparison) -> Iterator[str]:
    """All that is written, as text."""
    for lang in ("ja", "en"):
        yield render_joint(page_of(comparison, lang, for_group=True))
        sheets = joint_workbook(page_of(comparison, lang, for_group=True, for_book=True))
        book: Any = openpyxl.load_workbook(io.BytesIO(sheets))
        yield "\n".join(
            f"{cell.value} {cell.number_format}"
            for sheet in book
            for line in sheet
            for cell in line
        )
    yield document_text(comparison)


def sides(*withholds: Withheld) -> list[Side]:
    return [
        Side("a", "例示市", a_body("例示市")),
        Side("b", "西町", a_secretive_plan(), withholds),
        Side("c", "南村", a_body("南村", "2027-10-01")),
    ]


def test_what_a_body_withholds_reaches_no_output():
    catalogue = load_catalogue()
    secretive = sides(*Withheld)
    full = compare(secretive, catalogue)
    for_all = shared(full, secretive, catalogue)

    known = "\n".join(outputs(full))
    assert all(canary in known for canary in ("カナリア商会", "カナリア契約を", "777,777"))
    for text in outputs(for_all):
        assert [canary for canary in CANARIES if canary in text] == []
    page = render_joint(page_of(for_all, "ja", for_group=True))
    assert "グループ内共有用" in page
    assert "非共有" in page


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_page_has_a_row_for_every_body_and_equal_bytes(lang: str):
    made = compare(sides(), load_catalogue())
    page = page_of(made, lang)

    text = render_joint(page)
    assert text == render_joint(page_of(made, lang))
    assert joint_workbook(page) == joint_workbook(page_of(made, lang))
    figures = next(t for part in page.front for t in part.tables if t.key == "figures-table")
    assert [row.cells[0].text for row in figures.rows] == ["例示市", "西町", "南村"]
    assert figures.foot[0].cells[1].text == "5"
    assert {part.key for part in page.parts} >= {"businesses", "why", "money-parts", "unmatched"}


def test_names_of_people_cannot_break_the_page():
    evil = [*HOSTILE[:6]]
    systems = (a_system(f"s{n}", name=name, vendor=name) for n, name in enumerate(evil))
    case = a_case(*systems, municipality=Municipality(name=evil[0]))
    plan = a_plan(case, {key: "2027-04-01" for unit in case.units for key in unit})
    both = [Side("a", evil[1], plan), Side("b", "西町", a_secretive_plan())]

    text = render_joint(page_of(compare(both, load_catalogue()), "ja"))

    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_versions_without_a_difference_say_so():
    plan = a_body("東市")
    both = [Side("a", "現案", plan), Side("b", "比較案", plan)]

    page = page_of(compare(both, load_catalogue()), "ja")

    assert page.answer == "2案の切替日と費用は全て同じです。"
    why = next(part for part in page.parts if part.key == "why")
    assert why.points == ("「比較案」に違いはありません。",)
    assert not why.tables
