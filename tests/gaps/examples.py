"""For each rule one example that keeps it and one that breaks it, as alike as they can be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from migplan.catalogue.catalogue import load_catalogue
from migplan.gaps.facts import Facts
from migplan.graph.build import linkage_graph
from migplan.model.linkage import Method
from migplan.model.season import Severity
from migplan.model.system import CharacterSet, Zone
from tests.make import Part, a_case, a_contract, a_linkage, a_local, a_plan, a_season, a_system


@dataclass(frozen=True)
class Example:
    """Two sets of facts that differ in one point."""

    kept: Facts
    broken: Facts
    key: str
    """Of the one gap that the rule finds in ``broken``."""


def some_facts(*parts: Part, dates: Mapping[str, str] | None = None, **fields: Any) -> Facts:
    """Facts about a case of these parts; with ``dates`` they have a plan too."""
    case = a_case(*parts, **fields)
    plan = a_plan(case, dates) if dates is not None else None
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
}
