"""Have several chains come to one answer, and how many independent draws are they worth?

Rank-normalised split R-hat, bulk and tail effective sample size (Vehtari, Gelman, Simpson, Carpenter and Burkner 2021).
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TAILS = (0.05, 0.95)


class Mixing(NamedTuple):
    """`r_hat` near 1 where chains agree; the draws are worth `bulk` independent ones for the middle, `tail` for the
    limits."""

    r_hat: float
    bulk: float
    tail: float


def mixing(draws: "NDArray[np.float64]") -> Mixing:
    """Of `draws` with one row a chain, at least 4 draws each."""
    import numpy as np

    split = _split(draws)
    if np.ptp(split) == 0:
        return Mixing(1.0, float(split.size), float(split.size))
    folded = np.abs(split - np.median(split))
    tails = [(split <= np.quantile(split, share)).astype(float) for share in _TAILS]
    return Mixing(
        r_hat=max(_r_hat(_normal(split)), _r_hat(_normal(folded))),
        bulk=_effective(_normal(split)),
        tail=min(_effective(each) for each in tails),
    )


def _split(draws: "NDArray[np.float64]") -> "NDArray[np.float64]":
    import numpy as np

    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, -half:]])


def _normal(draws: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Ranks over all chains (ties at their middle) as normal scores."""
    import numpy as np
    from scipy.special import ndtri  # and not scipy.stats, which takes a second to import

    _, place, equal = np.unique(draws, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(equal) - (equal - 1) / 2)[place].reshape(draws.shape)
    return ndtri((ranks - 0.375) / (draws.size + 0.25))  # type: ignore[no-any-return]


def _r_hat(draws: "NDArray[np.float64]") -> float:
    import numpy as np

    length = draws.shape[1]
    within = draws.var(axis=1, ddof=1).mean()
    between = draws.mean(axis=1).var(ddof=1)
    return float(np.sqrt((length - 1) / length + between / within)) if within else float("inf")


def _effective(draws: "NDArray[np.float64]") -> float:
    """Geyer's initial monotone sequence over the chains' pooled autocorrelations."""
    import numpy as np

    length = draws.shape[1]
    centred = draws - draws.mean(axis=1, keepdims=True)
    spectrum = np.fft.rfft(centred, n=2 * length, axis=1)
    covariance = np.fft.irfft(np.abs(spectrum) ** 2, axis=1)[:, :length].mean(axis=0) / length
    within = covariance[0] * length / (length - 1)
    pooled = covariance[0] + draws.mean(axis=1).var(ddof=1)
    if not pooled:
        return float(draws.size)
    rho = 1 - (within - covariance * length / (length - 1)) / pooled
    rho[0] = 1.0
    pairs = rho[: length - length % 2].reshape(-1, 2).sum(axis=1)
    negative = np.flatnonzero(pairs < 0)
    pairs = np.minimum.accumulate(pairs[: negative[0]] if negative.size else pairs)
    time = max(-1 + 2 * float(pairs.sum()), 1 / np.log10(draws.size))
    return float(draws.size / time)
