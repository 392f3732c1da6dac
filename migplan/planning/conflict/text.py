"""A finding as the message that a user reads."""

from collections.abc import Iterator, Mapping

from migplan.model.text import Bilingual
from migplan.planning.conflict.finding import Conflict, Finding, Repair
from migplan.planning.conflict.statement import Statement

_SIZES = {
    "smallest": Bilingual(
        ja="矛盾する条件の最小の組", en="no fewer statements contradict each other"
    ),
    "irreducible": Bilingual(
        ja="どの 1 件を除いても残りは両立する", en="without any one of them the others can be kept"
    ),
    "reduced": Bilingual(
        ja="計算量の上限に達したため、矛盾に関係しない条件を含むことがある",
        en="the budget ended; some may have no part in it",
    ),
}
_HEAD = Bilingual(
    ja="条件をすべて満たす切替日はありません。", en="No dates keep everything that was stated."
)
_UNSOLVED = Bilingual(
    ja="決められた計算量の中では、条件をすべて満たす切替日を見つけられませんでした（無いと分かったわけではありません）。",
    en="Within the budget no dates were found that keep everything that was stated; there may be some.",
)
_UNNAMED = Bilingual(
    ja="どの条件の組が矛盾しているかは、決められた計算量の中では特定できませんでした。",
    en="Within the budget it was not found which statements contradict each other.",
)
_ALONE = Bilingual(
    ja="次の条件は、ほかの条件をすべて外しても満たせません。",
    en="This cannot be kept, even if everything else is given up:",
)
_ONE_OF = Bilingual(ja="次のいずれかで計画できます:", en="Any one of these makes a plan possible:")
_ALL_OF = Bilingual(
    ja="一つの変更では足りません。次の {n} 件を合わせて行えば計画できます:",
    en="No single change is enough. These {n} together make a plan possible:",
)
_NO_REPAIR = Bilingual(
    ja="計画できるようになる変更は、調べた範囲では見つかりませんでした。",
    en="No change that makes a plan possible was found among those tried.",
)
_NOT_LEAST = Bilingual(
    ja="（より小さな変更で足りることがあります）", en=" (a smaller change may be enough)"
)
_TIGHT = Bilingual(
    ja="余裕の少ない条件から順に示します（期間全体で見た、上限に対する必要量の割合）:",
    en="The tightest limits, with the share of them that is needed over the whole time:",
)


def told(finding: Finding, addresses: Mapping[str, str], lang: str) -> str:
    """Write a finding down.

    Args:
        finding: What was found.
        addresses: Keys of statements to the places in which they were written.
        lang: ``ja`` or ``en``.
    """
    return "\n".join(_lines(finding, addresses, lang))


def place(statement: Statement, addresses: Mapping[str, str], lang: str) -> str:
    """Where a statement was written, or else where it comes from."""
    known = (addresses[key] for key in statement.keys if key in addresses)
    return next(known, statement.origin.in_language(lang))


def _lines(finding: Finding, addresses: Mapping[str, str], lang: str) -> Iterator[str]:
    yield (_HEAD if finding.proven else _UNSOLVED).in_language(lang)
    for conflict in finding.conflicts:
        yield from _conflict(conflict, addresses, lang)
    if finding.more:
        yield (
            f"切り替えられる切替枠のないシステムが、ほかに {finding.more} 件あります。"
            if lang == "ja"
            else f"{finding.more} more have no slot either."
        )
    if finding.conflicts:
        yield from _repairs(finding.repairs, addresses, lang)
        return
    if finding.proven:
        yield _UNNAMED.in_language(lang)
    if finding.tight:
        yield _TIGHT.in_language(lang)
    for statement, share in finding.tight:
        said = statement.said.in_language(lang)
        yield f"  {place(statement, addresses, lang)}: {said} {share:.0%}"


def _conflict(conflict: Conflict, addresses: Mapping[str, str], lang: str) -> Iterator[str]:
    count = len(conflict.statements)
    size = "" if count == 1 else _SIZES[conflict.size].in_language(lang)
    if conflict.about is not None:
        name = conflict.about.in_language(lang)
        yield (
            f"{name}を切り替えられる切替枠がありません。次の条件によります{f'（{size}）' if size else ''}。"
            if lang == "ja"
            else f"There is no slot for {name}{f' ({size})' if size else ''}:"
        )
    elif count == 1:
        yield _ALONE.in_language(lang)
    elif lang == "ja":
        yield f"次の {count} 件は同時に満たせません（{size}）。"
    else:
        yield f"These {count} contradict each other ({size}):"
    for statement in conflict.statements:
        yield f"  {place(statement, addresses, lang)}: {statement.said.in_language(lang)}"
    if conflict.fact is not None:
        fact = conflict.fact
        yield f"  ({place(fact, addresses, lang)}: {fact.said.in_language(lang)})"


def _repairs(repairs: tuple[Repair, ...], addresses: Mapping[str, str], lang: str) -> Iterator[str]:
    if not repairs:
        yield _NO_REPAIR.in_language(lang)
        return
    several = next((repair for repair in repairs if len(repair.changes) > 1), None)
    if several is not None:
        yield _ALL_OF.in_language(lang).format(n=len(several.changes))
        lines = [(change, several.least) for change in several.changes]
    else:
        yield _ONE_OF.in_language(lang)
        lines = [(repair.changes[0], repair.least) for repair in repairs]
    for change, least in lines:
        where = place(change.statement, addresses, lang)
        doubt = "" if least else _NOT_LEAST.in_language(lang)
        yield f"  - {where}: {change.said.in_language(lang)}{doubt}"
