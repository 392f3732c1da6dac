"""An office's own wording of single sentences, checked against the sentences it replaces."""

from difflib import get_close_matches
from pathlib import Path
from string import Formatter
from typing import Any

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.text_file import forbidden_character
from migplan.report.words import table


def office_messages(text: str, path: Path) -> tuple[dict[str, dict[str, str]], list[Diagnostic]]:
    """Sentences by key and language, and what is wrong with the others.

    Args:
        text: YAML: ``KEY: {ja: "...", en: "..."}``.
        path: Where it was read; named with every fault.
    """
    import yaml

    reader: Any = yaml
    compose = reader.compose
    try:
        root: Any = compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark: Any = getattr(error, "problem_mark", None)
        reason = str(getattr(error, "problem", None) or "YAML")
        return {}, [_unreadable(path, mark.line + 1 if mark else 0, reason, reason)]
    except RecursionError:
        return {}, [_unreadable(path, 0, "入れ子が深すぎます", "nested too deeply")]
    if root is None:
        return {}, []
    if not isinstance(root, yaml.MappingNode):
        return {}, [_unreadable(path, 1, "「キー: 文言」の組ではありません", "not a mapping")]
    found: dict[str, dict[str, str]] = {}
    faults: list[Diagnostic] = []
    for key_node, value in root.value:
        place = Location(path, key_node.start_mark.line + 1)
        key = str(key_node.value)
        row = _row(value) if isinstance(key_node, yaml.ScalarNode) else None
        if row is None or key in found:
            reasons = (
                (
                    "文言が ja と en の組ではないか、制御文字があります",
                    "a message is ja and en, without control characters",
                )
                if row is None
                else (f"「{key}」が二度あります", f"'{key}' stands twice")
            )
            faults.append(_unreadable(path, place.line, *reasons))
            continue
        wrong = _wrong(key, row, place)
        if wrong:
            faults.append(wrong)
        else:
            found[key] = row
    return found, faults


def _row(node: Any) -> dict[str, str] | None:
    """The texts of one message by language; ``None`` where it is no such thing."""
    import yaml

    if not isinstance(node, yaml.MappingNode):
        return None
    pairs: list[tuple[Any, Any]] = node.value
    scalars = all(isinstance(part, yaml.ScalarNode) for pair in pairs for part in pair)
    row = {str(k.value): str(v.value) for k, v in pairs} if scalars else {}
    # a control character would break every drawing that the sentence stands in
    return row if row and not any(map(forbidden_character, row.values())) else None


def _wrong(key: str, row: dict[str, str], place: Location) -> Diagnostic | None:
    standard = table().get(key)
    if standard is None:
        near = get_close_matches(key, table(), n=1)
        return Diagnostic("MIG425", place, {"value": key} | ({"nearest": near[0]} if near else {}))
    missing = [language for language in standard if not row.get(language)]
    if missing:
        return Diagnostic("MIG426", place, {"value": key, "missing": "・".join(missing)})
    more = sorted(set(row) - set(standard))
    if more:
        values = {"value": f"{key}.{more[0]}", "nearest": "ja"}
        return Diagnostic("MIG425", place, values)
    for language, text in row.items():
        allowed = _places(standard[language]) or set[str]()
        found = _places(text)
        strange = {" "} if found is None else found - allowed
        if strange:
            names = "、".join(f"{{{name}}}" for name in sorted(allowed)) or "―"
            values = {
                "value": key,
                "found": "、".join(f"{{{name}}}" for name in sorted(strange)),
                "allowed": names,
            }
            return Diagnostic("MIG427", place, values)
    return None


def _places(text: str) -> set[str] | None:
    """Names of the places to fill in a sentence; ``None`` where its braces do not pair.

    A name with a point, a bracket or a form is told whole, so that it is none of those allowed.
    """
    found: set[str] = set()
    try:
        for _, name, form, conversion in Formatter().parse(text):
            if name is not None:
                found.add(
                    name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
                )
    except ValueError:
        return None
    return found


def _unreadable(path: Path, line: int, ja: str, en: str) -> Diagnostic:
    return Diagnostic("MIG428", Location(path, line), {"reason_ja": ja, "reason_en": en})
