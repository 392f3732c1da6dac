"""Turns the install page from Markdown into one HTML file that opens by double click.

Only what ``install.md`` uses is known: headings, paragraphs, lists, tables, code and bold. So no
package is needed to build the page, and what it looks like is decided here.
"""

import html
import re
from collections.abc import Iterable, Mapping
from itertools import groupby

_STYLE = """
body { font-family: "Yu Gothic UI", "Meiryo", "Hiragino Sans", "Noto Sans CJK JP", sans-serif;
       line-height: 1.8; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; border-bottom: 1px solid #999; margin-top: 2.2rem; }
pre { background: #f2f2f2; padding: .8rem 1rem; overflow-x: auto; line-height: 1.5; }
code { font-family: Consolas, "BIZ UDGothic", Menlo, monospace; }
table { border-collapse: collapse; } th, td { border: 1px solid #999; padding: .2rem .7rem; text-align: left; }
@media print { pre { white-space: pre-wrap; } }
"""
_PAGE = """<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title><style>{style}</style></head>
<body>
{body}
</body></html>
"""
_KINDS = (("table", re.compile(r"\|")), ("ol", re.compile(r"\d+\. ")), ("ul", re.compile(r"- ")))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values in the place of ``{{name}}``.

    Raises:
        KeyError: If the text names a value that is not given.
    """
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found[1]], text)


def page(markdown: str) -> str:
    """The whole page; its title is the first heading."""
    title = re.search(r"^# (.*)", markdown, re.MULTILINE)
    return _PAGE.format(
        title=html.escape(title[1] if title else "migplan"),
        style=_STYLE,
        body="\n".join(_blocks(markdown)),
    )


def _blocks(markdown: str) -> Iterable[str]:
    # every second part lies between fences
    for number, part in enumerate(re.split(r"^```.*\n", markdown, flags=re.MULTILINE)):
        if number % 2:
            yield f"<pre><code>{html.escape(part)}</code></pre>"
        else:
            for block in re.split(r"\n{2,}", part.strip("\n")):
                yield from _pieces(block.splitlines())


def _pieces(lines: list[str]) -> Iterable[str]:
    for kind, some in groupby(lines, key=_kind):
        rows = list(some)
        if kind == "head":
            for row in rows:
                level = len(row) - len(row.lstrip("#"))
                yield f"<h{level}>{_inline(row[level:].strip())}</h{level}>"
        elif kind == "table":
            yield _table(rows)
        elif kind in {"ol", "ul"}:
            items = "".join(f"<li>{_inline(row.partition(' ')[2])}</li>" for row in rows)
            yield f"<{kind}>{items}</{kind}>"
        elif any(rows):
            yield f"<p>{_inline(' '.join(rows))}</p>"


def _kind(line: str) -> str:
    if line.startswith("#"):
        return "head"
    return next((kind for kind, pattern in _KINDS if pattern.match(line)), "text")


def _table(rows: list[str]) -> str:
    cells = [[cell.strip() for cell in row.strip("| ").split("|")] for row in rows]
    head, _line, *body = cells
    made = [("th", head), *(("td", row) for row in body)]
    inside = "".join(
        "<tr>" + "".join(f"<{tag}>{_inline(cell)}</{tag}>" for cell in row) + "</tr>"
        for tag, row in made
    )
    return f"<table>{inside}</table>"


def _inline(text: str) -> str:
    escaped = html.escape(text, quote=False)
    escaped = re.sub(r"`([^`]+)`", r"<code>\1</code>", escaped)
    return re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", escaped)
