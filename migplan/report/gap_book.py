"""The gap register as a workbook: a row for each gap, with room for the decision of the office."""

from collections.abc import Callable
from dataclasses import dataclass

from migplan.gaps.action import remedy_words
from migplan.gaps.register import RegisterRow
from migplan.report.book import Book, Cell, Column, Sheet, Tint
from migplan.report.formats import Formats
from migplan.report.registered import Registered
from migplan.report.words import Words

_FIXED = 4
"""Columns that stay in sight: up to what is missing."""
DECISION_FIELDS = ("verdict", "who", "when", "why", "until")
"""Columns to fill in; also the fields of the file of decisions."""
_VERDICTS = ("open", "planned", "accepted", "false_alarm")


@dataclass(frozen=True)
class _Told:
    found: Registered
    words: Words
    formats: Formats

    @property
    def lang(self) -> str:
        return self.words.lang


@dataclass(frozen=True)
class _Part:
    """A column and what stands in it."""

    column: Column
    value: Callable[[_Told, RegisterRow], Cell]
    tint: Tint | None = None
    dated: bool = False
    """Known only where there is a plan."""
    note: Callable[[_Told, RegisterRow], str] | None = None


def register_book(found: Registered, lang: str = "ja") -> Book:
    """The register as a workbook: the gaps, and the decisions to look at again if there are any."""
    told = _Told(found, Words(lang), Formats(lang))
    sheets = [_register(told)]
    if found.again:
        sheets.append(_again(told))
    return Book(sheets[0].above[0], tuple(sheets), found.case.as_of, lang)


def _register(told: _Told) -> Sheet:
    found, words = told.found, told.words
    parts = [part for part in _parts(words) if found.plan or not part.dated]
    tints: dict[tuple[int, int], Tint] = {}
    notes: dict[tuple[int, int], str] = {}
    for n, row in enumerate(found.rows):
        for m, part in enumerate(parts):
            if part.tint:
                tints[n, m] = part.tint
            if part.note and (note := part.note(told, row)):
                notes[n, m] = note
    mark = words("hand.invented") if found.case.municipality.invented else ""
    origin = "register.of_plan" if found.plan else "register.of_inventory"
    codes = words("hand.join").join(rule.code for rule in found.passed_over)
    return Sheet(
        name=words("register.sheet"),
        columns=[part.column for part in parts],
        rows=[[part.value(told, row) for part in parts] for row in found.rows],
        above=(
            mark + words("register.title", name=found.case.municipality.name),
            words(
                origin,
                date=told.formats.day(found.case.as_of),
                n=str(len(found.open)),
                decided=str(len(found.decided)),
                bridges=str(len(found.bridges)),
                codes=codes,
            ),
            words("register.assumed"),
            words("register.fill_in"),
        ),
        notes=notes,
        tints=tints,
        fixed_columns=_FIXED,
        pages_wide=2,
    )


def _parts(words: Words) -> tuple[_Part, ...]:
    """All columns in their order."""
    verdicts = tuple(words(f"verdict.{name}") for name in _VERDICTS)
    return (
        _Part(Column(words("register.status"), 9), _status),
        _Part(Column(words("gap.severity"), 7), _severity),
        _Part(Column(words("register.ends"), 24), _ends),
        _Part(Column(words("register.missing"), 34), _missing),
        _Part(Column(words("register.todo"), 30), _todo, note=_ways),
        _Part(Column(words("register.actor"), 12), _who),
        _Part(Column(words("gap.due"), 10, form="era"), lambda _, r: r.due, dated=True),
        _Part(
            Column(words("register.needed"), 10, form="era"), lambda _, r: r.needed_by, dated=True
        ),
        _Part(Column(words("register.cost"), 16), _cost),
        _Part(Column(words("register.low"), 11, form="yen"), _yen("low")),
        _Part(Column(words("register.typical"), 11, form="yen"), _yen("typical")),
        _Part(Column(words("register.high"), 11, form="yen"), _yen("high")),
        _Part(
            Column(words("gap.verdict"), 10, words("register.verdict_note"), verdicts, strict=True),
            _verdict,
            "ask",
        ),
        _Part(Column(words("register.decider"), 12), _decision("who"), "ask"),
        _Part(
            Column(words("register.when"), 11, words("link.until_note"), form="date"),
            _decision("when"),
            "ask",
        ),
        _Part(Column(words("register.why"), 26), _decision("why"), "ask"),
        _Part(
            Column(words("register.until"), 11, words("register.until_note"), form="date"),
            _decision("until"),
            "ask",
        ),
        _Part(Column(words("gap.period"), 8), lambda t, r: t.words.known("period", r.period)),
        _Part(Column(words("register.data"), 16), lambda _, r: r.data),
        _Part(Column(words("register.owners"), 16), _owners),
        _Part(Column(words("register.today"), 14), lambda t, r: t.words.say(r.stand.today)),
        _Part(
            Column(words("register.during"), 22),
            lambda t, r: t.words.say(r.stand.during),
            dated=True,
        ),
        _Part(Column(words("register.after"), 16), lambda t, r: t.words.say(r.stand.after)),
        _Part(Column(words("register.route_today"), 14), _route("route_today")),
        _Part(Column(words("register.route_after"), 14), _route("route_after")),
        _Part(
            Column(words("register.sure"), 8),
            lambda t, r: t.words.known("confidence", r.confidence),
        ),
        _Part(Column(words("register.reference"), 24), lambda t, r: t.words.say(r.reference)),
        _Part(Column(words("register.evidence"), 22), _evidence),
        _Part(Column(words("gap.key"), 22), lambda _, r: r.key),
    )


def _status(told: _Told, row: RegisterRow) -> Cell:
    if row.decision is not None:
        return told.words("register.decided")
    return told.words("register.bridge" if row.is_bridge else "verdict.open")


def _severity(told: _Told, row: RegisterRow) -> Cell:
    return told.words.known("severity", row.severity)


def _ends(_told: _Told, row: RegisterRow) -> Cell:
    names = [end.name for end in row.ends]
    return (" → " if row.flow else "\n").join(names) or row.subject


def _owners(told: _Told, row: RegisterRow) -> Cell:
    owners = dict.fromkeys(end.owner or told.words("hand.none") for end in row.ends)
    return "\n".join(owners)


def _missing(told: _Told, row: RegisterRow) -> Cell:
    return f"{told.words.say(row.title)}\n{told.words.say(row.missing)}"


def _todo(told: _Told, row: RegisterRow) -> Cell:
    more = len(row.remedies) - 1
    plain = row.decision is not None or row.is_bridge or more < 1
    return told.words.say(row.todo) + ("" if plain else told.words("link.more_ways", n=str(more)))


def _ways(told: _Told, row: RegisterRow) -> str:
    """All ways to settle it, ranked, with their prices."""
    ways = (told.words.say(remedy_words(remedy)) for remedy in row.remedies)
    return "\n".join(f"{number}. {way}" for number, way in enumerate(ways, start=1))


def _who(told: _Told, row: RegisterRow) -> Cell:
    return row.who or told.words("gap.no_actor")


def _cost(told: _Told, row: RegisterRow) -> Cell:
    return told.words.say(row.cost_words)


def _yen(end: str) -> Callable[[_Told, RegisterRow], Cell]:
    return lambda _, row: getattr(row.cost, end) if row.cost and row.cost.high else None


def _route(name: str) -> Callable[[_Told, RegisterRow], Cell]:
    def value(told: _Told, row: RegisterRow) -> Cell:
        route = getattr(row, name)
        return told.words.say(route.words) if route else told.words("hand.none")

    return value


def _verdict(told: _Told, row: RegisterRow) -> Cell:
    return told.words(f"verdict.{row.decision.verdict}") if row.decision else None


def _decision(field: str) -> Callable[[_Told, RegisterRow], Cell]:
    return lambda _, row: getattr(row.decision, field) if row.decision else None


def _evidence(told: _Told, row: RegisterRow) -> Cell:
    return "\n".join(entry.address for entry in row.evidence) or told.words("hand.none")


def _again(told: _Told) -> Sheet:
    words, lang = told.words, told.lang
    return Sheet(
        name=words("gap.again"),
        columns=[
            Column(words("gap.again_place"), 24),
            Column(words("gap.again_what"), 70),
            Column(words("gap.again_hint"), 60),
        ],
        rows=[
            [str(entry.location), entry.message(lang), entry.hint(lang)]
            for entry in told.found.again
        ],
        above=(words("gap.again"),),
    )
