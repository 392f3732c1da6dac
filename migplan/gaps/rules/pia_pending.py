"""GAP021: a system with individual numbers cuts over, and its privacy assessment is open."""

from collections.abc import Iterator
from datetime import date

from migplan.catalogue.defaults import PIA_MONTHS
from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, rule
from migplan.gaps.systems import moving, stated_linkages
from migplan.model.gap import Confidence, GapSeverity, Period
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.model.wording import long_day


@rule(
    "GAP021",
    "pia_pending",
    GapSeverity.HIGH,
    "特定個人情報保護評価（PIA）",
    "Privacy impact assessment",
    more_with_plan=True,
    period=Period.DURING,
)
def pia_pending(facts: Facts) -> Iterator[Hit]:
    """A system or flow with individual numbers may be changed only after a new or revised assessment.
    It takes months, and a cutover that is ready otherwise has to wait for it."""
    carried = {
        end
        for link in stated_linkages(facts)
        if link.personal_number
        for end in (link.provider, link.consumer)
    }
    for system in moving(facts):
        if not system.personal_number and system.id not in carried:
            continue
        cutover = facts.first_cutover((system.id,))
        late = bool(system.pia_end and cutover and system.pia_end > cutover)
        if system.pia_end is None or late:
            yield _hit(system, cutover, facts)


def _hit(system: System, cutover: date | None, facts: Facts) -> Hit:
    unknown = system.pia_end is None
    return Hit(
        subject=system.id,
        systems=(system.id,),
        finding=_finding(system, cutover),
        confidence=Confidence.MEDIUM if unknown else Confidence.HIGH,
        severity=GapSeverity.MEDIUM if unknown else None,
        owner=system.owner,
        # by then the assessment has to begin, not to end
        due=facts.days_ahead(cutover, PIA_MONTHS) if cutover else None,
        needed_by=cutover,
    )


def _finding(system: System, cutover: date | None) -> Bilingual:
    when_ja = f"切替（{long_day(cutover)}）" if cutover else "切替"
    when_en = f"the cutover on {cutover.isoformat()}" if cutover else "the cutover"
    begin_ja = f"評価には3～6か月を見込み、遅くとも{PIA_MONTHS}か月前に始めて"
    begin_en = f"It is assumed to take 3-6 months: begin {PIA_MONTHS} months before at the latest"
    if system.pia_end is None:
        return Bilingual(
            ja=f"「{system.name}」は個人番号を扱いますが、特定個人情報保護評価（PIA）の終了予定日が書かれて"
            f"いません。{begin_ja}、{when_ja}までに終える日程を定めてください。"
            "評価の対象でない事務なら、その判断を記録してください。",
            en=f"'{system.name}' handles individual numbers, and no end of its privacy assessment is "
            f"stated. {begin_en}, and date it so that it ends before {when_en}. "
            "Where no assessment is required, record that decision.",
        )
    return Bilingual(
        ja=f"「{system.name}」の特定個人情報保護評価（PIA）は{long_day(system.pia_end)}に終わる予定で、"
        f"{when_ja}に間に合いません。評価を早めるか、切替を遅らせてください（{begin_ja}ください）。",
        en=f"'{system.name}' has a privacy assessment that ends on {system.pia_end.isoformat()}, "
        f"after {when_en}. Bring it forward or cut over later. {begin_en}.",
    )
