"""GAP029: a system lives on a function of a package that is replaced before it."""

from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, rule
from migplan.gaps.systems import moving, stated_linkages, taking_part
from migplan.gaps.words import named, names_en, names_ja
from migplan.model.case import Role
from migplan.model.gap import Confidence, GapSeverity, Period
from migplan.model.system import System
from migplan.model.text import Bilingual


@rule(
    "GAP029",
    "borrowed_function",
    GapSeverity.MEDIUM,
    "切り替わるパッケージから借りている機能",
    "Function borrowed from a package that is replaced",
    more_with_plan=True,
    period=Period.DURING,
)
def borrowed_function(facts: Facts) -> Iterator[Hit]:
    """Collection, addresses or printing are often borrowed from the package next door. When that
    package is replaced, the borrower loses the function on the same day. Where nobody said who lends
    it, the standard systems it exchanges data with are named, or else all of them, with low
    confidence: that something is borrowed was stated."""
    for borrower in taking_part(facts):
        takes_part = facts.case.roles[borrower.id] in (Role.MOVING, Role.STAYING)
        if not named(borrower.shared_functions) or not takes_part:
            continue
        family = _package_mates(borrower, facts)
        candidates = family or _partners_in_data(borrower, facts) or _standard(facts)
        lenders = [s for s in moving(facts) if s.id in candidates and _leaves(s, borrower, facts)]
        if lenders:
            yield _hit(borrower, lenders, facts, known=bool(family))


def _package_mates(borrower: System, facts: Facts) -> set[str]:
    """The other systems of today's package, moving or not; empty when the package is unknown."""
    package = borrower.current_package
    others = (s for s in taking_part(facts) if s.id != borrower.id)
    return {s.id for s in others if package and s.current_package == package}


def _partners_in_data(borrower: System, facts: Facts) -> set[str]:
    """The standard systems it exchanges data with, as somebody stated."""
    ends = [{link.provider, link.consumer} for link in stated_linkages(facts)]
    others = {end for pair in ends if borrower.id in pair for end in pair - {borrower.id}}
    return {key for key in others if facts.core(facts.nodes[key])}


def _standard(facts: Facts) -> set[str]:
    return {system.id for system in moving(facts) if facts.core(system)}


def _leaves(lender: System, borrower: System, facts: Facts) -> bool:
    """Whether a lender goes first: by the plan, or as far as one can tell without."""
    if any({lender.id, borrower.id} <= set(unit) for unit in facts.case.units):
        return False
    goes, follows = facts.cutovers.get(lender.id), facts.cutovers.get(borrower.id)
    return not (goes and follows) or goes.date < follows.date


def _hit(borrower: System, lenders: list[System], facts: Facts, *, known: bool) -> Hit:
    functions = named(borrower.shared_functions)
    keys = tuple(lender.id for lender in lenders)
    whose = _whose(borrower, [lender.name for lender in lenders], known=known)
    return Hit(
        subject=borrower.id,
        systems=(*keys, borrower.id),
        finding=Bilingual(
            ja=f"「{borrower.name}」は{names_ja(functions)}の機能をほかのシステムから借りています。{whose.ja}"
            "切替後の代わり（新しい製品、共通機能、自前）を取り決めてください。",
            en=f"'{borrower.name}' borrows {names_en(functions)} from another system. {whose.en} "
            "Agree what takes their place: the new product, a common function, or one of its own.",
        ),
        confidence=Confidence.HIGH if known else Confidence.LOW,
        severity=None if known else GapSeverity.LOW,
        owner=borrower.owner,
        due=facts.due(keys),
        needed_by=facts.first_cutover(keys),
    )


def _whose(borrower: System, names: list[str], *, known: bool) -> Bilingual:
    package = borrower.current_package
    if known:
        return Bilingual(
            ja=f"同じパッケージ「{package}」の{names_ja(names)}が先に切り替わると、使えなくなります。",
            en=f"They are lost when {names_en(names)} of the same package '{package}' cut over first.",
        )
    return Bilingual(
        ja=f"貸し手が先に切り替わる{names_ja(names)}であれば、その機能は使えなくなります。貸し手を確かめ、",
        en=f"If they come from {names_en(names)}, they are lost with that cutover: find out who "
        "lends them.",
    )
