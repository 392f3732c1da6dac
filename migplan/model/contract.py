"""Contracts of today's systems."""

from collections.abc import Iterable
from enum import StrEnum

from migplan.model.base import Frozen, Id, Months, Text, Yen
from migplan.model.dates import MonthIndex, RoughDate


class ContractKind(StrEnum):
    """What is paid for."""

    LEASE = "lease"
    MAINTENANCE = "maintenance"
    USE = "use"


class Contract(Frozen):
    """A contract that today's systems run on."""

    id: Id
    name: Text | None = None
    systems: tuple[Id, ...]
    """The systems it carries; its monthly price is shared equally among them."""
    kind: ContractKind | None = None
    vendor: Text | None = None
    start: RoughDate | None = None
    end: RoughDate | None = None
    """Last day; may be known to the day, the month, the fiscal year or not at all."""
    monthly_yen: Yen | None = None
    extension_monthly_yen: Yen | None = None
    """Price of one more month after the end."""
    extendable: bool | None = None
    """``false``: it cannot run past its end, so the cutover must come first."""
    notice_months: Months | None = None
    """How long before the end an extension has to be announced."""
    note: Text | None = None
    source: Text | None = None

    @property
    def may_be_extended(self) -> bool:
        """Whether somebody said that, or for how much, it can run past its end."""
        if self.extendable is False:
            return False
        return bool(self.extendable) or self.extension_monthly_yen is not None


def replaced(contracts: Iterable[Contract], today: MonthIndex) -> tuple[Contract, ...]:
    """The contracts of one system that had ended before a month and whose kind runs on.

    An unknown kind counts as any. What was replaced is neither extended nor kept.
    """
    every = tuple(contracts)
    ended = [c for c in every if c.end is not None and c.end.month < today]
    running = [c for c in every if c not in ended]
    return tuple(
        old
        for old in ended
        if any(None in (old.kind, new.kind) or old.kind is new.kind for new in running)
    )
