"""The systems of an invented body: packages of the 20 businesses and local systems around them."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from benchmarks.draw.shape import Market, Shape, one_of
from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.entries import LocalKind
from migplan.model.dates import Precision, RoughDate
from migplan.model.system import CharacterSet, Disposition, State, System, SystemKind

PLATFORM = "kyotsu"
"""The common functions; live before anything moves."""

CORE = "core"
HUBS = ("juki", "kojin", "shuno")
_UNKNOWN = 0.4
_LIVE = 0.2


@dataclass(frozen=True, slots=True)
class Product:
    """What is delivered as one system, and the line of products it belongs to."""

    id: str
    name: str
    line: str
    family: str
    businesses: tuple[str, ...]
    parts: tuple[str, ...] = ()
    """Other names under which the catalogue's linkages know it."""


PRODUCTS = (
    Product("juki", "住民記録・印鑑", CORE, "resident", ("resident_record", "seal_registration")),
    Product("senkyo", "選挙人名簿", CORE, "resident", ("electoral_roll",)),
    Product("kojin", "個人住民税", CORE, "tax", ("individual_resident_tax",)),
    Product("hojin", "法人住民税", CORE, "tax", ("corporate_resident_tax",)),
    Product("kotei", "固定資産税", CORE, "tax", ("fixed_asset_tax",)),
    Product("keiji", "軽自動車税", CORE, "tax", ("light_vehicle_tax",)),
    Product("shuno", "税収納", CORE, "tax", ("tax_collection",), ("integrated_collection",)),
    Product("tainou", "滞納管理", CORE, "tax", ("tax_arrears",), ("integrated_arrears",)),
    Product("nenkin", "国民年金", CORE, "insurance", ("national_pension",)),
    Product("kokuho", "国民健康保険", "insurance", "insurance", ("national_health_insurance",)),
    Product("kouki", "後期高齢者医療", "insurance", "insurance", ("elderly_medical",)),
    Product("kaigo", "介護保険", "care", "insurance", ("long_term_care",)),
    Product("shogai", "障害者福祉", "welfare", "welfare", ("disability_welfare",)),
    Product("jifu", "児童扶養手当", "welfare", "child", ("child_rearing_allowance",)),
    Product("seiho", "生活保護", "assistance", "welfare", ("public_assistance",)),
    Product("jite", "児童手当", "child", "child", ("child_allowance",)),
    Product("kosodate", "子ども・子育て支援", "child", "child", ("childcare_support",)),
    Product("kenko", "健康管理", "health", "health", ("health_management",)),
    Product(
        "shugaku",
        "学齢簿・就学援助",
        "school",
        "education",
        ("school_enrollment",),
        ("school_aid",),
    ),
    Product(
        "koseki",
        "戸籍・附票",
        "register",
        "register",
        ("family_register", "family_register_supplement"),
        ("vital_statistics", "cremation_permit"),
    ),
)
"""18 systems of the 20 businesses, tax collection and arrears; resident record and seal move
together everywhere, family register and supplement nearly everywhere."""

_IN_CORE = {"insurance": 0.5, "care": 0.35, "welfare": 0.2, "child": 0.4, "health": 0.3}
_IN_CORE |= {"school": 0.5}
"""How often the vendor of the core delivers a further line in the same package."""

_COMMON = ("application_management", "inter_system_linkage", "non_resident_number")
_COMMON += ("integrated_address", "staff_auth", "euc")

_DISPOSITIONS = {
    Disposition.STAY: 62.0,
    Disposition.RENEW: 25.0,
    Disposition.ABSORB: 6.0,
    Disposition.RETIRE: 7.0,
}


def standard_systems(rng: Random, shape: Shape, market: Market) -> list[System]:
    """The systems of the businesses; all of one package have its state, deadline and vendor."""
    packages: dict[str, dict[str, Any]] = {}
    merged = {line for line, share in _IN_CORE.items() if rng.random() < share}
    found: list[System] = []
    for product in PRODUCTS:
        line = CORE if product.line in merged else product.line
        if line not in packages:
            packages[line] = _package(rng, shape, market, line)
        found.append(
            System(
                id=product.id,
                name=f"{product.name}システム",
                kind=SystemKind.STANDARD,
                businesses=product.businesses,
                character_set=one_of(rng, {CharacterSet.GAIJI: 6, CharacterSet.SHIFT_JIS: 1}),
                hosting="onprem",
                hosting_after="gov_cloud_shared",
                **packages[line],
            )
        )
    return found


def platform() -> System:
    """The common functions, live since before the first wave."""
    return System(
        id=PLATFORM,
        name="共通機能",
        kind=SystemKind.COMMON_FUNCTION,
        businesses=_COMMON,
        state=State.LIVE,
        live_since=RoughDate(day=date(2025, 3, 31), precision=Precision.FISCAL_YEAR),
    )


def _package(rng: Random, shape: Shape, market: Market, line: str) -> dict[str, Any]:
    vendor = market.pick(rng, line)
    old = vendor if rng.random() < 1 - _UNKNOWN else market.pick(rng, f"old {line}")
    common = {
        "vendor": vendor,
        "package": f"{vendor} {line}",
        "current_vendor": old,
        "current_package": f"{old} {line}（旧版）",
    }
    if not shape.dense and line != CORE and rng.random() < _LIVE:
        state = one_of(rng, {State.LIVE: 3, State.LIVE_DEFERRED: 1})
        since = one_of(rng, {date(2025, 10, 14): 1, date(2026, 1, 5): 3, date(2026, 2, 24): 1})
        return {**common, "state": state, "live_since": RoughDate(day=since)}
    state = one_of(rng, {State.IN_EXTENSION: 75, State.LEGACY: 20, State.WITHDRAWN: 5})
    known: dict[str, Any] = {"state": state}
    if state is not State.LEGACY:
        year = one_of(rng, {2028: 2, 2029: 3, 2030: 3, 2031: 2})
        precision = one_of(rng, {Precision.DAY: 1, Precision.FISCAL_YEAR: 1})
        known["deadline"] = RoughDate(day=date(year, 3, 31), precision=precision)
    if rng.random() > _UNKNOWN:
        known["project_months"] = rng.choice((12, 15, 18) if line == CORE else (6, 9, 12))
    return {**common, **known}


def local_systems(
    rng: Random, shape: Shape, market: Market, count: int, catalogue: Catalogue
) -> list[System]:
    """Systems outside the standard; a kind comes a second time only when all have come once."""
    kinds: list[LocalKind] = []
    while len(kinds) < count:
        more = min(count - len(kinds), len(catalogue.local_kinds))
        kinds += rng.sample(catalogue.local_kinds, more)
    found: list[System] = []
    for number, kind in enumerate(kinds):
        again = number // len(catalogue.local_kinds) + 1
        vendor = market.pick(rng, "local")
        found.append(
            System(
                id=kind.id if again == 1 else f"{kind.id}-{again}",
                name=kind.name.ja if again == 1 else f"{kind.name.ja}（その{again}）",
                kind=SystemKind.LOCAL,
                local_kind=kind.id,
                current_vendor=vendor,
                zone=kind.usual_zone,
                **_future(rng, shape, kind, vendor),
            )
        )
    return found


def _future(rng: Random, shape: Shape, kind: LocalKind, vendor: str) -> dict[str, Any]:
    if shape.dense:
        return {"disposition": Disposition.RENEW, "vendor": vendor}
    choice = kind.usual_disposition or one_of(rng, _DISPOSITIONS)
    hosts = [
        product.id
        for exchange in kind.exchanges
        for product in PRODUCTS
        if exchange.other in product.businesses
    ]
    if choice is Disposition.ABSORB and not hosts:
        choice = Disposition.STAY
    known: dict[str, Any] = {"disposition": choice}
    match choice:
        case Disposition.ABSORB:
            known["absorbed_by"] = hosts[0]
        case Disposition.RETIRE:
            year = rng.choice((2027, 2028, 2029, 2030))
            known["retire_on"] = RoughDate(day=date(year, 3, 31), precision=Precision.FISCAL_YEAR)
        case Disposition.RENEW:
            known["vendor"] = vendor
            if rng.random() > _UNKNOWN:
                known["project_months"] = rng.choice((3, 4, 6))
        case _:
            pass
    return known


def field_of(system: System, catalogue: Catalogue) -> str:
    """The field of business a system belongs to: its family, or that of its first neighbour."""
    for product in PRODUCTS:
        if product.id == system.id:
            return product.family
    kind = catalogue.local_kind(system.local_kind)
    families = (catalogue.family_of(e.other) for e in (kind.exchanges if kind else ()))
    return next((family for family in families if family), "internal")
