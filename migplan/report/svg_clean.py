"""Rewrites an engine's SVG from a list of what is allowed: shapes and texts, no links, no styles.

What an engine writes is taken apart and built anew, so that a picture can bring neither a script nor
a request nor an id that another picture has.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from migplan import __version__
from migplan.report.escape import attribute, text_node

MARK = f"<!-- migplan {__version__} -->"
"""Stands in every SVG file that this program writes."""

_SPACE = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_SHAPES = frozenset({"g", "polygon", "polyline", "path", "ellipse", "text"})
_THROUGH = frozenset({"a"})
_KEPT = (
    "class",
    "id",
    "transform",
    "points",
    "d",
    "cx",
    "cy",
    "rx",
    "ry",
    "x",
    "y",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "text-anchor",
    "font-size",
)
_FORBIDDEN = re.compile(r"url\s*\(|javascript:|<|>", re.IGNORECASE)
_SIZE = re.compile(r"-?\d+(\.\d+)?( -?\d+(\.\d+)?){3}")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*>")


class NotADrawingError(ValueError):
    """The engine wrote something that is no SVG drawing."""


def clean(svg: str, prefix: str, fonts: str) -> str:
    """The drawing as one ``<svg>`` element without width and height; ids begin with ``prefix``.

    Raises:
        NotADrawingError: If it cannot be read, or holds an entity or another document.
    """
    body = _DOCTYPE.sub("", svg)
    if "<!ENTITY" in body or "<!DOCTYPE" in body:
        raise NotADrawingError("entities")
    try:
        root = ET.fromstring(body)  # noqa: S314  (entities were refused above)
    except ET.ParseError as error:
        raise NotADrawingError(str(error)) from error
    box = root.get("viewBox", "")
    if root.tag != f"{_SPACE}svg" or not _SIZE.fullmatch(box):
        raise NotADrawingError("no svg with a viewBox")
    _, _, width, height = box.split()
    inner = "".join(part for child in root for part in _written(child, prefix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{attribute(box)}" data-width="{attribute(width)}" '
        f'data-height="{attribute(height)}" font-family="{attribute(fonts)}">{inner}</svg>'
    )


def _written(element: ET.Element, prefix: str) -> Iterator[str]:
    if not isinstance(element.tag, str):  # pyright: ignore[reportUnnecessaryIsInstance]  (a comment)
        return
    name = element.tag.removeprefix(_SPACE)
    if name in _THROUGH:
        for child in element:
            yield from _written(child, prefix)
        return
    if name not in _SHAPES:
        return
    yield f"<{name}"
    for key in _KEPT:
        value = element.get(key)
        if value is not None and not _FORBIDDEN.search(value):
            yield f' {key}="{attribute(prefix + value if key == "id" else value)}"'
    if name == "text":
        yield f">{text_node(element.text or '')}</text>"
        return
    yield ">"
    for child in element:
        yield from _written(child, prefix)
    yield f"</{name}>"
