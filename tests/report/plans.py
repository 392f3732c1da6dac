"""Plans to draw, from the smallest to the most hostile; their figures agree with each other."""

from datetime import date
from random import Random

from migplan.model.case import Case, Role
from migplan.model.linkage import Linkage, Method
from migplan.model.municipality import Municipality, Reference
from migplan.model.plan import (
    Plan,
)
from migplan.model.system import State, SystemKind
from tests.report.adding_up import plan_of
from tests.report.body import DATES, STANDARD, a_case, a_system, both, some_linkages


def _dates(case: Case) -> dict[str, date]:
    businesses = {f"S_{b}": unit for unit, members in STANDARD for b, _ in members}
    return {key: DATES[businesses[key]] for unit in case.units for key in unit}


def realistic_plan() -> Plan:
    """Twenty moving systems in six units among 45 that stay."""
    case = a_case(
        Municipality(
            name="例示市",
            code="999997",
            kind="一般市",
            population=98_765,
            references=(Reference(title="試験用"),),
        )
    )
    return plan_of(case, _dates(case))


def invented_plan() -> Plan:
    """The same for a body that says it is invented."""
    case = a_case(Municipality(name="見本市", invented=True))
    return plan_of(case, _dates(case))


def backtest_plan() -> Plan:
    """The same, made for a day in the past."""
    case = a_case(Municipality(name="例示市"), backtest=True)
    return plan_of(case, _dates(case))


def tiny_plan() -> Plan:
    """Two moving systems, one that stays, one bridge, one rework, one gap."""
    whole = a_case(Municipality(name="小見本町", invented=True), linkages=1, local=1)
    keep = {"S_resident_record", "S_fixed_asset_tax", "X_medical_subsidy_child"}
    dates = {"S_resident_record": date(2027, 1, 4), "S_fixed_asset_tax": date(2027, 9, 21)}
    linkages = (
        Linkage(
            id="L001",
            provider="S_resident_record",
            consumer="S_fixed_asset_tax",
            data="住民情報",
            method=Method.FILE,
        ),
        Linkage(
            id="L002",
            provider="S_resident_record",
            consumer="X_medical_subsidy_child",
            data="住民情報",
            method=Method.DIRECT_DB,
        ),
    )
    case = whole.model_copy(
        update={
            "systems": tuple(s for s in whole.systems if s.id in keep),
            "partners": (),
            "linkages": linkages,
            "roles": {key: role for key, role in whole.roles.items() if key in keep},
            "contracts": whole.contracts[:1],
            "units": (("S_fixed_asset_tax",), ("S_resident_record",)),
            "proposed": frozenset[str](),
            "assumptions": whole.assumptions[:2],
            "deadlines": {key: whole.deadlines[key] for key in dates},
            "project_months": dict.fromkeys(sorted(dates), 5),
        }
    )
    plan = plan_of(case, dates, gaps=1)
    return plan.model_copy(
        update={"baselines": plan.baselines[:2], "decisions_due": plan.decisions_due[:1]}
    )


def empty_plan() -> Plan:
    """A body whose systems have all moved."""
    whole = a_case(Municipality(name="例示市"))
    roles = {
        key: Role.MIGRATED if role is Role.MOVING else role for key, role in whole.roles.items()
    }
    case = whole.model_copy(
        update={
            "roles": roles,
            "units": (),
            "deadlines": {},
            "project_months": {},
            "seasons": (),
            "slots": (),
            "assumptions": (),
        }
    )
    return plan_of(case, {}, gaps=3)


HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)> '引用' `tick`",
    "改行\nタブ\t復帰\r終わり",
    "}</style><script>alert(2)</script> {{ 7*7 }} {% raw %}",
    "]]> --> <!-- ?>",
    "長" * 300,
    "\u202e右から左\u202c と \u200fマーク",
    "絵文字🏯👨‍👩‍👧と髙﨑𠮷",
    "<b>太字</b>",
    "\\N \\G \\n &lt;b&gt; &amp; \\",
    "\x07ベル\x00ヌル",
    "a" * 300,
)
"""Names that break out of a page, a drawing or a line, if they can."""


def hostile_plan() -> Plan:
    """The realistic plan with names, texts and reasons that try to break out."""
    plan = realistic_plan()
    case = plan.case

    def evil(n: int) -> str:
        return HOSTILE[n % len(HOSTILE)]

    systems = tuple(
        s.model_copy(
            update={
                "name": evil(n),
                "vendor": evil(n + 3),
                "package": evil(n + 5),
                "owner": evil(n + 1),
            }
        )
        for n, s in enumerate(case.systems)
    )
    linkages = tuple(
        linkage.model_copy(update={"data": evil(n)}) for n, linkage in enumerate(case.linkages)
    )
    wrong = both(evil(0), evil(3))
    case = case.model_copy(
        update={
            "systems": systems,
            "linkages": linkages,
            "municipality": Municipality(name=evil(3) + evil(5), note=evil(1)),
            "partners": tuple(
                p.model_copy(update={"name": evil(n + 2)}) for n, p in enumerate(case.partners)
            ),
            "assumptions": tuple(
                a.model_copy(update={"statement": wrong, "source": evil(1)})
                for a in case.assumptions
            ),
            "contracts": tuple(c.model_copy(update={"name": evil(4)}) for c in case.contracts),
        }
    )
    return plan.model_copy(
        update={
            "case": case,
            "municipality": case.municipality.name,
            "cutovers": tuple(
                c.model_copy(
                    update={"reason": wrong, "earlier": both(evil(5), evil(11)), "later": wrong}
                )
                for c in plan.cutovers
            ),
            "bridges": tuple(b.model_copy(update={"reason": wrong}) for b in plan.bridges),
            "gaps": tuple(
                g.model_copy(
                    update={"finding": both(evil(6), evil(9)), "owner": evil(8), "title": wrong}
                )
                for g in plan.gaps
            ),
            "decisions_due": tuple(
                d.model_copy(
                    update={
                        "what": both(evil(n), evil(n)),
                        "who": both(evil(n + 1), evil(4)),
                        "basis": wrong,
                    }
                )
                for n, d in enumerate(plan.decisions_due)
            ),
            "addresses": {key: evil(n) for n, key in enumerate(sorted(plan.addresses))},
            "provenance": plan.provenance.model_copy(
                update={"solver": evil(0), "bound_source": evil(3)}
            ),
        }
    )


def large_plan(systems: int = 150, linkages: int = 800) -> Plan:
    """A large body: many systems that move, in many waves."""
    random = Random(11)  # noqa: S311
    base = a_case(Municipality(name="大規模市"), local=45)
    days = [
        date(2027, 1, 4),
        date(2027, 5, 6),
        date(2027, 9, 21),
        date(2028, 1, 4),
        date(2028, 5, 8),
        date(2028, 9, 19),
    ]
    days += [date(2029, 1, 4), date(2029, 5, 7), date(2029, 9, 18), date(2030, 1, 4)]
    businesses = [b for _, members in STANDARD for b, _ in members]
    moving = [
        a_system(
            f"M{n:03d}",
            f"{base.name('S_' + businesses[n % 20])}・第{n // 20 + 1}区",
            kind=SystemKind.STANDARD,
            businesses=(businesses[n % 20],),
            state=State.LEGACY,
            vendor=f"事業者{n % 9 + 1}",
            package=f"製品{n % 30}",
        )
        for n in range(systems - 45)
    ]
    local = [s for s in base.systems if s.id.startswith("X_")]
    keys = [s.id for s in moving]
    case = base.model_copy(
        update={
            "systems": tuple(sorted([*moving, *local], key=lambda s: s.id)),
            "roles": dict.fromkeys(keys, Role.MOVING) | {s.id: Role.STAYING for s in local},
            "partners": (),
            "linkages": some_linkages(keys, [s.id for s in local], linkages, random),
            "contracts": (),
            "units": tuple((key,) for key in keys),
            "assumptions": (),
            "proposed": frozenset[str](),
            "deadlines": dict.fromkeys(keys, date(2029, 3, 31)),
            "project_months": dict.fromkeys(keys, 4),
        }
    )
    dates = {key: days[n * len(days) // len(keys)] for n, key in enumerate(keys)}
    return plan_of(case, dates, gaps=260)
