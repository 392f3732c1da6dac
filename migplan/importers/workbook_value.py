"""What one cell says, as the node that a text file would have given."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.importers.field_words import VALUES
from migplan.importers.grid import Value
from migplan.importers.lists.words import value_words
from migplan.importers.nearest import nearest
from migplan.importers.node import Node
from migplan.importers.values.dates import DateStatus, read_date
from migplan.importers.values.plain import plain
from migplan.importers.workbook_names import Known
from migplan.importers.workbook_rows import Entry
from migplan.importers.workbook_shape import ALL_BUSINESSES, FLAGS
from migplan.importers.workbook_text import compared, plain_list, plain_text

_NUMBER = re.compile(r"([0-9][0-9,]*)(\.[0-9]+)?(?:円|人|名|件|か月|ヶ月|カ月|年)?")
_ID = re.compile(r"[!-~]+")
_PLAIN_DATE = re.compile(r"FY[0-9]{4}|[0-9]{4}([-/][0-9]{1,2}){1,2}")
_CODE_DIGITS = 6
_YES = frozenset({"○", "◯", "〇", "●", "はい", "有", "あり", "yes", "true"})
_NO = frozenset({"×", "✕", "-", "ー", "いいえ", "無", "なし", "no", "false"})
_ALIASES: Mapping[str, frozenset[str]] = {
    "true": _YES,
    "yes": _YES,
    "false": _NO,
    "no": _NO,
}
"""Other words for flags and ticks, as they are compared."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What cells may refer to, and where problems go."""

    systems: Known
    nodes: Known
    """Systems and partners, those of the catalogue too."""
    problems: list[Diagnostic]


def node_of(entry: Entry, meaning: Meaning) -> Node | None:
    """The node of one cell; None when it is wrong, which is then among the problems."""
    field, place = entry.field, entry.place
    if field.is_list:
        items = [_text_node(text, entry, meaning) for text in _texts(entry)]
        good = [item for item in items if item is not None]
        return Node([*good], place) if len(good) == len(items) else None
    match field.form:
        case "flag":
            code = _word(entry, FLAGS, meaning)
            return None if code is None else Node(code == "true", place, _text(entry.value))
        case "choice":
            code = _word(entry, field.words, meaning)
            return None if code is None else Node(code, place, code)
        case "whole" | "amount":
            return Node(_number(entry.value), place, _text(entry.value))
        case "day" | "rough":
            text = _text(entry.value)
            return Node(_when(text), place, text)
        case "text":
            return _text_node(_text(entry.value), entry, meaning)


def text_of(entry: Entry) -> str:
    """The text of a cell."""
    return _text(entry.value)


def _texts(entry: Entry) -> list[str]:
    value = entry.value if isinstance(entry.value, str) else _text(entry.value)
    return plain_list(value, names=bool(entry.field.refers))


def _text(value: Value) -> str:
    """A value as text: what a number or day looks like when one types it."""
    match value:
        case str():
            return plain_text(value)
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _when(text: str) -> str:
    """A single date as files have it; what is none stays as it was written, to be told."""
    plain = unicodedata.normalize("NFKC", text).upper()
    if _PLAIN_DATE.fullmatch(plain):
        return plain
    read = read_date(text, serial=False)
    alone = read.status is DateStatus.KNOWN and read.start is None and not read.rest
    return str(read.rough) if alone and read.rough is not None else text


def _number(value: Value) -> int | float | bool | str:
    match value:
        case bool():
            return value
        case float() if value.is_integer():
            return int(value)
        case int() | float():
            return value
        case _:
            pass
    text = _text(value)
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found = _NUMBER.fullmatch(plain)
    if found is None:
        return text
    whole = int(found[1].replace(",", ""))
    return float(f"{whole}{found[2]}") if found[2] else whole


def _word(entry: Entry, words: Mapping[str, str], meaning: Meaning) -> str | None:
    """The value of a closed list that a word stands for; the part before a bracket will do."""
    said = compared(_text(entry.value))
    for code, word in words.items():
        if said in (compared(code), compared(word)) or said in _ALIASES.get(code, ()):
            return code
    # what lists of others say is understood here too: 移行済, 特定移行支援, HULFT
    kind = next((name for name, known in VALUES.items() if known == words), "")
    if kind and (usual := value_words(kind).get(plain(_text(entry.value)))):
        return usual
    short = [code for code, word in words.items() if compared(word).partition("(")[0] == said]
    if len(short) == 1:
        return short[0]
    values = {
        "value": _text(entry.value),
        "allowed": "".join(f"「{word}」" for word in words.values()),
        "nearest": nearest(_text(entry.value), words.values()),
    }
    meaning.problems.append(Diagnostic("MIG124", entry.place, values))
    return None


def _text_node(text: str, entry: Entry, meaning: Meaning) -> Node | None:
    said: str | None = text
    match entry.field.refers:
        case "node":
            said = _reference(text, entry, meaning.nodes, "MIG203", meaning.problems)
        case "system":
            said = _reference(text, entry, meaning.systems, "MIG204", meaning.problems)
        case "price":
            said = text.split(maxsplit=1)[0] if text else text
        case "business" if text == ALL_BUSINESSES and not entry.field.is_list:
            said = "*"
        case _:
            if entry.field.route == ("code",) and not isinstance(entry.value, str):
                # a cell of numbers drops the leading zero; the check digit tells a wrong one
                said = text.zfill(_CODE_DIGITS)
    return None if said is None else Node(said, entry.place, said)


def _reference(
    text: str, entry: Entry, known: Known, code: str, problems: list[Diagnostic]
) -> str | None:
    found = known.find(text)
    if len(found) == 1:
        return found[0]
    if found:
        values = {"value": text, "allowed": ", ".join(sorted(found))}
        problems.append(Diagnostic("MIG171", entry.place, values))
        return None
    if _ID.fullmatch(text):
        return text  # whether it is declared anywhere is judged when all files are known
    names: Iterable[str] = (*known.names, *known.names.values())
    values = {"value": text, "nearest": nearest(text, names)}
    problems.append(Diagnostic(code, entry.place, values))
    return None
