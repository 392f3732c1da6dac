"""The whole difference of two versions of a plan: what people said, and what follows from it."""

from migplan.model.dates import month_index
from migplan.model.difference_document import Change, Move, Named, PlanDifference, Premise, Version
from migplan.model.plan import Plan
from migplan.planning.difference import DateChange, PremiseChange, difference
from migplan.planning.difference.bridges import bridges
from migplan.planning.difference.due import due
from migplan.planning.difference.gaps import gaps, judgements
from migplan.planning.difference.money import by_fiscal_year, by_kind


def plan_difference(old: Plan, new: Plan) -> PlanDifference:
    """Compare two plans of one body; equal plans differ in nothing, whatever made them.

    Complexity: O(n log n) in the rows of both plans, plus O(moved * premises) for the causes.
    """
    found = difference(old, new)
    came, went, changed = bridges(old, new)
    gaps_came, gaps_went = gaps(old, new)
    due_came, due_went, due_changed = due(old, new)
    made = PlanDifference(
        municipality=new.municipality,
        old=_version(old),
        new=_version(new),
        differs=False,
        premises=tuple(map(_premise, found.premises)),
        judgements=judgements(old, new),
        added=_named(new, found.added),
        dropped=_named(old, found.dropped),
        done=_named(new, found.done),
        moved=tuple(_move(new, row) for row in found.moved),
        figures=tuple(
            Change(key=row.key, before=row.before, after=row.after, change=row.after - row.before)
            for row in found.figures
            if row.before != row.after
        ),
        by_fiscal_year=by_fiscal_year(old, new),
        by_kind=by_kind(old, new),
        bridges_came=came,
        bridges_went=went,
        bridges_changed=changed,
        gaps_came=gaps_came,
        gaps_went=gaps_went,
        due_came=due_came,
        due_went=due_went,
        due_changed=due_changed,
    )
    same = PlanDifference(municipality=made.municipality, old=made.old, new=made.new, differs=False)
    return made.model_copy(update={"differs": made != same or old.as_of != new.as_of})


def _version(plan: Plan) -> Version:
    origin = plan.provenance
    return Version(
        as_of=plan.as_of,
        status=origin.status,
        inputs_sha256=origin.inputs_sha256,
        migplan=origin.version,
        kept=len(plan.case.agreed),
    )


def _premise(row: PremiseChange) -> Premise:
    return Premise(what=row.what, before=row.before, after=row.after, systems=row.systems)


def _named(plan: Plan, keys: tuple[str, ...]) -> tuple[Named, ...]:
    return tuple(Named(system=key, name=plan.case.name(key)) for key in keys)


def _move(plan: Plan, row: DateChange) -> Move:
    return Move(
        system=row.system,
        name=plan.case.name(row.system),
        before=row.before,
        after=row.after,
        months=month_index(row.after) - month_index(row.before),
        decided_by=row.decided_by,
        causes=tuple(map(_premise, row.causes)),
    )
