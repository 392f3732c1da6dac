"""Assumptions about whole groups of systems and contracts: what the plan leaves out and why."""

from migplan.catalogue.assume import Assumptions
from migplan.catalogue.defaults import PRACTICE
from migplan.model.case import Role
from migplan.model.inventory import Inventory
from migplan.model.policy import Policy
from migplan.model.system import System


def note_contracts(inventory: Inventory, roles: dict[str, Role], notes: Assumptions) -> None:
    """List what was assumed about the contracts of the moving systems."""
    moving = {key for key, role in roles.items() if role is Role.MOVING}
    touching = [c for c in inventory.contracts if moving & set(c.systems)]
    covered = {key for contract in touching for key in contract.systems}
    bare = [s for s in inventory.systems if s.id in moving - covered]
    notes.add_many(
        "system:contract",
        bare,
        "現行の契約が分からないため、満了に伴う費用を見込まない",
        "no contract is known, so its end costs nothing in this plan",
        PRACTICE,
        "low",
    )
    no_end = [c for c in touching if c.end is None]
    notes.add_many(
        "contract:end",
        no_end,
        "契約の満了日が分からないため、延長・残期間の費用を見込まない",
        "the end is unknown, so neither extension nor leftover is priced",
        PRACTICE,
        "low",
    )
    no_price = [c for c in touching if c.monthly_yen is None]
    notes.add_many(
        "contract:monthly_yen",
        no_price,
        "月額が分からないため、単価表の月額とした",
        "the monthly price is unknown and taken from the price list",
        PRACTICE,
        "low",
    )
    no_word = [c for c in touching if c.end is not None and c.extendable is None]
    notes.add_many(
        "contract:extendable",
        no_word,
        "満了後も延長できるとみなした",
        "an extension past the end is taken to be possible",
        PRACTICE,
        "low",
    )


def note_limits(policy: Policy, moving: list[System], notes: Assumptions) -> None:
    """List what was assumed about vendors and limits."""
    if not moving:
        return
    stated = {capacity.vendor for capacity in policy.vendors}
    vendors = sorted({system.vendor for system in moving if system.vendor} - stated)
    if vendors:
        names = "、".join(vendors)
        notes.add(
            "policy:vendors",
            f"事業者の同時並行数が分からないため、上限を設けない（{names}）。",
            f"Parallel projects of these vendors are unknown and not limited: {', '.join(vendors)}.",
            PRACTICE,
            "low",
        )
    nobody = [system for system in moving if system.vendor is None]
    notes.add_many(
        "system:vendor",
        nobody,
        "事業者が分からないため、技術者の制約を見込まない",
        "the vendor is unknown, so no limit of engineers applies",
        PRACTICE,
        "low",
    )
    if policy.load_limit is None:
        notes.add(
            "policy:load_limit",
            "一つの切替枠で切り替えるシステム数に上限を設けない。",
            "The number of cutovers in one slot is not limited.",
            "",
            "",
        )
