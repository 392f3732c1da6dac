"""Other deadlines, and whether they must be kept."""

from migplan.joint.scenario.change import Changed, Ground
from migplan.model.inventory import Inventory
from migplan.model.scenario import Scenario
from migplan.model.text import Bilingual
from migplan.model.wording import short_day

_RULES = {
    "hard": Bilingual(ja="移行期限を必ず守る（過ぎる計画を認めない）", en="deadlines must be kept"),
    "soft": Bilingual(
        ja="移行期限を過ぎてもよい（遅れに重みを付ける）", en="deadlines may be missed at a price"
    ),
}


def deadlines(inventory: Inventory, scenario: Scenario, ground: Ground) -> Changed:
    """Deadlines of systems, then the rule for all of them."""
    days = {row.system: row.date for row in scenario.deadlines}
    said = [
        Bilingual(
            ja=f"{ground.case.name(key)}の移行期限を{short_day(day.day)}とする",
            en=f"the deadline of {ground.case.name(key)} is {day.day}",
        )
        for key, day in days.items()
    ]
    systems = tuple(
        system.model_copy(update={"deadline": days[system.id]}) if system.id in days else system
        for system in inventory.systems
    )
    update: dict[str, object] = {"systems": systems}
    rule = scenario.deadline_rule
    if rule is not None:
        update["policy"] = inventory.policy.model_copy(update={"deadlines": rule})
        said.append(_RULES[rule])
    return Changed(inventory.model_copy(update=update), tuple(said))
