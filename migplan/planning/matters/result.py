"""What is found out about open questions: values that a view or a document shows as they are."""

from migplan.model.base import Frozen
from migplan.model.text import Bilingual


class Outcome(Frozen):
    """The plan with one end of a range, beside the plan with what is assumed."""

    feasible: bool
    proven: bool
    """Whether the dates are proven to be the best, or that there are none."""
    cash_yen: int | None = None
    """What is really spent, as ``cost.cash_yen`` of a plan made by hand would say."""
    total_yen: int | None = None
    """Weights included: what the planner minimises."""
    moved: tuple[str, ...] = ()
    """Systems that cut over on another day."""
    most_months: int = 0
    """By how many months at most; a day within the month counts as nil."""
    joined: tuple[str, ...] = ()
    """Systems that cut over in one of the two plans only."""


class Lead(Frozen):
    """One subject of a question that alone makes up most of it."""

    subject: str
    name: str
    low: Outcome
    high: Outcome
    difference_yen: int | None = None


class Matter(Frozen):
    """An open question, and what its answer changes."""

    key: str
    what: Bilingual
    subjects: tuple[str, ...] = ()
    """``system:ID``, ``contract:ID``, ``linkage:ID``, ``vendor:NAME``; empty: the whole body."""
    ask: Bilingual
    assumed: Bilingual
    low_words: Bilingual
    high_words: Bilingual
    source: str
    confidence: str
    low: Outcome
    high: Outcome
    difference_yen: int | None = None
    """Between the dearest and the cheapest of the plans at both ends and with what is assumed."""
    lead: Lead | None = None

    @property
    def breaks(self) -> bool:
        """Whether there is no plan at one end."""
        return not (self.low.feasible and self.high.feasible)


class Rest(Frozen):
    """An open question that was not planned again."""

    key: str
    what: Bilingual
    ask: Bilingual


class Matters(Frozen):
    """The open questions, those first on which the plan depends most."""

    cash_yen: int
    """Of the plan with what is assumed."""
    total_yen: int
    proven: bool
    weight_yen: int
    """What one system that cuts over on another day counts for in the order of the rows."""
    rows: tuple[Matter, ...]
    less: tuple[Rest, ...] = ()
    """Weighed roughly and found to matter less; not planned again."""
    nothing: tuple[Rest, ...] = ()
    """Neither dates nor yen change with the answer."""
    interrupted: bool = False
