"""Ends of today's contracts by system."""

from migplan.model.contract import Contract
from migplan.report.views.context import Context


def contract_ends(context: Context) -> dict[str, tuple[Contract, ...]]:
    """Contracts with a known end by the systems they carry, the earliest end first."""
    found: dict[str, list[Contract]] = {}
    for contract in context.plan.case.contracts:
        if contract.end is not None:
            for key in contract.systems:
                found.setdefault(key, []).append(contract)
    return {
        key: tuple(
            sorted(rows, key=lambda row: (row.end.day if row.end else context.plan.as_of, row.id))
        )
        for key, rows in found.items()
    }
