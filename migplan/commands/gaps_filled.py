"""From a filled-in register to the file of decisions."""

from pathlib import Path

from migplan.importers.decisions_filled import read_filled
from migplan.model.gap import GapDecision
from migplan.report.registered import Registered
from migplan.report.words import LANGUAGES, Words
from migplan.report.yaml_text import yaml_text

_TITLES = {
    "gap": "gap.key",
    "verdict": "gap.verdict",
    "who": "register.decider",
    "when": "register.when",
    "why": "register.why",
    "until": "register.until",
}


def filled_in(register: Path, found: Registered) -> tuple[str, tuple[str, ...]]:
    """The text of ``decisions.yaml``: what was filled in, and what the register has no row for.

    A decision whose cells are empty is gone, unless it did not hold and so was not in them. As the
    register may be older than the decision, the keys of those that are gone come second.

    Raises:
        InventoryError: With every problem of the register.
    """
    both = [Words(lang) for lang in LANGUAGES]
    titles = {field: [words(key) for words in both] for field, key in _TITLES.items()}
    filled = read_filled(register, titles, [words("verdict.open") for words in both])
    shown = {gap.key for gap in found.gaps if gap.decision is not None}
    kept = {
        decision.gap: decision
        for decision in found.decisions
        if decision.gap not in filled.rows or decision.gap not in shown
    }
    made = kept | {decision.gap: decision for decision in filled.decisions.all}
    gone = sorted({decision.gap for decision in found.decisions} - made.keys())
    return yaml_text({"decisions": [_record(made[key]) for key in sorted(made)]}), tuple(gone)


def _record(decision: GapDecision) -> dict[str, str]:
    return {
        name: str(value)
        for name, value in decision.model_dump(mode="json").items()
        if value is not None
    }
