"""Places boxes in columns and routes lines between them, without any engine.

A line that passes a column gets a place of its own there, so no line ever runs through a box.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from migplan.report.layers import BOX_GAP, LANE, Key, Node, centred, ordered
from migplan.report.routes import Box, Grid, Line, Route, routes


@dataclass(frozen=True, slots=True)
class Item:
    """A box to place; ``height`` in SVG units."""

    key: Key
    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """The finished drawing."""

    boxes: Mapping[Key, Box]
    routes: tuple[Route, ...]
    bottom: float


def place(columns: Sequence[Sequence[Item]], drawn: Sequence[Line], grid: Grid) -> Placed:
    """Place all items and route all lines; the routes come in the order of the lines.

    Complexity: O(sweeps x segments squared) for counting crossings, meant for up to some 60 lines.
    """
    column_of = {item.key: n for n, items in enumerate(columns) for item in items}
    height: dict[Node, float] = {item.key: item.height for items in columns for item in items}
    chains: list[list[Node]] = []
    for n, line in enumerate(drawn):
        a, b = column_of[line.tail], column_of[line.head]
        step = 1 if b >= a else -1
        chains.append(
            [line.tail, *((n, m) for m in range(a + step, b, step)), line.head]
            if a != b
            else [line.tail, line.head]
        )
    segments: list[tuple[Node, Node]] = [pair for chain in chains for pair in pairwise(chain)]
    linked = {node for pair in segments for node in pair}
    layers: list[list[Node]] = [
        [item.key for item in items if item.key in linked] for items in columns
    ]
    for n, chain in enumerate(chains):
        for node in chain[1:-1]:
            if isinstance(node, tuple):
                layers[node[1]].append(node)
                height[n, node[1]] = 1.0
    layers = ordered(layers, segments)
    centre = centred(layers, segments, height, grid.top)
    boxes: dict[Key, Box] = {}
    for m, items in enumerate(columns):
        low = grid.top
        for item in items:
            if item.key in linked:
                box = Box(m, grid.x(m), centre[item.key] - item.height / 2, grid.box, item.height)
                boxes[item.key] = box
                low = max(low, box.y + item.height + BOX_GAP)
        low = max([low, *(centre[node] + LANE for node in layers[m])])
        for item in items:
            if item.key not in linked:
                boxes[item.key] = Box(m, grid.x(m), low, grid.box, item.height)
                low += item.height + BOX_GAP
    found = routes(drawn, chains, boxes, centre, grid)
    bottom = max((box.y + box.height for box in boxes.values()), default=grid.top)
    return Placed(boxes, found, max([bottom, *(y + 6 for y in centre.values())]))
