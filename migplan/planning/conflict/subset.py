"""From a contradiction to a smallest one.

CP-SAT names a first set of demands that cannot be kept together. Deletion filtering (Chinneck and
Dravnieks, ORSA Journal on Computing 1991, section 3) makes it irreducible: each demand in turn is
left out, and stays out when the rest still contradict each other; whole blocks are tried first, as
in QuickXplain (Junker, AAAI 2004), because most demands of a case have no part in it.

An irreducible set need not be a smallest one. For that, smallest hitting sets of known corrections
(demands whose giving up leaves the rest possible) are tried as candidates, because every
contradiction has a demand in common with every correction (Reiter, Artificial Intelligence 1987;
Ignatiev, Previti, Liffiton, Marques-Silva, CP 2015, algorithm 1).
"""

from collections.abc import Sequence

from migplan.planning.conflict.hitting import smallest_hitting
from migplan.planning.conflict.oracle import Oracle
from migplan.planning.conflict.statement import Demand

MOST_CANDIDATES = 40
"""Hitting sets that are tried before an irreducible set is taken for good enough."""
BRIEF = 0.6
"""Deterministic time for a question that is asked because the answer may be plain."""
ALMOST_ALL = 0.8
"""Share of a limit that has to be needed before it is held against the horizon."""
MOST_EFFORT = 4.0
"""Deterministic time of CP-SAT that the search for a smaller set takes at most, for the same."""


def contradiction(oracle: Oracle, demands: Sequence[Demand]) -> tuple[list[Demand], str]:
    """Find demands that cannot be kept together, as few as the budget allows.

    Args:
        oracle: Answers what can be kept.
        demands: Demands that are known to contradict each other.

    Returns:
        The demands, and how good they are known to be: ``smallest`` (no fewer demands contradict
        each other), ``irreducible`` (without any of them the rest can be kept) or ``reduced``.
    """
    found = _plain(oracle, demands)
    if found is not None:
        return found
    core, proven = irreducible(oracle, oracle.core(demands) or list(demands))
    if len(core) == 1 and proven:
        return core, "smallest"
    smaller, smallest = _smallest(oracle, demands, core)
    if smaller is not None:
        core, proven = smaller, True
    return core, "smallest" if smallest else "irreducible" if proven else "reduced"


def _plain(oracle: Oracle, demands: Sequence[Demand]) -> tuple[list[Demand], str] | None:
    """One limit that cannot be kept whatever else is given up, or one limit and the horizon.

    Any other single statement can be kept, for it leaves every unit a slot: that was looked at
    before. So two are the fewest when every limit can be kept alone.
    """
    limits = sorted((d for d in demands if d.use is not None), key=lambda d: -(d.use or 0))
    alone: dict[int, bool | None] = {}
    for limit in limits:
        alone[id(limit)] = oracle.keeps([limit], BRIEF)
        if alone[id(limit)] is False:
            return [limit], "smallest"
    frame = [demand for demand in demands if demand.statement.kind == "horizon"]
    for limit in limits:
        for end in frame if (limit.use or 0) > ALMOST_ALL else ():
            if alone[id(limit)] and oracle.keeps([limit, end], BRIEF) is False:
                return [limit, end], "smallest" if all(alone.values()) else "irreducible"
    return None


def irreducible(oracle: Oracle, demands: Sequence[Demand]) -> tuple[list[Demand], bool]:
    """Leave out what is not needed for the contradiction.

    Returns:
        What is left, in order, and whether each of it is known to be needed.
    """
    kept = list(demands)
    proven = True
    block = max(1, len(kept) // 2)
    while True:
        end = len(kept)
        while end > 0:
            # from the end, so that of equal sets the one of earlier statements is left
            start = max(0, end - block)
            rest = kept[:start] + kept[end:]
            answer = oracle.keeps(rest)
            if answer is False:
                kept = rest
            else:
                proven = proven and (block > 1 or answer is True)
            end = start
        if block == 1:
            return kept, proven
        block //= 2


def _smallest(
    oracle: Oracle, demands: Sequence[Demand], core: Sequence[Demand]
) -> tuple[list[Demand] | None, bool]:
    """A smaller contradiction, if there is one and it is found; and whether that is settled."""
    number = {id(demand): n for n, demand in enumerate(demands)}
    corrections: list[frozenset[int]] = []
    floor = oracle.left - MOST_EFFORT
    for _ in range(MOST_CANDIDATES):
        if oracle.left < floor:
            break
        hitting = smallest_hitting(corrections)
        if hitting is None or not hitting[1]:
            return None, False
        chosen, _ = hitting
        if len(chosen) >= len(core):
            return None, True
        hard = [demand for demand in demands if number[id(demand)] in chosen]
        soft = [demand for demand in demands if number[id(demand)] not in chosen]
        status, given_up = oracle.correction(hard, soft)
        if status == "infeasible":
            return hard, True
        if status != "feasible" or not given_up:
            return None, False
        corrections.append(frozenset(number[id(soft[n])] for n in given_up))
    return None, False
