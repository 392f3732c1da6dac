"""What the layers between slots charge on top of the bound, as forms of who has moved."""

from dataclasses import dataclass

import numpy as np

from migplan.planning.waves.arrays import Arrays, Floats
from migplan.planning.waves.duals import Standing


@dataclass(frozen=True, slots=True)
class Form:
    """``constant + linear x - x product x`` for a vector x of zeros and ones."""

    constant: float
    linear: Floats
    product: Floats

    def of(self, rows: Floats) -> Floats:
        """The value for every row of zeros and ones, shape (rows,)."""
        return self.constant + rows @ self.linear - ((rows @ self.product) * rows).sum(axis=1)


def layer(arrays: Arrays, standing: Standing, slot: int) -> tuple[Form, Form, Floats]:
    """What the layer behind a slot charges, as quadratic forms of who has moved.

    With ``s`` for who moved before and ``w`` for the wave, disjoint, the charge is the form of
    ``s`` plus the form of ``w`` less ``s B w``.

    Returns:
        The forms of ``s`` and of ``w``, and the matrix B.
    """
    count = arrays.count
    product = np.zeros((count, count))
    if slot == arrays.layers:
        nothing = Form(0.0, np.zeros(count), product)
        return nothing, nothing, product
    remains = standing.remains
    linear = remains.moved[:, slot].copy()
    constant = -float(remains.least[:, slot].sum())
    pairs = np.flatnonzero(arrays.counts[:, slot])
    a, b = arrays.first[pairs], arrays.second[pairs]
    later, earlier = remains.later[pairs, slot], remains.earlier[pairs, slot]
    share = standing.multipliers.share[pairs]
    both = np.zeros((count, count))
    np.add.at(linear, a, later)
    np.add.at(linear, b, earlier)
    np.add.at(product, (a, b), later + earlier)
    np.add.at(both, (a, b), later + earlier + share)
    for number, (first, second, latest) in enumerate(arrays.precedences):
        # with a lag the state does not know who moved when: what is left is not charged
        if latest[slot] == slot:
            ready = standing.multipliers.order[number, slot]
            linear[first] += ready
            product[first, second] += ready
            both[first, second] += ready
    # paid once: a pair apart before and after gives back what its layer took again
    held, held_product = np.zeros(count), np.zeros((count, count))
    np.add.at(held, a, share)
    np.add.at(held, b, share)
    np.add.at(held_product, (a, b), 2 * share)
    return (
        Form(constant, linear + held, product + held_product),
        Form(0.0, linear, product),
        both + both.T,
    )
