"""Random cases of a few systems, and how a test plans one."""

from datetime import date

from hypothesis import strategies as st

from migplan.model.case import Case
from migplan.model.dates import RoughDate, month_end
from migplan.model.linkage import Method
from migplan.model.phase import PhaseId, SystemPhase
from migplan.model.plan import Plan
from migplan.model.policy import CapacityChange, Precedence, StaffCapacity, VendorCapacity
from migplan.model.system import Pin
from migplan.planning.planner import Naming, make_plan
from tests.make import a_case, a_contract, a_linkage, a_local, a_partner, a_season, a_slot, a_system

SLOTS = ("2026-11-02", "2027-01-04", "2027-01-18", "2027-04-19", "2027-07-05", "2028-01-04")
BUSINESSES = ("tax", "care", "residents")


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Up to four movers among live, staying and outside nodes, with everything that costs."""
    movers = [
        a_system(
            f"m{n}",
            businesses=(draw(st.sampled_from(BUSINESSES)),),
            vendor=draw(st.sampled_from(["V", "W", None])),
            deadline=draw(st.sampled_from([None, "2027-03-31", "FY2027"])),
        )
        for n in range(draw(st.integers(1, 4)))
    ]
    others = [
        a_system("live", state="live", businesses=("register",)),
        a_local("stay"),
        a_local("gone", disposition="retire", retire_on="2027-03"),
        a_partner("bank"),
    ]
    ids = [system.id for system in (*movers, *others)]
    ends = [(p, c) for p in ids for c in ids if p != c and draw(st.integers(0, 3)) == 0]
    linkages = [a_linkage(p, c, method=draw(st.sampled_from(list(Method)))) for p, c in ends]
    contracts = [
        a_contract(
            f"k{n}",
            *sorted(draw(st.sets(st.sampled_from(ids[: len(movers)]), min_size=1))),
            end=draw(st.sampled_from([None, "2026-09", "2027-01", "FY2026", "2027-06-30"])),
            kind=draw(st.sampled_from([None, "lease", "maintenance"])),
            monthly_yen=draw(st.sampled_from([None, 70_001, 300_000])),
            extension_monthly_yen=draw(st.sampled_from([None, 90_001])),
        )
        for n in range(draw(st.integers(0, 3)))
    ]
    seasons = [
        a_season("tax", "01-10", "03-31", severity=draw(st.sampled_from(["hard", "soft"]))),
        a_season("*", "12-29", "01-03", severity="window"),
        a_season("care", "12-01", "01-31", severity="soft"),
    ]
    rules = ()
    if len(movers) > 1 and draw(st.booleans()):
        rules = (Precedence(before="m0", after="m1", lag_months=draw(st.integers(0, 2))),)
    vendors = (VendorCapacity(vendor="V", parallel_projects=1),) if draw(st.booleans()) else ()
    return a_case(
        *movers,
        *others,
        *linkages,
        *contracts,
        *seasons,
        slots=[a_slot(day, 5 if day.endswith("01-04") else 2) for day in SLOTS],
        precedences=rules,
        vendors=vendors,
        load_limit=draw(st.sampled_from([None, 2])),
        parallel_projects=draw(st.sampled_from([None, 2])),
    )


@st.composite
def people_cases(draw: st.DrawFn) -> Case:
    """The same with engineers or staff limited, chains of any kind, units of two, and pins."""
    case = draw(cases())
    movers = sorted(case.project_months)
    months = st.integers(2026 * 12 + 8, 2027 * 12 + 8)
    stretch = st.builds(
        lambda first, length, people: CapacityChange(
            start=RoughDate(day=month_end(first)),
            end=RoughDate(day=month_end(first + length)),
            people=people,
        ),
        months,
        st.integers(0, 3),
        st.integers(0, 4),
    )
    changes = st.lists(stretch, max_size=1).map(tuple)
    people = st.integers(1, 5)
    vendors = tuple(
        VendorCapacity(
            vendor=vendor,
            parallel_projects=draw(st.sampled_from([None, 1, 2])),
            engineers=draw(people),
            changes=draw(changes),
        )
        for vendor in ("V", "W")
        if draw(st.booleans())
    )
    staff = StaffCapacity(people=draw(people), changes=draw(changes))
    phase = st.builds(
        SystemPhase,
        id=st.just(PhaseId.TEST),
        months=st.integers(0, 2),
        engineers=st.integers(0, 2),
        staff=st.integers(0, 2),
        slack=st.integers(0, 2),
    )
    phases = {
        key: tuple(
            draw(phase).model_copy(update={"id": name})
            for name in (PhaseId.CONFIGURE, PhaseId.TEST, PhaseId.SWITCH)[draw(st.integers(0, 2)) :]
        )
        for key in movers
    }
    units = case.units
    if len(movers) > 1 and draw(st.booleans()):
        units = (("m0", "m1"), *units[2:])
    pinned = draw(st.sampled_from([None, *movers]))
    pin = Pin(date=draw(st.sampled_from(case.slots)).day, owner="x", reason="y")
    return case.model_copy(
        update={
            "as_of": draw(st.sampled_from([case.as_of, date(2026, 10, 15)])),
            "systems": tuple(
                s.model_copy(update={"pin": pin}) if s.id == pinned else s for s in case.systems
            ),
            "vendors": vendors,
            "staff": staff if not vendors or draw(st.booleans()) else None,
            "phases": phases,
            "project_months": {k: sum(p.months for p in chain) for k, chain in phases.items()},
            "units": units,
        }
    )


def plan_of(case: Case) -> Plan:
    """The plan of a case, with each unit as a level of its own."""
    return make_plan(case, Naming({}, [[unit] for unit in case.units]), version="test")
