"""The difference of two versions of a plan on a console."""

from collections.abc import Iterator

from rich.cells import cell_len

from migplan import __version__
from migplan.commands.folding import console_width, folded
from migplan.report.difference.grid import Chapter
from migplan.report.difference.view import View
from migplan.report.words import Words

_MOST = 10
"""Rows of a chapter, unless all are wanted."""
_WIDEST = 34
"""Columns of the console that a cell takes before the rest of its row begins below it."""


def text(seen: View, lang: str, *, whole: bool) -> str:
    """All blocks; long chapters are cut unless ``whole``."""
    lines = [seen.title, seen.lead, *seen.notes]
    for block in seen.blocks:
        lines += ["", f"■ {block.title}", *(f"  {line}" for line in block.lines)]
        for chapter in block.chapters:
            lines += ["", f"  {chapter.title}", *_rows(chapter, lang, whole=whole)]
    return "\n".join(lines) + "\n"


def marked(shown: str) -> str:
    """The text of a file: its last line is the mark by which files of ours are known."""
    return f"{shown}\n%migplan {__version__}\n"


def _rows(chapter: Chapter, lang: str, *, whole: bool) -> Iterator[str]:
    rows = chapter.rows if whole else chapter.rows[:_MOST]
    last = len(chapter.head) - 1
    widths = [
        min(max(cell_len(row[n]) for row in (chapter.head, *rows)), _WIDEST) for n in range(last)
    ]
    most = max(cell_len(row[last]) for row in (chapter.head, *rows))
    for row in (chapter.head, *rows):
        cells = [
            _padded(cell, width, right=n in chapter.numbers)
            for n, (cell, width) in enumerate(zip(row, widths, strict=False))
        ]
        begin = "    " + "  ".join(cells) + "  "
        end = row[last]
        if last in chapter.numbers:
            yield begin + _padded(end, most, right=True)
        elif cell_len(begin) + min(most, _WIDEST) > console_width():
            yield begin.rstrip()
            yield from folded(end, console_width(), " " * 8)
        else:
            yield from folded(end, console_width(), begin)
    if len(rows) < len(chapter.rows):
        yield "    " + Words(lang)("diff.more", n=str(len(chapter.rows) - len(rows)))


def _padded(cell: str, width: int, *, right: bool) -> str:
    blanks = " " * max(width - cell_len(cell), 0)
    return blanks + cell if right else cell + blanks
