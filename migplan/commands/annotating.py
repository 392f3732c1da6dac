"""``migplan check --annotate``: what was found, written on a copy of what was read."""

from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from migplan.commands.handing_over import files_read

if TYPE_CHECKING:
    from migplan.pipeline import Opened
    from migplan.report.findings import Finding


def check_target(inventory: Path, out: Path) -> None:
    """Find out before anything is read that the copy cannot be written where it is wanted.

    Raises:
        MigplanError: If it is no workbook, a file of the inventory, or a file of somebody else.
    """
    from migplan.report.shown import shown
    from migplan.report.write import check_apart, check_files, failed

    if out.suffix.lower() != ".xlsx":
        raise failed("files.annotate", name=shown(str(out)))
    check_apart([out], files_read(inventory))
    check_files([out])


def annotate(inventory: Path, findings: "Sequence[Finding]", out: Path, lang: str) -> Path:
    """Write the annotated copy.

    Raises:
        MigplanError: If the file must not be overwritten or cannot be written.
    """
    from migplan.catalogue.defaults import AS_OF
    from migplan.importers.text_file import UnreadableFileError
    from migplan.importers.written import written_files
    from migplan.importers.xlsx_copy import open_copy
    from migplan.report.annotate import annotated_texts, annotated_workbook
    from migplan.report.shown import shown
    from migplan.report.write import write_all

    title = shown(inventory.name or inventory.resolve().name)
    content = None
    if inventory.suffix.lower() == ".xlsx" and inventory.is_file():
        try:
            book, lost = open_copy(inventory, PurePosixPath(inventory.name))
        except UnreadableFileError:
            pass  # the findings say why; there is nothing to copy
        else:
            content = annotated_workbook(book, title, findings, AS_OF, lang, lost=lost)
    if content is None:
        content = annotated_texts(written_files(inventory), title, findings, AS_OF, lang)
    (path,) = write_all(out.parent, {out.name: content})
    return path


def open_annotated(read: "Callable[[], Opened]", inventory: Path, out: Path, lang: str) -> "Opened":
    """Read an inventory and write the annotated copy, whether it can be read or not.

    Raises:
        InventoryError: As ``read`` does, once the copy is written; the message names it.
        MigplanError: If the copy cannot be written.
    """
    from migplan.diagnostics.errors import InventoryError
    from migplan.pipeline import gaps_of
    from migplan.report.findings import problems, remarks

    try:
        opened = read()
    except InventoryError as error:
        path = annotate(inventory, problems(error.diagnostics, lang), out, lang)
        raise InventoryError(error.diagnostics, copy=str(path)) from None
    found = remarks(gaps_of(opened), opened.case.assumptions, opened.addresses, lang)
    path = annotate(inventory, found, out, lang)
    click.echo(f"{'写し' if lang == 'ja' else 'Copy'}: {path}", err=True)
    return opened
