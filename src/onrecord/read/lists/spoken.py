"""Lists that a text speaks of and does not hold: "the names of 27 men", "the recent listing of the 31 detainees".

Rules

* A list is spoken of where a word for a list, or "names", takes people ("a list of 31 detainees"), or where a body
  names or lists a number of people ("Lantern Watch named 27 men").
* "The names" and "the list" alone speak of a list that the text has already, or will have, told of.
* Its owner is the body that the nearest words credit with it: "X's list", "X published …", "published by X", in the
  sentence; "the organisation", "it" there is the body named before that can be called so (`bodies`). Else where the
  text says so of "the names" or "the list" elsewhere. Without such words it has none.
* Its origin is "explained" where the text says that its owner told where the names came from.
* Two passages are one list unless their numbers, or their owners, differ.
* A number counts only when it is plain: "dozens of" and "at least 30" stay words (`stated_as`).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.ids import Ids
from onrecord.nouns.listing import PeopleList
from onrecord.nouns.names import whole_quotes
from onrecord.nouns.reading import Mention
from onrecord.nouns.span import Span
from onrecord.read.bodies import body_called
from onrecord.read.dates import Around, said_on
from onrecord.read.lists.spoken_words import (
    BARE,
    EXPLAINED,
    LISTED,
    MADE_BY,
    NAME,
    VERBED,
    Number,
    is_opener,
    made_verbs,
    number_of,
)

_REACH = 300  # characters; who is credited with a list stands near it
_POINTS = re.compile(
    r"(?<!\w, )\b(?:[Tt]he (?:rights |human rights )?(?:organi[sz]ation|group|association|charity|network|newspaper|"
    r"paper|outlet|committee|centre|center|commission|union|ministry)|[Ii]t)\b(?!['’])"
)
_BODIES = ("body", "outlet", "person", "group")


class Telling(Struct, frozen=True, kw_only=True):
    """A text and what is known of it. `around` holds its sentences and dates; `mentions` its names, where a reader
    has found them; `names` found by their capitals are used otherwise."""

    item: str
    ids: Ids
    model: str
    around: Around
    mentions: Sequence[Mention] = ()


class _Heard(Struct, frozen=True):
    """One passage that speaks of a list."""

    span: Span
    number: Number
    owner: Span | None
    bare: bool


class _Group:
    """The passages that speak of one list, and the numbers and owners they give it."""

    def __init__(self) -> None:
        self.heard: list[_Heard] = []
        self.counts: set[int] = set()
        self.owners: set[str] = set()

    def takes(self, one: _Heard) -> bool:
        """Whether the passage may speak of the same list: neither its number nor its owner differs."""
        return len(self.counts | _count(one)) <= 1 and len(self.owners | _short(one)) <= 1

    def add(self, one: _Heard) -> None:
        self.heard.append(one)
        self.counts |= _count(one)
        self.owners |= _short(one)


def spoken_lists(telling: Telling) -> tuple[PeopleList, ...]:
    """The lists that the text speaks of, in the order in which they are first told of, each once."""
    heard = _heard(telling)
    groups: list[_Group] = []
    for one in (one for one in heard if not one.bare):
        home = next((group for group in groups if group.takes(one)), None)
        if home is None:
            groups.append(home := _Group())
        home.add(one)
    for one in (one for one in heard if one.bare):
        near = [group for group in groups if group.takes(one)]
        if near:
            min(near, key=lambda group: abs(group.heard[0].span.start - one.span.start)).add(one)
    return tuple(_proposed(group.heard, telling) for group in groups)


def _heard(telling: Telling) -> list[_Heard]:
    text = telling.around.text
    out: list[_Heard] = []
    taken: list[tuple[int, int]] = []
    for pattern, bare in ((LISTED, False), (VERBED, False), (BARE, True)):
        for match in pattern.finditer(text):
            start, end = match.span("passage")
            place = bisect_left(taken, (start, end))
            if any(first < end and start < last for first, last in taken[max(0, place - 1) : place + 1]):
                continue
            owner = _owner(match, Span.of(text, start, end), telling)
            if pattern is VERBED and owner is None:
                continue
            taken.insert(place, (start, end))
            number = Number(None, "") if bare else number_of(match)
            out.append(_Heard(Span.of(text, start, end), number, owner, bare))
    return sorted(out, key=lambda one: one.span.start)


def _count(one: _Heard) -> set[int]:
    return set() if one.number.count is None else {one.number.count}


def _short(one: _Heard) -> set[str]:
    return {re.sub(r"^the\s+", "", one.owner.text.casefold())} if one.owner else set()


def _owner(match: re.Match[str], span: Span, telling: Telling) -> Span | None:
    """Who the words of the sentence credit with the list: X's list; X published it; published by X."""
    text = telling.around.text
    start, end = telling.around.sentence_at(span.start)
    start, end = max(start, span.start - _REACH), min(end, span.end + _REACH)
    before, after = text[start : span.start], text[span.end : end]
    possessive = re.search(rf"(?:{NAME.pattern})(?=['’]s?\s+(?:[a-z]+\s+){{0,2}}$)", before)
    if possessive is not None and _is_body(start + possessive.start(), start + possessive.end(), telling):
        return Span.of(text, start + possessive.start(), start + possessive.end())
    by = MADE_BY.search(after)
    if by is not None:
        return Span.of(text, span.end + by.start("name"), span.end + by.end("name"))
    if match.re is VERBED:
        return _nearest_name(start, match.start("verb"), telling)
    verbs = [found.start() for found in made_verbs().finditer(before)]
    return _nearest_name(start, start + verbs[-1], telling) if verbs else None


def _nearest_name(start: int, end: int, telling: Telling) -> Span | None:
    """The last body named between two places; the reader's names first, else words with capitals."""
    text = telling.around.text
    known = [m for m in telling.mentions if m.kind in _BODIES and start <= m.span.start and m.span.end <= end]
    pointing = list(_POINTS.finditer(text, start, end))
    if pointing and (not known or known[-1].span.end <= pointing[-1].end()):
        meant = body_called(pointing[-1][0], pointing[-1].start(), telling.mentions)
        return meant.span if meant is not None else None
    if known:
        return _named(known[-1], telling)
    found = [m for m in NAME.finditer(text, start, end) if not is_opener(m[0])]
    if not found:
        return None
    first, last = found[-1].span()
    return Span.of(text, first + 4 if text.startswith("The ", first) else first, last)


def _named(mention: Mention, telling: Telling) -> Span:
    """Where somebody is called by name to whom a word points."""
    if mention.span.text[:1].isupper() and mention.span.text not in ("He", "She", "It", "They"):
        return mention.span
    before = (one.span for one in telling.mentions if one.name == mention.name and one.span.text[:1].isupper())
    return next(before, mention.span)


def _is_body(start: int, end: int, telling: Telling) -> bool:
    known = [mention for mention in telling.mentions if mention.span.start < end and start < mention.span.end]
    return all(mention.kind in _BODIES for mention in known)


def _proposed(group: list[_Heard], telling: Telling) -> PeopleList:
    first = min(group, key=lambda one: (one.bare, one.number.count is None, one.span.start))
    owner = next((one.owner for one in sorted(group, key=lambda one: one.bare) if one.owner is not None), None)
    number = first.number
    return PeopleList(
        id=telling.ids.mint("l", telling.item, "spoken", first.span.start, first.span.text),
        item=telling.item,
        decided_by=f"machine:{telling.model}",
        owner=whole_quotes(owner.text) if owner else None,
        origin="explained" if owner and _explains(owner.text, telling) else None,
        contained=False,
        stated=number.count,
        stated_as=number.words,
        passage=first.span,
        owner_at=owner,
        made_on=_made_on(group, telling),
        confidence=0.8 if owner and number.words else 0.6,
    )


def _explains(owner: str, telling: Telling) -> bool:
    """Whether the text says that the owner told where the names came from."""
    text = telling.around.text
    for match in EXPLAINED.finditer(text):
        start, _ = telling.around.sentence_at(match.start())
        if owner in text[start : match.start()]:
            return True
    return False


def _made_on(group: list[_Heard], telling: Telling) -> Edtf | None:
    """It existed by the earliest of the days on which somebody spoke of it, and by the publication."""
    first_in = {telling.around.sentence_at(one.span.start): one for one in reversed(group)}
    days = [
        said.latest
        for one in first_in.values()
        if (said := said_on(one.span, telling.around).when) is not None and said.latest is not None
    ]
    return Edtf.until(min(days)) if days else None
