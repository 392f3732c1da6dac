"""GAP028: waves cut through batches that have to run one after another."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from migplan.catalogue.entries_order import Chain
from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, rule
from migplan.gaps.systems import taking_part
from migplan.gaps.words import listed_en, listed_ja
from migplan.model.case import Role
from migplan.model.gap import GapSeverity, Period
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.model.wording import long_day


@dataclass(frozen=True, slots=True)
class _Stage:
    """A step of a chain that this body has."""

    does: Bilingual
    systems: tuple[System, ...]


@rule(
    "GAP028",
    "split_chain",
    GapSeverity.MEDIUM,
    "連続する処理が移行波で分かれる",
    "Chain of batches split by waves",
    needs_plan=True,
    period=Period.DURING,
)
def split_chain(facts: Facts) -> Iterator[Hit]:
    """Decision, payment and record are batches of several systems that run in one order. Between two
    waves they run across old and new, and what is cancelled late in one is paid out by the other.
    Chains that a bridge splits today already run that way, and are left alone."""
    for chain in facts.catalogue.chains:
        stages = _stages(chain, facts)
        split = _split(stages, facts)
        if split:
            yield _hit(chain, stages, split, facts)


def _stages(chain: Chain, facts: Facts) -> list[_Stage]:
    found: list[_Stage] = []
    for step in chain.steps:
        ends = set(step.ends)
        here = tuple(s for s in taking_part(facts) if ends & {*s.businesses, s.local_kind})
        if here:
            found.append(_Stage(step.does, here))
    return found


def _split(stages: list[_Stage], facts: Facts) -> list[System]:
    """The systems on the two sides of a split, in the order of the chain."""
    apart: dict[str, System] = {}
    for pair in _neighbours(stages, facts):
        a, b = (facts.cutovers.get(system.id) for system in pair)
        if a and b and a.wave != b.wave:
            apart |= {system.id: system for system in pair}
    return list(apart.values())


def _neighbours(stages: list[_Stage], facts: Facts) -> Iterator[tuple[System, System]]:
    """Pairs that hand on data in a chain: over a bridge, or through a system that stays."""
    bridges = facts.plan.bridges if facts.plan else ()
    bridged = {frozenset((bridge.provider, bridge.consumer)) for bridge in bridges}
    for before, after in pairwise(stages):
        for pair in product(before.systems, after.systems):
            if frozenset(system.id for system in pair) in bridged:
                yield pair
    linked = {frozenset((link.provider, link.consumer)) for link in facts.case.linkages}
    for before, between, after in zip(stages, stages[1:], stages[2:], strict=False):
        for a, middle, b in product(before.systems, between.systems, after.systems):
            stays = facts.case.roles[middle.id] is Role.STAYING
            if stays and {frozenset((a.id, middle.id)), frozenset((middle.id, b.id))} <= linked:
                yield a, b


def _hit(chain: Chain, stages: list[_Stage], split: list[System], facts: Facts) -> Hit:
    keys = tuple(system.id for system in split)
    dates = [facts.cutovers[key].date for key in keys]
    named_ja = listed_ja(
        [f"「{s.name}」（{long_day(d)}）" for s, d in zip(split, dates, strict=True)]
    )
    named_en = listed_en(
        [f"'{s.name}' ({d.isoformat()})" for s, d in zip(split, dates, strict=True)]
    )
    order_ja = "→".join(stage.does.ja for stage in stages)
    order_en = ", then ".join(stage.does.en for stage in stages)
    return Hit(
        subject=chain.id,
        systems=keys,
        finding=Bilingual(
            ja=f"一連の処理「{chain.name.ja}」（{order_ja}）は、{named_ja}の切替日が分かれるため、{long_day(min(dates))}から"
            f"{long_day(max(dates))}まで新旧のシステムにまたがって動きます。実行の順序、締切、取消しの反映、件数の照合を"
            "取り決め、切替の前に通しで試してください。",
            en=f"The chain '{chain.name.en}' ({order_en}) runs across old and new systems from {min(dates)} to "
            f"{max(dates)}, because {named_en} cut over on different days. Agree order, deadlines, "
            "cancellations and count checks, and rehearse the whole chain before.",
        ),
        confidence=chain.confidence,
        owner=next((system.owner for system in split if system.owner), None),
        due=facts.due(keys),
    )
