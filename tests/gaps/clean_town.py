"""A town without a gap: one vendor, one base, everything said, everything live; and its faults.

The town is an inventory and goes through the whole filling, so that what the catalogue adds is
part of what the rules see.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.fill import fill
from migplan.gaps.facts import Facts
from migplan.gaps.find import find_gaps
from migplan.graph.build import linkage_graph
from migplan.model.inventory import Inventory
from tests.planning.cases import plan_of

Record = dict[str, Any]
Change = Callable[["Town"], None]

AS_OF = "2026-04-01"


@dataclass
class Town:
    """The records of an inventory, free to be changed."""

    systems: dict[str, Record]
    linkages: dict[str, Record]
    contracts: list[Record] = field(default_factory=list[Record])
    partners: list[Record] = field(default_factory=list[Record])
    policy: Record = field(default_factory=dict[str, Any])

    def gaps(self) -> dict[str, set[str]]:
        """Subjects by code of the rules, planned first when something moves."""
        inventory = Inventory.model_validate(
            {
                "municipality": {"name": "無垢町", "invented": True},
                "systems": list(self.systems.values()),
                "linkages": list(self.linkages.values()),
                "contracts": self.contracts,
                "partners": self.partners,
                "policy": {"as_of": AS_OF, "propose_linkages": "never", **self.policy},
            }
        )
        catalogue = load_catalogue()
        case = fill(inventory, catalogue)
        plan = plan_of(case)
        found: dict[str, set[str]] = {}
        for gap in find_gaps(Facts(case, catalogue, linkage_graph(case), plan)):
            found.setdefault(gap.code, set()).add(gap.subject)
        return found

    def moves(self, *keys: str, **fields: Any) -> None:
        """Make systems old ones that still move; to the package and base they are clean on."""
        for key in keys or STANDARD:
            self.systems[key] |= {"state": "legacy", **fields}


STANDARD = ("juki", "zei")
_WHOLE: Record = {
    "vendor": "一社",
    "current_vendor": "一社",
    "hosting": "gov_cloud_shared",
    "hosting_after": "gov_cloud_shared",
    "zone": "mynumber",
    "zone_after": "mynumber",
    "owner": "住民課",
    "personal_number": True,
    "non_residents": False,
    "pia_end": "2026-04-01",
    "spec_version": "3.0",
    "home_made": False,
    "extracts": 0,
    "rpa_scenarios": 0,
}
_NEW: Record = {
    **_WHOLE,
    "state": "live",
    "package": "一号",
    "current_package": "一号",
}
_LOCAL: Record = {
    **_WHOLE,
    "kind": "local",
    "disposition": "stay",
    "current_package": "別棟",
    "character_set": "mj_plus",
    "ordinance": "番号条例 第4条",
    "independent_id": "I-01",
    "resident_facing": False,
}
_PIN: Record = {"date": "2027-05-06", "owner": "町長", "reason": "合意済み"}
_WAY: Record = {
    "method": "file",
    "method_after": "file",
    "standard": True,
    "criticality": "essential",
    "personal_number": True,
}


def clean_town() -> Town:
    """Two standard systems and two local ones on one base of one vendor."""
    businesses = {
        "juki": "resident_record",
        "zei": "individual_resident_tax",
    }
    systems: dict[str, Record] = {
        key: {**_NEW, "id": key, "name": key, "businesses": [business]}
        for key, business in businesses.items()
    }
    for key in ("gakudo", "iryo"):
        systems[key] = {**_LOCAL, "id": key, "name": key}
    pairs = (
        ("juki", "zei"),
        ("juki", "gakudo"),
        ("zei", "iryo"),
        ("iryo", "zei"),
    )
    linkages = {
        f"{a}-{b}": {**_WAY, "id": f"{a}-{b}", "provider": a, "consumer": b, "data": f"{a}の記録"}
        for a, b in pairs
    }
    return Town(systems, linkages)


def _set(section: str, key: str, **fields: Any) -> Change:
    def change(town: Town) -> None:
        getattr(town, section)[key].update(fields)

    return change


def _all(*changes: Change) -> Change:
    def change(town: Town) -> None:
        for each in changes:
            each(town)

    return change


def moving(*keys: str, **fields: Any) -> Change:
    """Some systems, or all standard ones, still have their cutover before them."""
    return lambda town: town.moves(*keys, **fields)


@dataclass(frozen=True)
class Fault:
    """One thing wrong with the town."""

    inject: Change
    implies: Mapping[str, str] = field(default_factory=dict[str, str])
    """Codes of other rules that must not be kept silent, and why they follow."""


def _add_hub(town: Town) -> None:
    town.systems["kiban"] = {
        **_LOCAL,
        "id": "kiban",
        "name": "旧基盤",
        "local_kind": "shared_base_old",
    }
    town.linkages["kiban-zei"] = {
        **_WAY,
        "id": "kiban-zei",
        "provider": "kiban",
        "consumer": "zei",
    }
    town.moves()


def _add_partner(town: Town) -> None:
    town.linkages["zei-eltax"] = {
        **_WAY,
        "id": "zei-eltax",
        "provider": "zei",
        "consumer": "ext_eltax",
        "method": "dedicated",
        "method_after": "dedicated",
    }
    town.moves(hosting="onprem")


def _busy(town: Town) -> None:
    town.policy["default_seasons"] = False
    town.policy["seasons"] = [
        {
            "business": "individual_resident_tax",
            "start": "01-01",
            "end": "12-31",
            "severity": "soft",
            "reason": {"ja": "年中多忙", "en": "busy all year"},
        }
    ]
    town.moves()


def _insurance(town: Town, kokuho: Record, zei: Record, **feeds: Any) -> None:
    """National health insurance, which lives on the income data of the tax office."""
    town.policy["default_seasons"] = False
    town.systems["kokuho"] = {
        **_NEW,
        "id": "kokuho",
        "name": "kokuho",
        "businesses": ["national_health_insurance"],
        "state": "legacy",
        **kokuho,
    }
    town.moves()
    town.systems["zei"] |= zei
    town.systems["juki"] |= zei
    town.linkages["zei-kokuho"] = {
        **_WAY,
        "id": "zei-kokuho",
        "provider": "zei",
        "consumer": "kokuho",
        **feeds,
    }


def _apart(town: Town) -> None:
    june = {"package": "一号乙", "not_before": "2027-08-01"}
    _insurance(town, june, {"pin": _PIN})
    town.systems["shuno"] = {
        **_LOCAL,
        "id": "shuno",
        "name": "shuno",
        "local_kind": "integrated_collection",
    }
    town.linkages["kokuho-shuno"] = {
        **_WAY,
        "id": "kokuho-shuno",
        "provider": "kokuho",
        "consumer": "shuno",
    }


def _june_between(town: Town) -> None:
    june = {"package": "一号乙", "not_before": "2027-08-01"}
    _insurance(town, june, {"pin": _PIN})


def _three_at_once(town: Town) -> None:
    _insurance(town, {}, {})


def _borrows(town: Town) -> None:
    town.moves(current_package="旧号")
    town.systems["iryo"] |= {"shared_functions": ["収納"], "current_package": "旧号"}
    town.linkages["zei-iryo"] |= {"method": "internal", "method_after": None}


def _contract(town: Town) -> None:
    town.moves()
    town.contracts.append(
        {"id": "k", "systems": ["zei"], "kind": "maintenance", "end": "2026-06", "monthly_yen": 1}
    )


FAULTS: dict[str, Fault] = {
    "no_standard_receiver": Fault(
        _all(moving(), _set("linkages", "iryo-zei", standard=False, method_after=None))
    ),
    "no_standard_sender": Fault(
        _all(moving(), _set("linkages", "zei-iryo", standard=False, method_after=None))
    ),
    "package_exception_ends": Fault(
        _all(
            moving(current_package="旧号"),
            _set("systems", "iryo", current_package="旧号"),
            _set("linkages", "zei-iryo", method="internal", method_after=None),
        )
    ),
    "direct_db": Fault(
        _all(moving(), _set("linkages", "zei-iryo", method="direct_db", method_after="direct_db"))
    ),
    "character_set": Fault(_set("systems", "iryo", character_set="gaiji")),
    "deferred_functions": Fault(
        _set(
            "systems",
            "zei",
            state="live_deferred",
            deferred_functions=[{"name": "異動の連携", "linkages": ["zei-iryo"]}],
        )
    ),
    "spec_version_mismatch": Fault(
        _all(
            moving(),
            _set("systems", "zei", spec_version="連携要件 3.2版"),
            _set("systems", "iryo", spec_version="連携要件 3.1版"),
        )
    ),
    "interim_old_new": Fault(moving("zei")),
    "legacy_hub_life": Fault(_add_hub),
    "screen_scraping": Fault(
        _all(moving(), _set("linkages", "zei-iryo", method="rpa", method_after=None))
    ),
    "double_entry": Fault(
        _all(moving(), _set("linkages", "zei-iryo", method="manual", method_after="manual"))
    ),
    "media_transfer": Fault(
        _all(moving(), _set("linkages", "zei-iryo", method="media", method_after="media"))
    ),
    "zone_crossing": Fault(
        _all(
            moving(),
            _set(
                "systems",
                "gakudo",
                zone="internet",
                zone_after="internet",
                hosting=None,
                hosting_after=None,
            ),
        )
    ),
    "cross_cloud": Fault(
        _all(moving(), _set("systems", "iryo", hosting="onprem", hosting_after="onprem"))
    ),
    "multi_vendor_cost": Fault(
        _all(moving(), _set("systems", "iryo", current_vendor="二社", vendor="二社"))
    ),
    "non_resident_numbers": Fault(
        _all(
            moving(),
            _set("systems", "zei", non_residents=True),
            _set("systems", "juki", non_residents=True),
        )
    ),
    "id_registration": Fault(
        _all(
            moving(),
            _set("linkages", "zei-iryo", method="rest", method_after="rest"),
            _set("systems", "iryo", independent_id=None),
        )
    ),
    "pia_pending": Fault(_all(moving(), _set("systems", "zei", pia_end="2035-01-01"))),
    "purpose_limit": Fault(_set("systems", "iryo", ordinance=None)),
    "optional_function_missing": Fault(
        _all(moving(), _set("systems", "zei", functions_missing=["減免の一括判定"]))
    ),
    "euc_report": Fault(_all(moving(), _set("systems", "zei", extracts=40))),
    "downtime_notice": Fault(_all(moving(), _set("systems", "gakudo", resident_facing=True))),
    "vendor_exit": Fault(moving(state="withdrawn", vendor=None)),
    "spec_drift": Fault(_set("systems", "iryo", home_made=True, spec_version=None)),
    "contract_ends_before_cutover": Fault(_contract),
    "specific_communication": Fault(_add_partner),
    "season_conflict": Fault(_busy),
    "split_chain": Fault(
        _apart,
        {
            "interim_old_new": "a chain is split by a linkage between old and new",
            "yearly_flow": "the chain is fed by data that come once a year",
        },
    ),
    "yearly_flow": Fault(
        _june_between,
        {
            "interim_old_new": "only a linkage between old and new carries the data of the day",
            "split_chain": "income and the premiums made of it are steps of one chain",
        },
    ),
    "borrowed_function": Fault(
        _borrows, {"package_exception_ends": "who borrows from a package is built into it"}
    ),
    "single_point": Fault(_three_at_once),
}
