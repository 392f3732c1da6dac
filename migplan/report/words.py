"""The words of the page, from one table in both languages."""

from collections.abc import Mapping
from functools import cache

from migplan.assets import read_all_words
from migplan.model.text import Bilingual
from migplan.report.shown import shown

LANGUAGES = ("ja", "en")


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """All messages: key to language to sentence; ``one`` is the English singular of a count."""
    return read_all_words("messages")


class Words:
    """Sentences in one language.

    Raises:
        ValueError: If the language is not one of ``LANGUAGES``.
    """

    def __init__(self, lang: str, own: Mapping[str, Mapping[str, str]] | None = None) -> None:
        """Words in a language; ``own`` are sentences that an office says in its own way."""
        if lang not in LANGUAGES:
            raise ValueError(f"no language {lang!r}; there are {', '.join(LANGUAGES)}")
        self.lang = lang
        self._table = {**table(), **own} if own else table()

    def __call__(self, key: str, **values: str) -> str:
        """The sentence of a key, filled with values that are text already.

        Raises:
            KeyError: If the table has no such key or a value is missing.
        """
        return self._table[key][self.lang].format_map(values)

    def count(self, what: str, number: int) -> str:
        """A number with what it counts: ``20システム``, ``1 system``."""
        row = self._table[f"count.{what}"]
        form = row["one"] if self.lang == "en" and number == 1 else row[self.lang]
        return form.format_map({"n": f"{number:,}"})

    def known(self, group: str, value: str) -> str:
        """The word for a value of a closed list, or the value itself when it is not on it."""
        row = self._table.get(f"{group}.{value}")
        return row[self.lang] if row else shown(value)

    def say(self, text: Bilingual | None) -> str:
        """A sentence of the plan in this language, made fit to be shown."""
        return shown(text.in_language(self.lang)) if text else ""
