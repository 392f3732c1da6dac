"""GAP004: a robot or a person transcribes screens that go away."""

from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.flow import Flow
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import cap, flow_en, flow_ja, names_en, names_ja
from migplan.model.case import Role
from migplan.model.gap import GapSeverity
from migplan.model.linkage import Method
from migplan.model.system import System
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
    told: set[str] = set()
    for flow in facts.flows:
        if flow.linkage.method is not Method.RPA or flow.linkage.method_after is not None:
            continue
        ends = (flow.provider, flow.consumer)
        screens = [end for end in ends if end.id in flow.moving and facts.core(end)]
        if screens:
            told.update(end.id for end in screens)
            yield _about_linkage(flow, [end.name for end in screens], facts)
    # scenarios that no linkage speaks of: lists, checks, transcriptions within one system
    for system in sorted(facts.case.systems, key=lambda system: system.id):
        moving = facts.core(system) and facts.case.roles[system.id] is Role.MOVING
        if moving and system.rpa_scenarios and system.id not in told:
            yield _about_system(system, system.rpa_scenarios, facts)


def _about_linkage(flow: Flow, screens: list[str], facts: Facts) -> Hit:
    return Hit(
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


def _about_system(system: System, scenarios: int, facts: Facts) -> Hit:
    one = scenarios == 1
    return Hit(
        subject=system.id,
        systems=(system.id,),
        finding=Bilingual(
            ja=f"「{system.name}」の画面を使うRPAのシナリオが{scenarios}件あり、切替で画面が変わると"
            "使えなくなります。担当課と使う月を一覧にし、取込機能への置換えか作り直しを"
            "シナリオごとに決めてください。",
            en=f"'{system.name}' has {scenarios} RPA {'scenario' if one else 'scenarios'} that "
            f"{'works' if one else 'work'} its screens and will stop with the cutover. List owner "
            "and month of use of each, and decide whether an import function replaces it or it is "
            "built anew.",
        ),
        owner=system.owner,
        due=facts.due((system.id,)),
    )
