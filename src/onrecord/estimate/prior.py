"""What the latent classes hold likely of kinds of people before a list is seen.

With J lists the prior of the chances pulls the number of people of a kind that is hardly reached, M, as M^(-J a) does
(a the first parameter of `reach`). Under the paper's flat prior that is M^-4 for four lists: where such people are
seldom on two lists, the answer lies too low (docs/methods/estimation.md has the experiment). `CAREFUL` halves the pull.
"""

from typing import TYPE_CHECKING

from onrecord.nouns.shape import Noun

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Prior(Noun, frozen=True, kw_only=True):
    """`kinds`: shape and rate of the Gamma law of alpha; the larger alpha, the more kinds of people are expected.
    `reach`: the two parameters of the Beta law of each chance that a list reaches a person of a kind."""

    kinds: tuple[float, float] = (0.25, 0.25)
    reach: tuple[float, float] = (1.0, 1.0)

    def __post_init__(self) -> None:
        if not all(0 < one < float("inf") for one in (*self.kinds, *self.reach)):
            raise ValueError("every parameter of a prior is a positive number")

    def numbers(self) -> "NDArray[np.float64]":
        """Shape and rate of `kinds`, then both of `reach`: the order in which the sampler takes them."""
        import numpy as np

        return np.array([*self.kinds, *self.reach])


PAPER = Prior()  # Manrique-Vallier 2016, section 4.1; that of R's LCMCR
CAREFUL = Prior(reach=(0.5, 1.0))  # the square root of a chance is as likely to be one thing as another
