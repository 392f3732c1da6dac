"""GAP004: a robot or a person transcribes screens that go away."""

from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import cap, flow_en, flow_ja, names_en, names_ja
from migplan.model.gap import GapSeverity
from migplan.model.linkage import Method
from migplan.model.text import Bilingual


@rule(
    "GAP004",
    "screen_scraping",
    GapSeverity.MEDIUM,
    "RPA・画面転記",
    "RPA or screen transcription",
)
def screen_scraping(facts: Facts) -> Iterator[Hit]:
    """A robot clicks the screens of the old system. With the cutover the screens are others, and
    every scenario has to be replaced or built anew before."""
    for flow in facts.flows:
        if flow.linkage.method is not Method.RPA or flow.linkage.method_after is not None:
            continue
        ends = (flow.provider, flow.consumer)
        screens = [end.name for end in ends if end.id in flow.moving and facts.core(end)]
        if screens:
            yield Hit(
                subject=flow.id,
                systems=flow.ends,
                finding=Bilingual(
                    ja=f"{flow_ja(flow)}は、RPA・画面転記で渡しています。{names_ja(screens)}の切替で"
                    "画面が変わり、今のシナリオは使えなくなります。取込機能への置換えか"
                    "シナリオの作り直しを取り決めてください。",
                    en=f"{cap(flow_en(flow))} is transcribed from or to screens. With the "
                    f"cutover of {names_en(screens)} the screens change and today's scenarios stop "
                    "working. Agree whether an import function replaces them, or they are built "
                    "anew.",
                ),
                owner=facts.owner(flow),
                due=facts.due(flow.moving),
            )
