"""What a reader of lists tells: every repair, every doubt, with the cell it is about."""

from migplan.diagnostics.diagnostic import Diagnostic, Severity
from migplan.diagnostics.location import Location


class Told:
    """Collects remarks; equal ones at one place are told once."""

    def __init__(self) -> None:
        self.remarks: list[Diagnostic] = []
        self._known: set[tuple[str | Location, ...]] = set()

    def __call__(self, code: str, place: Location, **values: str) -> None:
        """Add one remark."""
        key = (code, place, *values.values())  # one call site names them in one order
        if key not in self._known:
            self._known.add(key)
            self.remarks.append(Diagnostic(code, place, values, Severity.WARNING))
