"""What one problem code says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """Sentences of one code."""

    ja: str
    en: str
    hint_ja: str = ""
    hint_en: str = ""
    near_ja: str = ""
    near_en: str = ""

    def sentence(self, lang: str) -> str:
        """What is wrong, with places to fill in."""
        return self.en if lang == "en" else self.ja

    def hint(self, lang: str, *, nearest: bool) -> str:
        """What to write instead, with places to fill in."""
        if nearest and self.near_ja:
            return self.near_en if lang == "en" else self.near_ja
        return self.hint_en if lang == "en" else self.hint_ja
