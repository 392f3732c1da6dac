"""The questions to the vendor of an out-of-scope system, each asked only where there is a reason.

A question says everything that its answer needs to hold, so that nobody has to call back.
"""

from collections.abc import Callable
from typing import Final

from migplan.catalogue.words import word
from migplan.model.linkage import Linkage, Method
from migplan.model.system import Disposition
from migplan.report.handover import key_of
from migplan.report.rfi_item import Item, Local, Section

_Reason = Callable[[Local], str | None]
"""What the question refers to; empty where it speaks for itself; None when it is not asked."""

_BY_HAND = (Method.RPA, Method.MEDIA, Method.MANUAL)


def questions(local: Local) -> tuple[Item, ...]:
    """The questions for one system, in the order of the topics."""
    words = local.told.words
    found: list[Item] = []
    for topic, key, reason in QUESTIONS:
        basis = reason(local)
        if basis is not None:
            text = words(f"ask.{key}")
            found.append(Item(Section.QUESTION, words(f"topic.{topic}"), text, basis=basis))
    return tuple(found)


def _always(_local: Local) -> str | None:
    return ""


def _goes_on(local: Local) -> str | None:
    return None if local.ends else ""


def _ends(local: Local) -> str | None:
    return "" if local.ends else None


def _about(local: Local, linkages: tuple[Linkage, ...]) -> str | None:
    return local.numbers(linkages) if linkages else None


def _with_core(local: Local) -> str | None:
    return None if local.ends else _about(local, local.with_core())


def _no_linkages(local: Local) -> str | None:
    if local.linkages:
        return None
    words, lang = local.told.words, local.told.lang
    kind = local.catalogue.local_kind(local.system.local_kind)
    usual = [
        words(
            "rfi.usual_one",
            other=_named(local, row.other),
            way=word(row.direction).in_language(lang),
            data=row.data.in_language(lang),
        )
        for row in (kind.exchanges if kind else ())
    ]
    return words("rfi.usual", list=words("gap.join").join(usual)) if usual else ""


def _named(local: Local, key: str) -> str:
    """The name of what usually stands at the other end."""
    catalogue = local.catalogue
    partners = (row for row in catalogue.partners if row.id == key)
    row = catalogue.business(key) or catalogue.local_kind(key) or next(partners, None)
    return row.name.in_language(local.told.lang) if row else key


def _way_unknown(local: Local) -> str | None:
    return _about(
        local,
        tuple(x for x in local.linkages if None in (x.method, x.timing, x.volume)),
    )


def _direct_db(local: Local) -> str | None:
    direct = tuple(x for x in local.with_core() if x.method is Method.DIRECT_DB)
    return _about(local, direct)


def _by_hand(local: Local) -> str | None:
    return _about(local, tuple(x for x in local.with_core() if x.method in _BY_HAND))


def _gap(kind: str) -> _Reason:
    return lambda local: _about(local, local.with_gap(kind))


def _dates(local: Local) -> str | None:
    """The linkages whose other end has a planned cutover."""
    basis = local.told.basis
    dated = tuple(x for x in local.linkages if local.other(x) in basis.cutovers)
    return _about(local, dated)


def _no_dates(local: Local) -> str | None:
    return None if local.told.basis.plan else _about(local, local.with_core())


def _bridges(local: Local) -> str | None:
    bridges = local.told.basis.bridges
    return _about(local, tuple(x for x in local.linkages if key_of(x) in bridges))


def _characters_unknown(local: Local) -> str | None:
    return "" if local.system.character_set is None and not local.ends else None


def _few_characters(local: Local) -> str | None:
    return "" if local.holds_few_characters and not local.ends else None


def _hosting(local: Local) -> str | None:
    if local.ends or local.system.hosting_after is not None:
        return None
    kind = local.catalogue.local_kind(local.system.local_kind)
    names = {row.id: row.name.in_language(local.told.lang) for row in local.catalogue.hostings}
    usual = [names[key] for key in (kind.hosting_options if kind else ()) if key in names]
    words = local.told.words
    return words("rfi.hosting", list=words("hand.join").join(usual)) if usual else ""


def _number_unknown(local: Local) -> str | None:
    return "" if local.system.personal_number is None else None


def _number_held(local: Local) -> str | None:
    return "" if local.system.personal_number and not local.ends else None


def _persons(local: Local) -> str | None:
    """Unless both are known not to be held."""
    system = local.system
    held = (system.non_residents, system.protected_persons)
    return None if local.ends or held == (False, False) else ""


def _borrowed(local: Local) -> str | None:
    return local.told.words("hand.join").join(local.system.shared_functions) or None


def _own_use(local: Local) -> str | None:
    system = local.system
    return "" if not local.ends and (system.extracts or system.rpa_scenarios) else None


def _contract(local: Local) -> str | None:
    open_ends = [c for c in local.contracts if c.end is None or c.extendable is None]
    return "" if open_ends or not local.contracts else None


def _moves(local: Local) -> str | None:
    return "" if local.moves else None


def _data_out(local: Local) -> str | None:
    return "" if local.moves or local.ends else None


def _absorbed(local: Local) -> str | None:
    return "" if local.system.disposition is Disposition.ABSORB else None


QUESTIONS: Final[tuple[tuple[str, str, _Reason], ...]] = (
    ("product", "facts", _always),
    ("product", "support", _goes_on),
    ("linkage", "standard", _with_core),
    ("linkage", "no_linkages", _no_linkages),
    ("linkage", "way", _way_unknown),
    ("linkage", "direct_db", _direct_db),
    ("linkage", "by_hand", _by_hand),
    ("linkage", "intake", _gap("no_standard_receiver")),
    ("linkage", "items", _gap("no_standard_sender")),
    ("linkage", "zones", _gap("zone_crossing")),
    ("linkage", "dates", _dates),
    ("linkage", "no_dates", _no_dates),
    ("linkage", "bridges", _bridges),
    ("linkage", "borrowed", _borrowed),
    ("characters", "characters", _characters_unknown),
    ("characters", "few_characters", _few_characters),
    ("hosting", "hosting", _hosting),
    ("persons", "number", _number_unknown),
    ("persons", "number_held", _number_held),
    ("persons", "persons", _persons),
    ("use", "own_use", _own_use),
    ("time", "renewal", _moves),
    ("time", "absorbed", _absorbed),
    ("time", "lead", _goes_on),
    ("time", "data_out", _data_out),
    ("time", "until_end", _ends),
    ("money", "cost", _goes_on),
    ("money", "end_cost", _ends),
    ("money", "contract", _contract),
    ("other", "other", _always),
)
"""Topic, question, and when it is asked."""
