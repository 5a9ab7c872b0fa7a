"""Statements that the tagger marks and the linker ties, told as the rules tell theirs.

The model knows where the words stand; what kind of statement they make, when it was said and whether it was said at
all is still for the rules of this room. Left out as there: what is negated, only supposed or still to come, and
questions. Attitudes ("wants", "fears") are told apart: nothing was said.
"""

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct, structs

from onrecord.nouns import Kind, Quotation
from onrecord.read.linking.judging import model
from onrecord.read.linking.marked import Marked, Tied
from onrecord.read.linking.tying import tied
from onrecord.read.linking.words import NOWHERE, words
from onrecord.read.statements import tokens as of
from onrecord.read.statements.cue_words import Act, act_of
from onrecord.read.statements.lexicon import Frame, frames, nominals, nouns
from onrecord.read.statements.parsing import Parse
from onrecord.read.statements.told import Place, Told
from onrecord.read.tagging.tagger import Tagged

_MARKS = " \t\n\"“”„«»‘’'"
_LEAD = re.compile(rf"[{_MARKS}]*(?:that\b[{_MARKS},]*)?")
_I = re.compile(r"\b(?:I|my|me|we|our|us)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?P<stop>[.!?][\"”»’)]*)\s+(?=[A-Z“\"])")
_QUOTED = 0.5  # of the content, in characters


class Learned(Struct, frozen=True):
    """A statement or an attitude, as `told`; `sure` is the share the linker gives it."""

    told: Told
    act: Act
    sure: float


def learned(
    text: str, spans: Sequence[Tagged], quotations: Sequence[Quotation], parses: Sequence[Parse]
) -> list[Learned]:
    """What the linker makes of the tagger's spans, in order of the cues."""
    quoted = [(one.span.start, one.span.end) for one in quotations]
    marks = [Marked(*one.place, one.role, one.sure) for one in spans]
    table = words(parses)
    tokens = [(token, parse) for parse in parses for token in parse.doc]
    found = []
    for one in tied(text, table, quotations, marks, model()):
        row = table.head_of(*one.cue[0])
        if row == NOWHERE:
            continue
        head = table.head_of(*one.source) if one.source else NOWHERE
        bare = (_bare(text, *place) for place in one.contents)
        one = structs.replace(one, contents=tuple(_before_narrator(text, *place, quoted) for place in bare))
        told = _told(one, *tokens[row], tokens[head][0] if head != NOWHERE else None, quoted)
        if told is not None:
            found.append(told)
    return found


def _told(one: Tied, cue: Any, parse: Parse, speaker: Any, quoted: Sequence[Place]) -> Learned | None:
    if of.negated(cue) or of.only_supposed(cue) or of.tense(cue) == "future" or _asks(cue):
        return None
    in_quotes = _share_quoted(one.contents, quoted) >= _QUOTED
    act = act_of(cue.lemma_.lower())
    if act == "attitude" and in_quotes:
        act = "speech"
    elif act == "speech" and not in_quotes and _only_turns_down(cue):
        act = "attitude"
    frame = _frame(cue, in_quotes)
    told = Told(
        speaker=one.source,
        cues=list(one.cue),
        contents=list(one.contents),
        kind=_kind(cue, frame, speaker),
        denial=frame.denial if frame is not None and frame.kind == "denial" else None,
        hedge=frame.passive or "none" if frame is not None and speaker is None and of.passive(cue) else "none",
        tense=of.tense(cue),
        quoted=in_quotes,
        segment=parse.view.segment,
        depth=parse.view.depth,
        speaker_words=of.described(speaker),
        found_by="models",
        because=["found.models"],
        first_person=speaker is not None and speaker.lower_ in ("i", "we"),
    )
    return Learned(told, act, one.sure)


def _bare(text: str, start: int, end: int) -> Place:
    """Without the marks around it and the "that" before it, as the rules have it."""
    lead = _LEAD.match(text, start, end)
    begun = lead.end() if lead else start
    until = begun + len(text[begun:end].rstrip(_MARKS))
    return (begun, until) if begun < until else (start, end)


def _before_narrator(text: str, start: int, end: int, quoted: Sequence[Place]) -> Place:
    """Up to the sentence in which the narrator says "I" again: outside quotation marks nobody else does."""
    for told in _I.finditer(text, start, end):
        if any(a <= told.start() < b for a, b in quoted):
            continue
        ends = list(_SENTENCE_END.finditer(text, start, told.start()))
        if ends:
            return start, ends[-1].start() + len(ends[-1]["stop"].rstrip(".!? "))
    return start, end


def _asks(cue: Any) -> bool:
    return bool(cue.sent.text.rstrip("”\"’' ").endswith("?"))


def _only_turns_down(cue: Any) -> bool:
    """Dismissed the coach, denied them a lawyer: verbs of denying, with a thing that is no claim to the rules."""
    denies = any(frame.kind == "denial" for frame in frames().get(cue.lemma_.lower(), ()))
    return denies and of.child(cue, "ccomp", "xcomp", "pcomp") is None


def _frame(cue: Any, in_quotes: bool) -> Frame | None:
    """The frame of its verb that fits. A verb that denies speech denies nothing where it rejects a thing."""
    for frame in frames().get(cue.lemma_.lower(), ()):
        if frame.only == "passive":
            continue
        of_speech = "speech" in frame.takes and "that" not in frame.takes
        if frame.kind != "denial" or in_quotes or not of_speech or _speech_below(cue):
            return frame
    return None


def _speech_below(cue: Any) -> bool:
    thing = of.child(cue, "dobj")
    return thing is not None and thing.lemma_.lower() in nouns("speech")


def _kind(cue: Any, frame: Frame | None, speaker: Any) -> Kind:
    lemma = cue.lemma_.lower()
    if frame is not None:
        return frame.kind
    if lemma in nominals():
        return nominals()[lemma].kind
    documents = speaker is not None and speaker.lemma_.lower() in nouns("documents")
    return "report" if documents else "assertion"


def _share_quoted(contents: Sequence[Place], quoted: Sequence[Place]) -> float:
    inside = sum(max(0, min(b, d) - max(a, c)) for a, b in contents for c, d in quoted)
    return inside / max(1, sum(b - a for a, b in contents))
