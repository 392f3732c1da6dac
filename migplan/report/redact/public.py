"""What anybody may read: when which business switches, and nothing else."""

from migplan.model.case import Role
from migplan.model.outlook import ResidentNotice
from migplan.model.plan import Cutover, Plan, Wave
from migplan.model.season import Severity
from migplan.model.system import System
from migplan.report.redact.bare import NO_COST, UNSAID, bare_case, bare_provenance, bare_season
from migplan.report.redact.business_names import Alias, aliases, known_businesses, known_kind


def for_the_public(plan: Plan) -> Plan:
    """The systems that move, called by their business, with their dates and nothing beside."""
    case = plan.case
    moving = {row.system for row in plan.cutovers}
    systems = [system for system in case.systems if system.id in moving]
    called = aliases(systems)
    known = [row for row in plan.cutovers if row.system in called]
    shown = {key for system in systems for key in ("*", *known_businesses(system))}
    seasons = tuple(
        bare_season(season, UNSAID)
        for season in case.seasons
        if season.severity is Severity.HARD and season.business in shown
    )
    return Plan(
        schema_version=plan.schema_version,
        municipality=plan.municipality,
        as_of=plan.as_of,
        cutovers=tuple(_cutover(row, called[row.system]) for row in known),
        waves=tuple(_wave(wave, called) for wave in plan.waves),
        bridges=(),
        reworks=(),
        residents=tuple(
            ResidentNotice(
                wave=row.wave,
                date=row.date,
                closed_from=row.closed_from,
                changes=row.changes,
                stops=(),
            )
            for row in plan.residents
        ),
        cost=NO_COST,
        bound_yen=0,
        optimality_gap=0.0,
        case=bare_case(case).model_copy(
            update={
                "systems": tuple(_system(system, called[system.id]) for system in systems),
                "roles": {called[system.id].id: Role.MOVING for system in systems},
                "seasons": seasons,
                "units": tuple((called[system.id].id,) for system in systems),
                "project_months": {
                    called[key].id: months
                    for key, months in case.project_months.items()
                    if key in called
                },
            }
        ),
        provenance=bare_provenance(plan),
    )


def _system(system: System, alias: Alias) -> System:
    return System(
        id=alias.id,
        name=alias.name,
        kind=system.kind,
        businesses=known_businesses(system),
        local_kind=known_kind(system),
        resident_facing=system.resident_facing,
        notice_on=system.notice_on,
    )


def _cutover(row: Cutover, alias: Alias) -> Cutover:
    return Cutover(
        system=alias.id,
        date=row.date,
        wave=row.wave,
        reason=UNSAID,
        earlier=UNSAID,
        later=UNSAID,
    )


def _wave(wave: Wave, called: dict[str, Alias]) -> Wave:
    systems = tuple(sorted(called[key].id for key in wave.systems if key in called))
    return Wave(number=wave.number, date=wave.date, closed_from=wave.closed_from, systems=systems)
