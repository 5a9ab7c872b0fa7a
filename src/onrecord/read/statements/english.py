"""Reads the statements of English passages: parse, verbs, nouns, and speeches that no verb took.

A speech without a cue in its sentence belongs to whoever spoke last in the paragraph: right after a statement it
is more of its words, later it is a statement of its own without a cue. In headings only a whole clause is read.
"""

from collections.abc import Sequence
from typing import Any

from onrecord.nouns import Quotation, Segment
from onrecord.read.statements import tokens as of
from onrecord.read.statements.kinds import settle_kind
from onrecord.read.statements.lexicon import nouns, phrases
from onrecord.read.statements.nominal import nominal
from onrecord.read.statements.cueing import Sentence
from onrecord.read.statements.english_names import english_names
from onrecord.read.statements.heard import Heard
from onrecord.read.statements.parsing import Parse, parsed
from onrecord.read.statements.told import Told
from onrecord.read.statements.verbal import verbal
from onrecord.read.statements.views import Speech, View, views

READ_ROLES = ("body", "quote", "heading")
_SURE_WITHOUT_CUE = 0.6
_HEADING_PENALTY = 0.2


def read_english(text: str, segments: Sequence[Segment], quotations: Sequence[Quotation]) -> Heard:
    """Every statement of the segments whose language is English."""
    chosen = [(n, s) for n, s in enumerate(segments) if s.role in READ_ROLES and s.language == "en"]
    made: list[tuple[View, str]] = []
    for number, segment in chosen:
        inside = [q for q in quotations if segment.start <= q.span.start and q.span.end <= segment.end]
        made += [(view, segment.role) for view in views(text, segment.start, segment.end, inside, number)]
    parses = tuple(Parse(v, d, r) for (v, r), d in zip(made, parsed(view for view, _ in made), strict=True))
    told: list[Told] = []
    for parse in parses:
        told += _read(parse, text)
    for one in told:
        settle_kind(one, text)
    return Heard(tuple(_lifted(told)), _sentences(parses), english_names(text, parses))


def _read(parse: Parse, text: str) -> list[Told]:
    found: list[Told] = []
    last: Told | None = None
    for span in parse.doc.sents:
        speeches = tuple(s for s in parse.view.speeches if span.start_char <= s.at < span.end_char)
        sentence = Sentence(parse.doc, span, parse.view, speeches)
        if parse.role == "heading" and (speeches or not _whole_clause(span)):
            continue
        if _asked(span, speeches):
            continue
        told, left = verbal(sentence)
        told += nominal(sentence) + _declined(sentence)
        if parse.role == "heading":
            told = [one for one in told if one.speaker is not None and one.tense in ("past", "perfect", "present")]
            for one in told:
                one.confidence -= _HEADING_PENALTY
        told.sort(key=lambda one: one.cues[0])
        for speech in left:
            extra = _without_cue(speech, sentence, told[-1] if told else last, text)
            if extra is not None:
                told.append(extra)
        found += [one for one in told if one not in found]
        last = next((one for one in reversed(told) if one.speaker is not None), last)
    return found


def _whole_clause(span: Any) -> bool:
    root = span.root
    return root.pos_ in ("VERB", "AUX") and of.child(root, *of.SUBJECTS) is not None and root.tag_ != "VB"


def _asked(span: Any, speeches: Sequence[Speech]) -> bool:
    """A question, unless the question stands in a speech."""
    return span.text.rstrip("”\"’' ").endswith("?") and not any(s.until >= span.end_char - 3 for s in speeches)


def _without_cue(speech: Speech, sentence: Sentence, last: Told | None, text: str) -> Told | None:
    place = (speech.quotation.span.start, speech.quotation.span.end)
    before = sentence.view.text[sentence.span.start_char : speech.at].rstrip("“\"‘«' ")
    who = of.subject(sentence.span.root)
    if before.endswith(":") and who is not None and (who.ent_type_ in ("PERSON", "ORG") or who.pos_ == "PRON" or who.lemma_.lower() in nouns("officials") | nouns("witnesses") | nouns("documents")):
        speaker = of.runs(of.noun_phrase(who), sentence.view, sentence.doc)
        cue = of.runs([sentence.span.root], sentence.view, sentence.doc)
        return Told(speaker=speaker[0], cues=cue, contents=[place], kind="assertion", quoted=True, confidence=_SURE_WITHOUT_CUE, segment=sentence.view.segment, depth=sentence.view.depth, speaker_words=of.described(who), tense=of.tense(sentence.span.root))
    if last is None or last.speaker is None or len(before) > 2:
        return None
    end = max(end for _, end in [*last.contents, *last.cues, last.speaker])
    between = text[end : place[0]]
    if last.quoted and len(between) <= 80 and between.count(".") <= 2 and "\n" not in between and len(between.split()) <= 10:
        last.contents = sorted([*last.contents, place])
        return None
    return Told(speaker=last.speaker, cues=[], contents=[place], kind="assertion", quoted=True, confidence=_SURE_WITHOUT_CUE, segment=last.segment, depth=last.depth, speaker_words=last.speaker_words, tense=last.tense)


def _declined(sentence: Sentence) -> list[Told]:
    """declined to comment on X."""
    found = []
    for verb in sentence.span:
        if verb.pos_ != "VERB" or verb.lemma_ not in phrases("declines") or of.negated(verb) or of.only_supposed(verb):
            continue
        what = next((t for t in verb.children if t.dep_ == "xcomp" and t.lemma_ in phrases("declined")), None)
        who = of.subject(verb)
        if what is None or who is None:
            continue
        about = of.runs([t for t in what.subtree if t.i > what.i], sentence.view, sentence.doc)
        speaker = of.runs(of.noun_phrase(who), sentence.view, sentence.doc)
        cue = of.runs([t for t in sentence.doc[verb.i : what.i + 1]], sentence.view, sentence.doc)
        found.append(Told(speaker=speaker[0] if speaker else None, cues=cue, contents=about or of.runs([what], sentence.view, sentence.doc), kind="denial", denial="no_comment", tense=of.tense(verb), confidence=0.85, segment=sentence.view.segment, depth=sentence.view.depth, speaker_words=of.described(who)))
    return found


def _lifted(told: list[Told]) -> list[Told]:
    """ "We deny this", the minister said: the words of the minister's denial, not a second one by "We"."""
    kept = []
    for one in told:
        around = [o for o in told if o is not one and o.quoted and _covers(o, one)]
        if one.depth and one.first_person and around and one.tense == "present":
            continue
        kept.append(one)
    return kept


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
