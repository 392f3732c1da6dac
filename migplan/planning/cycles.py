"""Stated precedences that lead back to where they began: what is wrong, and the least to give up.

A precedence without a lag allows the same slot. So units whose precedences form a cycle without any
lag can only cut over in one slot, which is possible; one lag on the way makes it impossible.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from migplan.diagnostics.codes import CODES
from migplan.diagnostics.errors import InfeasibleError
from migplan.model.addresses import precedence_key
from migplan.model.case import Case
from migplan.model.policy import Precedence
from migplan.model.text import Bilingual

Unit = tuple[str, ...]
Rules = tuple[Precedence, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """Units that have to come before each other."""

    units: tuple[Unit, ...]
    """Sorted; a single one when a lag is stated inside a unit."""
    rules: Rules
    """Every stated precedence among them; each lies on a cycle."""
    relaxed: Rules = ()
    """The fewest that can be given up so that the others can be kept; empty when all can be."""
    broken: tuple[tuple[Unit, ...], ...] = ()
    """For each relaxed one the shortest cycle that it alone would leave; first unit not repeated."""
    proven: bool = True
    """Whether no fewer would do."""

    @property
    def possible(self) -> bool:
        """Whether all can be kept, which takes one slot for all units."""
        return not any(rule.lag_months for rule in self.rules)


def circles(case: Case) -> tuple[Circle, ...]:
    """All groups of units whose stated precedences lead back, sorted by their units.

    Each precedence counts 1, whatever its lag. Of equally few, those without a stated reason are
    given up, then those that come first in the case.
    """
    home = {key: unit for unit in case.units for key in unit}
    rules = [rule for rule in case.precedences if rule.before in home and rule.after in home]
    if not rules:
        return ()
    import networkx as nx

    graph: nx.DiGraph[Unit] = nx.DiGraph()
    graph.add_edges_from((home[rule.before], home[rule.after]) for rule in rules)
    found: list[Circle] = []
    for group in sorted(sorted(units) for units in nx.strongly_connected_components(graph)):
        inside = [
            rule for rule in rules if home[rule.before] in group and home[rule.after] in group
        ]
        strict = any(rule.lag_months for rule in inside)
        # what moves together keeps every order without a lag
        if strict:
            found.append(_least(tuple(group), tuple(inside), home))
        elif len(group) > 1:
            found.append(Circle(tuple(group), tuple(inside)))
    return tuple(found)


def _least(units: tuple[Unit, ...], rules: Rules, home: Mapping[str, Unit]) -> Circle:
    """An impossible group with the fewest precedences to give up."""
    from migplan.graph.feedback import Arc, minimum_feedback_arcs

    names = {unit[0]: unit for unit in units}
    arcs: dict[tuple[str, str, bool], list[Precedence]] = {}
    ranks = {rule: n for n, rule in enumerate(sorted(rules, key=lambda rule: bool(rule.reason)))}
    # ranks together weigh less than one precedence, so they decide between equally few alone
    one = len(rules) * len(rules)
    for rule in rules:
        key = (home[rule.before][0], home[rule.after][0], not rule.lag_months)
        arcs.setdefault(key, []).append(rule)
    feedback = minimum_feedback_arcs(
        Arc(tail, head, one + ranks[rule], weak)
        for (tail, head, weak), parallel in arcs.items()
        for rule in parallel
    )
    relaxed: list[Precedence] = []
    broken: list[tuple[Unit, ...]] = []
    for arc, cycle in zip(feedback.removed, feedback.breaks, strict=True):
        way = tuple(names[step.tail] for step in cycle)
        for rule in arcs[arc.tail, arc.head, arc.weak]:
            relaxed.append(rule)
            broken.append(way)
    return Circle(units, rules, tuple(relaxed), tuple(broken), feedback.proven)


def demand_order(case: Case, addresses: Mapping[str, str] | None = None) -> None:
    """Name the precedences that no dates can keep, before any solver runs.

    Args:
        case: The premises.
        addresses: Where things were written, by the keys of ``Loaded.addresses``.

    Raises:
        InfeasibleError: With every impossible group and the least to give up in each.
    """
    found = [
        impossible(case, circle, addresses or {}) for circle in circles(case) if not circle.possible
    ]
    if found:
        raise InfeasibleError(
            "\n".join(text.ja for text in found), "\n".join(text.en for text in found)
        )


def impossible(case: Case, circle: Circle, addresses: Mapping[str, str]) -> Bilingual:
    """Say which precedences cannot all be kept, and the fewest to give up; several lines."""
    way = _chain(case, circle.broken[0])
    place = addresses.get(precedence_key(circle.relaxed[0]), "")
    at = f"{place}: " if place else ""
    code = CODES["MIG214"]
    ja = [f"{at}エラー[MIG214]: {code.ja.replace('{value}', way)}"]
    en = [f"{at}error[MIG214]: {code.en.replace('{value}', way)}"]
    ja.append(
        "  輪の上には間隔（lag_months）があるため、次の前後関係すべてを守る切替日はありません。"
    )
    en.append("  There is a lag on the way round, so no dates keep all of these precedences:")
    for rule in circle.rules:
        words = _stated(case, rule, addresses)
        ja.append(f"    - {words.ja}")
        en.append(f"    - {words.en}")
    for unit in circle.units:
        if len(unit) > 1:
            names = [_name(case, key) for key in unit]
            ja.append(f"    - {'、'.join(names)}は同時に切り替える")
            en.append(f"    - {', '.join(names)} move together")
    count = len(circle.relaxed)
    least = "これより少なくはできません" if circle.proven else "より少なくできるかもしれません"
    fewest = "no fewer will do" if circle.proven else "fewer may do"
    ja.append(f"  次の {count} 件を外せば、残りの前後関係は互いに矛盾しません（{least}）。")
    en.append(
        f"  Give up {'this one' if count == 1 else f'these {count}'} to keep the others ({fewest}):"
    )
    for rule, units in zip(circle.relaxed, circle.broken, strict=True):
        words, cycle = _rule(case, rule), _chain(case, units)
        ja.append(f"    - {words.ja}  ← 外さないと残る輪: {cycle}")
        en.append(f"    - {words.en}  <- otherwise this cycle stays: {cycle}")
    ja.append(
        "  間隔をすべて 0 か月にする直し方もあります。そのときは全てを同じ切替枠で切り替えます。"
    )
    en.append("  Or set every lag to 0 months: all of them then cut over in one slot.")
    return Bilingual(ja="\n".join(ja), en="\n".join(en))


def one_slot(case: Case, circle: Circle, addresses: Mapping[str, str]) -> Bilingual:
    """Say that precedences without a lag leave only one slot for all; one line."""
    names = [_name(case, key) for unit in circle.units for key in unit]
    found = (addresses.get(precedence_key(rule), "") for rule in circle.rules)
    place = next(filter(None, found), "")
    at = f"{place}: " if place else ""
    code, value_ja, value_en = CODES["MIG226"], "、".join(names), ", ".join(names)
    return Bilingual(
        ja=f"{at}注意[MIG226]: {code.ja.replace('{value}', value_ja)}{code.hint_ja}",
        en=f"{at}warning[MIG226]: {code.en.replace('{value}', value_en)}; {code.hint_en}",
    )


def _stated(case: Case, rule: Precedence, addresses: Mapping[str, str]) -> Bilingual:
    """A precedence with its reason and its address, where there are any."""
    words = _rule(case, rule)
    place = addresses.get(precedence_key(rule), "")
    reason = _one_line(rule.reason)
    ja = "、".join(filter(None, [place, f"理由: {reason}" if reason else ""]))
    en = ", ".join(filter(None, [place, f"reason: {reason}" if reason else ""]))
    return Bilingual(
        ja=f"{words.ja}（{ja}）" if ja else words.ja, en=f"{words.en} ({en})" if en else words.en
    )


def _rule(case: Case, rule: Precedence) -> Bilingual:
    before, after, lag = _name(case, rule.before), _name(case, rule.after), rule.lag_months
    if not lag:
        return Bilingual(
            ja=f"{after}は{before}より後、または同じ切替枠",
            en=f"{after} comes after {before} or in the same slot",
        )
    months = "1 month" if lag == 1 else f"{lag} months"
    return Bilingual(
        ja=f"{after}は{before}の {lag} か月以上後",
        en=f"{after} comes {months} or more after {before}",
    )


def _chain(case: Case, units: tuple[Unit, ...]) -> str:
    """The way round, back to where it began."""
    names = [" + ".join(_name(case, key) for key in unit) for unit in units]
    return " → ".join([*names, names[0]])


def _name(case: Case, key: str) -> str:
    return _one_line(case.name(key))


def _one_line(text: str) -> str:
    """Nothing that somebody wrote may break a line of a message or steer a terminal."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
