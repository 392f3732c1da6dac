"""Which systems, partners and linkages one vendor sees, and what they are called there."""

from collections.abc import Mapping

from migplan.model.linkage import Linkage
from migplan.model.partner import Partner
from migplan.model.plan import Plan
from migplan.model.system import DeferredFunction, Pin, System
from migplan.report.redact.business_names import (
    Alias,
    aliases,
    known_businesses,
    known_kind,
)
from migplan.report.redact.personal_numbers import PersonalNumbers
from migplan.report.redact.veil import Veil
from migplan.report.words import Words


class VendorSight:
    """What of a plan belongs to one vendor, or touches what does."""

    def __init__(self, plan: Plan, vendor: str) -> None:
        """Sort out a whole plan; ``vendor`` is spelled as in the plan."""
        case = plan.case
        self.vendor = vendor
        self.delivered = frozenset(s.id for s in case.systems if s.vendor == vendor)
        """Systems whose new package it delivers."""
        self.own = self.delivered | {s.id for s in case.systems if s.current_vendor == vendor}
        """Those, and the systems that are its own today."""
        mine = [system for system in case.systems if system.id in self.own]
        self.veil = _veil(plan, vendor, mine)
        numbers = PersonalNumbers(case)
        touching = [
            linkage
            for linkage in case.linkages
            if not self.own.isdisjoint((linkage.provider, linkage.consumer))
            and not numbers.carried_by(linkage)
        ]
        ends = {end for linkage in touching for end in (linkage.provider, linkage.consumer)}
        near = [s for s in case.systems if s.id in ends - self.own]
        outside = [partner for partner in case.partners if partner.id in ends]
        names = [self.veil(s.name) for s in mine]
        others = aliases(near, [*self.own, *(p.id for p in outside), *names])
        self.systems = tuple(
            sorted(
                (
                    *(_own_system(s, vendor, self.veil) for s in mine),
                    *(_near_system(s, others[s.id]) for s in near),
                ),
                key=lambda system: system.id,
            )
        )
        self.partners, called = _partners(outside, self.veil)
        self.called: Mapping[str, str] = {
            **{key: key for key in self.own},
            **{key: alias.id for key, alias in others.items()},
            **called,
        }
        """New id of every system and partner that is seen, by the old one."""
        hidden = {key for key, new in self.called.items() if key != new}
        self.linkages: Mapping[str, Linkage] = {
            str(linkage.id): self._linkage(linkage, number, hidden)
            for number, linkage in enumerate(touching, start=1)
            if linkage.provider in self.called and linkage.consumer in self.called
        }
        """The linkages as the vendor sees them, by their own ids."""

    def has(self, linkage: str, *ends: str) -> bool:
        """Whether a linkage is seen, and it is the one between these ends."""
        found = self.linkages.get(linkage)
        called = {self.called.get(end) for end in ends}
        return found is not None and called == {found.provider, found.consumer}

    def name(self, key: str) -> str:
        """What a system or partner is called, by its new id."""
        nodes: tuple[System | Partner, ...] = (*self.systems, *self.partners)
        return next((node.name for node in nodes if node.id == key), key)

    def _linkage(self, linkage: Linkage, number: int, hidden: set[str]) -> Linkage:
        # many ids are made of the ids of both ends
        key = str(linkage.id)
        told = key.casefold()
        if self.veil.hides(key) or any(other.casefold() in told for other in hidden):
            key = f"b.linkage.{number}"
        return Linkage(
            id=key,
            provider=self.called[linkage.provider],
            consumer=self.called[linkage.consumer],
            data=self.veil(linkage.data),
            method=linkage.method,
            method_after=linkage.method_after,
            criticality=linkage.criticality,
            standard=linkage.standard,
        )


def _veil(plan: Plan, vendor: str, mine: list[System]) -> Veil:
    case = plan.case
    products: list[str | None] = []
    own: list[str | None] = [vendor]
    for system in case.systems:
        for name, package in (
            (system.vendor, system.package),
            (system.current_vendor, system.current_package),
        ):
            (own if name == vendor else products).extend((name, package))
    products += [contract.vendor for contract in case.contracts]
    products += [limit.vendor for limit in case.vendors]
    people = [pin.owner for s in case.systems if (pin := s.pin)]
    people += [decision.who for decision in plan.decisions]
    return Veil([*products, *people], [*own, *(name for s in mine for name in s.businesses)])


def _own_system(system: System, vendor: str, veil: Veil) -> System:
    new, old = system.vendor == vendor, system.current_vendor == vendor
    pin = system.pin
    return System(
        id=system.id,
        name=veil(system.name),
        kind=system.kind,
        businesses=known_businesses(system),
        local_kind=known_kind(system),
        state=system.state,
        disposition=system.disposition,
        retire_on=system.retire_on,
        vendor=system.vendor if new else None,
        package=system.package if new else None,
        current_vendor=system.current_vendor if old else None,
        current_package=system.current_package if old else None,
        deadline=system.deadline,
        not_before=system.not_before,
        # that the date was decided is seen, by whom and why is not
        pin=Pin(date=pin.date, owner="", reason="") if pin else None,
        engineers=system.engineers if new else None,
        character_set=system.character_set,
        deferred_functions=tuple(
            DeferredFunction(name=veil(part.name), due=part.due)
            for part in system.deferred_functions
        )
        if new
        else (),
        resident_facing=system.resident_facing,
    )


def _near_system(system: System, alias: Alias) -> System:
    return System(
        id=alias.id,
        name=alias.name,
        kind=system.kind,
        businesses=known_businesses(system),
        local_kind=known_kind(system),
        retire_on=system.retire_on,
    )


def _partners(outside: list[Partner], veil: Veil) -> tuple[tuple[Partner, ...], dict[str, str]]:
    """Partners keep their names, unless those are or hold the name of another vendor."""
    found: list[Partner] = []
    called: dict[str, str] = {}
    for number, partner in enumerate(sorted(outside, key=lambda p: p.id), start=1):
        hidden = veil.hides(partner.name) or veil.hides(partner.id)
        name = Words("ja")("readers.other_partner", n=str(number)) if hidden else partner.name
        key = f"b.partner.{number}" if hidden else partner.id
        called[partner.id] = key
        found.append(Partner(id=key, name=name))
    return tuple(found), called
