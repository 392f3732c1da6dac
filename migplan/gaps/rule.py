"""What a gap rule is: a code, words, and a function from facts to hits."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from migplan.gaps.facts import Facts
from migplan.model.gap import Confidence, GapSeverity, Period
from migplan.model.text import Bilingual


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule found something missing."""

    subject: str
    """Id of the linkage, system or contract; one rule hits one subject at most once."""
    systems: tuple[str, ...]
    """Ids of the systems and partners concerned; provider first."""
    finding: Bilingual
    """What is missing and what follows from it."""
    confidence: Confidence = Confidence.HIGH
    severity: GapSeverity | None = None
    """Left out: the severity of the rule."""
    owner: str | None = None
    due: date | None = None
    needed_by: date | None = None
    """Left out: the first planned cutover of the systems concerned."""


Finder = Callable[[Facts], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of gap and how it is found."""

    code: str
    """``GAP`` and three digits; never given to another rule."""
    kind: str
    """Catalogue id of the gap kind, which holds the remedies."""
    severity: GapSeverity
    """What a hit has unless it says otherwise."""
    title: Bilingual
    reason: str
    """Why it matters, in English: the docstring of the function."""
    needs_plan: bool
    """True when nothing can be found without cutover dates."""
    more_with_plan: bool
    """True when cutover dates make it find more: a notice, say, that comes too late."""
    period: Period
    find: Finder


def rule(
    code: str,
    kind: str,
    severity: GapSeverity,
    title_ja: str,
    title_en: str,
    *,
    needs_plan: bool = False,
    more_with_plan: bool = False,
    period: Period = Period.AFTER,
) -> Callable[[Finder], Rule]:
    """Make a rule of a generator of hits; its docstring becomes the reason.

    Raises:
        ValueError: The function has no docstring.
    """

    def make(find: Finder) -> Rule:
        reason = inspect.getdoc(find)
        if not reason:
            raise ValueError(f"{code} does not say why it matters")
        title = Bilingual(ja=title_ja, en=title_en)
        more = needs_plan or more_with_plan
        return Rule(code, kind, severity, title, reason, needs_plan, more, period, find)

    return make
