"""Names of others inside texts that stay: the data of a linkage may say whose product it is."""

import re
from collections.abc import Iterable

from migplan.catalogue.catalogue import load_catalogue
from migplan.model.text import Bilingual
from migplan.report.words import LANGUAGES, Words

_SHORTEST = 2
_FORMS = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|一般社団法人|一般財団法人|[（(][株有]\s*[）)]|[㈱㈲]"
)


class Veil:
    """Puts a neutral word in the place of some names."""

    def __init__(
        self, hidden: Iterable[str | None], own: Iterable[str | None], word: str = "veiled"
    ) -> None:
        """Hide names, also without their legal form, unless they are part of what may be said.

        Args:
            hidden: Names of vendors and packages; ``None`` and very short ones are passed over.
            own: Names that stay, such as those of the reader.
            word: What stands in their place: ``readers.WORD`` of the messages.
        """
        stays = [name.casefold() for name in own if name]
        # a package that is called after its business hides nothing, and hiding it would hide that
        stays += [row.name.ja for row in load_catalogue().businesses]
        found: set[str] = set()
        for name in filter(None, hidden):
            for form in (name.strip(), _FORMS.sub("", name).strip()):
                if len(form) >= _SHORTEST and not any(form.casefold() in text for text in stays):
                    found.add(form)
        longest_first = sorted(found, key=lambda form: (-len(form), form))
        pattern = "|".join(map(re.escape, longest_first))
        self._names = re.compile(pattern, re.IGNORECASE) if pattern else None
        self._instead = {lang: Words(lang)(f"readers.{word}") for lang in LANGUAGES}

    def __call__(self, text: str, lang: str = "ja") -> str:
        """The text without the names."""
        return self._names.sub(lambda _: self._instead[lang], text) if self._names else text

    def both(self, text: Bilingual) -> Bilingual:
        """The sentence without the names."""
        return Bilingual(ja=self(text.ja, "ja"), en=self(text.en, "en"))

    def hides(self, text: str) -> bool:
        """Whether one of the names stands in a text."""
        return self._names is not None and self._names.search(text) is not None
