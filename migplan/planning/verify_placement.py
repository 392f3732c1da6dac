"""The judge of a placement: recomputes its rules and every yen from the case, trusting no solver.

Rules and yen of docs/placement.md are stated a second time here. Taken as given are the premises that
stand in the placement itself: zones of places, rules of flows, usual places, prices nobody stated.
Not judged: whether nothing is cheaper, what other choices would cost, and what prices would change.
"""

from collections.abc import Iterator

from migplan.model.case import Case, Role
from migplan.model.linkage import Linkage, Method
from migplan.model.placement import Placed, Placement
from migplan.model.placement_price import PLACEMENT_KEYS, Border, PlacementPrices
from migplan.model.placement_row import JUDGED, PLACES, Choice
from migplan.model.system import GOV_CLOUD, Disposition, System, SystemKind, Zone

_DEFAULT_PLACE = "gov_cloud_shared"
_FREE_WAYS = (Method.DEDICATED, Method.MEDIA, Method.MANUAL)
_Site = tuple[str, Zone | None, str]
"""Place, zone and, for standard systems, whose."""


def placement_violations(case: Case, placement: Placement | None) -> Iterator[str]:
    """Everything that is wrong with a placement; nothing where there is none."""
    if placement is None:
        return
    stated = {price.key: price for price in placement.premises.prices}
    lacking = sorted(set(PLACEMENT_KEYS) - set(stated))
    lacking += [x for x in _used(case, placement) if x not in placement.premises.zones]
    if lacking:
        yield f"the placement says nothing of {lacking}"
        return
    if any(stated[price.key] != price for price in case.placement_prices):
        yield "the placement does not use the prices that the policy states"
    local = {
        system.id
        for system in case.systems
        if system.kind is SystemKind.LOCAL and case.roles.get(system.id) is not Role.ABSENT
    }
    if [placed.system for placed in placement.systems] != sorted(local):
        yield "the placement is not that of the local systems"
        return
    yield from _Judge(case, placement).all()


def _used(case: Case, placement: Placement) -> Iterator[str]:
    """Places that the case and the placement name."""
    for system in case.systems:
        yield from (x for x in (system.hosting, system.hosting_after) if x)
    yield from (str(x.choice) for x in placement.systems if x.choice in PLACES)
    yield _DEFAULT_PLACE


class _Judge:
    def __init__(self, case: Case, placement: Placement) -> None:
        self.case, self.placement = case, placement
        self.prices = PlacementPrices(placement.premises.prices)
        self.systems = {system.id: system for system in case.systems}
        self.partners = {partner.id: partner for partner in case.partners}
        self.placed = {placed.system: placed for placed in placement.systems}
        self.rows = {(row.system, row.choice): row for row in case.placements}

    def all(self) -> Iterator[str]:
        if self.placement.months != self.prices.months:
            yield "the placement covers another period than its price list says"
        for placed in self.placement.systems:
            yield from self._system(self.systems[placed.system], placed)
        yield from self._linkages()
        yield from self._sums()

    # one system

    def _system(self, system: System, placed: Placed) -> Iterator[str]:
        decided = self._decided(system)
        if placed.fixed != (decided is not None):
            yield f"{system.id} is decided or is not"
        elif decided is not None:
            if placed.choice is not decided or placed.total_yen:
                yield f"{system.id} is decided and costs nothing here"
        elif placed.choice is None:
            if placed.total_yen:
                yield f"{system.id} has no place and cannot cost anything"
        else:
            yield from self._choice(system, placed, placed.choice)

    def _decided(self, system: System) -> Choice | None:
        if system.disposition is Disposition.RETIRE:
            return Choice.RETIRE
        absorbed = system.disposition is Disposition.ABSORB and system.absorbed_by is not None
        return Choice.ABSORB if absorbed else None

    def _choice(self, system: System, placed: Placed, choice: Choice) -> Iterator[str]:
        row = self.rows.get((system.id, choice))
        stays = choice == self._now(system)
        allowed = row.allowed if row else None
        usual = self.placement.premises.usual.get(system.id)
        if allowed is False:
            yield f"{system.id} goes where the body does not want it"
        if choice in JUDGED and not stays and not (allowed and row and row.reason):
            yield f"{system.id} goes to {choice} without a judgement"
        if row is None and not stays and usual is not None and choice not in usual:
            yield f"{system.id} goes to {choice}, which is no usual place of its kind"
        site = self._site(system.id)
        outside = site is not None and site[1] not in (None, Zone.MYNUMBER)
        if system.personal_number and outside and not (allowed and row and row.reason):
            yield f"{system.id} holds individual numbers in another zone"
        monthly = row.monthly_yen if row else None
        move = row.move_yen if row else None
        monthly = self.prices.hosting(choice) if monthly is None else monthly
        move = 0 if stays else self.prices.move(choice) if move is None else move
        if (placed.hosting_monthly_yen, placed.move_yen) != (monthly, move):
            yield f"{system.id} costs {monthly} yen a month and {move} yen to move"
        running = (placed.hosting_monthly_yen + placed.crossing_monthly_yen) * self.prices.months
        if placed.total_yen != running + placed.move_yen + placed.setup_yen:
            yield f"the total of {system.id} does not add up"

    def _now(self, system: System) -> str | None:
        return Choice.GOV_CLOUD_RELATED if system.hosting in GOV_CLOUD else system.hosting

    # where things stand

    def _site(self, key: str) -> _Site | None:
        """Where a node will stand; ``None``: nowhere."""
        seen: set[str] = set()
        while key not in seen:
            seen.add(key)
            system = self.systems.get(key)
            if system is None:
                partner = self.partners.get(key)
                return ("partner:" + key, partner.zone, "") if partner else None
            if self.case.roles.get(key) is Role.ABSENT:
                return None
            if system.kind is not SystemKind.LOCAL:
                return self._standard(system)
            placed = self.placed[key]
            choice = placed.choice if placed.choice is not None else self._now(system)
            if choice in PLACES:
                return self._local(system, str(choice))
            into = system.absorbed_by if placed.fixed else placed.into
            if choice is not Choice.ABSORB or into is None:
                return None
            key = into
        return None

    def _standard(self, system: System) -> _Site:
        moved = self.case.roles.get(system.id) is not Role.MOVING
        place = system.hosting_after or (system.hosting if moved else None) or _DEFAULT_PLACE
        zone = self.placement.premises.zones[place] or system.zone_after or system.zone
        return place, zone, system.id

    def _local(self, system: System, place: str) -> _Site:
        zone = self.placement.premises.zones[place]
        if zone is None and system.personal_number:
            zone = Zone.MYNUMBER
        return place, zone or system.zone or system.zone_after, ""

    def _chooses(self, key: str) -> str | None:
        """The local system that a node stands for, if that has a place to be recommended."""
        seen: set[str] = set()
        while key in self.placed and key not in seen:
            seen.add(key)
            placed = self.placed[key]
            if not placed.fixed:
                return key if placed.choice is not None else None
            key = self.systems[key].absorbed_by or ""
        return None

    def _moves(self, key: str) -> bool:
        who = self._chooses(key)
        return who is not None and self.placed[who].choice != self._now(self.systems[who])

    # linkages

    def _linkages(self) -> Iterator[str]:
        stated = {x.linkage: x for x in self.placement.crossings}
        sums = {key: [0, 0] for key in self.placed}
        expected: set[str] = set()
        for link in self.case.linkages:
            who = [x for x in (self._chooses(link.provider), self._chooses(link.consumer)) if x]
            one, other = self._site(link.provider), self._site(link.consumer)
            if not who or one is None or other is None or (len(who) > 1 and who[0] == who[1]):
                continue
            border = _border(one, other)
            if border is None:
                continue
            expected.add(str(link.id))
            moves = self._moves(link.provider) or self._moves(link.consumer)
            way = link.method_after or link.way
            monthly = self.prices.crossing(border, way, link.monthly_gb or 0)
            setup = self.prices.setup(border) if moves else 0
            found = stated.get(str(link.id))
            if found is None or (found.border, found.monthly_yen, found.setup_yen) != (
                border,
                monthly,
                setup,
            ):
                yield f"{link.id} passes {border} for {monthly} yen a month and {setup} yen once"
            if self._breaks(link, border, one, other) != bool(found and found.rule_broken):
                yield f"{link.id} breaks a rule or does not"
            sums[who[0]][0] += monthly
            sums[who[0]][1] += setup
        if set(stated) != expected or len(stated) != len(self.placement.crossings):
            yield f"linkages differ: {sorted(set(stated) ^ expected)}"
        for key, (monthly, setup) in sums.items():
            placed = self.placed[key]
            if (placed.crossing_monthly_yen, placed.setup_yen) != (monthly, setup):
                yield f"linkages of {key} cost {monthly} yen a month and {setup} yen once"

    def _breaks(self, link: Linkage, border: Border, one: _Site, other: _Site) -> bool:
        if link.latency_ms is not None and self.prices.round_trip(border) > link.latency_ms:
            return True
        if link.zone_path or link.method in _FREE_WAYS or link.method_after in _FREE_WAYS:
            return False
        nodes = {**self.systems, **self.partners}
        today = (nodes[link.provider].zone, nodes[link.consumer].zone)
        for flow in self.placement.premises.flows:
            if (flow.from_zone, flow.to_zone) == (one[1], other[1]) and not flow.free:
                return flow.relayed or today != (one[1], other[1])
        return False

    def _sums(self) -> Iterator[str]:
        whole, months = self.placement, self.prices.months
        hosting = months * sum(x.hosting_monthly_yen for x in whole.systems)
        crossing = months * sum(x.monthly_yen for x in whole.crossings)
        move = sum(x.move_yen for x in whole.systems)
        setup = sum(x.setup_yen for x in whole.crossings)
        sums = (whole.hosting_yen, whole.crossing_yen, whole.move_yen, whole.setup_yen)
        if sums != (hosting, crossing, move, setup):
            yield f"the placement should cost {(hosting, crossing, move, setup)} yen"
        if whole.total_yen != hosting + crossing + move + setup:
            yield "the placement does not add up"
        if whole.bound_yen > whole.total_yen or whole.proved != (
            whole.bound_yen >= whole.total_yen
        ):
            yield "the bound of the placement does not fit its total"


def _border(one: _Site, other: _Site) -> Border | None:
    """What lies between two sites; ``None``: they are one system."""
    if one[2] and one[2] == other[2]:
        return None
    zones = {one[1], other[1]} - {None}
    if len(zones) > 1:
        if Zone.INTERNET not in zones:
            return Border.ZONE
        return Border.SPLIT if Zone.LGWAN in zones else Border.RELAY
    if one[0] == other[0]:
        return Border.SAME  # also where the zone of one of the two is not known
    return Border.GOV_CLOUD if {one[0], other[0]} <= GOV_CLOUD else Border.CLOSED
