"""Small markets for tests: random, but only from a seed."""

import random

from migplan.joint.lots.atoms import Atom
from migplan.joint.lots.market import Market, windows_of
from migplan.joint.lots.rules import Scale, View
from migplan.model.gap import YenRange
from migplan.model.joint_group import LotPolicy

MILLION = 1_000_000
SCALE = Scale(common=0.2, procurement=9 * MILLION, coordination=2 * MILLION, alignment=MILLION // 3)


def an_atom(
    body: int,
    unit: int,
    businesses: str | tuple[str, ...],
    yen: int = 40 * MILLION,
    *,
    package: str | None = "P",
    alone: int = 0,
    shifts: dict[int, int] | None = None,
    contract_end: int | None = None,
) -> Atom:
    keys = (businesses,) if isinstance(businesses, str) else businesses
    share = yen // len(keys)
    return Atom(
        body=body,
        unit=unit,
        systems=(f"s{unit}",),
        uses=tuple((key, YenRange(low=share, typical=share, high=share)) for key in keys),
        package=package,
        vendor=None,
        alone=alone,
        contract_end=contract_end,
        shifts={alone: 0} if shifts is None else shifts,
        today=YenRange(low=yen // 2, typical=yen // 2, high=yen // 2),
    )


def a_market(atoms: list[Atom], scale: Scale = SCALE, **policy: object) -> Market:
    bodies = max((atom.body for atom in atoms), default=-1) + 1
    ordered = tuple(sorted(atoms, key=lambda atom: (atom.body, atom.unit)))
    rules = LotPolicy.model_validate({"window_months": 2, **policy})
    bare = Market(bodies, (None,) * bodies, ordered, scale, View.TYPICAL, rules, ())
    return Market(bodies, (None,) * bodies, ordered, scale, View.TYPICAL, rules, windows_of(bare))


def a_random_market(seed: int, bodies: int, businesses: int, **policy: object) -> Market:
    """Every body runs most businesses, one system each; dates and packages differ."""
    draw = random.Random(seed)  # noqa: S311
    atoms: list[Atom] = []
    for body in range(bodies):
        size = draw.choice((0.3, 1.0, 2.5))
        for unit in range(businesses):
            if draw.random() < 0.15:
                continue
            alone = draw.randrange(6)
            steep = draw.choice((0, 1, 3, 8)) * MILLION
            shifts = {
                month: abs(month - alone) * steep
                for month in range(6)
                if month == alone or draw.random() < 0.8
            }
            atoms.append(
                an_atom(
                    body,
                    unit,
                    f"b{unit}",
                    round(size * draw.randrange(10, 90) * MILLION),
                    package=draw.choice(("P", "P", "Q", None)),
                    alone=alone,
                    shifts=shifts,
                )
            )
    return a_market(atoms, **policy)
