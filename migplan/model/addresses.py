"""Keys of addresses: under which name a reader of files files the place of a statement.

Systems, linkages, contracts and partners go by ``system:ID`` and so on. Entries of the policy's
lists go by their content, because the order of a list means nothing and is not kept.
"""

from collections.abc import Iterable

from migplan.model.placement_row import PlacementRow
from migplan.model.policy import Precedence, VendorCapacity
from migplan.model.season import Season


def group_key(members: Iterable[str]) -> str:
    """Key of a stated group of systems that move together."""
    return f"policy:move_together:{' '.join(sorted(set(members)))}"


def precedence_key(rule: Precedence) -> str:
    """Key of a stated precedence."""
    return f"precedence:{rule.key}"


def vendor_key(limit: VendorCapacity) -> str:
    """Key of the stated capacity of a vendor."""
    return f"policy:vendors:{limit.vendor}"


def placement_key(row: PlacementRow) -> str:
    """Key of what was said about one choice for one system."""
    return f"placement:{row.key}"


def season_key(season: Season) -> str:
    """Key of a season of the body's own."""
    return f"policy:seasons:{season.business} {season.start} {season.end} {season.reason.ja}"
