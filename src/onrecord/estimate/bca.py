"""Bias-corrected and accelerated bootstrap intervals (Efron 1987)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def bca(
    point: float,
    replicates: "NDArray[np.float64]",
    left_out: "NDArray[np.float64]",
    weights: "NDArray[np.float64]",
    probabilities: "NDArray[np.float64]",
) -> "NDArray[np.float64]":
    """The limits below which the total lies with each of `probabilities`; infinite where a replicate beside them is.

    `left_out`: the estimate without one person of each kind of which there are `weights` (the jackknife)."""
    import numpy as np
    from scipy.special import ndtr, ndtri

    share = (np.sum(replicates < point) + 0.5 * np.sum(replicates == point)) / replicates.size
    bias = ndtri(np.clip(share, 0.5 / replicates.size, 1 - 0.5 / replicates.size))
    pulls = np.average(left_out, weights=weights) - left_out
    squares = float(np.sum(weights * pulls**2))
    speed = float(np.sum(weights * pulls**3)) / (6 * squares**1.5) if squares else 0.0
    z = bias + ndtri(probabilities)
    levels = ndtr(bias + z / np.maximum(1 - speed * z, 1e-9))
    with np.errstate(invalid="ignore"):  # between a number and infinity
        limits = np.asarray(np.quantile(replicates, levels, method="linear"))
    return np.where(np.isnan(limits), np.inf, limits)
