"""What a body keeps from the others of its group: its facts without it, and names that would tell it.

A name or a text tells a vendor or a contract when it quotes one, as many names of systems do.
"""

from collections.abc import Collection, Iterable

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.names import folded
from migplan.model.joint_group import Withheld
from migplan.model.plan import Plan
from migplan.model.system import System

_NETWORK = dict.fromkeys(
    ("hosting", "hosting_after", "zone", "zone_after", "line", "cloud_after", "character_set")
)
_VENDORS = dict.fromkeys(("vendor", "package", "current_vendor", "current_package"))
_TEXTS = ("ordinance", "spec_version", "line", "cloud_after")
_LISTS = ("functions_used", "functions_missing", "shared_functions")
"""Fields of a system that people fill with words of their own."""
_COMPANY = ("株式会社", "有限会社", "合同会社", "(株)", "（株）", "㈱")
_LEAST = 2
_NAMELESS = "名称非共有のシステム"


def secret_names(plan: Plan, withheld: Collection[Withheld]) -> frozenset[str]:
    """Names that a body keeps to itself, as they are compared; companies also without their form."""
    case = plan.case
    names: list[str | None] = []
    if Withheld.VENDORS in withheld:
        for row in case.systems:
            names += (row.vendor, row.package, row.current_vendor, row.current_package)
        names += (row.vendor for row in case.vendors)
    if Withheld.CONTRACTS in withheld:
        for contract in case.contracts:
            names += (contract.name, contract.vendor)
    found = (form for name in names if name for form in (folded(name), _bare(name)))
    return frozenset(name for name in found if len(name) >= _LEAST)


def quotes(text: str, names: Iterable[str]) -> bool:
    """Whether a text holds one of some names, which are :func:`secret_names`."""
    plain = folded(text)
    return any(name in plain for name in names)


def told_names(plan: Plan, withheld: Collection[Withheld]) -> dict[str, str]:
    """Id to name of every system as the others may read it: what it is for, where its name tells."""
    names = secret_names(plan, withheld)
    return {
        system.id: _purpose(system, names) if quotes(system.name, names) else system.name
        for system in plan.case.systems
    }


def without(plan: Plan, withheld: Collection[Withheld]) -> Plan:
    """The plan as the others may read its facts: what is kept is unknown.

    Dates and businesses stay; a plan so made tells facts and is not verified again.
    """
    if not withheld:
        return plan
    changes: dict[str, object] = {}
    if Withheld.NETWORK in withheld:
        changes |= _NETWORK
    if Withheld.VENDORS in withheld:
        changes |= _VENDORS
    case, told = plan.case, told_names(plan, withheld)
    names = secret_names(plan, withheld)
    systems = tuple(
        system.model_copy(update={**_silent(system, names), **changes, "name": told[system.id]})
        for system in case.systems
    )
    update: dict[str, object] = {"systems": systems}
    if Withheld.CONTRACTS in withheld or Withheld.MONEY in withheld:
        update["contracts"] = ()
    bare: dict[str, object] = {"case": case.model_copy(update=update)}
    if Withheld.GAPS in withheld:
        bare |= {"gaps": (), "remedies": (), "decisions": ()}
    return plan.model_copy(update=bare)


def _silent(system: System, names: Collection[str]) -> dict[str, object]:
    """The texts of a system without those that quote a name."""
    found: dict[str, object] = {
        field: None for field in _TEXTS if quotes(getattr(system, field) or "", names)
    }
    for field in _LISTS:
        found[field] = tuple(text for text in getattr(system, field) if not quotes(text, names))
    found["deferred_functions"] = tuple(
        row for row in system.deferred_functions if not quotes(row.name, names)
    )
    return found


def _purpose(system: System, names: Collection[str]) -> str:
    """Its businesses or its kind; neither where those quote a name too."""
    catalogue = load_catalogue()
    entries = [catalogue.business(key) for key in system.businesses]
    entries = entries or [catalogue.local_kind(system.local_kind)]
    text = "・".join(entry.name.ja for entry in entries if entry)
    return text if text and not quotes(text, names) else _NAMELESS


def _bare(name: str) -> str:
    for form in _COMPANY:
        name = name.replace(form, "")
    return folded(name)
