"""How much of an inventory is known, assumed and unknown, column by column."""

from collections.abc import Callable, Iterable
from typing import Any

from migplan.model.base import Frozen
from migplan.model.case import Case, Role
from migplan.model.inventory import Inventory
from migplan.model.text import Bilingual


class Column(Frozen):
    """One column: of how many rows the value is known, assumed or unknown."""

    key: str
    label: Bilingual
    known: int
    assumed: int
    unknown: int


def completeness(inventory: Inventory, case: Case) -> tuple[Column, ...]:
    """Count the columns that a plan depends on.

    Args:
        inventory: As it was described.
        case: The same, filled; tells which systems move and which linkages were proposed.
    """
    moving = [s for s in inventory.systems if case.roles.get(s.id) is Role.MOVING]
    core = [s for s in inventory.systems if case.roles.get(s.id) in (Role.MOVING, Role.MIGRATED)]
    proposed = len(case.proposed)
    return (
        _count(
            "state",
            "システムの状態",
            "state of systems",
            core,
            lambda s: s.state or s.disposition,
            assumed=True,
        ),
        _count("deadline", "移行期限", "deadline", moving, lambda s: s.deadline, assumed=True),
        _count("vendor", "移行先の事業者", "vendor", moving, lambda s: s.vendor),
        _count("package", "移行先のパッケージ", "package", moving, lambda s: s.package),
        _count("owner", "主管課", "owner division", inventory.systems, lambda s: s.owner),
        _count(
            "method",
            "連携方式",
            "method of linkages",
            inventory.linkages,
            lambda x: x.method,
            assumed=True,
            extra=proposed,
        ),
        _count(
            "method_after",
            "移行後の連携方式",
            "agreed method after",
            inventory.linkages,
            lambda x: x.method_after,
            unknown=proposed,
        ),
        _count("end", "契約の満了日", "end of contracts", inventory.contracts, lambda c: c.end),
        _count(
            "monthly_yen",
            "契約の月額",
            "monthly price",
            inventory.contracts,
            lambda c: c.monthly_yen,
            assumed=True,
        ),
    )


def _count(
    key: str,
    ja: str,
    en: str,
    rows: Iterable[Any],
    value: Callable[[Any], object],
    *,
    assumed: bool = False,
    extra: int = 0,
    unknown: int = 0,
) -> Column:
    known = missing = 0
    for row in rows:
        if value(row) is None:
            missing += 1
        else:
            known += 1
    return Column(
        key=key,
        label=Bilingual(ja=ja, en=en),
        known=known,
        assumed=(missing if assumed else 0) + extra,
        unknown=(0 if assumed else missing) + unknown,
    )
