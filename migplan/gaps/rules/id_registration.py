"""GAP020: a local system is to use an API, and no ID lets it in."""

from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.flow import Flow, is_local, movers
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import names_en, names_ja
from migplan.model.gap import GapSeverity
from migplan.model.linkage import Method
from migplan.model.system import System
from migplan.model.text import Bilingual


@rule(
    "GAP020",
    "id_registration",
    GapSeverity.LOW,
    "独自施策システム等IDの採番",
    "ID of each independent system",
)
def id_registration(facts: Facts) -> Iterator[Hit]:
    """Credentials for an API are issued for a business ID or the ID of an independent system. A local
    system without one is not let in on the day of the cutover, however well its program is tested."""
    found: dict[str, list[Flow]] = {}
    for flow in facts.flows:
        if not _is_api_to_come(flow):
            continue
        for end, other in ((flow.provider, flow.consumer), (flow.consumer, flow.provider)):
            unknown = isinstance(end, System) and is_local(end) and not end.independent_id
            if unknown and facts.core(other):
                found.setdefault(end.id, []).append(flow)
    for key, flows in sorted(found.items()):
        yield _hit(key, flows, facts)


def _is_api_to_come(flow: Flow) -> bool:
    """Whether an API is agreed or in use; one that works between two live ends has its ID."""
    link = flow.linkage
    works = link.method is Method.REST and not flow.is_unsettled
    return (link.method_after or link.method) is Method.REST and not works


def _hit(key: str, flows: list[Flow], facts: Facts) -> Hit:
    system = facts.nodes[key]
    others = {end.id: end.name for flow in flows for end in (flow.provider, flow.consumer)}
    del others[key]
    moving = movers(flows)
    names = list(others.values())
    return Hit(
        subject=key,
        systems=(*others, key),
        finding=Bilingual(
            ja=f"「{system.name}」は{names_ja(names)}とAPI（REST）で連携しますが、独自施策システム等IDが"
            "書かれていません。IDを申請し、連携試験の前に資格情報を受け取ってください。",
            en=f"'{system.name}' uses an API with {names_en(names)}, but no ID of an independent "
            "system is stated. Request the ID, and get the credentials before the linkage tests.",
        ),
        owner=system.owner if isinstance(system, System) else None,
        due=facts.due(moving),
        needed_by=facts.first_cutover(moving),
    )
