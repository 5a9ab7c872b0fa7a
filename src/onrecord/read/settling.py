"""Title, outlet, author, publication date and language of an item, each from the most trustworthy place that has it.

Order: what a person wrote in `case.toml`; what the item's metadata says, unless that is a program's or an unnamed
account's name (`accounts.toml`); what its byline or dateline says. Nothing is
inferred from elsewhere (a file's date on disk is when it was saved, not when it was published): where no date is found
the reading says so, and what is relative stays unresolved.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

from onrecord.nouns import Edtf, Segment, TextLayer
from onrecord.read.datelines import place_of
from onrecord.read.dates import find_dates
from onrecord.read.issued import issued_on
from onrecord.read.source import Source

_BY = re.compile(
    r"(?:by|par|text by|written by|story by|автор\s*:|текст\s*:|author\s*:)\s+"
    r"(?P<name>[^\W\d_][^,|\d\n]{2,60}?)\s*(?:[,|•·–—]|\bfor\b|\bin\b|\d|$)",
    re.IGNORECASE,
)
_NEAR_THE_TOP = 12  # segments; a dateline lower down belongs to something else


class Settled(Struct, frozen=True, kw_only=True):
    """What the item is said to be; `dated_by` as in `Reading`."""

    title: str | None
    outlet: str | None
    author: str | None
    published: Edtf | None
    dated_by: str


def settle(source: Source, layer: TextLayer, segments: tuple[Segment, ...]) -> Settled:
    """The first answer in the order of the module."""
    written, own = source.settings, layer.description
    published, dated_by = written.published_on, "case.toml"
    if published is None:
        published, dated_by = own.published_on, "metadata"
    if published is None:
        published, dated_by = _dateline(layer, segments), "byline"
    return Settled(
        title=written.title or own.title or _title(layer, segments),
        outlet=written.outlet or own.outlet,
        author=written.author or _somebody(own.author) or _byline(layer, segments),
        published=published,
        dated_by=dated_by if published is not None else "",
    )


def _somebody(author: str | None) -> str | None:
    """The author in a file's metadata, unless it is a program's or an account's name as it came with the machine."""
    return author if author and _plain(author) not in _accounts() else None


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


@cache
def _accounts() -> frozenset[str]:
    words = tomllib.loads(files("onrecord.read").joinpath("accounts.toml").read_text("utf-8"))
    return frozenset(_plain(word) for group in words.values() for word in group)


def _title(layer: TextLayer, segments: tuple[Segment, ...]) -> str | None:
    return next((_words(layer, segment) for segment in segments if segment.role == "title"), None)


def _byline(layer: TextLayer, segments: tuple[Segment, ...]) -> str | None:
    for segment in segments:
        if segment.role == "byline":
            named = _BY.match(_words(layer, segment))
            if named is not None:
                return named["name"].strip()
    return None


def _dateline(layer: TextLayer, segments: tuple[Segment, ...]) -> Edtf | None:
    """A day with its year that stands alone, or beside who issued the item, near the top."""
    for segment in segments[:_NEAR_THE_TOP]:
        words = _words(layer, segment)
        when = issued_on(words, segment.language) if segment.role in ("dateline", "title") else None
        if segment.role == "byline" or (segment.role == "dateline" and place_of(layer.text, segment)):
            when = when or _any_day(words, segment.language)
        if when is not None:
            return when
    return None


def _any_day(words: str, language: str) -> Edtf | None:
    days = (one.when for one in find_dates(words, None, language=language))
    return next((when for when in days if when and when.precision == "day" and not when.is_interval), None)


def _words(layer: TextLayer, segment: Segment) -> str:
    return layer.text[segment.start : segment.end]
