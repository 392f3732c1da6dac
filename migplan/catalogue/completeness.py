"""How much of an inventory is known, assumed and unknown, column by column.

Counted are the columns that a plan or a rule for gaps reads, each over the rows to which it
applies: the package of a system that stays is no hole.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from migplan.catalogue.propose import is_unconfirmed
from migplan.catalogue.whom import CONTRACTS, IT, OWNER, VENDOR
from migplan.model.base import Frozen
from migplan.model.case import Case, Role
from migplan.model.inventory import Inventory
from migplan.model.linkage import Linkage
from migplan.model.system import Disposition, State, System, SystemKind
from migplan.model.text import Bilingual


class Column(Frozen):
    """One column: of how many rows the value is known, assumed or unknown."""

    section: str
    """``systems``, ``linkages``, ``contracts``, ``partners`` or ``policy``."""
    key: str
    label: Bilingual
    known: int
    assumed: int
    """Filled from a default, which the list of assumptions tells."""
    unknown: int
    """Nothing stands in."""
    ask: Bilingual
    """Who usually knows."""

    @property
    def rows(self) -> int:
        """Rows that the column applies to."""
        return self.known + self.assumed + self.unknown

    @property
    def share(self) -> int:
        """Known rows in whole percent, rounded down: 100 means all of them."""
        return 100 * self.known // self.rows if self.rows else 100


def completeness(inventory: Inventory, case: Case) -> tuple[Column, ...]:
    """Count the columns that apply to at least one row.

    Args:
        inventory: As it was described.
        case: The same, filled; tells which systems move and which linkages were proposed.
    """
    columns = (
        *_systems(inventory, case),
        *_linkages(inventory, case),
        *_contracts(inventory, case),
        *_partners(case),
        *_policy(inventory, case),
    )
    return tuple(column for column in columns if column.rows)


def _systems(inventory: Inventory, case: Case) -> Iterator[Column]:
    filled = {system.id: system for system in case.systems}
    present = [s for s in inventory.systems if case.roles.get(s.id) is not Role.ABSENT]
    moving = [s for s in inventory.systems if case.roles.get(s.id) is Role.MOVING]
    local = [s for s in present if filled[s.id].kind is SystemKind.LOCAL]
    standard = [s for s in inventory.systems if filled[s.id].kind is not SystemKind.LOCAL]
    covered = {key for contract in inventory.contracts for key in contract.systems}
    limited = {limit.vendor for limit in case.vendors if limit.engineers is not None}
    count = _Count("systems")
    yield count("owner", "主管課", "owner division", IT, present, lambda s: s.owner)
    yield count("state", "移行状況", "state", OWNER, standard, _said_state, assumed=True)
    yield count(
        "disposition",
        "対応方針",
        "disposition",
        OWNER,
        local,
        lambda s: s.disposition,
        assumed=True,
    )
    retiring = [s for s in local if s.disposition is Disposition.RETIRE]
    yield count(
        "retire_on", "廃止日", "last day", OWNER, retiring, lambda s: s.retire_on, assumed=True
    )
    bound = [s for s in moving if s.id in case.deadlines or s.deadline is not None]
    yield count(
        "deadline", "移行期限", "deadline", OWNER, bound, lambda s: s.deadline, assumed=True
    )
    yield count("vendor", "移行後の事業者", "vendor", OWNER, moving, lambda s: s.vendor)
    yield count("package", "移行後のパッケージ", "package", VENDOR, moving, lambda s: s.package)
    yield count(
        "project_months",
        "作業月数",
        "months of work",
        VENDOR,
        moving,
        lambda s: s.project_months,
        assumed=True,
    )
    yield count(
        "phase_done",
        "済んだフェーズ",
        "progress",
        VENDOR,
        moving,
        lambda s: s.phase_done,
        assumed=True,
    )
    busy = [s for s in moving if s.vendor in limited]
    yield count(
        "engineers",
        "必要な技術者数",
        "engineers",
        VENDOR,
        busy,
        lambda s: s.engineers,
        assumed=True,
    )
    staffed = moving if case.staff is not None else []
    yield count(
        "staff", "必要な職員数", "own staff", OWNER, staffed, lambda s: s.staff, assumed=True
    )
    yield count(
        "contract",
        "現行の契約",
        "contract of today",
        CONTRACTS,
        moving,
        lambda s: s.id in covered or None,
        assumed=True,
    )
    yield count(
        "hosting_after", "移行後の基盤", "hosting after", VENDOR, moving, lambda s: s.hosting_after
    )
    for key, label in (
        ("zone", ("現行の網", "zone")),
        ("zone_after", ("移行後の網", "zone after")),
    ):
        yield count(
            key,
            *label,
            IT,
            present if key == "zone" else moving,
            lambda s, key=key: getattr(s, key),
            lambda s, key=key: getattr(filled[s.id], key) is not None,
        )
    yield count("character_set", "文字", "characters", VENDOR, local, lambda s: s.character_set)


def _said_state(system: System) -> State | None:
    """The state that somebody stated: being on no list of late systems is none."""
    return None if system.state is State.EXPECTED_LIVE else system.state


def _linkages(inventory: Inventory, case: Case) -> Iterator[Column]:
    rows = [linkage for linkage in inventory.linkages if not is_unconfirmed(linkage)]
    proposed = len(case.proposed)
    count = _Count("linkages")
    yield count(
        "linkage",
        "連携そのもの",
        "the linkage itself",
        OWNER,
        rows,
        lambda _: True,
        assumed=True,
        extra=proposed,
    )
    yield count(
        "method",
        "現行の方式",
        "method",
        OWNER,
        rows,
        lambda x: x.method,
        assumed=True,
        extra=proposed,
    )
    yield count(
        "method_after",
        "移行後の方式",
        "agreed method after",
        VENDOR,
        rows,
        lambda x: x.method_after,
        extra=proposed,
    )
    yield count(
        "criticality",
        "重要度",
        "criticality",
        OWNER,
        rows,
        lambda x: x.criticality,
        assumed=True,
    )
    yield count("standard", "標準連携", "standard linkage", VENDOR, rows, lambda x: x.standard)
    yield count(
        "personal_number", "個人番号", "personal number", OWNER, rows, lambda x: x.personal_number
    )
    yield count("owner", "担当課", "division", IT, rows, lambda x: x.owner)
    yield count(
        "zone_path",
        "網をまたぐ方法",
        "way across zones",
        IT,
        [link for link in rows if _crosses(link, case)],
        lambda x: x.zone_path,
    )


def _crosses(link: Linkage, case: Case) -> bool:
    """Whether both ends are known to lie in different zones after the migration."""
    zones = {system.id: system.zone_after for system in case.systems}
    zones |= {partner.id: partner.zone for partner in case.partners}
    ends = zones.get(link.provider), zones.get(link.consumer)
    return None not in ends and ends[0] is not ends[1]


def _contracts(inventory: Inventory, case: Case) -> Iterator[Column]:
    moving = {key for key, role in case.roles.items() if role is Role.MOVING}
    rows = [contract for contract in inventory.contracts if moving & set(contract.systems)]
    ending = [contract for contract in rows if contract.end is not None]
    longer = [contract for contract in ending if contract.extendable is not False]
    count = _Count("contracts")
    yield count("end", "満了日", "end", CONTRACTS, rows, lambda c: c.end)
    yield count("kind", "契約の種類", "kind", CONTRACTS, rows, lambda c: c.kind, assumed=True)
    yield count(
        "monthly_yen",
        "月額",
        "monthly price",
        CONTRACTS,
        rows,
        lambda c: c.monthly_yen,
        assumed=True,
    )
    yield count(
        "extendable",
        "延長可否",
        "extendable",
        CONTRACTS,
        ending,
        lambda c: c.extendable,
        assumed=True,
    )
    yield count(
        "extension_monthly_yen",
        "延長時の月額",
        "price of an extension",
        CONTRACTS,
        longer,
        lambda c: c.extension_monthly_yen,
        assumed=True,
    )
    yield count(
        "notice_months",
        "予告月数",
        "months of notice",
        CONTRACTS,
        longer,
        lambda c: c.notice_months,
        assumed=True,
    )


def _partners(case: Case) -> Iterator[Column]:
    yield _Count("partners")("zone", "網", "zone", IT, case.partners, lambda p: p.zone)


def _policy(inventory: Inventory, case: Case) -> Iterator[Column]:
    policy = inventory.policy
    count = _Count("policy")
    single = (
        ("as_of", "基準日", "as-of date"),
        ("horizon_end", "計画期間の末", "horizon"),
        ("lead_months", "準備月数", "lead time"),
        ("parallel_projects", "並行作業の上限", "parallel projects"),
        ("load_limit", "枠ごとの上限", "cutovers in one slot"),
        ("staff", "職員の体制", "own staff"),
    )
    for key, ja, en in single:
        yield count(key, ja, en, IT, [policy], lambda p, key=key: getattr(p, key), assumed=True)
    slack = [policy] if case.people_limited else []
    yield count(
        "phase_slack_months",
        "フェーズの余裕",
        "idle months of phases",
        VENDOR,
        slack,
        lambda p: p.phase_slack_months,
        assumed=True,
    )
    stated = {limit.vendor for limit in policy.vendors}
    moving = (s for s in case.systems if case.roles[s.id] is Role.MOVING)
    vendors = sorted({system.vendor for system in moving if system.vendor})
    yield count(
        "vendors",
        "事業者の体制",
        "capacity of vendors",
        VENDOR,
        vendors,
        lambda vendor: vendor in stated or None,
        assumed=True,
    )
    yield count(
        "prices", "単価", "unit prices", IT, case.prices, lambda p: p.stated or None, assumed=True
    )


class _Count:
    """Counts the columns of one section."""

    def __init__(self, section: str) -> None:
        self._section = section

    def __call__(
        self,
        key: str,
        ja: str,
        en: str,
        ask: Bilingual,
        rows: Sequence[Any],
        value: Callable[[Any], object],
        stands_in: Callable[[Any], bool] | None = None,
        *,
        assumed: bool = False,
        extra: int = 0,
    ) -> Column:
        """Count one column.

        Args:
            key: Field of the rows.
            ja: What the column is called.
            en: The same in English.
            ask: Who usually knows.
            rows: All to which it applies.
            value: What somebody stated in a row; ``None`` when nobody did.
            stands_in: Whether a default stands in for a row without a value.
            assumed: The same for all rows at once.
            extra: Rows that nobody stated, such as proposed linkages.
        """
        holes = [row for row in rows if value(row) is None]
        known = sum(1 for row in rows if value(row) is not None)
        filled = sum(1 for row in holes if (stands_in(row) if stands_in else assumed))
        return Column(
            section=self._section,
            key=key,
            label=Bilingual(ja=ja, en=en),
            known=known,
            assumed=filled + (extra if assumed else 0),
            unknown=len(holes) - filled + (0 if assumed else extra),
            ask=ask,
        )
