"""Syntax errors of YAML in the reader's words."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from yaml import YAMLError

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location


@dataclass(frozen=True, slots=True)
class _Rule:
    """Says which code a sentence of the parser stands for."""

    code: str
    problem: str = ""
    context: str = ""
    at_start: bool = False
    """Point at where the broken thing begins, not at where the parser gave up."""


_RULES = (
    _Rule("MIG113", "end of stream", "quoted scalar", at_start=True),
    _Rule("MIG148", context="parsing a flow", at_start=True),
    _Rule("MIG144", "mapping values are not allowed"),
    _Rule("MIG144", "sequence entries are not allowed"),
    _Rule("MIG145", context="parsing a block"),
    _Rule("MIG146", "could not find expected ':'", at_start=True),
    _Rule("MIG147", "cannot start any token"),
)


def syntax_problem(error: YAMLError, text: str, shown: PurePosixPath) -> Diagnostic:
    """Turn what the parser says into a code, and point at where the mistake begins.

    The parser comes in two builds, with and without libyaml, whose sentences differ a little;
    only what both say is looked for.
    """
    seen: Any = error
    problem = str(getattr(seen, "problem", None) or "?")
    context = str(getattr(seen, "context", None) or "")
    mark = getattr(seen, "problem_mark", None)
    begin = getattr(seen, "context_mark", None) or mark
    lines = text.splitlines() or [""]
    here, start = _place(mark, shown), _place(begin, shown)
    line = lines[here.line - 1] if 0 < here.line <= len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Diagnostic("MIG105", Location(shown, here.line, 1))
    for rule in _RULES:
        if rule.problem in problem and rule.context in context:
            place = start if rule.at_start else here
            return Diagnostic(rule.code, place, {"value": _character(lines, place)})
    return Diagnostic("MIG104", here, {"reason": re.sub(r"\s+", " ", problem)})


def _place(mark: Any, shown: PurePosixPath) -> Location:
    if mark is None:
        return Location(shown)
    return Location(shown, mark.line + 1, mark.column + 1)


def _character(lines: list[str], place: Location) -> str:
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    return line[place.column - 1 : place.column] or "?"
