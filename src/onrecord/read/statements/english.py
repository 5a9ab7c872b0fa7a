"""Reads the statements of English passages: parse, verbs, nouns, speeches that no verb took, and what models add.

A speech without a cue in its sentence belongs to whoever spoke last in the paragraph: right after a statement it
is more of its words, later it is a statement of its own without a cue. In headings only a whole clause is read.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

from onrecord.nouns import Quotation, Segment
from onrecord.read.languages import is_foreign
from onrecord.read.statements import tokens as of
from onrecord.read.statements.calibrating import calibrated
from onrecord.read.statements.cueing import Sentence
from onrecord.read.statements.describing import describe
from onrecord.read.statements.english_names import english_names
from onrecord.read.statements.heard import Heard
from onrecord.read.statements.joining import joined
from onrecord.read.statements.kinds import settle_kinds
from onrecord.read.statements.learned import learned
from onrecord.read.statements.lexicon import nouns
from onrecord.read.statements.nominal import nominal
from onrecord.read.statements.parsing import Parse, parsed
from onrecord.read.statements.second_opinion import Hearing
from onrecord.read.statements.set_phrases import said_by, set_phrases
from onrecord.read.statements.told import Told
from onrecord.read.statements.verbal import verbal
from onrecord.read.statements.views import Speech, View, views
from onrecord.read.tagging.tagger import Tagger

READ_ROLES = ("body", "quote", "heading")
_SURE_WITHOUT_CUE = 0.6
_LONGEST = 400  # tokens; no sentence, but a table or a list run together
_HEADING_PENALTY = 0.2
_FEW_WORDS_BETWEEN = 20  # "…", said X on Monday in Y. "…": one statement
Settle = Callable[[list[Told], Hearing], None]


def read_english(
    text: str, segments: Sequence[Segment], quotations: Sequence[Quotation], tagger: Tagger | None = None
) -> Heard:
    """Every statement of the segments whose language is English; `tagger`: another than the one that ships."""
    heard = hear_english(text, segments, quotations, tagger)
    for one in (*heard.told, *heard.attitudes):
        one.confidence = calibrated(one.confidence, one.found_by) * one.kind_sure
    return heard


def hear_english(
    text: str,
    segments: Sequence[Segment],
    quotations: Sequence[Quotation],
    tagger: Tagger | None = None,
    settle: Settle = settle_kinds,
) -> Heard:
    """As `read_english`, with the confidences of rules and models as they stand; `settle` gives the kinds."""
    chosen = [(n, s) for n, s in enumerate(segments) if s.role in READ_ROLES and s.language == "en"]
    made: list[tuple[View, str]] = []
    starts = [quotation.span.start for quotation in quotations]
    for number, segment in chosen:
        inside = quotations[bisect_left(starts, segment.start) : bisect_left(starts, segment.end)]
        cut = views(text, segment.start, segment.end, inside, number)
        made += [(view, segment.role) for view in cut if not (view.depth and is_foreign(view.text, "en"))]
    parses = tuple(Parse(v, d, r) for (v, r), d in zip(made, parsed(view for view, _ in made), strict=True))
    places = [(segment.start, segment.end) for _, segment in chosen]
    marked = (tagger or Tagger.shipped()).see(text, places, [(one.span.start, one.span.end) for one in quotations])
    told, attitudes = joined(_read_all(parses, text), learned(text, marked.marks, quotations, parses))
    mentions = english_names(text, parses)
    describe(told, mentions, text)
    settle(told, Hearing(text, marked.states, segments))
    return Heard(tuple(_lifted(told)), _sentences(parses), mentions, tuple(attitudes))


def _read_all(parses: Sequence[Parse], text: str) -> list[Told]:
    """Passage by passage; a speech that goes on into the next passage takes its speaker along."""
    told: list[Told] = []
    before: Parse | None = None
    for parse in parses:
        last = None
        if before is not None and parse.view.depth == 0 and _goes_on(before, parse, text):
            last = next((one for one in reversed(told) if one.depth == 0 and one.segment == before.view.segment), None)
        told += _read(parse, text, last)
        before = parse if parse.view.depth == 0 else before
    return told


def _goes_on(before: Parse, parse: Parse, text: str) -> bool:
    """The passage before ends inside a speech, and this one begins with a mark that opens it again."""
    if parse.view.segment != before.view.segment + 1 or not before.view.speeches or not parse.view.speeches:
        return False
    end = before.view.speeches[-1].quotation.span.end
    return (
        not text[end : before.view.ends[-1]].strip() and len(parse.view.text[: parse.view.speeches[0].at].strip()) <= 1
    )


def _read(parse: Parse, text: str, last: Told | None) -> list[Told]:
    found: list[Told] = []
    for span in parse.doc.sents:
        speeches = tuple(s for s in parse.view.speeches if span.start_char <= s.at < span.end_char)
        sentence = Sentence(parse.doc, span, parse.view, speeches)
        if parse.role == "heading" and (speeches or not _whole_clause(span)):
            continue
        if len(span) > _LONGEST or _asked(span, speeches):
            continue
        told, left = verbal(sentence)
        told += nominal(sentence) + set_phrases(sentence)
        if parse.role == "heading":
            told = _of_heading(told)
        told.sort(key=lambda one: one.cues[0])
        for speech in left:
            extra = _without_cue(speech, sentence, told[-1] if told else last, text)
            if extra is not None:
                told.append(extra)
        found += told
        last = next((one for one in reversed(told) if one.speaker is not None), last)
    return found


def _of_heading(told: list[Told]) -> list[Told]:
    """What a heading reports in a whole clause with its speaker, less surely than a sentence does."""
    kept = [one for one in told if one.speaker is not None]
    for one in kept:
        one.confidence -= _HEADING_PENALTY
        one.because.append("sure.heading")
    return kept


def _whole_clause(span: Any) -> bool:
    root = span.root
    return root.pos_ in ("VERB", "AUX") and of.child(root, *of.SUBJECTS) is not None and root.tag_ != "VB"


def _asked(span: Any, speeches: Sequence[Speech]) -> bool:
    """A question, unless the question stands in a speech."""
    return span.text.rstrip("”\"’' ").endswith("?") and not any(s.until >= span.end_char - 3 for s in speeches)


def _without_cue(speech: Speech, sentence: Sentence, last: Told | None, text: str) -> Told | None:
    """A speech that no verb takes: after a colon its sentence's subject speaks, standing alone whoever spoke last."""
    place = (speech.quotation.span.start, speech.quotation.span.end)
    before = sentence.view.text[sentence.span.start_char : speech.at].rstrip("“\"‘«' ")
    root = sentence.span.root
    who = of.subject(root)
    if before.endswith(":") and who is not None and _can_speak(who):
        return said_by(who, [root], [place], sentence, _SURE_WITHOUT_CUE, "found.after-colon")
    if last is None or last.speaker is None or len(before) > 2:
        return None
    if last.quoted and last.segment == sentence.view.segment:
        end = max(end for _, end in [*last.contents, *last.cues, last.speaker])
        between = text[end : place[0]].split()
        if len(between) <= _FEW_WORDS_BETWEEN:
            last.contents = sorted([*last.contents, place])
            last.because.append("found.speech-goes-on")
            return None
    return Told(
        speaker=last.speaker,
        cues=[],
        contents=[place],
        kind="assertion",
        quoted=True,
        confidence=_SURE_WITHOUT_CUE,
        segment=sentence.view.segment,
        depth=sentence.view.depth,
        speaker_words=last.speaker_words,
        tense=last.tense,
        because=["found.speech-of-who-spoke-last"],
    )


def _can_speak(who: Any) -> bool:
    speaks = nouns("officials") | nouns("survivors") | nouns("witnesses") | nouns("others") | nouns("documents")
    return who.ent_type_ in ("PERSON", "ORG") or who.pos_ == "PRON" or who.lemma_.lower() in speaks


def _lifted(told: list[Told]) -> list[Told]:
    """ "We deny this", the minister said: the words of the minister's denial, not a second one by "We"."""
    speeches: dict[int, list[Told]] = {}
    for one in told:
        if one.quoted:
            speeches.setdefault(one.segment, []).append(one)
    return [
        one
        for one in told
        if not (one.depth and one.first_person and one.tense == "present")
        or not any(other is not one and _covers(other, one) for other in speeches.get(one.segment, ()))
    ]


def _covers(outer: Told, inner: Told) -> bool:
    at = inner.cues[0] if inner.cues else inner.contents[0]
    return any(start <= at[0] and at[1] <= end for start, end in outer.contents)


def _sentences(parses: Sequence[Parse]) -> tuple[tuple[int, int], ...]:
    """Of the passages themselves; a speech put aside is inside its sentence."""
    found = []
    for parse in parses:
        if parse.view.depth == 0:
            for span in parse.doc.sents:
                if span.text.strip():
                    found.append(parse.view.back(span.start_char, span.end_char))
    return tuple(sorted(found))
