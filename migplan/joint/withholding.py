"""A plan without the facts that its body keeps from the others of the group."""

from collections.abc import Collection

from migplan.model.joint_group import Withheld
from migplan.model.plan import Plan
from migplan.model.system import System

_NETWORK = dict.fromkeys(
    ("hosting", "hosting_after", "zone", "zone_after", "line", "cloud_after", "character_set")
)
_VENDORS = dict.fromkeys(("vendor", "package", "current_vendor", "current_package"))


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
    case = plan.case
    systems: tuple[System, ...] = tuple(s.model_copy(update=changes) for s in case.systems)
    update: dict[str, object] = {"systems": systems}
    if Withheld.CONTRACTS in withheld or Withheld.MONEY in withheld:
        update["contracts"] = ()
    bare: dict[str, object] = {"case": case.model_copy(update=update)}
    if Withheld.GAPS in withheld:
        bare |= {"gaps": (), "remedies": (), "decisions": ()}
    return plan.model_copy(update=bare)
