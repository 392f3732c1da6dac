"""Other unit prices."""

from migplan.joint.scenario.change import Changed, Ground
from migplan.model.inventory import Inventory
from migplan.model.policy import PriceChange
from migplan.model.price import Price
from migplan.model.scenario import PriceShift, Scenario
from migplan.model.text import Bilingual


def prices(inventory: Inventory, scenario: Scenario, ground: Ground) -> Changed:
    """Prices of the scenario take the place of the policy's and the catalogue's."""
    if not scenario.prices:
        return Changed(inventory)
    known = {price.key: price for price in ground.case.prices}
    changed = {row.key: row for row in inventory.policy.prices}
    said: list[Bilingual] = []
    for shift in scenario.prices:
        keys = shift.among(known)
        changed |= {key: _shifted(known[key], shift) for key in keys}
        said.append(_said(shift, [known[key] for key in keys]))
    policy = inventory.policy.model_copy(
        update={"prices": tuple(changed[key] for key in sorted(changed))}
    )
    return Changed(inventory.model_copy(update={"policy": policy}), tuple(said))


def _shifted(price: Price, shift: PriceShift) -> PriceChange:
    if shift.percent is None:
        low, typical, high = shift.low or 0, shift.typical or 0, shift.high or 0
    else:
        low, typical, high = (
            level * shift.percent / 100 for level in (price.low, price.typical, price.high)
        )
    return PriceChange(key=price.key, low=low, typical=typical, high=high, source=shift.source)


def _said(shift: PriceShift, found: list[Price]) -> Bilingual:
    first, more = found[0], len(found) - 1
    ja = f"単価「{first.name.ja}」" + (f"ほか{more}項目" if more else "")
    en = f"price of {first.name.en}" + (f" and {more} more" if more else "")
    if shift.percent is not None:
        return Bilingual(ja=f"{ja}を{shift.percent:g}％にする", en=f"{en} at {shift.percent:g} %")
    return Bilingual(
        ja=f"{ja}の標準値を{first.typical:,g}から{shift.typical:,g}にする",
        en=f"{en}: {shift.typical:,g} instead of {first.typical:,g}",
    )
