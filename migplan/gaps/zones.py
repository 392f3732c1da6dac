"""Network zones after the migration, as several rules see them."""

from migplan.catalogue.entries import FlowRule, ZoneFlow
from migplan.gaps.facts import Facts
from migplan.gaps.flow import Flow, Node
from migplan.model.linkage import Method
from migplan.model.system import System, Zone


def zone_after(node: Node, facts: Facts) -> Zone | None:
    """The zone a node will be in; ``None`` where nobody can tell."""
    if not isinstance(node, System):
        return node.zone
    # a case fills the zone after with today's: only one that differs tells more than the hosting
    if node.zone_after is not None and node.zone_after is not node.zone:
        return node.zone_after
    hostings = {hosting.id: hosting.zone for hosting in facts.catalogue.hostings}
    return hostings.get(node.hosting_after or "") or node.zone_after or node.zone


def open_crossing(flow: Flow, facts: Facts) -> ZoneFlow | None:
    """What crossing zones will need, where data has to cross them and no path is agreed.

    ``None`` where nothing is crossed, where both ends are settled, where a path is stated, and
    where a partner outside runs the interface, path included.
    """
    if flow.linkage.zone_path or not flow.is_unsettled or has_way_of_its_own(flow):
        return None
    source, target = zone_after(flow.provider, facts), zone_after(flow.consumer, facts)
    law = facts.catalogue.flow(source, target) if source and target else None
    if law is None or law.from_zone is law.to_zone or law.rule is FlowRule.ALLOWED:
        return None
    return law


def has_way_of_its_own(flow: Flow) -> bool:
    """Whether a partner outside runs the interface, path included: eLTAX, 住基ネット, 国保連."""
    return Method.DEDICATED in (flow.linkage.method_after, flow.linkage.method)
