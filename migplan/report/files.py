"""Writes the report: whole files or none, and never over a file of somebody else."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from migplan.diagnostics.errors import MigplanError
from migplan.model.plan import Plan
from migplan.report.drawings import TIMEOUT, Drawings, Picture, draw
from migplan.report.escape import attribute
from migplan.report.html import render_html
from migplan.report.layout import Engine
from migplan.report.shown import shown
from migplan.report.svg_clean import MARK
from migplan.report.words import LANGUAGES, Words

REPORT = "report.html"
_OURS = re.compile(rb'<meta name="generator" content="migplan |^// migplan |<!-- migplan ')
_HEAD_BYTES = 4096
_SAFE = re.compile(r"[^A-Za-z0-9_.-]")
_SIZE = re.compile(r'data-width="([\d.]+)(?:pt)?" data-height="([\d.]+)(?:pt)?"')


def write_report(
    plan: Plan,
    out_dir: Path,
    *,
    lang: str = "ja",
    paper: str = "a3",
    systems: Sequence[str] = (),
    force: bool = False,
    timeout: float = TIMEOUT,
    engines: Sequence[Engine] | None = None,
) -> tuple[Path, ...]:
    """Write ``report.html`` and the drawings with their DOT text into a folder.

    Args:
        plan: What is told.
        out_dir: Folder to write into; made when it is not there.
        lang: ``ja`` or ``en``.
        paper: What page one is printed on: ``a3`` or ``a4``.
        systems: Ids of systems or partners whose neighbourhood is drawn into files of its own.
        force: Overwrite files that this program did not make.
        timeout: Seconds that one engine may take for all drawings.
        engines: The chain of drawing engines; left out, the usual one.

    Returns:
        The files written, the report first.

    Raises:
        MigplanError: If a system is unknown, or a file is not ours or cannot be written. Then
            nothing was written, unless writing itself failed half way through the files.
    """
    for key in systems:
        if key not in plan.case.roles:
            raise _error("files.unknown", id=shown(key))
    drawings = draw(plan, timeout, lang=lang, systems=systems, engines=engines)
    page = render_html(plan, lang=lang, drawings=drawings, paper=paper)
    files = {out_dir / REPORT: page} | {
        out_dir / name: text for name, text in drawing_files(drawings).items()
    }
    if not force:
        for path in files:
            if path.exists() and not is_ours(path):
                raise _error("files.foreign", name=shown(str(path)))
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _error(
            "files.unwritable", name=shown(str(out_dir)), reason=shown(error.strerror or str(error))
        ) from error
    for path, text in files.items():
        _write(path, text)
    return tuple(files)


def is_ours(path: Path) -> bool:
    """Whether a file carries this program's mark near its beginning."""
    try:
        with path.open("rb") as file:
            return _OURS.search(file.read(_HEAD_BYTES)) is not None
    except OSError:
        return False


def standalone(picture: Picture) -> str:
    """The drawing as a file of its own, in its natural size and with a white ground."""
    size = _SIZE.search(picture.svg)
    svg = picture.svg
    if size:
        svg = svg.replace(
            size[0], f'width="{size[1]}" height="{size[2]}" style="background:#fff"', 1
        )
    note = f" drawn by {attribute(picture.by)} " if picture.by else " drawn by migplan itself "
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{MARK}\n<!--{note.replace("--", "- -")}-->\n{svg.strip()}\n'


def drawing_files(drawings: Drawings) -> dict[str, str]:
    """File name to text of all drawings: DOT, and SVG that carries this program's mark."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for picture in drawings.all:
        # Ids may differ in case only or hold what Windows does not allow in a name.
        plain = _SAFE.sub("_", picture.name)
        name, n = plain, 1
        while name.lower() in taken:
            n += 1
            name = f"{plain}_{n}"
        taken.add(name.lower())
        found[f"{name}.dot"] = picture.dot
        found[f"{name}.svg"] = standalone(picture)
    return found


def _write(path: Path, text: str) -> None:
    """Write beside the file, then put it in its place in one step."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _error(
            "files.unwritable", name=shown(str(path)), reason=shown(error.strerror or str(error))
        ) from error


def _error(key: str, **values: str) -> MigplanError:
    ja, en = (Words(lang)(key, **values) for lang in LANGUAGES)
    return MigplanError(ja, en)
