"""A comparison from the plans of its sides."""

from collections.abc import Sequence

from migplan.catalogue.catalogue import Catalogue
from migplan.joint.compare.align import matched, rows_of, unmatched
from migplan.joint.compare.exposure import late_sets, packages_of, shared_slots, vendors_of
from migplan.joint.compare.facts import facts_of
from migplan.joint.compare.figures import sharing, total_of
from migplan.joint.compare.money import FEWEST, summed, to_the_same_end
from migplan.joint.compare.side import Side
from migplan.joint.compare.versus import versus
from migplan.joint.compare.why import whys
from migplan.model.comparison import Comparison, MemberFacts, Mode, Versus


def compare(sides: Sequence[Side], catalogue: Catalogue, *, name: str = "") -> Comparison:
    """Compare plans of several bodies, or versions of the plan of one.

    Args:
        sides: Two or more; versions of one body are held against the first.
        catalogue: Names and order of businesses and kinds.
        name: Of the group, if it has one.

    Raises:
        ValueError: With fewer than two sides.
    """
    if len(sides) < FEWEST:
        raise ValueError(f"{len(sides)} plans cannot be compared; give two or more")
    members = matched([facts_of(side, catalogue) for side in sides])
    bodies = {(side.plan.case.municipality.code, side.plan.municipality) for side in sides}
    mode = Mode.VERSIONS if len(bodies) == 1 else Mode.BODIES
    against = versus(sides) if mode is Mode.VERSIONS else ()
    return derive(_same_years(members), catalogue, mode=mode, name=name, against=against)


def _same_years(members: Sequence[MemberFacts]) -> tuple[MemberFacts, ...]:
    money = to_the_same_end([member.money for member in members if member.money is not None])
    filled = iter(money)
    return tuple(
        member if member.money is None else member.model_copy(update={"money": next(filled)})
        for member in members
    )


def derive(
    members: Sequence[MemberFacts],
    catalogue: Catalogue,
    *,
    mode: Mode,
    name: str,
    against: tuple[Versus, ...] = (),
) -> Comparison:
    """All that follows from the facts of the members, and from nothing else."""
    rows = rows_of(members, catalogue)
    bodies = mode is Mode.BODIES
    money = [member.money for member in members if member.money is not None]
    return Comparison(
        mode=mode,
        name=name,
        members=tuple(members),
        total=total_of(members) if bodies else None,
        money=summed(money) if bodies and len(money) >= FEWEST else None,
        sharing=sharing(members),
        rows=rows,
        unmatched=unmatched(members),
        why=whys(members, rows) if bodies else (),
        vendors=vendors_of(members),
        packages=packages_of(members),
        shared_slots=shared_slots(members) if bodies else (),
        late_sets=late_sets(members, catalogue) if bodies else (),
        versus=against,
    )
