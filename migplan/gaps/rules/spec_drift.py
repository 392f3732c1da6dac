"""GAP027: a tool of the body's own reads files whose columns nobody has fixed."""

from collections.abc import Iterator
from typing import Final

from migplan.gaps.facts import Facts
from migplan.gaps.flow import Flow, by_consumer, movers, provider_names
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import names_en, names_ja
from migplan.model.gap import GapSeverity
from migplan.model.linkage import Method
from migplan.model.system import System
from migplan.model.text import Bilingual

_FILES: Final = frozenset({Method.FILE, Method.MEDIA})


@rule("GAP027", "spec_drift", GapSeverity.LOW, "列構成の変化", "Column drift")
def spec_drift(facts: Facts) -> Iterator[Hit]:
    """A home-made tool reads the columns it met when it was written. They follow the product, so a new
    version breaks the tool, or worse, shifts a column without anybody noticing."""
    found: list[Flow] = []
    for flow in facts.flows:
        consumer, link = flow.consumer, flow.linkage
        made_here = isinstance(consumer, System) and consumer.home_made
        by_file = (link.method_after or link.method) in _FILES
        if made_here and by_file and facts.core(flow.provider):
            found.append(flow)
    for flows in by_consumer(found):
        consumer = flows[0].consumer
        if isinstance(consumer, System) and not consumer.spec_version:
            yield _hit(consumer, flows, facts)


def _hit(consumer: System, flows: list[Flow], facts: Facts) -> Hit:
    providers = provider_names(flows)
    moving = movers(flows)
    names = list(providers.values())
    return Hit(
        subject=consumer.id,
        systems=(*providers, consumer.id),
        finding=Bilingual(
            ja=f"職員が作った「{consumer.name}」は{names_ja(names)}のファイルを読みますが、どの版の列構成によるか"
            "書かれていません。基本データリストの版を定め、取込のときに列を検査するようにしてください。",
            en=f"'{consumer.name}', made by the body's own staff, reads files of {names_en(names)}, and "
            "no version of their columns is stated. Fix a version of the base data list, and check "
            "the columns at every import.",
        ),
        owner=consumer.owner,
        due=facts.due(moving),
        needed_by=facts.first_cutover(moving),
    )
