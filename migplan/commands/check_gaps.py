"""The gaps of an inventory as ``check`` tells them: how many, and one line for each open one."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from migplan.model.gap import Gap, GapSeverity
from migplan.report.findings import address_of
from migplan.report.words import Words


def gap_lines(gaps: Sequence[Gap], addresses: Mapping[str, str], lang: str) -> Iterator[str]:
    """The open gaps in their order, and the number of decided ones."""
    ja, words = lang == "ja", Words(lang)
    left = [gap for gap in gaps if gap.counts]
    count = Counter(gap.severity for gap in left)
    told = ("、" if ja else ", ").join(
        f"{words.known('severity', level)} {count[level]}"
        for level in reversed(GapSeverity)
        if count[level]
    )
    yield (
        f"未判断の連携ギャップ {len(left)} 件（{told + '。' if told else ''}切替日の要る検査は plan で行います）"
        if ja
        else f"{len(left)} undecided gaps ({told + '; ' if told else ''}rules that need dates run with 'plan')"
    )
    for gap in left:
        where = address_of(gap, addresses)
        place = f"{where}: " if where else ""
        level = words.known("severity", gap.severity)
        yield f"  {place}{level} [{gap.key}] {gap.finding.in_language(lang)}"
    decided = sum(1 for gap in gaps if gap.decision is not None)
    if decided:
        yield (
            f"判断済みの連携ギャップ {decided} 件（`migplan gaps` で一覧を示します）"
            if ja
            else f"{decided} decided gaps ('migplan gaps' lists them)"
        )
