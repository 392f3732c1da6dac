"""GAP007: a contract ends while its system is still the old one."""

from collections.abc import Iterator

from migplan.catalogue.notice import notice_day
from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import last_day_en, last_day_ja, names_en, names_ja
from migplan.model.contract import Contract
from migplan.model.dates import RoughDate, month_index
from migplan.model.gap import GapSeverity, Period
from migplan.model.text import Bilingual
from migplan.model.wording import long_day


@rule(
    "GAP007",
    "contract_ends_before_cutover",
    GapSeverity.HIGH,
    "契約・リース満了が切替より前",
    "Contract or lease ends before the cutover",
    needs_plan=True,
    period=Period.DURING,
)
def contract_ends_before_cutover(facts: Facts) -> Iterator[Hit]:
    """The old system has to run until its cutover. If its contract ends in an earlier month, the
    extension, its price and the day by which notice is due have to be settled in time."""
    for contract in sorted(facts.case.contracts, key=lambda contract: contract.id):
        if contract.end is None:
            continue
        late = tuple(
            key
            for key in sorted(contract.systems)
            if key in facts.cutovers
            and month_index(facts.cutovers[key].date) > contract.end.month  # priced by months too
        )
        if late:
            yield _hit(contract, contract.end, late, facts)


def _hit(contract: Contract, end: RoughDate, late: tuple[str, ...], facts: Facts) -> Hit:
    systems = (facts.case.system(key) for key in late)
    return Hit(
        subject=contract.id,
        systems=late,
        finding=_finding(contract, end, late, facts),
        severity=GapSeverity.MEDIUM if contract.may_be_extended else GapSeverity.HIGH,
        owner=next((system.owner for system in systems if system and system.owner), None),
        due=max(notice_day(contract, end.day), facts.case.as_of),
        needed_by=end.day,
    )


def _finding(contract: Contract, end: RoughDate, late: tuple[str, ...], facts: Facts) -> Bilingual:
    days = {facts.cutovers[key].date for key in late}
    last = max(days)
    at_most_ja, at_most_en = ("最も遅いもので", " at the latest") if len(days) > 1 else ("", "")
    over = end.day < facts.case.as_of
    ends_ja, ends_en = ("満了しました", "ended") if over else ("満了します", "ends")
    names = [facts.nodes[key].name for key in late]
    to_do = _to_do(contract, month_index(last) - end.month)
    return Bilingual(
        ja=f"契約「{contract.name or contract.id}」は{last_day_ja(end)}に{ends_ja}が、"
        f"{names_ja(names)}の切替は{at_most_ja}{long_day(last)}の予定です。{to_do.ja}",
        en=f"The contract '{contract.name or contract.id}' {ends_en} {last_day_en(end)}, but the "
        f"cutover of {names_en(names)} is planned for {last.isoformat()}{at_most_en}. {to_do.en}",
    )


def _to_do(contract: Contract, months: int) -> Bilingual:
    if contract.extendable is False:
        return Bilingual(
            ja="延長できない契約のため、切替を早めるか、つなぎの契約を手配してください。",
            en="It cannot be extended: bring the cutover forward or arrange a contract in between.",
        )
    return Bilingual(
        ja=f"{months}か月の延長について、可否と費用、申出の期限を契約先に確認してください。",
        en="Ask the contractor whether, at what price and until when an extension of "
        f"{months} {'month' if months == 1 else 'months'} can be announced.",
    )
