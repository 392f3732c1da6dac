"""Running the rules."""

from collections.abc import Iterable, Iterator
from datetime import date

from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, Rule
from migplan.gaps.rules import BUILTIN
from migplan.model.gap import Gap
from migplan.model.text import Bilingual


def find_gaps(facts: Facts, rules: Iterable[Rule] = BUILTIN) -> tuple[Gap, ...]:
    """Find everything for which a way is missing.

    Rules that need a plan are passed over while there is none.

    Returns:
        The gaps: the most severe first, then the first due (without a date last), then by key.

    Raises:
        ValueError: A rule hit one subject twice, or its kind is not in the catalogue.
    """
    gaps: dict[str, Gap] = {}
    for rule in rules:
        for gap in _found(rule, facts):
            if gap.key in gaps:
                raise ValueError(f"{gap.key} was found twice")
            gaps[gap.key] = gap
    return tuple(sorted(gaps.values(), key=_order))


def _found(rule: Rule, facts: Facts) -> Iterator[Gap]:
    if rule.needs_plan and facts.plan is None:
        return
    remedies = _remedies(rule, facts)
    for hit in rule.find(facts):
        yield _gap(rule, hit, remedies)


def _gap(rule: Rule, hit: Hit, remedies: tuple[Bilingual, ...]) -> Gap:
    return Gap(
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
        needs_plan=rule.needs_plan,
    )


def _remedies(rule: Rule, facts: Facts) -> tuple[Bilingual, ...]:
    kind = facts.catalogue.gap_kind(rule.kind)
    if kind is None:
        raise ValueError(f"{rule.code}: the catalogue has no gap kind {rule.kind}")
    return kind.remedies


def _order(gap: Gap) -> tuple[int, date, str]:
    return (-gap.severity.rank, gap.due or date.max, gap.key)
