"""The work that each moving system still has, phase by phase, and what was assumed about it."""

from collections.abc import Iterable, Mapping

from migplan.catalogue.assume import Assumptions
from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.defaults import PRACTICE, PROGRESS_SHEETS
from migplan.catalogue.entries import Phase
from migplan.model.phase import PhaseId, SystemPhase
from migplan.model.policy import Policy
from migplan.model.system import RemainingBasis, System

_ORDER = tuple(PhaseId)


def fill_phases(
    moving: Iterable[System], months: Mapping[str, int], policy: Policy, catalogue: Catalogue
) -> dict[str, tuple[SystemPhase, ...]]:
    """The phases that bind a vendor and are not finished yet, by system.

    Args:
        moving: The moving systems, filled.
        months: Whole work of each, finished phases included.
        policy: States the idle months after a phase.
        catalogue: Typical months, engineers and staff of the phases.
    """
    rows = bound_phases(catalogue)
    return {
        system.id: tuple(
            SystemPhase(
                id=row.id,
                months=share,
                engineers=_people(row.engineers, system.engineers, [r.engineers for r in rows]),
                staff=_people(row.staff, system.staff, [r.staff for r in rows]),
                slack=_slack(row, rows, policy),
            )
            for row, share in _left(system, months[system.id], rows)
        )
        for system in moving
    }


def _left(system: System, months: int, rows: tuple[Phase, ...]) -> list[tuple[Phase, int]]:
    """The phases that are not finished, with the months each still takes."""
    shares = zip(rows, scaled(months, rows), strict=True)
    left = [(row, share) for row, share in shares if not _done(system, row.id)]
    remaining, whole = system.remaining_months, sum(share for _, share in left)
    if remaining is None or remaining == whole or not left:
        return left
    if remaining > whole:
        if system.phase_done is None:
            return left  # what is more than the phases is selection, which is not scheduled
        open_rows = tuple(row for row, _ in left)
        return list(zip(open_rows, scaled(remaining, open_rows), strict=True))
    return _trimmed(left, whole - remaining)


def _trimmed(left: list[tuple[Phase, int]], over: int) -> list[tuple[Phase, int]]:
    """Take finished months off the phases, the earliest first; an emptied phase is finished."""
    kept: list[tuple[Phase, int]] = []
    for row, share in left:
        taken = min(share, over)
        over -= taken
        if share > taken or not (taken or over):
            kept.append((row, share - taken))
    return kept


def bound_phases(catalogue: Catalogue) -> tuple[Phase, ...]:
    """The phases that bind a vendor, in order: all but the selection."""
    return tuple(row for row in catalogue.phases if row.engineers)


def scaled(months: int, rows: tuple[Phase, ...]) -> tuple[int, ...]:
    """Part whole months among phases like their typical months, by the largest remainder.

    Of equal remainders the earlier phase gets the month.
    """
    weights = [row.typical_months for row in rows]
    total = sum(weights)
    shares = [months * weight // total for weight in weights]
    by_rest = sorted(range(len(rows)), key=lambda n: (-(months * weights[n] % total), n))
    for n in by_rest[: months - sum(shares)]:
        shares[n] += 1
    return tuple(shares)


def note_phases(
    moving: list[System],
    phases: Mapping[str, tuple[SystemPhase, ...]],
    policy: Policy,
    catalogue: Catalogue,
    notes: Assumptions,
) -> None:
    """List what was assumed about phases; only limits of people make it matter."""
    vendors = {limit.vendor for limit in policy.vendors if limit.engineers is not None}
    busy = [system for system in moving if any(phase.months for phase in phases[system.id])]
    of_vendor = [system for system in busy if system.vendor in vendors]
    concerned = busy if policy.staff is not None else of_vendor
    if not concerned:
        return
    rows = bound_phases(catalogue)
    source = "migplan catalog phases"
    notes.add_many(
        "system:phase_done",
        [s for s in concerned if s.phase_done is None and s.remaining_months is None],
        f"進み具合の記載がないため、{rows[0].name.ja}から始めるとみなした",
        f"no progress was given; the work is taken to begin with: {rows[0].name.en}",
        PRACTICE,
        "low",
    )
    notes.add_many(
        "system:engineers",
        [system for system in of_vendor if system.engineers is None],
        f"必要な技術者の数は、{_listed(rows, 'engineers', 'ja')}とした",
        f"engineers needed are taken as {_listed(rows, 'engineers', 'en')}",
        source,
        "low",
    )
    if policy.staff is not None:
        notes.add_many(
            "system:staff",
            [system for system in busy if system.staff is None],
            f"必要な職員の数は、{_listed(rows, 'staff', 'ja')}とした",
            f"own staff needed are taken as {_listed(rows, 'staff', 'en')}",
            source,
            "low",
        )
    notes.add(
        "policy:phases",
        f"作業月数は、{_listed(rows, 'typical_months', 'ja')}の比でフェーズに割り振った。",
        f"Months of work are parted among the phases in the proportion {_listed(rows, 'typical_months', 'en')}.",
        source,
        "low",
    )
    if policy.phase_slack_months is None:
        notes.add(
            "policy:phase_slack_months",
            f"フェーズの後に空けてよい月数は、{_listed(rows, 'slack_months', 'ja')}とした。",
            f"Idle months after a phase are at most {_listed(rows, 'slack_months', 'en')}.",
            source,
            "low",
        )


def note_remaining(moving: list[System], notes: Assumptions) -> None:
    """List the systems whose remaining work was taken from the ministry's progress sheets."""
    counted = [s for s in moving if s.remaining_months is not None]
    for basis, (ja, en, confidence) in _BASES.items():
        notes.add_many(
            f"system:remaining_months:{basis}",
            [system for system in counted if system.remaining_basis is basis],
            ja,
            en,
            PROGRESS_SHEETS,
            confidence,
        )


_BASES = {
    RemainingBasis.STEPS: (
        "残りの作業月数は、40 ステップのうち済んでいないものをフェーズごとに標準の月数で重み付けして見積もり、進捗表の時点ではなく基準日から数えた（対象外のステップは残りに数えない）",
        "months of work left are estimated from the steps that are not done, weighed by their typical months within each phase, and counted from the as-of date, not from that of the sheet; steps out of scope are not counted",
        "medium",
    ),
    RemainingBasis.FRACTION: (
        "残りの作業月数は、40 ステップが番号順に済んでいるとみなして完了率から見積もり、進捗表の時点ではなく基準日から数えた（完了率には対象外のステップが完了として含まれ、区別できない）",
        "months of work left are estimated from one fraction as if the 40 steps were done in their order, and counted from the as-of date, not from that of the sheet; steps out of scope count as done in it and cannot be told apart",
        "low",
    ),
}


def _done(system: System, phase: PhaseId) -> bool:
    done = system.phase_done
    return done is not None and _ORDER.index(phase) <= _ORDER.index(done)


def _people(typical: int, stated: int | None, all_typical: list[int]) -> int:
    """People of one phase when ``stated`` ones are needed in the phase that needs most."""
    if stated is None:
        return typical
    # rounded up: a phase that needs somebody never ends up with nobody
    return -(-typical * stated // max(all_typical))


def _slack(row: Phase, rows: tuple[Phase, ...], policy: Policy) -> int:
    stated = policy.phase_slack_months
    return row.slack_months if stated is None or row is rows[-1] else stated


def _listed(rows: tuple[Phase, ...], field: str, lang: str) -> str:
    if lang == "en":
        return ", ".join(f"{row.name.en.lower()} {getattr(row, field)}" for row in rows)
    unit = "人" if field in ("engineers", "staff") else "か月"
    return "、".join(f"{row.name.ja} {getattr(row, field)} {unit}" for row in rows)
