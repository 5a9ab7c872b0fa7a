"""The parser's and the names' transitions, a step for all passages at a time with the interpreter's lock held.

spaCy's own loop lets go of the lock first, and then its compiled states take it back at every look at their buffer: 74
times a word for names, which is a sixth of the reading. The same steps by way of the pipe's public parts hold it
throughout. Scores are the same to rounding, because another library multiplies them.

Nor does it look at every step for the least score of all, to give it to classes that were never seen in training: no
class of a model that ships is such a one, and to look takes as long as to score.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any


class Stepping:
    """A pipe that gives what `pipe` gives; `pipe`: a greedy transition parser."""

    def __init__(self, pipe: Any) -> None:
        self.inner = pipe

    def __call__(self, doc: Any) -> Any:
        self._annotate([doc])
        return doc

    def pipe(self, docs: Iterable[Any], *, batch_size: int, **_: Any) -> Iterator[Any]:
        queue = iter(docs)
        while batch := list(islice(queue, batch_size)):
            self._annotate(batch)
            yield from batch

    def _annotate(self, docs: list[Any]) -> None:
        states = left = self.inner.moves.init_batch(docs)
        if any(len(doc) for doc in docs):
            scores = self.inner.model.predict(docs)
            score = scores.predict if _unseen(scores) else partial(_scored, scores)
            left = [state for state in left if not state.is_final()]
            while left:
                left = self.inner.transition_states(left, score(left))
        self.inner.set_annotations(docs, states)


def _unseen(scores: Any) -> bool:
    """Whether the steps' own way of scoring must be kept."""
    return scores.vec2scores is None or not all(map(scores.class_is_unseen, range(scores.nO)))


def _scored(scores: Any, states: list[Any]) -> Any:
    return scores.vec2scores.predict(scores.state2vec.predict(scores.get_token_ids(states)))
