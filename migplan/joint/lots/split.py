"""Sharing out what a lot pays once, by the rules in use, and whether anybody would leave.

The stable split belongs to the least core (Maschler, Peleg, Shapley, Mathematics of Operations
Research 1979): the largest advantage that a sub-group has from leaving is as small as it can be.
Of all such splits it is the one nearest to the mixed rule.
"""

from collections.abc import Sequence
from typing import Any

from migplan.joint.lots.game import Game
from migplan.model.lots import Split, SplitRule
from migplan.model.text import Bilingual

_HUNDRED = 100
_SCALE = 1000.0

_NO_POPULATION = Bilingual(
    ja="人口の分からない団体があるため、人口割は計算できません。",
    en="the population of a member is unknown, so nothing can be shared out per head.",
)


def splits_of(
    game: Game,
    keys: Sequence[str],
    *,
    populations: Sequence[int | None],
    systems: Sequence[int],
    uses: Sequence[int],
    equal_share: int,
) -> tuple[tuple[Split, ...], SplitRule, int]:
    """All splits of a lot, the one to recommend, and the least-core value in yen.

    Args:
        game: The lot.
        keys: Of the members, in the order of the game.
        populations: Of the members.
        systems: How many systems each brings.
        uses: What each would pay alone for the shared part, in yen.
        equal_share: Percent that the mixed rule shares out equally.
    """
    size = len(keys)
    heads = [n for n in populations if n]
    known = len(heads) == size
    mixed = [
        (_HUNDRED - equal_share) * (n or 0) * size + equal_share * sum(heads) for n in populations
    ]
    weights: dict[SplitRule, Sequence[int] | None] = {
        SplitRule.MIXED: mixed if known else None,
        SplitRule.PER_HEAD: heads if known else None,
        SplitRule.EQUAL: [1] * size,
        SplitRule.BY_SYSTEMS: systems,
        SplitRule.BY_USE: uses,
    }
    found = {
        rule: _split(game, keys, rule, portions(game.shared, weight)) if weight else None
        for rule, weight in weights.items()
    }
    base = found[SplitRule.MIXED] or found[SplitRule.BY_USE] or found[SplitRule.EQUAL]
    least, shares = _stable(game, [base.shares[key] for key in keys] if base else [0] * size)
    found[SplitRule.STABLE] = _split(game, keys, SplitRule.STABLE, shares)
    every = tuple(
        split or Split(rule=rule, why_not=_NO_POPULATION) for rule, split in found.items()
    )
    return every, _recommended(every, least), least


def portions(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Parts of a total in proportion to weights; they add up to it (largest remainders).

    Raises:
        ValueError: If no weight is above 0.
    """
    whole = sum(weights)
    if whole <= 0:
        raise ValueError("no weight above 0")
    parts = [total * weight // whole for weight in weights]
    rest = sorted(range(len(weights)), key=lambda n: (-(total * weights[n] % whole), n))
    for n in rest[: total - sum(parts)]:
        parts[n] += 1
    return tuple(parts)


def _split(game: Game, keys: Sequence[str], rule: SplitRule, shares: Sequence[int]) -> Split:
    pays = [own + share for own, share in zip(game.own, shares, strict=True)]
    gains = [alone - yen for alone, yen in zip(game.alone, pays, strict=True)]
    violation, group = _violation(game, pays)
    return Split(
        rule=rule,
        shares=dict(zip(keys, shares, strict=True)),
        pays=dict(zip(keys, pays, strict=True)),
        gains=dict(zip(keys, gains, strict=True)),
        worse_off=tuple(key for key, gain in zip(keys, gains, strict=True) if gain < 0),
        violation_yen=violation,
        violated_by=tuple(keys[n] for n in group) if violation > 0 else (),
    )


def _violation(game: Game, pays: Sequence[int]) -> tuple[int, tuple[int, ...]]:
    """What the sub-group with most to win would win by leaving; the smallest of those that win so."""
    found = [(sum(pays[n] for n in group) - cost, group) for group, cost in game.costs.items()]
    return max(
        found, key=lambda pair: (pair[0], -len(pair[1]), [-n for n in pair[1]]), default=(0, ())
    )


def _recommended(splits: Sequence[Split], least: int) -> SplitRule:
    """The first rule in use with which nobody would leave, or else the stable one."""
    for split in splits:
        if not split.why_not and not split.worse_off and split.violation_yen <= max(0, least):
            return split.rule
    return SplitRule.STABLE


def _stable(game: Game, base: Sequence[int]) -> tuple[int, tuple[int, ...]]:
    """The least-core value, and the shares in the least core that are nearest to some others.

    Shares may be negative: then the others pay somebody for taking part.
    """
    import numpy as np

    size = len(base)
    groups = list(game.costs)
    inside = np.array([[float(n in group) for n in range(size)] for group in groups])
    # what a group may pay of the shared cost before leaving is worth its while
    room = np.array([game.costs[g] - sum(game.own[n] for n in g) for g in groups]) / _SCALE
    total = game.shared / _SCALE
    least: Any = _linprog(
        c=[*[0.0] * size, 1.0],
        A_ub=np.column_stack((inside, -np.ones(len(groups)))),
        b_ub=room,
        A_eq=[[*[1.0] * size, 0.0]],
        b_eq=[total],
        bounds=[(None, None)] * (size + 1),
    )
    excess = float(least.x[-1])
    # nobody is asked for more than it takes: where no group need win, none may, and that is enough
    limit = max(excess, 0.0) + 1e-6
    eye = np.eye(size)
    wanted = np.array(base) / _SCALE
    near: Any = _linprog(
        c=[*[0.0] * size, *[1.0] * size],
        A_ub=np.block([[inside, np.zeros((len(groups), size))], [eye, -eye], [-eye, -eye]]),
        b_ub=np.concatenate((room + limit, wanted, -wanted)),
        A_eq=[[*[1.0] * size, *[0.0] * size]],
        b_eq=[total],
        bounds=[(None, None)] * size + [(0, None)] * size,
    )
    shares = near.x[:size] if near.x is not None else least.x[:size]
    return round(excess * _SCALE), _whole(shares * _SCALE, game.shared)


def _whole(shares: Any, total: int) -> tuple[int, ...]:
    """Shares in whole yen that add up."""
    found = [round(float(share)) for share in shares]
    rest = total - sum(found)
    order = sorted(
        range(len(found)), key=lambda n: (found[n] - float(shares[n])) * (1 if rest > 0 else -1)
    )
    for n in order[: abs(rest)]:
        found[n] += 1 if rest > 0 else -1
    return tuple(found)


def _linprog(**program: Any) -> Any:
    return _optimize().linprog(method="highs", **program)


def _optimize() -> Any:
    from scipy import optimize

    return optimize
