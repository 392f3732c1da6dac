"""What is said otherwise in a newer case than in an older one, field by field."""

from collections.abc import Callable, Iterator, Sequence

from migplan.model.base import Frozen
from migplan.model.case import Case, Role, Slot, SlotKind
from migplan.model.contract import Contract
from migplan.model.linkage import Linkage
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.planning.difference.change import PremiseChange
from migplan.planning.difference.said import NOTHING, capacity, said

_SYSTEM = {
    "deadline": ("移行期限", "deadline"),
    "not_before": ("切替ができる最初の日", "first possible day"),
    "pin": ("人が決めた切替日", "date decided by a person"),
    "state": ("状況", "state"),
    "disposition": ("取扱い", "what becomes of it"),
    "retire_on": ("廃止日", "day of switching off"),
    "vendor": ("事業者", "vendor"),
    "package": ("パッケージ", "package"),
    "project_months": ("作業の月数", "months of work"),
    "remaining_months": ("残りの作業の月数", "months of work left"),
    "phase_done": ("済んだフェーズ", "last finished phase"),
    "engineers": ("必要な技術者（人）", "engineers needed"),
    "staff": ("必要な職員（人）", "staff needed"),
}
_CONTRACT = {
    "end": ("満了日", "end"),
    "monthly_yen": ("月額（円）", "yen a month"),
    "extension_monthly_yen": ("延長の月額（円）", "yen a month of extension"),
    "extendable": ("延長の可否", "whether it can be extended"),
    "notice_months": ("申入れの月数", "months of notice"),
    "systems": ("対象のシステム", "systems"),
}
_POLICY = {
    "horizon_end": ("計画する期間の終わり", "end of the horizon"),
    "lead_months": ("準備に置く月数", "least months of lead"),
    "load_limit": ("1 回の切替の上限", "most cutovers in one slot"),
    "parallel_projects": ("同時に進める件数の上限", "most projects at a time"),
    "hard_deadlines": ("期限を必ず守る", "deadlines are hard"),
}


_AS_BEFORE = Bilingual(ja="前の内容", en="as before")
_OTHER = Bilingual(ja="変更後の内容", en="changed")


def premises_changed(old: Case, new: Case) -> tuple[PremiseChange, ...]:
    """Everything said otherwise, the most particular first: systems, contracts, vendors, the rest."""
    return (
        *_systems(old, new),
        *_contracts(old, new),
        *_linkages(old, new),
        *_vendors(old, new),
        *_policy(old, new),
        *_prices(old, new),
    )


def _systems(old: Case, new: Case) -> Iterator[PremiseChange]:
    before = {system.id: system for system in old.systems}
    for system in new.systems:
        if system.id in before:
            yield from _fields(before[system.id], system, _SYSTEM, system.name, (system.id,))
            yield from _rest(before[system.id], system)
    yield from _bystanders(old, new)
    for key, day in sorted(new.deadlines.items()):
        was = old.deadlines.get(key)
        stated = new.system(key)
        if was is not None and was != day and stated is not None and stated.deadline is None:
            what = Bilingual(
                ja=f"{new.name(key)}の移行期限（前提）", en=f"{new.name(key)}: assumed deadline"
            )
            yield PremiseChange(what, said(was), said(day), (key,))


def _rest(old: System, new: System) -> Iterator[PremiseChange]:
    """Everything else that is said of a system, such as its network or what it can hold."""
    told = dict.fromkeys(_SYSTEM)
    if old.model_copy(update=told) != new.model_copy(update=told):
        what = Bilingual(ja=f"{new.name}のほかの項目", en=f"{new.name}: other fields")
        yield PremiseChange(what, _AS_BEFORE, _OTHER, (new.id,))


def _bystanders(old: Case, new: Case) -> Iterator[PremiseChange]:
    """Systems that came or went and have no cutover in either version; the others are told apart."""
    there = Bilingual(ja="あり", en="there")
    known = {system.id: system.name for system in (*old.systems, *new.systems)}
    came, went = _without_cutover(new) - _ids(old), _without_cutover(old) - _ids(new)
    for key in sorted(came | went):
        what = Bilingual(ja=f"システム「{known[key]}」", en=f"system {known[key]}")
        was, now = (there, NOTHING) if key in went else (NOTHING, there)
        yield PremiseChange(what, was, now, (key,))


def _ids(case: Case) -> set[str]:
    return {system.id for system in case.systems}


def _without_cutover(case: Case) -> set[str]:
    return {key for key in _ids(case) if case.roles.get(key) is not Role.MOVING}


def _contracts(old: Case, new: Case) -> Iterator[PremiseChange]:
    before = {contract.id: contract for contract in old.contracts}
    for contract in new.contracts:
        name = contract.name or contract.id
        if contract.id in before:
            yield from _fields(before[contract.id], contract, _CONTRACT, name, contract.systems)
        else:
            yield _whole(name, contract, None)
    after = {contract.id for contract in new.contracts}
    for contract in old.contracts:
        if contract.id not in after:
            yield _whole(contract.name or contract.id, None, contract)


def _whole(name: str, new: Contract | None, old: Contract | None) -> PremiseChange:
    there = Bilingual(ja="あり", en="there")
    systems = (new or old or Contract(id="-", systems=())).systems
    return PremiseChange(
        Bilingual(ja=f"契約「{name}」", en=f"contract {name}"),
        there if old else NOTHING,
        there if new else NOTHING,
        systems,
    )


def _linkages(old: Case, new: Case) -> Iterator[PremiseChange]:
    """Linkages are many: they are counted, with the systems at their ends."""
    before = {str(link.id): link for link in old.linkages}
    after = {str(link.id): link for link in new.linkages}
    changed = [after[k] for k in sorted(after.keys() & before) if after[k].way != before[k].way]
    kinds: tuple[tuple[str, str, Sequence[Linkage]], ...] = (
        ("連携の追加", "linkages added", [after[k] for k in sorted(after.keys() - before)]),
        ("連携の削除", "linkages dropped", [before[k] for k in sorted(before.keys() - after)]),
        ("連携の方式の変更", "linkages with another method", changed),
    )
    for ja, en, found in kinds:
        if found:
            ends = sorted({end for link in found for end in (link.provider, link.consumer)})
            count = Bilingual(ja=f"{len(found)}本", en=f"{len(found)}")
            yield PremiseChange(Bilingual(ja=ja, en=en), NOTHING, count, tuple(ends))


def _vendors(old: Case, new: Case) -> Iterator[PremiseChange]:
    before = {row.vendor: row for row in old.vendors}
    after = {row.vendor: row for row in new.vendors}
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            systems = tuple(s.id for s in new.systems if s.vendor == name)
            what = Bilingual(ja=f"{name}の体制", en=f"capacity of {name}")
            yield PremiseChange(
                what, capacity(before.get(name)), capacity(after.get(name)), systems
            )
    if old.staff != new.staff:
        what = Bilingual(ja="庁内の職員", en="own staff")
        yield PremiseChange(what, capacity(old.staff), capacity(new.staff))


def _policy(old: Case, new: Case) -> Iterator[PremiseChange]:
    for field, (ja, en) in _POLICY.items():
        was, now = getattr(old, field), getattr(new, field)
        # an end that nobody stated moves along with the as-of date: nobody said it otherwise
        drifts = field == "horizon_end" and _assumes(old, field) and _assumes(new, field)
        if was != now and not drifts:
            yield PremiseChange(Bilingual(ja=ja, en=en), said(was), said(now))
    counted: tuple[tuple[str, str, Callable[[Case], object]], ...] = (
        ("繁忙期", "busy seasons", lambda case: case.seasons),
        ("切替枠", "slots", _stated_slots),
        ("順序の指定", "stated orders", lambda case: case.precedences),
        ("同時に切り替える組", "systems that move together", _together),
    )
    for ja, en, look in counted:
        if look(old) != look(new):
            what = Bilingual(ja=f"{ja}の定め", en=f"what is said of {en}")
            yield PremiseChange(what, _AS_BEFORE, _OTHER)


def _stated_slots(case: Case) -> tuple[Slot, ...]:
    """Those somebody gave; the others follow from the calendar and from pins."""
    return tuple(slot for slot in case.slots if slot.kind is SlotKind.STATED)


def _together(case: Case) -> tuple[tuple[str, ...], ...]:
    """Units of several systems; a system alone is a unit too, and nobody said that."""
    return tuple(unit for unit in case.units if len(unit) > 1)


def _assumes(case: Case, field: str) -> bool:
    return any(entry.key == f"policy:{field}" for entry in case.assumptions)


def _prices(old: Case, new: Case) -> Iterator[PremiseChange]:
    before = {price.key: price for price in old.prices}
    for price in new.prices:
        was = before.get(price.key)
        if was is not None and was.typical != price.typical:
            what = Bilingual(
                ja=f"単価「{price.name.ja}」の標準値", en=f"typical price: {price.name.en}"
            )
            yield PremiseChange(what, said(was.typical), said(price.typical))


def _fields(
    old: Frozen,
    new: Frozen,
    table: dict[str, tuple[str, str]],
    name: str,
    systems: tuple[str, ...],
) -> Iterator[PremiseChange]:
    for field, (ja, en) in table.items():
        was, now = getattr(old, field), getattr(new, field)
        if was != now:
            what = Bilingual(ja=f"{name}の{ja}", en=f"{name}: {en}")
            yield PremiseChange(what, said(was), said(now), systems)
