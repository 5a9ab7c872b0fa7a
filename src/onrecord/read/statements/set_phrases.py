"""Statements whose cue is a set phrase: "declined to comment", "pleaded not guilty", "would neither confirm nor deny".

The phrases are data (`[[idiom]]` in `vocab/verbs-en.toml`). What a phrase denies stands behind its preposition
("distanced itself from the killing"), and where it has none, the phrase says it itself ("not guilty").
"""

from collections.abc import Sequence
from typing import Any

from onrecord.nouns import DenialKind
from onrecord.read.statements import tokens as of
from onrecord.read.statements.contents import clause_of_verb
from onrecord.read.statements.cueing import Sentence
from onrecord.read.statements.lexicon import Idiom, idioms, phrases
from onrecord.read.statements.told import Place, Told

_SURE = 0.85
_NO = frozenset({"no", "not", "neither", "never"})


def set_phrases(sentence: Sentence) -> list[Told]:
    """The statements of a sentence's set phrases."""
    found = []
    for verb in sentence.span:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        told = _declined(verb, sentence) or _neither(verb, sentence) or _firm(verb, sentence) or _idiom(verb, sentence)
        if told is not None:
            found.append(told)
    return found


def said_by(who: Any, cue: Sequence[Any], contents: list[Place], sentence: Sentence, sure: float, rule: str) -> Told:
    """An assertion in the speaker's own words."""
    speaker = sentence.places(of.speaker_phrase(who))
    return Told(
        speaker=speaker[0] if speaker else None,
        cues=sentence.places(cue),
        contents=contents,
        kind="assertion",
        quoted=True,
        confidence=sure,
        segment=sentence.view.segment,
        depth=sentence.view.depth,
        speaker_words=of.described(who),
        tense=of.tense(cue[0]),
        because=[rule],
    )


def _declined(verb: Any, sentence: Sentence) -> Told | None:
    """declined to comment on the deaths."""
    if verb.lemma_ not in phrases("declines") or of.negated(verb) or of.only_supposed(verb):
        return None
    what = next((t for t in verb.children if t.dep_ == "xcomp" and t.lemma_ in phrases("declined")), None)
    if what is None:
        return None
    about = sentence.places([token for token in what.subtree if token.i > what.i])
    last = what.i + 1 if about else what.i  # "declined to | comment"
    return _denial(verb, list(sentence.doc[verb.i : last]), about or sentence.places([what]), "no_comment", sentence)


def _firm(verb: Any, sentence: Sentence) -> Told | None:
    """is adamant that its guards behaved: says so."""
    how = of.child(verb, "acomp", "attr") if verb.lemma_ == "be" and not of.negated(verb) else None
    if how is None or how.lower_ not in phrases("firm") or of.only_supposed(verb):
        return None
    who, clause = of.subject(verb), of.child(how, "ccomp") or of.child(verb, "ccomp")
    if who is None or clause is None:
        return None
    said = of.runs(clause.subtree, sentence.view, sentence.doc, drop_that=True)
    told = said_by(who, [verb, how], said, sentence, _SURE, f"found.verb={how.lower_}")
    told.quoted = False
    return told if said else None


def _neither(verb: Any, sentence: Sentence) -> Told | None:
    """would neither confirm nor deny that …, could not confirm or deny the reports."""
    denied = next((t for t in verb.children if t.dep_ == "conj" and t.lemma_ == "deny"), None)
    if verb.lemma_ != "confirm" or denied is None or not any(t.lower_ in _NO for t in verb.lefts):
        return None
    clause = clause_of_verb(denied) or of.child(denied, "dobj") or clause_of_verb(verb) or of.child(verb, "dobj")
    about = of.runs(clause.subtree, sentence.view, sentence.doc, drop_that=True) if clause is not None else []
    first = min(t.i for t in (verb, *verb.lefts) if t.dep_ in ("aux", "neg", "preconj") or t == verb)
    cue = list(sentence.doc[first : denied.i + 1])
    return _denial(verb, cue, about or sentence.places([denied]), "no_comment", sentence)


def _idiom(verb: Any, sentence: Sentence) -> Told | None:
    for idiom in idioms().get(verb.lemma_.lower(), ()):
        thing = next((t for t in verb.children if t.i > verb.i and t.lemma_.lower() in idiom.things), None)
        if thing is None or of.negated(verb) != _negates_verb(verb, thing) or of.only_supposed(verb):
            continue
        if idiom.negated != any(t.lower_ in _NO for t in sentence.doc[verb.i : thing.i]):
            continue
        behind = _behind(idiom, verb, thing)
        if idiom.behind and not idiom.negated and behind is None:
            continue
        said = [t for t in thing.subtree if t.i > verb.i] if behind is None else list(behind.subtree)
        if behind is None and thing.nbor(-1).dep_ == "neg":
            said.append(thing.nbor(-1))
        cue = [verb, *(t for t in verb.lefts if t.dep_ in ("aux", "auxpass"))]
        cue += list(sentence.doc[verb.i + 1 : thing.i + 1]) if behind is not None else []
        told = _denial(verb, sorted(cue, key=lambda t: t.i), sentence.places(said), idiom.denial, sentence)
        if told is not None:
            return told
    return None


def _negates_verb(verb: Any, thing: Any) -> bool:
    """ "pleaded not guilty": the parser may take "not" for the verb's, but it stands behind it."""
    return any(t.dep_ == "neg" and verb.i < t.i < thing.i for t in verb.children)


def _behind(idiom: Idiom, verb: Any, thing: Any) -> Any | None:
    """What stands behind the phrase's preposition."""
    joints = (t for t in (*verb.children, *thing.children) if t.lower_ in idiom.behind and t.i > thing.i)
    return next((t for joint in joints for t in joint.children if t.dep_ in ("pobj", "pcomp")), None)


def _denial(verb: Any, cue: list[Any], about: list[Place], denial: DenialKind, sentence: Sentence) -> Told | None:
    who = of.subject(verb)
    if who is None or not about:
        return None
    told = said_by(who, cue, about, sentence, _SURE, f"found.verb={verb.lemma_}")
    told.tense, told.quoted = of.tense(verb), False
    told.kind, told.denial = "denial", denial
    return told
