"""Decisions due: what has to be decided by when for a plan to hold, counted back from its dates."""

from migplan.model.case import Case
from migplan.model.gap import Gap
from migplan.model.outlook import FundingWindow
from migplan.model.plan import Cutover, DecisionDue
from migplan.planning.due.budgets import budgets
from migplan.planning.due.contracts import contracts
from migplan.planning.due.council import rules
from migplan.planning.due.gaps import severe_gaps
from migplan.planning.due.liabilities import liabilities
from migplan.planning.due.projects import projects
from migplan.planning.due.subsidies import subsidies


def decisions_due(
    case: Case,
    cutovers: tuple[Cutover, ...],
    yearly: dict[str, dict[str, int]],
    gaps: tuple[Gap, ...],
    funding: tuple[FundingWindow, ...] = (),
) -> tuple[DecisionDue, ...]:
    """List the decisions, the most urgent first.

    Dates already past at the as-of date are due at once. The rules (notice of contracts, requests
    for budgets, sessions of the council, lead time of projects, the subsidy) are planning
    assumptions unless a contract states its notice.
    """
    found = [
        *contracts(case, cutovers),
        *budgets(case, yearly, gaps),
        *liabilities(case, cutovers),
        *subsidies(case, cutovers, funding),
        *severe_gaps(case, gaps),
        *projects(case, cutovers),
        *rules(case, cutovers),
    ]
    return tuple(sorted(found, key=lambda item: (item.due, item.key)))
