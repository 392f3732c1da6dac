"""How a page about several plans speaks: its words, dates and money."""

from dataclasses import dataclass

from migplan.report.formats import Formats
from migplan.report.words import Words


@dataclass(frozen=True, slots=True)
class Speech:
    """One language."""

    words: Words
    formats: Formats

    @classmethod
    def of(cls, lang: str) -> "Speech":
        """The speech of ``ja`` or ``en``.

        Raises:
            ValueError: If there is no such language.
        """
        return cls(Words(lang), Formats(lang))
