"""What the progress of businesses says about the systems that cover them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.progress import BusinessProgress, Progress
from migplan.catalogue.remaining import Remaining, remaining
from migplan.model.dates import Precision, RoughDate
from migplan.model.phase import PhaseId
from migplan.model.system import (
    ABSENT_STATES,
    MIGRATED_STATES,
    RemainingBasis,
    System,
    SystemKind,
)
from migplan.model.text import Bilingual
from migplan.model.wording import era_year, long_day

_PHASES: tuple[PhaseId | None, ...] = (None, *PhaseId)
"""From the least to the most that can be finished."""


@dataclass(frozen=True, slots=True)
class SystemWork:
    """The work left on one system: that of its business that is furthest behind."""

    system: str
    name: str
    work: Remaining
    businesses: tuple[str, ...]
    """Catalogue ids of its businesses on the sheet; ``work.business`` is one of them."""
    phase_done: PhaseId | None
    """Last phase that is finished for all of them."""
    used: bool
    """Whether the system now says so: not when it is live, or somebody stated another value."""


@dataclass(frozen=True, slots=True)
class Applied:
    """Systems with their remaining work, and what the reader should know of it."""

    systems: tuple[System, ...]
    work: tuple[SystemWork, ...]
    """In the order of the systems; only those with a business on the sheet."""
    lines: tuple[Bilingual, ...]


def apply_progress(systems: Sequence[System], progress: Progress, catalogue: Catalogue) -> Applied:
    """Write the work that is left into the systems that still move.

    A system of several businesses is as far as the one furthest behind: it cuts over as a whole.
    What a person stated stays; what an earlier sheet said is replaced. States are never changed.
    """
    by_business = {item.business: item for item in progress.businesses}
    found: list[System] = []
    work: list[SystemWork] = []
    for system in systems:
        row = _work(system, by_business, catalogue)
        if row is None or system.state in ABSENT_STATES:
            found.append(system)
            continue
        work.append(row)
        found.append(_told(system, row) if row.used else system)
    lines = _lines(systems, work, progress, catalogue)
    return Applied(tuple(found), tuple(work), tuple(lines))


def _told(system: System, row: SystemWork) -> System:
    update = {
        "remaining_months": row.work.months,
        "remaining_basis": row.work.basis,
        "phase_done": row.phase_done,
    }
    return system.model_copy(update=update)


def _work(
    system: System, by_business: Mapping[str, BusinessProgress], catalogue: Catalogue
) -> SystemWork | None:
    keys = _businesses(system, catalogue)
    each = [
        remaining(by_business[key], catalogue, system.project_months)
        for key in keys
        if key in by_business
    ]
    if not each:
        return None
    behind = max(each, key=lambda work: work.exact)
    names = tuple(work.business for work in each)
    stated = system.remaining_basis is None and (
        system.remaining_months is not None or system.phase_done is not None
    )
    used = not stated and system.state not in MIGRATED_STATES
    phase = min((work.phase_done for work in each), key=_PHASES.index)
    return SystemWork(system.id, system.name, behind, names, phase, used)


def _businesses(system: System, catalogue: Catalogue) -> tuple[str, ...]:
    """Catalogue ids of a system's businesses, which may still be written as names."""
    if system.kind is SystemKind.LOCAL:
        return ()
    found = [key for text in system.businesses for key in catalogue.find_businesses(text)]
    return tuple(dict.fromkeys(found))


def _lines(
    systems: Sequence[System],
    work: Sequence[SystemWork],
    progress: Progress,
    catalogue: Catalogue,
) -> Iterable[Bilingual]:
    by_id = {system.id: system for system in systems}
    used = [row for row in work if row.used]
    yield _heading(progress, len(used))
    live = [row for row in work if by_id[row.system].state in MIGRATED_STATES and row.work.left]
    kept = [row for row in work if not row.used and by_id[row.system].state not in MIGRATED_STATES]
    covered = {key for system in systems for key in _businesses(system, catalogue)}
    on_sheet = {item.business for item in progress.businesses}
    silent = [
        system.name
        for system in systems
        if (keys := set(_businesses(system, catalogue)) & set(catalogue.business_ids))
        and not keys & on_sheet
        and system.state not in ABSENT_STATES
    ]
    several = [row for row in used if len(row.businesses) > 1]
    yield from _about(
        [f"{row.name}（{_name(row.work.business, catalogue, 'ja')}）" for row in several],
        [f"{row.name} ({_name(row.work.business, catalogue, 'en')})" for row in several],
        "複数の業務を扱うシステムは、最も遅れている業務に合わせた",
        "a system of several businesses follows the one furthest behind",
    )
    yield from _names(
        [row.name for row in used if row.work.left == 0],
        "移行が済んでいないとされているが、進捗表では全ステップが完了または対象外である。移行状況を確かめること",
        "not migrated in the inventory, yet all steps are done or out of scope; check the state",
    )
    yield from _names(
        [row.name for row in live],
        "稼働済みとされているが、進捗表では残りのステップがある。移行状況は変えていない",
        "live in the inventory, yet steps are left on the sheet; the state was not changed",
    )
    yield from _names(
        [row.name for row in kept],
        "残りの作業月数または済んだフェーズが既に書かれているため、進捗表の値は使わなかった",
        "months or a phase were stated already, so the sheet was not used",
    )
    yield from _names(
        [row.name for row in used if row.work.skipped and row.work.basis is RemainingBasis.STEPS],
        "後のステップが済んでいるのに前のステップが残っている。記入漏れでないか確かめること",
        "earlier steps are open although later ones are finished; they may only not be ticked",
    )
    yield from _names(
        silent,
        "進捗表にその業務の値がなく、残りの作業が分からない",
        "the sheet has no value for their businesses; the work left is unknown",
    )
    unused = [item.business for item in progress.businesses if item.business not in covered]
    yield from _about(
        [_name(key, catalogue, "ja") for key in unused],
        [_name(key, catalogue, "en") for key in unused],
        "進捗表にあるが、棚卸にその業務のシステムがない",
        "on the sheet, but no system of the inventory covers them",
    )


def _heading(progress: Progress, count: int) -> Bilingual:
    when_ja = f"（{_when(progress.as_at)}時点）" if progress.as_at else "（時点は不明）"
    when_en = f" (as of {progress.as_at})" if progress.as_at else " (of an unknown day)"
    if progress.basis is RemainingBasis.STEPS:
        return Bilingual(
            ja=f"業務別ステップ別進捗一覧{when_ja}から {count} システムの残りの作業月数を求めた。対象外のステップは残りに数えない。確からしさは中。",
            en=f"The months left of {count} systems are from the sheet of steps{when_en}. Steps out of scope are not counted. Confidence: medium.",
        )
    return Bilingual(
        ja=f"完了率{when_ja}から {count} システムの残りの作業月数を見積もった。ステップは番号順に済むとみなし、対象外は完了と区別できない。確からしさは低。",
        en=f"The months left of {count} systems are estimated from shares{when_en}, as if the steps were done in their order; steps out of scope cannot be told from done ones. Confidence: low.",
    )


def _when(day: RoughDate) -> str:
    match day.precision:
        case Precision.DAY:
            return long_day(day.day)
        case Precision.MONTH:
            return f"{era_year(day.day)}年{day.day.month}月"
        case Precision.FISCAL_YEAR:
            return f"{day.day.year - 1}年度"


def _names(names: Sequence[str], ja: str, en: str) -> Iterable[Bilingual]:
    return _about(names, names, ja, en)


def _about(
    names_ja: Sequence[str], names_en: Sequence[str], ja: str, en: str
) -> Iterable[Bilingual]:
    """One line naming all it speaks of; none when there is nobody to name."""
    if names_ja:
        yield Bilingual(
            ja=f"{ja}: {'、'.join(names_ja)}", en=f"{en[0].upper()}{en[1:]}: {', '.join(names_en)}"
        )


def _name(key: str, catalogue: Catalogue, lang: str) -> str:
    entry = catalogue.business(key)
    return entry.name.in_language(lang) if entry else key
