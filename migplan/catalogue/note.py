"""Assumptions about whole groups of systems and contracts: what the plan leaves out and why."""

from datetime import date

from migplan.catalogue.assume import Assumptions
from migplan.catalogue.defaults import PRACTICE
from migplan.catalogue.propose import is_unconfirmed
from migplan.model.case import Role
from migplan.model.contract import Contract, replaced
from migplan.model.dates import month_index
from migplan.model.inventory import Inventory
from migplan.model.policy import Policy, Proposal
from migplan.model.system import Disposition, System, SystemKind


def note_systems(
    inventory: Inventory, filled: tuple[System, ...], roles: dict[str, Role], notes: Assumptions
) -> None:
    """List what was assumed about single systems: state, disposition, network zone."""
    stated = {system.id: system for system in inventory.systems}
    present = [system for system in filled if roles[system.id] is not Role.ABSENT]
    local = [system for system in present if system.kind is SystemKind.LOCAL]
    other = [system for system in present if system.kind is not SystemKind.LOCAL]
    no_state = [system for system in other if stated[system.id].state is None]
    notes.add_many(
        "system:state:legacy",
        [system for system in no_state if roles[system.id] is Role.MOVING],
        "状態の記載がないため、未移行とみなした",
        "no state was given; taken as not migrated",
        PRACTICE,
        "low",
    )
    notes.add_many(
        "system:state:platform",
        [system for system in no_state if roles[system.id] is Role.MIGRATED],
        "状態の記載がないため、稼働済みの共通機能とみなした",
        "no state was given; taken as a platform that is live",
        PRACTICE,
        "low",
    )
    notes.add_many(
        "system:disposition",
        [system for system in local if stated[system.id].disposition is None],
        "対応方針の記載がないため、そのまま残すとみなした",
        "no disposition was given; taken to stay",
        PRACTICE,
        "low",
    )
    notes.add_many(
        "system:retire_on",
        [s for s in local if s.disposition is Disposition.RETIRE and s.retire_on is None],
        "廃止の時期が分からないため、計画の期間中は残るとみなした",
        "the day of retirement is unknown; taken to stay throughout",
        PRACTICE,
        "low",
    )
    zones = sum(1 for s in present if stated[s.id].zone is None and s.zone is not None)
    if zones:
        notes.add(
            "system:zone",
            f"網の区分の記載がない {zones} システムは、システムの種類ごとの通例によった。",
            f"The network zone of {zones} systems follows what is usual for their kind.",
            "migplan catalog local",
            "medium",
        )


def note_linkages(inventory: Inventory, proposed: tuple[str, ...], notes: Assumptions) -> None:
    """List what was assumed about linkages, and which of them nobody stated."""
    no_method = sum(1 for linkage in inventory.linkages if linkage.method is None)
    if no_method:
        notes.add(
            "linkage:method",
            f"連携方式が分からない {no_method} 件は、ファイル連携とみなした。",
            f"{no_method} linkages of unknown method are taken as file linkages.",
            PRACTICE,
            "low",
        )
    no_criticality = sum(1 for linkage in inventory.linkages if linkage.criticality is None)
    if no_criticality:
        notes.add(
            "linkage:criticality",
            f"重要度の記載がない {no_criticality} 件は、付属の一覧にある連携はその値、ほかは「重要」とした。",
            f"The criticality of {no_criticality} linkages follows the catalogue, otherwise 'important'.",
            "migplan catalog linkages",
            "low",
        )
    unconfirmed = sum(map(is_unconfirmed, inventory.linkages))
    if unconfirmed:
        notes.add(
            "linkage:unconfirmed",
            f"棚卸データの連携 {unconfirmed} 件は、ひな形の提案のままで、実際にあるか確かめられていない。",
            f"{unconfirmed} linkages of the inventory are a template's proposals that nobody has confirmed.",
            "migplan catalog linkages",
            "medium",
        )
    added = len(proposed) - unconfirmed
    if added > 0:
        notes.add(
            "linkage:proposed",
            f"業務間の連携 {added} 件は、棚卸データに記載がないため標準的な連携の一覧から補った（任意のものを除く）。",
            f"{added} linkages are not in the inventory and come from the catalogue (optional ones left out).",
            "migplan catalog linkages",
            "medium",
        )
    elif (
        not unconfirmed
        and inventory.linkages
        and inventory.policy.propose_linkages is Proposal.AUTO
    ):
        notes.add(
            "linkage:stated",
            "連携は棚卸データに記載されたものが全てとみなし、標準的な連携の一覧から補っていない。",
            "The stated linkages are taken as complete; nothing was added from the catalogue.",
            PRACTICE,
            "medium",
        )


def note_contracts(
    inventory: Inventory, roles: dict[str, Role], today: date, notes: Assumptions
) -> None:
    """List what was assumed about the contracts of the moving systems."""
    moving = {key for key, role in roles.items() if role is Role.MOVING}
    touching = [c for c in inventory.contracts if moving & set(c.systems)]
    covered = {key for contract in touching for key in contract.systems}
    bare = [s for s in inventory.systems if s.id in moving - covered]
    notes.add_many(
        "system:contract",
        bare,
        "現行の契約が分からないため、満了に伴う費用は見込まず、並行稼働は単価表の月額で見込んだ",
        "no contract is known: its end costs nothing, parallel running is priced from the list",
        PRACTICE,
        "low",
    )
    no_end = [c for c in touching if c.end is None]
    notes.add_many(
        "contract:end",
        no_end,
        "満了日が分からないため、延長・残期間の費用は見込んでいない",
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
    no_kind = [c for c in touching if c.kind is None and c.end is not None]
    notes.add_many(
        "contract:kind",
        no_kind,
        "契約の種類が分からないため、賃貸借とみなして残期間の費用を見込んだ",
        "the kind is unknown; taken as a lease whose rest is paid",
        PRACTICE,
        "low",
    )
    _note_replaced(touching, moving, today, notes)
    no_word = [c for c in touching if c.end is not None and c.extendable is None]
    notes.add_many(
        "contract:extendable",
        no_word,
        "満了後も延長できるとみなした",
        "an extension past the end is taken to be possible",
        PRACTICE,
        "low",
    )


def _note_replaced(
    touching: list[Contract], moving: set[str], today: date, notes: Assumptions
) -> None:
    over: list[Contract] = []
    for key in moving:
        over += replaced((c for c in touching if key in c.systems), month_index(today))
    notes.add_many(
        "contract:replaced",
        [contract for contract in touching if contract in over],
        "基準日より前に満了し、同じ種類の契約が続いているため、費用に含めない",
        "ended before the as-of date and is followed by one of its kind; left out",
        PRACTICE,
        "medium",
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
        "事業者が分からないため、技術者数の上限は考慮していない",
        "the vendor is unknown, so no limit of engineers applies",
        PRACTICE,
        "low",
    )
    packages = [system.package for system in moving if system.package]
    if policy.packages_move_together and len(packages) > len(set(packages)):
        notes.add(
            "policy:packages_move_together",
            "移行先が同じパッケージのシステムは、一緒に切り替える。",
            "Systems of the same new package move together.",
            PRACTICE,
            "medium",
        )
    if policy.deadlines == "soft":
        notes.add(
            "policy:deadlines",
            "移行期限は厳守ではなく、過ぎる場合は月数に応じて評価に加える。",
            "Deadlines may be passed; each month late is weighed.",
            PRACTICE,
            "medium",
        )
    if policy.parallel_projects is None:
        notes.add(
            "policy:parallel_projects",
            "庁内で同時に進める案件の数に上限を設けない。",
            "The number of projects that the body runs at a time is not limited.",
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
