"""The page about lots: right sums, honest words, and nothing of what a body keeps to itself."""

import io
import re
import zipfile

import pytest

from migplan.joint.lots.choice import Chosen, saving_of, spared
from migplan.joint.lots.sharing import lots_for_group
from migplan.model.gap import YenRange
from migplan.model.joint_group import Withheld
from migplan.model.lots import Lots
from migplan.report.joint.lots_page import lots_page
from migplan.report.joint.page import JointPage, render_joint
from migplan.report.joint.workbook import joint_workbook
from migplan.report.views.table import Table
from tests.joint.lots_made import MAN, a_body, a_lot, a_member, lots_of, many_lots, some_lots
from tests.joint.markets import a_market, an_atom


def _table(page: JointPage, key: str) -> Table:
    parts = (*page.front, *page.parts)
    return next(table for part in parts for table in part.tables if table.key == key)


def _everything(lots: Lots) -> str:
    """All that is written, in both languages, without the marks that part thousands."""
    texts = [lots.model_dump_json()]
    for lang in ("ja", "en"):
        page = lots_page(lots, lang)
        texts.append(render_joint(page))
        with zipfile.ZipFile(io.BytesIO(joint_workbook(page))) as book:
            texts += [book.read(name).decode("utf-8", "replace") for name in book.namelist()]
    return "\n".join(texts).replace(",", "")


def test_the_shares_of_every_split_add_up_to_the_yen_on_the_page():
    lots = some_lots()
    shared = f"{lots.lots[0].shared_yen:,}"

    table = _table(lots_page(lots, "ja"), "lot-A-shares")

    known = [row.cells[1:] for row in table.rows if row.cells[-1].text != "―"]
    assert len(known) == 3
    for *cells, total in known:
        assert total.text == shared
        assert sum(int(cell.text.replace(",", "")) for cell in cells) == lots.lots[0].shared_yen


def test_who_pays_more_than_alone_is_marked_in_words_and_said_on_page_one():
    page = lots_page(some_lots(), "ja")

    gains = _table(page, "lot-A-gains")

    badges = {cell.text: cell.badge for row in gains.rows for cell in row.cells if cell.badge}
    assert badges["−999,997"] == "▲ 単独より増"
    assert "双葉村は単独より100万円増えます" in dict(page.points)["負担の分け方"]


def test_a_split_that_cannot_be_reckoned_says_why():
    part = next(part for part in lots_page(some_lots(), "ja").parts if part.key == "lot-A-split")

    assert "「人口割」は計算できません：人口の分からない団体があります" in part.points


def test_page_one_says_that_the_joint_cost_is_above_today():
    page = lots_page(some_lots(), "ja")

    assert (
        "今の経費（1.80億円）よりは、共同でも6,170万円増えます"
        in dict(page.points)["今の経費との差"]
    )
    assert "今の経費より増える額" in [stat.label for stat in page.stats]


def test_where_nobody_fits_the_page_says_so_and_why():
    lots = lots_of(
        bodies=(a_body("a", "青葉町"), a_body("b", "若葉町")), alone={"a": ("x",)}, exact=True
    )

    page = lots_page(lots, "ja")

    assert page.answer == "まとめて調達すると費用が減る組合せは、見つかりませんでした。"
    assert dict(page.points)["理由"].startswith("1組の団体のうち、移行前の業務が共通する組は")
    assert not page.stats
    assert "組合せは、見つかりませんでした" in render_joint(page)


@pytest.mark.parametrize("lots", [some_lots(), many_lots(60, 12)], ids=["council", "prefecture"])
def test_the_english_page_is_complete_and_no_key_is_shown(lots: Lots):
    page = lots_page(lots, "en")
    html = render_joint(page)

    assert not re.search(r"lots\.[a-z_]+\b(?!json)", re.sub(r"lots\.json", "", html))
    assert not re.search(
        "[ぁ-ん]{3}", "".join([page.answer, page.status, *(c for _, c in page.points)])
    )
    assert len(html.encode()) < 2_000_000


def test_many_lots_are_told_in_sums_and_one_part_each():
    page = lots_page(many_lots(60, 12), "ja")

    assert [part.key for part in page.front] == ["when", "lots"]
    assert sum(part.key.startswith("lot-") for part in page.parts) == 12
    assert not [part.key for part in page.parts if part.key.endswith("-split")]


_MONEY = (987_654_301, 987_654_302, 987_654_303, 987_654_304, 987_654_305, 987_654_306)
_PRODUCT = "秘密のパッケージ"


def _with_a_secret() -> Lots:
    """Amounts and a product of one member that nobody else has."""
    alone, today, own, moving, estimate, by_kind = _MONEY
    secret = a_member(
        "b",
        (4, 2),
        vendor="秘密の事業者",
        alone_yen=alone,
        today_yen=today,
        own_yen=own,
        moving_yen=moving,
        estimate_yen=estimate,
        by_kind={"bridge_setup": by_kind},
    )
    secret = secret.model_copy(
        update={
            "systems": tuple(
                s.model_copy(update={"package": _PRODUCT, "name": f"{_PRODUCT}（{s.system}）"})
                for s in secret.systems
            )
        }
    )
    members = (a_member("a", (0, 1)), secret, a_member("c", (2,)))
    names = {"b": {s.system: s.name for s in members[1].systems}}
    lots = (a_lot("lot-1", members, package=_PRODUCT, vendor="秘密の事業者"),)
    return some_lots(lots=lots, names=names)


def test_what_a_body_keeps_reaches_no_output_not_even_by_subtraction():
    full = _with_a_secret()
    kept = {"b": frozenset({Withheld.MONEY, Withheld.VENDORS})}
    known = _everything(full)
    assert all(str(yen) in known for yen in _MONEY)
    assert _PRODUCT in known

    told = lots_for_group(full, kept, {"b": dict.fromkeys(full.names["b"], "住民基本台帳")})
    written = _everything(told)

    lot = full.lots[0]
    ranges = (lot.alone_yen, lot.joint_yen, lot.today_yen, lot.saving_yen)
    sums = [
        level
        for one in ranges
        if isinstance(one, YenRange)
        for level in (one.low, one.typical, one.high)
    ]
    payments = [
        yen for split in lot.splits for yen in (*split.pays.values(), *split.shares.values())
    ]
    secrets = {*_MONEY, *(yen for yen in (*sums, *payments) if abs(yen) > 1000 * MAN)}
    assert not [yen for yen in secrets if str(abs(yen)) in written]
    assert _PRODUCT not in written
    assert "秘密の事業者" not in written
    assert "非共有" in written
    assert told.lots[0].splits == ()
    assert [one.system for one in told.lots[0].members[1].systems] == ["s001", "s002"]


def test_contracts_that_are_kept_keep_the_amounts_that_follow_from_them():
    told = lots_for_group(some_lots(), {"b": frozenset({Withheld.CONTRACTS})}, {})

    member = told.lots[0].members[1]
    assert member.today_yen is None
    assert member.alone_yen is None
    assert {one.contract_end for one in member.systems} == {None}
    assert told.lots[0].members[0].today_yen is not None
    assert lots_for_group(some_lots(), {"b": frozenset({Withheld.GAPS})}, {}) == some_lots()


def test_savings_of_lots_add_up_to_the_choice_where_a_package_is_bought_in_parts():
    market = a_market([
        an_atom(0, 0, "a"), an_atom(0, 1, "b"), an_atom(0, 2, "c"),
        an_atom(1, 0, "a"), an_atom(2, 0, "b"),
    ])  # fmt: skip
    window = market.windows[0]
    lots = [Chosen("P", window, (0, 3)), Chosen("P", window, (1, 4))]

    savings = [
        market.alone(lot.atoms, freed) - (market.joint(lot.atoms, window) or 0)
        for lot, freed in zip(lots, spared(market, lots), strict=True)
    ]

    assert sum(savings) == saving_of(market, lots)
