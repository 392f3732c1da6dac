"""Other numbers of engineers, staff, projects and cutovers at a time."""

from typing import Any

from migplan.joint.scenario.change import Changed, Ground
from migplan.model.inventory import Inventory
from migplan.model.policy import Policy, StaffCapacity, VendorCapacity
from migplan.model.scenario import CapacityRow, Scenario
from migplan.model.text import Bilingual

_OWN = {
    "parallel_projects": ("庁内で同時に進める件数の上限", "projects of the body at a time"),
    "load_limit": ("1 回の切替の上限", "most cutovers in one slot"),
}


def capacity(inventory: Inventory, scenario: Scenario, _: Ground) -> Changed:
    """Vendors first, then what the body itself can do."""
    policy, said = inventory.policy, list[Bilingual]()
    vendors = {row.vendor: row for row in policy.vendors}
    for row in scenario.capacity:
        was = vendors.get(row.vendor, VendorCapacity(vendor=row.vendor))
        vendors[row.vendor] = was.model_copy(update=_given(row))
        said += _told(row, was)
    update: dict[str, Any] = {}
    if scenario.capacity:
        update["vendors"] = tuple(vendors[name] for name in sorted(vendors))
    if scenario.staff is not None:
        usual = policy.staff or StaffCapacity(people=scenario.staff)
        before = None if policy.staff is None else policy.staff.people
        update["staff"] = usual.model_copy(update={"people": scenario.staff})
        said.append(_shift("庁内の職員（人）", "own staff", before, scenario.staff))
    for field, (ja, en) in _OWN.items():
        value = getattr(scenario, field)
        if value is not None:
            update[field] = value
            said.append(_shift(ja, en, getattr(policy, field), value))
    changed: Policy = policy.model_copy(update=update)
    return Changed(inventory.model_copy(update={"policy": changed}), tuple(said))


def _given(row: CapacityRow) -> dict[str, int]:
    given = {"engineers": row.engineers, "parallel_projects": row.parallel_projects}
    return {field: value for field, value in given.items() if value is not None}


def _told(row: CapacityRow, was: VendorCapacity) -> list[Bilingual]:
    name, found = row.vendor, list[Bilingual]()
    if row.engineers is not None:
        found.append(
            _shift(f"{name}の技術者（人）", f"engineers of {name}", was.engineers, row.engineers)
        )
    if row.parallel_projects is not None:
        ja, en = f"{name}が同時に進める件数の上限", f"projects of {name} at a time"
        found.append(_shift(ja, en, was.parallel_projects, row.parallel_projects))
    return found


def _shift(ja: str, en: str, before: int | None, after: int) -> Bilingual:
    was_ja = "上限なし" if before is None else str(before)
    was_en = "no limit" if before is None else str(before)
    return Bilingual(ja=f"{ja}：{was_ja} → {after}", en=f"{en}: {was_en} → {after}")
