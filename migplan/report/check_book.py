"""What a check found, as a workbook: how much is filled in, what was assumed, what to find out."""

from collections.abc import Sequence

from migplan.catalogue.completeness import Column as Counted
from migplan.model.case import Case
from migplan.planning.matters.result import Matter, Matters, Outcome
from migplan.report.book import Book, Cell, Column, Form, Sheet, Tint

_SECTIONS = {
    "systems": ("システム", "systems"),
    "linkages": ("連携", "linkages"),
    "contracts": ("契約", "contracts"),
    "partners": ("外部機関", "partners"),
    "policy": ("方針", "policy"),
}
_CONFIDENCE = {
    "high": ("高", "high"),
    "medium": ("中", "medium"),
    "low": ("低", "low"),
    "": ("", ""),
}


def check_book(
    case: Case, columns: Sequence[Counted], matters: Matters | None = None, lang: str = "ja"
) -> Book:
    """Two sheets, and a third with the ranking when there is one.

    Args:
        case: Whose assumptions are listed.
        columns: Completeness, column by column.
        matters: The ranking of open questions.
        lang: ``ja`` or ``en``.
    """
    sheets = [_completeness(case, columns, lang), _assumptions(case, lang)]
    if matters is not None:
        sheets.append(_matters(matters, lang))
    name = case.municipality.name
    title = f"{name} 棚卸データの点検" if lang == "ja" else f"{name}: check of the inventory"
    return Book(title, sheets, case.as_of)


def _completeness(case: Case, columns: Sequence[Counted], lang: str) -> Sheet:
    side = 0 if lang == "ja" else 1
    heads = (
        (
            ("節", 14),
            ("項目", 24),
            ("全件", 8),
            ("記載あり", 10),
            ("前提で補った", 14),
            ("不明", 8),
            ("記載の割合（%）", 16),
            ("聞く相手", 18),
        ),
        (
            ("Section", 14),
            ("Column", 24),
            ("Rows", 8),
            ("Known", 10),
            ("Assumed", 14),
            ("Unknown", 10),
            ("Known (%)", 12),
            ("Whom to ask", 26),
        ),
    )[side]
    number = (2, 3, 4, 5, 6)
    rows: list[tuple[Cell, ...]] = []
    tints: dict[tuple[int, int], Tint] = {}
    for place, row in enumerate(columns):
        label, ask = row.label.in_language(lang), row.ask.in_language(lang)
        counts = (row.rows, row.known, row.assumed, row.unknown, row.share)
        rows.append((_SECTIONS[row.section][side], label, *counts, ask))
        if row.known < row.rows:
            tints[place, 6] = "ask" if row.unknown else "assumed"
    return Sheet(
        ("記入状況", "Completeness")[side],
        [Column(t, w, form="number" if n in number else "text") for n, (t, w) in enumerate(heads)],
        rows,
        (
            (
                f"{case.municipality.name} 項目ごとの記入状況",
                f"{case.municipality.name}: completeness",
            )[side],
            (
                "計画と連携ギャップの検査が読む項目だけを数えています。",
                "Only columns that a plan or a rule for gaps reads are counted.",
            )[side],
        ),
        tints=tints,
        fixed_columns=2,
    )


def _assumptions(case: Case, lang: str) -> Sheet:
    side = 0 if lang == "ja" else 1
    heads = (("前提", "出典", "確度", "記号"), ("Assumption", "Source", "Confidence", "Key"))[side]
    rows = [
        (
            entry.statement.in_language(lang),
            _half(entry.source, lang),
            _CONFIDENCE[entry.confidence][side],
            entry.key,
        )
        for entry in case.assumptions
    ]
    return Sheet(
        ("置いた前提", "Assumptions")[side],
        [Column(title, width) for title, width in zip(heads, (90, 40, 10, 28), strict=True)],
        rows,
        (
            (
                "置いた前提（記載のない値の代わりに使った値）",
                "Assumptions: values used where none was given",
            )[side],
        ),
    )


def _matters(matters: Matters, lang: str) -> Sheet:
    side = 0 if lang == "ja" else 1
    heads = (
        (
            "順",
            "分からないこと",
            "今の前提",
            "下の端",
            "上の端",
            "下の端での追加費用（円）",
            "上の端での追加費用（円）",
            "費用の差（円）",
            "切替日が動くシステム",
            "最大の月数",
            "切替の要否が変わるシステム",
            "特に効くもの",
            "聞く相手",
            "幅の出典",
            "幅の確度",
        ),
        (
            "No.",
            "Unknown",
            "Assumed",
            "Low end",
            "High end",
            "Extra cost at the low end (yen)",
            "Extra cost at the high end (yen)",
            "Difference (yen)",
            "Cutovers that move",
            "Months at most",
            "Systems that join or leave",
            "Most of it",
            "Whom to ask",
            "Source of the range",
            "Confidence",
        ),
    )[side]
    widths = (6, 50, 24, 24, 24, 18, 18, 18, 14, 10, 14, 28, 34, 40, 10)
    forms: dict[int, Form] = {
        5: "yen",
        6: "yen",
        7: "yen",
        0: "number",
        8: "number",
        9: "number",
        10: "number",
    }
    rows = [_matter(number, row, side, lang) for number, row in enumerate(matters.rows, start=1)]
    for text, rest in (
        (("影響は上の項目より小さい（概算）", "matters less (rough)")[side], matters.less),
        (("日付も金額も変わらない", "changes neither dates nor yen")[side], matters.nothing),
    ):
        rows += [
            (
                None,
                row.what.in_language(lang),
                text,
                *[None] * 9,
                row.ask.in_language(lang),
                None,
                None,
            )
            for row in rest
        ]
    above = [
        ("分かると効く項目", "What is worth finding out")[side],
        (
            f"今の前提での追加費用は {matters.cash_yen:,} 円。前提の幅の両端で計画を立て直した結果です。幅は計画用の仮定です。",
            f"Extra cost with today's assumptions: {matters.cash_yen:,} yen. Planned again at both ends of each range; ranges are planning assumptions.",
        )[side],
        (
            f"計画が成り立たなくなるものが先、次に費用の差の大きい順（切替日が動く 1 システムを {matters.weight_yen:,} 円とみなして加える）。",
            f"First what leaves no plan, then by the difference in yen, with {matters.weight_yen:,} yen added for each system whose date moves.",
        )[side],
    ]
    if matters.interrupted:
        above.append(
            (
                "途中で止めたため、調べ終えた項目だけを示す。",
                "Interrupted: only what was measured until then.",
            )[side]
        )
    return Sheet(
        ("分かると効く項目", "What matters")[side],
        [
            Column(title, width, form=forms.get(n, "text"))
            for n, (title, width) in enumerate(zip(heads, widths, strict=True))
        ],
        rows,
        above,
        fixed_columns=2,
    )


def _matter(number: int, row: Matter, side: int, lang: str) -> tuple[Cell, ...]:
    words = (row.assumed, row.low_words, row.high_words)
    return (
        number,
        row.what.in_language(lang),
        *(text.in_language(lang) for text in words),
        _yen(row.low, side),
        _yen(row.high, side),
        row.difference_yen,
        max(len(row.low.moved), len(row.high.moved)),
        max(row.low.most_months, row.high.most_months),
        max(len(row.low.joined), len(row.high.joined)),
        row.lead.name if row.lead else None,
        row.ask.in_language(lang),
        _half(row.source, lang),
        _CONFIDENCE[row.confidence][side],
    )


def _yen(outcome: Outcome, side: int) -> Cell:
    if outcome.cash_yen is not None:
        return outcome.cash_yen
    found = (
        ("計画が成り立たない", "no plan is possible"),
        ("計画が見つからない", "no plan was found"),
    )
    return found[0 if outcome.proven else 1][side]


def _half(source: str, lang: str) -> str:
    """A source whose parts may be written ``日本語／English``: the half to read."""
    half = 0 if lang == "ja" else -1
    return "; ".join(part.split("／")[half] for part in source.split("; "))
