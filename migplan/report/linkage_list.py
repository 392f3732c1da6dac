"""The linkage list (手順書 ②-2 連携一覧): what an IT division hands to divisions and vendors.

One row per linkage, from both ends, with what is missing and room for a decision. No amounts of
money: the list goes to vendors.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from migplan.model.gap import Gap
from migplan.model.linkage import Linkage
from migplan.report.book import Book, Cell, Column, Sheet, Tint
from migplan.report.handover import Basis, key_of
from migplan.report.told import Told
from migplan.report.words import Words

_FIXED = 3
"""Columns that stay in sight: up to the provider's name."""


@dataclass(frozen=True)
class _Row:
    """One linkage on its way into the list."""

    number: int
    told: Told
    linkage: Linkage
    gaps: tuple[Gap, ...]

    @property
    def key(self) -> str:
        return key_of(self.linkage)

    @property
    def proposed(self) -> bool:
        return self.key in self.told.basis.proposed


@dataclass(frozen=True)
class _Part:
    """A column and what stands in it."""

    column: Column
    value: Callable[[_Row], Cell]
    tint: Tint | None = None
    """Ground of the cells: what people fill in, or what comes from the catalogue."""
    dated: bool = False
    """Known only where there is a plan."""
    note: Callable[[_Row], str] | None = None
    """What a comment adds to the cell."""


def linkage_book(basis: Basis, lang: str = "ja") -> Book:
    """The linkage list as a workbook of one sheet."""
    sheet = linkage_sheet(basis, lang)
    return Book(sheet.above[0], (sheet,), basis.case.as_of, lang)


def linkage_sheet(basis: Basis, lang: str = "ja") -> Sheet:
    """The linkage list: the rows of the CSV file, and of the workbook's only sheet."""
    told = Told.of(basis, lang)
    parts = [part for part in _parts(told.words) if basis.plan or not part.dated]
    rows = [
        _Row(number, told, linkage, _gaps_shown(basis, linkage))
        for number, linkage in enumerate(basis.linkages, start=1)
    ]
    tints: dict[tuple[int, int], Tint] = {}
    notes: dict[tuple[int, int], str] = {}
    for n, row in enumerate(rows):
        for m, part in enumerate(parts):
            if part.tint == "ask" or (part.tint == "assumed" and row.proposed):
                tints[n, m] = part.tint
            if part.note and (note := part.note(row)):
                notes[n, m] = note
    return Sheet(
        name=told.words("link.sheet"),
        columns=[part.column for part in parts],
        rows=[[part.value(row) for part in parts] for row in rows],
        above=_above(told, rows),
        notes=notes,
        tints=tints,
        fixed_columns=_FIXED,
        pages_wide=2,
    )


def _gaps_shown(basis: Basis, linkage: Linkage) -> tuple[Gap, ...]:
    """The gaps of a linkage, open ones first; bridges have a column of their own."""
    gaps = [gap for gap in basis.gaps_of(linkage) if not gap.is_bridge]
    return tuple(sorted(gaps, key=lambda gap: gap.decision is not None))


def _above(told: Told, rows: Sequence[_Row]) -> tuple[str, ...]:
    words, basis = told.words, told.basis
    date = told.formats.day(basis.case.as_of)
    counted = words.count("linkage", len(rows))
    origin = "link.of_plan" if basis.plan else "link.of_inventory"
    shown = {gap.key for row in rows for gap in row.gaps}
    others = sum(1 for gap in basis.gaps if gap.counts and gap.key not in shown)
    return (
        told.mark + words("link.title", name=basis.case.municipality.name),
        words(origin, date=date, n=counted),
        words("link.marks"),
        words("link.fill_in"),
        *([words("link.other_gaps", n=str(others))] if others else []),
    )


def _parts(words: Words) -> tuple[_Part, ...]:
    """All columns in their order."""
    decisions = tuple(
        words(f"verdict.{name}") for name in ("open", "planned", "accepted", "false_alarm")
    )
    return (
        _Part(Column(words("link.number"), 6, form="number"), lambda row: row.number),
        _Part(Column(words("link.state"), 10), _state, "assumed"),
        _Part(Column(words("link.provider"), 17), lambda row: _name(row, row.linkage.provider)),
        _Part(Column(words("link.provider_owner"), 11), _owner("provider")),
        _Part(Column(words("link.provider_vendor"), 17), _vendor("provider")),
        _Part(Column(words("link.consumer"), 17), lambda row: _name(row, row.linkage.consumer)),
        _Part(Column(words("link.consumer_owner"), 11), _owner("consumer")),
        _Part(Column(words("link.consumer_vendor"), 17), _vendor("consumer")),
        _Part(
            Column(words("link.data"), 21), lambda row: row.told.given(row.linkage.data), "assumed"
        ),
        _Part(
            Column(words("link.timing"), 12),
            lambda row: row.told.given(row.linkage.timing),
            "assumed",
        ),
        _Part(Column(words("link.volume"), 11), lambda row: row.told.given(row.linkage.volume)),
        _Part(
            Column(words("link.method"), 12),
            lambda row: row.told.method(row.linkage.method),
            "assumed",
        ),
        _Part(Column(words("link.standard"), 10), _standard, "assumed"),
        _Part(Column(words("link.method_after"), 12), lambda r: r.told.method_after(r.linkage)),
        _Part(Column(words("link.provider_date"), 12, form="era"), _switch("provider"), dated=True),
        _Part(Column(words("link.consumer_date"), 12, form="era"), _switch("consumer"), dated=True),
        _Part(Column(words("link.bridge"), 14), lambda r: r.told.bridge(r.linkage), dated=True),
        _Part(Column(words("link.rework"), 11, form="era"), _rework, dated=True),
        _Part(Column(words("link.gap"), 20), _gap, note=_findings),
        _Part(Column(words("link.severity"), 7), _severity),
        _Part(Column(words("link.todo"), 44), _todo, note=_ways),
        _Part(Column(words("link.due"), 11, form="era"), _due, dated=True),
        _Part(
            Column(words("link.decision"), 10, words("link.decision_note"), decisions, strict=True),
            _decision,
            "ask",
            note=_decisions,
        ),
        _Part(Column(words("link.who"), 11), _empty, "ask"),
        _Part(Column(words("link.until"), 11, words("link.until_note"), form="era"), _empty, "ask"),
        _Part(Column(words("link.remark"), 18), _remark, "ask"),
        _Part(Column(words("link.note"), 20), lambda row: row.linkage.note),
        _Part(Column(words("link.key"), 24), lambda row: row.key),
        _Part(Column(words("link.source"), 18), _source),
        _Part(Column(words("link.address"), 15), _address),
    )


def _empty(_row: _Row) -> Cell:
    return None


def _name(row: _Row, key: str) -> Cell:
    return row.told.basis.name(key)


def _owner(end: str) -> Callable[[_Row], Cell]:
    return lambda row: row.told.owner(getattr(row.linkage, end))


def _vendor(end: str) -> Callable[[_Row], Cell]:
    return lambda row: row.told.vendor(getattr(row.linkage, end))


def _switch(end: str) -> Callable[[_Row], Cell]:
    return lambda row: row.told.switch(getattr(row.linkage, end))


def _state(row: _Row) -> Cell:
    return row.told.words("link.proposed" if row.proposed else "link.stated")


def _standard(row: _Row) -> Cell:
    match row.linkage.standard:
        case None:
            return row.told.words("hand.unknown")
        case True:
            return row.told.words("link.is_standard")
        case False:
            return row.told.words("link.not_standard")


def _rework(row: _Row) -> Cell:
    rework = row.told.basis.reworks.get(row.key)
    return rework.ready_by if rework else row.told.words("hand.no_bridge")


def _gap(row: _Row) -> Cell:
    words = row.told.words
    return "\n".join(words.say(gap.title) for gap in row.gaps) or words("link.no_gap")


def _severity(row: _Row) -> Cell:
    words = row.told.words
    return words.known("severity", row.gaps[0].severity) if row.gaps else words("hand.none")


def _todo(row: _Row) -> Cell:
    words, formats, basis = row.told.words, row.told.formats, row.told.basis
    bridge, rework = basis.bridges.get(row.key), basis.reworks.get(row.key)
    found: list[str] = []
    if bridge and not bridge.running_at_as_of:
        found.append(words("link.todo_bridge", date=formats.day(bridge.start)))
    if rework:
        found.append(words("link.todo_rework", date=formats.day(rework.ready_by)))
    for gap in row.gaps:
        if gap.decision is not None:
            continue
        first = words.say(gap.remedies[0]) if gap.remedies else words.say(gap.finding)
        more = len(gap.remedies) - 1
        found.append(first + (words("link.more_ways", n=str(more)) if more > 0 else ""))
    return "\n".join(words("list.dot") + line for line in found) or words("link.todo_none")


def _decision(row: _Row) -> Cell:
    """What was decided, where that is one and the same for all gaps of the linkage."""
    verdicts = {gap.decision.verdict if gap.decision else None for gap in row.gaps}
    verdict = verdicts.pop() if len(verdicts) == 1 else None
    return row.told.words(f"verdict.{verdict}") if verdict else None


def _decisions(row: _Row) -> str:
    """Every decision on a gap of the linkage: which, what, who, when and why."""
    words, formats = row.told.words, row.told.formats
    lines: list[str] = []
    for gap in row.gaps:
        made = gap.decision
        if made is not None:
            until = (
                [words("gap.decided_until", until=formats.day(made.until))] if made.until else []
            )
            facts = [words(f"verdict.{made.verdict}"), made.who, formats.day(made.when), *until]
            lines.append(f"{gap.key}: {words('hand.join').join(facts)}\n{made.why}")
    return "\n".join(lines)


def _remark(row: _Row) -> Cell:
    """Why it was decided so; room for more."""
    reasons = dict.fromkeys(gap.decision.why for gap in row.gaps if gap.decision)
    return "\n".join(reasons) or None


def _findings(row: _Row) -> str:
    return "\n".join(row.told.words.say(gap.finding) for gap in row.gaps)


def _ways(row: _Row) -> str:
    """All ways to settle each gap, one below the other."""
    words = row.told.words
    ways = (words("list.dot") + words.say(r) for gap in row.gaps for r in gap.remedies)
    return "\n".join(ways)


def _due(row: _Row) -> Cell:
    basis = row.told.basis
    bridge, rework = basis.bridges.get(row.key), basis.reworks.get(row.key)
    left = [gap for gap in row.gaps if gap.counts]
    days = [gap.due for gap in left if gap.due]
    days += [bridge.start] if bridge and not bridge.running_at_as_of else []
    days += [rework.ready_by] if rework else []
    if days:
        return min(days)
    return row.told.words("hand.undecided" if left else "hand.none")


def _source(row: _Row) -> Cell:
    words = row.told.words
    if row.proposed:
        return words("link.table")
    return row.linkage.source or words("hand.none")


def _address(row: _Row) -> Cell:
    return row.told.basis.addresses.get(f"linkage:{row.key}") or row.told.words("hand.none")
