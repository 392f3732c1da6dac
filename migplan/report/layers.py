"""The order and the heights inside the columns of a layered drawing.

After Sugiyama, Tagawa and Toda (1981): barycentre sweeps choose the order with the fewest crossings
seen, and an isotonic regression (pool adjacent violators) moves everything as near to its neighbours
as the order allows.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

Key = str

Node = Key | tuple[int, int]
"""A box, or the place of line ``n`` in column ``m``."""

BOX_GAP, LANE = 10.0, 12.0
"""Between boxes, and between lines that pass."""

_SWEEPS, _RELAX = 10, 16


def ordered(layers: list[list[Node]], segments: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """The columns, each in the order with the fewest crossings that the sweeps met."""
    neighbours: dict[Node, list[Node]] = {}
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
            keyed: list[tuple[float, int, Node]] = []
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
    layers: list[list[Node]],
    neighbours: Mapping[Node, list[Node]],
    layer_of: Mapping[Node, int],
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


def centred(
    layers: list[list[Node]],
    segments: Iterable[tuple[Node, Node]],
    height: Mapping[Node, float],
    top: float,
) -> dict[Node, float]:
    """The middle of every node; the topmost one begins at ``top``."""
    near: dict[Node, list[Node]] = {}
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


def _offsets(nodes: Sequence[Node], height: Mapping[Node, float]) -> list[float]:
    found: list[float] = []
    for n, node in enumerate(nodes):
        if n == 0:
            found.append(height[node] / 2)
            continue
        gap = BOX_GAP if isinstance(node, str) or isinstance(nodes[n - 1], str) else LANE
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
