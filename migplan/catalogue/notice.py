"""By when the other side of a contract has to hear that it ends, or that it is to be extended."""

from datetime import date

from migplan.catalogue.calendar import open_day_before
from migplan.catalogue.defaults import NOTICE_MONTHS
from migplan.model.contract import Contract
from migplan.model.dates import month_end, month_index, months_before


def notice_months(contract: Contract) -> int:
    """Months of notice; those of the defaults where nobody said."""
    return NOTICE_MONTHS if contract.notice_months is None else contract.notice_months


def notice_day(contract: Contract, end: date) -> date:
    """The last open day for the notice of a contract that ends on a day.

    From the end of a month it is counted to the end of a month.
    """
    months = notice_months(contract)
    month = month_index(end)
    last = month_end(month - months) if end == month_end(month) else months_before(end, months)
    return open_day_before(last)
