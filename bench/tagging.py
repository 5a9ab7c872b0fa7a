"""What the taggers of English cost: the one that ships and, where it lies, the larger one beside it.

How good they are is measured on a corpus that is not ours to hand on: `python -m training.tagger.score`.
"""

import time
from collections.abc import Iterator, Sequence

from training.tagger.readings import passages, quoted_in

from bench.articles import article
from bench.figure import Figure
from onrecord.read.tagging.tagger import Tagger
from onrecord.read.tagging.thorough import both, folder

_TEXTS = 8
_WITHIN = 30.0  # times as long as the one that ships: what a case that asked for it is told to expect at most


def figures() -> Iterator[Figure]:
    texts = [article(number) for number in range(_TEXTS)]
    shipped = Tagger.shipped()
    usual = _seconds(shipped, texts)
    yield Figure("tagging an article, CPU", 1000 * usual, "ms")
    if not (folder() / "tagger.onnx").is_file():
        return
    larger = both(shipped, Tagger.load(folder()))
    yield Figure("tagging it thoroughly", _seconds(larger, texts) / usual, "x", "the usual, at most", _WITHIN, False)
    yield Figure("the larger model", (folder() / "tagger.onnx").stat().st_size / 1e6, "MB")


def _seconds(tagger: Tagger, texts: Sequence[str]) -> float:
    """CPU seconds a text, the first one read beforehand."""
    _tag(tagger, texts[0])
    begun = time.process_time()
    for text in texts:
        _tag(tagger, text)
    return (time.process_time() - begun) / len(texts)


def _tag(tagger: Tagger, text: str) -> None:
    lines = passages(text)
    tagger.mark(text, lines, quoted_in(text, lines))
