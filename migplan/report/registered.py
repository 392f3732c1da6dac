"""The gap register on its way out: the rows, what they were made from, and what to look at again."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.gaps.register import RegisterRow, register
from migplan.gaps.rule import Rule
from migplan.gaps.rules import BUILTIN
from migplan.model.case import Case
from migplan.model.gap import DecisionRemark, Gap, GapDecision, GapSeverity
from migplan.model.plan import Plan
from migplan.report.decided import told_again


@dataclass(frozen=True)
class Registered:
    """All gaps of a case, with or without a plan."""

    case: Case
    gaps: tuple[Gap, ...]
    addresses: Mapping[str, str]
    decisions: tuple[GapDecision, ...] = ()
    remarks: tuple[DecisionRemark, ...] = ()
    """Those of ``decisions`` to look at again."""
    plan: Plan | None = None

    @classmethod
    def of_plan(cls, plan: Plan) -> "Registered":
        """The register of a plan."""
        remarks = plan.decision_remarks
        return cls(plan.case, plan.gaps, plan.addresses, plan.decisions, remarks, plan)

    @cached_property
    def rows(self) -> tuple[RegisterRow, ...]:
        """One for each gap; see ``register`` for their order."""
        return register(self.case, self.gaps, self.addresses, self.plan)

    @cached_property
    def open(self) -> tuple[RegisterRow, ...]:
        """Undecided gaps that the plan does not close by itself."""
        return tuple(row for row in self.rows if row.open)

    @cached_property
    def bridges(self) -> tuple[RegisterRow, ...]:
        """What the plan closes by a bridge, as far as nobody decided otherwise."""
        return tuple(row for row in self.rows if row.is_bridge and row.decision is None)

    @cached_property
    def decided(self) -> tuple[RegisterRow, ...]:
        """Gaps with a decision in force."""
        return tuple(row for row in self.rows if row.decision is not None)

    @cached_property
    def again(self) -> tuple[Diagnostic, ...]:
        """A warning for each decision to look at again."""
        return told_again(self.remarks, self.gaps, self.addresses, self.case.as_of)

    @property
    def passed_over(self) -> tuple[Rule, ...]:
        """Rules that were not run because there is no plan."""
        return () if self.plan else tuple(rule for rule in BUILTIN if rule.needs_plan)

    def by_severity(self) -> dict[GapSeverity, int]:
        """Number of open gaps of each severity, the worst first."""
        count = Counter(row.severity for row in self.open)
        return {level: count[level] for level in reversed(GapSeverity)}
