"""Which verbs of a sentence report speech, who speaks them, and which of its quotations each takes.

Left out because nothing was said: negated, supposed, asked-for and future speech ("did not say", "could say", "if she
says", "wants to say", "will say"), and verbs of wanting, fearing and thinking, which are in no frame.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from onrecord.read.statements import tokens as of
from onrecord.read.statements.handing_out import Extent, hand_out
from onrecord.read.statements.lexicon import Frame, frames, nouns, phrases
from onrecord.read.statements.tokens import Token
from onrecord.read.statements.told import Told
from onrecord.read.statements.views import STAND_IN, Speech, View

_PARTICLES = frozenset({"off", "aside", "away", "back", "down", "out", "on"})


class Sentence(Struct, frozen=True):
    """A parsed sentence, its view and the speeches put aside in it."""

    doc: Any
    span: Any
    view: View
    speeches: tuple[Speech, ...]

    def places(self, kept: Sequence[Token]) -> list[tuple[int, int]]:
        return of.runs(kept, self.view, self.doc)


class Cue(Struct, kw_only=True):
    """A verb that reports, while its sentence is read. `afterwards`: where what it reports ends, when it only follows
    ("The men were held, a shepherd who saw them told the Courier")."""

    verb: Token
    particle: Token | None
    frames: tuple[Frame, ...]
    subject: Token | None
    is_passive: bool
    speeches: list[Speech] = []
    told: Told | None = None
    joined: bool = False
    afterwards: int | None = None

    @property
    def quoted_as_saying(self) -> bool:
        return bool(self.verb.dep_ == "pcomp" and self.verb.head.lower_ == "as")


def cues(sentence: Sentence) -> list[Cue]:
    """The reporting verbs of a sentence, in order."""
    found = [one for token in sentence.span if (one := _cue(token)) is not None]
    for one in found:
        _right_subject(one, found)
        _comes_after(one, sentence)
    return found


def give_speeches(found: Sequence[Cue], sentence: Sentence) -> list[Speech]:
    """Give each speech to the nearest cue that can take one; return those that none takes."""
    able = [one for one in found if _takes_speech(one)]
    return hand_out(sentence.speeches, able, _verb_place, sentence.view, STAND_IN)


def is_document(who: Token | None) -> bool:
    return who is not None and who.lemma_.lower() in nouns("documents")


def is_thing(who: Token | None) -> bool:
    """A common noun that is nobody who could speak."""
    if who is None or who.pos_ != "NOUN":
        return False
    return who.lemma_.lower() not in nouns("officials") | nouns("witnesses") | nouns("others")


def _cue(verb: Token) -> Cue | None:
    if verb.pos_ not in ("VERB", "AUX") and not (verb.tag_.startswith("VB") and verb.dep_ in ("ROOT", "conj", "advcl")):
        return None
    particle, fitting = frames_of(verb)
    if not fitting or why_not_said(verb):
        return None
    if verb.tag_ == "VBG" and verb.dep_ in ("pobj", "nsubj", "dobj", "compound", "amod"):
        return None
    return Cue(verb=verb, particle=particle, frames=fitting, subject=of.subject(verb), is_passive=of.passive(verb))


def why_not_said(verb: Token) -> str:
    """Why a verb reports nothing that was said: "negated", "not-yet", "supposed"; "" where it does."""
    if of.negated(verb):
        return "negated"
    if of.tense(verb) == "future":
        return "not-yet"
    return "supposed" if of.only_supposed(verb) and not _goes_on(verb) else ""


def frames_of(verb: Token) -> tuple[Token | None, tuple[Frame, ...]]:
    """The frames of the verb with its particle, if it has any; else of the verb alone."""
    lemma = verb.lemma_.lower()
    for token in verb.children:
        if token.i > verb.i and token.lower_ in _PARTICLES and token.dep_ in ("prt", "advmod", "prep"):
            phrasal = frames().get(f"{lemma} {token.lower_}", ())
            if phrasal and not (token.dep_ == "prep" and token.n_rights):
                return token, phrasal
    return None, frames().get(lemma, ())


def _goes_on(verb: Token) -> bool:
    """Went on to say: said."""
    head = verb.head
    went = verb.dep_ == "xcomp" and head.lemma_ in phrases("goes_on")
    return bool(went and not of.only_supposed(head) and not of.negated(head))


def _right_subject(one: Cue, found: Sequence[Cue]) -> None:
    """explained where the names came from and offered to help: names offer nothing, the explainer does."""
    if one.verb.dep_ != "conj" or of.child(one.verb, *of.SUBJECTS) is not None:
        return
    if not is_thing(one.subject) and not of.goes_on_with_but(one.verb):
        return
    for above in found:
        if above.verb.i < one.verb.i and above.verb in list(one.verb.ancestors) and above.verb != one.verb.head:
            one.subject = above.subject


def _comes_after(one: Cue, sentence: Sentence) -> None:
    """A clause, a comma, who speaks, and the cue: the clause is what they say, however the parser joined them."""
    verb = one.verb
    if (
        verb.dep_ not in ("conj", "parataxis", "dep")
        or verb.tag_ not in ("VBD", "VBZ")
        or one.is_passive
        or sentence.speeches
    ):
        return
    if any(t.dep_ in ("ccomp", "xcomp", "cc", "mark") for t in verb.children):
        return
    who = _speaker_before(verb, sentence)
    if who is None:
        return
    first = who.left_edge.i
    said = [token for token in sentence.span if token.i < first - 1]
    if any(t.pos_ in ("VERB", "AUX") and of.child(t, *of.SUBJECTS) is not None for t in said):
        one.subject, one.afterwards = who, first - 1


def _speaker_before(verb: Token, sentence: Sentence) -> Token | None:
    """The phrase of somebody who can speak, between a comma and the verb, with nothing finite but a relative clause."""
    speaks = nouns("officials") | nouns("witnesses") | nouns("survivors") | nouns("others")
    for token in sentence.span:
        if token.i >= verb.i or token.pos_ not in ("NOUN", "PROPN") or token.dep_ not in ("nsubj", "appos"):
            continue
        first = token.left_edge
        if first.i <= sentence.span.start or first.nbor(-1).text != ",":
            continue
        able = token.lemma_.lower() in speaks or token.ent_type_ in ("PERSON", "ORG") or token.i == first.i + 1
        between = [t for t in sentence.doc[token.i + 1 : verb.i] if t.pos_ in ("VERB", "AUX")]
        if able and all(
            any(up.dep_ in ("relcl", "acl") for up in (t, *t.ancestors) if up.i > token.i) for t in between
        ):
            return token
    return None


def _takes_speech(one: Cue) -> bool:
    if one.is_passive and not one.quoted_as_saying:
        return False
    return any("quote" in frame.takes and _fits(one, frame) for frame in one.frames)


def _fits(one: Cue, frame: Frame) -> bool:
    return frame.only == "" or (frame.only == "document" and is_document(one.subject))


def _verb_place(one: Cue) -> Extent:
    return one.verb.idx, one.verb.idx + len(one.verb.text)
