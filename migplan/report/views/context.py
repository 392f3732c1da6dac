"""What all views of one page share: the plan, the words, the formats and quick look-ups."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from migplan.model.case import Role
from migplan.model.gap import Gap
from migplan.model.linkage import Linkage
from migplan.model.plan import Bridge, Cutover, Plan, Wave
from migplan.model.system import System
from migplan.planning.difference import Difference, difference
from migplan.report.audience import Audience, Topic, sees
from migplan.report.domains import domain_of, domain_table
from migplan.report.formats import Formats
from migplan.report.ids import node_ids
from migplan.report.office import STANDARD, Office
from migplan.report.shown import shown
from migplan.report.words import Words

_DESCRIBED = ("linkage", "system", "contract")


@dataclass(frozen=True)
class Context:
    """A plan and the language it is told in."""

    plan: Plan
    words: Words
    formats: Formats
    audience: Audience = Audience.DIVISION
    before: Plan | None = None
    """An earlier version of the plan, to tell what changed since."""

    @classmethod
    def of(
        cls,
        plan: Plan,
        lang: str,
        audience: Audience = Audience.DIVISION,
        before: Plan | None = None,
        office: Office = STANDARD,
    ) -> "Context":
        """A context for one page; the plans are those that the reader may see."""
        return cls(plan, Words(lang, office.messages), Formats(lang), audience, before)

    def sees(self, topic: Topic) -> bool:
        """Whether the reader is to see anything of a topic: the plan then holds something true."""
        return sees(self.audience, topic)

    @property
    def knows_bridges(self) -> bool:
        """Whether anything true can be said of bridges: of what a vendor sees of them, no "none"."""
        return self.sees(Topic.MIXED) and bool(self.plan.bridges or not self.vendor)

    @property
    def vendor(self) -> str:
        """Whose view this is; empty for readers who are no vendor."""
        if self.audience is not Audience.VENDOR:
            return ""
        every = (name for s in self.plan.case.systems for name in (s.vendor, s.current_vendor))
        return next((shown(name) for name in every if name), "")

    @cached_property
    def own(self) -> frozenset[str]:
        """Systems that the page is about: a vendor's own, for all other readers every one."""
        theirs = self.audience is Audience.VENDOR
        return frozenset(
            system.id
            for system in self.plan.case.systems
            if not theirs or system.vendor or system.current_vendor
        )

    @cached_property
    def mine(self) -> tuple[Cutover, ...]:
        """Cutovers of the systems that the page is about; of others a vendor sees the date only."""
        if self.audience is not Audience.VENDOR:
            return self.plan.cutovers
        return tuple(row for row in self.plan.cutovers if row.system in self.own)

    @cached_property
    def my_waves(self) -> tuple[Wave, ...]:
        """Waves with such a cutover."""
        numbers = {row.wave for row in self.mine}
        return tuple(wave for wave in self.plan.waves if wave.number in numbers)

    @cached_property
    def changed(self) -> Difference | None:
        """What differs from the version before; ``None`` where none was given."""
        return difference(self.before, self.plan) if self.before else None

    @cached_property
    def systems(self) -> dict[str, System]:
        """Systems by id."""
        return {system.id: system for system in self.plan.case.systems}

    @cached_property
    def _names(self) -> dict[str, str]:
        case = self.plan.case
        return {node.id: shown(node.name) for node in (*case.systems, *case.partners)}

    @cached_property
    def linkages(self) -> dict[str, Linkage]:
        """Linkages by id; one without an id is told from its ends and data."""
        return {
            linkage.id or f"{linkage.provider}>{linkage.consumer}": linkage
            for linkage in self.plan.case.linkages
        }

    @cached_property
    def cutovers(self) -> dict[str, Cutover]:
        """Cutovers by system."""
        return {cutover.system: cutover for cutover in self.plan.cutovers}

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Ids for the page and for DOT by system or partner."""
        ends = (end for bridge in self.plan.bridges for end in (bridge.provider, bridge.consumer))
        return node_ids({*self._names, *self.plan.case.roles, *self.cutovers, *ends})

    @cached_property
    def bridges_of(self) -> dict[str, tuple[Bridge, ...]]:
        """Bridges by the systems at their ends."""
        return _by_end(self.plan.bridges)

    @cached_property
    def gaps_of(self) -> dict[str, tuple[Gap, ...]]:
        """Open gaps by the systems concerned; what a bridge closes is counted as a bridge."""
        found: dict[str, list[Gap]] = {}
        for gap in filter(lambda gap: gap.counts, self.plan.gaps):
            for key in sorted(set(gap.systems)):
                found.setdefault(key, []).append(gap)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def deadlines(self) -> dict[str, str]:
        """Deadlines of the moving systems as short dates."""
        return {key: self.formats.day(day) for key, day in self.plan.case.deadlines.items()}

    def name(self, key: str) -> str:
        """What people call a system or partner, made fit to be shown."""
        return self._names.get(key, shown(key))

    def address(self, key: str) -> str:
        """Where a system, linkage or contract was described; empty where that is not known."""
        places = (self.plan.addresses.get(f"{kind}:{key}") for kind in _DESCRIBED)
        return shown(next(filter(None, places), ""))

    def role(self, key: str) -> Role:
        """What a node does in the plan; an unknown one stays."""
        return self.plan.case.roles.get(key, Role.STAYING)

    def in_order(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Systems by field of business, then by name: the way people look for them."""
        fields = {field: n for n, field in enumerate(domain_table())}
        return tuple(
            sorted(
                keys,
                key=lambda key: (fields[domain_of(self.systems.get(key))], self.name(key), key),
            )
        )

    def names(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Names in the order of the keys."""
        return tuple(self.name(key) for key in keys)


def _by_end(bridges: Iterable[Bridge]) -> dict[str, tuple[Bridge, ...]]:
    found: dict[str, list[Bridge]] = {}
    for bridge in bridges:
        for key in sorted({bridge.provider, bridge.consumer}):
            found.setdefault(key, []).append(bridge)
    return {key: tuple(rows) for key, rows in found.items()}
