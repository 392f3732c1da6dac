"""A figure of the page as a file that stands for itself: title, legend, white ground, no style sheet."""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree as ET

from migplan.report.dot import FONTS
from migplan.report.palette import INK, PAPER, WAVES
from migplan.report.shapes.cascade import Element, computed, resolved, sheet
from migplan.report.shapes.hatch import hatched
from migplan.report.shapes.swatch import room, swatch
from migplan.report.svg_clean import MARK
from migplan.report.views.axis import px
from migplan.report.width import em_width, lines

PROPERTIES = (
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "opacity",
    "font-weight",
    "text-decoration",
)
"""What may become an attribute; other properties are about pages."""
_DROPPED = frozenset({"class", "id", "style", "href", "tabindex", "role"})
_UNIT = re.compile(r"(?<=\d)px\b")
_MARGIN, _GAP = 12.0, 18.0
_TITLE, _LINE, _SMALL, _LEAST = 17.0, 18.0, 12.0, 640.0
_SOFT, _AMBER = "#44566a", "#7a4b00"
_MOST_LINES = 3

_PAGE = (Element("html", "", frozenset({":root"})),)

Path = tuple[Element, ...]
Variables = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend: what a sign means."""

    classes: str
    text: str
    glyph: str = ""
    """A character that is the sign itself."""
    marked: bool = True
    tag: str = "i"


@dataclass(frozen=True, slots=True)
class Poster:
    """What goes onto one file."""

    figure: ET.Element
    """The figure as it stands in the page."""
    title: str
    subtitle: str
    marks: Sequence[str]
    said: Sequence[str]
    legend: Sequence[Key]
    patterns: Mapping[str, ET.Element]
    """Hatching by the name that figures use."""


def poster(given: Poster) -> str:
    """The whole file; equal figures give equal text."""
    left, top, width, height = map(float, given.figure.get("viewBox", "0 0 0 0").split())
    whole = max(width, _LEAST) + 2 * _MARGIN
    head = ET.Element("g")
    y = _head(head, given, whole)
    body = ET.Element("g", transform=f"translate({px(_MARGIN - left)} {px(y - top)})")
    root = (*_PAGE, _seen(given.figure))
    variables = _variables(root, _root_variables())
    for child in given.figure:
        body.extend(_drawn(child, root, variables))
    full = y + height + _MARGIN
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {px(whole)} {px(full)}",
            "width": px(whole),
            "height": px(full),
            "role": "img",
            "font-family": FONTS,
        },
    )
    ET.SubElement(svg, "title").text = f"{given.title} {given.subtitle}"
    ET.SubElement(svg, "rect", width=px(whole), height=px(full), fill=PAPER)
    svg.extend((head, body))
    hatched(svg, given.patterns)
    _line_by_line(svg)
    text = ET.tostring(svg, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{MARK}\n{text.strip()}\n'


def _head(head: ET.Element, given: Poster, whole: float) -> float:
    """Write title, marks, sentences and legend; the height that they take."""
    y, room = _MARGIN, whole - 2 * _MARGIN
    texts = [(given.title, _TITLE, INK, "700"), (given.subtitle, _SMALL, _SOFT, "400")]
    texts += [(mark, _SMALL, _AMBER, "700") for mark in given.marks]
    texts += [(text, _SMALL, INK, "400") for text in given.said]
    for text, size, fill, weight in texts:
        for line in lines(text, room / size, _MOST_LINES):
            y += size + 4
            _text(head, line, _MARGIN, y, size, fill, weight)
    return _legend(head, given.legend, y, whole) if given.legend else y + _MARGIN


def _legend(head: ET.Element, keys: Sequence[Key], y: float, whole: float) -> float:
    """Write the legend in as many lines as it takes; the height below it."""
    x = _MARGIN
    y += _LINE
    for key in keys:
        path = (*_PAGE, Element("p", "", frozenset({"legend"})))
        sign = Element(key.tag, "", frozenset(key.classes.split()))
        own = _own((*path, sign), _variables((*path, sign), _root_variables()))
        mark = room(own, key.glyph) if key.marked else 0.0
        needed = mark + em_width(key.text) * _SMALL
        if x + needed > whole and x > _MARGIN:
            x, y = _MARGIN, y + _LINE
        if key.marked:
            head.extend(swatch(own, key.glyph, x, y - 4))
        _text(head, key.text, x + mark, y, _SMALL, _SOFT, "400")
        x += needed + _GAP
    return y + _MARGIN


def _text(
    parent: ET.Element, text: str, x: float, y: float, size: float, fill: str, weight: str
) -> None:
    ET.SubElement(
        parent,
        "text",
        {"x": px(x), "y": px(y), "font-size": px(size), "fill": fill, "font-weight": weight},
    ).text = text


def _drawn(element: ET.Element, above: Path, variables: Variables) -> Iterator[ET.Element]:
    """An element with what the style sheet says about it; nothing for what is not displayed."""
    path = (*above, _seen(element))
    variables = _variables(path, variables)
    own = _own(path, variables)
    if own.get("display") == "none":
        return
    made = ET.Element("g" if element.tag == "a" else element.tag)
    for name, value in element.attrib.items():
        if name not in _DROPPED and not name.startswith(("data-", "aria-")):
            made.set(name, value)
    for name in PROPERTIES:
        if name in own:
            made.set(name, own[name])
    made.text, made.tail = element.text, element.tail
    if made.tag == "text":
        _shifted(made)
    for child in element:
        made.extend(_drawn(child, path, variables))
    if own.get("paint-order") == "stroke":
        yield _halo(made)
        for name in ("stroke", "stroke-width", "stroke-linejoin"):
            made.attrib.pop(name, None)
    yield made


def _shifted(text: ET.Element) -> None:
    """Put a text where its shift brings it: some programs know shifts inside a text only."""
    for name, shift in (("x", "dx"), ("y", "dy")):
        if shift in text.attrib:
            text.set(name, px(float(text.get(name, "0")) + float(text.attrib.pop(shift))))


def _halo(text: ET.Element) -> ET.Element:
    """The stroke behind a text as a text of its own: few programs know the order of painting."""
    behind = copy.deepcopy(text)
    behind.set("fill", behind.get("stroke", PAPER))
    behind.set("aria-hidden", "true")
    behind.tail = "\n"
    return behind


def _seen(element: ET.Element) -> Element:
    return Element(element.tag, element.get("id", ""), frozenset(element.get("class", "").split()))


def _variables(path: Path, inherited: Variables) -> Variables:
    """Custom properties that hold for the last element of a path."""
    set_here = computed(path, sheet())
    return {**inherited, **{name: value for name, value in set_here.items() if name[:2] == "--"}}


@cache
def _root_variables() -> Variables:
    """Those of the whole page, and the colours that it gives to the waves."""
    waves = {f"--c{n}": colour for n, colour in enumerate(WAVES, start=1)}
    return _variables(_PAGE, waves)


def _own(path: Path, variables: Variables) -> dict[str, str]:
    found = {
        name: _UNIT.sub("", resolved(value, variables))
        for name, value in computed(path, sheet()).items()
        if not name.startswith("--")
    }
    return {name: value for name, value in found.items() if value and value != "inherit"}


def _line_by_line(element: ET.Element) -> None:
    """Put every element on a line of its own, but leave texts as they are."""
    if element.tag in {"text", "title", "desc"} or len(element) == 0:
        return
    element.text = "\n"
    for child in element:
        child.tail = "\n"
        _line_by_line(child)
