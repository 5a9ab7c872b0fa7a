"""Has a log-linear model one finite best fit on this table? Asked of a linear program before a number is believed.

The maximum exists exactly if some positive table has the same sums over all terms (Fienberg and Rinaldo 2012; with
cells of empty pairs taken out, Chan, Silverman and Vincent 2021, section 3), and is the only one exactly if no term
can be written by the others on the cells that are left.
"""

from collections.abc import Sequence
from typing import Literal

from onrecord.estimate.overlap import Overlap

_POSITIVE = 1e-7  # least cell of the positive table, beside counts that are whole numbers


def has_one_fit(table: Overlap, terms: Sequence[int]) -> Literal["yes", "no maximum", "many maxima"]:
    """`terms`: masks of the pairs and larger sets in the model; the constant and the lists are always in it."""
    import numpy as np
    from scipy.optimize import linprog

    dense = table.dense()
    every = [0, *(1 << j for j in range(len(table.lists))), *terms]
    masks = np.arange(1, dense.size)
    total = {term: dense[1:][masks & term == term].sum() for term in every}
    for term in every:
        if not total[term]:
            masks = masks[masks & term != term]
    design = np.array([(masks & term == term) for term in every if total[term]], dtype=float)
    sums = np.array([total[term] for term in every if total[term]])
    if np.linalg.matrix_rank(design) < len(design):
        return "many maxima"
    least = linprog(
        np.r_[np.zeros(masks.size), -1.0],
        A_ub=np.c_[-np.eye(masks.size), np.ones(masks.size)], b_ub=np.zeros(masks.size),
        A_eq=np.c_[design, np.zeros(len(design))], b_eq=sums,
        bounds=[(0, None)] * (masks.size + 1), method="highs",
    )  # fmt: skip
    return "yes" if least.success and -least.fun > _POSITIVE else "no maximum"
