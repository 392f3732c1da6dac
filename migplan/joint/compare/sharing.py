"""A comparison for all members of a group: without what each of them keeps to itself.

The facts of a member are emptied first and everything else is derived from what is left, so that no
sum, no order and no explanation knows of a withheld value. Texts of the plan that may quote it go
as a whole; names in which a withheld name occurs go too.
"""

from collections.abc import Sequence

from migplan.catalogue.catalogue import Catalogue
from migplan.joint.compare.build import derive
from migplan.joint.compare.side import Side
from migplan.joint.subjects import NAMED
from migplan.joint.withholding import quotes, secret_names
from migplan.model.comparison import (
    Comparison,
    DecisionFacts,
    Figures,
    MemberFacts,
    Money,
    Premise,
    SystemFacts,
)
from migplan.model.joint_group import Withheld
from migplan.model.text import Bilingual

_QUOTED = frozenset({Withheld.MONEY, Withheld.CONTRACTS, Withheld.VENDORS, Withheld.GAPS})
"""What the reason of a date may quote."""
_AMOUNTS = frozenset({Withheld.MONEY, Withheld.CONTRACTS})
"""Who keeps one of them keeps every amount, as about lots."""
_PREMISES = {
    Withheld.CONTRACTS: frozenset({"contract_end"}),
    Withheld.VENDORS: frozenset({"vendor", "package", "limit"}),
}
_DECISIONS = {
    "contracts": frozenset({Withheld.CONTRACTS}),
    "gaps": frozenset({Withheld.GAPS}),
    "budget": _AMOUNTS | {Withheld.GAPS},
    "liability": _AMOUNTS,
    "subsidy": _AMOUNTS,
}
"""Decisions whose very existence, or date, tells of something withheld."""


def shared(comparison: Comparison, sides: Sequence[Side], catalogue: Catalogue) -> Comparison:
    """The comparison that every member may see.

    Args:
        comparison: All that is known.
        sides: The same members, with what each withholds.
        catalogue: Names and order of businesses and kinds.
    """
    by_key = {side.key: side for side in sides}
    members = [_emptied(member, by_key[member.key]) for member in comparison.members]
    withheld = any(member.withheld for member in members)
    return derive(
        members,
        catalogue,
        mode=comparison.mode,
        name=comparison.name,
        against=() if withheld else comparison.versus,
    )


def _emptied(member: MemberFacts, side: Side) -> MemberFacts:
    hidden = frozenset(side.withholds)
    if not hidden:
        return member
    veil = _Veil(side, hidden)
    decisions = tuple(veil.decision(row) for row in member.decisions if _may_know(row, hidden))
    names = {row.system: f"s{n:03}" for n, row in enumerate(member.systems, start=1)}
    if Withheld.VENDORS not in hidden:
        names = {key: key for key in names}
    contracts = None
    if member.contracts is not None and Withheld.CONTRACTS not in hidden:
        contracts = tuple(
            row.model_copy(
                update={
                    "system": names[row.system],
                    "yen": None if Withheld.MONEY in hidden else row.yen,
                }
            )
            for row in member.contracts
        )
    return member.model_copy(
        update={
            "withheld": tuple(topic for topic in Withheld if topic in hidden),
            "figures": _figures(member.figures, hidden, decisions),
            "money": _money(member.money, hidden),
            "systems": tuple(veil.system(row, names[row.system]) for row in member.systems),
            "contracts": contracts,
            "decisions": decisions,
        }
    )


def _may_know(row: DecisionFacts, hidden: frozenset[Withheld]) -> bool:
    return not _DECISIONS.get(row.key.partition(":")[0], frozenset()) & hidden


def _figures(
    figures: Figures, hidden: frozenset[Withheld], decisions: Sequence[DecisionFacts]
) -> Figures:
    gone: dict[str, object] = {
        "decisions": len(decisions),
        "next_decision": min((row.due for row in decisions), default=None),
    }
    if Withheld.GAPS in hidden:
        gone |= {"gaps": None, "severe": None}
    if Withheld.CONTRACTS in hidden:
        gone |= {"short_contracts": None, "extension_months": None, "double_months": None}
    return figures.model_copy(update=gone)


def _money(money: Money | None, hidden: frozenset[Withheld]) -> Money | None:
    """Nothing where contracts are kept too: what they cost follows from a total by subtraction."""
    return None if hidden & _AMOUNTS else money


class _Veil:
    """Names that a body keeps to itself, and what is left of texts that quote them."""

    def __init__(self, side: Side, hidden: frozenset[Withheld]) -> None:
        self._hidden = hidden
        self._names = secret_names(side.plan, hidden)
        self._premises = frozenset(key for topic in hidden for key in _PREMISES.get(topic, ()))

    def system(self, row: SystemFacts, key: str) -> SystemFacts:
        """The system without what is withheld."""
        named = row.name is not None and not self._quotes(row.name)
        gone: dict[str, object] = {
            "system": key,
            "name": row.name if named else None,
            "premises": tuple(map(self._premise, filter(self._may_show, row.premises))),
            "reason": None if self._hidden & _QUOTED else row.reason,
        }
        if not named:
            gone["subjects"] = tuple(s for s in row.subjects if not s.startswith(NAMED))
        if Withheld.VENDORS in self._hidden:
            gone |= {"vendor": None, "package": None}
        if Withheld.CONTRACTS in self._hidden:
            gone["double_months"] = None
        return row.model_copy(update=gone)

    def decision(self, row: DecisionFacts) -> DecisionFacts:
        """The decision, without a text that quotes a name."""
        said = (row.what, row.who)
        quotes = any(text is not None and self._quotes(text.ja) for text in said)
        if Withheld.NETWORK in self._hidden:  # the kind of a gap tells of zones and hostings
            quotes = quotes or row.key.partition(":")[0] == "gaps"
        return row.model_copy(update={"what": None, "who": None}) if quotes else row

    def _may_show(self, premise: Premise) -> bool:
        return premise.key not in self._premises

    def _premise(self, premise: Premise) -> Premise:
        if not self._quotes(premise.value.ja):
            return premise
        return premise.model_copy(update={"value": Bilingual(ja="非共有", en="not shared")})

    def _quotes(self, text: str) -> bool:
        return quotes(text, self._names)
