"""How an inventory looks as a workbook: widths, comments, and the first sheet."""

from collections.abc import Mapping
from typing import Final

from migplan.importers.workbook_shape import Field
from migplan.report.width import em_width

_WIDTHS: Final[Mapping[str, float]] = {
    "used": 8,
    "id": 26,
    "name": 34,
    "businesses": 30,
    "owner": 16,
    "vendor": 30,
    "package": 24,
    "current_vendor": 30,
    "current_package": 24,
    "data": 36,
    "provider": 32,
    "consumer": 32,
    "before": 32,
    "after": 32,
    "system": 32,
    "systems": 40,
    "group": 70,
    "key": 56,
    "title": 50,
    "url": 50,
    "note": 44,
    "source": 36,
    "reason": 40,
    "ja": 40,
    "en": 40,
    "functions_used": 30,
    "ordinance": 24,
    "linkages": 30,
    "business": 24,
    "local_kind": 30,
    "hosting": 26,
    "hosting_after": 26,
    "absorbed_by": 32,
}
"""Characters of half width, by the last step of the route."""
_BY_FORM: Final[Mapping[str, float]] = {
    "flag": 11,
    "whole": 12,
    "amount": 12,
    "day": 14,
    "rough": 14,
    "choice": 22,
    "text": 18,
}
_HOW: Final[Mapping[str, tuple[str, str]]] = {
    "flag": ("「はい」「いいえ」のどちらか。", "true or false"),
    "whole": ("整数（例: 12）。", "A whole number, such as 12."),
    "amount": ("数（例: 1.5）。", "A number, such as 1.5."),
    "day": ("例: 2027-03-31", "Such as 2027-03-31."),
    "rough": (
        "2027-03-31（日）、2027-03（月）、FY2026（年度）のいずれか。",
        "2027-03-31 (a day), 2027-03 (a month) or FY2026 (a fiscal year).",
    ),
    "choice": ("一覧から選びます。", "Choose from the list."),
    "text": ("", ""),
}
_UNITS: Final[Mapping[str, tuple[str, str]]] = {
    "project_months": ("単位: 月", "Unit: months"),
    "lead_months": ("単位: 月", "Unit: months"),
    "lag_months": ("単位: 月", "Unit: months"),
    "notice_months": ("単位: 月", "Unit: months"),
    "phase_slack_months": ("単位: 月", "Unit: months"),
    "engineers": ("単位: 人", "Unit: people"),
    "staff": ("単位: 人", "Unit: people"),
    "people": ("単位: 人", "Unit: people"),
    "population": ("単位: 人", "Unit: people"),
    "monthly_yen": ("単位: 円（税込み）", "Unit: yen, tax included"),
    "extension_monthly_yen": ("単位: 円（税込み）", "Unit: yen, tax included"),
}


def width_of(field: Field, english: bool) -> float:
    """Width of a column, in characters of half width."""
    width = _WIDTHS.get(field.route[-1], _BY_FORM[field.form])
    if field.words and field.route[-1] not in _WIDTHS and not english:
        longest = max(2 * em_width(word) for word in field.words.values())
        return min(max(width, longest + 3), 34)
    return width


def note_of(field: Field, about: str, english: bool, between: str = "\n") -> str:
    """The comment on a title: whether it is needed, what to write, unit and example."""
    place = 1 if english else 0
    needed = ("必須。", "Required.")[place] if field.required else ""
    parts = (needed + about, _UNITS.get(field.route[-1], ("", ""))[place], _HOW[field.form][place])
    if field.is_list and "; " not in about:
        parts = (*parts, ("複数は「; 」で区切ります。", "Several are parted by '; '.")[place])
    return between.join(part for part in parts if part)


def introduction(*, english: bool, ticks: bool) -> tuple[str, ...]:
    """The lines of the first sheet, its title first."""
    return _english(ticks) if english else _japanese(ticks)


def _japanese(ticks: bool) -> tuple[str, ...]:
    tick = (
        (
            "　　まず「システム」の「使用」の列を見直します。団体に無いものは「－」、有るものは「○」です。「－」の行と、その連携は読みません。",
        )
        if ticks
        else ()
    )
    return (
        "この表の使い方",
        "1. 左のシートから順に埋めます。最初は「団体」「システム」「連携」の 3 枚だけで計画が立ちます。",
        *tick,
        "2. 必須は、団体名と、システムの記号・システム名だけです。分からない欄は空けておきます。空欄は「不明」で、「無い」「0」ではありません。",
        "3. 列の見出しにカーソルを合わせると、書き方・単位・例が出ます。▼の出る欄は一覧から選べます。",
        "4. 日付は 2027-03-31、月までなら 2027-03、年度までなら FY2026 と書きます。",
        "5. 一つの欄に並べるときは「; 」で区切ります（例: 住民基本台帳; 印鑑登録）。",
        "6. システムを指す欄には、記号・システム名・「記号 システム名」のどれでも書けます。",
        "7. 自分用の列やシートを加えるときは、見出しや名前を「※」か「_」で始めます。そこは読みません。",
        "8. 見出しだけを保護しています（パスワードはありません）。行の追加・削除・並べ替えはできます。",
        "9. 保存したら、次のように打って点検し、計画を立てます。誤りはシート名とセルの番地で示します。",
        "　　migplan check この表.xlsx",
        "　　migplan plan この表.xlsx -o out",
    )


def _english(ticks: bool) -> tuple[str, ...]:
    tick = (
        (
            "   Begin with the column 'used' of the sheet 'systems': yes for what the body has, no for what it has not. Rows with no, and their linkages, are not read.",
        )
        if ticks
        else ()
    )
    return (
        "How to use this workbook",
        "1. Fill in the sheets from left to right; municipality, systems and linkages are enough for a first plan.",
        *tick,
        "2. Only the name of the body and id and name of each system are required. Empty means unknown, not none or zero.",
        "3. Comments on the titles say what to write; cells with an arrow offer a list.",
        "4. Dates are written 2027-03-31, 2027-03 (a month) or FY2026 (a fiscal year).",
        "5. Several values in one cell are parted by '; '.",
        "6. A system is named by its id, its name, or both with a blank between.",
        "7. Columns and sheets of your own begin with '_'; they are not read.",
        "8. Only the titles are locked, without a password.",
        "9. Save it, then run 'migplan check FILE.xlsx' and 'migplan plan FILE.xlsx -o out'.",
    )
