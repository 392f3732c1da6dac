"""The knots of a case and how to untie them, as text."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migplan.graph.untie import Cut, Untied
    from migplan.model.case import Case


def cycles_text(case: "Case", lang: str) -> str:
    """Every knot of moving systems, and the linkages whose cutting would give it an order."""
    from migplan.graph.untie import untied
    from migplan.report.shown import shown

    found = untied(case)
    if not found:
        return (
            "必須の連携は輪になっていません。これから切り替えるシステムは、提供側から順に切り替えられます。\n"
            if lang == "ja"
            else "The essential linkages form no cycle: of the systems still to cut over every provider can go first.\n"
        )
    lines = [line for item in found for line in _lines(case, item, ja=lang == "ja")]
    return "\n".join(shown(line) for line in lines) + "\n"


def _lines(case: "Case", item: "Untied", *, ja: bool) -> list[str]:
    names = ("、" if ja else ", ").join(case.name(key) for unit in item.units for key in unit)
    total, bound = (_amount(weight, item.priced, ja=ja) for weight in (item.weight, item.bound))
    if item.weight == item.bound:
        proof = "最小" if ja else "the least"
    else:
        proof = f"下限 {bound}" if ja else f"bound {bound}"
    if ja:
        lines = [
            f"互いに必須の連携で結ばれたもの: {names}",
            f"  順序を付けるには、次の連携を暫定連携でつなぎ、利用側を先に切り替えます（合計 {total}、{proof}）。",
        ]
    else:
        lines = [
            f"Systems that need each other: {names}",
            f"  For an order, bridge these linkages and let the consumer go first (together {total}, {proof}).",
        ]
    return lines + [line for cut in item.cuts for line in _cut(case, cut, item, ja=ja)]


def _cut(case: "Case", cut: "Cut", item: "Untied", *, ja: bool) -> list[str]:
    units = [_unit(case, unit, ja=ja) for unit in cut.cycle]
    cycle = " → ".join([*units, units[0]])
    keys = ", ".join(cut.linkages)
    amount = _amount(cut.weight, item.priced, ja=ja)
    if ja:
        return [f"    - {units[0]} → {units[1]}（{keys}）{amount}", f"      断つ輪: {cycle}"]
    return [f"    - {units[0]} → {units[1]} ({keys}) {amount}", f"      breaks: {cycle}"]


def _unit(case: "Case", unit: tuple[str, ...], *, ja: bool) -> str:
    """What moves together, short enough to be read in a row of others."""
    names = [case.name(key) for key in unit]
    if len(names) <= _NAMED:
        return " + ".join(names)
    more = len(names) - 1
    return f"{names[0]}（ほか {more}）" if ja else f"{names[0]} (and {more} more)"


_NAMED = 2
"""Members of a unit that are named one by one; of more, the first alone."""


def _amount(weight: int, priced: bool, *, ja: bool) -> str:
    from migplan.model.wording import money

    if priced:
        return money(weight).in_language("ja" if ja else "en")
    return f"{weight} 件" if ja else f"{weight} linkages"
