"""How the plan was found, how good it is, and where it comes from; all in words."""

from migplan.model.plan import CostKind
from migplan.report.audience import Topic
from migplan.report.shown import shown
from migplan.report.views.cards import optimality
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table


def method(context: Context) -> tuple[str, ...]:
    """Sentences about the method and the bound."""
    plan, words, formats = context.plan, context.words, context.formats
    if not plan.cutovers:
        return (words("method.empty"),)
    rows = [words("method.choice"), words("method.bridge"), words("method.range")]
    if plan.provenance.status == "interrupted" and plan.optimality_gap > 0:
        rows.append(words("method.interrupted"))
    if plan.optimality_gap <= 0:
        rows.append(words("method.optimal"))
    else:
        rows.append(words("method.bound", share=formats.percent(plan.optimality_gap)))
    late = sum(row.months_late for row in plan.cutovers)
    rows.append(words("method.weights"))
    if late:
        systems = sum(1 for row in plan.cutovers if row.months_late)
        rows.append(
            words(
                "method.lateness",
                n=words.count("system", systems),
                months=words.count("month", late),
            )
        )
    if plan.cost.by_kind.get(CostKind.SEASON):
        rows.append(words("method.season"))
    if plan.case.agreed:
        rows.append(words("method.agreed"))
    if not plan.case.hard_deadlines:
        rows.append(words("method.soft_deadlines"))
    return tuple(rows)


def provenance(context: Context, drawn_by: tuple[str, ...]) -> Table:
    """Where the plan and its drawings come from."""
    plan, words, formats = context.plan, context.words, context.formats
    case, origin = plan.case, plan.provenance
    body = shown(case.municipality.name) + (
        f"（{case.municipality.code}）" if case.municipality.code else ""
    )
    engines = formats.people(sorted({by for by in drawn_by if by}))
    rows: list[tuple[str, str]] = [
        (words("origin.body"), body),
        (words("origin.as_of"), formats.long_day(plan.as_of)),
        *(
            (
                (
                    words("origin.counts"),
                    formats.people(
                        [
                            words.count("system", len(case.systems)),
                            words.count("linkage", len(case.linkages)),
                            words.count("contract", len(case.contracts)),
                            words.count("slot", len(case.slots)),
                        ]
                    ),
                ),
            )
            if context.sees(Topic.PREMISES)
            else ()
        ),
        (words("origin.sha"), origin.inputs_sha256),
        (words("origin.version"), f"migplan {shown(origin.version)}"),
        (
            words("origin.solver"),
            formats.people([words.known("solver", way) for way in origin.solver.split(", ")])
            + words("list.dot")
            + words.known("status", origin.status),
        ),
        *(
            (
                (
                    words("origin.bound"),
                    words.known("found", origin.bound_source)
                    + words("list.dot")
                    + optimality(context)
                    if plan.cutovers
                    else "―",
                ),
            )
            if context.sees(Topic.PREMISES)
            else ()
        ),
        (words("origin.seed"), str(origin.seed)),
        (words("origin.drawn"), engines or words("origin.own")),
    ]
    if "" in drawn_by and engines:
        rows[-1] = (rows[-1][0], formats.people([engines, words("origin.own")]))
    for reference in case.municipality.references:
        parts = [
            shown(text)
            for text in (reference.title, reference.date or "", reference.url or "")
            if text
        ]
        rows.append((words("origin.reference"), formats.people(parts)))
    columns = (Column(words("origin.item")), Column(words("origin.value"), wide=True))
    return Table(
        "provenance-table",
        words("origin.caption"),
        columns,
        tuple(Row((Cell(a), Cell(b))) for a, b in rows),
    )
