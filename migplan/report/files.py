"""The files of a report: the page, and each drawing as DOT and SVG."""

import re
from pathlib import Path
from typing import Any

from migplan.model.plan import Plan
from migplan.report.audience import INSIDE, Audience
from migplan.report.drawings import Drawings, Picture
from migplan.report.escape import attribute
from migplan.report.shapes.job import Job, Options
from migplan.report.svg_clean import MARK
from migplan.report.write import is_ours, write_all

__all__ = ["drawing_files", "is_ours", "report_files", "write_report"]

REPORT = "report.html"
_SAFE = re.compile(r"[^A-Za-z0-9_.-]")
_SIZE = re.compile(r'data-width="([\d.]+)(?:pt)?" data-height="([\d.]+)(?:pt)?"')


def report_files(plan: Plan, **options: Any) -> dict[str, str]:
    """Render ``report.html`` and the drawings with their DOT text, with the fields of ``Options``.

    Returns:
        File name to text, the report first.

    Raises:
        MigplanError: If a system is unknown, or the vendor is.
    """
    job = Job(plan, Options(**options))
    return {REPORT: job.page, **drawing_files(job.drawings, job.options.audience)}


def write_report(
    plan: Plan, out_dir: Path, *, force: bool = False, **options: Any
) -> tuple[Path, ...]:
    """Render a plan with the options of ``report_files`` and write the files into a folder.

    Raises:
        MigplanError: As ``report_files`` and ``write_all`` do.
    """
    return write_all(out_dir, report_files(plan, **options), force=force)


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


def drawing_files(drawings: Drawings, audience: Audience = Audience.DIVISION) -> dict[str, str]:
    """File name to text of the drawings that a reader gets: DOT, and SVG with this program's mark."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for picture in drawings.all:
        if picture is drawings.domains and audience not in INSIDE:
            continue  # of the fields of business an outsider knows a part only
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
