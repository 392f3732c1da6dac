"""Lines between placed boxes, as SVG paths with arrow heads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from migplan.report.layers import Key, Node

Point = tuple[float, float]

_FLAT = 0.05
"""Height differences below are none."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to draw, from tail to head."""

    tail: Key
    head: Key


@dataclass(frozen=True, slots=True)
class Box:
    """A placed box."""

    column: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Route:
    """A routed line: an SVG path, and the three corners of its arrow head."""

    path: str
    arrow: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns are."""

    left: float
    top: float
    pitch: float
    box: float

    def x(self, column: int) -> float:
        """The left side of the boxes of a column."""
        return self.left + column * self.pitch + (self.pitch - self.box) / 2


def direct(a: Box, b: Box) -> Route:
    """A line from side to side that looks neither left nor right; for lines shown one by one."""
    y1, y2 = a.y + a.height / 2, b.y + b.height / 2
    if a.column == b.column:
        return _arc(a, b, y1, y2)
    forth = b.column > a.column
    tip, back = (b.x, -7.0) if forth else (b.x + b.width, 7.0)
    start = a.x + a.width if forth else a.x
    return Route(_curve([(start, y1), (tip + back, y2)]), _triangle(tip, y2, back))


def routes(
    drawn: Sequence[Line],
    chains: Sequence[Sequence[Node]],
    boxes: Mapping[Key, Box],
    centre: Mapping[Node, float],
    grid: Grid,
) -> tuple[Route, ...]:
    """Route every line along its chain of places: no line runs through a box."""
    ports = _ports(drawn, chains, boxes, centre)
    found: list[Route] = []
    for n, (line, chain) in enumerate(zip(drawn, chains, strict=True)):
        a, b = boxes[line.tail], boxes[line.head]
        y1, y2 = ports[n, True], ports[n, False]
        if a.column == b.column:
            found.append(_arc(a, b, y1, y2))
            continue
        forth = b.column > a.column
        points: list[Point] = [(a.x + a.width if forth else a.x, y1)]
        for node in chain[1:-1]:
            if isinstance(node, tuple):
                near, far = grid.x(node[1]), grid.x(node[1]) + grid.box
                points += (
                    [(near, centre[node]), (far, centre[node])]
                    if forth
                    else [(far, centre[node]), (near, centre[node])]
                )
        tip = b.x if forth else b.x + b.width
        back = -7.0 if forth else 7.0
        points.append((tip + back, y2))
        found.append(Route(_curve(points), _triangle(tip, y2, back)))
    return tuple(found)


def _ports(
    drawn: Sequence[Line],
    chains: Sequence[Sequence[Node]],
    boxes: Mapping[Key, Box],
    centre: Mapping[Node, float],
) -> dict[tuple[int, bool], float]:
    """Where each line leaves and enters its boxes: spread along the side, in the order of the other ends."""
    sides: dict[tuple[Key, int], list[tuple[float, int, bool]]] = {}
    for n, (line, chain) in enumerate(zip(drawn, chains, strict=True)):
        for key, other, next_node, leaves in (
            (line.tail, line.head, chain[1], True),
            (line.head, line.tail, chain[-2], False),
        ):
            step = boxes[other].column - boxes[key].column
            side = 1 if step >= 0 else -1
            sides.setdefault((key, side), []).append((centre[next_node], n, leaves))
    found: dict[tuple[int, bool], float] = {}
    for (key, _), rows in sides.items():
        box = boxes[key]
        room = min(box.height - 8, 7.0 * (len(rows) - 1))
        for place_no, (_, n, leaves) in enumerate(sorted(rows)):
            share = place_no / (len(rows) - 1) - 0.5 if len(rows) > 1 else 0.0
            found[n, leaves] = box.y + box.height / 2 + share * room
    return found


def _curve(points: Sequence[Point]) -> str:
    x0, y0 = points[0]
    parts = [f"M{_n(x0)} {_n(y0)}"]
    for (x1, y1), (x2, y2) in pairwise(points):
        if abs(y1 - y2) < _FLAT:
            parts.append(f"H{_n(x2)}")
        else:
            bend = (x2 - x1) * 0.5
            parts.append(f"C{_n(x1 + bend)} {_n(y1)} {_n(x2 - bend)} {_n(y2)} {_n(x2)} {_n(y2)}")
    return "".join(parts)


def _arc(a: Box, b: Box, y1: float, y2: float) -> Route:
    x = a.x + a.width
    out = x + 26
    path = f"M{_n(x)} {_n(y1)}C{_n(out)} {_n(y1)} {_n(out)} {_n(y2)} {_n(x + 7)} {_n(y2)}"
    return Route(path, _triangle(b.x + b.width, y2, 7.0))


def _triangle(tip: float, y: float, back: float) -> str:
    return f"{_n(tip)},{_n(y)} {_n(tip + back)},{_n(y - 3.6)} {_n(tip + back)},{_n(y + 3.6)}"


def _n(value: float) -> str:
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text
