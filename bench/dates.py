"""Figures of the date resolver: its speed against a limit and, where it is installed, against `dateparser`."""

import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec

from bench.figure import Figure
from onrecord.nouns import Edtf
from onrecord.read.dates import find_dates

_ARTICLE = (
    "On Tuesday the governor denied it. In late April 2021 the ministry said that an inquiry would decide. Barely two "
    "weeks later, before it had ended, the embassy wrote that there was nothing. Last week Lantern Watch published "
    "the names of 31 detainees, held between 26 May and 24 June. Nobody was surprised, and nobody was charged. "
) * 50


def seconds(work: Callable[[], object], times: int) -> float:
    """Seconds for one run of `work`, the best of three rounds."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for _ in range(times):
            work()
        best = min(best, (time.perf_counter() - start) / times)
    return best


def figures() -> Iterator[Figure]:
    published = Edtf("2021-09-15")
    ours = len(_ARTICLE) / seconds(lambda: find_dates(_ARTICLE, published), 3)
    yield Figure("dates: reading an article", ours, "chars/s", "100 articles of 4 kB a second", 100 * 4000)
    yield Figure("dates: EDTF parsed afresh", _parses(), "dates/s", "a list of 20,000 rows in a second", 20_000)
    if find_spec("dateparser") is not None:
        from dateparser.search import search_dates  # type: ignore[import-untyped, unused-ignore]

        piece = _ARTICLE[:1200]
        theirs = len(piece) / seconds(lambda: search_dates(piece, languages=["en"]), 1)
        yield Figure("dates: reading an article, against dateparser", ours, "chars/s", "dateparser.search", theirs)


def _parses() -> float:
    """EDTF intervals a second that were never seen before."""
    texts = [f"{year}-{month:02}-04~/{year + 1}-{month:02}" for year in range(1000, 2000) for month in range(1, 13)]
    start = time.perf_counter()
    for text in texts:
        Edtf(text)
    return len(texts) / (time.perf_counter() - start)
