"""The gap register as SARIF 2.1.0, which editors and code hosts show beside the inventory.

OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0" (2020-03-27).
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from migplan import __version__
from migplan.catalogue.catalogue import Catalogue, load_catalogue
from migplan.gaps.register import Evidence, RegisterRow
from migplan.gaps.rule import Rule
from migplan.gaps.rules import BUILTIN
from migplan.model.gap import GapSeverity
from migplan.report.findings import location_of
from migplan.report.registered import Registered
from migplan.report.words import Words

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {GapSeverity.HIGH: "error", GapSeverity.MEDIUM: "warning"}
_NOTE = "note"
_BASE = "INVENTORY"
"""What the paths are relative to: the folder of the inventory."""
FINGERPRINT = "migplanGapKey/v1"


def register_sarif(found: Registered, lang: str = "ja") -> str:
    """The whole register as one run; decided gaps are suppressed, with the reason."""
    catalogue = load_catalogue()
    places = {rule.code: place for place, rule in enumerate(BUILTIN)}
    run = {
        "tool": {
            "driver": {
                "name": "migplan",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule, catalogue, lang) for rule in BUILTIN],
            }
        },
        "originalUriBaseIds": {
            _BASE: {"description": {"text": Words(lang)("register.base")}},
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(row, places, lang) for row in found.rows],
        "properties": {
            "asOf": found.case.as_of.isoformat(),
            "withPlan": found.plan is not None,
            "passedOver": [rule.code for rule in found.passed_over],
        },
    }
    document = {
        # the mark by which a file of ours is known stands near the beginning
        "properties": {"$comment": f"migplan {__version__}"},
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _rule(rule: Rule, catalogue: Catalogue, lang: str) -> dict[str, Any]:
    kind = catalogue.gap_kind(rule.kind)
    title = rule.title.in_language(lang)
    told = rule.reason if lang == "en" or kind is None else kind.description.ja
    ways = [remedy.in_language(lang) for remedy in kind.remedies] if kind else []
    dot = Words(lang)("list.dot").strip()
    lines = [told, *(f"{dot} {way}" for way in ways)]
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.kind.split("_")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": " ".join(told.split())},
        "help": {
            "text": "\n".join(lines),
            "markdown": "\n".join([told, "", *(f"- {way}" for way in ways)]),
        },
        "defaultConfiguration": {"level": _LEVELS.get(rule.severity, _NOTE)},
        "properties": {
            "needsPlan": rule.needs_plan,
            "period": rule.period.value,
            "documentation": f"docs/gaps.md#{rule.code.lower()}",
        },
    }


def _result(row: RegisterRow, places: Mapping[str, int], lang: str) -> dict[str, Any]:
    words = Words(lang)
    facts = (
        row.missing.in_language(lang),
        words("register.do", todo=row.todo.in_language(lang)),
        words("register.who", who=row.who or words("gap.no_actor")),
        *([words("register.due", date=row.due.isoformat())] if row.due else []),
        words("gap.cost", words=row.cost_words.in_language(lang)),
    )
    result: dict[str, Any] = {
        "ruleId": row.code,
        "ruleIndex": places.get(row.code, -1),
        "level": _LEVELS.get(row.severity, _NOTE),
        "message": {"text": "\n".join(facts)},
        "partialFingerprints": {FINGERPRINT: row.key},
        "properties": {
            "key": row.key,
            "severity": row.severity.value,
            "confidence": row.confidence.value,
            "period": row.period.value,
            "due": row.due.isoformat() if row.due else None,
            "neededBy": row.needed_by.isoformat() if row.needed_by else None,
        },
    }
    own, *others = [entry for entry in row.evidence if not entry.fact.startswith("decision:")] or [
        None
    ]
    if own is not None:
        result["locations"] = [_location(own)]
    if others:
        result["relatedLocations"] = [
            {"id": number, **_location(entry)}
            for number, entry in enumerate(others, start=1)
            if entry is not None
        ]
    if row.decision is not None:
        result["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted",
                "justification": row.decision.why,
                "properties": row.decision.model_dump(mode="json", exclude={"gap", "why"}),
            }
        ]
    return result


def _location(entry: Evidence) -> dict[str, Any]:
    """A place in a text file, or in a workbook, whose cells are logical places of a file."""
    place = location_of(entry.address)
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": quote(str(place.path.as_posix())), "uriBaseId": _BASE}
    }
    location: dict[str, Any] = {"physicalLocation": physical, "message": {"text": entry.fact}}
    if place.sheet:
        cell = f"{place.sheet}!{place.cell}" if place.cell else place.sheet
        location["logicalLocations"] = [{"fullyQualifiedName": cell, "kind": "cell"}]
        location["message"] = {"text": f"{entry.fact}: {cell}"}
    elif place.line:
        physical["region"] = {"startLine": place.line}
        if place.column:
            physical["region"]["startColumn"] = place.column
    return location
