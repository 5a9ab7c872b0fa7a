"""A passage as the parser should see it, with the way back to the text.

A parser trained on single sentences is lost in "…, stating, “One. Two. Three.”". So a quotation that is a speech of its
own is put aside: the view shows `“Yes.”` in its place, with its last mark of punctuation, and the speech gets a
view of its own. A quotation that is part of the sentence ("would “purify the blood”") stays, without its marks.
Editors' brackets go too. Every character of a view knows its place in the text.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from onrecord.nouns import Quotation

STAND_IN = "Yes"  # the English word for a speech that was put aside
_SHOWN = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2009\t\n\r\u2028\u2029"), " ")
_SHOWN |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # half a character, which no parser takes
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f")
_MARKS = frozenset("“”„«»‹›‘’‚\"'‟")
_WORD = re.compile(r"\w+")
_LEADS_IN = re.compile(
    r"(?:^|[,:.!?…—–―-]|\b(?:said|says|saying|stating|stated|wrote|writes|added|replied|asked|declared))\s*$"
)
_INNER = re.compile(r"[,.!?—–-]\s*[”\"’»]\s*[^.!?“”\"«»]{0,90},$")
_ASKING = ("!", "?")
_GOES_ON = re.compile(r"[”\"’'»]\s+[a-zà-ÿа-яё]")  # “Who?” asked the general: no end of a sentence
_DEEPEST = 3  # speeches within speeches; further in, marks are ornament
_LONGEST_RUN = 3  # of one mark, as in "..."; a longer run is a rule across the page, and slow to parse
_FEWEST_WORDS = 2


class Speech(Struct, frozen=True):
    """A quotation put aside: its place in the view and its words in the text."""

    at: int
    until: int
    quotation: Quotation


class View(Struct, frozen=True):
    """`text[i]` came from `places[i]` of the layer. `depth` counts the quotations around it."""

    text: str
    places: tuple[int, ...]
    ends: tuple[int, ...]
    speeches: tuple[Speech, ...]
    depth: int
    segment: int

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The half-open place in the layer of `start`..`end` of the view (not empty)."""
        return self.places[start], self.ends[end - 1]


def views(
    text: str,
    start: int,
    end: int,
    quotations: Sequence[Quotation],
    segment: int,
    depth: int = 0,
    stand_in: str = STAND_IN,
) -> list[View]:
    """The view of a passage and, after it, those of the speeches put aside in it; `stand_in`: a word for a speech."""
    inside = sorted(
        (q for q in quotations if start <= q.span.start and q.span.end <= end), key=lambda one: one.span.start
    )
    outer = _outermost(inside)
    starts = [q.span.start for q in inside]
    aside = [q for q in outer if depth < _DEEPEST and _own_speech(text, start, end, q)]
    made = [_view(text, start, end, aside, outer, segment, depth, stand_in)]
    for quotation in aside:
        near = inside[bisect_left(starts, quotation.span.start) : bisect_left(starts, quotation.span.end)]
        nested = [q for q in near if _holds(quotation, q)]
        made += views(text, quotation.span.start, quotation.span.end, nested, segment, depth + 1, stand_in)
    return made


def _outermost(inside: Sequence[Quotation]) -> list[Quotation]:
    """Those that no other holds, in one pass: a page may be nothing but quotation marks."""
    widest: Quotation | None = None
    held = set()
    for q in sorted(inside, key=lambda one: (one.span.start, -one.span.end)):
        if widest is not None and _holds(widest, q):
            held.add(id(q))
        if widest is None or q.span.end > widest.span.end:
            widest = q
    return [q for q in inside if id(q) not in held]


def _holds(outer: Quotation, inner: Quotation) -> bool:
    if outer is inner:
        return False
    return outer.span.start <= inner.span.start and inner.span.end <= outer.span.end and outer.span != inner.span


def _own_speech(text: str, start: int, end: int, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence or more of its own, and not a part of the sentence around it."""
    words = quotation.span.text
    if len(_WORD.findall(words)) < _FEWEST_WORDS:
        led = (
            text[max(start, quotation.span.start - 4) : quotation.span.start].rstrip(' \u00a0\u202f«“„"').endswith(":")
        )
        return (words[-1:] in ",.!?" or led) and words[:1].isupper()
    opening = _mark_before(text, quotation)
    at = quotation.span.start - 1 if opening is None else opening
    before = text[max(start, at - 160) : max(start, at)].rstrip()
    after = text[quotation.span.end : min(end, quotation.span.end + 3)].lstrip('”"»’ \u00a0\u202f“')
    finished = words[-1] in ",.!?…—–" or not after or after[0] in ",.!?"
    first = next((c for c in words if c.isalnum()), "")
    if not before or before[-1] in ".!?…":
        return finished
    if first.isupper() or first.isdigit() or words.startswith(("…", "...", "[")):
        return finished and _LEADS_IN.search(before) is not None
    return finished and before[-1] == "," and _INNER.search(before) is not None


def _view(
    text: str,
    start: int,
    end: int,
    aside: Sequence[Quotation],
    outer: Sequence[Quotation],
    segment: int,
    depth: int,
    stand_in: str,
) -> View:
    starts = {quotation.span.start: quotation for quotation in aside}
    drop = _marks_around(text, outer, aside)
    out: list[str] = []
    places: list[int] = []
    ends: list[int] = []
    speeches: list[Speech] = []
    shown = text[start:end].translate(_SHOWN)
    at = start
    while at < end:
        if at in starts and starts[at].span.end > at:
            quotation = starts[at]
            last = quotation.span.text[-1] if quotation.span.text[-1] in ",.!?" else ""
            last = "," if last in _ASKING and _GOES_ON.match(text, quotation.span.end, end) else last
            word = stand_in + last
            speeches.append(Speech(len(out), len(out) + len(word), quotation))
            out += word
            places += [at] * len(word)
            ends += [quotation.span.end] * len(word)
            at = quotation.span.end
            continue
        char = shown[at - start]
        doubled = char == " " and (not out or out[-1] == " ")
        run = not char.isalnum() and out[-_LONGEST_RUN:] == [char] * _LONGEST_RUN
        if at not in drop and char not in _INVISIBLE and char not in "[]" and not doubled and not run:
            out.append(char)
            places.append(at)
            ends.append(at + 1)
        at += 1
    return View("".join(out), tuple(places), tuple(ends), tuple(speeches), depth, segment)


def _marks_around(text: str, outer: Sequence[Quotation], aside: Sequence[Quotation]) -> frozenset[int]:
    """Places of the marks of quotations that stay in their sentence."""
    drop: set[int] = set()
    for quotation in outer:
        if quotation not in aside:
            drop.update(at for at in (_mark_before(text, quotation), _mark_after(text, quotation)) if at is not None)
    return frozenset(drop)


def _mark_before(text: str, quotation: Quotation) -> int | None:
    at = quotation.span.start - 1
    while at >= 0 and text[at].isspace():
        at -= 1
    return at if at >= 0 and text[at] in _MARKS else None


def _mark_after(text: str, quotation: Quotation) -> int | None:
    at = quotation.span.end
    while at < len(text) and text[at].isspace():
        at += 1
    return at if at < len(text) and text[at] in _MARKS else None
