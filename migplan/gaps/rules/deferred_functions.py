"""GAP010: a system is live without a function that its linkages need."""

from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.flow import Flow, movers
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import last_day_en, last_day_ja, listed_en, listed_ja, names_en, names_ja
from migplan.model.case import Role
from migplan.model.gap import Confidence, GapSeverity
from migplan.model.linkage import Criticality
from migplan.model.system import DeferredFunction, System
from migplan.model.text import Bilingual


@rule(
    "GAP010",
    "deferred_functions",
    GapSeverity.HIGH,
    "一部機能経過措置（移行後に実装する機能がある）",
    "Functions delivered after go-live",
)
def deferred_functions(facts: Facts) -> Iterator[Hit]:
    """A system that is live without some functions counts as migrated, although an essential
    linkage waits for one of them. Where nobody said which linkages need a function, it may be any,
    so that the hit is made, but with low confidence."""
    flows = {flow.id: flow for flow in facts.flows}
    for system in sorted(facts.case.systems, key=lambda system: system.id):
        if not facts.core(system) or facts.case.roles[system.id] is not Role.MIGRATED:
            continue
        awaited = [f for f in system.deferred_functions if _is_to_come(f, facts)]
        needed = [f for f in awaited if _essential(f, flows)]
        vague = [f for f in awaited if not f.linkages]
        if needed:
            waiting = {flow.id: flow for f in needed for flow in _essential(f, flows)}
            yield _about_linkages(system, needed, list(waiting.values()), facts)
        elif vague:
            yield _about_functions(system, vague)


def _is_to_come(function: DeferredFunction, facts: Facts) -> bool:
    return function.due is None or function.due.day >= facts.case.as_of


def _essential(function: DeferredFunction, flows: dict[str, Flow]) -> list[Flow]:
    known = (flows[key] for key in function.linkages if key in flows)
    return [flow for flow in known if flow.linkage.criticality is Criticality.ESSENTIAL]


def _about_linkages(
    system: System, functions: list[DeferredFunction], waiting: list[Flow], facts: Facts
) -> Hit:
    others = {end.id: end.name for f in waiting for end in (f.provider, f.consumer)}
    others.pop(system.id, None)
    names = list(others.values())
    awaited = _listed(functions)
    return Hit(
        subject=system.id,
        systems=(system.id, *others),
        finding=Bilingual(
            ja=f"「{system.name}」は、{names_ja(names)}との必須の連携を支える機能が無いまま"
            f"稼働しています: {awaited.ja}。提供日を事業者に書面で確かめ、それまでの受渡しの"
            "手順と担当を取り決めてください。",
            en=f"'{system.name}' is live without a function that its essential linkages with "
            f"{names_en(names)} need: {awaited.en}. Have the vendor confirm the date in writing and "
            "agree how, and by whom, data are handed over until then.",
        ),
        owner=system.owner,
        due=facts.due(movers(waiting)),
    )


def _about_functions(system: System, functions: list[DeferredFunction]) -> Hit:
    awaited = _listed(functions)
    return Hit(
        subject=system.id,
        systems=(system.id,),
        finding=Bilingual(
            ja=f"「{system.name}」は、後から提供される機能を残して稼働しています: {awaited.ja}。"
            "どの連携に要る機能かが分かりません。支障のある連携と提供日を事業者に確かめてください。",
            en=f"'{system.name}' is live with functions still to come: {awaited.en}. Nobody said "
            "which linkages need them: ask the vendor which ones suffer, and until when.",
        ),
        severity=GapSeverity.MEDIUM,
        confidence=Confidence.LOW,
        owner=system.owner,
    )


def _listed(functions: list[DeferredFunction]) -> Bilingual:
    return Bilingual(
        ja=listed_ja(
            [
                f"「{f.name}」（{last_day_ja(f.due) + 'までに提供' if f.due else '提供日は不明'}）"
                for f in functions
            ]
        ),
        en=listed_en(
            [
                f"'{f.name}' ({'due ' + last_day_en(f.due) if f.due else 'date unknown'})"
                for f in functions
            ]
        ),
    )
