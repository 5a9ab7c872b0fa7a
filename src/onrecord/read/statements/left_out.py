"""What the reader of English saw and did not take for a statement, and why; asked only when a person asks.

Promise: nothing is listed here whose verb is the cue of a statement. The reasons are those of `cueing.why_not_said`,
"attitude" for verbs of wanting, fearing and thinking (`vocab/attitudes-en.toml`), and "question".
Not done: nouns ("the claim that") and speeches without a verb; languages other than English.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from onrecord.nouns import Quotation, Segment
from onrecord.read.statements import tokens as of
from onrecord.read.statements.cueing import frames_of, why_not_said
from onrecord.read.statements.english import READ_ROLES
from onrecord.read.statements.parsing import parsed
from onrecord.read.statements.told import Place
from onrecord.read.statements.views import View, views
from onrecord.read.vocabulary import words


class LeftOut(Struct, frozen=True):
    """A verb at `place` in a sentence at `sentence`, and the short name of the reason."""

    place: Place
    sentence: Place
    why: str


def left_out(
    text: str, segments: Sequence[Segment], quotations: Sequence[Quotation], cues: Iterable[Place]
) -> tuple[LeftOut, ...]:
    """Every verb of the English passages that was considered and gave no statement; `cues` are those that did."""
    taken = sorted(cues)
    seen: list[View] = []
    for number, part in enumerate(segments):
        if part.role in READ_ROLES and part.language == "en":
            inside = [one for one in quotations if part.start <= one.span.start < part.end]
            seen += views(text, part.start, part.end, inside, number)
    found = {
        one.place: one
        for view, doc in zip(seen, parsed(seen), strict=True)
        for one in _of_passage(view, doc)
        if not any(one.place[0] < end and start < one.place[1] for start, end in taken)
    }
    return tuple(found[place] for place in sorted(found))


def _of_passage(view: View, doc: Any) -> Iterator[LeftOut]:
    for span in doc.sents:
        asked = span.text.rstrip("”\"’' ").endswith("?")
        for verb in span:
            if verb.pos_ in ("VERB", "AUX") and (why := _why(verb, asked=asked)):
                place = view.back(verb.idx, verb.idx + len(verb.text))
                yield LeftOut(place, view.back(span.start_char, span.end_char), why)


def _why(verb: Any, *, asked: bool) -> str:
    """The reason; "" where the verb was not considered at all, or where nothing it takes could be said."""
    clause = any(token.dep_ in ("ccomp", "xcomp") and token.pos_ in ("VERB", "AUX") for token in verb.children)
    thing = any(token.dep_ == "dobj" for token in verb.children)
    if not (clause or thing) or of.subject(verb) is None:
        return ""
    if frames_of(verb)[1]:
        return why_not_said(verb) or ("question" if asked and clause else "")
    return "attitude" if clause and verb.lemma_.lower() in words("attitudes-en", "verbs") else ""
