"""What one problem code says."""

from dataclasses import dataclass

NEAR_JA, NEAR_EN = "「{nearest}」の誤りではありませんか。", "did you mean '{nearest}'?"
MAP_JA = "違うときは、書き出された _map.yaml を直して --map で渡してください。"
MAP_EN = "if that is wrong, correct the _map.yaml that was written and give it to --map"
"""Hints that many codes share."""


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
