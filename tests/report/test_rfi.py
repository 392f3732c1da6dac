from datetime import date

import pytest

from migplan.catalogue.catalogue import load_catalogue
from migplan.gaps.facts import Facts
from migplan.gaps.find import find_gaps
from migplan.graph.build import linkage_graph
from migplan.model.case import Assumption, Case
from migplan.model.contract import ContractKind
from migplan.model.dates import Precision, RoughDate
from migplan.model.linkage import Method
from migplan.model.system import CharacterSet, Disposition, Pin, System
from migplan.report.csv_text import csv_bytes
from migplan.report.handover import Basis
from migplan.report.rfi import rfi_book, rfi_files, rfi_table
from migplan.report.rfi_questions import QUESTIONS
from migplan.report.words import Words
from migplan.report.xlsx import xlsx_bytes
from tests.make import a_case, a_contract, a_linkage, a_local, a_plan, a_system, said
from tests.report.hostile import HOSTILE
from tests.report.opened import csv_rows, formulas, texts, workbook


def a_basis(case: Case, cutovers: dict[str, str] | None = None) -> Basis:
    gaps = find_gaps(Facts(case, load_catalogue(), linkage_graph(case)))
    if cutovers is None:
        return Basis(case, gaps, {}, stated={system.id: system for system in case.systems})
    return Basis.of_plan(a_plan(case, cutovers).model_copy(update={"gaps": gaps}))


def asked(basis: Basis, lang: str = "ja") -> set[str]:
    """Keys of the questions that are asked."""
    words = Words(lang)
    keys = {words(f"ask.{key}"): key for _, key, _ in QUESTIONS}
    return {
        keys[str(row[7])] for row in rfi_table(basis, load_catalogue(), lang).rows if row[7] in keys
    }


def facts_of(basis: Basis) -> dict[str, tuple[str, str]]:
    rows = csv_rows(csv_bytes(rfi_table(basis, load_catalogue())))
    return {row["項目"]: (row["内容・質問"], row["確度"]) for row in rows if row["区分"] == "現状"}


def gakudo(**fields: object) -> System:
    return a_local("gakudo", name="学童", **fields)


def test_there_is_a_sheet_for_each_system_outside_the_standard_and_an_index():
    case = a_case(a_system("juki"), a_local("b", name="学童"), a_local("a", name="学童"))
    book = rfi_book(a_basis(case), load_catalogue())

    assert [sheet.name for sheet in book.sheets] == ["一覧", "学童", "学童 (2)"]
    first = workbook(xlsx_bytes(book))["一覧"]
    links = [cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink]
    assert links == ["'学童'!A1", "'学童 (2)'!A1"]


def test_what_is_known_assumed_and_unknown_is_told_apart():
    stated = gakudo(disposition=None, owner="子ども課")
    case = a_case(gakudo(owner="子ども課"))
    facts = facts_of(Basis(case, (), {}, stated={"gakudo": stated}))

    assert facts["主管課"] == ("子ども課", "○")
    assert facts["対応方針"] == ("そのまま使う", "△")
    assert facts["扱える文字"] == ("不明", "？")


def test_a_plan_knows_what_was_assumed_too():
    assumed = Assumption(key="system:disposition", statement=said(), subjects=("gakudo",))
    case = a_case(gakudo(), assumptions=(assumed,))

    assert facts_of(a_basis(case, {}))["対応方針"] == ("そのまま使う", "△")


def test_a_linkage_comes_with_the_date_of_its_other_end():
    case = a_case(
        a_system("juki", name="住民記録", vendor="青葉"),
        gakudo(),
        a_linkage("juki", "gakudo", data="児童の情報"),
    )
    rows = csv_rows(csv_bytes(rfi_table(a_basis(case, {"juki": "2027-01-04"}), load_catalogue())))
    (text,) = [row["内容・質問"] for row in rows if row["区分"] == "連携"]

    for part in ("相手：住民記録", "相手の切替日：R9.1.4", "データ：児童の情報", "頻度：不明"):
        assert part in text


def test_questions_follow_from_what_is_unknown():
    known = gakudo(
        character_set=CharacterSet.MJ_PLUS,
        personal_number=False,
        non_residents=False,
        protected_persons=False,
        hosting_after="lgwan_asp",
    )

    unknown = {"characters", "number", "persons", "hosting", "contract", "no_linkages"}
    assert unknown <= asked(a_basis(a_case(gakudo())))
    assert not asked(a_basis(a_case(known))) & {"characters", "number", "persons", "hosting"}


def test_questions_follow_from_the_gaps():
    case = a_case(
        a_system("juki"),
        gakudo(character_set=CharacterSet.GAIJI),
        a_linkage("juki", "gakudo", method=Method.DIRECT_DB),
        a_linkage("gakudo", "juki", standard=False),
    )

    found = asked(a_basis(case))
    assert {"direct_db", "intake", "few_characters", "standard", "no_dates"} <= found
    assert "no_linkages" not in found
    assert "dates" not in found
    assert "dates" in asked(a_basis(case, {"juki": "2027-01-04"}))


def test_a_system_that_is_switched_off_is_not_asked_to_change():
    case = a_case(
        gakudo(disposition=Disposition.RETIRE, retire_on=RoughDate(day=date(2028, 3, 31)))
    )

    found = asked(a_basis(case))
    assert {"until_end", "end_cost", "data_out"} <= found
    assert not found & {"cost", "lead", "hosting", "standard", "support"}


def test_neither_prices_nor_notes_nor_people_go_to_a_vendor():
    case = a_case(
        gakudo(
            disposition=Disposition.RENEW,
            note="内緒の備考",
            source="内緒の出典",
            pin=Pin(date=date(2027, 1, 4), owner="山田太郎", reason="内緒の理由"),
        ),
        a_contract(
            "K1",
            "gakudo",
            name="内緒の契約",
            kind=ContractKind.LEASE,
            monthly_yen=1_234_567,
            extension_monthly_yen=7_654_321,
            end=RoughDate(day=date(2027, 3, 31), precision=Precision.FISCAL_YEAR),
            note="内緒の値引き",
        ),
    )
    basis = a_basis(case, {"gakudo": "2027-01-04"})

    everything = "\n".join(
        [
            *texts(xlsx_bytes(rfi_book(basis, load_catalogue()))),
            csv_bytes(rfi_table(basis, load_catalogue())).decode(),
        ]
    )
    assert "賃貸借　満了 R8年度末" in everything
    for secret in ("内緒", "山田", "1234567", "1,234,567", "7654321", "7,654,321"):
        assert secret not in everything


def test_every_question_is_asked_of_somebody_and_in_both_languages():
    for lang in ("ja", "en"):
        words = Words(lang)
        assert len({words(f"ask.{key}") for _, key, _ in QUESTIONS}) == len(QUESTIONS)


def test_a_folder_holds_one_file_for_each_system_and_an_index():
    case = a_case(
        a_local("a.b", name="甲/乙"), a_local("A.B", name="甲/乙"), a_local("c", name="..")
    )
    files = rfi_files(a_basis(case), load_catalogue())

    assert len({name.casefold() for name in files}) == 4
    assert "rfi-index.xlsx" in files
    for name in files:
        assert not set(name) & set('<>:"/\\|?*')
    assert len(workbook(files["rfi-A.B-甲_乙.xlsx"]).worksheets) == 2  # and the list of choices


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_hostile_names_appear_whole_as_text(lang: str):
    for text in HOSTILE:
        case = a_case(
            a_system("juki", name=text, vendor=text),
            a_local("gakudo", name=text, owner=text, vendor=text, functions_used=(text,)),
            a_linkage("juki", "gakudo", data=text),
        )
        basis = a_basis(case, {"juki": "2027-01-04"})
        data = xlsx_bytes(rfi_book(basis, load_catalogue(), lang))

        found = texts(data)
        assert found.count(text) >= 4, text
        assert sum(1 for cell in found if text in cell) >= 6, text
        assert not formulas(data)
        for row in csv_rows(csv_bytes(rfi_table(basis, load_catalogue(), lang))):
            for value in row.values():
                assert not value.startswith(("=", "+", "-", "@", "\t"))


def test_the_same_questionnaire_has_the_same_bytes():
    case = a_case(a_system("juki"), gakudo(), a_linkage("juki", "gakudo"))
    first, second = (xlsx_bytes(rfi_book(a_basis(case), load_catalogue())) for _ in range(2))

    assert first == second


def test_a_body_without_such_systems_gets_an_empty_index():
    book = rfi_book(a_basis(a_case(a_system("juki"))), load_catalogue())

    assert [len(sheet.rows) for sheet in book.sheets] == [0]
    assert workbook(xlsx_bytes(book)).sheetnames == ["一覧"]
