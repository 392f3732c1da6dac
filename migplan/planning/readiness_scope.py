"""What of a wave an item of the readiness list is about, and who holds which share of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from migplan.catalogue.readiness import Concern, ReadinessItem
from migplan.gaps.course import Course, courses
from migplan.model.case import Role
from migplan.model.linkage import Linkage
from migplan.model.plan import Bridge, Plan, Wave
from migplan.model.readiness import Share
from migplan.model.system import System, SystemKind
from migplan.model.text import Bilingual
from migplan.planning.readiness_shares import Node, shares_of


@dataclass(frozen=True, slots=True)
class Scope:
    """What an item is about in one wave; without any system there is no item."""

    systems: tuple[str, ...]
    linkages: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    open: int = 0
    """How many of the systems nobody said enough about."""


@dataclass(frozen=True, slots=True)
class Demand:
    """One row of the list, but for who and for what item."""

    scope: Scope
    due: date
    basis: Bilingual
    detail: Bilingual | None
    assumed: bool


class Scopes:
    """Looks up what each wave of a plan has to get ready."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.case = plan, plan.case
        nodes: tuple[Node, ...] = (*self.case.systems, *self.case.partners)
        self.nodes = {node.id: node for node in nodes}
        self.on = {cutover.system: cutover.date for cutover in plan.cutovers}
        self.links = {str(link.id): link for link in self.case.linkages}

    def of(self, item: ReadinessItem, wave: Wave) -> Scope:
        """What an item is about in a wave; which contracts end is no matter of this class."""
        look: dict[Concern, Callable[[ReadinessItem, Wave], Scope]] = {
            Concern.STANDARD: self._standard,
            Concern.PERSONAL_NUMBER: self._assessed,
            Concern.RESIDENTS: self._noticed,
            Concern.OWN_USE: self._own_use,
            Concern.BRIDGES: self._begun,
            Concern.HEALED: self._healed,
            Concern.REWORKS: self._reworks,
            Concern.LINKAGES: self._tests,
        }
        return look.get(item.concern, self._all)(item, wave)

    def _all(self, item: ReadinessItem, wave: Wave) -> Scope:
        return self._systems(item, wave.systems)

    def _standard(self, item: ReadinessItem, wave: Wave) -> Scope:
        found = (self.case.system(key) for key in wave.systems)
        keys = (s.id for s in found if s is not None and s.kind is SystemKind.STANDARD)
        return self._systems(item, keys)

    def _assessed(self, item: ReadinessItem, wave: Wave) -> Scope:
        return self._some(item, wave, self._needs_assessment, lambda s: s.personal_number)

    def _noticed(self, item: ReadinessItem, wave: Wave) -> Scope:
        return self._some(item, wave, self._needs_notice, lambda s: s.resident_facing)

    def _begun(self, item: ReadinessItem, wave: Wave) -> Scope:
        """Bridges to be built; those that run at the as-of date stand already."""
        found = (b for b in self.plan.bridges if b.start == wave.date and not b.running_at_as_of)
        return self._bridges(item, wave, found)

    def _healed(self, item: ReadinessItem, wave: Wave) -> Scope:
        return self._bridges(item, wave, (b for b in self.plan.bridges if b.end == wave.date))

    def _systems(self, item: ReadinessItem, keys: Iterable[str]) -> Scope:
        pairs = [(key, "") for key in sorted(keys)]
        return Scope(
            tuple(key for key, _ in pairs), (), shares_of(item, pairs, self.nodes, self.on)
        )

    def _some(
        self,
        item: ReadinessItem,
        wave: Wave,
        needs: Callable[[System], bool],
        known: Callable[[System], bool | None],
    ) -> Scope:
        found = [
            s for key in wave.systems if isinstance(s := self.nodes.get(key), System) and needs(s)
        ]
        scope = self._systems(item, (system.id for system in found))
        return replace(scope, open=sum(known(system) is None for system in found))

    def _needs_assessment(self, system: System) -> bool:
        done = system.pia_end is not None and system.pia_end < self.plan.as_of
        return system.personal_number is not False and not done

    def _needs_notice(self, system: System) -> bool:
        done = system.notice_on is not None and system.notice_on < self.plan.as_of
        return system.resident_facing is not False and not done

    def _own_use(self, item: ReadinessItem, wave: Wave) -> Scope:
        """Local systems without a known ordinance, each in the first wave that concerns it."""
        found = {
            key: number for key, (first, number) in self._locals.items() if first == wave.number
        }
        scope = self._systems(item, found)
        return replace(scope, open=sum(number is None for number in found.values()))

    @cached_property
    def _locals(self) -> dict[str, tuple[int, bool | None]]:
        """Local systems that may handle the number: the first wave concerned, and whether they do."""
        wave_of = {key: wave for wave in self.plan.waves for key in wave.systems}
        links: dict[str, list[Linkage]] = {}
        for link in self._counted:
            for end in {link.provider, link.consumer}:
                links.setdefault(end, []).append(link)
        found: dict[str, tuple[int, bool | None]] = {}
        for system in self.case.systems:
            own = links.get(system.id, [])
            ends = {end for link in own for end in (link.provider, link.consumer)}
            waves = [wave_of[key] for key in {*ends, system.id} if key in wave_of]
            waves = [wave for wave in waves if not self._is_off(system.id, wave.date)]
            if system.kind is not SystemKind.LOCAL or system.ordinance or not waves:
                continue
            number = _handles(system, own)
            if number is not False:
                found[system.id] = (min(wave.number for wave in waves), number)
        return found

    @cached_property
    def _counted(self) -> tuple[Linkage, ...]:
        """Linkages that are neither inside one unit nor outside the migration."""
        found = zip(self.case.linkages, courses(self.plan), strict=True)
        return tuple(link for link, course in found if isinstance(course, Course))

    def _bridges(self, item: ReadinessItem, wave: Wave, bridges: Iterable[Bridge]) -> Scope:
        """Bridges by the end that cuts over in the wave: its vendor has the new interface."""
        pairs = [
            (end, bridge.linkage)
            for bridge in bridges
            for end in (bridge.provider, bridge.consumer)
            if self.on.get(end) == wave.date
        ]
        return self._about(item, pairs)

    def _tests(self, item: ReadinessItem, wave: Wave) -> Scope:
        inside = set(wave.systems)
        pairs = [
            (end, str(link.id))
            for link in self._counted
            for end in (link.provider, link.consumer)
            if end in inside
            and not any(self._is_off(key, wave.date) for key in (link.provider, link.consumer))
        ]
        return self._about(item, pairs)

    def _is_off(self, key: str, day: date) -> bool:
        """Whether a system is switched off before a day."""
        node = self.nodes.get(key)
        if not isinstance(node, System) or self.case.roles[key] is not Role.RETIRING:
            return False
        return node.retire_on is not None and node.retire_on.day < day

    def _reworks(self, item: ReadinessItem, wave: Wave) -> Scope:
        found = [r for r in self.plan.reworks if r.ready_by == wave.date]
        return self._about(item, [(r.stayer, r.linkage) for r in found])

    def _about(self, item: ReadinessItem, pairs: Sequence[tuple[str, str]]) -> Scope:
        return Scope(
            tuple(sorted({system for system, _ in pairs})),
            tuple(sorted({linkage for _, linkage in pairs})),
            shares_of(item, pairs, self.nodes, self.on),
        )


def _handles(system: System, links: Sequence[Linkage]) -> bool | None:
    """Whether a local system handles the individual number; ``None`` when nobody said."""
    if system.personal_number or any(link.personal_number for link in links):
        return True
    unknown = system.personal_number is None and any(link.personal_number is None for link in links)
    return None if unknown else False
