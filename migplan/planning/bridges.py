"""The bridges and reworks of a dated plan, each with its yen and its reason."""

from migplan.model.case import Case
from migplan.model.plan import Bridge, CostKind, First, Rework
from migplan.model.text import Bilingual
from migplan.model.wording import money
from migplan.planning.charges import Ends
from migplan.planning.ledger import Ledger
from migplan.planning.problem import Problem, faults, total_cost


def bridges_of(
    case: Case, ledger: Ledger, problem: Problem, slots: tuple[int, ...]
) -> tuple[Bridge, ...]:
    """All bridges of a plan, those that run already included, by start, end and linkage."""
    unit_of = {key: n for n, unit in enumerate(case.units) for key in unit}
    closer = _Closer(case, problem, slots)
    found: list[Bridge] = []
    for ends in ledger.apart():
        link = ends.linkage
        charges = ledger.of_bridge[str(link.id)]
        setup = sum(c.yen for c in charges if c.kind is CostKind.BRIDGE_SETUP)
        running = sum(c.yen for c in charges if c.kind is CostKind.BRIDGE_RUNNING)
        days = sorted(
            (ledger.dates[link.provider], ledger.dates[link.consumer]), key=lambda s: s.day
        )
        found.append(
            Bridge(
                linkage=str(link.id),
                provider=link.provider,
                consumer=link.consumer,
                start=days[0].day,
                end=days[1].day,
                months=days[1].month - days[0].month,
                first=ledger.first_of(ends),
                setup_yen=setup,
                running_yen=running,
                cost_yen=setup + running,
                reason=closer.reason(unit_of[link.provider], unit_of[link.consumer]),
            )
        )
    for ends, mover in ledger.single():
        bridge = _running_bridge(case, ledger, ends, mover)
        if bridge is not None:
            found.append(bridge)
    return tuple(sorted(found, key=lambda b: (b.start, b.end, b.linkage)))


def _running_bridge(case: Case, ledger: Ledger, ends: Ends, mover: str) -> Bridge | None:
    link, slot = ends.linkage, ledger.dates[mover]
    if not ledger.tables.is_mixed(ends):
        return None
    running = sum(charge.yen for charge in ledger.tables.of_single_end(ends, slot.month))
    return Bridge(
        linkage=str(link.id),
        provider=link.provider,
        consumer=link.consumer,
        start=case.as_of,
        end=slot.day,
        months=slot.month - ledger.today(),
        first=First.PROVIDER if link.consumer == mover else First.CONSUMER,
        running_at_as_of=True,
        setup_yen=0,
        running_yen=running,
        cost_yen=running,
        reason=Bilingual(
            ja=f"{case.name(mover)}の切替まで、既に動いている暫定連携を続ける。",
            en=f"Runs already; needed until {case.name(mover)} cuts over.",
        ),
    )


class _Closer:
    """What it would cost to avoid a bridge by cutting both ends over together."""

    def __init__(self, case: Case, problem: Problem, slots: tuple[int, ...]) -> None:
        self._case, self._problem, self._slots = case, problem, slots
        self._known: dict[tuple[int, int], Bilingual] = {}

    def reason(self, a: int, b: int) -> Bilingual:
        key = (min(a, b), max(a, b))
        if key not in self._known:
            self._known[key] = self._find(*key)
        return self._known[key]

    def _find(self, a: int, b: int) -> Bilingual:
        """Try every slot for both ends, all others staying, and one end in the other's slot."""
        slots = range(len(self._case.slots))
        tries = [self._moved({a: slot, b: slot}) for slot in slots]
        costs = [total_cost(self._problem, moved) for moved in tries if moved is not None]
        if not costs:
            return Bilingual(
                ja="制約のため、ほかの切替日を変えずに両者を同時に切り替えることはできない。",
                en="Constraints keep the two ends apart unless others move too.",
            )
        extra = min(costs) - total_cost(self._problem, self._slots)
        if extra <= 0:
            return Bilingual(
                ja="両者を同時に切り替えても総額は変わらない。",
                en="Cutting both over together costs the same in total.",
            )
        amount = money(extra)
        return Bilingual(
            ja=f"両者を同時に切り替えると、総額が {amount.ja} 増える。",
            en=f"Cutting both over together costs {amount.en} more in total.",
        )

    def _moved(self, changes: dict[int, int]) -> tuple[int, ...] | None:
        moved = tuple(changes.get(n, slot) for n, slot in enumerate(self._slots))
        if any(self._problem.costs[n][slot] is None for n, slot in changes.items()):
            return None
        return None if faults(self._problem, moved) else moved


def reworks_of(ledger: Ledger) -> tuple[Rework, ...]:
    """All linkages that are adapted once, by the day they must be ready."""
    found: list[Rework] = []
    for ends, mover in ledger.single():
        slot = ledger.dates[mover]
        charges = ledger.tables.of_single_end(ends, slot.month)
        yen = [charge.yen for charge in charges if charge.kind is CostKind.REWORK]
        if yen:
            link = ends.linkage
            stayer = link.consumer if link.provider == mover else link.provider
            found.append(
                Rework(
                    linkage=str(link.id),
                    mover=mover,
                    stayer=stayer,
                    ready_by=slot.day,
                    cost_yen=sum(yen),
                )
            )
    return tuple(sorted(found, key=lambda r: (r.ready_by, r.linkage)))
