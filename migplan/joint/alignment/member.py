"""One body of a lot, as the alignment list needs it."""

from dataclasses import dataclass

from migplan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class AlignMember:
    """A body, its plan, and which of its systems it buys together with the others."""

    key: str
    """Short and unlike the others'."""
    label: str
    """What readers see."""
    plan: Plan
    systems: tuple[str, ...]
    """Ids of its systems in the lot."""
    councils: tuple[int, ...] = ()
    """Months of its regular sessions; left out: those most bodies have."""
