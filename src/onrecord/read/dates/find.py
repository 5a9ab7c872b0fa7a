"""Every date of a text, resolved in reading order.

Three anchors are kept apart:

* the **publication** date, for "last week", "Tuesday", "two weeks ago", and for years left out;
* the **discourse** anchor, for "two weeks later", "the following day": the last date before that stands in running
  text and dates an act (`discourse`). A date in brackets, a holiday, a duration and an open bound are never one;
* the **year** of an earlier date of the same sentence, for a day or a month that follows it without one.

The tense, that of the nearest verb (`tense`), says on which side of the publication a date lies. Nothing relative is
resolved without its anchor; the mention is kept with the reason. What has no date ("every Monday", "now") is read over.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.reading import DateMention
from onrecord.nouns.span import Span
from onrecord.read.dates.by_vocabulary import reader
from onrecord.read.dates.calendar_dates import Resolved, Setting
from onrecord.read.dates.discourse import Act, Discourse, Known, counts_from_text
from onrecord.read.dates.english import expressions
from onrecord.read.dates.expression import About, Expression, Feast, Found, Lasting, Undated
from onrecord.read.dates.resolve import resolve
from onrecord.read.dates.tense import Tenses, tenses

READERS: dict[str, Callable[[str], list[Found]]] = {
    "en": expressions,
    "ru": lambda text: reader("ru")(text),
    "fr": lambda text: reader("fr")(text),
    "uk": lambda text: reader("uk")(text),
}

_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)]*\s+(?=[\"“‘'«(]?[^\Wa-z_])|\n\s*\n")
_YEAR_REACH = 12  # dates; a sentence with more is a table
_BRACKET_REACH = 300  # characters; an opening bracket further back was forgotten, not meant
_BRACKET = re.compile(r"[\[(][^()\[\]\n]*$")


def find_dates(
    text: str,
    published: Edtf | None,
    *,
    language: str = "en",
    sentences: Sequence[tuple[int, int]] = (),
    acts: Sequence[Act] = (),
) -> list[DateMention]:
    """Every date and duration of `text`, in order. `sentences`: half-open, in order; by rule where none are given."""
    read = READERS.get(language)
    if read is None:
        return []
    found = [one for one in read(text) if not isinstance(one.says, Undated)]
    known = resolved(found, text, published, language, sentences, acts)
    return [one.mention for one in _holidays_as_stated(known, text)]


def resolved(
    expressions: Sequence[Found],
    text: str,
    published: Edtf | None,
    language: str,
    sentences: Sequence[tuple[int, int]] = (),
    acts: Sequence[Act] = (),
) -> list[Known]:
    """Expressions in the order of the text, each resolved in the light of those before it."""
    borders = list(sentences) or split(text) or [(0, len(text))]
    discourse = Discourse(acts, [start for start, _ in borders])
    verbs: dict[int, Tenses] = {}
    known: list[Known] = []
    for found in expressions:
        number = discourse.sentence_at(found.start)
        if number not in verbs:
            verbs[number] = tenses(text, *borders[number], language)
        tense = verbs[number].at(found.start)
        anchor = discourse.anchor(found.says, found.start, number) if counts_from_text(found.says) else None
        one = _known(found, number, text, borders[number][0], published, tense, known, anchor)
        known.append(one)
        discourse.take(one)
    return known


def _known(
    found: Found,
    number: int,
    text: str,
    sentence: int,
    published: Edtf | None,
    tense: str,
    known: Sequence[Known],
    previous: Known | None,
) -> Known:
    """One expression resolved where it stands; `previous` is the discourse anchor."""
    aside = _BRACKET.search(text, max(sentence, found.start - _BRACKET_REACH), found.start) is not None
    setting = Setting(
        published=published,
        tense="none" if aside else tense,
        previous=previous.mention.when if previous else None,
        year=_year(known, number),
    )
    answer = _answer(found.says, setting)
    mention = DateMention(
        span=Span.of(text, found.start, found.end),
        when=answer.when,
        how=answer.how,
        duration=isinstance(found.says, Lasting),
        confidence=answer.confidence,
        anchor=previous.mention.span if previous and answer.how == "relative-to-text" else None,
    )
    return Known(mention, found.says, number, aside, setting)


def _answer(says: Expression, setting: Setting) -> Resolved:
    """The date, or that it lies outside the years 1 to 9999 ("900 decades ago"), which no calendar here can hold."""
    try:
        return resolve(says, setting)
    except (OverflowError, ValueError):
        return Resolved(None, "beyond-the-calendar")


def split(text: str) -> list[tuple[int, int]]:
    """Sentences by their punctuation, for a text that nobody has split better."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return [(a, b) for a, b in zip([0, *ends], [*ends, len(text)], strict=True) if text[a:b].strip()]


def _year(known: Sequence[Known], number: int) -> int | None:
    """The year that a date stated earlier in the same sentence."""
    for one in reversed(known[-_YEAR_REACH:]):
        if one.sentence != number:
            return None
        when = one.mention.when
        if one.mention.how in ("absolute", "year-from-sentence") and when is not None and when.written[0] is not None:
            day = when.written[0]
            return day.year if when.written[1] is not None and when.written[1].year == day.year else None
    return None


def _holidays_as_stated(known: Sequence[Known], text: str) -> list[Known]:
    """Ramadan (May 26 to June 24): the dates that the text states take the place of the calendar's."""
    out = list(known)
    for index, (one, two) in enumerate(pairwise(known)):
        between = text[one.mention.span.end : two.mention.span.start]
        holiday = isinstance(one.says.of if isinstance(one.says, About) else one.says, Feast)
        if holiday and two.aside and re.fullmatch(r"[\w\s-]{0,24}[(\[]", between):
            mention = DateMention(
                span=one.mention.span, when=two.mention.when, how="holiday-as-stated", confidence=two.mention.confidence
            )
            out[index] = Known(mention, one.says, one.sentence, one.aside, one.setting)
    return out
