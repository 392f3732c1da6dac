"""Hatching as lines: few programs besides browsers paint a pattern that is turned."""

import math
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from migplan.report.views.axis import px

_PARTS = 2


def hatched(root: ET.Element, patterns: Mapping[str, ET.Element]) -> None:
    """Draw the lines of every box below ``root`` that a pattern fills.

    A pattern is a ground and a stripe beside it, turned by 45 degrees; a box filled with anything
    else stays as it is.
    """
    for parent in list(root.iter()):
        for place, box in enumerate(list(parent)):
            pattern = patterns.get(box.get("fill", "").removeprefix("url(#").removesuffix(")"))
            if box.tag == "rect" and pattern is not None and len(pattern) == _PARTS:
                parent.remove(box)
                parent.insert(place, _drawn(box, pattern))


def _drawn(box: ET.Element, pattern: ET.Element) -> ET.Element:
    ground, stripe = pattern
    made = ET.Element("g")
    if "opacity" in box.attrib:
        made.set("opacity", box.attrib.pop("opacity"))
    box.set("fill", ground.get("fill", "none"))
    step = float(pattern.get("width", "6")) * math.sqrt(2)
    x, y, width, height = (float(box.get(name, "0")) for name in ("x", "y", "width", "height"))
    lines = "".join(_lines(x, y, width, height, step))
    path = ET.Element("path", d=lines, fill="none", stroke=stripe.get("fill", "none"))
    path.set("stroke-width", stripe.get("width", "1"))
    made.append(box)
    if lines:
        made.append(path)
    return made


def _lines(x: float, y: float, width: float, height: float, step: float) -> Iterator[str]:
    """Where the lines ``x + y = n * step`` cross the box: whole multiples, so that neighbours meet."""
    for n in range(math.ceil((x + y) / step), math.floor((x + y + width + height) / step) + 1):
        both = n * step
        left, right = max(x, both - y - height), min(x + width, both - y)
        if right > left:
            yield f"M{px(left)} {px(both - left)}L{px(right)} {px(both - right)}"
