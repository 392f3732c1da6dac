"""Smallest hitting sets: the fewest numbers that have one in common with every set.

Depth-first search with iterative deepening: branch on the members of the smallest set that is not
hit yet; sets that share nothing need one number each, which bounds the depth from below.
"""

from collections.abc import Iterable, Sequence

_MOST_NODES = 100_000


def smallest_hitting(sets: Iterable[frozenset[int]]) -> tuple[frozenset[int], bool] | None:
    """Find a hitting set of fewest numbers; of several, one with small numbers.

    Returns:
        The set and whether it is certainly a smallest one (otherwise the search ran out of nodes
        and it is merely irreducible); ``None`` when some set is empty and nothing hits it.

    Complexity: exponential in the size of the result, cut off after 100,000 nodes.
    """
    # a set that contains another is hit with it
    ordered = sorted(set(sets), key=lambda one: (len(one), sorted(one)))
    least: list[frozenset[int]] = []
    for one in ordered:
        if not any(small <= one for small in least):
            least.append(one)
    if least and not least[0]:
        return None
    search = _Search(least)
    size = search.bound(least)
    while search.nodes < _MOST_NODES:
        found = search.within(least, frozenset(), size)
        if found is not None:
            return found, True
        size += 1
    return _irreducible(least), False


class _Search:
    def __init__(self, sets: Sequence[frozenset[int]]) -> None:
        self.nodes = 0
        self._worth = {n: sum(n in one for one in sets) for one in sets for n in one}

    def bound(self, sets: Sequence[frozenset[int]]) -> int:
        """Sets without a common member, found greedily."""
        used: set[int] = set()
        count = 0
        for one in sets:
            if not used & one:
                used |= one
                count += 1
        return count

    def within(
        self, sets: Sequence[frozenset[int]], chosen: frozenset[int], room: int
    ) -> frozenset[int] | None:
        """A hitting set of ``chosen`` and at most ``room`` more."""
        self.nodes += 1
        if not sets:
            return chosen
        if self.bound(sets) > room or self.nodes > _MOST_NODES:
            return None
        for number in sorted(sets[0], key=lambda n: (-self._worth[n], n)):
            rest = [one for one in sets if number not in one]
            found = self.within(rest, chosen | {number}, room - 1)
            if found is not None:
                return found
        return None


def _irreducible(sets: Sequence[frozenset[int]]) -> frozenset[int]:
    """Greedy, then less what is not needed."""
    chosen: list[int] = []
    missed = list(sets)
    while missed:
        members = {n for one in missed for n in one}
        worth = {n: sum(n in one for one in missed) for n in members}
        best = max(sorted(members), key=worth.__getitem__)
        chosen.append(best)
        missed = [one for one in missed if best not in one]
    for number in tuple(chosen):
        rest = {n for n in chosen if n != number}
        if all(rest & one for one in sets):
            chosen.remove(number)
    return frozenset(chosen)
