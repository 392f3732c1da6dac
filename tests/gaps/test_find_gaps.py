"""The list as a whole: its keys, its order, who has to act and by when."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from migplan.gaps.facts import Facts
from migplan.gaps.find import find_gaps
from migplan.gaps.rule import Hit, rule
from migplan.gaps.rules import BUILTIN
from migplan.model.gap import GapSeverity
from migplan.model.linkage import Method
from migplan.model.season import Severity
from migplan.model.system import CharacterSet, DeferredFunction, Disposition, State, Zone
from tests.gaps.examples import GAKUDO, ZEI, some_facts
from tests.make import a_bridge, a_contract, a_linkage, a_local, a_partner, a_season, a_system, said

JUKI = a_system("juki", name="住民記録", zone=Zone.MYNUMBER, businesses=("resident_record",))
KYUSHOKU = a_local("kyushoku", zone=Zone.LGWAN, character_set=CharacterSet.GAIJI)
KAIGO = a_system(
    "kaigo",
    package="新介護",
    current_package="介護総合",
    vendor="甲社",
    zone=Zone.MYNUMBER,
    hosting="onprem",
    hosting_after="gov_cloud_shared",
    spec_version="連携要件 2.0版",
)
HOUKATSU = a_local(
    "houkatsu", current_package="介護総合", vendor="乙社", hosting="onprem", zone=Zone.MYNUMBER
)
KOUKI = a_system(
    "kouki",
    state=State.LIVE_DEFERRED,
    spec_version="連携要件 2.1版",
    deferred_functions=(DeferredFunction(name="自動送信", linkages=("kouki>kaigo",)),),
)
HUB = a_local("kyotsu", local_kind="shared_base_old", disposition=Disposition.RETIRE)
PARTS = (
    KAIGO, HOUKATSU, KOUKI, HUB, a_partner("union"),
    a_linkage("kaigo", "houkatsu"),
    a_linkage("kouki", "kaigo"),
    a_linkage("kaigo", "kyotsu"),
    a_linkage("kaigo", "union", method=Method.DEDICATED),
    a_linkage("zei", "kaigo", method=Method.MANUAL),
    a_linkage("zei", "kaigo", id="stick", method=Method.MEDIA),
    ZEI, JUKI, GAKUDO, KYUSHOKU, a_partner("bank"),
    a_linkage("gakudo", "zei"),
    a_linkage("gakudo", "zei", id="again", standard=False),
    a_linkage("zei", "gakudo", standard=False),
    a_linkage("juki", "kyushoku", method=Method.RPA),
    a_linkage("juki", "gakudo", method=Method.DIRECT_DB),
    a_linkage("juki", "zei"),
    a_linkage("zei", "bank"),
    a_contract("c2", "zei", "juki", end="2026-12"),
    a_contract("c1", "juki", end="2026-11", extendable=True),
    a_season("individual_resident_tax", "01-05", "06-15", severity=Severity.SOFT),
    a_season("resident_record", "03-10", "04-20"),
    # from here on what GAP019 to GAP031 find
    a_system("ippan", state=State.WITHDRAWN, personal_number=True, non_residents=True,
             functions_missing=("帳票",), extracts=3, line="県域回線"),
    a_system("futatsu", non_residents=True, line="県域回線"), a_system("mittsu", line="県域回線"),
    a_system("teate", businesses=("child_allowance",)), a_linkage("zei", "teate"),
    a_local("zaimu", local_kind="financial_accounting", disposition=Disposition.RENEW),
    a_linkage("teate", "zaimu"),
    a_local("konbini", local_kind="convenience_store", shared_functions=("認証",)),
    a_linkage("juki", "konbini", method=Method.REST, personal_number=True),
    a_local("tool", home_made=True), a_linkage("zei", "tool"),
)  # fmt: skip
DATES = {
    "juki": "2027-02-01", "zei": "2027-04-01", "kaigo": "2027-07-01", "ippan": "2027-02-01", "futatsu": "2027-02-01",
    "mittsu": "2027-02-01", "teate": "2027-09-01", "zaimu": "2027-10-01",
}  # fmt: skip
BRIDGES = (
    a_bridge("juki", "zei", "2027-02-01", "2027-04-01"),
    a_bridge("zei", "teate", "2027-04-01", "2027-09-01"),
    a_bridge("teate", "zaimu", "2027-09-01", "2027-10-01"),
)


def test_every_built_in_rule_can_speak_in_one_list():
    found = find_gaps(some_facts(*PARTS, dates=DATES, bridges=BRIDGES))

    assert {gap.code for gap in found} == {known.code for known in BUILTIN}


def test_no_gap_is_named_twice():
    keys = [gap.key for gap in find_gaps(some_facts(*PARTS, dates=DATES, bridges=BRIDGES))]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_rows_and_of_rules_leaves_no_trace_in_the_list(seed: int):
    parts, rules = list(PARTS), list(BUILTIN)
    random = Random(seed)  # noqa: S311  (shuffles, hides nothing)
    random.shuffle(parts)
    random.shuffle(rules)
    facts = some_facts(*parts, dates=DATES, bridges=BRIDGES)
    turned = {
        name: tuple(random.sample(list(getattr(facts.case, name)), len(getattr(facts.case, name))))
        for name in ("systems", "linkages", "contracts")
    }
    shuffled = Facts(facts.case.model_copy(update=turned), facts.catalogue, facts.graph, facts.plan)

    assert find_gaps(shuffled, rules) == find_gaps(some_facts(*PARTS, dates=DATES, bridges=BRIDGES))


def test_the_most_severe_come_first_then_the_first_due_then_by_key():
    found = find_gaps(some_facts(*PARTS, dates=DATES, bridges=BRIDGES))

    order = [(-gap.severity.rank, gap.due or date.max, gap.key) for gap in found]
    assert order == sorted(order)
    assert len({gap.severity for gap in found}) > 1


def test_a_plan_gives_dates_to_the_gaps_that_were_known_before_it():
    before = {gap.key: gap for gap in find_gaps(some_facts(*PARTS))}
    after = {gap.key: gap for gap in find_gaps(some_facts(*PARTS, dates=DATES, bridges=BRIDGES))}

    assert all(gap.due is None for gap in before.values())
    assert {key for key, gap in after.items() if not gap.needs_plan} == set(before)
    assert all(gap.due for gap in after.values())


def test_a_way_must_be_agreed_the_lead_time_before_the_first_end_cuts_over():
    link = a_linkage("zei", "juki", method=Method.DIRECT_DB)

    dates = {"juki": "2027-02-01", "zei": "2027-04-01"}
    (gap,) = find_gaps(some_facts(ZEI, JUKI, link, dates=dates))

    assert gap.due == date(2026, 10, 30)  # the first of November is a Sunday


@pytest.mark.parametrize(
    ("cutover", "due"),
    # 28 February and 4 October are Sundays
    [("2027-05-31", date(2027, 2, 26)), ("2027-01-04", date(2026, 10, 2))],
)
def test_the_lead_time_counts_calendar_months_back_to_an_open_day(cutover: str, due: date):
    link = a_linkage("gakudo", "zei", standard=False)

    (gap,) = find_gaps(some_facts(ZEI, GAKUDO, link, dates={"zei": cutover}))

    assert gap.due == due


def test_nothing_is_due_before_the_as_of_date():
    link = a_linkage("gakudo", "zei", standard=False)

    (gap,) = find_gaps(some_facts(ZEI, GAKUDO, link, dates={"zei": "2026-05-01"}))

    assert gap.due == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("linkage", "local", "core", "expected"),
    [("情報政策課", "こども課", "税務課", "情報政策課"),
     (None, "こども課", "税務課", "こども課"),
     (None, None, "税務課", "税務課"),
     (None, None, None, None)],
)  # fmt: skip
def test_who_answers_for_the_linkage_acts_or_else_the_local_division(
    linkage: str | None, local: str | None, core: str | None, expected: str | None
):
    facts = some_facts(
        ZEI.model_copy(update={"owner": core}),
        GAKUDO.model_copy(update={"owner": local}),
        a_linkage("zei", "gakudo", standard=False, owner=linkage),
    )

    (gap,) = find_gaps(facts)

    assert gap.owner == expected


def test_a_rule_that_hits_one_subject_twice_is_a_mistake_of_the_rule():
    @rule("GAP999", "direct_db", GapSeverity.LOW, "二重", "twice")
    def twice(facts: Facts) -> Iterator[Hit]:
        """Says the same thing two times."""
        yield from [Hit("zei", ("zei",), said())] * 2

    with pytest.raises(ValueError, match="GAP999@zei was found twice"):
        find_gaps(some_facts(ZEI), [twice])


def test_a_rule_of_a_kind_that_the_catalogue_does_not_know_is_a_mistake_of_the_rule():
    @rule("GAP999", "no_such_kind", GapSeverity.LOW, "未知", "unknown")
    def unknown(facts: Facts) -> Iterator[Hit]:
        """Has no remedies to offer."""
        yield from ()

    with pytest.raises(ValueError, match="no gap kind no_such_kind"):
        find_gaps(some_facts(ZEI), [unknown])


def test_reading_the_rules_does_not_load_the_graph_library():
    code = "import sys, migplan.gaps.find; sys.exit('networkx' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_empty_case_has_no_gaps():
    assert find_gaps(some_facts(dates={})) == ()


def test_names_with_strange_characters_are_told_as_they_are():
    name = '"><script>alert(1)</script>「{}」%s'
    link = a_linkage("gakudo", "zei", standard=False, data=name)

    (gap,) = find_gaps(some_facts(ZEI, GAKUDO.model_copy(update={"name": name}), link))

    assert gap.finding.ja.startswith(f"「{name}」から「総合税システム」へ渡す「{name}」には")
