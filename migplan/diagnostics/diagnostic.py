"""One problem of the input: code, place, the value, and what to write instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from migplan.diagnostics.codes import CODES
from migplan.diagnostics.location import Location


class Severity(StrEnum):
    """How a problem is meant."""

    ERROR = "error"
    WARNING = "warning"


_SEVERITY_WORD = {
    "ja": {Severity.ERROR: "エラー", Severity.WARNING: "注意"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning"},
}
_HINT_WORD = {"ja": "直し方", "en": "hint"}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem, told in Japanese or English from one table of sentences.

    ``values`` fills the sentence of its ``code``; ``hint`` names the hint sentence of the code
    when there is one to give (``""`` takes the code's default hint).
    """

    code: str
    location: Location
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    severity: Severity = Severity.ERROR

    def message(self, lang: str = "ja") -> str:
        """What is wrong."""
        return CODES[self.code].sentence(lang).format_map(_Shown(self.values))

    def hint(self, lang: str = "ja") -> str:
        """What to write instead; empty when there is nothing to say."""
        nearest = self.values.get("nearest", "")
        text = CODES[self.code].hint(lang, nearest=bool(nearest))
        return text.format_map(_Shown(self.values))

    def text(self, lang: str = "ja") -> str:
        """``where: error[code]: what`` and, on a second line, the hint."""
        word = _SEVERITY_WORD[lang][self.severity]
        head = f"{self.location}: {word}[{self.code}]: {self.message(lang)}"
        hint = self.hint(lang)
        return f"{head}\n  {_HINT_WORD[lang]}: {hint}" if hint else head


class _Shown(dict[str, str]):
    """Values made fit for one line of a terminal; a value that is missing shows as ``?``."""

    _LONGEST = 80
    _NEVER_CUT = "allowed"
    """Our own list of choices: a choice that is cut off cannot be made."""

    def __init__(self, values: Mapping[str, str]) -> None:
        super().__init__({key: self._one_line(key, value) for key, value in values.items()})

    def __missing__(self, key: str) -> str:
        return "?"

    @classmethod
    def _one_line(cls, key: str, value: str) -> str:
        shown = value
        if not value.isprintable():
            shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in value)
        if key == cls._NEVER_CUT or len(shown) <= cls._LONGEST:
            return shown
        return shown[: cls._LONGEST - 1] + "…"
