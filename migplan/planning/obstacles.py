"""What is in the way of a move, in words that fit into a sentence as its ground."""

from migplan.model.case import Case
from migplan.model.text import Bilingual
from migplan.planning.chains import ENGINEERS, STAFF
from migplan.planning.moves import Move
from migplan.planning.wording import obstacle_words


def obstacles(case: Case, move: Move) -> tuple[tuple[str, Bilingual], ...]:
    """Everything that forbids a move, each with the name of its rule or limit; no two alike.

    Rules of the slot come first: where one of them holds, limits are not looked at.
    """
    rules = [
        (b.rule, obstacle_words(case.name(b.system), b.rule, b.detail, b.detail_en))
        for b in move.blocked
    ]
    limits = [(fault.partition(":")[0], _broken(case, fault)) for fault in move.broken]
    return tuple(dict.fromkeys((*rules, *limits)))


def _broken(case: Case, fault: str) -> Bilingual:
    kind, _, rest = fault.partition(":")
    if kind == "phases":
        return Bilingual(ja="準備の期間が足りない", en="there is too little time to prepare")
    if kind == "resource":
        return _exhausted(rest)
    if kind == "load":
        return Bilingual(ja="切替枠の上限を超える", en="the slot is full")
    first, _, second = rest.partition(":")
    return Bilingual(
        ja=f"{case.name(first)}と{case.name(second)}の前後関係に反する",
        en=f"{case.name(first)} has to come before {case.name(second)}",
    )


def _exhausted(resource: str) -> Bilingual:
    """What it means that a resource of the problem does not suffice."""
    if resource.startswith(ENGINEERS):
        vendor = resource.removeprefix(ENGINEERS)
        return Bilingual(ja=f"{vendor}の技術者が足りない", en=f"{vendor} has too few engineers")
    if resource == STAFF:
        return Bilingual(ja="庁内の職員が足りない", en="the body has too few staff")
    if resource:
        return Bilingual(
            ja=f"{resource}の並行案件数の上限を超える", en=f"{resource} cannot run another project"
        )
    return Bilingual(ja="庁内の並行案件数の上限を超える", en="the body cannot run another project")
