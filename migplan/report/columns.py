"""Places boxes in columns and routes lines between them, without any engine.

The method is the layered drawing of Sugiyama, Tagawa and Toda (1981): a line that passes a column
gets a place of its own there, barycentre sweeps choose the order with the fewest crossings seen, and
an isotonic regression (pool adjacent violators) moves everything as near to its neighbours as the
order allows. So no line ever runs through a box.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

Key = str
Point = tuple[float, float]

_SWEEPS, _RELAX = 10, 16
_BOX_GAP, _LANE, _FLAT = 10.0, 12.0, 0.05


@dataclass(frozen=True, slots=True)
class Item:
    """A box to place; ``height`` in SVG units."""

    key: Key
    height: float


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


@dataclass(frozen=True, slots=True)
class Placed:
    """The finished drawing."""

    boxes: Mapping[Key, Box]
    routes: tuple[Route, ...]
    bottom: float


_Node = Key | tuple[int, int]
"""A box, or the place of line ``n`` in column ``m``."""


def place(columns: Sequence[Sequence[Item]], drawn: Sequence[Line], grid: Grid) -> Placed:
    """Place all items and route all lines; the routes come in the order of the lines.

    Complexity: O(sweeps x segments squared) for counting crossings, meant for up to some 60 lines.
    """
    column_of = {item.key: n for n, items in enumerate(columns) for item in items}
    height: dict[_Node, float] = {item.key: item.height for items in columns for item in items}
    chains: list[list[_Node]] = []
    for n, line in enumerate(drawn):
        a, b = column_of[line.tail], column_of[line.head]
        step = 1 if b >= a else -1
        chains.append(
            [line.tail, *((n, m) for m in range(a + step, b, step)), line.head]
            if a != b
            else [line.tail, line.head]
        )
    segments: list[tuple[_Node, _Node]] = [
        pair for chain in chains for pair in pairwise(chain)
    ]
    linked = {node for pair in segments for node in pair}
    layers: list[list[_Node]] = [
        [item.key for item in items if item.key in linked] for items in columns
    ]
    for n, chain in enumerate(chains):
        for node in chain[1:-1]:
            if isinstance(node, tuple):
                layers[node[1]].append(node)
                height[n, node[1]] = 1.0
    layers = _ordered(layers, segments)
    centre = _centred(layers, segments, height, grid.top)
    boxes: dict[Key, Box] = {}
    for m, items in enumerate(columns):
        low = grid.top
        for item in items:
            if item.key in linked:
                box = Box(m, grid.x(m), centre[item.key] - item.height / 2, grid.box, item.height)
                boxes[item.key] = box
                low = max(low, box.y + item.height + _BOX_GAP)
        low = max([low, *(centre[node] + _LANE for node in layers[m])])
        for item in items:
            if item.key not in linked:
                boxes[item.key] = Box(m, grid.x(m), low, grid.box, item.height)
                low += item.height + _BOX_GAP
    routes = _routes(drawn, chains, boxes, centre, grid)
    bottom = max((box.y + box.height for box in boxes.values()), default=grid.top)
    return Placed(boxes, routes, max([bottom, *(y + 6 for y in centre.values())]))


def direct(a: Box, b: Box) -> Route:
    """A line from side to side that looks neither left nor right; for lines shown one by one."""
    y1, y2 = a.y + a.height / 2, b.y + b.height / 2
    if a.column == b.column:
        return _arc(a, b, y1, y2)
    forth = b.column > a.column
    tip, back = (b.x, -7.0) if forth else (b.x + b.width, 7.0)
    start = a.x + a.width if forth else a.x
    return Route(_curve([(start, y1), (tip + back, y2)]), _triangle(tip, y2, back))


def _ordered(
    layers: list[list[_Node]], segments: Iterable[tuple[_Node, _Node]]
) -> list[list[_Node]]:
    neighbours: dict[_Node, list[_Node]] = {}
    for a, b in segments:
        neighbours.setdefault(a, []).append(b)
        neighbours.setdefault(b, []).append(a)
    layer_of = {node: m for m, nodes in enumerate(layers) for node in nodes}
    best, fewest = [list(nodes) for nodes in layers], _crossings(layers, neighbours, layer_of)
    now = [list(nodes) for nodes in layers]
    for sweep in range(_SWEEPS):
        forth = sweep % 2 == 0
        for m in range(len(now)) if forth else range(len(now) - 1, -1, -1):
            rank = {node: n for nodes in now for n, node in enumerate(nodes)}
            side = m - 1 if forth else m + 1
            keyed: list[tuple[float, int, _Node]] = []
            for n, node in enumerate(now[m]):
                near = [
                    rank[other] for other in neighbours.get(node, ()) if layer_of[other] == side
                ]
                keyed.append((sum(near) / len(near) if near else float(n), n, node))
            now[m] = [node for _, _, node in sorted(keyed, key=lambda row: row[:2])]
        crossed = _crossings(now, neighbours, layer_of)
        if crossed < fewest:
            best, fewest = [list(nodes) for nodes in now], crossed
    return best


def _crossings(
    layers: list[list[_Node]],
    neighbours: Mapping[_Node, list[_Node]],
    layer_of: Mapping[_Node, int],
) -> int:
    total = 0
    for m in range(len(layers) - 1):
        rank = {node: n for n, node in enumerate(layers[m + 1])}
        ends = [
            (n, rank[b])
            for n, a in enumerate(layers[m])
            for b in neighbours.get(a, ())
            if layer_of[b] == m + 1
        ]
        total += sum(1 for (a, b), (c, d) in combinations(ends, 2) if (a - c) * (b - d) < 0)
    return total


def _centred(
    layers: list[list[_Node]],
    segments: Iterable[tuple[_Node, _Node]],
    height: Mapping[_Node, float],
    top: float,
) -> dict[_Node, float]:
    near: dict[_Node, list[_Node]] = {}
    for a, b in segments:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    offsets = [_offsets(nodes, height) for nodes in layers]
    centre = {
        node: top + offset
        for nodes, row in zip(layers, offsets, strict=True)
        for node, offset in zip(nodes, row, strict=True)
    }
    for turn in range(_RELAX):
        order = range(len(layers)) if turn % 2 == 0 else range(len(layers) - 1, -1, -1)
        for m in order:
            wanted = [
                sum(centre[other] for other in near[node]) / len(near[node]) for node in layers[m]
            ]
            free = _isotonic(
                [want - offset for want, offset in zip(wanted, offsets[m], strict=True)]
            )
            for node, value, offset in zip(layers[m], free, offsets[m], strict=True):
                centre[node] = max(value, top) + offset
    highest = min(
        (centre[nodes[0]] - height[nodes[0]] / 2 for nodes in layers if nodes), default=top
    )
    return {node: y - highest + top for node, y in centre.items()}


def _offsets(nodes: Sequence[_Node], height: Mapping[_Node, float]) -> list[float]:
    found: list[float] = []
    for n, node in enumerate(nodes):
        if n == 0:
            found.append(height[node] / 2)
            continue
        gap = _BOX_GAP if isinstance(node, str) or isinstance(nodes[n - 1], str) else _LANE
        found.append(found[-1] + height[nodes[n - 1]] / 2 + gap + height[node] / 2)
    return found


def _isotonic(values: Sequence[float]) -> list[float]:
    """The non-decreasing sequence nearest to ``values`` in squares: pool adjacent violators."""
    pools: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            more, size = pools.pop()
            total, count = total + more, count + size
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]


def _routes(
    drawn: Sequence[Line],
    chains: Sequence[Sequence[_Node]],
    boxes: Mapping[Key, Box],
    centre: Mapping[_Node, float],
    grid: Grid,
) -> tuple[Route, ...]:
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
    chains: Sequence[Sequence[_Node]],
    boxes: Mapping[Key, Box],
    centre: Mapping[_Node, float],
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
