"""What the paper leaves out of a long table: the rows stay on the screen, the paper says so."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from migplan.report.formats import Formats
from migplan.report.views.table import Row, Table
from migplan.report.words import Words


class Spoken(Protocol):
    """Whoever has words and formats of one language: the context of one plan, or of several."""

    @property
    def words(self) -> Words:
        """The words of the page."""
        ...

    @property
    def formats(self) -> Formats:
        """How it writes values."""
        ...


def on_paper(
    context: Spoken, table: Table | None, which: str, printed: Callable[[int, Row], bool]
) -> Table | None:
    """The table with the rows that are not printed marked, and a sentence that counts them.

    Args:
        context: Whose words are used.
        table: All rows; ``None`` stays ``None``.
        which: Message that says which rows are printed: ``paper.dearest``.
        printed: Whether a row, told by its place and itself, is printed.
    """
    if table is None:
        return None
    kept = [printed(n, row) for n, row in enumerate(table.rows)]
    left = kept.count(False)
    if not left:
        return table
    rows = tuple(
        row if keep else replace(row, classes=f"{row.classes} later".strip())
        for row, keep in zip(table.rows, kept, strict=True)
    )
    number = context.formats.number
    said = context.words(
        "paper.part",
        all=number(len(rows)),
        n=number(len(rows) - left),
        rest=number(left),
        which=context.words(which),
    )
    return replace(table, rows=rows, paper=said)


def first_rows(most: int) -> Callable[[int, Row], bool]:
    """The first rows of a table; of one only a little longer, all."""
    return lambda n, _: n < most
