"""A sentence in both languages of the product."""

from migplan.model.base import Frozen


class Bilingual(Frozen):
    """One thing said in Japanese and in English; Japanese comes first."""

    ja: str
    en: str

    def in_language(self, lang: str) -> str:
        """The sentence in ``ja`` or ``en``."""
        return self.en if lang == "en" else self.ja
