"""Partners: nodes outside the body."""

from migplan.model.base import Frozen, Id, Name, Text
from migplan.model.system import Zone


class Partner(Frozen):
    """An organisation outside the body that exchanges data with its systems."""

    id: Id
    name: Name
    zone: Zone | None = None
    note: Text | None = None
    source: Text | None = None
