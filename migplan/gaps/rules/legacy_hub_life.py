"""GAP013: the old hub is to go before the last system that uses it has moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from migplan.catalogue.notice import notice_day
from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import last_day_en, last_day_ja, names_en, names_ja
from migplan.model.case import Role
from migplan.model.contract import Contract, replaced
from migplan.model.dates import month_index
from migplan.model.gap import GapSeverity, Period
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.model.wording import long_day

LEGACY_HUB: Final = "legacy_hub"
"""Category of the kinds of local systems that others exchange data through today."""


@dataclass(frozen=True, slots=True)
class _Life:
    """How long one hub is used and how long it lasts."""

    hub: System
    last: date
    """First operating day of the last user on its new system."""
    users: tuple[str, ...]
    """Ids of the users that cut over on that day."""
    staying: tuple[str, ...]
    """Ids of users that never cut over, with no other way agreed."""
    contract: Contract | None
    """The contract that ends first, if it ends before ``last``."""

    @property
    def retires_early(self) -> bool:
        return self.hub.retire_on is not None and self.hub.retire_on.day < self.last


@rule(
    "GAP013",
    "legacy_hub_life",
    GapSeverity.MEDIUM,
    "現行共通基盤の延命",
    "Old hub must outlive the last consumer",
    needs_plan=True,
    period=Period.DURING,
)
def legacy_hub_life(facts: Facts) -> Iterator[Hit]:
    """An old hub for addressees or linkages must run until its last user has cut over, and is paid
    for until then. A user that stays has no cutover that would take it off the hub: it needs
    another way before the hub goes."""
    for system in sorted(facts.case.systems, key=lambda system: system.id):
        if _is_hub(system, facts):
            life = _life(system, facts)
            if life and (
                life.retires_early or life.contract or not system.retire_on or life.staying
            ):
                yield _hit(life, facts)


def _is_hub(system: System, facts: Facts) -> bool:
    kind = facts.catalogue.local_kind(system.local_kind)
    lasts = facts.case.roles[system.id] in (Role.STAYING, Role.RETIRING)
    return kind is not None and kind.category == LEGACY_HUB and lasts


def _life(hub: System, facts: Facts) -> _Life | None:
    """None while no user has a planned cutover."""
    links = [link for link in facts.case.linkages if hub.id in (link.provider, link.consumer)]
    own = [contract for contract in facts.case.contracts if hub.id in contract.systems]
    gone = replaced(own, month_index(facts.case.as_of))
    open_way = {
        link.consumer if link.provider == hub.id else link.provider: link.method_after is None
        for link in sorted(links, key=lambda link: link.method_after is None)  # an open one wins
    }
    days = {key: facts.cutovers[key].date for key in open_way if key in facts.cutovers}
    if not days:
        return None
    last = max(days.values())
    staying = (
        key
        for key, is_open in open_way.items()
        if is_open and facts.case.roles.get(key) is Role.STAYING
    )
    ending = [
        (contract.end.day, contract.id, contract)
        for contract in own
        if contract not in gone and contract.end and contract.end.day < last
    ]
    return _Life(
        hub=hub,
        last=last,
        users=tuple(sorted(key for key, day in days.items() if day == last)),
        staying=tuple(sorted(staying)) if hub.retire_on else (),
        contract=min(ending)[-1] if ending else None,
    )


def _hit(life: _Life, facts: Facts) -> Hit:
    hub = life.hub
    ends = [hub.retire_on.day] if hub.retire_on and (life.retires_early or life.staying) else []
    due = [facts.days_ahead(day, facts.case.lead_months) for day in ends]
    if life.contract and life.contract.end:
        ends.append(life.contract.end.day)
        # as for any contract: what its notice leaves, not what a project takes
        told = notice_day(life.contract, life.contract.end.day)
        due.append(max(told, facts.case.as_of))
    needed_by = min(ends, default=life.last)
    return Hit(
        subject=hub.id,
        systems=(hub.id, *life.users, *life.staying),
        finding=_finding(life, facts),
        severity=GapSeverity.HIGH if _is_pressing(life) else None,
        owner=hub.owner,
        due=min(due, default=facts.days_ahead(life.last, facts.case.lead_months)),
        needed_by=needed_by,
    )


def _is_pressing(life: _Life) -> bool:
    """Whether the hub stops too early, unless all it takes is a contract that can be extended."""
    contract = life.contract
    return life.retires_early or (contract is not None and not contract.may_be_extended)


def _finding(life: _Life, facts: Facts) -> Bilingual:
    hub, contract = life.hub, life.contract
    users = [facts.nodes[key].name for key in life.users]
    ends: list[Bilingual] = []
    if hub.retire_on and (life.retires_early or not contract):
        ja, en = last_day_ja(hub.retire_on), last_day_en(hub.retire_on)
        ends.append(Bilingual(ja=f"廃止の予定は{ja}", en=f"it is to be switched off {en}"))
    if contract and contract.end:
        name = contract.name or contract.id
        ja, en = last_day_ja(contract.end), last_day_en(contract.end)
        ends.append(
            Bilingual(ja=f"契約「{name}」の満了は{ja}", en=f"its contract '{name}' ends {en}")
        )
    early = life.retires_early or contract
    then_ja, then_en = ("要りますが、", ", but ") if early else ("要り、", ", and ")
    until_ja = f"{names_ja(users)}の切替（{long_day(life.last)}）まで"
    until_en = f"the cutover of {names_en(users)} on {life.last.isoformat()}"
    tail_ja = f"{then_ja}{'、'.join(end.ja for end in ends)}です。" if ends else "要ります。"
    tail_en = f"{then_en}{' and '.join(end.en for end in ends)}" if ends else ""
    to_do = _to_do(life, facts)
    return Bilingual(
        ja=f"「{hub.name}」は、使うシステムのうち最後となる{until_ja}{tail_ja}{to_do.ja}",
        en=f"'{hub.name}' is needed until the last of the systems that use it is new, with "
        f"{until_en}{tail_en}. {to_do.en}",
    )


def _to_do(life: _Life, facts: Facts) -> Bilingual:
    ja, en = "", ""
    if life.retires_early:
        ja += "廃止日を改めてください。"
        en += "Put off its end. "
    if life.contract:
        ja += "契約を月単位で延長できるように取り決めてください。"
        en += "Agree on an extension of the contract by the month. "
    if not life.hub.retire_on:
        ja += "いつまで動かすかが決まっていません。この日を目安に廃止日を決めてください。"
        en += "Nobody has said until when it runs: decide its last day accordingly. "
    if life.staying:
        names = [facts.nodes[key].name for key in life.staying]
        ja += f"切替の無い{names_ja(names)}は、廃止までに別の受渡しに移してください。"
        en += f"Give {names_en(names)}, which will not cut over, another way before it goes."
    return Bilingual(ja=ja, en=en.rstrip())
