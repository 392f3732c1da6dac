"""GAP026: the vendor leaves, and there is no successor."""

from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, rule
from migplan.gaps.systems import moving
from migplan.model.gap import GapSeverity
from migplan.model.system import State, System
from migplan.model.text import Bilingual


@rule(
    "GAP026",
    "vendor_exit",
    GapSeverity.HIGH,
    "事業者の撤退・リソースひっ迫",
    "Vendor exit or shortage",
)
def vendor_exit(facts: Facts) -> Iterator[Hit]:
    """A system whose vendor leaves has a cutover date only on paper until somebody is found who does
    it. A new procurement takes half a year before the work even begins."""
    for system in moving(facts):
        if system.state is not State.WITHDRAWN:
            continue
        successor = system.vendor if system.vendor != system.current_vendor else None
        if successor is None or system.package is None:
            yield _hit(system, successor, facts)


def _hit(system: System, successor: str | None, facts: Facts) -> Hit:
    cutover = facts.first_cutover((system.id,))
    # somebody has to be bound when the work begins
    months = max(facts.case.lead_months, facts.case.project_months.get(system.id, 0))
    return Hit(
        subject=system.id,
        systems=(system.id,),
        finding=_finding(system, successor),
        severity=GapSeverity.LOW if successor else None,
        owner=system.owner,
        due=facts.days_ahead(cutover, months) if cutover else None,
        needed_by=cutover,
    )


def _finding(system: System, successor: str | None) -> Bilingual:
    who_ja = f"「{system.current_vendor}」" if system.current_vendor else "現行の事業者"
    who_en = f"'{system.current_vendor}'" if system.current_vendor else "today's vendor"
    if successor:
        return Bilingual(
            ja=f"「{system.name}」は{who_ja}が撤退し、後継は「{successor}」ですが、移行先の製品が書かれて"
            "いません。製品とデータの引渡しの条件を確かめてください。",
            en=f"'{system.name}' loses {who_en}; '{successor}' follows, but its product is not stated. "
            "Ask for the product and for the terms on which the data are handed over.",
        )
    return Bilingual(
        ja=f"「{system.name}」は{who_ja}が撤退しますが、後継の事業者が決まっていません。代わりの事業者を調べて"
        "調達の日程を定め、撤退時のデータの引渡しを取り決めてください。",
        en=f"'{system.name}' loses {who_en}, and no successor is known. Survey vendors, date the "
        "procurement, and agree how the data are handed over when the vendor leaves.",
    )
