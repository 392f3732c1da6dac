"""Who chooses among what, who stands where already, and between whom data pass."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.entries import FlowRule
from migplan.model.case import Case, Role
from migplan.model.linkage import Linkage
from migplan.model.placement import Bar, Flow, Premises, Reason
from migplan.model.placement_price import Border
from migplan.model.placement_row import PLACES, Choice
from migplan.model.system import System, SystemKind, Zone
from migplan.placement import words
from migplan.placement.ends import End, Ends, is_decided
from migplan.placement.rules import own_reasons, zone_reason, zone_rule
from migplan.placement.sites import border_of, local_site, today
from migplan.placement.standing import Standing

STANDS: Final = -1
"""Stands for the number of a standing where an end does not choose."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What one linkage passes between two standings.

    Attributes:
        border: ``None``: nothing, as one of the two is no more, or both are one system.
        moved: Whether one of the two leaves its place.
        broken: Whether a rule for zones forbids it.
    """

    border: Border | None
    moved: bool
    broken: bool


@dataclass(frozen=True)
class Frame:
    """All that does not depend on the level of prices.

    Attributes:
        case: The premises of the plan.
        premises: What is taken from the catalogue.
        local: Systems that choose, by id, in order.
        fixed: Local systems whose end is decided, in order.
        linkages: Those that touch a system that chooses, in order.
        ends: Both ends of each of them; provider first.
    """

    case: Case
    premises: Premises
    local: tuple[System, ...]
    fixed: tuple[System, ...]
    linkages: tuple[Linkage, ...]
    ends: tuple[tuple[End, End], ...]

    @cached_property
    def touching(self) -> dict[str, tuple[int, ...]]:
        """Numbers of the linkages of each system that chooses."""
        found: dict[str, list[int]] = {system.id: [] for system in self.local}
        for number, ends in enumerate(self.ends):
            for end in ends:
                if end.system is not None:
                    found[end.system.id].append(number)
        return {key: tuple(numbers) for key, numbers in found.items()}

    @cached_property
    def standings(self) -> dict[str, tuple[Standing, ...]]:
        """All choices that are told of, by system."""
        return {s.id: tuple(_standings(self, s)) for s in self.local}

    @cached_property
    def passages(self) -> "tuple[dict[tuple[int, int], Passage], ...]":
        """What each linkage passes, by number of the standing of provider and of consumer."""
        return tuple(_passages(self, number) for number in range(len(self.linkages)))

    @cached_property
    def today(self) -> dict[str, Zone | None]:
        """Zone of every system and partner as it is now."""
        return {node.id: node.zone for node in (*self.case.systems, *self.case.partners)}


def frame_of(case: Case, catalogue: Catalogue) -> Frame:
    """Gather what a placement is computed from."""
    zones = {hosting.id: hosting.zone for hosting in catalogue.hostings}
    present = [
        system
        for system in sorted(case.systems, key=lambda system: system.id)
        if system.kind is SystemKind.LOCAL and case.roles.get(system.id) is not Role.ABSENT
    ]
    local = tuple(system for system in present if not is_decided(system))
    ends = Ends(case, zones, {system.id for system in local})
    found: list[tuple[Linkage, tuple[End, End]]] = []
    for linkage in sorted(case.linkages, key=lambda linkage: str(linkage.id)):
        one, other = ends.of(linkage.provider), ends.of(linkage.consumer)
        if one and other and (one.system or other.system) and one.system is not other.system:
            found.append((linkage, (one, other)))
    return Frame(
        case=case,
        premises=_premises(case, catalogue, local, zones),
        local=local,
        fixed=tuple(system for system in present if is_decided(system)),
        linkages=tuple(linkage for linkage, _ in found),
        ends=tuple(pair for _, pair in found),
    )


def standing_now(frame: Frame, end: End) -> Standing:
    """An end that does not choose; a local system without an open choice stands where it is."""
    site = end.site
    if end.system is not None:
        now = today(end.system)
        site = local_site(end.system, now, frame.premises.zones) if now else None
    return Standing(Choice.ONPREM, site, moved=False)


def _passages(frame: Frame, number: int) -> dict[tuple[int, int], Passage]:
    linkage = frame.linkages[number]
    rows: list[list[tuple[int, Standing]]] = []
    for end in frame.ends[number]:
        standings = frame.standings[end.system.id] if end.system else ()
        rows.append([(STANDS, standing_now(frame, end)), *enumerate(standings)])
    found: dict[tuple[int, int], Passage] = {}
    for top, one in rows[0]:
        for side, other in rows[1]:
            border, broken = None, False
            if one.site is not None and other.site is not None:
                border = border_of(one.site, other.site)
                broken = zone_rule(frame, linkage, one.site, other.site) is not None
            found[top, side] = Passage(border, one.moved or other.moved, broken)
    return found


def _premises(
    case: Case, catalogue: Catalogue, local: tuple[System, ...], zones: dict[str, Zone | None]
) -> Premises:
    stated = {price.key: price for price in case.placement_prices}
    usual: dict[str, tuple[str, ...]] = {}
    for system in local:
        kind = catalogue.local_kind(system.local_kind)
        if kind is not None:
            usual[system.id] = kind.hosting_options
    flows = (
        Flow(
            from_zone=flow.from_zone,
            to_zone=flow.to_zone,
            free=flow.rule is FlowRule.ALLOWED,
            relayed=flow.rule is FlowRule.FORBIDDEN,
            need=flow.need,
        )
        for flow in catalogue.zone_flows
    )
    return Premises(
        prices=tuple(stated.get(price.key, price) for price in catalogue.placement_prices),
        zones=zones,
        flows=tuple(flows),
        usual=usual,
    )


def _standings(frame: Frame, system: System) -> Iterator[Standing]:
    now, usual = today(system), frame.premises.usual.get(system.id, ())
    rows = {row.choice: row for row in frame.case.placements if row.system == system.id}
    for choice in Choice:
        row = rows.get(choice)
        if choice not in PLACES and row is None and choice not in usual:
            continue  # nobody thinks of it
        into = row.into if row and choice is Choice.ABSORB else None
        if choice is Choice.ABSORB and into is None:
            continue  # nobody can say what would absorb it
        plain = Standing(choice, None, choice is not now, into, row)
        if choice in PLACES:
            site = local_site(system, choice, frame.premises.zones)
            plain = replace(plain, site=site)
        elif into is not None:
            end = Ends(frame.case, frame.premises.zones, set()).of(into)
            if end is None:
                gone = Reason(bar=Bar.TARGET, said=words.no_target())
                yield replace(plain, reasons=(gone,))
                continue
            plain = replace(plain, site=end.site)
        reasons = [
            *own_reasons(frame.premises, system, plain),
            *_zone_reasons(frame, system, plain),
        ]
        yield replace(plain, reasons=tuple(reasons))


def _zone_reasons(frame: Frame, system: System, standing: Standing) -> Iterator[Reason]:
    """What linkages to ends that do not choose forbid."""
    for number in frame.touching[system.id]:
        linkage, (provider, consumer) = frame.linkages[number], frame.ends[number]
        one = standing.site if provider.system else provider.site
        other = standing.site if consumer.system else consumer.site
        both = provider.system and consumer.system
        if not both and one is not None and other is not None:
            yield from zone_reason(frame, linkage, one, other)
