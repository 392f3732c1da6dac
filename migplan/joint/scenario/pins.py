"""Dates that somebody tries."""

from migplan.catalogue.pinned import with_pins
from migplan.joint.scenario.change import Changed, Ground
from migplan.model.inventory import Inventory
from migplan.model.scenario import Scenario
from migplan.model.text import Bilingual
from migplan.model.wording import short_day


def pins(inventory: Inventory, scenario: Scenario, ground: Ground) -> Changed:
    """The dates take the place of pins in the inventory."""
    days = {cutover.system: cutover.date for cutover in ground.plan.cutovers}
    said: list[Bilingual] = []
    for row in scenario.pins:
        name, was = ground.case.name(row.system), days[row.system]
        said.append(
            Bilingual(
                ja=f"{name}の切替日を{short_day(row.date)}とする（いまの計画は{short_day(was)}、{row.owner}：{row.reason}）",
                en=f"{name} cuts over on {row.date} instead of {was} ({row.owner}: {row.reason})",
            )
        )
    return Changed(with_pins(inventory, scenario.pins), tuple(said))
