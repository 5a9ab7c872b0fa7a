"""How well statements are read in each language, on invented texts with the statements marked (`data/README.md`).

For each set: **soft whole-attribution F1** (formula in `attributions.py`), the share of the gold list found and the
share of what is proposed that finds one (as in `reading.py`: a cue word in common, content tokens with intersection
over union of at least 0.5, the same speaker), of the denials of the gold list those found, and those read as denials,
of the found that are read as denials those that are (where the gold list judges the kind), and of the found those of
the right kind. In brackets the 95% interval, by drawing whole texts anew with replacement,
because the statements of one text are alike.

Of a held set only totals are printed, never a text. Its bounds are what the project promises for the language.

Speed is that of whole invented articles, in thousand characters a second of one core.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bench.attributions import likeness
from bench.figure import Figure
from bench.one_core import on_one_core
from bench.reading import Gold, marked, match, read, right_kind
from onrecord.nouns import Statement

SETS = {
    "English, development": ("reading-dev", "en"),
    "English, second development": ("reading-en-dev", "en"),
    "English, held": ("reading-en-held", "en"),
    "English, denials, development": ("reading-en-kinds-dev", "en"),
    "English, denials, second development": ("reading-en-kinds-dev2", "en"),
    "English, denials, held": ("reading-en-kinds-held", "en"),
    "Russian, development": ("reading-ru-dev", "ru"),
    "Russian, held": ("reading-ru-held", "ru"),
    "Russian, denials, development": ("reading-ru-kinds-dev", "ru"),
    "Russian, denials, held": ("reading-ru-kinds-held", "ru"),
    "French, development": ("reading-fr-dev", "fr"),
    "French, held": ("reading-fr-held", "fr"),
    "French, denials, development": ("reading-fr-kinds-dev", "fr"),
    "French, denials, held": ("reading-fr-kinds-held", "fr"),
}
_ARTICLES = {"Russian articles": ("articles-ru", "ru"), "French articles": ("articles-fr", "fr")}
_WHOLE = "soft whole-attribution F1"
_DENIALS = "denials found"
_PROMISED = {name: {_WHOLE: 60.0, _DENIALS: 75.0} for name in ("Russian, held", "French, held")}
_DRAWS = 1000
_SEED = 20310512


class Tally(NamedTuple):
    """What was found of one text or of many; `alike` is the sum of likenesses."""

    alike: float = 0.0
    proposed: int = 0
    gold: int = 0
    found: int = 0
    kind: int = 0
    denials: int = 0
    denials_found: int = 0
    denials_read: int = 0
    read_as_denials: int = 0


Share = Callable[[Tally], tuple[float, float]]
"""Numerator and denominator of a figure."""

_SHARES: dict[str, Share] = {
    _WHOLE: lambda one: (2 * one.alike, one.proposed + one.gold),
    "statements found, of the gold list": lambda one: (one.found, one.gold),
    "statements found, of those proposed": lambda one: (one.found, one.proposed),
    _DENIALS: lambda one: (one.denials_found, one.denials),
    "denials found and read as denials": lambda one: (one.denials_read, one.denials),
    "read as denials rightly, of those found": lambda one: (one.denials_read, one.read_as_denials),
    "right kind, of those found": lambda one: (one.kind, one.found),
}


def tally(text: str, gold: list[Gold], statements: tuple[Statement, ...]) -> Tally:
    """What `statements` find of the gold list of one text."""
    found = match(gold, statements)
    denials = {number for number, one in enumerate(gold) if one.kind == "denial"}
    return Tally(
        alike=likeness(text, statements, gold),
        proposed=len(statements),
        gold=len(gold),
        found=len(found),
        kind=sum(right_kind(gold[number], one) for number, one in found.items()),
        denials=len(denials),
        denials_found=len(denials & found.keys()),
        denials_read=sum(number in denials and one.kind == "denial" for number, one in found.items()),
        read_as_denials=sum(gold[number].kind != "?" and one.kind == "denial" for number, one in found.items()),
    )


def percent(tallies: Sequence[Tally], share: Share) -> float:
    """The figure of many texts together; 0 where there is nothing to divide by."""
    above, below = share(Tally(*(sum(column) for column in zip(*tallies, strict=True))))
    return 100 * above / below if below else 0.0


def interval(tallies: Sequence[Tally], share: Share) -> tuple[float, float]:
    """The middle 95% of the figure when whole texts are drawn anew."""
    draw = random.Random(_SEED)
    drawn = sorted(percent(draw.choices(tallies, k=len(tallies)), share) for _ in range(_DRAWS))
    return drawn[int(0.025 * _DRAWS)], drawn[int(0.975 * _DRAWS) - 1]


def figures() -> Iterator[Figure]:
    for name, (file, language) in SETS.items():
        tallies = [
            tally(text, gold, read(text, published, language).statements) for _, published, text, gold in marked(file)
        ]
        counted = f"{len(tallies)} texts, {sum(one.gold for one in tallies)} statements"
        yield Figure(f"{name}: {counted}, proposed", sum(one.proposed for one in tallies), "")
        for what, share in _SHARES.items():
            low, high = interval(tallies, share)
            bound = _PROMISED.get(name, {}).get(what)
            yield Figure(f"  {what}", percent(tallies, share), f"% [{low:.1f}, {high:.1f}]", "promise", bound)
    for name, (file, language) in _ARTICLES.items():
        articles = [(text, published) for _, published, text, _ in marked(file)]
        rate, statements = on_one_core(_speed, articles, language)
        yield Figure(f"{name}: read", rate, "k chars/s")
        yield Figure(f"  statements proposed in {len(articles)} articles", statements, "")


def _speed(articles: list[tuple[str, str]], language: str) -> tuple[float, int]:
    """Thousand characters a second, and how many statements there were."""
    read(*articles[0], language)  # loads the models
    begun = time.process_time()
    statements = sum(len(read(text, published, language).statements) for text, published in articles)
    return sum(len(text) for text, _ in articles) / 1000 / (time.process_time() - begun), statements
