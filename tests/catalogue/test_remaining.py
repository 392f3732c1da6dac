"""Work that remains by the 40 steps, and what it does to systems and plans."""

from datetime import date
from pathlib import PurePosixPath
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.defaults import PROJECT_MONTHS
from migplan.catalogue.fill import fill
from migplan.catalogue.progress import BusinessProgress, Progress, StepMark
from migplan.catalogue.remaining import Remaining, remaining
from migplan.catalogue.remaining_apply import apply_progress
from migplan.catalogue.remaining_table import remaining_table
from migplan.diagnostics.location import Location
from migplan.model.case import Case
from migplan.model.gap import Confidence
from migplan.model.inventory import Inventory
from migplan.model.municipality import Municipality
from migplan.model.phase import PhaseId
from migplan.model.policy import Policy
from migplan.model.system import RemainingBasis, State, System
from migplan.planning.compile import lead_of

CATALOGUE = load_catalogue()
CODES = [step.code for step in CATALOGUE.steps]
PLACE = Location(PurePosixPath("pmo.xlsx"))


def by_steps(business: str = "resident_record", **marks: list[str]) -> BusinessProgress:
    """All steps done but the named ones: ``left=[...]``, ``out=[...]``, ``started=[...]``."""
    words = {"left": StepMark.OPEN, "out": StepMark.OUT_OF_SCOPE, "started": StepMark.STARTED}
    found = dict.fromkeys(CODES, StepMark.DONE)
    found |= {code: words[word] for word, listed in marks.items() for code in listed}
    return BusinessProgress(business, PLACE, marks=found)


def by_share(finished: int, business: str = "resident_record") -> BusinessProgress:
    return BusinessProgress(business, PLACE, finished=finished)


def work(progress: BusinessProgress, **kwargs: Any) -> Remaining:
    return remaining(progress, CATALOGUE, **kwargs)


def after(code: str) -> list[str]:
    """All steps behind one."""
    return CODES[CODES.index(code) + 1 :]


def test_when_the_selection_is_finished_all_work_of_the_vendor_is_left():
    found = work(by_steps(left=after("⑪-2")))

    assert found.exact == PROJECT_MONTHS
    assert found.phase_done is PhaseId.SELECT
    assert (found.done, found.left, found.confidence) == (29, 11, Confidence.MEDIUM)


def test_a_heavy_step_leaves_more_than_a_light_one():
    cleansing, rules = work(by_steps(left=["⑭-2"])), work(by_steps(left=["⑭-1"]))

    assert cleansing.exact > rules.exact
    assert cleansing.months_left == 6


def test_out_of_scope_leaves_no_work_but_is_not_done():
    found = work(by_steps(out=["⑭-1", "⑭-2"], left=["⑱-1"]))

    assert (found.done, found.out_of_scope, found.left) == (37, 2, 1)
    assert found.phase_done is PhaseId.TEST
    assert found.months_done + found.months_left + 8 == 68


def test_a_started_step_is_left_whole():
    started, untouched = work(by_steps(started=["⑮-1"])), work(by_steps(left=["⑮-1"]))

    assert started.exact == untouched.exact
    assert (started.started, untouched.started) == (1, 0)


def test_an_open_selection_takes_its_months_before_those_of_the_vendor():
    assert work(by_steps(left=after("④-4"))).exact == 12 + PROJECT_MONTHS
    assert work(by_share(0)).exact > 12 + PROJECT_MONTHS


def test_the_work_of_the_vendor_follows_what_the_system_states():
    assert work(by_steps(left=after("⑪-2")), project_months=12).exact == 12


def test_a_share_is_taken_as_the_first_steps_and_trusted_little():
    found = work(by_share(29))

    assert found.exact == PROJECT_MONTHS
    assert found.out_of_scope is None
    assert found.phase_done is None
    assert found.confidence is Confidence.LOW


def test_open_steps_before_finished_ones_are_counted():
    assert work(by_steps(left=["⑤-3", "⑱-1"])).skipped == 1
    assert work(by_share(20)).skipped == 0


@given(st.lists(st.sampled_from(list(StepMark)), min_size=40, max_size=40), st.integers(0, 39))
def test_finishing_a_step_never_adds_work(marks: list[StepMark], n: int):
    before = dict(zip(CODES, marks, strict=True))
    finished = {**before, CODES[n]: StepMark.DONE}
    old = work(BusinessProgress("x", PLACE, marks=before))
    new = work(BusinessProgress("x", PLACE, marks=finished))

    assert new.exact <= old.exact
    assert old.done + (old.out_of_scope or 0) + old.left == 40


def progress(*businesses: BusinessProgress) -> Progress:
    basis = RemainingBasis.STEPS if businesses[0].marks else RemainingBasis.FRACTION
    return Progress("みほん市", "みほん県", businesses, basis)


def a_system(key: str, *businesses: str, **fields: Any) -> System:
    return System(id=key, name=key, businesses=businesses, **fields)


def test_a_system_is_as_far_as_its_business_furthest_behind():
    applied = apply_progress(
        [a_system("juki", "住民記録", "印鑑登録")],
        progress(
            by_steps("resident_record", left=after("⑪-2")),
            by_steps("seal_registration", left=["⑫-1", "⑱-1"]),
        ),
        CATALOGUE,
    )

    assert applied.systems[0].remaining_months == PROJECT_MONTHS
    assert applied.systems[0].remaining_basis is RemainingBasis.STEPS
    assert applied.systems[0].phase_done is PhaseId.SELECT
    assert any("最も遅れている業務" in line.ja and "juki" in line.ja for line in applied.lines)


def test_the_phase_that_is_done_is_done_for_all_businesses():
    applied = apply_progress(
        [a_system("juki", "resident_record", "seal_registration")],
        progress(
            by_steps("resident_record", left=after("⑭-2")),
            by_steps("seal_registration", left=["⑤-1"]),
        ),
        CATALOGUE,
    )

    assert applied.systems[0].phase_done is None


def test_what_a_person_stated_stays_and_what_a_sheet_said_is_replaced():
    systems = [
        a_system("a", "resident_record", phase_done="test"),
        a_system("b", "resident_record", remaining_months=3),
        a_system("c", "resident_record", remaining_months=3, remaining_basis="fraction"),
    ]
    applied = apply_progress(systems, progress(by_steps(left=after("⑪-2"))), CATALOGUE)

    assert [system.remaining_months for system in applied.systems] == [None, 3, 6]
    assert any("a、b" in line.ja for line in applied.lines)


def test_states_are_not_changed_but_contradictions_are_told():
    systems = [
        a_system("live", "resident_record", state=State.LIVE),
        a_system("late", "seal_registration", state=State.IN_EXTENSION),
        a_system("gone", "resident_record", state=State.RETIRED),
        a_system("library"),
    ]
    sheet = progress(by_steps(left=["⑰-1"]), by_steps("seal_registration"))
    applied = apply_progress(systems, sheet, CATALOGUE)

    assert [s.state for s in applied.systems] == [s.state for s in systems]
    assert applied.systems[0] == systems[0]
    assert applied.systems[1].remaining_months == 0
    said = "\n".join(line.ja for line in applied.lines)
    assert "残りのステップがある。移行状況は変えていない: live" in said
    assert "全ステップが完了または対象外である。移行状況を確かめること: late" in said


def test_businesses_and_systems_without_a_partner_are_named():
    applied = apply_progress(
        [a_system("tax", "fixed_asset_tax")], progress(by_share(20)), CATALOGUE
    )

    said = "\n".join(line.ja for line in applied.lines)
    assert "残りの作業が分からない: tax" in said
    assert "棚卸にその業務のシステムがない: 住民基本台帳" in said
    assert applied.work == ()


def test_the_table_tells_done_from_out_of_scope_only_where_the_sheet_does():
    system = [a_system("juki", "resident_record")]
    steps = apply_progress(system, progress(by_steps(out=["⑭-1"], left=["⑱-1"])), CATALOGUE)
    share = apply_progress(system, progress(by_share(39)), CATALOGUE)
    header, rows = remaining_table(steps.work, CATALOGUE)
    _, others = remaining_table(share.work, CATALOGUE, "en")

    first, other = dict(zip(header, rows[0], strict=True)), others[0]
    assert (first["完了"], first["対象外"], first["残り"]) == ("38", "1", "1")
    assert (first["切替までの月数"], first["確からしさ"]) == ("1", "中")
    assert (other[2], other[3], other[-1]) == ("39", "not told apart", "low")


def filled(policy: dict[str, Any] | None = None, as_of: date | None = None, **fields: Any) -> Case:
    inventory = Inventory(
        municipality=Municipality(name="みほん市"),
        systems=(a_system("juki", "resident_record", **fields),),
        policy=Policy.model_validate({"as_of": "2026-11-22", **(policy or {})}),
    )
    return fill(inventory, CATALOGUE, as_of=as_of)


def months(case: Case) -> dict[str, int]:
    return {str(phase.id): phase.months for phase in case.phases["juki"]}


def test_finished_months_are_taken_off_the_earliest_phases():
    case = filled(remaining_months=4)

    assert months(case) == {"migrate_data": 1, "test": 2, "switch": 1}
    assert lead_of(case, case.systems[0]) == 4


def test_an_open_selection_holds_back_the_cutover_but_binds_no_vendor():
    case = filled(remaining_months=16, remaining_basis="fraction")

    assert case.project_months == {"juki": PROJECT_MONTHS}
    assert lead_of(case, case.systems[0]) == 16


def test_more_work_than_usual_is_parted_among_the_phases_that_are_left():
    case = filled(remaining_months=9, phase_done="configure")

    assert sum(months(case).values()) == 9
    assert "configure" not in months(case)


def test_no_work_is_left_when_all_steps_are_finished():
    case = filled(remaining_months=0, phase_done="switch")

    assert case.project_months == {"juki": 0}
    assert lead_of(case, case.systems[0]) == 0


def test_a_plan_for_an_earlier_day_knows_no_later_progress():
    case = filled(remaining_months=1, remaining_basis="steps", as_of=date(2026, 4, 1))

    assert case.systems[0].remaining_months is None
    assert case.project_months == {"juki": PROJECT_MONTHS}


def test_the_plan_says_where_remaining_months_come_from_and_how_sure_they_are():
    def notes(**fields: Any) -> list[tuple[str, str]]:
        return [
            (note.key, note.confidence)
            for note in filled(**fields).assumptions
            if note.key.startswith("system:remaining_months")
        ]

    share, steps = "system:remaining_months:fraction", "system:remaining_months:steps"
    assert notes(remaining_months=4, remaining_basis="fraction") == [(share, "low")]
    assert notes(remaining_months=4, remaining_basis="steps") == [(steps, "medium")]
    assert notes(remaining_months=4) == []
