"""The lines of an RFI sheet before they are laid out, and the system they are about."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from migplan.catalogue.catalogue import Catalogue
from migplan.gaps.rules.character_set import WIDE_ENOUGH
from migplan.model.case import Role
from migplan.model.contract import Contract
from migplan.model.gap import Gap
from migplan.model.linkage import Linkage
from migplan.model.system import Disposition, System
from migplan.report.told import Told


class Section(StrEnum):
    """What a line is."""

    FACT = "fact"
    LINKAGE = "linkage"
    QUESTION = "question"


class Sureness(StrEnum):
    """How sure the body is of what it says."""

    KNOWN = "known"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Item:
    """One line: a fact, a linkage or a question."""

    section: Section
    topic: str
    """The field, the linkage, or the topic of the question."""
    text: str
    """What is known; or the question."""
    sureness: Sureness | None = None
    basis: str = ""
    """What a question refers to: the linkages, the dates, what is usual."""


@dataclass(frozen=True)
class Local:
    """One out-of-scope system with all that concerns it."""

    system: System
    told: Told
    catalogue: Catalogue

    @cached_property
    def linkages(self) -> tuple[Linkage, ...]:
        """Its linkages, those with standardized systems first; numbered from 1 in this order."""
        return self.told.basis.linkages_of(self.system.id)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """All open gaps that concern it: its own and those of its linkages."""
        mine = {gap.key for row in self.linkages for gap in self.told.basis.open_gaps_of(row)}
        own = {self.system.id, *(contract.id for contract in self.contracts)}
        return tuple(
            gap
            for gap in self.told.basis.gaps
            if gap.counts and (gap.key in mine or gap.subject in own)
        )

    @cached_property
    def contracts(self) -> tuple[Contract, ...]:
        """The contracts it runs on."""
        return tuple(c for c in self.told.basis.case.contracts if self.system.id in c.systems)

    @property
    def moves(self) -> bool:
        """Whether it has a cutover of its own before it."""
        return self.told.basis.role(self.system.id) is Role.MOVING

    @property
    def ends(self) -> bool:
        """Whether it is to be switched off."""
        return self.system.disposition is Disposition.RETIRE

    @property
    def holds_few_characters(self) -> bool:
        """Whether its characters are known and fewer than those that standardized systems send."""
        held = self.system.character_set
        return held is not None and held not in WIDE_ENOUGH

    def other(self, linkage: Linkage) -> str:
        """Id of the other end."""
        return linkage.consumer if linkage.provider == self.system.id else linkage.provider

    def with_core(self) -> tuple[Linkage, ...]:
        """Its linkages with standardized systems."""
        return tuple(row for row in self.linkages if self.told.basis.is_core(self.other(row)))

    def numbers(self, linkages: tuple[Linkage, ...]) -> str:
        """``連携 1、連携 3``: by the numbers of the sheet."""
        words, order = self.told.words, {id(row): n for n, row in enumerate(self.linkages, 1)}
        return words("hand.join").join(
            words("rfi.linkage", n=str(order[id(row)])) for row in linkages
        )

    def with_gap(self, kind: str) -> tuple[Linkage, ...]:
        """Its linkages with an open gap of one kind."""
        basis = self.told.basis
        return tuple(x for x in self.linkages if any(g.kind == kind for g in basis.open_gaps_of(x)))
