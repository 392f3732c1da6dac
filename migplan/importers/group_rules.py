"""What can be wrong with the rules of scale that a group states in place of the catalogue's."""

from collections.abc import Iterator, Sequence

from migplan.catalogue.catalogue import load_catalogue
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.node import Node
from migplan.model.policy import PriceChange

_COMMON_SHARE = "common_share"
_MOST_PERCENT = 100
_MOST_MONTHS = 10_000
"""Person-months of one rule; more is a slip of the pen."""


def rule_problems(rules: Sequence[PriceChange], node: Node) -> Iterator[Diagnostic]:
    """Rules of scale that nobody knows, that contradict themselves, or that are given twice.

    Args:
        rules: As they were decoded.
        node: Of the ``lots`` they stand in.
    """
    known = [rule.key for rule in load_catalogue().joint_rules]
    first: dict[str, Location] = {}
    for n, rule in enumerate(rules):
        at = node.find(("rules", n))
        place = at.find(("key",)).location
        if rule.key not in known:
            yield Diagnostic(
                "MIG450", place, {"value": rule.key, "allowed": ", ".join(sorted(known))}
            )
            continue
        if rule.key in first:
            yield Diagnostic("MIG451", place, {"value": rule.key, "first": str(first[rule.key])})
        first.setdefault(rule.key, place)
        levels = {"low": rule.low, "typical": rule.typical, "high": rule.high}
        most = _MOST_PERCENT if rule.key == _COMMON_SHARE else _MOST_MONTHS
        wrong = [name for name, level in levels.items() if level > most]
        for name in wrong:
            values = {"value": f"{levels[name]:g}", "limit": f"≦ {most:,}"}
            yield Diagnostic("MIG126", at.find((name,)).location, values)
        if not wrong and not rule.low <= rule.typical <= rule.high:
            shown = {name: f"{level:g}" for name, level in levels.items()}
            yield Diagnostic("MIG213", at.find(("low",)).location, shown)
