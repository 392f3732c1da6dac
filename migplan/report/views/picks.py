"""What registers and figures are filtered by: wave, method, vendor, kind of gap; short marks in rows."""

from collections.abc import Iterable
from functools import cached_property

from migplan.model.gap import GapSeverity
from migplan.model.linkage import Method
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.table import Choice


class Picks:
    """Marks of rows, a few letters each because there are thousands, and the lists they stand in.

    A wave is its number, a method ``m0``, a vendor ``v0``, a severity ``severity-high``.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._methods = {method: f"m{n}" for n, method in enumerate(Method)}

    @cached_property
    def _vendors(self) -> dict[str, str]:
        """Vendors in the order of their names, with their marks."""
        named = {system.vendor for system in self._context.systems.values() if system.vendor}
        return {vendor: f"v{n}" for n, vendor in enumerate(sorted(named))}

    @cached_property
    def _worst(self) -> dict[str, GapSeverity]:
        """The most severe open gap of each linkage that has one; bridges count as none."""
        found: dict[str, GapSeverity] = {}
        for gap in self._context.plan.gaps:
            if gap.counts and gap.subject in self._context.linkages:
                worst = found.get(gap.subject, gap.severity)
                found[gap.subject] = max(worst, gap.severity, key=lambda level: level.rank)
        return found

    def of_systems(self, keys: Iterable[str]) -> list[str]:
        """Waves and vendors of some systems."""
        known = [key for key in dict.fromkeys(keys) if key in self._context.systems]
        waves = {
            str(self._context.cutovers[key].wave) for key in known if key in self._context.cutovers
        }
        vendors = {self._context.systems[key].vendor for key in known}
        return [*sorted(waves), *sorted(self._vendors[name] for name in vendors if name)]

    def of_linkage(self, key: str) -> list[str]:
        """Method and worst gap of a linkage; nothing for what is none."""
        linkage = self._context.linkages.get(key)
        if linkage is None:
            return []
        marks = [self._methods[linkage.method]] if linkage.method else []
        return [*marks, *([f"severity-{self._worst[key]}"] if key in self._worst else [])]

    def waves(self) -> Choice:
        """The list of waves."""
        words, plan = self._context.words, self._context.plan
        return Choice(
            words("bridge.choice"),
            tuple((str(w.number), words("wave.name", n=str(w.number))) for w in plan.waves),
        )

    def severities(self, there: set[str]) -> Choice:
        """The list of severities, as far as rows have them."""
        words = self._context.words
        return self._choice(
            words("gap.choice"),
            (
                (f"severity-{level}", words.known("severity", level))
                for level in reversed(GapSeverity)
            ),
            there,
        )

    def methods(self, there: set[str]) -> Choice:
        """The list of ways data travel, as far as rows have them."""
        words = self._context.words
        return self._choice(
            words("work.method"),
            ((mark, words(f"way.{method}")) for method, mark in self._methods.items()),
            there,
        )

    def vendors(self, there: set[str]) -> Choice:
        """The list of vendors, as far as rows have them."""
        words = self._context.words
        pairs = ((mark, shown(vendor)) for vendor, mark in self._vendors.items())
        return self._choice(words("system.vendor"), pairs, there)

    def _choice(self, label: str, pairs: Iterable[tuple[str, str]], there: set[str]) -> Choice:
        return Choice(label, tuple(pair for pair in pairs if pair[0] in there))
