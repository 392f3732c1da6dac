"""What a check found, in one form for all kinds: place, severity, what, and how to mend it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic, Severity
from migplan.diagnostics.location import Location, column_number
from migplan.model.case import Assumption
from migplan.model.gap import Gap
from migplan.report.words import Words

_CELL = re.compile(r"(.+)\[(.+)!([A-Z]{1,3})([0-9]{1,7})\]")
_LINE = re.compile(r"(.+?):(\d+)(?::(\d+))?")
_SUBJECTS = ("linkage", "system", "contract", "partner")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found."""

    location: Location
    place: str
    """The address as it is shown."""
    word: str
    """How severe it is, in the reader's language."""
    code: str
    what: str
    hint: str
    severity: Severity | None = None
    """Of a problem; none for gaps and assumptions, which colour no cell."""


def problems(diagnostics: Iterable[Diagnostic], lang: str) -> tuple[Finding, ...]:
    """The problems of an inventory, in the order given."""
    words = Words(lang)
    return tuple(
        Finding(
            location=problem.location,
            place=str(problem.location),
            word=words("mend.warning" if problem.severity is Severity.WARNING else "mend.error"),
            code=problem.code,
            what=problem.message(lang),
            hint=problem.hint(lang),
            severity=problem.severity,
        )
        for problem in diagnostics
    )


def remarks(
    gaps: Iterable[Gap],
    assumptions: Iterable[Assumption],
    addresses: Mapping[str, str],
    lang: str,
) -> tuple[Finding, ...]:
    """Open gaps and assumptions that have an address."""
    words = Words(lang)
    found: list[Finding] = []
    for gap in gaps:
        if not gap.counts:
            continue
        address = address_of(gap, addresses)
        if address:
            word = words("mend.gap", severity=words.known("severity", gap.severity))
            hint = words("gap.join").join(words.say(remedy) for remedy in gap.remedies)
            what = words.say(gap.finding)
            found.append(Finding(location_of(address), address, word, gap.key, what, hint))
    for entry in assumptions:
        kind = entry.key.partition(":")[0]
        places = [a for s in entry.subjects if (a := addresses.get(f"{kind}:{s}"))]
        if places:
            first, more = places[0], len(places) - 1
            place = words("mend.places", first=first, n=str(more)) if more else first
            word, hint = words("mend.assumption"), words("mend.assumption_hint")
            what = words.say(entry.statement)
            found.append(Finding(location_of(first), place, word, entry.key, what, hint))
    return tuple(found)


def address_of(gap: Gap, addresses: Mapping[str, str]) -> str:
    """Where the linkage, system, contract or partner that a gap is about was written; else empty."""
    keys = (f"{kind}:{gap.subject}" for kind in _SUBJECTS)
    return next((addresses[key] for key in keys if key in addresses), "")


def location_of(address: str) -> Location:
    """The place that an address names: ``file:line``, ``file:line:column``, ``file[sheet!A1]``."""
    if cell := _CELL.fullmatch(address):
        return Location(PurePosixPath(cell[1]), int(cell[4]), column_number(cell[3]), cell[2])
    if line := _LINE.fullmatch(address):
        return Location(PurePosixPath(line[1]), int(line[2]), int(line[3] or 0))
    return Location(PurePosixPath(address))
