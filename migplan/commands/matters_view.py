"""What is worth finding out, as lines of text."""

from migplan.model.text import Bilingual
from migplan.model.wording import rounded
from migplan.planning.matters.result import Lead, Matter, Matters, Outcome, Rest

_CONFIDENCE = {"high": ("高", "high"), "medium": ("中", "medium"), "low": ("低", "low")}


def matters_lines(matters: Matters, lang: str) -> list[str]:
    """Lines for the ranking: one paragraph for each question, then those that matter less."""
    ja = lang == "ja"
    cash = rounded(matters.cash_yen, lang)
    weight = rounded(matters.weight_yen, lang)
    lines = [
        f"分かると効く項目（今の前提での追加費用 {cash}。前提の幅の両端で計画を立て直した結果）"
        if ja
        else f"What is worth finding out (extra cost with today's assumptions: {cash}; planned again at both ends of each range)"
    ]
    if not matters.rows:
        lines.append(_no_rows(matters, ja=ja))
    for number, row in enumerate(matters.rows, start=1):
        lines += _paragraph(number, row, lang)
    lines += _others(
        "次の項目の影響はこれらより小さい（概算）", "These matter less (rough)", matters.less, lang
    )
    lines += _others(
        "次の項目は、幅のどこにあっても日付も金額も変わらない",
        "Neither dates nor yen change with these",
        matters.nothing,
        lang,
    )
    if matters.rows:
        lines.append(
            f"並び順: 計画が成り立たなくなるものを先に、次に費用の差（切替日が動く 1 システムを {weight}とみなして加える）の大きい順。幅は計画用の仮定（migplan catalog ranges）。"
            if ja
            else f"Order: first what leaves no plan, then by the difference in yen, with {weight} added for each system whose date moves. Ranges are planning assumptions (migplan catalog ranges)."
        )
    if matters.interrupted:
        lines.append(
            "途中で止めたため、調べ終えた項目だけを示しています。"
            if ja
            else "Interrupted: only what was measured until then is shown."
        )
    return lines


def _no_rows(matters: Matters, *, ja: bool) -> str:
    if matters.interrupted:
        return "  調べ終えた項目はありません。" if ja else "  Nothing was measured yet."
    return (
        "  計画の日付と金額に効く不明な項目はありません。"
        if ja
        else "  No unknown value changes dates or yen."
    )


def _paragraph(number: int, row: Matter, lang: str) -> list[str]:
    ja = lang == "ja"
    sure = _CONFIDENCE[row.confidence][0 if ja else 1]
    low, high, now = (
        text.in_language(lang) for text in (row.low_words, row.high_words, row.assumed)
    )
    lines = [
        f"{number:3}. {row.what.in_language(lang)}",
        f"       幅: {low} 〜 {high}（今の前提: {now}。幅の確度 {sure}）"
        if ja
        else f"       range: {low} to {high} (assumed: {now}; confidence {sure})",
        f"       {effect(row, lang)}",
    ]
    if row.lead:
        name = row.lead.name
        lines.append(
            f"       このうち「{name}」だけで: {effect(row.lead, lang)}"
            if ja
            else f"       '{name}' alone: {effect(row.lead, lang)}"
        )
    ask = row.ask.in_language(lang)
    lines.append(f"       聞く相手: {ask}" if ja else f"       ask: {ask}")
    return lines


def effect(row: Matter | Lead, lang: str) -> str:
    """What a question changes: yen at both ends, and dates."""
    parts = [_yen(row, lang), _dates(row, lang)]
    if not (row.low.proven and row.high.proven):
        parts.append("（最適性は未証明）" if lang == "ja" else "(not proven best)")
    return ("、" if lang == "ja" else "; ").join(part for part in parts if part)


def _yen(row: Matter | Lead, lang: str) -> str:
    ja = lang == "ja"
    low, high = (end_words(outcome).in_language(lang) for outcome in (row.low, row.high))
    text = f"追加費用 {low} 〜 {high}" if ja else f"extra cost {low} to {high}"
    if row.difference_yen is None:
        return text
    amount = rounded(row.difference_yen, lang)
    return f"{text}（差 {amount}）" if ja else f"{text} (difference {amount})"


def end_words(outcome: Outcome) -> Bilingual:
    """The yen at one end, or that there is no plan."""
    if outcome.cash_yen is not None:
        return Bilingual(ja=rounded(outcome.cash_yen, "ja"), en=rounded(outcome.cash_yen, "en"))
    if outcome.proven:
        return Bilingual(ja="計画が成り立たない", en="no plan is possible")
    return Bilingual(ja="計画が見つからない", en="no plan was found")


def _dates(row: Matter | Lead, lang: str) -> str:
    ja = lang == "ja"
    moved = max(len(row.low.moved), len(row.high.moved))
    joined = max(len(row.low.joined), len(row.high.joined))
    months = max(row.low.most_months, row.high.most_months)
    parts: list[str] = []
    if moved:
        parts.append(
            f"切替日が動くのは {moved} システム（最大 {months} か月）"
            if ja
            else f"{moved} cutovers move by up to {months} months"
        )
    if joined:
        parts.append(
            f"切替の要否が変わるのは {joined} システム" if ja else f"{joined} systems join or leave"
        )
    if not parts and row.difference_yen is not None:
        parts.append("切替日は動かない" if ja else "no cutover moves")
    return ("、" if ja else "; ").join(parts)


def _others(ja: str, en: str, rest: tuple[Rest, ...], lang: str) -> list[str]:
    if not rest:
        return []
    lines = [f"  {ja if lang == 'ja' else en}:"]
    lines += [f"    - {row.what.in_language(lang)}" for row in rest]
    return lines
