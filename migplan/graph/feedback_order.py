"""Orders of nodes with little weight against them: a start and a polish for exact methods."""

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush

from migplan.graph.feedback_part import Part

_GAIN = 1e-9
"""Less than this is rounding, not a gain."""
_PASSES = 50
"""Rounds of moves at most; few graphs need more than ten."""


def against(part: Part, costs: Sequence[float]) -> Iterator[tuple[int, ...]]:
    """The arcs that point backwards in two good orders; without them no cycle is left.

    The first order is good for ``costs``, the second is that one with its nodes moved until it is
    good for the weights too.

    Args:
        part: The graph.
        costs: What to count each arc as, such as its weight made smaller where a linear program
            would cut it.
    """
    order = _greedy(part, costs)
    for counted in (costs, part.weights):
        order = _improved(part, order, counted)
        place = {node: n for n, node in enumerate(order)}
        ends = zip(part.tails, part.heads, strict=True)
        yield tuple(n for n, (tail, head) in enumerate(ends) if place[tail] > place[head])


def _greedy(part: Part, costs: Sequence[float]) -> list[int]:
    """Take sinks to the back, otherwise the node with most outflow over inflow to the front.

    Source: Eades, Lin, Smyth, Information Processing Letters 47 (1993), with weights. A source has
    all its weight flowing out, so it needs no rule of its own.
    """
    flows: list[dict[int, list[float]]] = [{} for _ in range(part.count)]
    out, into = [0.0] * part.count, [0.0] * part.count
    for tail, head, cost in zip(part.tails, part.heads, costs, strict=True):
        flows[tail].setdefault(head, [0.0, 0.0])[0] += cost
        flows[head].setdefault(tail, [0.0, 0.0])[1] += cost
        out[tail] += cost
        into[head] += cost
    lost = [len(row) for row in part.leaving]
    entering: list[list[int]] = [[] for _ in range(part.count)]
    for arc, head in enumerate(part.heads):
        entering[head].append(part.tails[arc])
    heap = [(into[node] - out[node], node) for node in range(part.count)]
    heapify(heap)
    sinks = [node for node in range(part.count) if not lost[node]]
    gone = [False] * part.count
    front: list[int] = []
    back: list[int] = []
    while len(front) + len(back) < part.count:
        if sinks:
            node = sinks.pop()
            if gone[node]:
                continue
            back.append(node)
        else:
            value, node = heappop(heap)
            if gone[node] or value != into[node] - out[node]:
                continue
            front.append(node)
        gone[node] = True
        for other, (given, taken) in flows[node].items():
            if not gone[other]:
                into[other] -= given
                out[other] -= taken
                heappush(heap, (into[other] - out[other], other))
        for other in entering[node]:
            lost[other] -= 1
            if not lost[other] and not gone[other]:
                sinks.append(other)
    return front + back[::-1]


def _improved(part: Part, order: list[int], costs: Sequence[float]) -> list[int]:
    """Put single nodes where least weight is against them, until no node gains."""
    gains: list[dict[int, float]] = [{} for _ in range(part.count)]
    for tail, head, cost in zip(part.tails, part.heads, costs, strict=True):
        # what it costs more to have the neighbour in front than behind
        gains[tail][head] = gains[tail].get(head, 0) + cost
        gains[head][tail] = gains[head].get(tail, 0) - cost
    place = [0] * part.count
    for n, node in enumerate(order):
        place[node] = n
    for _ in range(_PASSES):
        moved = False
        for node in range(part.count):
            target = _better_place(gains[node], place, place[node])
            if target is None:
                continue
            old = place[node]
            order.pop(old)
            order.insert(target, node)
            for n in range(min(old, target), max(old, target) + 1):
                place[order[n]] = n
            moved = True
        if not moved:
            break
    return order


def _better_place(gains: dict[int, float], place: list[int], now: int) -> int | None:
    """Where in the order a node is best put, if that is better than where it is."""
    cost = least = here = 0.0
    target = 0
    passed = False
    for at, gain in sorted((place[other], gain) for other, gain in gains.items()):
        if at > now and not passed:
            here, passed = cost, True
        cost += gain
        if cost < least:
            least, target = cost, at if at > now else at + 1
    if not passed:
        here = cost
    return target if least < here - _GAIN else None
