"""Average over all decomposable graphs of dependence between lists (Madigan and York 1997).

Each graph says which lists depend on one another. Under a hyper-Dirichlet prior the probability of the table is known
in closed form for every graph and every number of people missed, so nothing is drawn by chance.
"""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from onrecord.estimate.curve import SHARES, answered
from onrecord.estimate.graphs import decomposable
from onrecord.estimate.overlap import Overlap
from onrecord.nouns import Estimate

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL = "decomposable graphs"
_LEAST, MOST = 3, 5  # lists: six have 18,154 graphs
_EXACT = 4_000  # numbers of people missed looked at one by one; beyond, in steps of a thousandth
_BOUND = 10  # at most so many times the people listed are held possible beforehand to have been missed
_FURTHEST = 1_000  # the same for the second look, which tells how much the answer leans on that bound
_BEYOND = 0.5  # share of the second look that lies beyond the bound at which the first is refused
_ASSUMPTIONS = (
    "Nobody joined or left the population while the lists were made, and every person is told apart on all lists.",
    "Which lists depend on one another can be drawn as a decomposable graph; all graphs are as likely beforehand.",
    "Given those dependencies, everyone has the same chance to be on a list.",
    f"Before the lists were seen a total was as likely as 1 over its size, up to {_BOUND} missed for everyone listed.",
)


def decomposable_graphs(table: Overlap) -> Estimate:
    """The total averaged over all decomposable graphs, with the central 95 per cent of its posterior.

    Estimand: everyone in the population from which the lists were drawn; the point is the posterior mean. Assumptions:
    those of the room; which lists depend on which is a decomposable graph, inside which everyone is alike. Prior: total
    as 1/N up to ten missed for everyone listed, graphs alike, each cell of the whole table 2^-lists (Madigan and York
    1997, section 3). Not to be used with lists whose reach differs strongly between kinds of people (it then lies too
    low), nor without a look at "mean without the bound": where it is far above the point, the bound made the answer."""
    made = Estimate(model=MODEL, assumptions=_ASSUMPTIONS, listed=table.n, lists=table.lists)
    size = len(table.lists)
    if not _LEAST <= size <= MOST:
        return replace(made, refused=f"It needs {_LEAST} to {MOST} lists; there are {size}.")
    if not any(table.on(times) for times in range(2, size + 1)):
        return replace(made, refused="Nobody is on two lists, so nothing says how many the lists missed.")
    import numpy as np

    missed, middle, by_graph = _weights(table)
    inside = missed <= _BOUND * table.n
    weights = np.sum(by_graph, axis=0)
    posterior = weights[inside] / weights[inside].sum()
    graphs = np.sum(by_graph[:, inside], axis=1) / weights[inside].sum()
    beyond = float(weights[~inside].sum() / weights.sum())
    best = decomposable(size)[int(graphs.argmax())][0]
    made = replace(
        made, terms=tuple(" & ".join(name for j, name in enumerate(table.lists) if one >> j & 1) for one in best),
        diagnostics={
            "graphs": graphs.size, "share of the likeliest graph": float(graphs.max()),
            "share beyond the bound": beyond,
            "mean without the bound": float(table.n + (weights * middle).sum() / weights.sum()),
        },
    )  # fmt: skip
    if beyond > _BEYOND:
        return replace(made, refused="The table does not identify the total: ever larger totals stay about as likely.")
    totals = table.n + np.interp(np.array(SHARES), posterior.cumsum(), missed[inside])
    return answered(made, table.n + (posterior * middle[inside]).sum(), totals)


def _weights(table: Overlap) -> "tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]":
    """Numbers of people missed (of each step of the grid the last, and the middle); by graph and step the posterior,
    up to one constant."""
    import numpy as np

    edges = _grid(table.n)
    last = edges[1:] - 1
    middle = (edges[:-1] + last) / 2
    by_graph = _log_posterior(table, middle) + np.log(np.diff(edges))
    return last, middle, np.exp(by_graph - by_graph.max())


def _grid(n: int) -> "NDArray[np.float64]":
    """The first number of people missed of each step, and one past the last."""
    import numpy as np

    far = _EXACT * np.exp(np.arange(0, np.log(max(n * _FURTHEST / _EXACT, 10)), 1e-3))
    return np.concatenate([np.arange(_EXACT, dtype=float), np.unique(far.round())])


def _log_posterior(table: Overlap, missed: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """By graph and number missed, up to one constant: log of prior times multinomial times hyper-Dirichlet."""
    import numpy as np
    from scipy.special import gammaln

    total = table.n + missed
    count = gammaln(total + 1) - gammaln(missed + 1) - np.log(total)
    of_set = {mask: _dirichlet(table, mask, missed) for mask in range(1 << len(table.lists))}
    return np.array([
        count + sum(of_set[one] for one in cliques) - sum(of_set[one] for one in separators)
        for cliques, separators in decomposable(len(table.lists))
    ])  # fmt: skip


def _dirichlet(table: Overlap, mask: int, missed: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Log probability of the people by the lists of `mask` alone, under the prior that the whole table implies."""
    import numpy as np
    from scipy.special import gammaln

    cells = {0: 0}
    for pattern, people in table.cells:
        cells[pattern & mask] = cells.get(pattern & mask, 0) + people
    prior = 2.0 ** -mask.bit_count()  # of each cell of this margin: 2^(lists - these) cells of 2^-lists
    log = gammaln(1.0) - gammaln(1.0 + table.n + missed)
    log += gammaln(prior + cells.pop(0) + missed) - gammaln(prior)
    return np.asarray(log + sum(gammaln(prior + people) - gammaln(prior) for people in cells.values()))
