"""What a body knows of an out-of-scope system and its linkages, and how sure it is.

Left out on purpose, because the sheet goes to vendors: prices, notes, sources, and the people and
reasons behind dates.
"""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum

from migplan.catalogue.words import word
from migplan.model.contract import Contract
from migplan.model.linkage import Linkage
from migplan.model.system import System, Zone
from migplan.report.book import Cell
from migplan.report.handover import key_of
from migplan.report.rfi_item import Item, Local, Section, Sureness

_Tell = Callable[[Local, System], str | None]


def facts(local: Local) -> tuple[Item, ...]:
    """The facts about the system itself, unknown ones included."""
    system, words = local.system, local.told.words
    found: list[Item] = []
    for name, tell, wanted in _FIELDS:
        value = tell(local, system)
        if value is None and not wanted(local):
            continue
        sure = Sureness.KNOWN if value is not None else Sureness.UNKNOWN
        if local.told.basis.is_assumed(system, name):
            sure = Sureness.ASSUMED
        text = local.told.given(value)
        found.append(Item(Section.FACT, words(f"fact.{name}"), text, sure))
    found += _dates(local)
    found += [_contract(local, contract) for contract in local.contracts]
    if not local.contracts:
        text = words("hand.unknown")
        found.append(Item(Section.FACT, words("fact.contract"), text, Sureness.UNKNOWN))
    return tuple(found)


def linkage_items(local: Local) -> tuple[Item, ...]:
    """One line for each linkage, with the other end, its dates and what is missing."""
    return tuple(_linkage(local, row, n) for n, row in enumerate(local.linkages, start=1))


def _linkage(local: Local, linkage: Linkage, number: int) -> Item:
    told, words = local.told, local.told.words
    other = local.other(linkage)
    gives = linkage.provider == local.system.id
    lines = [
        [(words("fact.other"), told.basis.name(other))],
        [
            (words("fact.other_vendor"), told.vendor(other)),
            (words("fact.other_date"), _shown(local, told.switch(other))),
        ],
        [(words("link.data"), told.given(linkage.data))],
        [
            (words("link.timing"), told.given(linkage.timing)),
            (words("link.volume"), told.given(linkage.volume)),
            (words("fact.personal"), _yes(local, linkage.personal_number)),
        ],
        [
            (words("link.method"), told.method(linkage.method)),
            (words("link.method_after"), told.method_after(linkage)),
        ],
    ]
    if told.basis.plan:
        lines.append([(words("link.bridge"), told.bridge(linkage))])
    rework = told.basis.reworks.get(key_of(linkage))
    if rework:
        lines[-1].append((words("link.rework"), told.formats.day(rework.ready_by)))
    gaps = words("gap.join").join(words.say(gap.title) for gap in told.basis.open_gaps_of(linkage))
    if gaps:
        lines.append([(words("fact.open"), gaps)])
    way = words("rfi.gives" if gives else "rfi.receives")
    assumed = key_of(linkage) in told.basis.proposed
    return Item(
        Section.LINKAGE,
        words("rfi.linkage_way", n=str(number), way=way),
        "\n".join(
            words("rfi.beside").join(words("rfi.pair", label=a, value=b) for a, b in line)
            for line in lines
        ),
        Sureness.ASSUMED if assumed else Sureness.KNOWN,
    )


def _dates(local: Local) -> Iterator[Item]:
    told, system = local.told, local.system
    if not local.moves:
        return
    text = _shown(local, told.switch(system.id))
    planned = system.id in told.basis.cutovers
    # a plan is not a promise: its date is a premise for the vendor to comment on
    sure = Sureness.ASSUMED if planned and system.pin is None else Sureness.KNOWN
    if not planned and system.pin is not None:
        text = told.formats.day(system.pin.date)
    elif not planned:
        sure = Sureness.UNKNOWN
    yield Item(Section.FACT, told.words("fact.cutover"), text, sure)
    if system.deadline:
        limit = told.formats.rough(system.deadline)
        yield Item(Section.FACT, told.words("fact.deadline"), limit, Sureness.KNOWN)


def _contract(local: Local, contract: Contract) -> Item:
    """The kind and the end; never what it costs."""
    words, formats = local.told.words, local.told.formats
    kind = words(f"contract.{contract.kind}") if contract.kind else words("hand.unknown")
    end = formats.rough(contract.end) if contract.end else words("hand.unknown")
    return Item(
        Section.FACT,
        words("fact.contract"),
        words("fact.contract_text", kind=kind, end=end),
        Sureness.KNOWN if contract.end else Sureness.UNKNOWN,
    )


def _shown(local: Local, value: Cell) -> str:
    return local.told.formats.day(value) if isinstance(value, date) else str(value)


def _yes(local: Local, value: bool | None) -> str:
    if value is None:
        return local.told.words("hand.unknown")
    return local.told.words("fact.yes" if value else "fact.no")


def _text(name: str) -> _Tell:
    return lambda _local, system: getattr(system, name) or None


def _flag(name: str) -> _Tell:
    def tell(local: Local, system: System) -> str | None:
        value = getattr(system, name)
        return None if value is None else _yes(local, value)

    return tell


def _many(name: str) -> _Tell:
    return lambda local, system: local.told.words("hand.join").join(getattr(system, name)) or None


def _count(name: str) -> _Tell:
    def tell(_local: Local, system: System) -> str | None:
        value = getattr(system, name)
        return None if value is None else f"{value:,}"

    return tell


def _choice(group: str, name: str) -> _Tell:
    def tell(local: Local, system: System) -> str | None:
        value: StrEnum | None = getattr(system, name)
        return None if value is None else local.told.words.known(group, value)

    return tell


def _zone(name: str) -> _Tell:
    def tell(local: Local, system: System) -> str | None:
        value: Zone | None = getattr(system, name)
        return None if value is None else word(value).in_language(local.told.lang)

    return tell


def _hosting(name: str) -> _Tell:
    def tell(local: Local, system: System) -> str | None:
        key = getattr(system, name)
        rows = (row for row in local.catalogue.hostings if row.id == key)
        return next((row.name.in_language(local.told.lang) for row in rows), key)

    return tell


def _kind(local: Local, system: System) -> str | None:
    row = local.catalogue.local_kind(system.local_kind)
    return row.name.in_language(local.told.lang) if row else system.local_kind


def _absorbed(local: Local, system: System) -> str | None:
    return local.told.basis.name(system.absorbed_by) if system.absorbed_by else None


def _retired(local: Local, system: System) -> str | None:
    return local.told.formats.rough(system.retire_on) if system.retire_on else None


def _always(_local: Local) -> bool:
    return True


def _if_known(_local: Local) -> bool:
    return False


def _goes_on(local: Local) -> bool:
    return not local.ends


_FIELDS: tuple[tuple[str, _Tell, Callable[[Local], bool]], ...] = (
    ("local_kind", _kind, _always),
    ("owner", _text("owner"), _if_known),
    ("current_vendor", _text("current_vendor"), _if_known),
    ("vendor", _text("vendor"), _always),
    ("current_package", _text("current_package"), _always),
    ("package", _text("package"), lambda local: local.moves),
    ("disposition", _choice("disposition", "disposition"), _always),
    ("absorbed_by", _absorbed, _if_known),
    ("retire_on", _retired, lambda local: local.ends),
    ("hosting", _hosting("hosting"), _always),
    ("hosting_after", _hosting("hosting_after"), _goes_on),
    ("zone", _zone("zone"), _always),
    ("zone_after", _zone("zone_after"), _goes_on),
    ("character_set", _choice("characters", "character_set"), _always),
    ("personal_number", _flag("personal_number"), _always),
    ("non_residents", _flag("non_residents"), _always),
    ("protected_persons", _flag("protected_persons"), _always),
    ("independent_id", _text("independent_id"), _goes_on),
    ("ordinance", _text("ordinance"), _if_known),
    ("functions_used", _many("functions_used"), _if_known),
    ("shared_functions", _many("shared_functions"), _if_known),
    ("extracts", _count("extracts"), _if_known),
    ("rpa_scenarios", _count("rpa_scenarios"), _if_known),
)
"""Field of the system, how it is told, and whether it is shown when it is unknown."""
