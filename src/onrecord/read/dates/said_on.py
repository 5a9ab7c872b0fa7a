"""When a statement was made. Four questions, in this order; the first that has an answer wins.

1. Does a date govern the cue? One in the cue's own sentence, outside the content (a date in the content dates what
   is told, not the telling), outside quotation and brackets: one right beside the cue ("said on Tuesday"), then
   the nearest before it, then the nearest after. A stretch of time ("from May to July") after the cue dates what is
   told; and a day that follows an act ("described the arrest on 4 May") may be the day of either, so that the
   statement is of that day or later.
2. Does the sentence point back ("During the interview", "in that letter") to an occasion of speech? Then the date of
   the nearest earlier sentence that has the same noun and a date of its own, save what somebody tells of another thing.
3. Does it go on from the statement before it in the same paragraph (`previous`)?
4. Otherwise it was said by the time it was published: `../published`. The same goes for the present and the perfect
   ("says", "has long denied"). What will be said has no date yet.

A statement within another (`within`) was made no later than it; one that is answered (`not_after`), no later than the
answer. Nobody reports as done what followed a day before that day: "resumed after the holiday (26 May to 24 June)"
cannot have been said before the holiday's end. Nothing told in the past tense is later than the publication.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.reading import DateMention
from onrecord.nouns.span import Span
from onrecord.read.vocabulary import any_of, vocabulary

_POINTS_BACK = re.compile(
    r"\b(?:during|in|at|of)\s+(?:the|that|this|his|her|their|its)\s+(?:same\s+)?([a-z]{4,})\b", re.IGNORECASE
)
_BESIDE = 48  # characters
_ADJACENT = re.compile(r"\s*(?:(?:on|in|at|back\s+in)\s+)?(?:the\s+)?", re.IGNORECASE)
_TOLD_ON = re.compile(r"[^,;:.!?“”\"]*\bon\s+", re.IGNORECASE)
_PARTS = 12  # contents that begin before a place and may still hold it
_STRETCH = re.compile(r"(?:from|between)\b.*(?:\bto\b|\buntil\b|\band\b|[-–—])", re.IGNORECASE | re.DOTALL)
_TOUCHES = re.compile(r"\s+(?:(?:on|in|of)\s+)?(?:the\s+)?", re.IGNORECASE)
_STATED = ("absolute", "year-by-tense", "year-by-weekday", "year-from-sentence")
_OCCASIONS = frozenset({
    "address", "announcement", "appeal", "article", "briefing", "broadcast", "call", "communique", "communiqué",
    "conference", "conversation", "debate", "dispatch", "document", "email", "hearing", "inquest", "inquiry",
    "interview", "letter", "meeting", "memo", "memorandum", "message", "note", "post", "press", "programme",
    "program", "release", "remarks", "reply", "report", "response", "session", "sitting", "speech", "statement",
    "talk", "talks", "testimony", "transcript", "trial", "tweet", "video", "visit",
})  # fmt: skip
_LOOKS_BACK = 40  # sentences; what is further back is not pointed to with "the"
_FOLLOWING = re.compile(r"\b(?:after|following)\b[^.;!?]{0,90}$", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:will|shall|would|may|might|could|plans?|should)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()\n]*$|[“«][^”»\n]*$")


class SaidOn(Struct, frozen=True):
    """`how` names the rule; `by` is the mention that gave the date, where one did."""

    when: Edtf | None
    how: str
    by: DateMention | None = None


class Around(Struct, frozen=True, kw_only=True):
    """What stands around the statements of one text: its dates, sentences and publication, and which of its stretches
    are `told`: the contents of statements, in order."""

    text: str
    mentions: Sequence[DateMention]
    sentences: Sequence[tuple[int, int]]
    published: Edtf | None = None
    told: Sequence[tuple[int, int]] = ()

    def is_told(self, place: int, apart: int) -> bool:
        """Whether a place lies in the words that somebody reports, and not in the same words as `apart`."""
        last = bisect_right(self.told, place, key=lambda part: part[0])
        parts = self.told[max(0, last - _PARTS) : last]
        return any(start <= place < end and not start <= apart < end for start, end in parts)

    def sentence_at(self, place: int) -> tuple[int, int]:
        number = bisect_right(self.sentences, place, key=lambda sentence: sentence[0]) - 1
        return self.sentences[number] if number >= 0 else (0, len(self.text))

    def mentions_in(self, start: int, end: int) -> Sequence[DateMention]:
        """The dates that begin between two places."""
        first, last = (bisect_left(self.mentions, place, key=lambda one: one.span.start) for place in (start, end))
        return self.mentions[first:last]


def said_on(
    cue: Span,
    around: Around,
    *,
    tense: str = "past",
    content: Sequence[Span] = (),
    previous: Edtf | None = None,
    within: SaidOn | None = None,
    not_after: Edtf | None = None,
    denies: bool = False,
) -> SaidOn:
    """The date of the statement whose cue stands at `cue`; see the module for its rules.

    `tense` is "past", "present", "perfect" or "future". `previous`: the date of the statement before it in the same
    paragraph by the same speaker. `within`: the date of the statement that reports this one. `not_after`: the date of
    a statement that answers it. `denies`: a denial takes the day of "denied the raid on 4 May" for its own, because too
    early a day sets less against it, and too late a day more.
    """
    if tense == "future":
        return SaidOn(None, "not-yet-said")
    taken = within.by if within else None
    governing = _governing(cue, around, content, taken)
    if governing is not None:
        when = governing.when if denies else _of_either(governing, content, around)
        return _told_by_publication(SaidOn(when, "in-sentence", governing), around.published)
    ceiling = _earlier_end(within.when if within else None, not_after)
    if ceiling is not None:
        return SaidOn(_until(ceiling), "within-another" if within else "answered-then")
    back = _pointed_back(cue, around) if tense == "past" else None
    if back is not None:
        return _told_by_publication(SaidOn(back.when, "points-back", back), around.published)
    if previous is not None and tense == "past":
        return SaidOn(previous, "goes-on")
    if around.published is None or around.published.written[1] is None:
        return SaidOn(None, "no-date")
    floor = _floor(cue, around)
    if floor is not None:
        return floor
    return SaidOn(_until(around.published), "by-publication")


def _until(when: Edtf) -> Edtf | None:
    end = when.rpartition("/")[2]
    return Edtf(f"../{end}") if end not in ("", "..") else None


def _earlier_end(one: Edtf | None, two: Edtf | None) -> Edtf | None:
    both = [when for when in (one, two) if when is not None and when.latest is not None]
    return min(both, key=lambda when: when.order[1], default=None)


def _governing(cue: Span, around: Around, content: Sequence[Span], taken: DateMention | None) -> DateMention | None:
    start, end = around.sentence_at(cue.start)
    fit = [
        one
        for one in around.mentions_in(start, end)
        if one is not taken
        and _may_govern(one, around.text, start)
        and not any(part.start <= one.span.start < part.end for part in content)
        and not (one.span.start > cue.end and _STRETCH.match(one.span.text))
    ]
    beside = next((one for one in fit if _stands_beside(cue, one, around.text)), None)
    if beside is not None:
        return beside
    before = [one for one in fit if one.span.start < cue.start]
    if before:
        return before[-1]
    after = [one for one in fit if not content or one.span.start < min(part.start for part in content)]
    return min(after or fit, key=lambda one: one.span.start, default=None)


def _of_either(governing: DateMention, content: Sequence[Span], around: Around) -> Edtf | None:
    """described the arrest on 4 May 2024: said on that day, or on a later one."""
    when, published = governing.when, around.published
    if when is None or published is None or governing.how not in _STATED:
        return when
    for part in content:
        between = around.text[part.end : governing.span.start]
        if part.end <= governing.span.start and _TOUCHES.fullmatch(between) and _acts().search(part.text):
            first, last = when.written[0], published.written[1]
            if first is not None and last is not None and first <= last:
                return Edtf(f"{when.partition('/')[0]}/{published.rpartition('/')[2]}")
    return when


@cache
def _acts() -> re.Pattern[str]:
    return any_of(rf"\b(?:{act})" for act in vocabulary("nouns-en")["acts"])


def _stands_beside(cue: Span, mention: DateMention, text: str) -> bool:
    """ "said on 4 May", "told the Courier on Tuesday": nothing, or for a weekday few words, between cue and date."""
    if not cue.end <= mention.span.start <= cue.end + _BESIDE:
        return False
    lead = text[cue.end : mention.span.start]
    return _ADJACENT.fullmatch(lead) is not None or (mention.how == "weekday" and _TOLD_ON.fullmatch(lead) is not None)


def _may_govern(mention: DateMention, text: str, start: int) -> bool:
    aside = _ASIDE.search(text, start, mention.span.start) is not None
    return mention.when is not None and not mention.duration and not aside and not mention.how.startswith("holiday")


def _told_by_publication(said: SaidOn, published: Edtf | None) -> SaidOn:
    """Cut at the publication where a date reaches beyond it ("since 2014", "this year")."""
    last = published.written[1] if published else None
    if said.when is None or last is None or (said.when.written[1] is not None and said.when.written[1] <= last):
        return said
    start = said.when.partition("/")[0]
    if said.when.is_interval and said.when.written[1] is None and said.when.possibly_before(Edtf.day(last)):
        return SaidOn(Edtf(f"{start}/{last.isoformat()}"), said.how, said.by)
    return SaidOn(said.when.intersect(Edtf.until(last)) or said.when, said.how, said.by)


def _pointed_back(cue: Span, around: Around) -> DateMention | None:
    """The date of the nearest earlier sentence that names what this one points back to."""
    start, end = around.sentence_at(cue.start)
    here = bisect_left(around.sentences, start, key=lambda sentence: sentence[0])
    for noun in _POINTS_BACK.finditer(around.text, start, end):
        if noun[1].lower() not in _OCCASIONS or around.is_told(noun.start(), cue.start):
            continue
        named = re.compile(rf"\b{re.escape(noun[1])}\b", re.IGNORECASE)
        for first, last in reversed(around.sentences[max(0, here - _LOOKS_BACK) : here]):
            there = named.search(around.text, first, last)
            if there is None:
                continue
            dated = (
                one
                for one in around.mentions_in(first, last)
                if _may_govern(one, around.text, first) and not around.is_told(one.span.start, there.start())
            )
            if (found := next(dated, None)) is not None:
                return found
    return None


def _floor(cue: Span, around: Around) -> SaidOn | None:
    """ "has resumed after X": between the end of X and the publication."""
    _, end = around.sentence_at(cue.start)
    for one in around.mentions_in(cue.end, end):
        if one.when is None or one.duration:
            continue
        lead = around.text[cue.end : one.span.start]
        first, last = one.when.written
        if first is None or last is None or not _FOLLOWING.search(lead) or _NOT_YET.search(lead):
            continue
        published = around.published
        if published is not None and published.latest is not None and last <= published.latest:
            end_of_it, end_of_all = one.when.rpartition("/")[2], published.rpartition("/")[2]
            return SaidOn(Edtf(f"{end_of_it}/{end_of_all}"), "after-what-it-tells", one)
    return None
