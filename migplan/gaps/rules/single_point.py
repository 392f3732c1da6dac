"""GAP031: systems of one wave stand or fall together."""

from collections.abc import Iterator
from typing import Final

from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import listed_en, listed_ja, names_en, names_ja
from migplan.model.gap import GapSeverity
from migplan.model.plan import Wave
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.model.wording import long_day

LEAST: Final = 3
"""Systems that stop together from which on it is worth a word."""

_SHARED: Final = {
    "package": Bilingual(ja="パッケージ", en="the package"),
    "cloud": Bilingual(ja="クラウド", en="the cloud"),
    "line": Bilingual(ja="回線", en="the line"),
}


@rule(
    "GAP031",
    "single_point",
    GapSeverity.LOW,
    "一つの障害で同時に止まる範囲",
    "Single point of failure",
    needs_plan=True,
)
def single_point(facts: Facts) -> Iterator[Hit]:
    """What is switched together on one package, cloud or line fails together too. Two towns closed
    all counters for three hours because of one shared package: the counters need a way to go on."""
    found: dict[tuple[str, str], list[tuple[Wave, list[System]]]] = {}
    for _, wave in sorted(facts.waves.items()):
        for shared, systems in _groups(wave, facts).items():
            if len(systems) >= LEAST:
                found.setdefault(shared, []).append((wave, systems))
    for (kind, name), waves in sorted(found.items()):
        yield _hit(kind, name, waves, facts)


def _groups(wave: Wave, facts: Facts) -> dict[tuple[str, str], list[System]]:
    groups: dict[tuple[str, str], list[System]] = {}
    for key in sorted(wave.systems):
        system = facts.nodes[key]
        if isinstance(system, System):
            shared = (("package", system.package), ("cloud", system.cloud_after))
            for kind, name in (*shared, ("line", system.line)):
                if name:
                    groups.setdefault((kind, name), []).append(system)
    return groups


def _hit(kind: str, name: str, waves: list[tuple[Wave, list[System]]], facts: Facts) -> Hit:
    systems = [system for _, members in waves for system in members]
    keys = tuple(system.id for system in systems)
    names = [system.name for system in systems]
    days_ja = listed_ja([f"第{wave.number}波（{long_day(wave.date)}）" for wave, _ in waves])
    days_en = listed_en([f"wave {wave.number} ({wave.date.isoformat()})" for wave, _ in waves])
    return Hit(
        subject=f"{kind}:{name}",
        systems=keys,
        finding=Bilingual(
            ja=f"{names_ja(names)}は、{days_ja}から同じ{_SHARED[kind].ja}「{name}」を使います。そこが止まると、これらを使う"
            "窓口が一斉に止まります。止まったときの窓口の手順と連絡の順を決め、切替の前に訓練してください。",
            en=f"{_SHARED[kind].en[:1].upper()}{_SHARED[kind].en[1:]} '{name}' carries "
            f"{names_en(names)} from {days_en} on. When it stops, all their counters stop at once. "
            "Agree what the counters do then and who calls whom, and practise it before the cutover.",
        ),
        owner=None,
        due=facts.due(keys),
    )
