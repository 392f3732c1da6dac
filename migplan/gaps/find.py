"""Running the rules."""

from collections.abc import Iterable, Iterator
from datetime import date

from migplan.gaps.costing import Levels, levels_of, priced, with_costs
from migplan.gaps.decide import decided
from migplan.gaps.facts import Facts
from migplan.gaps.rule import Rule
from migplan.gaps.rules import BUILTIN
from migplan.model.gap import Gap


def find_gaps(facts: Facts, rules: Iterable[Rule] = BUILTIN) -> tuple[Gap, ...]:
    """Find everything for which a way is missing.

    Rules that need a plan are passed over while there is none.

    Returns:
        The gaps: the most severe first, then the first due (without a date last), then by key.

    Raises:
        ValueError: A rule hit one subject twice, or its kind is not in the catalogue.
    """
    gaps: dict[str, Gap] = {}
    levels = levels_of(facts.case)
    for rule in rules:
        for gap in _found(rule, facts, levels):
            if gap.key in gaps:
                raise ValueError(f"{gap.key} was found twice")
            gaps[gap.key] = gap
    found = decided(sorted(gaps.values(), key=_order), facts.decisions, facts.case.as_of)
    return with_costs(found, facts.case, facts.plan)


def _found(rule: Rule, facts: Facts, levels: Levels) -> Iterator[Gap]:
    if rule.needs_plan and facts.plan is None:
        return
    kind = facts.catalogue.gap_kind(rule.kind)
    if kind is None:
        raise ValueError(f"{rule.code}: the catalogue has no gap kind {rule.kind}")
    remedies = tuple(priced(remedy, levels) for remedy in kind.remedies)
    for hit in rule.find(facts):
        yield Gap(
            key=f"{rule.code}@{hit.subject}",
            code=rule.code,
            kind=rule.kind,
            title=rule.title,
            subject=hit.subject,
            systems=hit.systems,
            finding=hit.finding,
            severity=hit.severity or rule.severity,
            confidence=hit.confidence,
            remedies=remedies,
            owner=hit.owner,
            due=hit.due,
            needed_by=hit.needed_by or facts.first_cutover(hit.systems),
            needs_plan=rule.needs_plan,
            period=rule.period,
            cost_basis=kind.cost,
            reference=kind.reference,
        )


def _order(gap: Gap) -> tuple[int, date, str]:
    return (-gap.severity.rank, gap.due or date.max, gap.key)
