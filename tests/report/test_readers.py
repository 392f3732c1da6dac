import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from migplan.diagnostics.errors import MigplanError
from migplan.model.plan import Plan
from migplan.model.system import Pin
from migplan.model.wording import rounded
from migplan.report.audience import Audience
from migplan.report.drawings import draw
from migplan.report.files import report_files
from migplan.report.html import render_html
from migplan.report.redact.folder import folder_for
from migplan.report.redact.reader import for_reader
from migplan.report.redact.veil import Veil
from migplan.report.redact.vendor_name import vendors_of
from migplan.report.shapes.job import Job, Options
from migplan.report.shapes.make import make
from tests.make import a_case, a_local, a_plan, a_system
from tests.report import opened
from tests.report.canaries import (
    BANK,
    FAR,
    HIDDEN,
    MINE,
    MINE_NEAR,
    NEAR,
    NEAR_MINE,
    NUMBERS,
    OTHER,
    OWN,
    SERVED,
    STAYS,
    TO_BANK,
    TO_STAYS,
    TODAYS,
    canaries,
    marked_plan,
)
from tests.report.plans import empty_plan, hostile_plan, realistic_plan, tiny_plan
from tests.report.reading import Reading

OTHERS = [Audience.EXECUTIVE, Audience.VENDOR, Audience.PUBLIC]
_YEN = re.compile(r"[\d.,]+\s*[万億]?円|\d yen\b|[¥￥]|単価", re.IGNORECASE)
SHAPES_READ = ("html", "xlsx", "md", "svg", "pptx")
"""All but the PDF, which is the page; without its library there is no slide to be read."""
_SYSTEMS = (MINE, TODAYS, NEAR, FAR, STAYS)
_BODY = {"Municipality.name", "Plan.municipality"}

LEFT = {
    Audience.EXECUTIVE: {
        *_BODY,
        *_SYSTEMS,
        *(f"{key}:System.owner" for key in _SYSTEMS),
        *(f"{key}:Pin.{name}" for key in (MINE, TODAYS, NEAR, FAR) for name in ("owner", "reason")),
        *(MINE_NEAR, NUMBERS, HIDDEN, TO_BANK, TO_STAYS, SERVED, BANK),
        *("q9401z", "q9402z", "q9401z:Contract.name", "q9402z:Contract.name"),
        "ext_interim_server:Partner.name",
        "Assumption.statement",
        "FundingWindow.name",
        "ResidentNotice.changes",
        *(f"Baseline.{name}" for name in ("name", "title", "spacing", "why_not")),
        *(f"DecisionDue.{name}" for name in ("who", "what", "basis")),
        "Moved.reason",
        "Season.reason",
    },
    Audience.VENDOR: {
        *_BODY,
        *(MINE, TODAYS, OWN[:6], BANK, MINE_NEAR, TO_BANK, TO_STAYS),
        *("q9301z", f"{TODAYS}:System.current_package", f"{MINE}:DeferredFunction.name"),
        *(f"{key}:Linkage.data" for key in (NEAR_MINE, TO_BANK, TO_STAYS)),
        *(f"{key}:Gap.title" for key in (MINE, MINE_NEAR)),
        *("q9401z", "q9401z:Contract.name"),
        "Readiness.what",
        "Season.reason",
    },
    Audience.PUBLIC: {*_BODY, "ResidentNotice.changes"},
}
"""What of the marked plan each reader gets to see: every other text of it is left out."""


def vendor_of(audience: Audience, vendor: str = OWN) -> str:
    return vendor if audience is Audience.VENDOR else ""


def all_shapes(plan: Plan, audience: Audience, vendor: str = OWN) -> str:
    """Everything that is written for a reader, with the names of the files."""
    found: list[str] = []
    for lang in ("ja", "en"):
        options = Options(
            lang=lang,
            audience=audience,
            vendor=vendor_of(audience, vendor),
            before=unlike(plan),
            engines=(),
        )
        made = make(Job(plan, options), SHAPES_READ)
        found += [f"{name}\n{text_of(content)}" for name, content in made.files.items()]
    return "\n".join(found)


def text_of(content: str | bytes) -> str:
    """A text, or all parts of a workbook or slide."""
    if isinstance(content, str):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def unlike(plan: Plan) -> Plan:
    """An earlier version that differs in dates, systems, contracts and all that is limited."""
    systems = tuple(s.model_copy(update={"pin": None, "engineers": 9}) for s in plan.case.systems)
    case = {"systems": systems, "contracts": (), "vendors": (), "staff": None, "linkages": ()}
    rows = tuple(
        row.model_copy(update={"date": row.date.replace(year=row.date.year + 1)})
        for row in plan.cutovers
    )
    return plan.model_copy(
        update={"case": plan.case.model_copy(update=case), "cutovers": rows, "bridges": ()}
    )


@pytest.mark.parametrize("audience", OTHERS)
def test_of_all_texts_of_a_plan_a_reader_gets_those_that_are_named_here(audience: Audience):
    marked = marked_plan()
    left = for_reader(marked.plan, audience, vendor_of(audience)).model_dump_json()

    assert {marked.texts.get(canary, canary) for canary in canaries(left)} == LEFT[audience]


@pytest.mark.parametrize("audience", OTHERS)
def test_every_shape_tells_no_more_than_the_plan_that_is_left(audience: Audience):
    marked = marked_plan()

    shown = {
        marked.texts.get(canary, canary) for canary in canaries(all_shapes(marked.plan, audience))
    }

    assert shown <= LEFT[audience]
    assert "Municipality.name" in shown


@pytest.mark.parametrize("audience", [Audience.VENDOR, Audience.PUBLIC])
def test_no_yen_of_a_plan_reaches_anybody_outside_in_any_form(audience: Audience):
    marked = marked_plan()
    left = for_reader(marked.plan, audience, vendor_of(audience)).model_dump_json()
    text = all_shapes(marked.plan, audience)

    assert len(marked.amounts) > 100
    for yen, place in marked.amounts.items():
        forms = (str(yen), f"{yen:,}", rounded(yen, "ja"), rounded(yen, "en"))
        assert str(yen) not in left, place
        assert not any(form in text for form in forms), place


@pytest.mark.parametrize("make", [realistic_plan, tiny_plan])
@pytest.mark.parametrize("audience", [Audience.VENDOR, Audience.PUBLIC])
def test_outsiders_read_neither_an_amount_nor_another_vendors_name(make, audience: Audience):
    plan = make()
    mine, *others = vendors_of(plan)
    text = all_shapes(plan, audience, mine)

    assert not _YEN.search(" ".join(Reading(text).words))
    assert not _YEN.search(re.sub(r"(?s)<style>.*?</style>|<script>.*?</script>", "", text))
    assert not [name for name in others if name in text]
    assert (mine in text) is (audience is Audience.VENDOR)


@pytest.mark.parametrize("make", [tiny_plan, realistic_plan, empty_plan, hostile_plan])
@pytest.mark.parametrize("audience", OTHERS)
def test_the_page_of_every_reader_is_whole_and_links_lead_somewhere(make, audience: Audience):
    plan = make()
    seen = for_reader(plan, audience, vendor_of(audience, vendors_of(plan)[0]))
    drawings = draw(seen, engines=(), audience=audience)
    reading = Reading(render_html(seen, drawings=drawings, audience=audience))

    assert reading.elements["main"] == 1
    assert all(count == 1 for count in reading.ids.values())
    assert {link[1:] for link in reading.links if link.startswith("#")} <= set(reading.ids)
    assert "None" not in reading.text
    assert "この資料には" in reading.text
    assert "暫定連携は要りません" not in reading.text or not plan.bridges


def test_a_neighbour_is_called_by_its_business_with_the_date_of_its_cutover():
    plan = for_reader(marked_plan().plan, Audience.VENDOR, OWN)
    names = {system.name for system in plan.case.systems}
    pages = report_files(marked_plan().plan, audience=Audience.VENDOR, vendor=OWN, engines=())

    assert "国民年金" in names
    assert "児童手当" not in names
    assert "R9.9.21" in pages["report.html"]
    assert f"事業者向け（{OWN}）" in pages["report.html"]
    assert {"report.html", "waves.dot", "waves.svg"} == set(pages)


@pytest.mark.parametrize("audience", OTHERS)
def test_a_reader_gets_the_sheets_of_its_sections_and_no_none_of_what_it_does_not_see(
    audience: Audience,
):
    options = Options(audience=audience, vendor=vendor_of(audience), engines=())
    files = make(Job(marked_plan().plan, options), ("xlsx", "md")).files
    texts = opened.texts(bytes(files["report.xlsx"]))  # pyright: ignore[reportArgumentType]
    registers = [
        text for text in texts if text.startswith(("暫定連携の一覧", "連携ギャップの一覧"))
    ]

    assert "該当するものはありません" not in texts
    assert "0件" not in str(files["summary.md"])
    assert len(registers) == (2 if audience is Audience.VENDOR else 0)
    assert ("移行期限" in texts) is (audience is not Audience.PUBLIC)


def test_executives_read_no_vendor_in_what_is_said_of_a_pin():
    pin = Pin(date=date(2027, 1, 4), owner="青葉情報", reason="青葉情報の都合")
    system = a_system("x", vendor="青葉情報", pin=pin)

    left = for_reader(a_plan(a_case(system), {"x": "2027-01-04"}), Audience.EXECUTIVE)
    assert "青葉" not in left.model_dump_json()


def test_two_systems_of_one_business_have_names_of_their_own_that_no_version_changes():
    systems = [a_local(key, name=key, local_kind="rpa") for key in ("acme-2", "acme-1")]
    case = a_case(*systems, a_system("x", name="ACME"), roles={})
    plan = a_plan(case, {"acme-1": "2027-01-04", "acme-2": "2027-05-06", "x": "2027-05-06"})

    left = for_reader(plan, Audience.PUBLIC).case.systems
    assert sorted(system.name for system in left) == ["RPA", "RPA（2）", "その他のシステム"]
    assert not [system.id for system in left if "acme" in system.id]


def test_a_vendor_that_the_plan_does_not_know_is_refused_with_those_that_come_near():
    plan = realistic_plan()
    for name, near in (
        ("青葉", "青葉情報"),
        ("白川ソフド", "白川ソフト"),
        ("どこにもない", "計画にある事業者"),
    ):
        with pytest.raises(MigplanError, match=near):
            for_reader(plan, Audience.VENDOR, name)
    with pytest.raises(MigplanError, match="--vendor"):
        for_reader(plan, Audience.VENDOR)
    with pytest.raises(MigplanError, match="--audience vendor"):
        for_reader(plan, Audience.PUBLIC, "青葉情報")
    assert for_reader(plan, Audience.VENDOR, "青葉 情報").case.vendors == ()


def test_an_earlier_version_without_the_vendor_holds_nothing_of_it():
    left = for_reader(realistic_plan(), Audience.VENDOR, "新しい事業者", known=False)

    assert (left.cutovers, left.bridges, left.case.systems, left.case.linkages) == ((), (), (), ())


def test_a_veil_hides_a_vendor_with_and_without_its_legal_form_and_nothing_of_the_reader():
    veil = Veil(["株式会社海野電算", "富士", "国民年金"], ["富士山情報"])

    assert veil("海野電算の形式、富士山情報、国民年金") == "（非公開）の形式、富士山情報、国民年金"


def test_the_files_for_a_reader_go_into_a_folder_of_their_own():
    out = Path("out")

    assert folder_for(out, Audience.DIVISION) == out
    assert folder_for(out, Audience.PUBLIC) == out / "for-public"
    assert folder_for(out, Audience.VENDOR, "甲/乙:..") == out / "for-vendor-甲_乙_"


def test_other_vendors_engineers_are_no_ones_business():
    plan = for_reader(marked_plan().plan, Audience.VENDOR, OWN)

    assert [limit.vendor for limit in plan.case.vendors] == [OWN]
    assert plan.case.staff is None
    assert OTHER not in plan.model_dump_json()
