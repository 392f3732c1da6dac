"""A group plan as text for a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from migplan.commands.columns import side_by_side

if TYPE_CHECKING:
    from migplan.model.group import Group, Wait

_MOST_WAITS = 12
_MOST_PRICES = 10
_MOST_HOLDERS = 3


def group_text(group: "Group") -> str:
    """The group as the text of ``group.json``; the generator is named in the first line."""
    from migplan.report.document import document_text

    return document_text(group)


def group_summary(group: "Group", lang: str) -> str:
    """Bodies, total and bound, prices, and who waits for whom."""
    lines = [*_bodies(group, lang), *_total(group, lang)]
    if group.vendors:
        lines += [*_prices(group, lang), *_waits(group, lang)]
    lines.append("書き出したファイル:" if lang == "ja" else "Written:")
    return "\n".join(lines) + "\n"


def _bodies(group: "Group", lang: str) -> list[str]:
    from migplan.model.wording import rounded
    from migplan.report.shown import shown

    head = (
        ("団体", "計画", "単独", "差", "日付の変わるシステム", "状態")
        if lang == "ja"
        else ("body", "plan", "alone", "difference", "systems moved", "status")
    )
    rows = [
        (
            shown(body.name),
            rounded(body.total_yen, lang),
            rounded(body.alone_yen, lang),
            _signed(body.total_yen - body.alone_yen, lang),
            f"{len(body.moved)} / {len(body.alone)}",
            _STATUS[body.status][lang],
        )
        for body in group.bodies
    ]
    return side_by_side([head, *rows])


_STATUS = {
    "optimal": {"ja": "単独でも最適", "en": "best even alone"},
    "feasible": {"ja": "実行可能", "en": "feasible"},
    "interrupted": {"ja": "中断", "en": "interrupted"},
    "empty": {"ja": "切替なし", "en": "nothing moves"},
}


def _total(group: "Group", lang: str) -> list[str]:
    from migplan.model.wording import rounded

    total, alone, bound = (
        rounded(yen, lang) for yen in (group.total_yen, group.alone_yen, group.bound_yen)
    )
    more = _signed(group.total_yen - group.alone_yen, lang)
    gap = f"{group.optimality_gap:.2%}"
    lines = [
        f"合計の評価額 {total}（単独の合計 {alone}、差 {more}）、下限 {bound}、最適性の差 {gap}"
        if lang == "ja"
        else f"Total {total} (alone {alone}, {more}), bound {bound}, optimality gap {gap}"
    ]
    if "interrupted" in (group.provenance.status, *(body.status for body in group.bodies)):
        lines.append(
            "計算を途中で止めた計画です（interrupted）。検算済みですが、より良い計画が残っている余地があります。"
            if lang == "ja"
            else "The search was interrupted: the plans are verified, but better ones may exist."
        )
    return lines


def _prices(group: "Group", lang: str) -> list[str]:
    from migplan.model.wording import rounded
    from migplan.report.shown import shown

    if not group.prices:
        return []
    ja = lang == "ja"
    dear = sorted(group.prices, key=lambda p: (-p.yen, p.vendor, p.month))[:_MOST_PRICES]
    head = (
        "もう 1 人（1 件）いれば減る費用の目安（事業者・月ごと、高い順）"
        if ja
        else "What one more would be worth, about, by vendor and month (dearest first)"
    )
    return [head] + [
        f"  {shown(p.vendor)} {p.month}  {rounded(p.yen, lang)}{_MEANS[p.means][lang]}"
        for p in dear
    ]


_MEANS = {
    "engineers": {"ja": "（技術者）", "en": " (engineers)"},
    "projects": {"ja": "（並行案件）", "en": " (projects)"},
}


def _waits(group: "Group", lang: str) -> list[str]:
    ja = lang == "ja"
    if not group.waits:
        return ["待つシステムはありません。" if ja else "No system waits."]
    lines = [
        "単独と日付が変わるシステム（誰が誰を待つか）"
        if ja
        else "Systems with another date than alone (who waits for whom)"
    ]
    direct = sorted(group.waits, key=lambda w: (not w.grounds, w.body, w.alone, w.system))
    lines += [f"  {_wait(group, wait, lang)}" for wait in direct[:_MOST_WAITS]]
    rest = len(direct) - _MOST_WAITS
    if rest > 0:
        lines.append(f"  ほか {rest} 件（group.json）" if ja else f"  {rest} more in group.json")
    return lines


def _wait(group: "Group", wait: "Wait", lang: str) -> str:
    from migplan.model.wording import short_day
    from migplan.report.shown import shown

    ja = lang == "ja"
    names = {body.folder: shown(body.name) for body in group.bodies}
    days = [short_day(day) if ja else day.isoformat() for day in (wait.alone, wait.date)]
    head = f"{names[wait.body]} {shown(wait.name)}: {days[0]} → {days[1]}"
    if not wait.grounds:
        return (
            f"{head}（同じ団体のほかのシステムに合わせて）"
            if ja
            else f"{head} (with others of its body)"
        )
    reasons: list[str] = []
    for ground in wait.grounds:
        held = [
            f"{names[folder]} {len(keys)}{' システム' if ja else ''}"
            for folder, keys in sorted(
                ground.taken_by.items(), key=lambda item: (-len(item[1]), item[0])
            )
        ][:_MOST_HOLDERS]
        months = _runs(ground.months, "、" if ja else ", ")
        vendor = shown(ground.vendor)
        reasons.append(
            f"{vendor}は {months} に {'、'.join(held)}で手一杯"
            if ja
            else f"{vendor} is taken in {months} by {', '.join(held)}"
        )
    return f"{head}  {('。' if ja else '; ').join(reasons)}"


def _runs(months: Sequence[str], between: str) -> str:
    """Months, those that follow one another as a stretch."""
    stretches: list[list[str]] = []
    for month in months:
        if stretches and _number(month) == _number(stretches[-1][-1]) + 1:
            stretches[-1].append(month)
        else:
            stretches.append([month])
    return between.join(
        stretch[0] if len(stretch) == 1 else f"{stretch[0]}～{stretch[-1]}" for stretch in stretches
    )


def _number(month: str) -> int:
    year, number = month.split("-")
    return 12 * int(year) + int(number)


def _signed(yen: int, lang: str) -> str:
    from migplan.model.wording import rounded

    return f"+{rounded(yen, lang)}" if yen > 0 else rounded(yen, lang)
