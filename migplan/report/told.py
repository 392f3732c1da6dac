"""How facts of a case are told in a list: who, when, by which method, and what nobody knows."""

from dataclasses import dataclass

from migplan.catalogue.words import word
from migplan.model.case import Role
from migplan.model.linkage import Linkage, Method
from migplan.model.system import State, System
from migplan.report.book import Cell
from migplan.report.formats import Formats
from migplan.report.handover import Basis, key_of
from migplan.report.words import Words


@dataclass(frozen=True)
class Told:
    """A basis and the language it is told in."""

    basis: Basis
    words: Words
    formats: Formats

    @classmethod
    def of(cls, basis: Basis, lang: str) -> "Told":
        """A basis in one language."""
        return cls(basis, Words(lang), Formats(lang))

    @property
    def lang(self) -> str:
        """``ja`` or ``en``."""
        return self.words.lang

    @property
    def mark(self) -> str:
        """What has to stand before the name of an invented body."""
        return self.words("hand.invented") if self.basis.case.municipality.invented else ""

    def given(self, text: str | None) -> str:
        """Text of the user as it was written; ``不明`` where there is none."""
        return text or self.words("hand.unknown")

    def owner(self, key: str) -> str:
        """The division in charge of a node."""
        node = self.basis.nodes.get(key)
        if isinstance(node, System):
            return self.given(node.owner)
        return self.words("hand.partner")

    def vendor(self, key: str) -> str:
        """Who delivers a system: today and afterwards where these are two questions."""
        system = self.basis.nodes.get(key)
        if not isinstance(system, System):
            return self.words("hand.none")
        old, new = system.current_vendor, system.vendor
        if self.basis.role(key) is Role.MOVING and old != new:
            return self.words("hand.vendors", old=self.given(old), new=self.given(new))
        return self.given(new or old)

    def method(self, method: Method | None) -> str:
        """The name of a method."""
        return word(method).in_language(self.lang) if method else self.words("hand.unknown")

    def method_after(self, linkage: Linkage) -> str:
        """The agreed way; today's where nothing moves."""
        if linkage.method_after is not None:
            return self.method(linkage.method_after)
        key = "hand.as_today" if self.basis.is_settled(linkage) else "hand.undecided"
        return self.words(key)

    def switch(self, key: str) -> Cell:
        """The planned cutover of a node, or in words why it has none."""
        cutover = self.basis.cutovers.get(key)
        return cutover.date if cutover else self.place(key)

    def place(self, key: str) -> str:
        """Where a node without a planned cutover stands."""
        node, words = self.basis.nodes.get(key), self.words
        match self.basis.role(key):
            case Role.PARTNER:
                return words("hand.partner")
            case Role.MIGRATED:
                return self._migrated(node)
            case Role.RETIRING:
                until = node.retire_on if isinstance(node, System) else None
                date = self.formats.rough(until) if until else words("hand.unknown")
                return words("hand.retires", date=date)
            case Role.MOVING:
                return words("hand.undecided")
            case Role.ABSENT:
                return words("hand.absent")
            case Role.STAYING:
                return words("hand.stays")

    def bridge(self, linkage: Linkage) -> str:
        """From when to when a linkage is bridged."""
        bridge = self.basis.bridges.get(key_of(linkage))
        if bridge is None:
            return self.words("hand.no_bridge")
        end = self.formats.day(bridge.end)
        if bridge.running_at_as_of:
            return self.words("hand.bridge_runs", end=end)
        months = self.words.count("month", bridge.months)
        start = self.formats.day(bridge.start)
        return self.words("hand.bridge", start=start, end=end, months=months)

    def _migrated(self, node: object) -> str:
        if not isinstance(node, System):
            return self.words("hand.migrated")
        if node.state is State.EXPECTED_LIVE:
            return self.words("hand.expected")
        if node.live_since is None:
            return self.words("hand.migrated")
        return self.words("hand.migrated_on", date=self.formats.rough(node.live_since))
