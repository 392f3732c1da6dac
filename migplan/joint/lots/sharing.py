"""The document about lots for the whole group, without what some bodies keep to themselves.

What is kept is taken out before anything is written, so it reaches no output. A sum is taken out
too where a kept amount follows from it by subtraction: every sum of a lot with such a member, and
how it is shared out. Ends and prices of contracts tell the amounts and the other way round, as
all amounts are reckoned from today's prices; therefore who keeps contracts keeps amounts as well.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from migplan.model.joint_group import Withheld
from migplan.model.lots import (
    Candidate,
    CandidateKind,
    Crowded,
    DelayedBody,
    Fit,
    Leaving,
    Lot,
    LotMember,
    Lots,
    LotSystem,
    VendorDelay,
    WindowCost,
)

Kept = Mapping[str, frozenset[Withheld]]
Names = Mapping[str, Mapping[str, str]]
"""Body to id to name of its systems."""

_AMOUNTS = frozenset({Withheld.MONEY, Withheld.CONTRACTS})
_TOLD = _AMOUNTS | {Withheld.VENDORS}
"""What sentences about a lot may tell."""


def lots_for_group(lots: Lots, withheld: Kept, names: Names) -> Lots:
    """What all members of the group may see.

    Args:
        lots: Everything.
        withheld: Body to what it keeps from the others.
        names: The names that the others may read, of bodies that keep something.
    """
    kept = {key: what & _TOLD for key, what in sorted(withheld.items()) if what & _TOLD}
    if not kept:
        return lots
    ids = {key: _ids(lots, key) for key in kept if Withheld.VENDORS in kept[key]}
    veil = _Veil(ids, names)
    money = _some(kept, (member.key for lot in lots.lots for member in lot.members), _AMOUNTS)
    return lots.model_copy(
        update={
            "lots": tuple(_lot(lot, kept, veil) for lot in lots.lots),
            "later": tuple(_later(one, kept) for one in lots.later) if money else lots.later,
            "crowded": _crowded(lots.crowded, kept),
            "crowded_alone": _crowded(lots.crowded_alone, kept),
            "candidates": tuple(one for row in lots.candidates for one in _candidate(row, kept)),
            "fits": tuple(_fit(fit, kept) for fit in lots.fits),
            "delays": tuple(one for row in lots.delays for one in _delay(row, kept)),
            "alone": {key: tuple(veil.id(key, i) for i in own) for key, own in lots.alone.items()},
            "names": {
                key: {veil.id(key, i): veil.name(key, i, text) for i, text in own.items()}
                for key, own in lots.names.items()
            },
            "saving_yen": None if money else lots.saving_yen,
            "bound_yen": None if money else lots.bound_yen,
            "withheld": {
                key: tuple(sorted(what, key=list(Withheld).index)) for key, what in kept.items()
            },
        }
    )


def _ids(lots: Lots, key: str) -> dict[str, str]:
    """Ids as a comparison for the group has them: they may be made of the names that are kept."""
    return {own: f"s{n:03}" for n, own in enumerate(sorted(lots.names.get(key, {})), start=1)}


@dataclass(frozen=True, slots=True)
class _Veil:
    """Ids and names of systems as the others may read them."""

    ids: Names
    names: Names

    def id(self, body: str, system: str) -> str:
        return self.ids.get(body, {}).get(system, system)

    def name(self, body: str, system: str, name: str) -> str:
        return self.names.get(body, {}).get(system, name)


def _some(kept: Kept, keys: Iterable[str], what: frozenset[Withheld]) -> bool:
    """Whether one of some bodies keeps one of some things."""
    return any(kept.get(key, frozenset()) & what for key in keys)


def _lot(lot: Lot, kept: Kept, veil: _Veil) -> Lot:
    """A lot with what its members share; its sums only where every amount is shared."""
    keys = tuple(member.key for member in lot.members)
    changes: dict[str, object] = {"members": tuple(_member(one, kept, veil) for one in lot.members)}
    if _some(kept, keys, _TOLD):
        changes["reasons"] = ()
    if _some(kept, keys, frozenset({Withheld.VENDORS})):
        told = [
            one
            for member in lot.members
            if not _some(kept, (member.key,), frozenset({Withheld.VENDORS}))
            for one in member.systems
        ]
        if lot.package not in {one.package for one in told}:
            changes["package"] = None
        if lot.vendor not in {one.vendor for one in told}:
            changes["vendor"] = None
    if _some(kept, keys, _AMOUNTS):
        changes |= dict.fromkeys(_SUMS) | {
            "splits": (),
            "later": tuple(_later(one, kept) for one in lot.later),
            "leaving": tuple(_leaving(one) for one in lot.leaving),
            "slipping": tuple(
                one.model_copy(update={"waiting_yen": None, "leaving_yen": None})
                for one in lot.slipping
            ),
        }
    return lot.model_copy(update=changes)


_SUMS = (
    *("shared_yen", "alone_yen", "joint_yen", "today_yen", "saving_yen"),
    *("bridge_yen_alone", "bridge_yen_joint", "least_core_yen"),
)


def _member(member: LotMember, kept: Kept, veil: _Veil) -> LotMember:
    what, key = kept.get(member.key, frozenset()), member.key
    changes: dict[str, object] = {
        "systems": tuple(_system(one, what, veil, key) for one in member.systems),
        "assumed": tuple(veil.id(key, system) for system in member.assumed),
    }
    if what & _AMOUNTS:
        amounts = ("alone_yen", "today_yen", "own_yen", "moving_yen", "estimate_yen")
        changes |= dict.fromkeys(amounts) | {"by_kind": {}, "assumed": ()}
    return member.model_copy(update=changes)


def _system(one: LotSystem, what: frozenset[Withheld], veil: _Veil, body: str) -> LotSystem:
    told = {
        "system": veil.id(body, one.system),
        "name": veil.name(body, one.system, one.name),
    }
    kept: list[str] = []
    if Withheld.CONTRACTS in what:
        kept += ["contract_end", "overlap_months", "extension_months"]
    if Withheld.VENDORS in what:
        kept += ["vendor", "package"]
    return one.model_copy(update={**told, **dict.fromkeys(kept)})


def _later(one: WindowCost, kept: Kept) -> WindowCost:
    moving = {key: yen for key, yen in one.moving.items() if not _some(kept, (key,), _AMOUNTS)}
    return one.model_copy(update={"moving": moving, "lost_yen": None})


def _leaving(one: Leaving) -> Leaving:
    """Whether the others would stay together is told, no amount is."""
    return one.model_copy(update={"saving_yen": None, "more": {}, "leaver_yen": None})


def _candidate(row: Candidate, kept: Kept) -> Iterator[Candidate]:
    """A group; who keeps its package is in none that has the same package in common."""
    members, saving = row.members, row.saving_yen
    if row.kind == CandidateKind.SAME_PACKAGE:
        vendors = frozenset({Withheld.VENDORS})
        members = tuple(key for key in members if not _some(kept, (key,), vendors))
    if members != row.members or _some(kept, members, _AMOUNTS):
        saving = None
    if len(members) > 1:
        yield row.model_copy(update={"members": members, "saving_yen": saving})


def _fit(fit: Fit, kept: Kept) -> Fit:
    changes: dict[str, None] = {}
    if _some(kept, (fit.a, fit.b), _AMOUNTS):
        changes["saving_yen"] = None
    if _some(kept, (fit.a, fit.b), frozenset({Withheld.VENDORS})):
        changes |= {"same_package": None, "undecided": None}
    return fit.model_copy(update=changes)


def _delay(row: VendorDelay, kept: Kept) -> Iterator[VendorDelay]:
    """A vendor's slip without the bodies that keep who their vendors are."""
    vendors = frozenset({Withheld.VENDORS})
    told = [body for body in row.bodies if not _some(kept, (body.key,), vendors)]
    changes: dict[str, object] = {"bodies": tuple(_delayed(body, kept) for body in told)}
    if len(told) < len(row.bodies):
        changes["same_month"] = None
    if told:
        yield row.model_copy(update=changes)


def _crowded(rows: tuple[Crowded, ...], kept: Kept) -> tuple[Crowded, ...]:
    """Without those on whom a body leans that keeps who its vendors are."""
    vendors = frozenset({Withheld.VENDORS})
    return tuple(row for row in rows if not _some(kept, row.bodies, vendors))


def _delayed(body: DelayedBody, kept: Kept) -> DelayedBody:
    hidden = _some(kept, (body.key,), _AMOUNTS)
    return body.model_copy(update={"yen": None}) if hidden else body
