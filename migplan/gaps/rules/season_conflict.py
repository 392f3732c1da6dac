"""GAP008: a cutover meets a busy season."""

from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import listed_en, listed_ja
from migplan.model.case import Role
from migplan.model.gap import GapSeverity, Period
from migplan.model.linkage import Criticality
from migplan.model.plan import Cutover
from migplan.model.season import Season, Severity
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.model.wording import long_day


@rule(
    "GAP008",
    "season_conflict",
    GapSeverity.MEDIUM,
    "業務繁忙期との衝突",
    "Conflict with a busy season",
    needs_plan=True,
    period=Period.DURING,
)
def season_conflict(facts: Facts) -> Iterator[Hit]:
    """In a busy season nobody has time for a failing system, neither in the division that cuts over
    nor in one that cannot work without its data. It may be right to accept that, but knowingly."""
    for key, cutover in sorted(facts.cutovers.items()):
        system = facts.nodes[key]
        if isinstance(system, System):
            own = _own_season(system, cutover, facts)
            others = _neighbours_in_season(system, cutover, facts)
            if own or others:
                yield _hit(system, cutover, own, others, facts)


def _own_season(system: System, cutover: Cutover, facts: Facts) -> Season | None:
    """The soft season that the first operating day lies in, unless a good window is met."""
    seasons = _seasons_of(system, facts)
    first = facts.closed_from(cutover)
    if any(s.severity is Severity.WINDOW and s.meets(first, cutover.date) for s in seasons):
        return None
    soft = (s for s in seasons if s.severity is Severity.SOFT and s.covers(cutover.date))
    return next(soft, None)


def _neighbours_in_season(
    system: System, cutover: Cutover, facts: Facts
) -> tuple[tuple[System, Season], ...]:
    """The systems that cannot work without a linkage with this one, in a hard season of theirs."""
    first = facts.closed_from(cutover)
    found: list[tuple[System, Season]] = []
    for key in _essential_neighbours(system.id, facts):
        other = facts.nodes[key]
        if not isinstance(other, System) or facts.case.roles[key] is Role.RETIRING:
            continue
        for season in _seasons_of(other, facts):
            if season.severity is Severity.HARD and season.meets(first, cutover.date):
                found.append((other, season))
                break
    return tuple(found)


def _essential_neighbours(key: str, facts: Facts) -> list[str]:
    links = (link for link in facts.case.linkages if link.criticality is Criticality.ESSENTIAL)
    ends = ((link.provider, link.consumer) for link in links)
    others = {b if a == key else a for a, b in ends if key in (a, b)}
    return sorted(other for other in others if other in facts.graph)


def _seasons_of(system: System, facts: Facts) -> list[Season]:
    """Those of its businesses first, then those of everybody."""
    names = (*system.businesses, "*")
    return [s for name in names for s in facts.case.seasons if s.business == name]


def _hit(
    system: System,
    cutover: Cutover,
    own: Season | None,
    others: tuple[tuple[System, Season], ...],
    facts: Facts,
) -> Hit:
    met_ja = [f"避けたい時期（{own.reason.ja}）"] if own else []
    met_en = [f"a season to avoid ({own.reason.en})"] if own else []
    if others:
        busy_ja = listed_ja([f"「{other.name}」（{season.reason.ja}）" for other, season in others])
        busy_en = listed_en([f"'{other.name}' ({season.reason.en})" for other, season in others])
        met_ja.append(f"必須の連携の相手{busy_ja}の繁忙期")
        met_en.append(f"the busy season of {busy_en}, which it has an essential linkage with")
    return Hit(
        subject=system.id,
        systems=(system.id, *(other.id for other, _ in others)),
        finding=Bilingual(
            ja=f"「{system.name}」の切替日（{long_day(cutover.date)}）は、{'と、'.join(met_ja)}に重なります。"
            "日程を見直すか、当日の体制と連携の確認手順を主管課と取り決めてください。",
            en=f"The cutover of '{system.name}' on {cutover.date.isoformat()} meets "
            f"{' and '.join(met_en)}. Choose another date, or agree with the divisions who is at "
            "hand and how the linkages are checked.",
        ),
        owner=system.owner,
        due=facts.due((system.id,)),
        needed_by=cutover.date,  # not that of a neighbour, which may have cut over long before
    )
