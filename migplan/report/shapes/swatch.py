"""The signs of a legend as SVG: on the page they are boxes with a ground and borders."""

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from migplan.report.views.axis import px

_WIDTH, _HEIGHT, _LEAST, _BETWEEN = 14.0, 10.0, 12.0, 6.0
_BORDER = re.compile(r"([\d.]+) (solid|dashed) (#[0-9a-fA-F]{3,6})")
_STRIPES = re.compile(r"(#[0-9a-fA-F]{3,6}) 0 ([\d.]+), *(#[0-9a-fA-F]{3,6}) [\d.]+ ([\d.]+)")
_SIDES = ("border-left", "border-top")


def swatch(own: Mapping[str, str], glyph: str, x: float, middle: float) -> Iterator[ET.Element]:
    """Draw one sign.

    Args:
        own: What the style sheet says about the sign; lengths without unit.
        glyph: A character that is the sign; empty for a box.
        x: Its left edge.
        middle: The middle of its line.
    """
    if glyph:
        size = own.get("font-size", "12")
        sign = ET.Element(
            "text",
            {
                "x": px(x),
                "y": px(middle + 4),
                "font-size": size,
                "fill": own.get("color", "#000"),
            },
        )
        sign.text = glyph
        yield sign
        return
    width, height = (
        _length(own, name, usual) for name, usual in (("width", _WIDTH), ("height", _HEIGHT))
    )
    if "border" in own and own.get("border-left") == "0":
        yield _bracket(own["border"], x, middle, width, height)
        return
    side = next((name for name in _SIDES if name in own), "")
    border = _BORDER.match(own.get(side or "border", ""))
    if side and border:
        yield _stroke(own, side, border, x, middle, width, height)
        return
    fill = own.get("fill") or own.get("background", "none")
    box = ET.Element(
        "rect",
        {
            "x": px(x),
            "y": px(middle - height / 2),
            "width": px(width),
            "height": px(height),
            "rx": own.get("border-radius", "0"),
            "fill": "none",
        },
    )
    stripes = _STRIPES.search(fill)
    if not stripes:
        box.set("fill", fill)
    if border:
        box.set("stroke", border[3])
        box.set("stroke-width", border[1])
        if border[2] == "dashed":
            box.set("stroke-dasharray", "3 2")
    if "rotate(45deg)" in own.get("transform", ""):
        box.set("transform", f"rotate(45 {px(x + width / 2)} {px(middle)})")
    yield box
    if stripes:
        box.set("fill", stripes[3])
        yield _hatched(stripes, x, middle, width, height)


def room(own: Mapping[str, str], glyph: str) -> float:
    """How wide a sign is, the distance to its text included."""
    return _BETWEEN + (_WIDTH if glyph else max(_length(own, "width", _WIDTH), _LEAST))


def _length(own: Mapping[str, str], name: str, usual: float) -> float:
    try:
        return float(own.get(name, usual))
    except ValueError:
        return usual


def _stroke(
    own: Mapping[str, str],
    side: str,
    border: re.Match[str],
    x: float,
    middle: float,
    width: float,
    height: float,
) -> ET.Element:
    """A line along the left edge or the top."""
    upright = side == "border-left"
    path = (
        f"M{px(x + 5)} {px(middle - height / 2)}v{px(height)}"
        if upright
        else f"M{px(x)} {px(middle)}h{px(width)}"
    )
    line = ET.Element("path", d=path, fill="none", stroke=own.get("border-color", border[3]))
    line.set("stroke-width", border[1])
    if "dashed" in (border[2], own.get("border-top-style", "")):
        line.set("stroke-dasharray", "5 3")
    return line


def _bracket(border: str, x: float, middle: float, width: float, height: float) -> ET.Element:
    """A box that is open to the left."""
    weight, _, colour = border.split(" ", 2)
    d = f"M{px(x)} {px(middle - height / 2)}h{px(width)}v{px(height)}h{px(-width)}"
    return ET.Element("path", {"d": d, "fill": "none", "stroke": colour, "stroke-width": weight})


def _hatched(
    stripes: re.Match[str], x: float, middle: float, width: float, height: float
) -> ET.Element:
    """Upright strokes: the stripes of the page, seen from nearby."""
    step = float(stripes[4])
    count = int(width // step)
    path = "".join(
        f"M{px(x + step * n + 1)} {px(middle - height / 2)}v{px(height)}" for n in range(count)
    )
    line = ET.Element("path", d=path, stroke=stripes[1], fill="none")
    line.set("stroke-width", stripes[2])
    return line
