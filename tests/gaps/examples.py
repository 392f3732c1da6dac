"""For each rule one example that keeps it and one that breaks it, as alike as they can be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from migplan.catalogue.catalogue import load_catalogue
from migplan.gaps.facts import Facts
from migplan.graph.build import linkage_graph
from migplan.model.linkage import Method
from migplan.model.plan import Bridge
from migplan.model.season import Severity
from migplan.model.system import (
    CharacterSet,
    DeferredFunction,
    Disposition,
    State,
    System,
    Zone,
)
from tests.make import (
    Part,
    a_bridge,
    a_case,
    a_contract,
    a_linkage,
    a_local,
    a_plan,
    a_season,
    a_system,
)


@dataclass(frozen=True)
class Example:
    """Two sets of facts that differ in one point."""

    kept: Facts
    broken: Facts
    key: str
    """Of the one gap that the rule finds in ``broken``."""


def some_facts(
    *parts: Part,
    dates: Mapping[str, str] | None = None,
    bridges: tuple[Bridge, ...] = (),
    **fields: Any,
) -> Facts:
    """Facts about a case of these parts; with ``dates`` they have a plan with ``bridges`` too."""
    case = a_case(*parts, **fields)
    plan = a_plan(case, dates, bridges=bridges) if dates is not None else None
    return Facts(case, load_catalogue(), linkage_graph(case), plan)


def _between(first: Part, second: Part, link: Part) -> Facts:
    return some_facts(first, second, link)


ZEI = a_system(
    "zei", name="総合税システム", businesses=("individual_resident_tax",), owner="税務課"
)
GAKUDO = a_local("gakudo", name="学童保育システム", owner="こども課")

_FEES = {"data": "利用料の調定", "standard": False}
_ITEMS = {"data": "課税の備考", "standard": False}
_VIEW = {"data": "所得", "method": Method.DIRECT_DB}
_SCREEN = {"data": "所得", "method": Method.RPA}
_OLD_LETTERS = GAKUDO.model_copy(update={"character_set": CharacterSet.SHIFT_JIS})
_ALL_LETTERS = GAKUDO.model_copy(update={"character_set": CharacterSet.MJ_PLUS})
_CORE = ZEI.model_copy(update={"zone": Zone.MYNUMBER, "zone_after": Zone.MYNUMBER})
_OUTSIDE = GAKUDO.model_copy(update={"zone": Zone.INTERNET, "zone_after": Zone.INTERNET})
_BUSY = a_season("individual_resident_tax", "01-05", "06-15", severity=Severity.SOFT)

_OLD_TAX = ZEI.model_copy(update={"current_package": "旧税", "package": "新税"})
_INSIDE = GAKUDO.model_copy(update={"current_package": "旧税"})
_LATER = DeferredFunction(name="所得の自動送信", due="2027-03", linkages=("zei>gakudo",))
_UNFINISHED = ZEI.model_copy(update={"state": State.LIVE_DEFERRED, "deferred_functions": (_LATER,)})
_READER = GAKUDO.model_copy(update={"spec_version": "連携要件 3.1版"})
_KAIGO = a_system("kaigo", name="介護保険システム", vendor="甲社")
_TWO_WAVES = (ZEI, _KAIGO, a_linkage("zei", "kaigo", data="所得"))
_TWO_DATES = {"zei": "2027-07-01", "kaigo": "2027-10-01"}
_TO_HUB = a_linkage("zei", "kyotsu", data="宛名")
_TYPED = {"data": "所得", "method": Method.MANUAL}
_STICK = {"data": "所得", "method": Method.MEDIA}
_GATEWAY = a_local("gateway", name="eLTAX審査システム", zone=Zone.LGWAN, zone_after=Zone.LGWAN)
_TO_GATEWAY = a_linkage("gateway", "zei", method=Method.DEDICATED, method_after=Method.DEDICATED)
_CELLAR = GAKUDO.model_copy(update={"hosting": "onprem"})
_API = a_linkage("zei", "gakudo", data="所得", method_after=Method.REST)
_LOCAL_VENDOR = GAKUDO.model_copy(update={"vendor": "乙社"})


def _version(text: str) -> System:
    return ZEI.model_copy(update={"spec_version": text})


def _by(vendor: str) -> System:
    return ZEI.model_copy(update={"vendor": vendor, "current_vendor": "丙社"})


def _at(today: str, after: str, **fields: Any) -> System:
    return _CORE.model_copy(update={"hosting": today, "hosting_after": after, **fields})


def _hub(last: str | None) -> System:
    return a_local(
        "kyotsu",
        name="共通基盤",
        local_kind="shared_base_old",
        disposition=Disposition.RETIRE,
        retire_on=last,
    )


KOKUHO = a_system("kokuho", name="国民健康保険システム", businesses=("national_health_insurance",))
IRYO = a_local("iryo", name="子ども医療費助成", local_kind="medical_subsidy_child")
ZAIMU = a_local(
    "zaimu", name="財務会計", local_kind="financial_accounting", disposition=Disposition.RENEW
)
KONBINI = a_local("konbini", name="コンビニ交付", local_kind="convenience_store", owner="市民課")
_PAYMENTS = (ZEI, IRYO, ZAIMU, a_linkage("zei", "iryo"), a_linkage("iryo", "zaimu"))
_NUMBERS = a_linkage("zei", "gakudo", personal_number=True)
_APART = {"zei": "2027-05-01", "kokuho": "2027-09-01"}


def with_(system: System, **fields: Any) -> System:
    """The same system with some other fields."""
    return system.model_copy(update=fields)


def _borrowing(state: State) -> Facts:
    lender = with_(ZEI, current_package="総合行政", state=state)
    borrower = with_(GAKUDO, shared_functions=("収納",), current_package="総合行政")
    return some_facts(lender, borrower)


def _on_one_package(count: int) -> Facts:
    systems = [a_system(f"s{n}", name=f"業務{n}", package="甲") for n in range(3)]
    dates = {
        system.id: "2027-01-04" if n < count else "2027-05-01" for n, system in enumerate(systems)
    }
    return some_facts(*systems, dates=dates)


EXAMPLES: dict[str, Example] = {
    "GAP001": Example(
        kept=_between(ZEI, GAKUDO, a_linkage("gakudo", "zei", method_after=Method.FILE, **_FEES)),
        broken=_between(ZEI, GAKUDO, a_linkage("gakudo", "zei", **_FEES)),
        key="GAP001@gakudo>zei",
    ),
    "GAP002": Example(
        kept=_between(ZEI, GAKUDO, a_linkage("zei", "gakudo", **{**_ITEMS, "standard": True})),
        broken=_between(ZEI, GAKUDO, a_linkage("zei", "gakudo", **_ITEMS)),
        key="GAP002@zei>gakudo",
    ),
    "GAP003": Example(
        kept=_between(ZEI, GAKUDO, a_linkage("zei", "gakudo", method_after=Method.REST, **_VIEW)),
        broken=_between(ZEI, GAKUDO, a_linkage("zei", "gakudo", **_VIEW)),
        key="GAP003@zei>gakudo",
    ),
    "GAP004": Example(
        kept=_between(ZEI, GAKUDO, a_linkage("zei", "gakudo", method_after=Method.FILE, **_SCREEN)),
        broken=_between(ZEI, GAKUDO, a_linkage("zei", "gakudo", **_SCREEN)),
        key="GAP004@zei>gakudo",
    ),
    "GAP005": Example(
        kept=_between(ZEI, _ALL_LETTERS, a_linkage("zei", "gakudo", data="宛名")),
        broken=_between(ZEI, _OLD_LETTERS, a_linkage("zei", "gakudo", data="宛名")),
        key="GAP005@gakudo",
    ),
    "GAP006": Example(
        kept=_between(_CORE, _OUTSIDE, a_linkage("zei", "gakudo", zone_path="LGWAN経由で無害化")),
        broken=_between(_CORE, _OUTSIDE, a_linkage("zei", "gakudo", data="所得")),
        key="GAP006@zei>gakudo",
    ),
    "GAP007": Example(
        kept=some_facts(
            ZEI, a_contract("lease", "zei", end="2027-07"), dates={"zei": "2027-07-01"}
        ),
        broken=some_facts(
            ZEI, a_contract("lease", "zei", end="2027-03"), dates={"zei": "2027-07-01"}
        ),
        key="GAP007@lease",
    ),
    "GAP008": Example(
        kept=some_facts(ZEI, _BUSY, dates={"zei": "2027-07-01"}),
        broken=some_facts(ZEI, _BUSY, dates={"zei": "2027-05-01"}),
        key="GAP008@zei",
    ),
    "GAP009": Example(
        kept=_between(_OLD_TAX, _INSIDE, a_linkage("zei", "gakudo", method_after=Method.FILE)),
        broken=_between(_OLD_TAX, _INSIDE, a_linkage("zei", "gakudo")),
        key="GAP009@gakudo",
    ),
    "GAP010": Example(
        kept=_between(_UNFINISHED, GAKUDO, a_linkage("zei", "gakudo", criticality="important")),
        broken=_between(_UNFINISHED, GAKUDO, a_linkage("zei", "gakudo")),
        key="GAP010@zei",
    ),
    "GAP011": Example(
        kept=_between(_version("連携要件 3.1版"), _READER, a_linkage("zei", "gakudo")),
        broken=_between(_version("連携要件 3.2版"), _READER, a_linkage("zei", "gakudo")),
        key="GAP011@zei>gakudo",
    ),
    "GAP012": Example(
        kept=some_facts(*_TWO_WAVES, dates=_TWO_DATES),
        broken=some_facts(*_TWO_WAVES, dates=_TWO_DATES, bridges=(a_bridge("zei", "kaigo"),)),
        key="GAP012@zei>kaigo",
    ),
    "GAP013": Example(
        kept=some_facts(ZEI, _hub("2027-07-01"), _TO_HUB, dates={"zei": "2027-07-01"}),
        broken=some_facts(ZEI, _hub("2027-06-30"), _TO_HUB, dates={"zei": "2027-07-01"}),
        key="GAP013@kyotsu",
    ),
    "GAP014": Example(
        kept=_between(ZEI, GAKUDO, a_linkage("zei", "gakudo", method_after="file", **_TYPED)),
        broken=_between(ZEI, GAKUDO, a_linkage("zei", "gakudo", **_TYPED)),
        key="GAP014@zei>gakudo",
    ),
    "GAP015": Example(
        kept=_between(ZEI, GAKUDO, a_linkage("zei", "gakudo", method_after="file", **_STICK)),
        broken=_between(ZEI, GAKUDO, a_linkage("zei", "gakudo", **_STICK)),
        key="GAP015@zei>gakudo",
    ),
    "GAP016": Example(
        kept=_between(_at("onprem", "onprem"), _GATEWAY, _TO_GATEWAY),
        broken=_between(_at("onprem", "gov_cloud_shared"), _GATEWAY, _TO_GATEWAY),
        key="GAP016@zei",
    ),
    "GAP017": Example(
        kept=_between(_at("onprem", "gov_cloud_shared", line="専用線"), _CELLAR, _API),
        broken=_between(_at("onprem", "gov_cloud_shared"), _CELLAR, _API),
        key="GAP017@gakudo",
    ),
    "GAP018": Example(
        kept=_between(_by("甲社"), _LOCAL_VENDOR.model_copy(update={"vendor": "甲社"}), _API),
        broken=_between(_by("甲社"), _LOCAL_VENDOR, _API),
        key="GAP018@乙社×甲社",
    ),
    "GAP019": Example(
        kept=some_facts(
            with_(ZEI, non_residents=True),
            with_(KOKUHO, non_residents=True),
            non_residents_checked=date(2027, 3, 31),
            dates=_APART,
        ),
        broken=some_facts(
            with_(ZEI, non_residents=True),
            with_(KOKUHO, non_residents=True),
            non_residents_checked=date(2027, 6, 30),
            dates=_APART,
        ),
        key="GAP019@municipality",
    ),
    "GAP020": Example(
        kept=_between(
            ZEI,
            with_(GAKUDO, independent_id="X-001"),
            a_linkage("zei", "gakudo", method_after=Method.REST),
        ),
        broken=_between(ZEI, GAKUDO, a_linkage("zei", "gakudo", method_after=Method.REST)),
        key="GAP020@gakudo",
    ),
    "GAP021": Example(
        kept=some_facts(
            with_(ZEI, personal_number=True, pia_end=date(2027, 3, 31)), dates={"zei": "2027-05-01"}
        ),
        broken=some_facts(
            with_(ZEI, personal_number=True, pia_end=date(2027, 6, 30)), dates={"zei": "2027-05-01"}
        ),
        key="GAP021@zei",
    ),
    "GAP022": Example(
        kept=_between(ZEI, with_(GAKUDO, ordinance="個人番号の利用に関する条例"), _NUMBERS),
        broken=_between(ZEI, GAKUDO, _NUMBERS),
        key="GAP022@gakudo",
    ),
    "GAP023": Example(
        kept=some_facts(with_(ZEI, functions_used=("名寄せ",))),
        broken=some_facts(with_(ZEI, functions_used=("名寄せ",), functions_missing=("名寄せ",))),
        key="GAP023@zei",
    ),
    "GAP024": Example(
        kept=some_facts(with_(ZEI, extracts=0)),
        broken=some_facts(with_(ZEI, extracts=12)),
        key="GAP024@zei",
    ),
    "GAP025": Example(
        kept=some_facts(
            ZEI,
            with_(KONBINI, notice_on=date(2027, 3, 29)),
            a_linkage("zei", "konbini"),
            dates={"zei": "2027-05-01"},
        ),
        broken=some_facts(
            ZEI,
            with_(KONBINI, notice_on=date(2027, 3, 30)),
            a_linkage("zei", "konbini"),
            dates={"zei": "2027-05-01"},
        ),
        key="GAP025@konbini",
    ),
    "GAP026": Example(
        kept=some_facts(
            with_(ZEI, state=State.WITHDRAWN, current_vendor="甲", vendor="乙", package="乙税務")
        ),
        broken=some_facts(with_(ZEI, state=State.WITHDRAWN, current_vendor="甲", vendor="甲")),
        key="GAP026@zei",
    ),
    "GAP027": Example(
        kept=_between(
            ZEI, with_(GAKUDO, home_made=True, spec_version="第2.0版"), a_linkage("zei", "gakudo")
        ),
        broken=_between(ZEI, with_(GAKUDO, home_made=True), a_linkage("zei", "gakudo")),
        key="GAP027@gakudo",
    ),
    "GAP028": Example(
        kept=some_facts(*_PAYMENTS, dates={"zei": "2027-05-01", "zaimu": "2027-05-01"}),
        broken=some_facts(*_PAYMENTS, dates={"zei": "2027-05-01", "zaimu": "2027-09-01"}),
        key="GAP028@medical_subsidy_payment",
    ),
    "GAP029": Example(
        kept=_borrowing(State.LIVE),
        broken=_borrowing(State.LEGACY),
        key="GAP029@gakudo",
    ),
    "GAP030": Example(
        kept=some_facts(
            ZEI,
            KOKUHO,
            a_linkage("zei", "kokuho"),
            dates={"zei": "2027-07-01", "kokuho": "2027-09-01"},
            bridges=(a_bridge("zei", "kokuho", "2027-07-01", "2027-09-01"),),
        ),
        broken=some_facts(
            ZEI,
            KOKUHO,
            a_linkage("zei", "kokuho"),
            dates=_APART,
            bridges=(a_bridge("zei", "kokuho", "2027-05-01", "2027-09-01"),),
        ),
        key="GAP030@zei>kokuho",
    ),
    "GAP031": Example(kept=_on_one_package(2), broken=_on_one_package(3), key="GAP031@package:甲"),
}
