"""The gap register: each row says where things stand, what to do, who, by when and for how much."""

from datetime import date

from migplan.gaps.action import cost_words
from migplan.gaps.find import find_gaps
from migplan.gaps.register import RegisterRow, register
from migplan.gaps.route import Way, route_after, route_today
from migplan.gaps.sight import Sight
from migplan.gaps.stand import stand
from migplan.model.gap import CostBasis, Gap, YenRange
from migplan.model.linkage import Method
from migplan.model.system import State, SystemKind
from tests.gaps.examples import GAKUDO, ZEI, some_facts
from tests.make import a_bridge, a_case, a_linkage, a_local, a_plan, a_system, said

VIEW = a_linkage("zei", "gakudo", data="所得", method=Method.DIRECT_DB)
JUKI = a_system("juki")
DATES = {"zei": "2027-09-21", "juki": "2027-01-04"}


def the_row() -> RegisterRow:
    facts = some_facts(ZEI, GAKUDO, VIEW, dates={"zei": "2027-01-01"})
    assert facts.plan
    gaps = [gap for gap in find_gaps(facts) if gap.code == "GAP003"]
    addresses = {"linkage:zei>gakudo": "l.csv:2", "system:zei": "s.yaml:3", "system:x": "s.yaml:9"}
    (row,) = register(facts.case, gaps, addresses, facts.plan)
    return row


def test_a_row_names_ends_owners_dates_and_evidence():
    row = the_row()

    assert [(end.name, end.owner) for end in row.ends] == [
        ("総合税システム", "税務課"),
        ("学童保育システム", "こども課"),
    ]
    assert (row.who, row.due, row.needed_by) == ("こども課", date(2026, 10, 1), date(2027, 1, 1))
    assert row.todo.ja == row.remedies[0].ja
    assert [entry.address for entry in row.evidence] == ["l.csv:2", "s.yaml:3"]
    assert row.stand.today.ja == "旧→現行のまま"
    assert row.stand.during.ja == "旧→現行のまま（R9.1.1 の切替まで）"
    assert row.stand.after.ja == "新→現行のまま（R9.1.1 から）"


def test_between_two_cutovers_one_end_is_new_and_the_other_old():
    case = a_case(ZEI, JUKI)
    sight = Sight(case, a_plan(case, DATES))

    assert stand(("zei", "juki"), sight, flow=True).during.ja == "旧→新（R9.1.4～R9.9.21）"
    assert stand(("juki", "zei"), sight, flow=True).during.ja == "新→旧（R9.1.4～R9.9.21）"
    assert stand(("juki", "zei"), Sight(case), flow=True).during.ja == "計画がないため未定"


def test_a_linkage_whose_ends_cut_over_together_is_never_mixed():
    case = a_case(ZEI, JUKI)
    sight = Sight(case, a_plan(case, dict.fromkeys(DATES, "2027-01-04")))

    assert "混在なし" in stand(("zei", "juki"), sight, flow=True).during.ja


def test_routes_tell_standard_linkage_common_function_and_what_nobody_agreed():
    hub = a_system("hub", kind=SystemKind.COMMON_FUNCTION, state=State.LIVE)
    live = a_system("live", state=State.LIVE)
    case = a_case(ZEI, JUKI, hub, live, GAKUDO)
    sight = Sight(case)

    standard = a_linkage("juki", "zei", standard=True)
    assert route_today(standard, sight).words.ja == "ファイル連携"
    assert route_after(standard, sight).way is Way.STANDARD
    assert route_today(a_linkage("hub", "live"), sight).words.ja == "共通機能（ファイル連携）"
    assert route_after(a_linkage("zei", "gakudo"), sight).way is Way.UNDECIDED
    agreed = a_linkage("zei", "gakudo", method_after=Method.REST)
    assert route_after(agreed, sight).words.ja == "REST API"


def a_gap(**fields: object) -> Gap:
    filled = {
        "key": "GAP012@juki>zei",
        "code": "GAP012",
        "kind": "interim_old_new",
        "title": said(),
        "subject": "juki>zei",
        "systems": ("juki", "zei"),
        "finding": said(),
        "severity": "high",
        "confidence": "high",
        "cost_basis": "plan",
        **fields,
    }
    return Gap.model_validate(filled)


def test_what_a_bridge_closes_is_listed_with_its_dates_but_not_open():
    case = a_case(ZEI, JUKI, a_linkage("juki", "zei"))
    bridge = a_bridge("juki", "zei", "2027-01-04", "2027-09-21", months=9)
    plan = a_plan(case, DATES, bridges=(bridge,))
    other = a_gap(key="GAP003@x", code="GAP003", kind="direct_db", subject="x", severity="low")
    rows = register(case, [a_gap(), other], {}, plan)

    assert [(row.key, row.open) for row in rows] == [("GAP003@x", True), ("GAP012@juki>zei", False)]
    assert rows[1].todo.ja == "暫定連携を R9.1.4 までに用意し、R9.9.21 まで動かす"
    assert rows[1].cost_words.ja == "計画の費用に含む"


def test_the_cost_says_that_it_is_an_assumption_or_that_nobody_knows():
    yen = YenRange(low=2_000_000, typical=3_000_000, high=6_000_000)

    assert "計画上の前提" in cost_words(a_gap(cost_basis=CostBasis.WAY, cost=yen)).ja
    assert "不明" in cost_words(a_gap(cost_basis=CostBasis.WAY)).ja


def test_many_systems_are_counted_instead_of_put_into_a_row_of_arrows():
    parts = [a_system(f"s{n}") for n in range(3)]
    case = a_case(*parts, a_local("x"))

    told = stand(("s0", "s1", "s2", "x"), Sight(case), flow=False)
    assert told.today.ja == "旧 3・現行のまま 1"
