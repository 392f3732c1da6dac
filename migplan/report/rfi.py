"""The RFI for out-of-scope systems (手順書 ⑤-3): one sheet per system, an index, one long table.

Everything on a sheet is one table, known facts, linkages and questions below each other with the
same columns for the answers. So it can be filtered, printed, and read back.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count

from migplan.catalogue.catalogue import Catalogue
from migplan.report.book import Book, Cell, Column, Sheet, Tint
from migplan.report.handover import Basis
from migplan.report.rfi_facts import facts, linkage_items
from migplan.report.rfi_item import Item, Local, Section, Sureness
from migplan.report.rfi_questions import questions
from migplan.report.sheet_names import file_part, quoted, sheet_names
from migplan.report.told import Told
from migplan.report.words import Words
from migplan.report.xlsx import xlsx_bytes

SUPPORT = ("same", "differs", "standard", "paid", "other", "no", "checking", "not_applicable")
"""What a vendor can choose."""

_ANSWERS = 4
"""Columns at the end that the vendor fills in."""


def rfi_book(basis: Basis, catalogue: Catalogue, lang: str = "ja") -> Book:
    """A workbook with an index and a sheet for each out-of-scope system."""
    told, locals_ = _locals(basis, catalogue, lang)
    index = told.words("rfi.index")
    names = sheet_names((local.system.name for local in locals_), (index,))
    sheets = [_sheet(local, name) for local, name in zip(locals_, names, strict=True)]
    title = told.words("rfi.title", name=basis.case.municipality.name)
    first = _index(told, locals_, {n: f"{quoted(name)}!A1" for n, name in enumerate(names)})
    return Book(told.mark + title, (first, *sheets), basis.case.as_of, lang)


def rfi_files(basis: Basis, catalogue: Catalogue, lang: str = "ja") -> dict[str, bytes]:
    """An index for the body and a workbook of one sheet for each system, by file name."""
    told, locals_ = _locals(basis, catalogue, lang)
    day = basis.case.as_of
    title = told.words("rfi.title", name=basis.case.municipality.name)
    files = {"rfi-index.xlsx": xlsx_bytes(Book(title, (_index(told, locals_, {}),), day, lang))}
    for local in locals_:
        stem = f"rfi-{file_part(local.system.id)}-{file_part(local.system.name)}"
        endings = ("", *(f"-{n}" for n in range(2, len(locals_) + 2)))
        taken = {name.casefold() for name in files}
        name = next(n for e in endings if (n := f"{stem}{e}.xlsx").casefold() not in taken)
        (sheet,) = sheet_names((local.system.name,))
        files[name] = xlsx_bytes(Book(title, (_sheet(local, sheet),), day, lang))
    return files


def rfi_table(basis: Basis, catalogue: Catalogue, lang: str = "ja") -> Sheet:
    """The sheets of all systems as one long table, for CSV."""
    told, locals_ = _locals(basis, catalogue, lang)
    words = told.words
    heads = [Column(words(key), 16) for key in ("rfi.key", "rfi.system", "rfi.owner", "rfi.vendor")]
    rows: list[list[Cell]] = []
    for local in locals_:
        system = local.system
        mine: list[Cell] = [system.id, system.name, told.owner(system.id), told.vendor(system.id)]
        rows += [mine + row for row in _rows(local, _items(local))]
    return Sheet(words("rfi.index"), [*heads, *_columns(words)], rows)


def _locals(basis: Basis, catalogue: Catalogue, lang: str) -> tuple[Told, tuple[Local, ...]]:
    told = Told.of(basis, lang)
    return told, tuple(Local(system, told, catalogue) for system in basis.locals)


def _items(local: Local) -> tuple[Item, ...]:
    return (*facts(local), *linkage_items(local), *questions(local))


def _columns(words: Words) -> list[Column]:
    choices = tuple(words(f"support.{key}") for key in SUPPORT)
    return [
        Column(words("rfi.number"), 6),
        Column(words("rfi.section"), 8),
        Column(words("rfi.topic"), 22),
        Column(words("rfi.text"), 58),
        Column(words("rfi.basis"), 26),
        Column(words("rfi.sureness"), 7),
        Column(words("rfi.support"), 16, choices=choices),
        Column(words("rfi.answer"), 44),
        Column(words("rfi.cost"), 20, words("rfi.cost_note"), form="yen"),
        Column(words("rfi.time"), 14, words("rfi.time_note")),
    ]


def _rows(local: Local, items: Sequence[Item]) -> list[list[Cell]]:
    words = local.told.words
    numbers = {section: count(1) for section in Section}
    return [
        [
            f"{_LETTER[item.section]}{next(numbers[item.section])}",
            words(f"section_of.{item.section}"),
            item.topic,
            item.text,
            item.basis or None,
            words(f"sure.{item.sureness}") if item.sureness else None,
            *[None] * _ANSWERS,
        ]
        for item in items
    ]


_LETTER = {Section.FACT: "A", Section.LINKAGE: "B", Section.QUESTION: "C"}


def _sheet(local: Local, name: str) -> Sheet:
    told, words, items = local.told, local.told.words, _items(local)
    columns = _columns(words)
    tints: dict[tuple[int, int], Tint] = {}
    sure = len(columns) - _ANSWERS - 1
    for n, item in enumerate(items):
        for m in range(sure + 1, len(columns)):
            tints[n, m] = "ask"
        if item.sureness is Sureness.ASSUMED:
            tints[n, sure] = "assumed"
        elif item.sureness is Sureness.UNKNOWN:
            tints[n, sure] = "bad"
    date = told.formats.day(told.basis.case.as_of)
    body = told.basis.case.municipality.name
    return Sheet(
        name=name,
        columns=columns,
        rows=_rows(local, items),
        above=(
            told.mark + words("rfi.sheet_title", system=local.system.name, name=body),
            words("rfi.purpose"),
            words("rfi.dates_of_plan" if told.basis.plan else "rfi.dates_unknown", date=date),
            words("rfi.how"),
            words("rfi.marks"),
            words("rfi.reply_to"),
        ),
        tints=tints,
        fixed_columns=3,
    )


def _index(told: Told, locals_: Sequence[Local], targets: Mapping[int, str]) -> Sheet:
    words = told.words
    columns = [
        Column(words("rfi.number"), 6, form="number"),
        Column(words("rfi.system"), 46),
        Column(words("rfi.key"), 14),
        Column(words("rfi.owner"), 16),
        Column(words("rfi.vendor"), 30),
        Column(words("rfi.disposition"), 18),
        Column(words("rfi.linkages"), 9, form="number"),
        Column(words("rfi.core_linkages"), 14, form="number"),
        Column(words("rfi.first_date"), 16, form="era"),
        Column(words("rfi.gaps"), 10, form="number"),
        Column(words("rfi.open_facts"), 12, form="number"),
        Column(words("rfi.questions"), 9, form="number"),
        Column(words("rfi.sent"), 12, form="era"),
        Column(words("rfi.due"), 12, form="era"),
        Column(words("rfi.back"), 12, form="era"),
        Column(words("rfi.remark"), 24),
    ]
    filled = 4
    rows = [_index_row(local, number) for number, local in enumerate(locals_, start=1)]
    tints: dict[tuple[int, int], Tint] = {
        (n, m): "ask" for n in range(len(rows)) for m in range(len(columns) - filled, len(columns))
    }
    case = told.basis.case
    return Sheet(
        name=words("rfi.index"),
        columns=columns,
        rows=rows,
        above=(
            told.mark + words("rfi.title", name=case.municipality.name),
            words(
                "rfi.of_plan" if told.basis.plan else "rfi.of_inventory",
                date=told.formats.day(case.as_of),
                n=words.count("system", len(rows)),
            ),
            words("rfi.internal"),
            words("rfi.check"),
        ),
        tints=tints,
        links={(n, 1): target for n, target in targets.items()},
        fixed_columns=2,
    )


def _index_row(local: Local, number: int) -> list[Cell]:
    told, system = local.told, local.system
    items = _items(local)
    days = [told.basis.cutovers[x].date for x in _others(local) if x in told.basis.cutovers]
    first: date | str = min(days) if days else told.words("hand.none")
    disposition = told.words.known("disposition", system.disposition or "")
    if told.basis.is_assumed(system, "disposition"):
        disposition += told.words("rfi.assumed")
    return [
        number,
        system.name,
        system.id,
        told.owner(system.id),
        told.vendor(system.id),
        disposition,
        len(local.linkages),
        len(local.with_core()),
        first,
        len(local.gaps),
        sum(1 for x in items if x.sureness in (Sureness.ASSUMED, Sureness.UNKNOWN)),
        sum(1 for x in items if x.section is Section.QUESTION),
        *[None] * 4,
    ]


def _others(local: Local) -> list[str]:
    return [local.other(linkage) for linkage in local.linkages]
