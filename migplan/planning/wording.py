"""Kinds of cost and rules in the words of the reader."""

import re

from migplan.model.plan import CostKind
from migplan.model.text import Bilingual

KINDS = {
    CostKind.BRIDGE_SETUP: Bilingual(ja="暫定連携の構築費", en="building bridges"),
    CostKind.BRIDGE_RUNNING: Bilingual(ja="暫定連携の運用費", en="running bridges"),
    CostKind.MIXED_RUNNING: Bilingual(
        ja="既に動いている暫定連携の運用費", en="bridges that run already"
    ),
    CostKind.REWORK: Bilingual(ja="周辺システムの改修費", en="adapting systems that stay"),
    CostKind.CONTRACT_EXTENSION: Bilingual(ja="現行契約の延長費", en="extending contracts"),
    CostKind.CONTRACT_LEFTOVER: Bilingual(ja="現行契約の残期間分", en="leftover of contracts"),
    CostKind.PARALLEL_RUNNING: Bilingual(ja="並行稼働の費用", en="parallel running"),
    CostKind.LATENESS: Bilingual(ja="移行期限の超過", en="passing the deadline"),
    CostKind.SEASON: Bilingual(ja="繁忙期との重なり", en="a busy season"),
    CostKind.CHANGE: Bilingual(ja="合意した切替日の変更", en="leaving an agreed date"),
}


def obstacle_words(name: str, rule: str, detail: str, detail_en: str = "") -> Bilingual:
    """Say why a slot cannot be taken, as the ground of a sentence."""
    return _filled(_OBSTACLES[rule], name, detail, detail_en)


def _filled(words: tuple[str, str], name: str, detail: str, detail_en: str) -> Bilingual:
    ja, en = words
    return Bilingual(
        ja=_PLACE.sub(lambda found: {"name": name, "detail": detail}[found[1]], ja),
        en=_PLACE.sub(lambda found: {"name": name, "detail": detail_en or detail}[found[1]], en),
    )


_PLACE = re.compile(r"\[(name|detail)\]")
"""Filled in one pass, so that a name may hold anything."""


_OBSTACLES = {
    "pin": ("[name]の切替日が指定されている", "the date of [name] is pinned"),
    "lead": ("準備の期間が足りない", "there is too little time to prepare"),
    "past": ("基準日より前になる", "it lies before the as-of date"),
    "horizon": ("計画の対象期間を過ぎる", "it lies behind the horizon"),
    "not_before": ("[name]の開始可能日より前である", "[name] may not start yet"),
    "deadline": ("[name]の移行期限を過ぎる", "the deadline of [name] has passed"),
    "contract": (
        "[name]の延長できない契約が満了している",
        "a contract of [name] that cannot be extended has ended",
    ),
    "season": (
        "[name]の繁忙期（[detail]）に当たる",
        "it is a busy season of [name] ([detail])",
    ),
}
