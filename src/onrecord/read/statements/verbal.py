"""Statements that a verb reports: "denied that …", "shrugged off the list, stating “…”", "is said to have resumed".

One verb is one cue, and the first of its frames that fits its complement decides. A participle that carries on a verb
of denying or retracting ("dismissed questions by stating …") makes one statement with two cues; what was dismissed
is then what it answers.
"""

from collections.abc import Sequence

from onrecord.nouns import Hedge, Kind
from onrecord.read.statements import tokens as of
from onrecord.read.statements.contents import content
from onrecord.read.statements.cueing import Cue, Sentence, cues, give_speeches, is_document
from onrecord.read.statements.lexicon import Frame
from onrecord.read.statements.passives import passive_content
from onrecord.read.statements.tokens import Token
from onrecord.read.statements.told import Place, Told
from onrecord.read.statements.views import Speech

# question words and stand-ins for people in general: "as you say", "anyone who says"
_NOBODY = frozenset({"which", "what", "where", "whoever", "who", "that", "there", "you", "anyone", "anybody"})
_QUOTED_SURE = 0.95


def verbal(sentence: Sentence) -> tuple[list[Told], list[Speech]]:
    """The statements of a sentence's verbs, and the speeches that no verb took."""
    found = cues(sentence)
    left = give_speeches(found, sentence)
    for one in found:
        one.told = _tell(one, sentence, [other.verb for other in found if other is not one])
    for one in found:
        main = _carried_by(one, found)
        if main is not None:
            _merge(one, main, sentence)
    return [one.told for one in found if one.told is not None and not one.joined], left


def _tell(cue: Cue, sentence: Sentence, others: Sequence[Token]) -> Told | None:
    if cue.speeches:
        return _quoted(cue, sentence)
    if cue.is_passive and not cue.quoted_as_saying:
        found = passive_content(cue, sentence)
        return _told(cue, found[0], sentence, found[1], found[2], found[3]) if found else None
    for frame in cue.frames:
        if frame.only == "passive" or (frame.only == "document" and not is_document(cue.subject)):
            continue
        active = content(cue, frame, sentence, others)
        if active is not None:
            return _told(cue, frame, sentence, active[0], active[1], cue.subject)
    return None


def _quoted(cue: Cue, sentence: Sentence) -> Told | None:
    frame = next(frame for frame in cue.frames if "quote" in frame.takes)
    thing = of.child(cue.verb, "dobj")
    if cue.subject is None and thing is not None and cue.verb.idx > cue.speeches[0].at:
        cue.subject, thing = thing, None  # "…", said the minister, with the parser taking him for the object
    places = sorted((speech.quotation.span.start, speech.quotation.span.end) for speech in cue.speeches)
    if cue.afterwards is not None and cue.speeches[0].at > cue.verb.idx:  # nobody was hurt, he told X: “…”
        places = [*sentence.places([token for token in sentence.span if token.i < cue.afterwards]), *places]
    told = _told(cue, frame, sentence, places, _QUOTED_SURE, cue.subject)
    if told is not None:
        told.quoted = True
        if frame.kind == "denial" and thing is not None:
            told.answers = sentence.places(list(thing.subtree))
    return told


def _told(
    cue: Cue, frame: Frame, sentence: Sentence, contents: list[Place], sure: float, speaker: Token | None
) -> Told | None:
    if not contents or (speaker is None and not cue.is_passive):
        return None
    if speaker is not None and (speaker.lower_ in _NOBODY or (speaker.lower_ == "one" and not speaker.n_rights)):
        return None
    if speaker is not None and speaker.lower_ == "it" and speaker.dep_ == "expl":
        return None
    phrase = of.speaker_phrase(speaker) if speaker is not None else []
    place = sentence.places(of.with_name_behind(phrase, cue.verb)) if phrase else []
    unsaid = cue.is_passive and speaker is None
    kind: Kind = "report" if unsaid and frame.passive and frame.kind == "assertion" else frame.kind
    hedge: Hedge = frame.passive if unsaid and frame.passive else "none"
    return Told(
        speaker=place[0] if place else None,
        cues=_places(cue, sentence),
        contents=sorted(set(contents)),
        kind=kind,
        denial=frame.denial,
        hedge=hedge,
        tense=of.tense(cue.verb),
        audience=_audience(cue, frame, sentence),
        confidence=sure,
        segment=sentence.view.segment,
        depth=sentence.view.depth,
        speaker_words=of.described(speaker),
        clause=_own_clause(cue, sentence),
        of_speech="speech" in frame.takes,
        announces=frame.only == "document" and _indefinite(of.child(cue.verb, "dobj")),
        first_person=speaker is not None and speaker.lower_ in ("i", "we"),
        asides=_asides(speaker, cue, sentence),
        because=[f"found.verb={_lemma(cue)}", *(["found.passive"] if cue.is_passive else [])],
    )


def _lemma(cue: Cue) -> str:
    """The verb with its particle, as `verbs-en.toml` has it."""
    lemma = str(cue.verb.lemma_).lower()
    return lemma if cue.particle is None else f"{lemma} {cue.particle.lower_}"


def _indefinite(thing: Token | None) -> bool:
    """ "contained a detail": which one comes next."""
    return thing is not None and any(token.lower_ in ("a", "an") for token in thing.lefts)


def _asides(speaker: Token | None, cue: Cue, sentence: Sentence) -> list[Place]:
    """The guard, who served until May, said: May is not when he said it. A report published in May said: it is."""
    if speaker is None or is_document(speaker):
        return []
    clauses = [t for t in speaker.subtree if t.dep_ in ("relcl", "acl") and cue.verb not in list(t.subtree)]
    return [sentence.view.back(t.left_edge.idx, t.right_edge.idx + len(t.right_edge.text)) for t in clauses]


def _own_clause(cue: Cue, sentence: Sentence) -> Place | None:
    """The stretch of a subordinate clause, whose dates are no other statement's."""
    verb = cue.verb
    if (
        of.finite_after_name(verb)
        or verb.dep_ not in ("relcl", "acl", "advcl")
        or (verb.tag_ == "VBG" and verb.dep_ == "advcl")
    ):
        return None
    return sentence.view.back(verb.left_edge.idx, verb.right_edge.idx + len(verb.right_edge.text))


def _places(cue: Cue, sentence: Sentence) -> list[Place]:
    """The verb with its auxiliaries, the adverbs between them, and its particle."""
    verb = cue.verb
    kept = [verb, *(t for t in verb.children if t.dep_ in ("aux", "auxpass") and t.i < verb.i)]
    first = min(token.i for token in kept)
    kept += [t for t in verb.children if t.dep_ == "advmod" and first < t.i < verb.i]
    if cue.quoted_as_saying:
        kept += [verb.head, verb.head.head]
    places = sentence.places(kept) + (sentence.places([cue.particle]) if cue.particle is not None else [])
    return _touching(sorted(places))


def _touching(places: list[Place]) -> list[Place]:
    joined: list[Place] = []
    for start, end in places:
        if joined and start - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _audience(cue: Cue, frame: Frame, sentence: Sentence) -> Place | None:
    """told Reuters, wrote to the newspaper, testified before the court."""
    who = of.child(cue.verb, "dative")
    if who is None and frame.person and not {"to", "of", "for"} & set(frame.takes):
        who = of.child(cue.verb, "dobj")
    if who is None or who.pos_ == "ADP":
        to = next(
            (
                t
                for t in cue.verb.children
                if t.dep_ in ("prep", "dative") and t.lower_ in ("to", "before") and t.i > cue.verb.i
            ),
            None,
        )
        who = of.child(to, "pobj") if to is not None else None
    if (
        who is None
        or who.pos_ not in ("NOUN", "PROPN", "PRON")
        or who == cue.subject
        or who.lower_ in ("that", "this", "it")
    ):
        return None
    place = sentence.places(of.noun_phrase(who))
    return place[0] if place else None


def _carried_by(one: Cue, found: Sequence[Cue]) -> Cue | None:
    """The cue that a participle carries on, where that has nothing but a noun to report itself."""
    if one.told is None or one.verb.tag_ != "VBG" or of.child(one.verb, "aux") is not None:
        return None
    if one.verb.dep_ == "pcomp" and one.verb.head.lower_ != "by":
        return None
    head = of.finite_above(one.verb)
    main = next((other for other in found if other.verb == head), None)
    if main is None or main.is_passive or main.speeches:
        return None
    return main if main.told is None or main.told.kind in ("denial", "retraction") else None


def _merge(one: Cue, main: Cue, sentence: Sentence) -> None:
    told = one.told
    if told is None:
        return
    by = [one.verb.head] if one.verb.dep_ == "pcomp" else []
    told.cues = _touching(sorted([*_places(main, sentence), *sentence.places([*by, one.verb])]))
    told.tense = of.tense(main.verb)
    told.because.append(f"found.carried-by={_lemma(main)}")
    if main.subject is not None:
        place = sentence.places(of.speaker_phrase(main.subject))
        told.speaker = place[0] if place else told.speaker
        told.speaker_words = of.described(main.subject)
    frame = main.frames[0]
    if frame.kind in ("denial", "retraction"):
        told.kind, told.denial = frame.kind, frame.denial
    thing = of.child(main.verb, "dobj")
    if thing is not None:
        told.answers = sentence.places(of.without(thing.subtree, one.verb))
    told.audience = told.audience or _audience(main, frame, sentence)
    main.joined = True
