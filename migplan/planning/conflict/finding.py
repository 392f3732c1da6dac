"""What is told when there is no plan: plain values, without files and without solvers."""

from collections.abc import Mapping
from dataclasses import dataclass

from migplan.diagnostics.errors import InfeasibleError
from migplan.model.text import Bilingual
from migplan.planning.conflict.dates import Found
from migplan.planning.conflict.statement import Statement


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that no dates keep together.

    Attributes:
        statements: The set.
        size: ``smallest`` (no fewer contradict each other), ``irreducible`` (without any one of
            them the others can be kept) or ``reduced`` (the budget ended before that was known).
        about: The systems that are left without any slot, where that is the contradiction; the
            set is then a smallest one that leaves them none.
        fact: Something about the slots that a reader needs to see the contradiction.
    """

    statements: tuple[Statement, ...]
    size: str
    about: Bilingual | None = None
    fact: Statement | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A statement in a weaker form."""

    statement: Statement
    said: Bilingual
    weight: int
    level: int
    """How many forms weaker, from 1; forms of one statement are ordered."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Changes after which there is a plan; this was checked.

    Attributes:
        changes: All of them are needed.
        least: Whether no weaker change of the same statements is enough.
    """

    changes: tuple[Change, ...]
    least: bool = True

    @property
    def weight(self) -> int:
        """How much is asked of people, in days."""
        return sum(change.weight for change in self.changes)


@dataclass(frozen=True, slots=True)
class Finding:
    """Everything that was found out about a case without a plan.

    Attributes:
        proven: Whether there is certainly no plan; otherwise none was found within the budget.
        conflicts: The contradictions, at least one when ``proven`` and the budget sufficed.
        more: Further units without any slot, which are not told.
        repairs: The lightest first.
        dates: Dates that keep everything, where there are some after all; nothing else is told then.
        tight: Capacities and the share of them that the work needs, the tightest first.
    """

    proven: bool
    conflicts: tuple[Conflict, ...] = ()
    more: int = 0
    repairs: tuple[Repair, ...] = ()
    tight: tuple[tuple[Statement, float], ...] = ()
    dates: Found | None = None


class NoPlanError(InfeasibleError):
    """There is no plan; says which statements contradict each other and what would help."""

    def __init__(self, finding: Finding, addresses: Mapping[str, str] | None = None) -> None:
        from migplan.planning.conflict.text import told

        self.finding = finding
        self.addresses = dict(addresses or {})
        super().__init__(told(finding, self.addresses, "ja"), told(finding, self.addresses, "en"))

    def at(self, addresses: Mapping[str, str]) -> "NoPlanError":
        """The same with the places in which the statements were written."""
        return NoPlanError(self.finding, addresses)
