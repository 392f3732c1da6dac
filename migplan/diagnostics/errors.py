"""What can go wrong for a user, each with its exit code."""

from collections.abc import Sequence
from enum import IntEnum

from migplan.diagnostics.diagnostic import Diagnostic


class Exit(IntEnum):
    """Exit codes of the commands."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    INFEASIBLE = 4
    BUG = 70
    INTERRUPTED = 130


class MigplanError(Exception):
    """Something the user can mend; ``exit_code`` is what the command ends with."""

    exit_code = Exit.USAGE

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(ja)
        self.ja, self.en = ja, en

    def text(self, lang: str = "ja") -> str:
        """The whole message."""
        return self.en if lang == "en" else self.ja


class InventoryError(MigplanError):
    """The inventory cannot be read; carries every problem found, sorted by place.

    ``copy`` names the annotated copy, when one was written.
    """

    exit_code = Exit.UNREADABLE

    def __init__(self, diagnostics: Sequence[Diagnostic], *, copy: str = "") -> None:
        super().__init__("棚卸データを読み込めません。", "The inventory cannot be read.")
        self.copy = copy
        self.diagnostics = tuple(sorted(diagnostics, key=lambda d: (d.location.order, d.code)))

    def text(self, lang: str = "ja") -> str:
        """All problems, one below the other, and their number."""
        lines = [diagnostic.text(lang) for diagnostic in self.diagnostics]
        count = len(lines)
        if self.copy:
            lines.append(
                f"{count} problem(s). Annotated copy: {self.copy}"
                if lang == "en"
                else f"問題は {count} 件です。直し方を書き込んだ写し: {self.copy}"
            )
        else:
            lines.append(
                f"{count} problem(s). Nothing was written."
                if lang == "en"
                else f"問題は {count} 件です。何も書き出していません。"
            )
        return "\n".join(lines)


class InterruptedSearchError(MigplanError):
    """Somebody stopped the search before it had found any plan."""

    exit_code = Exit.INTERRUPTED


class InfeasibleError(MigplanError):
    """No plan satisfies all that was stated."""

    exit_code = Exit.INFEASIBLE
