"""Reads the folder of an office's own templates; what is wrong is told, and left as delivered."""

from collections.abc import Iterator
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from migplan.assets import templates
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.diagnostics.os_reasons import os_reason
from migplan.importers.text_file import forbidden_character
from migplan.report.environment import environment
from migplan.report.office import Office
from migplan.report.office_messages import office_messages
from migplan.report.parts import STYLES

if TYPE_CHECKING:
    from jinja2 import TemplateSyntaxError

MESSAGES = "messages.yaml"
"""File of an office's own sentences."""

_JOINT_PAGE, _JOINT_FIGURES = "joint.html.j2", "joint/"
_STYLES = frozenset(f"css/{name}.css" for name in STYLES)
_LARGEST = 1_000_000
_PASSED_OVER = frozenset({".md", ".txt", ".db", ".ini"})
"""Notes beside the templates, and what Windows leaves in a folder."""


def replaceable() -> tuple[str, ...]:
    """Names of the files that an office may replace, sorted: blocks of the report and its styles.

    Pages about several plans belong to no single office and stay as delivered.
    """
    every = _below(templates(), "")
    return tuple(sorted(name for name in every if _is_block(name)))


def read_office(folder: Path) -> tuple[Office, tuple[Diagnostic, ...]]:
    """Read the folder of an office.

    Returns:
        What can be used of it, and what is wrong with the rest: one entry for each fault, sorted
        by place.
    """
    found: dict[str, str] = {}
    faults: list[Diagnostic] = []
    messages: dict[str, dict[str, str]] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if any(part.startswith(".") for part in name.split("/")) or path.suffix in _PASSED_OVER:
            continue
        if name != MESSAGES and (wrong := _wrong_name(name, path)):
            faults.append(wrong)
            continue
        text = _text(path)
        if isinstance(text, Diagnostic):
            faults.append(text)
        elif name == MESSAGES:
            messages, wrong_ones = office_messages(text, path)
            faults += wrong_ones
        elif wrong := _wrong_text(name, path, text):
            faults.append(wrong)
        else:
            found[name] = text
    faults.sort(key=lambda fault: (fault.location.order, fault.code))
    return Office(folder, found, messages), tuple(faults)


def _is_block(name: str) -> bool:
    if name.endswith(".html.j2"):
        return name != _JOINT_PAGE and not name.startswith(_JOINT_FIGURES)
    return name in _STYLES


def _below(folder: Traversable, prefix: str) -> Iterator[str]:
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _below(entry, f"{name}/")
        else:
            yield name


def _wrong_name(name: str, path: Path) -> Diagnostic | None:
    known = replaceable()
    if name in known:
        return None
    values = {"value": name}
    if name in _below(templates(), "") or name.startswith(("js/", "messages/")):
        return Diagnostic("MIG422", Location(path), values)
    near = get_close_matches(name, [*known, MESSAGES], n=1)
    return Diagnostic("MIG421", Location(path), values | ({"nearest": near[0]} if near else {}))


def _text(path: Path) -> str | Diagnostic:
    try:
        if path.stat().st_size > _LARGEST:
            return _unreadable(path, "大きすぎます", "too large")
        # a mark at the beginning is what Windows writes
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return _unreadable(path, "UTF-8 ではありません", "not UTF-8")
    except OSError as error:
        return _unreadable(path, *os_reason(error))
    if forbidden_character(text):
        return _unreadable(path, "使えない制御文字があります", "it holds a control character")
    return text


def _unreadable(path: Path, ja: str, en: str) -> Diagnostic:
    return Diagnostic("MIG420", Location(path), {"reason_ja": ja, "reason_en": en})


def _wrong_text(name: str, path: Path, text: str) -> Diagnostic | None:
    from jinja2 import TemplateSyntaxError

    if name.endswith(".css"):
        line = next((n for n, row in enumerate(text.split("\n"), start=1) if "</" in row), 0)
        return Diagnostic("MIG429", Location(path, line)) if line else None
    try:
        # not with our own engine: that one computes constants while it reads
        environment(Office(path.parent)).compile(text, name, str(path))
    except TemplateSyntaxError as error:
        return _malformed(path, error)
    except (RecursionError, SyntaxError, ValueError) as error:
        values = {"reason_ja": type(error).__name__, "reason_en": type(error).__name__}
        return Diagnostic("MIG423", Location(path), values)
    return None


def _malformed(path: Path, error: "TemplateSyntaxError") -> Diagnostic:
    reason = str(error.message or "")
    values = {"reason_ja": reason, "reason_en": reason}
    return Diagnostic("MIG423", Location(path, error.lineno), values)
