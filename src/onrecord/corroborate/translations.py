"""Which items are one text in two languages. Such a text is one work, and its copies add no source.

Two are taken for one only where something outside their likeness says so, in this order
1. Editions: a page names the other's address as itself in another language, unless their figures and names agree so
   little that the page must be wrong (templates name their start page).
2. A credit: one says that it is translated, and names the other's outlet or is published by it; it may be abridged.
   A credit that names nobody needs a close agreement. Credits name an outlet, not an article: of several, the one most
   alike is meant, and one about the same event that agrees less is not.
3. One house: the same outlet (by name, or by the host of its address) published both within `DAYS`, and they agree
   closely.
A close agreement without any of these is proposed as a finding, and nothing is merged: two newsrooms that report one
day must stay two, and a person can tell.

What is compared: `anchors`. What is not done: a translation without figures or names cannot be recognised.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from typing import NamedTuple

from onrecord.corroborate.anchors import Alignment, Anchors, align, anchors
from onrecord.corroborate.chains import rules
from onrecord.corroborate.material import Material
from onrecord.corroborate.precedence import credits_of, first
from onrecord.nouns import Finding, Retelling
from onrecord.nouns.names import name_words

DAYS = 3  # a house publishes its translation within these
_LOOKED = 31  # days between two texts that are compared without any evidence
_FEWEST = 8  # figures and names that must agree; fewer could agree by chance
_SHARED = 6  # different ones in common before the order is measured
_CREDITED_SHARE, _CLOSE_SHARE, _CLOSE_FIGURES = 0.6, 0.65, 0.7
_WRONG_SHARE = 0.25  # at which a page that names the other as its edition is not believed
_QUOTED_ALIKE = 0.6
_ABRIDGED, _WHOLE = 0.25, 0.5  # of the longer text's characters
_LINE = 200  # characters of a line that can be a credit
_HOST = re.compile(r"https?://(?:[^/@]*@)?([^/:?#]+)")
_COMMON_HOSTS = re.compile(r"^(?:[a-z]{2}|www|m|amp|mobile)\.(?=[^.]+\.)")


class Translations(NamedTuple):
    """What is one text in two languages, and what may be one."""

    retellings: tuple[Retelling, ...]
    perhaps: tuple[Finding, ...]


class _Text(NamedTuple):
    item: str
    language: str
    outlet: str
    host: str
    days: tuple[date, date] | None
    credit: str
    anchors: Anchors


def translations(material: Material, items: Sequence[str]) -> Translations:
    """The translations among `items`, the surest first, and findings about those that only a person can tell."""
    texts = [_text(material, item) for item in sorted(items) if item in material.layers]
    editions = tuple(_editions(material, {one.item: one for one in texts}))
    named = {frozenset((one.item, one.source)) for one in editions}
    made, perhaps = [], []
    for a, b in _worth_comparing(texts):
        alignment = align(a.anchors, b.anchors)
        because = _evidence(a, b, alignment)
        if because:
            made.append(_retelling(a, b, because, alignment, material))
        elif _close(alignment) and frozenset((a.item, b.item)) not in named:
            perhaps.append(_perhaps(a, b, alignment))
    made.sort(key=lambda one: (-one.likeness, one.item, one.source))
    return Translations((*editions, *made), tuple(perhaps))


def _editions(material: Material, texts: dict[str, _Text]) -> Iterator[Retelling]:
    """Pages that name the other's address as the edition in another language."""
    by_url = {url: item for item in texts if (url := material.layers[item].description.url)}
    for item, text in texts.items():
        named = material.layers[item].description.alternates.values()
        for other in sorted({by_url[url] for url in named if url in by_url} - {item}):
            if first(item, other, material)[0] != other and item in _named_by(material, other, by_url):
                continue  # the other names this one too, and came later: it is the other that takes its matter
            alignment = align(text.anchors, texts[other].anchors)
            if alignment.together[1] >= _FEWEST and alignment.share < _WRONG_SHARE:
                continue
            source = first(item, other, material)[0]
            yield Retelling(
                item=item if source == other else other, source=source,
                how="version" if text.language == texts[other].language else "translation", likeness=1.0,
                reason="The page names the other as the same text in another language.",
            )  # fmt: skip


def _named_by(material: Material, item: str, by_url: dict[str, str]) -> set[str]:
    return {by_url[url] for url in material.layers[item].description.alternates.values() if url in by_url}


def _worth_comparing(texts: Sequence[_Text]) -> Iterator[tuple[_Text, _Text]]:
    """Texts in different languages of about one time that have enough in common."""
    held = {one.item: frozenset(one.anchors.row) for one in texts}
    for a, b in combinations(texts, 2):
        if a.language == b.language or not (a.credit or b.credit or _apart(a.days, b.days) <= _LOOKED):
            continue
        if len(held[a.item] & held[b.item]) >= _SHARED:
            yield a, b


def _evidence(a: _Text, b: _Text, alignment: Alignment) -> str:
    """Why two texts are one, "" where nothing but their likeness says so."""
    same_house = _same_house(a, b)
    if alignment.together[0] < _FEWEST:
        return ""
    for one, other in ((a, b), (b, a)):
        if one.credit and alignment.as_long >= _ABRIDGED:
            named = same_house or _names(one.credit, other.outlet) or bool(other.host and other.host in one.credit)
            if named and alignment.share >= _CREDITED_SHARE:
                return "it says that it is translated, and the other is what it credits"
            if _close(alignment):
                return "it says that it is translated"
    if same_house and _apart(a.days, b.days) <= DAYS and _close(alignment):
        return f"one house published both within {DAYS} days"
    return ""


def _close(alignment: Alignment) -> bool:
    """An agreement as a whole translation has it."""
    one, other = alignment.quotations
    quoted = max(one, other) - min(one, other) <= 1 or min(one, other) >= _QUOTED_ALIKE * max(one, other)
    figured = alignment.figures[1] < 2 or alignment.figure_share >= _CLOSE_FIGURES
    together = alignment.together[0] >= _FEWEST and alignment.share >= _CLOSE_SHARE
    return together and figured and quoted and alignment.as_long >= _WHOLE


def _retelling(a: _Text, b: _Text, because: str, alignment: Alignment, material: Material) -> Retelling:
    source = first(a.item, b.item, material)[0]
    if bool(a.credit) != bool(b.credit):
        source = a.item if b.credit else b.item
    return Retelling(
        item=b.item if source == a.item else a.item, source=source, how="translation",
        likeness=round(alignment.share, 3), reason=f"One text in two languages: {because}; {alignment.words}.",
    )  # fmt: skip


def _perhaps(a: _Text, b: _Text, alignment: Alignment) -> Finding:
    return Finding(
        code="perhaps-translation",
        what=f"It may be one text with {b.item}: {alignment.words}. Nothing else says so, and they count as two.",
        where=a.item,
        next="Compare them. If one translates the other, write the original's outlet and date for it in case.toml.",
    )


def _text(material: Material, item: str) -> _Text:
    reading, layer = material.readings[item], material.layers[item]
    published = reading.published_on
    days = None
    if published is not None and published.earliest is not None and published.latest is not None:
        days = (published.earliest, published.latest)
    return _Text(
        item=item, language=reading.language, outlet=reading.outlet or "", host=_host(layer.description.url or ""),
        days=days, credit=_credit(material, item), anchors=anchors(reading, layer),
    )  # fmt: skip


def _credit(material: Material, item: str) -> str:
    """The lines that say that a text is translated, "" where none does."""
    reading, text = material.readings[item], material.layers[item].text
    told = [one for one in reading.segments if one.role in ("body", "quote", "heading")]
    around = [one for one in reading.segments if one.role in ("byline", "credit", "dateline", "boilerplate", "caption")]
    lines = [text[one.start : one.end] for one in (*around, *told[:2], *told[-2:]) if one.end - one.start <= _LINE]
    return "\n".join(line for line in lines if _translated().search(line)) and "\n".join(
        (*lines, credits_of(material, item))
    )


def _same_house(a: _Text, b: _Text) -> bool:
    named = bool(a.outlet and b.outlet) and name_words(a.outlet) == name_words(b.outlet)
    return named or bool(a.host and a.host == b.host)


def _names(credit: str, outlet: str) -> bool:
    words = " ".join(word for word in name_words(outlet) if word != "the")
    return bool(words) and f" {words} " in f" {' '.join(name_words(credit))} "


def _host(url: str) -> str:
    """The host of an address without the part that only names a language or a device."""
    host = _HOST.match(url.lower())
    return _COMMON_HOSTS.sub("", host[1]) if host is not None else ""


def _apart(a: tuple[date, date] | None, b: tuple[date, date] | None) -> int:
    """Days between two publications at the least; where one is not known, more than any house takes."""
    if a is None or b is None:
        return DAYS + 1
    gap = max(a[0] - b[1], b[0] - a[1], timedelta(0))
    return gap.days


@cache
def _translated() -> re.Pattern[str]:
    patterns = (one for found in rules("translations")["translated"].values() for one in found)
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)
