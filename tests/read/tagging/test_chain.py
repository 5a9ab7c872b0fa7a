from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.tried import tried

from onrecord.read.tagging.chain import best, chances
from onrecord.read.tagging.labels import LABELS, may_follow


@given(st.integers(0, 10_000), st.integers(1, 4))
@tried(40)
def test_no_other_row_of_labels_scores_better(seed: int, length: int) -> None:
    """ "The best row of labels." Tried against every row there is, of three labels."""
    draw = np.random.default_rng(seed)
    scores, chain = draw.normal(size=(length, 3)).astype("f4"), draw.normal(size=(4, 3)).astype("f4")

    def worth(row: tuple[int, ...]) -> float:
        steps = sum(chain[1 + a, b] for a, b in pairwise(row))
        return float(chain[0, row[0]] + sum(scores[n, label] for n, label in enumerate(row)) + steps)

    [found] = best([scores], chain)
    assert worth(tuple(found)) >= max(worth(row) for row in product(range(3), repeat=length)) - 1e-4


def test_windows_of_any_length_are_read_together_as_apart() -> None:
    draw = np.random.default_rng(1)
    some = [draw.normal(size=(length, LABELS)).astype("f4") for length in (5, 1, 0, 9)]
    chain = draw.normal(size=(LABELS + 1, LABELS)).astype("f4")
    assert best(some, chain) == [best([one], chain)[0] for one in some]


def test_what_goes_on_goes_on_from_its_own_role() -> None:
    assert may_follow(1, 2)
    assert may_follow(2, 2)
    assert not may_follow(0, 2)
    assert not may_follow(1, 4)
    assert may_follow(4, 1)


@given(st.integers(0, 10_000), st.integers(1, 4))
@tried(40)
def test_chances_are_sums_over_every_row_of_labels(seed: int, length: int) -> None:
    """ "How likely each word has each label, over all rows of labels." """
    draw = np.random.default_rng(seed)
    scores, chain = draw.normal(size=(length, 3)).astype("f4"), draw.normal(size=(4, 3)).astype("f4")
    found, _ = chances([scores, draw.normal(size=(length + 2, 3)).astype("f4")], chain)
    sums = np.zeros((length, 3))
    for row in product(range(3), repeat=length):
        steps = sum(chain[1 + a, b] for a, b in pairwise(row))
        worth = np.exp(chain[0, row[0]] + sum(scores[n, label] for n, label in enumerate(row)) + steps)
        sums[range(length), row] += worth
    assert np.allclose(found, sums / sums.sum(axis=1, keepdims=True), atol=1e-4)
