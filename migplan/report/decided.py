"""Decisions on gaps in words: the verdict, and the decisions to look at again."""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches

from migplan.diagnostics.diagnostic import Diagnostic, Severity
from migplan.model.gap import DecisionRemark, DecisionState, Gap
from migplan.report.findings import location_of
from migplan.report.words import Words

_CODES = {
    DecisionState.EXPIRED: "MIG385",
    DecisionState.EXPIRING: "MIG386",
    DecisionState.ORPHANED: "MIG387",
    DecisionState.EARLY: "MIG388",
}
_ALIKE = 0.9
"""Keys differ in little; only a slip of the pen is worth a guess."""
NOWHERE = "decisions.yaml"
"""Where a decision of a plan stands whose place nobody kept."""


def told_again(
    remarks: Iterable[DecisionRemark],
    gaps: Iterable[Gap],
    addresses: Mapping[str, str],
    as_of: date,
) -> tuple[Diagnostic, ...]:
    """A warning for each decision to look at again, by place."""
    keys = [gap.key for gap in gaps]
    found: list[Diagnostic] = []
    for remark in remarks:
        decision = remark.decision
        values = {
            "gap": decision.gap,
            "who": decision.who,
            "when": decision.when.isoformat(),
            "until": decision.until.isoformat() if decision.until else "",
            "as_of": as_of.isoformat(),
            "verdict_ja": Words("ja").known("verdict", decision.verdict),
            "verdict_en": Words("en").known("verdict", decision.verdict),
        }
        if remark.state is DecisionState.ORPHANED:
            near = get_close_matches(decision.gap, keys, n=1, cutoff=_ALIKE)
            values["nearest"] = near[0] if near else ""
        place = location_of(addresses.get(f"decision:{decision.gap}", NOWHERE))
        found.append(Diagnostic(_CODES[remark.state], place, values, Severity.WARNING))
    return tuple(sorted(found, key=lambda told: (told.location.order, told.values["gap"])))
