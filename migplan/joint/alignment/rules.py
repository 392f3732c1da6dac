"""How long before the window things have to be settled: planning assumptions that a group may change."""

from typing import Annotated

from pydantic import Field

from migplan.model.base import Frozen

_Months = Annotated[int, Field(ge=0, le=60)]


class AlignRules(Frozen):
    """Months before the first day of the common window."""

    tender: _Months = 12
    """The call for tenders: the specification is fixed by then."""
    lines: _Months = 6
    """Lines and connections are ordered."""
    linkage_test: _Months = 3
    """Linkages with the common functions can be tested."""
    pia: _Months = 4
    """The privacy impact assessment ends before personal numbers enter the new system."""
    ordinance: _Months = 1
    """The session that passes an ordinance lies at least so many months before."""
