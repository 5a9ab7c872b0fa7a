"""Speed of reading dates, as a ratio to the peer that people would otherwise use (`dateparser`, where it is installed).

Run: `python bench/dates.py`. Prints characters a second over one invented article, and EDTF parses a second.
"""

import time
from importlib.util import find_spec

from onrecord.nouns import Edtf
from onrecord.read.dates import find_dates

_ARTICLE = (
    "On Tuesday the governor denied it. In late April 2021 the ministry said that an inquiry would decide. Barely two "
    "weeks later, before it had ended, the embassy wrote that there was nothing. Last week Lantern Watch published "
    "the names of 31 detainees, held between 26 May and 24 June. Nobody was surprised, and nobody was charged. "
) * 50


def seconds(work: object, times: int) -> float:
    """Seconds for one run of `work`, the best of three rounds."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for _ in range(times):
            work()  # type: ignore[operator]
        best = min(best, (time.perf_counter() - start) / times)
    return best


def main() -> None:
    published = Edtf("2021-09-15")
    ours = len(_ARTICLE) / seconds(lambda: find_dates(_ARTICLE, published), 3)
    print(f"dates: {ours:,.0f} characters a second")
    texts = [f"{year}-{month:02}-04~/{year + 1}-{month:02}" for year in range(1000, 2000) for month in range(1, 13)]
    print(f"edtf: {len(texts) / seconds(lambda: [Edtf(text) for text in texts], 1):,.0f} intervals a second (warm)")
    if find_spec("dateparser") is None:
        print("dateparser is not installed: no ratio")
        return
    from dateparser.search import search_dates

    piece = _ARTICLE[:1200]
    theirs = len(piece) / seconds(lambda: search_dates(piece, languages=["en"]), 1)
    print(f"dateparser.search: {theirs:,.0f} characters a second; ours is {ours / theirs:,.0f} times as fast")


if __name__ == "__main__":
    main()
