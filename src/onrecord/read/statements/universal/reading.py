"""Passage by passage: parse, verbs, source phrases, and the speeches that no verb took.

* A reporting clause may stand inside a speech («Мы никого не били, — сказал майор. — Это ложь»; « Ils sont entrés,
  raconte X. Ils … »): then the whole speech, but for that clause, is what it reports.
* A speech without a cue in its sentence belongs to whoever spoke last in the paragraph: right after a statement it
  is more of its words, later it is a statement of its own without a cue.
* In headings only a whole clause with its speaker is read.
"""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.nouns import Quotation, Segment
from onrecord.read.statements.calibrating import calibrated
from onrecord.read.statements.deciding import settle_admission
from onrecord.read.statements.heard import Heard, Reader
from onrecord.read.statements.told import Told
from onrecord.read.statements.universal.describing import describe
from onrecord.read.statements.universal.kinds import settle_kind
from onrecord.read.statements.universal.language import Language
from onrecord.read.statements.universal.names import Parsed, names
from onrecord.read.statements.universal.nominal import nominal
from onrecord.read.statements.universal.pointing_back import pointing_back
from onrecord.read.statements.universal.sentence import Sentence
from onrecord.read.statements.universal.speeches import lift_incises, without_cue
from onrecord.read.statements.universal.verbal import verbal
from onrecord.read.statements.views import View, views

READ_ROLES = ("body", "quote", "heading")
_LONGEST = 400  # words; no sentence, but a table or a list run together
_HEADING_PENALTY = 0.2


def reader(language: Language) -> Reader:
    """The reader of one language; its parser is loaded when the first passage of that language is read."""
    hear = hearer(language)

    def read(text: str, segments: Sequence[Segment], quotations: Sequence[Quotation]) -> Heard:
        heard = hear(text, segments, quotations)
        for one in heard.told:
            one.confidence = calibrated(one.confidence, one.found_by, language.code)
        return heard

    return read


def parsed_passages(
    text: str, segments: Sequence[Segment], quotations: Sequence[Quotation], language: Language
) -> list[Parsed]:
    """The passages of one language, and the speeches put aside in them, with their trees."""
    made: list[tuple[View, str]] = []
    starts = [quotation.span.start for quotation in quotations]
    for number, segment in enumerate(segments):
        if segment.role in READ_ROLES and segment.language == language.code:
            inside = quotations[bisect_left(starts, segment.start) : bisect_left(starts, segment.end)]
            found = views(text, segment.start, segment.end, inside, number, stand_in=language.stand_in)
            made += [(view, segment.role) for view in found]
    trees = language.parse([view.text for view, _ in made]) if made else []
    return [Parsed(v, t, role) for (v, role), t in zip(made, trees, strict=True)]


def hearer(language: Language) -> Reader:
    """As `reader`, with the confidences of the rules as they stand."""

    def hear(text: str, segments: Sequence[Segment], quotations: Sequence[Quotation]) -> Heard:
        parsed = parsed_passages(text, segments, quotations, language)
        if not parsed:
            return Heard((), (), ())
        mentions = names(text, parsed, language)
        told = _read_all(parsed, text, language)
        for one in told:
            one.language = language.code
        describe(told, mentions, text, language)
        for one in told:
            settle_kind(one, text)
        settle_admission(told, text)
        return Heard(tuple(_not_twice(told)), _sentences(parsed), mentions)

    return hear


def _read_all(parsed: Sequence[Parsed], text: str, language: Language) -> list[Told]:
    told: list[Told] = []
    last: Told | None = None
    for one in parsed:
        if one.view.depth == 0 and (last is None or last.segment != one.view.segment):
            last = None
        found = _read(one, text, language, last if one.view.depth == 0 else None)
        if one.view.depth:
            found = lift_incises(found, told, one.view)
        told += found
        last = next((each for each in reversed(told) if each.speaker is not None and each.depth == 0), last)
    return told


def _read(parsed: Parsed, text: str, language: Language, last: Told | None) -> list[Told]:
    found: list[Told] = []
    before: Sentence | None = None
    for tree in parsed.trees:
        speeches = tuple(s for s in parsed.view.speeches if tree.start <= s.at < tree.end)
        sentence = Sentence(tree, parsed.view, speeches, language, text, before)
        heading = parsed.role == "heading"
        if len(tree.words) > _LONGEST or asked(sentence) or (heading and speeches):
            before = None
            continue
        told, left, found_cues = verbal(sentence)
        told += nominal(sentence, found_cues, told)
        told += pointing_back(sentence, found_cues)
        if heading:
            told = _of_heading(told)
        told.sort(key=lambda one: (one.cues or one.contents)[0])
        for speech in left:
            extra = without_cue(speech, sentence, told[-1] if told else last)
            if extra is not None:
                told.append(extra)
        found += told
        last = next((one for one in reversed(told) if one.speaker is not None), last)
        before = replace(sentence, before=None)
    return found


def _of_heading(told: list[Told]) -> list[Told]:
    kept = [one for one in told if one.speaker is not None]
    for one in kept:
        one.confidence -= _HEADING_PENALTY
    return kept


def asked(sentence: Sentence) -> bool:
    """A question, unless the question stands in a speech."""
    end = sentence.tree.end
    words = sentence.view.text[sentence.tree.start : end].rstrip("»”\"’' )")
    return words.endswith("?") and not any(speech.until >= end - 3 for speech in sentence.speeches)


def _not_twice(told: list[Told]) -> list[Told]:
    """ "Мы это отрицаем", сказал министр: the words of the minister's denial, not a second one by "мы"."""
    quoted = [one for one in told if one.quoted]
    return [
        one
        for one in told
        if not (one.depth and one.first_person and one.tense == "present")
        or not any(other is not one and _covers(other, one) for other in quoted)
    ]


def _covers(outer: Told, inner: Told) -> bool:
    at = (inner.cues or inner.contents)[0]
    return outer.segment == inner.segment and any(start <= at[0] and at[1] <= end for start, end in outer.contents)


def _sentences(parsed: Sequence[Parsed]) -> tuple[tuple[int, int], ...]:
    """Of the passages themselves; a speech put aside is inside its sentence."""
    return tuple(
        sorted(
            one.view.back(tree.start, tree.end)
            for one in parsed
            if one.view.depth == 0
            for tree in one.trees
            if tree.end > tree.start
        )
    )
