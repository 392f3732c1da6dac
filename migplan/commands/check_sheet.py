"""``migplan check -o``: what was found as a workbook."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from migplan.catalogue.completeness import Column
    from migplan.pipeline import Opened
    from migplan.planning.matters.result import Matters


def check_target(inventory: Path, out: Path, copy: Path | None) -> None:
    """Find out before any work that the file cannot be written.

    Raises:
        click.UsageError: If the name is not that of a workbook.
        MigplanError: If the file is there and not this program's, is a file of the inventory or
            the annotated copy, or the folder is none.
    """
    from migplan.commands.handing_over import files_read
    from migplan.report.write import check_apart, check_files, check_folder

    if out.suffix.lower() != ".xlsx":
        raise click.UsageError(
            "-o には .xlsx で終わるファイル名を指定してください。 / -o needs a name that ends in .xlsx."
        )
    check_folder(out.parent)
    check_apart([out], [*files_read(inventory), *([] if copy is None else [copy])])
    check_files([out])


def write_sheet(
    out: Path,
    opened: "Opened",
    columns: "Sequence[Column]",
    matters: "Matters | None",
    lang: str,
) -> None:
    """Write the workbook and name it on the error stream, which leaves JSON alone."""
    from migplan.report.check_book import check_book
    from migplan.report.write import write_all
    from migplan.report.xlsx import xlsx_bytes

    book = check_book(opened.case, columns, matters, lang)
    for path in write_all(out.parent, {out.name: xlsx_bytes(book)}):
        head = "書き出したファイル" if lang == "ja" else "Written"
        click.echo(f"{head}: {path}", err=True)
