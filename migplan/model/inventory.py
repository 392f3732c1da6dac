"""The inventory: all that a body says about its systems."""

from migplan.model.base import Frozen
from migplan.model.contract import Contract
from migplan.model.linkage import Linkage
from migplan.model.municipality import Municipality
from migplan.model.partner import Partner
from migplan.model.placement_row import PlacementRow
from migplan.model.policy import Policy
from migplan.model.system import System


class Inventory(Frozen):
    """One municipality as it was described: checked, and nothing added.

    What nobody said is ``None``. All tuples are sorted, so that the order of rows, keys and files
    leaves no trace.
    """

    municipality: Municipality
    systems: tuple[System, ...] = ()
    linkages: tuple[Linkage, ...] = ()
    contracts: tuple[Contract, ...] = ()
    partners: tuple[Partner, ...] = ()
    placements: tuple[PlacementRow, ...] = ()
    policy: Policy = Policy()
