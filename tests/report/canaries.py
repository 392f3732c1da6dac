"""A plan whose every text and every amount is unlike any other, so that a leak says where from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from migplan.model.case import Assumption, Bond, Group
from migplan.model.gap import (
    Confidence,
    DecisionRemark,
    DecisionState,
    Gap,
    GapDecision,
    GapSeverity,
    Remedy,
    Verdict,
    YenRange,
)
from migplan.model.linkage import Linkage, Method
from migplan.model.municipality import Municipality, Reference
from migplan.model.outlook import FundingWindow, ResidentNotice, Running, RunningYear
from migplan.model.phase import PhaseDates, PhaseId
from migplan.model.placement import Placed, Placement, Premises
from migplan.model.placement_row import Choice, PlacementRow
from migplan.model.plan import (
    Adaptation,
    Baseline,
    Capacity,
    CapacityPrice,
    Cost,
    CostKind,
    DecisionDue,
    Moved,
    Plan,
    RemedyYear,
    Rework,
    Robustness,
)
from migplan.model.policy import Precedence, StaffCapacity, VendorCapacity
from migplan.model.readiness import Party, Readiness, Share
from migplan.model.system import (
    CharacterSet,
    DeferredFunction,
    Pin,
    RemainingBasis,
    State,
    System,
    Zone,
)
from migplan.model.text import Bilingual
from tests.make import (
    a_bridge,
    a_case,
    a_contract,
    a_linkage,
    a_local,
    a_partner,
    a_plan,
    a_season,
    a_system,
    said,
)

OWN, OTHER, LESSOR = "q9001z社", "q9002z社", "q9003z社"
"""Vendors: the reader, another one, and one that leases only."""
MINE, TODAYS, NEAR, FAR, STAYS = "q9101z", "q9102z", "q9103z", "q9104z", "q9105z"
"""Ids of systems: delivered by the reader, its own today, linked with them, out of sight, staying."""
BANK, SERVER = "q9111z", "ext_interim_server"
MINE_NEAR, NEAR_MINE, NUMBERS, HIDDEN, TO_BANK, TO_STAYS, SERVED = (
    *("q9201z", f"{NEAR}>{MINE}", "q9203z", "q9204z", "q9205z", "q9206z", "q9207z"),
)
"""Ids of linkages; one is made of the ids of its ends."""

_CANARY = re.compile(r"q\d{4}z")
_IDS = frozenset(
    {
        *("id", "system", "systems", "provider", "consumer", "linkage", "linkages", "subject"),
        *("mover", "stayer", "members", "absorbed_by", "into", "before", "after", "proposed"),
        *("businesses", "local_kind", "hosting", "hosting_after", "code", "business", "start"),
        *("end", "inputs_sha256", "version", "solver", "bound_source", "status", "key", "gap"),
        *("item", "level", "units", "deciding", "kind", "confidence", "units", "moved"),
        *("assumptions", "subjects", "stops", "maybe", "inside", "outside"),
        *("assumed", "unsettled"),
    }
)
"""Fields that refer to something, or take one of a few words."""
_FREE = frozenset({"Municipality.kind", "Placement.assumptions", "Premises.assumptions"})
_AMOUNTS = frozenset({"low", "typical", "high", "amount"})


_ONE = YenRange(low=1, typical=1, high=1)


@dataclass(frozen=True)
class Marked:
    """The plan, and where each canary of it stands."""

    plan: Plan
    texts: Mapping[str, str]
    """Canary to ``Model.field``, with the id of the system, linkage, contract or the like before it."""
    amounts: Mapping[int, str]


def canaries(text: str) -> set[str]:
    """The canaries of a text."""
    return set(_CANARY.findall(text))


def marked_plan() -> Marked:
    """A small plan in which all fields that can hold a text or yen hold a canary of their own."""
    marker = _Marker()
    plan = marker.marked(_plan(), "")
    return Marked(plan, marker.texts, marker.amounts)


class _Marker:
    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.amounts: dict[int, str] = {}

    def marked(self, value: Any, where: str) -> Any:
        """A copy of a model with canaries, and those of all models in it."""
        changes: dict[str, Any] = {}
        tag = getattr(value, "id", "") or getattr(value, "subject", "")
        for name, info in type(value).model_fields.items():
            at = f"{type(value).__name__}.{name}"
            place = f"{where or tag}:{at}" if (where or tag) else at
            changes[name] = self._field(getattr(value, name), name, at, place, info, where or tag)
        return value.model_copy(update=changes)

    def _field(self, value: Any, name: str, at: str, place: str, info: Any, tag: str) -> Any:  # noqa: PLR0911
        if type(value) is Bilingual:
            return Bilingual(ja=self._text(place), en=self._text(place))
        if isinstance(value, BaseModel):
            return value if at.endswith((".deadline", ".end", ".due")) else self.marked(value, tag)
        if isinstance(value, tuple):
            return tuple(
                self._field(item, name, at, place, info, getattr(item, "id", tag) or tag)
                for item in value
            )
        if isinstance(value, dict):
            if name == "by_fiscal_year":
                return {y: {k: self._amount(place) for k in row} for y, row in value.items()}
            if name in {"by_kind"}:
                return {key: self._amount(place) for key in value}
            if name == "addresses":
                return {key: self._text(place) for key in value}
            return value
        if isinstance(value, Enum) or (name in _IDS and at not in _FREE):
            return value
        if isinstance(value, bool):
            return value
        if isinstance(value, (int, float)) and (name.endswith("yen") or name in _AMOUNTS):
            return self._amount(place)
        free = isinstance(value, str) or (value is None and str in _texts(info.annotation))
        if free and not (isinstance(value, str) and _CANARY.search(value)):
            return self._text(place)
        return value

    def _text(self, place: str) -> str:
        canary = f"q{len(self.texts):04d}z"
        self.texts[canary] = place
        return canary

    def _amount(self, place: str) -> int:
        yen = 31_230_000 + 1_370_000 * len(self.amounts) + len(self.amounts)
        self.amounts[yen] = place
        return yen


def _texts(annotation: Any) -> set[Any]:
    parts = getattr(annotation, "__args__", ())
    return {
        annotation,
        *parts,
        *(inner for part in parts for inner in getattr(part, "__args__", ())),
    }


def _full(key: str, business: str, **fields: Any) -> System:
    """A system that says as much as a system can."""
    return a_system(
        key,
        name=f"{key}名",
        businesses=(business,),
        pin=Pin(date=date(2027, 1, 4), owner="", reason=""),
        deferred_functions=(DeferredFunction(name="後"),),
        functions_used=("機能",),
        shared_functions=("共有",),
        functions_missing=("欠",),
        character_set=CharacterSet.GAIJI,
        zone=Zone.MYNUMBER,
        hosting="onprem",
        hosting_after="gov_cloud_shared",
        phase_done=None,
        remaining_months=5,
        remaining_basis=RemainingBasis.STEPS,
        state=State.IN_EXTENSION,
        **fields,
    )


def _gap(kind: str, subject: str, *systems: str, **fields: Any) -> Gap:
    filled: dict[str, Any] = {
        "key": f"GAP003@{subject}",
        "code": "GAP003",
        "kind": kind,
        "title": said("題"),
        "subject": subject,
        "systems": systems,
        "finding": said(),
        "severity": GapSeverity.HIGH,
        "confidence": Confidence.HIGH,
        "remedies": (Remedy(ja="", en="", low_yen=1, typical_yen=1, high_yen=1),) * 2,
        "cost": YenRange(low=1, typical=1, high=1),
        "reference": said(),
        **fields,
    }
    return Gap(**filled)


def _linkages() -> tuple[Linkage, ...]:
    return (
        a_linkage(MINE, NEAR, id=MINE_NEAR, method=Method.FILE, data=f"データ {OTHER}の形式"),
        a_linkage(NEAR, MINE, id=NEAR_MINE),
        a_linkage(MINE, NEAR, id=NUMBERS, personal_number=True),
        a_linkage(NEAR, FAR, id=HIDDEN),
        a_linkage(MINE, BANK, id=TO_BANK),
        a_linkage(MINE, STAYS, id=TO_STAYS),
        a_linkage(TODAYS, SERVER, id=SERVED),
    )


def _case() -> Any:
    mine, other = ({"vendor": OWN}, {"vendor": OTHER, "current_vendor": OTHER})
    return a_case(
        _full(MINE, "resident_record", **mine, current_vendor=OTHER, package="q9301z"),
        _full(TODAYS, "fixed_asset_tax", vendor=OTHER, current_vendor=OWN, package="q9302z"),
        _full(NEAR, "national_pension", **other, package="q9303z"),
        _full(FAR, "child_allowance", **other, package="q9304z"),
        a_local(STAYS, name="q9105z名", local_kind="library", vendor=OTHER),
        a_partner(BANK),
        a_partner(SERVER),
        *_linkages(),
        a_contract(
            "q9401z",
            MINE,
            NEAR,
            vendor=OWN,
            extension_monthly_yen=1,
            end={"day": date(2027, 3, 31)},
        ),
        a_contract(
            "q9402z",
            NEAR,
            MINE,
            vendor=LESSOR,
            extension_monthly_yen=1,
            end={"day": date(2027, 6, 30)},
        ),
        a_season("*", "03-25", "04-10"),
        municipality=Municipality(
            name="例示市", code="999997", references=(Reference(title="出典"),)
        ),
        proposed=(MINE_NEAR,),
        groups=(Group(members=(MINE,), bond=Bond.PACKAGE),),
        precedences=(Precedence(before=MINE, after=NEAR),),
        vendors=(
            VendorCapacity(vendor=OWN, engineers=3),
            VendorCapacity(vendor=OTHER, engineers=4),
        ),
        staff=StaffCapacity(people=5),
        agreed={MINE: date(2027, 2, 1), NEAR: date(2027, 2, 1)},
        placements=(PlacementRow(system=STAYS, choice=Choice.ONPREM, monthly_yen=1, move_yen=1),),
        assumptions=(
            *(Assumption(key=key, statement=said()) for key in ("policy:x", "system:y", "price:z")),
        ),
    )


def _plan() -> Plan:
    case = _case()
    dates = {MINE: "2027-01-04", TODAYS: "2027-05-06", NEAR: "2027-09-21", FAR: "2028-01-04"}
    decision = GapDecision(
        gap=f"GAP003@{HIDDEN}", verdict=Verdict.ACCEPTED, who="人", when=date(2026, 1, 1), why="故"
    )
    yen = {"setup_yen": 1, "running_yen": 1, "cost_yen": 1}
    years = {"2026": {CostKind.BRIDGE_SETUP: 1, CostKind.REWORK: 1}, "2027": {CostKind.REWORK: 1}}
    cost = Cost(
        total_yen=1, cash_yen=1, low_yen=1, high_yen=1, by_kind={"rework": 1}, by_fiscal_year=years
    )
    parties = tuple(
        Share(party=Party.VENDOR, name=name, systems=(system,), linkages=(MINE_NEAR, HIDDEN))
        for name, system in ((OWN, MINE), (OTHER, NEAR))
    )
    plan = a_plan(
        case,
        dates,
        municipality=case.municipality.name,
        bridges=(
            a_bridge(MINE, NEAR, linkage=MINE_NEAR, **yen),
            a_bridge(NEAR, MINE, linkage=NEAR_MINE, **yen),
            a_bridge(MINE, NEAR, linkage=NUMBERS, **yen),
            a_bridge(NEAR, FAR, linkage=HIDDEN, **yen),
        ),
        reworks=(
            Rework(linkage=TO_BANK, mover=MINE, stayer=BANK, ready_by=date(2027, 1, 4), cost_yen=1),
            Rework(
                linkage=TO_STAYS, mover=MINE, stayer=STAYS, ready_by=date(2027, 1, 4), cost_yen=1
            ),
        ),
        adaptations=(
            Adaptation(
                stayer=STAYS,
                wave=1,
                start=date(2026, 11, 1),
                ready_by=date(2027, 1, 4),
                months=1,
                linkages=(TO_STAYS,),
                cost_yen=1,
            ),
        ),
        gaps=(
            _gap("direct_db", MINE_NEAR, MINE, NEAR),
            _gap("direct_db", HIDDEN, NEAR, FAR),
            _gap("direct_db", NUMBERS, MINE, NEAR),
            _gap("pia_pending", MINE, MINE),
            _gap("character_set", MINE, MINE, lapsed=decision),
            _gap("zone_crossing", NEAR_MINE, NEAR, MINE, decision=decision),
        ),
        remedies=(
            RemedyYear(year=2026, cost=YenRange(low=1, typical=1, high=1), gaps=1, unpriced=0),
        ),
        cost=cost,
        bound_yen=1,
        baselines=(
            Baseline(
                name="all_at_once",
                title=said(),
                spacing=said(),
                feasible=True,
                total_yen=1,
                cash_yen=1,
                bridge_yen=1,
                bridges=1,
                waves=1,
                last=date(2027, 1, 4),
            ),
            Baseline(
                name="topological", title=said(), spacing=said(), feasible=False, why_not=said()
            ),
        ),
        robustness=(Robustness(level="low", same_order=True, total_yen=1),),
        capacity_prices=(
            CapacityPrice(kind=Capacity.ENGINEERS, vendor=OTHER, month=date(2027, 1, 1), yen=1),
        ),
        running=Running(
            today_monthly=_ONE,
            after_monthly=_ONE,
            years=(RunningYear(year=2026, months=5, today=_ONE, after=_ONE),),
            assumed=(MINE, FAR),
        ),
        funding=(
            FundingWindow(
                name=said(),
                until=date(2031, 3, 31),
                inside=(MINE,),
                outside=(FAR,),
                note=said(),
                source="",
                confidence="low",
            ),
        ),
        unsettled=(FAR,),
        residents=(
            ResidentNotice(
                wave=1,
                date=date(2027, 1, 4),
                closed_from=date(2026, 12, 29),
                stops=(MINE,),
                maybe=(FAR,),
                changes=(said(),),
            ),
        ),
        moved=tuple(
            Moved(system=key, agreed=date(2027, 2, 1), date=date(2027, 1, 4), reason=said())
            for key in (MINE, NEAR)
        ),
        decisions=(decision,),
        decision_remarks=(DecisionRemark(decision=decision, state=DecisionState.ORPHANED),),
        decisions_due=(
            DecisionDue(
                key="budget:2026", due=date(2026, 10, 1), who=said(), what=said(), basis=said()
            ),
        ),
        readiness=(
            Readiness(
                wave=1,
                item="bridges",
                what=said(),
                detail=said(),
                due=date(2026, 12, 1),
                overdue=False,
                who=said(),
                systems=(MINE, NEAR),
                linkages=(MINE_NEAR, HIDDEN),
                shares=parties,
                basis=said(),
                assumed=True,
            ),
        ),
        placement=Placement(
            months=60,
            systems=(Placed(system=STAYS),),
            hosting_yen=1,
            crossing_yen=1,
            move_yen=1,
            setup_yen=1,
            total_yen=1,
            proved=True,
            bound_yen=1,
            stay_yen=1,
            premises=Premises(prices=(), zones={}, flows=(), usual={}),
        ),
        assumptions=("policy:x", "system:y", "price:z"),
        addresses={f"system:{MINE}": "", f"linkage:{HIDDEN}": ""},
    )
    phases = (PhaseDates(id=PhaseId.TEST, start=date(2026, 11, 1), end=date(2027, 1, 4)),)
    cutovers = tuple(
        row.model_copy(update={"phases": phases, "pinned": True, "months_late": 2})
        for row in plan.cutovers
    )
    return plan.model_copy(update={"cutovers": cutovers})
