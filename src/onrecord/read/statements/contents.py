"""What an active verb reports: a clause, an infinitive, a question, a noun phrase, or what follows a preposition."""

from collections.abc import Sequence

from onrecord.nouns import Kind
from onrecord.read.statements import tokens as of
from onrecord.read.statements.cueing import Cue, Sentence, is_thing
from onrecord.read.statements.lexicon import Frame, frames, nouns
from onrecord.read.statements.tokens import Token
from onrecord.read.statements.told import Place

# what one can be denied without anything being said to be untrue
_NOT_DENIED = frozenset({
    "access", "entry", "permission", "visa", "bail", "treatment", "care", "opportunity", "right", "food", "water",
    "chance", "parole", "asylum", "sleep", "contact", "visit", "medicine",
})  # fmt: skip
# denied requests, rejected a call to resign: an answer, not a denial
_ASKS = frozenset(
    {"request", "appeal", "application", "petition", "bid", "offer", "proposal", "plea", "call", "ban", "order", "bill"}
)
# speech nouns that say nothing without "of", "that" or "about"
_EMPTY = frozenset(
    {"statement", "comment", "interview", "remark", "speech", "question", "answer", "call", "news", "fact", "matter"}
)
_TAKEN_IN = frozenset({"part", "role", "hand", "share", "involvement", "complicity", "interest"})
_SELF_CONTAINED: tuple[Kind, ...] = ("assertion", "report", "testimony")
_AMBIGUOUS = frozenset({"it", "this", "that", "everything", "them", "all"})

_SAME = frozenset({"he", "she", "i", "we"})
_UNDER = frozenset({"because", "since", "unless", "although", "though", "if", "while", "whereas", "as", "so"})

Content = tuple[list[Place], float]


def content(cue: Cue, frame: Frame, sentence: Sentence, others: Sequence[Token]) -> Content | None:
    """The places of the content that this frame finds, and how sure it is; None where the frame does not fit."""
    clause = clause_of(cue)
    if clause is not None:
        sort = of.complement(clause)
        if sort in frame.takes and not (sort == "to" and frame.person and clause.dep_ == "advcl"):
            places = _clause(cue, clause, frame, sentence, others, sort)
            if places and clause.i < cue.verb.i:
                places += sentence.places(_behind(cue, sentence, others))
            return (places, 0.8 if sort == "ing" else 0.9) if places else None
    if "that" in frame.takes:
        around = _around(cue, sentence)
        if around:
            return around, 0.85
        if cue.afterwards is not None:
            before = [token for token in sentence.span if token.i < cue.afterwards]
            said = of.runs(before, sentence.view, sentence.doc, drop_that=True)
            return said + sentence.places(_behind(cue, sentence, others)), 0.8
    named = _called(cue, frame, sentence) or _object(cue, frame, sentence)
    return (named, 0.75) if named else _prepositional(cue, frame, sentence)


def clause_of(cue: Cue) -> Token | None:
    """The complement clause: after the verb, or before it ("The men were held, she said")."""
    return clause_of_verb(cue.verb) or _told_whom(cue)


def clause_of_verb(verb: Token) -> Token | None:
    """The complement clause of any verb."""
    found = [token for token in verb.children if token.dep_ in ("ccomp", "xcomp") and _verbal(token)]
    if not found:
        found = [t for t in verb.children if t.dep_ == "advcl" and t.i > verb.i and of.complement(t) == "to"]
    after = [token for token in found if token.i > verb.i]
    return (after or found)[0] if found else None


def _behind(cue: Cue, sentence: Sentence, others: Sequence[Token]) -> list[Token]:
    """ "The camp was closed, the embassy said, and nobody can have been held in it": what goes on behind the cue, in
    other words than the speaker's doings ("and left the room", "and he wept")."""
    doc, end = sentence.doc, sentence.span.end
    for mark in doc[cue.verb.i + 1 : end - 1]:
        first = mark.nbor(1)
        if mark.text == "," and first.lower_ in _UNDER:
            return _unless_told(doc[mark.i + 1 : end], others)
        if mark.text == ";" and not sentence.speeches:
            return _unless_told(doc[mark.i + 1 : end], others)
        if mark.text == "," and first.lower_ in ("and", "but", "nor"):
            rest = doc[mark.i + 1 : end]
            who = next((t for t in rest if t.dep_ in of.SUBJECTS), None)
            return _unless_told(rest, others) if who is not None and who.lower_ not in _SAME else []
    return []


def _unless_told(rest: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    """The words, unless somebody tells something else in them."""
    return [] if any(other in rest for other in others) else list(rest)


def _verbal(token: Token) -> bool:
    """A verb, or what the parser took for an adjective behind its auxiliary ("was wildly inflated")."""
    return token.pos_ in ("VERB", "AUX") or (token.pos_ == "ADJ" and of.child(token, "aux", "auxpass") is not None)


def _told_whom(cue: Cue) -> Token | None:
    """ "told the judges he had signed", "replied by letter that no one was": what was said, and no clause about whom it
    was said to or how."""
    whom = of.child(cue.verb, "dobj") if any(frame.person for frame in cue.frames) else None
    beside = [t for t in cue.verb.children if t.dep_ in ("prep", "dative") and t.i > cue.verb.i]
    about = [whom] if whom is not None else []
    about += [t for joint in beside for t in joint.children if t.dep_ == "pobj"]
    for noun in about:
        for clause in noun.children:
            if clause.dep_ in ("relcl", "acl") and of.child(clause, *of.SUBJECTS) is not None and _is_said(clause):
                return clause
    return None


def _is_said(clause: Token) -> bool:
    """Whether a clause beside a noun can be what is said: it lacks nothing that the noun would be."""
    first = clause.left_edge
    if first.lower_ == "that" and first.i > 0:
        who = of.child(clause, *of.SUBJECTS)
        return who is not None and who != first and (first.dep_ == "mark" or not _lacks_object(clause))
    return not any(left.tag_.startswith("W") for left in clause.subtree)


def _lacks_object(clause: Token) -> bool:
    """ "the letter that he had written": the letter; "the inquest that he had aimed at the sky" lacks nothing."""
    return not any(t.dep_ in ("prep", "ccomp", "xcomp", "acomp", "attr", "auxpass", "advcl") for t in clause.children)


def _clause(
    cue: Cue, clause: Token, frame: Frame, sentence: Sentence, others: Sequence[Token], sort: str
) -> list[Place]:
    kept = of.without(clause.subtree, _outside(cue.subject, clause), *_strangers(cue, clause, others))
    kept = [token for token in kept if token != cue.verb]
    while kept and kept[-1].dep_ in ("cc", "punct"):
        kept = kept[:-1]
    thing = of.child(cue.verb, "dobj", "dative")
    if frame.person and sort == "to" and thing is not None and thing.i < clause.i:
        kept = [*thing.subtree, *kept]
    return of.runs(kept, sentence.view, sentence.doc, drop_that=True)


def _outside(subject: Token | None, clause: Token) -> Token | None:
    """The subject where it stands apart from the clause, and not around it ("the governor, who said that …")."""
    if subject is None or subject in list(clause.subtree) or subject in list(clause.ancestors):
        return None
    return subject


def _strangers(cue: Cue, clause: Token, others: Sequence[Token]) -> list[Token]:
    """Verbs that the parser joined to the content although the speaker is their subject (see `_right_subject`)."""
    inside = list(clause.subtree)
    own = [other for other in others if other in inside and (_new_sentence(other) or of.goes_on_with_but(other))]
    if not is_thing(of.child(clause, *of.SUBJECTS)):
        return own
    pasts = ("VBD", "VBN")
    return own + [
        other
        for other in others
        if other.dep_ == "conj" and other.i > clause.i and other in inside
        and of.child(other, *of.SUBJECTS) is None
        and (other.tag_ == cue.verb.tag_ or (other.tag_ in pasts and cue.verb.tag_ in pasts))
    ]  # fmt: skip


def _new_sentence(verb: Token) -> bool:
    """said that X, and he promised that Y: he who said promises."""
    who = of.child(verb, *of.SUBJECTS)
    if verb.dep_ != "conj" or who is None or who.lower_ not in ("he", "she", "it", "they") or who.i < 2:
        return False
    return bool(who.nbor(-1).dep_ == "cc" and who.nbor(-2).text == ",")


def _around(cue: Cue, sentence: Sentence) -> list[Place] | None:
    """The men, she said, were held: the cue stands inside what it reports."""
    verb = cue.verb
    if (
        verb.head == verb
        or of.child(verb, *of.SUBJECTS) is None
        or any(t.dep_ in ("mark", "cc") for t in verb.children)
    ):
        return None
    if verb.dep_ not in ("parataxis", "dep", "ccomp", "advcl", "relcl"):
        return None
    if verb.dep_ in ("ccomp", "relcl") and (
        verb.head.lemma_ in frames() or any(t.tag_.startswith("W") for t in verb.lefts)
    ):
        return None
    first, last = verb.left_edge, verb.right_edge
    if not first.is_punct and (first.i == sentence.span.start or not sentence.doc[first.i - 1].is_punct):
        return None
    if not last.is_punct and last.i + 1 < sentence.span.end and not sentence.doc[last.i + 1].is_punct:
        return None
    return of.runs(_from_its_part(of.without(sentence.span, verb), verb), sentence.view, sentence.doc) or None


def _from_its_part(kept: list[Token], verb: Token) -> list[Token]:
    """The mine was shut; the spill, the firm said, came from upstream: the firm says nothing of the mine."""
    ends = [token.i for token in kept if token.text in ";:" and token.i < verb.left_edge.i]
    return [token for token in kept if not ends or token.i > ends[-1]]


def _called(cue: Cue, frame: Frame, sentence: Sentence) -> list[Place] | None:
    """called the beatings an isolated incident; dismissed the list as a forgery."""
    verb = cue.verb
    thing = of.child(verb, "dobj")
    if "as" in frame.takes:
        predicate = of.child(verb, "oprd")
        small = next(
            (t for t in verb.children if t.dep_ == "ccomp" and t.pos_ in ("NOUN", "ADJ", "PROPN") and t.i > verb.i),
            None,
        )
        if small is not None:
            return sentence.places(list(small.subtree))
        if thing is not None and predicate is not None and thing.i > verb.i:
            return sentence.places([*thing.subtree, *predicate.subtree])
    if thing is None or thing.i < verb.i or not ({"as", "speech"} & set(frame.takes)):
        return None
    beside = [*verb.children, *thing.children]
    as_what = next((t for t in beside if t.left_edge.lower_ == "as" and t.left_edge.i == _after(thing)), None)
    if as_what is None or not (thing.lemma_.lower() in nouns("speech") or "as" in frame.takes):
        return None
    if thing.lemma_.lower() in _ASKS and frame.kind == "denial":
        return None
    return sentence.places([*thing.subtree, *as_what.subtree])


def _after(thing: Token) -> int:
    """Where the noun phrase ends that closely belongs to `thing`."""
    phrase = of.noun_phrase(thing)
    joined = next((t for t in phrase if t.lower_ == "as" and t.head == thing and t.i > thing.i), None)
    return int(joined.i if joined is not None else phrase[-1].i + 1)


def _object(cue: Cue, frame: Frame, sentence: Sentence) -> list[Place] | None:
    thing = of.child(cue.verb, "dobj") or _behind_predicate(cue.verb)
    if thing is None or not {"np", "speech"} & set(frame.takes):
        return None
    if thing.ent_type_ == "PERSON" or of.child(cue.verb, "dative") is not None or thing.i < cue.verb.i:
        return None
    return sentence.places([*thing.subtree, *_part_in(thing)]) if _can_be_said(thing, frame) else None


def _part_in(thing: Token) -> list[Token]:
    """disclaimed any part in the bombing: in the bombing, although the parser gives it to the verb."""
    last = thing.right_edge.i + 1
    if thing.lemma_.lower() not in _TAKEN_IN or last >= len(thing.doc):
        return []
    joint = thing.doc[last]
    return list(joint.subtree) if joint.lower_ == "in" and joint.head == thing.head else []


def _behind_predicate(verb: Token) -> Token | None:
    """rejected as baseless the reports that …: the reports."""
    if verb.i + 1 >= len(verb.doc) or verb.nbor(1).lower_ != "as":
        return None
    return next((t for t in verb.subtree if t.dep_ == "dobj" and t.i > verb.i + 2 and t.head.pos_ == "ADJ"), None)


def _can_be_said(thing: Token, frame: Frame) -> bool:
    """Whether a noun names speech, or what speech can be about, in this frame."""
    lemma = thing.lemma_.lower()
    if thing.pos_ == "PRON":
        return "np" in frame.takes and thing.lower_ in _AMBIGUOUS
    if frame.kind == "denial" and (lemma in _NOT_DENIED or lemma in _ASKS):
        return False
    complements = any(t.dep_ in ("prep", "acl", "relcl", "ccomp") and t.i > thing.i for t in thing.children)
    if frame.only == "document":
        return lemma in nouns("contained") and complements
    if lemma in _EMPTY and frame.kind in _SELF_CONTAINED and not complements:
        return False
    return "np" in frame.takes or any(lemma_of in nouns("speech") for lemma_of in _heads(thing))


def _heads(thing: Token) -> list[str]:
    """The noun and those joined to it by "and"."""
    return [thing.lemma_.lower(), *(t.lemma_.lower() for t in thing.children if t.dep_ == "conj")]


def _prepositional(cue: Cue, frame: Frame, sentence: Sentence) -> Content | None:
    """warned of a massacre; accused the army of shelling a hospital."""
    beside = [*cue.verb.children, *(cue.particle.children if cue.particle is not None else ())]
    for preposition in beside:
        if (
            preposition.dep_ not in ("prep", "agent")
            or preposition.lower_ not in frame.takes
            or preposition.i < cue.verb.i
        ):
            continue
        if preposition.lower_ == "as":
            continue
        thing = of.child(cue.verb, "dobj") if frame.person else None
        inner = [token for token in preposition.subtree if token != preposition]
        kept = [*thing.subtree, preposition, *inner] if thing is not None else inner
        if inner:
            return sentence.places(kept), 0.7
    return None
