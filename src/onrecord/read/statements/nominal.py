"""Statements that a noun or a preposition reports: "the denials of this by the police", "according to the ministry"."""

from typing import Any

from onrecord.read.statements import tokens as of
from onrecord.read.statements.cueing import Sentence
from onrecord.read.statements.lexicon import Nominal, nominals, nouns
from onrecord.read.statements.tokens import Token
from onrecord.read.statements.told import Place, Told

_SUPPORT = frozenset(
    {"make", "issue", "repeat", "give", "voice", "release", "publish", "send", "receive", "reiterate", "renew"}
)
_VIEWS = frozenset({"view", "word", "opinion", "account", "telling", "version", "estimation", "reckoning"})
_NO_SPEAKER = frozenset({"which", "what", "who", "this", "that"})


def nominal(sentence: Sentence) -> list[Told]:
    """The statements of a sentence's nouns, and of "according to"."""
    found: list[Told] = []
    for token in sentence.span:
        told = None
        if token.pos_ == "NOUN" and token.lemma_.lower() in nominals():
            told = _noun(token, nominals()[token.lemma_.lower()], sentence)
        elif token.lower_ == "according":
            told = _according(token, next((t for t in token.children if t.lower_ == "to"), None), sentence)
        elif token.lemma_.lower() in _VIEWS and token.dep_ == "pobj" and token.head.lower_ in ("in", "by"):
            told = _according(token, next((t for t in token.children if t.lower_ == "of"), None), sentence)
        if told is not None:
            found.append(told)
    return found


def _noun(noun: Token, says: Nominal, sentence: Sentence) -> Told | None:
    owner, support = _owner(noun)
    found = _complement(noun, says, sentence)
    if found is None or (owner is not None and owner.lower_ in _NO_SPEAKER):
        return None
    contents, joint = found
    if owner is None and not (says.hedge != "none" and joint is None):
        return None
    if support is not None and (of.negated(support) or of.only_supposed(support)):
        return None
    speaker = _places(of.noun_phrase(owner), sentence) if owner is not None else []
    return Told(
        speaker=speaker[0] if speaker else None,
        cues=_cue(noun, joint, support, sentence),
        contents=contents,
        kind=says.kind if owner is not None or says.kind != "assertion" else "report",
        denial=says.denial,
        hedge=says.hedge if owner is None else "none",
        tense=of.tense(support) if support is not None else "perfect",
        confidence=0.6,
        segment=sentence.view.segment,
        depth=sentence.view.depth,
        speaker_words=of.described(owner),
        because=[f"found.noun={noun.lemma_.lower()}"],
    )


def _owner(noun: Token) -> tuple[Token | None, Token | None]:
    """Whose words: "their denial", "the denials by X", "X made the claim"; and the verb that carries it."""
    support = noun.head if noun.dep_ == "dobj" and noun.head.lemma_ in _SUPPORT and not of.passive(noun.head) else None
    own = of.child(noun, "poss")
    if own is not None:
        return own, None
    for token in noun.subtree:
        if token.lower_ in ("by", "from") and token.dep_ in ("prep", "agent") and token.i > noun.i:
            who = of.child(token, "pobj")
            if who is not None and (who.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") or who.pos_ in ("NOUN", "PROPN")):
                return who, None
    return (of.subject(support), support) if support is not None else (None, None)


def _complement(noun: Token, says: Nominal, sentence: Sentence) -> tuple[list[Place], Token | None] | None:
    said = _said_to_be(noun)
    if said is not None and "that" in says.takes:
        return _some(of.runs(said.subtree, sentence.view, sentence.doc, drop_that=True), None)
    for token in noun.children:
        if token.i < noun.i:
            continue
        if token.dep_ in ("acl", "ccomp", "relcl") and token.pos_ in ("VERB", "AUX"):
            sort = of.complement(token)
            relative = token.dep_ == "relcl" and any(
                t.lower_ in ("that", "which", "who") and t.dep_ not in ("mark",) for t in token.children
            )
            if (
                sort in says.takes
                and not relative
                and (sort == "to" or any(t.lower_ == "that" for t in token.children))
            ):
                return _some(of.runs(token.subtree, sentence.view, sentence.doc, drop_that=True), None)
        if token.dep_ == "prep" and token.lower_ in says.takes:
            by = [t for t in token.subtree if t.lower_ == "by" and t.dep_ in ("prep", "agent")]
            inner = of.without((t for t in token.subtree if t != token), *by)
            return _some(of.runs(inner, sentence.view, sentence.doc), token)
    return None


def _said_to_be(noun: Token) -> Token | None:
    """The ministry's answer is that nobody was held: that nobody was held."""
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be" or of.negated(noun.head):
        return None
    return next((t for t in noun.head.children if t.dep_ == "ccomp" and t.left_edge.lower_ == "that"), None)


def _some(places: list[Place], joint: Token | None) -> tuple[list[Place], Token | None] | None:
    return (places, joint) if places else None


def _cue(noun: Token, joint: Token | None, support: Token | None, sentence: Sentence) -> list[Place]:
    article = [t for t in noun.children if t.dep_ == "det" and t.i == noun.i - 1]
    kept = [*article, noun, *([joint] if joint is not None and joint.i == noun.i + 1 else [])]
    return sorted(_places(kept, sentence) + (_places([support], sentence) if support is not None else []))


def _according(token: Token, to: Token | None, sentence: Sentence) -> Told | None:
    """According to the ministry; in the view of the ministry."""
    who = of.child(to, "pobj") if to is not None else None
    if to is None or who is None or not _can_speak(who):
        return None
    whole = token if token.lower_ == "according" else token.head
    contents = of.runs(of.without(_clause_of(whole, sentence), whole), sentence.view, sentence.doc)
    if not contents:
        return None
    speaker = _places(of.speaker_phrase(who), sentence)
    return Told(
        speaker=speaker[0] if speaker else None,
        cues=_places(list(sentence.doc[whole.i : to.i + 1]), sentence),
        contents=contents,
        kind="report" if who.lemma_.lower() in nouns("documents") else "assertion",
        tense="past",
        confidence=0.85,
        segment=sentence.view.segment,
        depth=sentence.view.depth,
        speaker_words=of.described(who),
        because=["found.according-to"],
    )


def _can_speak(who: Token) -> bool:
    """Plans and schedules are followed, not heard."""
    return who.lemma_.lower() not in (
        "plan",
        "schedule",
        "law",
        "rule",
        "tradition",
        "custom",
        "need",
        "ability",
        "constitution",
    )


def _clause_of(token: Token, sentence: Sentence) -> Any:
    """The clause that the phrase comments: its verb's, or the whole sentence where it opens or closes it."""
    verb = of.walk_up(token, 6, lambda other: other.pos_ in ("VERB", "AUX"))
    if verb is None or verb.dep_ == "ROOT" or token.left_edge.i == sentence.span.start:
        return sentence.span
    if verb.dep_ in ("conj", "ccomp", "advcl", "relcl", "acl", "xcomp"):
        return verb.subtree if verb.dep_ != "xcomp" else verb.head.subtree
    return sentence.span


def _places(tokens: list[Token], sentence: Sentence) -> list[Place]:
    return of.runs(tokens, sentence.view, sentence.doc)
