"""The difference as Markdown, with the mark by which files of ours are known."""

from collections.abc import Iterator

from migplan import __version__
from migplan.report.difference.grid import Chapter
from migplan.report.difference.view import View
from migplan.report.shapes.markdown import plain


def markdown(seen: View) -> str:
    """A document for a merge request or a mail; its last line is the mark."""
    return "\n\n".join(_parts(seen)) + f"\n\n<!-- by migplan {__version__} -->\n"


def _parts(seen: View) -> Iterator[str]:
    yield f"# {plain(seen.title)}"
    yield plain(seen.lead)
    yield from map(plain, seen.notes)
    for block in seen.blocks:
        yield f"## {plain(block.title)}"
        yield from map(plain, block.lines)
        for chapter in block.chapters:
            yield f"### {plain(chapter.title)}"
            yield _table(chapter)


def _table(chapter: Chapter) -> str:
    rule = ["---:" if n in chapter.numbers else "---" for n in range(len(chapter.head))]
    rows = [[plain(cell) for cell in row] for row in (chapter.head, *chapter.rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (rows[0], rule, *rows[1:]))
