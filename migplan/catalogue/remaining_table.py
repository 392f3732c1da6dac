"""The work that is left, as a table to read."""

from collections.abc import Sequence

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.remaining_apply import SystemWork
from migplan.model.gap import Confidence
from migplan.model.system import RemainingBasis
from migplan.model.text import Bilingual

_HEADER = {
    "ja": (
        "システム",
        "業務（最も遅れているもの）",
        "完了",
        "対象外",
        "着手",
        "残り",
        "済んだ標準月数",
        "残る標準月数",
        "切替までの月数",
        "根拠",
        "確からしさ",
    ),
    "en": (
        "System",
        "Business (furthest behind)",
        "Done",
        "Out of scope",
        "Started",
        "Left",
        "Typical months done",
        "Typical months left",
        "Months to cutover",
        "Basis",
        "Confidence",
    ),
}
_BASIS = {
    RemainingBasis.STEPS: Bilingual(ja="ステップ別進捗", en="steps"),
    RemainingBasis.FRACTION: Bilingual(ja="完了率", en="share"),
}
_CONFIDENCE = {
    Confidence.HIGH: Bilingual(ja="高", en="high"),
    Confidence.MEDIUM: Bilingual(ja="中", en="medium"),
    Confidence.LOW: Bilingual(ja="低", en="low"),
}
_NOT_USED = Bilingual(ja="（使わない）", en="(not used)")
_NOT_TOLD = Bilingual(ja="区別できない", en="not told apart")


def remaining_table(
    work: Sequence[SystemWork], catalogue: Catalogue, lang: str = "ja"
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Header and rows, one for each system on the sheet; numbers are formatted.

    Counts of steps include started ones among those left. Where the summary was read, done ones
    include those out of scope, and that column says that they cannot be told apart.
    """
    rows: list[tuple[str, ...]] = []
    for row in work:
        left = row.work
        entry = catalogue.business(left.business)
        known = left.out_of_scope is not None
        basis = _BASIS[left.basis].in_language(lang)
        rows.append(
            (
                row.name,
                entry.name.in_language(lang) if entry else left.business,
                str(left.done),
                str(left.out_of_scope) if known else _NOT_TOLD.in_language(lang),
                str(left.started) if known else "",
                str(left.left),
                f"{left.months_done:.1f}",
                f"{left.months_left:.1f}",
                str(left.months),
                basis if row.used else f"{basis}{_NOT_USED.in_language(lang)}",
                _CONFIDENCE[left.confidence].in_language(lang),
            )
        )
    return _HEADER[lang], rows
