"""The words of the page that need a sentence, as far as this plan's page uses them."""

from collections.abc import Callable

from migplan.model.plan import Plan
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table

_USED: dict[str, Callable[[Plan], object]] = {
    "as_of": lambda _: True,
    "cutover": lambda plan: plan.cutovers,
    "wave": lambda plan: plan.waves,
    "slot": lambda plan: plan.cutovers,
    "deadline": lambda plan: plan.case.deadlines,
    "season": lambda plan: plan.cutovers and plan.case.seasons,
    "pin": lambda plan: any(row.pinned for row in plan.cutovers),
    "provider": lambda plan: plan.bridges,
    "consumer": lambda plan: plan.bridges,
    "bridge": lambda plan: plan.bridges,
    "rework": lambda plan: plan.reworks,
    "gap": lambda plan: plan.gaps,
    "severity": lambda plan: plan.gaps,
    "confidence": lambda plan: plan.gaps,
    "parallel": lambda plan: plan.case.vendors or plan.case.parallel_projects,
    "hosting": lambda plan: plan.placement,
    "assumption": lambda plan: plan.assumptions,
    "bound": lambda plan: plan.cutovers,
    "optimality": lambda plan: plan.cutovers,
}
"""Word to whether a page of the plan has it."""


def glossary(context: Context) -> Table:
    """One row per word, in the order in which a reader meets them."""
    words = context.words
    rows = tuple(
        Row((Cell(words(f"gloss.{key}")), Cell(words(f"gloss.{key}.says"))))
        for key, used in _USED.items()
        if used(context.plan)
    )
    columns = (Column(words("gloss.word")), Column(words("gloss.meaning"), wide=True))
    return Table("glossary-table", words("section.glossary"), columns, rows)
