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

_MISJOINED = ("conj", "parataxis", "dep", "acl", "relcl", "appos", "advcl")  # as what a parser may take a last clause
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
    inflected = verb.tag_.startswith("VB") and verb.dep_ in ("ROOT", "conj", "advcl")
    if verb.pos_ not in ("VERB", "AUX") and not inflected and not _taken_for_a_noun(verb):
        return None
    particle, fitting = frames_of(verb)
    if not fitting or why_not_said(verb):
        return None
    if verb.tag_ == "VBG" and verb.dep_ in ("pobj", "nsubj", "dobj", "compound", "amod"):
        return None
    who = _quoted_as(verb) or of.subject(verb)
    return Cue(verb=verb, particle=particle, frames=fitting, subject=who, is_passive=of.passive(verb))


def _taken_for_a_noun(verb: Token) -> bool:
    """ "Oxygen never ran out, the board claims": a noun with subject and clause is a verb."""
    has = {t.dep_ for t in verb.children if t.i < verb.i}
    return verb.dep_ == "ROOT" and verb.tag_ == "NNS" and {"nsubj", "ccomp"} <= has


def _quoted_as(verb: Token) -> Token | None:
    """The agency quoted the ministry as saying: the ministry says."""
    quoting = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
    return of.child(quoting, "dobj") if quoting is not None and not of.passive(quoting) else None


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
    if verb.dep_ not in _MISJOINED or verb.tag_ not in ("VBD", "VBZ") or of.child(verb, "aux", "auxpass") is not None:
        return
    if any(t.dep_ in ("ccomp", "xcomp", "cc", "mark") or t.tag_.startswith("W") for t in verb.children):
        return
    who, comma = _speaker_before(verb, sentence), None
    if who is not None:
        comma = who.left_edge.i - 1
    elif (who := _speaker_behind(verb, sentence)) is not None:
        comma = verb.i - 1
    if who is None or comma is None:
        return
    said = [token for token in sentence.span if token.i < comma]
    if any(t.pos_ in ("VERB", "AUX") and of.child(t, *of.SUBJECTS, "expl") is not None for t in said):
        one.subject, one.afterwards, one.is_passive = who, comma, False


def _speaker_behind(verb: Token, sentence: Sentence) -> Token | None:
    """The phrase that ends the sentence right behind a comma and the verb: ", insists the quarry"."""
    if verb.i <= sentence.span.start or verb.nbor(-1).text != "," or of.child(verb, *of.SUBJECTS) is not None:
        return None
    who = next((t for t in verb.children if t.dep_ in ("dobj", "nsubj", "attr") and t.left_edge.i == verb.i + 1), None)
    if who is None or any(not t.is_punct for t in sentence.doc[who.right_edge.i + 1 : sentence.span.end]):
        return None
    return who if _can_speak(who) or who.left_edge.lower_ == "the" else None


def _can_speak(who: Token) -> bool:
    speaks = nouns("officials") | nouns("parties") | nouns("witnesses") | nouns("survivors") | nouns("others")
    return who.lemma_.lower() in speaks or who.ent_type_ in ("PERSON", "ORG")


def _speaker_before(verb: Token, sentence: Sentence) -> Token | None:
    """The phrase of somebody who can speak, between a comma and the verb, with nothing finite but a relative clause."""
    for token in sentence.span:
        if token.i >= verb.i or token.pos_ not in ("NOUN", "PROPN") or token.dep_ not in ("nsubj", "appos"):
            continue
        first = token.left_edge
        if first.i <= sentence.span.start or first.nbor(-1).text != ",":
            continue
        able = _can_speak(token) or token.i == first.i + 1
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
