"""Which businesses a body usually carries out."""

from typing import Final

BY_WELFARE_OFFICE: Final = ("public_assistance", "child_rearing_allowance")
"""Run by the prefecture for towns and villages without a welfare office of their own."""

_PREFECTURES = frozenset({"都道府県", "都", "道", "府", "県", "prefecture"})
_TOWNS = frozenset({"町", "村", "町村", "town", "village"})


def usual_scope(kind: str | None, businesses: tuple[str, ...]) -> frozenset[str]:
    """The businesses in scope for a kind of body (自治体区分).

    Prefectures have two. Most towns and villages lack the same two, because they have no welfare
    office; the few that have one state them in their inventory. All others have all.

    Source: progress counts of 47 prefectures and of 1,741 municipalities as of January 2026
    (https://github.com/tadashikudo-reraflow/gcportal public/data/standardization.json).
    """
    word = (kind or "").strip().casefold()
    if word in _PREFECTURES:
        return frozenset(BY_WELFARE_OFFICE)
    if word in _TOWNS:
        return frozenset(businesses) - frozenset(BY_WELFARE_OFFICE)
    return frozenset(businesses)
