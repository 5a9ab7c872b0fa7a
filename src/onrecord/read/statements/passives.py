"""Speech in the passive: "is said to have resumed", "it is believed that", "were ordered to", "was rejected by X"."""

from onrecord.read.statements import tokens as of
from onrecord.read.statements.contents import clause_of
from onrecord.read.statements.cueing import Cue, Sentence
from onrecord.read.statements.lexicon import Frame, nouns
from onrecord.read.statements.tokens import Token
from onrecord.read.statements.told import Place

Passive = tuple[Frame, list[Place], float, Token | None]


def passive_content(cue: Cue, sentence: Sentence) -> Passive | None:
    """The frame that fits, the content, how sure, and who speaks (the agent, where there is one)."""
    agent = of.child(cue.verb, "agent")
    speaker = of.child(agent, "pobj") if agent is not None else None
    for frame in cue.frames:
        if frame.only == "document":
            continue
        found = _content(cue, frame, sentence, speaker)
        if found is not None and found[0]:
            return frame, found[0], found[1], speaker
    return None


def _content(cue: Cue, frame: Frame, sentence: Sentence, speaker: Token | None) -> tuple[list[Place], float] | None:
    clause, who = clause_of(cue), of.child(cue.verb, "nsubjpass")
    sort = of.complement(clause) if clause is not None else ""
    if clause is not None and sort == "to" and frame.passive and not frame.person:
        return _held(cue, who, clause, sentence), 0.85
    if clause is not None and sort == "that" and "that" in frame.takes:
        impersonal = who is None or who.lower_ == "it"
        if not (speaker is not None or (frame.passive and impersonal)):
            return None
        return of.runs(clause.subtree, sentence.view, sentence.doc, drop_that=True), 0.8
    denied = of.child(cue.verb, "csubjpass", "csubj")
    if denied is not None and speaker is not None and frame.kind == "denial":
        return of.runs(denied.subtree, sentence.view, sentence.doc, drop_that=True), 0.75
    if who is None:
        return None
    if clause is not None and sort == "to" and frame.person and "to" in frame.takes:
        return sentence.places([*who.subtree, *clause.subtree]), 0.75
    about = next(
        (t for t in cue.verb.children if t.dep_ == "prep" and t.lower_ in frame.takes and t.i > cue.verb.i), None
    )
    if frame.person and frame.passive and about is not None:
        return sentence.places([*who.subtree, *about.subtree]), 0.75
    if speaker is not None and {"np", "speech"} & set(frame.takes) and who.lemma_.lower() in nouns("speech"):
        return sentence.places(list(who.subtree)), 0.75
    return None


def _held(cue: Cue, who: Token | None, clause: Token, sentence: Sentence) -> list[Place]:
    """The 27 men believed to have been killed: the men … to have been killed."""
    inner = sentence.places(list(clause.subtree))
    if cue.verb.dep_ == "acl":
        holder = of.without(cue.verb.head.subtree, cue.verb)
        return [*sentence.places(holder), *inner]
    who = who if who is not None else of.child(cue.verb, "nsubj")
    if who is not None and who.lower_ not in ("which", "who", "that", "it"):
        return [*sentence.places(list(who.subtree)), *inner]
    return inner
