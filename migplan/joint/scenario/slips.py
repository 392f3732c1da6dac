"""A vendor slips: its systems cut over later than in the base plan."""

from datetime import date

from migplan.joint.scenario.change import Changed, Ground
from migplan.model.dates import month_index, month_start
from migplan.model.inventory import Inventory
from migplan.model.scenario import Scenario, VendorSlip
from migplan.model.system import System
from migplan.model.text import Bilingual


def slips(inventory: Inventory, scenario: Scenario, ground: Ground) -> Changed:
    """No system of a slipping vendor before the month that lies so much later than its own.

    Pins of these systems give way, because a date nobody can keep is none; pins that the scenario
    itself states are put on afterwards and hold.
    """
    days = {cutover.system: cutover.date for cutover in ground.plan.cutovers}
    said: list[Bilingual] = []
    systems = list(inventory.systems)
    for slip in scenario.vendor_slips:
        gave_way: list[str] = []
        for n, system in enumerate(systems):
            if system.vendor == slip.vendor and system.id in days:
                if system.pin is not None:
                    gave_way.append(system.name)
                systems[n] = _later(system, days[system.id], slip.months)
        said.append(_said(slip, gave_way))
    return Changed(inventory.model_copy(update={"systems": tuple(systems)}), tuple(said))


def _later(system: System, day: date, months: int) -> System:
    first = month_start(month_index(day) + months)
    if system.not_before is not None:
        first = max(first, system.not_before)
    return system.model_copy(update={"not_before": first, "pin": None})


def _said(slip: VendorSlip, gave_way: list[str]) -> Bilingual:
    ja = f"{slip.vendor}の切替が、いまの計画より{slip.months}か月以上遅くなる"
    en = f"systems of {slip.vendor} cut over at least {slip.months} months later"
    if gave_way:
        ja += f"（切替日の指定を外したもの：{'、'.join(gave_way)}）"
        en += f" (pins that gave way: {', '.join(gave_way)})"
    return Bilingual(ja=ja, en=en)
