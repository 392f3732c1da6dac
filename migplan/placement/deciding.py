"""The linkages that make a recommendation what it is."""

from collections.abc import Mapping

from migplan.model.placement_row import Choice
from migplan.model.system import System
from migplan.placement.compile import Candidate, Compiled, breaks, toll
from migplan.placement.frame import standing_now
from migplan.placement.standing import Standing

_MOST = 3


def deciding(
    laid: Compiled, chosen: Mapping[str, Candidate], system: System, second: Choice
) -> tuple[str, ...]:
    """The fewest linkages without which the second choice of a system would be the cheaper one.

    The other systems stay where they are recommended; linkages whose rules forbid that come first,
    then those that would cost most more. Empty: hosting and moving decide, not the linkages.
    """
    own = chosen[system.id]
    other = next(x for x in laid.candidates[system.id] if x.choice is second)
    months, frame = laid.prices.months, laid.frame
    more = (other.monthly - own.monthly) * months + other.move - own.move
    weights: list[tuple[bool, int, str]] = []
    for number in frame.touching[system.id]:
        linkage, ends = frame.linkages[number], frame.ends[number]
        here = next(n for n, end in enumerate(ends) if end.system is system)
        far = ends[1 - here]
        there = chosen.get(far.system.id) if far.system else None
        neighbour = there.standing if there else standing_now(frame, far)
        yen: list[int] = []
        for candidate in (own, other):
            pair: list[Standing] = [neighbour, neighbour]
            pair[here] = candidate.standing
            found = toll(linkage, pair[0], pair[1], laid.prices)
            yen.append(found.over(months) if found else 0)
        pair = [neighbour, neighbour]
        pair[here] = other.standing
        forbidden = there is not None and breaks(frame, linkage, pair[0], pair[1], laid.prices)
        weights.append((forbidden, yen[1] - yen[0], str(linkage.id)))
    more += sum(weight for _, weight, _ in weights)
    weights.sort(key=lambda x: (not x[0], -x[1], x[2]))
    found_ids: list[str] = []
    for forbidden, weight, key in weights:
        if more < 0 or (weight <= 0 and not forbidden):
            break
        found_ids.append(key)
        more -= weight
    blocked = any(forbidden for forbidden, _, _ in weights)
    return tuple(found_ids[:_MOST]) if more < 0 or blocked else ()
