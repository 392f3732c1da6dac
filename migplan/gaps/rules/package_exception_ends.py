"""GAP009: a local system has to leave the package it is built into."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from migplan.gaps.facts import Facts
from migplan.gaps.flow import is_local
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import last_day_en, last_day_ja, names_en, names_ja
from migplan.model.case import Role
from migplan.model.dates import RoughDate
from migplan.model.gap import Confidence, GapSeverity
from migplan.model.linkage import Linkage, Method
from migplan.model.system import State, System
from migplan.model.text import Bilingual
from migplan.model.wording import long_day

_INSIDE = (None, Method.INTERNAL, Method.DIRECT_DB)
"""Ways afterwards that lead nowhere once a system is outside the package."""


@dataclass(frozen=True, slots=True)
class _Ties:
    """What holds one local system inside a standard package, and until when."""

    system: System
    leaving: tuple[System, ...]
    """Standard systems of its package that move to another one, sorted by id."""
    end: RoughDate | None
    """Last day of the exception, where its way afterwards is open."""
    linked: bool
    """Whether somebody listed a linkage; without one only the package tells."""


@rule(
    "GAP009",
    "package_exception_ends",
    GapSeverity.MEDIUM,
    "一体的システムの経過措置（DB共有等）が終わる",
    "Package exception ends",
)
def package_exception_ends(facts: Facts) -> Iterator[Hit]:
    """A local system inside a standard package may share its database only as long as the package
    stays and the exception lasts. Where no linkage is listed, one package still means shared
    tables more often than not, so that the hit is made, but with low confidence."""
    systems = sorted(facts.case.systems, key=lambda system: system.id)
    cores = [system for system in systems if facts.core(system)]
    links: dict[frozenset[str], list[Linkage]] = {}
    for link in facts.case.linkages:
        links.setdefault(frozenset((link.provider, link.consumer)), []).append(link)
    for system in systems:
        stays = facts.case.roles[system.id] in (Role.STAYING, Role.MOVING)
        if is_local(system) and stays and system.absorbed_by is None:
            own = {core.id: links.get(frozenset((system.id, core.id)), []) for core in cores}
            ties = _ties(system, cores, own, facts)
            if ties.leaving or ties.end:
                yield _hit(ties, facts)


def _ties(
    system: System, cores: list[System], links: dict[str, list[Linkage]], facts: Facts
) -> _Ties:
    leaving = [core for core in cores if _leaves(core, system, facts)]
    linked = [core for core in leaving if links[core.id]]
    # one listed linkage tells where the module hangs; the other systems of the package do not
    shown = [core for core in linked if _is_open(links[core.id])] if linked else leaving
    mates = [core for core in cores if _share_package(core, system)] or cores
    within = [link for core in mates for link in links[core.id]]
    ends = system.exception_end is not None and (not within or _is_open(within))
    return _Ties(
        system=system,
        leaving=tuple(shown),
        end=system.exception_end if ends else None,
        linked=bool(linked or within),
    )


def _is_open(links: list[Linkage]) -> bool:
    return any(link.method_after in _INSIDE for link in links)


def _share_package(a: System, b: System) -> bool:
    return bool(({a.package, a.current_package} & {b.package, b.current_package}) - {None})


def _leaves(core: System, system: System, facts: Facts) -> bool:
    """Whether a system that moves leaves the package of a local one behind, as somebody said."""
    if facts.case.roles[core.id] is not Role.MOVING or core.current_package is None:
        return False
    if core.current_package != system.current_package:
        return False
    if core.package is not None and core.package == system.package:
        return False
    other_package = core.package not in (None, core.current_package)
    other_vendor = None not in (core.vendor, core.current_vendor) and (
        core.vendor != core.current_vendor
    )
    return other_package or other_vendor or core.state is State.WITHDRAWN


def _hit(ties: _Ties, facts: Facts) -> Hit:
    keys = tuple(core.id for core in ties.leaving)
    first = facts.first_cutover(keys)
    days = [day for day in (first, ties.end.day if ties.end else None) if day]
    needed_by = min(days, default=None)
    due = facts.days_ahead(needed_by, facts.case.lead_months) if needed_by else None
    # no time left to agree anything: the way would have to be agreed today
    pressing = due is not None and due <= facts.case.as_of
    return Hit(
        subject=ties.system.id,
        systems=(ties.system.id, *keys),
        finding=_finding(ties, first),
        severity=GapSeverity.HIGH if pressing else None,
        confidence=Confidence.HIGH if ties.linked else Confidence.LOW,
        owner=ties.system.owner,
        due=due if facts.plan else None,
        needed_by=needed_by,
    )


def _finding(ties: _Ties, first: date | None) -> Bilingual:
    said = [_said_of_package(ties, first)] if ties.leaving else []
    said += [_said_of_exception(ties.system, ties.end)] if ties.end else []
    doubt_ja = "" if ties.linked else "連携の記載が無いため、まず共有の有無を確かめ、"
    doubt_en = "" if ties.linked else "No linkage is listed: check first what is shared. "
    return Bilingual(
        ja=f"{''.join(part.ja for part in said)}{doubt_ja}"
        "分離の計画を書面で事業者に求め、分離後の受渡しの方式を取り決めてください。",
        en=f"{' '.join(part.en for part in said)} {doubt_en}"
        "Ask the vendor for a written plan of separation and agree how data are handed over "
        "afterwards.",
    )


def _said_of_package(ties: _Ties, first: date | None) -> Bilingual:
    name, package = ties.system.name, ties.system.current_package
    others = [core.name for core in ties.leaving]
    when_ja = f"（最初の切替は{long_day(first)}）" if first else ""
    when_en = f" (first cutover on {first.isoformat()})" if first else ""
    return Bilingual(
        ja=f"「{name}」は{names_ja(others)}と同じパッケージ「{package}」で動いていますが、"
        f"相手は別の製品に移るため{when_ja}、その後はデータベースの共有などを続けられません。",
        en=f"'{name}' runs in the package '{package}' with {names_en(others)}, which will move to "
        f"another product{when_en}: from then on they cannot share a database.",
    )


def _said_of_exception(system: System, end: RoughDate) -> Bilingual:
    return Bilingual(
        ja=f"「{system.name}」を標準のパッケージと一体で動かせる経過措置の期限は、"
        f"{last_day_ja(end)}です。",
        en=f"The exception that lets '{system.name}' stay inside a standard package ends "
        f"{last_day_en(end)}.",
    )
