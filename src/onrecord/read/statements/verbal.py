"""Statements that a verb reports: "denied that …", "shrugged off the list, stating “…”", "is said to have resumed".

One verb is one cue; the frame that fits its complement decides. Left out because nothing was said: negated, supposed
and asked-for speech ("did not say", "could say", "if she says", "to say"), and verbs of wanting, fearing and thinking.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from onrecord.read.statements import tokens as of
from onrecord.read.statements.lexicon import Frame, frames, nouns, phrases
from onrecord.read.statements.told import Told
from onrecord.read.statements.tokens import Token
from onrecord.read.statements.views import Speech, View

_PARTICLES = frozenset({"off", "aside", "away", "back", "down", "out", "on"})
_NOT_DENIED = frozenset({"access", "entry", "permission", "visa", "bail", "request", "treatment", "care", "opportunity", "right", "food", "water", "chance", "parole", "asylum", "appeal", "sleep", "contact", "visit"})
_EMPTY = frozenset({"statement", "comment", "interview", "remark", "speech", "question", "answer", "call", "news", "fact", "matter"})
_NEAR = 160  # characters of the sentence between a speech and its cue


class Found(Struct, kw_only=True):
    """A verb that reports, while its sentence is read."""

    verb: Token
    particle: Token | None
    frames: tuple[Frame, ...]
    subject: Token | None
    is_passive: bool
    speeches: list[Speech] = []
    told: Told | None = None
    joined: bool = False


class Sentence(Struct, frozen=True):
    """A parsed sentence, its view and the speeches put aside in it."""

    doc: Any
    span: Any
    view: View
    speeches: tuple[Speech, ...]


def verbal(sentence: Sentence) -> tuple[list[Told], list[Speech]]:
    """The statements of a sentence's verbs, and the speeches that no verb took."""
    found = [one for token in sentence.span if (one := _cue(token)) is not None]
    _refine_subjects(found)
    left = _give_speeches(found, sentence)
    for one in found:
        one.told = _tell(one, sentence, [other.verb for other in found if other is not one])
    _join(found, sentence)
    return [one.told for one in found if one.told is not None and not one.joined], left


def _cue(verb: Token) -> Found | None:
    if verb.pos_ not in ("VERB", "AUX") and not (verb.tag_.startswith("VB") and verb.dep_ in ("ROOT", "conj", "advcl")):
        return None
    particle = next((t for t in verb.children if t.i > verb.i and t.lower_ in _PARTICLES and t.dep_ in ("prt", "advmod", "prep")), None)
    lemma = verb.lemma_.lower()
    phrasal = frames().get(f"{lemma} {particle.lower_}", ()) if particle is not None else ()
    if phrasal and particle is not None and particle.dep_ == "prep":
        phrasal = () if any(True for _ in particle.children) and particle.lower_ == "on" else phrasal
    fitting = phrasal or frames().get(lemma, ())
    if not fitting or of.only_supposed(verb) and not _goes_on(verb):
        return None
    if of.negated(verb):
        return None
    is_passive = of.passive(verb)
    if verb.tag_ == "VBG" and verb.dep_ in ("pobj", "nsubj", "dobj", "compound", "amod"):
        return None
    return Found(verb=verb, particle=particle if phrasal else None, frames=fitting, subject=of.subject(verb), is_passive=is_passive)


def _goes_on(verb: Token) -> bool:
    """Went on to say: said."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in phrases("goes_on") and not of.only_supposed(verb.head) and not of.negated(verb.head)


def _refine_subjects(found: list[Found]) -> None:
    """explained where the names came from and offered to help: names offer nothing, the explainer does."""
    for one in found:
        if one.verb.dep_ != "conj" or of.child(one.verb, *of.SUBJECTS) is not None or one.subject is None:
            continue
        thing = one.subject.pos_ == "NOUN" and one.subject.lemma_.lower() not in nouns("officials") | nouns("witnesses")
        above = of.walk_up(one.verb.head, 4, lambda token: any(token == other.verb for other in found))
        if thing and above is not None and one.verb.tag_ == above.tag_:
            one.subject = next(other.subject for other in found if other.verb == above)
            one.joined = False


def _give_speeches(found: Sequence[Found], sentence: Sentence) -> list[Speech]:
    left: list[Speech] = []
    start = sentence.span.start_char
    for speech in sentence.speeches:
        best: tuple[int, Found] | None = None
        for one in found:
            if one.is_passive and not _quoted_as_saying(one) or not any("quote" in frame.takes for frame in one.frames):
                continue
            if all(frame.only == "passive" for frame in one.frames):
                continue
            far = _distance(one, speech)
            if far <= _NEAR and (best is None or far < best[0]):
                best = (far, one)
        if best is not None and _same_clause(sentence, best[1], speech, start):
            best[1].speeches = [*best[1].speeches, speech]
        else:
            left.append(speech)
    return left


def _quoted_as_saying(one: Found) -> bool:
    return one.verb.dep_ == "pcomp" and one.verb.head.lower_ == "as"


def _distance(one: Found, speech: Speech) -> int:
    low, high = one.verb.idx, one.verb.idx + len(one.verb.text)
    return max(speech.at - high, low - speech.until, 0)


def _same_clause(sentence: Sentence, one: Found, speech: Speech, _start: int) -> bool:
    """A relative clause or an object may stand between cue and speech, another speech or a full stop may not."""
    low, high = sorted((one.verb.idx, speech.at))
    between = sentence.view.text[low:high]
    return not any(mark in between for mark in (". ", "! ", "? ")) or "Yes" in between


def _tell(one: Found, sentence: Sentence, others: Sequence[Token]) -> Told | None:
    speeches = one.speeches
    if speeches:
        return _quoted(one, sentence)
    if one.is_passive:
        return _passive(one, sentence)
    for frame in one.frames:
        if frame.only == "passive":
            continue
        if frame.only == "document" and not _document(one.subject):
            continue
        content = _content(one, frame, sentence, others)
        if content is not None:
            return _told(one, frame, sentence, *content)
    return None


def _document(subject: Token | None) -> bool:
    return subject is not None and subject.lemma_.lower() in nouns("documents")


def _quoted(one: Found, sentence: Sentence) -> Told | None:
    frame = next(frame for frame in one.frames if "quote" in frame.takes)
    places = sorted((speech.quotation.span.start, speech.quotation.span.end) for speech in one.speeches)
    subject = one.subject
    if subject is None:
        subject = of.child(one.verb, "dobj") if one.verb.idx > one.speeches[0].at else None
        one.subject = subject
    if subject is None and one.verb.tag_ != "VBG":
        return None
    told = _told(one, frame, sentence, places, 0.95)
    if told is not None:
        told.quoted = True
        clause = of.child(one.verb, "dobj")
        if frame.kind == "denial" and clause is not None and clause != subject:
            told.answers = of.runs(clause.subtree, sentence.view, sentence.doc)
    return told


def _content(one: Found, frame: Frame, sentence: Sentence, others: Sequence[Token]) -> tuple[list[tuple[int, int]], float] | None:
    """The places of the content that this frame finds, and how sure it is."""
    verb = one.verb
    clause = _clause(one)
    if clause is not None:
        sort = of.complement(clause)
        if sort in frame.takes and not (sort == "to" and frame.person and clause.dep_ == "advcl"):
            return _clause_places(one, clause, frame, sentence, others, sort), 0.9 if sort != "ing" else 0.8
    around = _around(one, sentence) if "that" in frame.takes else None
    if around is not None:
        return around, 0.85
    places = _object(one, frame, sentence)
    if places is not None:
        return places, 0.75
    for preposition in verb.children:
        if preposition.dep_ in ("prep", "agent") and preposition.lower_ in frame.takes and preposition.i > verb.i:
            inner = [token for token in preposition.subtree if token != preposition]
            thing = of.child(verb, "dobj") if frame.person or preposition.lower_ == "as" else None
            kept = [*(thing.subtree if thing is not None else ()), *([preposition] if thing is not None else ()), *inner]
            if kept and (preposition.lower_ != "as" or thing is not None) and (preposition.lower_ != "of" or one.verb.lemma_ != "speak" or inner):
                return of.runs(kept, sentence.view, sentence.doc), 0.7
    return None


def _clause(one: Found) -> Token | None:
    """The complement clause: after the verb, or before it ("The men were held, she said")."""
    found = [t for t in one.verb.children if t.dep_ in ("ccomp", "xcomp") and t.i != one.verb.i]
    if not found:
        found = [t for t in one.verb.children if t.dep_ == "advcl" and of.complement(t) == "to" and t.i > one.verb.i]
    after = [t for t in found if t.i > one.verb.i]
    return (after or found)[0] if found else None


def _clause_places(
    one: Found, clause: Token, frame: Frame, sentence: Sentence, others: Sequence[Token], sort: str
) -> list[tuple[int, int]]:
    strangers = [o for o in others if o != one.verb and o.dep_ == "conj" and o.i > clause.i and of.child(o, *of.SUBJECTS) is None and _same_tense(o, one.verb) and o in set(clause.subtree) and _thing(clause)]
    kept = of.without(clause.subtree, one.subject if one.subject is not None and one.subject not in set(clause.subtree) else None, *strangers)
    kept = [token for token in kept if token != one.verb]
    if strangers:
        kept = [t for t in kept if not (t.dep_ == "cc" and t.i > clause.i and any(t.head == s.head for s in strangers)) and t.i < strangers[0].i]
    if frame.person and sort == "to":
        thing = of.child(one.verb, "dobj", "dative")
        if thing is not None and thing.i < clause.i:
            kept = [*thing.subtree, *kept]
    return of.runs(kept, sentence.view, sentence.doc, drop_that=True)


def _same_tense(one: Token, two: Token) -> bool:
    return bool(one.tag_ == two.tag_)


def _thing(clause: Token) -> bool:
    who = of.child(clause, *of.SUBJECTS)
    return who is not None and who.pos_ == "NOUN" and who.lemma_.lower() not in nouns("officials") | nouns("witnesses")


def _around(one: Found, sentence: Sentence) -> list[tuple[int, int]] | None:
    """The men, she said, were held: the cue stands inside what it reports."""
    verb = one.verb
    if verb.dep_ not in ("parataxis", "dep", "ccomp") or verb.head == verb or of.child(verb, *of.SUBJECTS) is None:
        return None
    if verb.dep_ == "ccomp" and (verb.head.lemma_ in frames() or any(t.dep_ == "mark" for t in verb.children)):
        return None
    before = sentence.doc[verb.left_edge.i - 1] if verb.left_edge.i > sentence.span.start else None
    if before is None or before.text not in (",", "—", "–", "-", "”", '"'):
        return None
    kept = of.without(sentence.span, verb)
    return of.runs(kept, sentence.view, sentence.doc) or None


def _object(one: Found, frame: Frame, sentence: Sentence) -> list[tuple[int, int]] | None:
    thing = of.child(one.verb, "dobj")
    if thing is None or not {"np", "speech"} & set(frame.takes):
        return None
    lemma = thing.lemma_.lower()
    if thing.pos_ == "PRON" and not ("np" in frame.takes and thing.lower_ in ("it", "this", "that", "everything", "them")):
        return None
    if thing.ent_type_ == "PERSON" or of.child(one.verb, "dative") is not None or thing.i < one.verb.i:
        return None
    if frame.kind == "denial" and (lemma in _NOT_DENIED or _asks(thing)):
        return None
    complements = [t for t in thing.children if t.dep_ in ("prep", "acl", "relcl", "ccomp") and t.i > thing.i]
    speech = lemma in nouns("speech") or any(t.dep_ == "conj" and t.lemma_.lower() in nouns("speech") for t in thing.subtree)
    if frame.only == "document":
        speech = lemma in nouns("contained") and bool(complements)
    if "np" not in frame.takes and not speech:
        return None
    if lemma in _EMPTY and frame.kind in ("assertion", "report", "testimony") and not complements:
        return None
    places = of.runs(thing.subtree, sentence.view, sentence.doc)
    return places or None


def _asks(thing: Token) -> bool:
    """denied requests for access, rejected a call to resign: an answer, not a denial."""
    return thing.lemma_.lower() in ("request", "appeal", "application", "petition", "bid", "offer", "proposal", "plea", "call", "ban", "order", "bill")


def _passive(one: Found, sentence: Sentence) -> Told | None:
    verb, view, doc = one.verb, sentence.view, sentence.doc
    agent = of.child(verb, "agent")
    speaker = of.child(agent, "pobj") if agent is not None else None
    clause = _clause(one)
    who = of.child(verb, "nsubjpass")
    for frame in one.frames:
        if frame.only == "document":
            continue
        if clause is not None and of.complement(clause) == "to" and frame.passive and not frame.person:
            return _told(one, frame, sentence, _held(one, who, clause, sentence), 0.85, speaker)
        if clause is not None and of.complement(clause) == "that" and "that" in frame.takes:
            if frame.only == "passive" and (who is None or who.lower_ != "it") or frame.passive is None and speaker is None:
                continue
            told = _told(one, frame, sentence, of.runs(clause.subtree, view, doc, drop_that=True), 0.8, speaker)
            return told
        if frame.person and "to" in frame.takes and clause is not None and of.complement(clause) == "to" and who is not None:
            return _told(one, frame, sentence, of.runs([*who.subtree, *clause.subtree], view, doc), 0.75, speaker)
        about = next((t for t in verb.children if t.dep_ == "prep" and t.lower_ in frame.takes and t.i > verb.i), None)
        if frame.person and frame.passive and about is not None and who is not None:
            return _told(one, frame, sentence, of.runs([*who.subtree, *about.subtree], view, doc), 0.75, speaker)
        if speaker is not None and who is not None and {"np", "speech"} & set(frame.takes) and who.lemma_.lower() in nouns("speech"):
            told = _told(one, frame, sentence, of.runs(who.subtree, view, doc), 0.75, speaker)
            if told is not None:
                told.hedge = "none"
            return told
    return None


def _held(one: Found, who: Token | None, clause: Token, sentence: Sentence) -> list[tuple[int, int]]:
    """The 27 men believed to have been killed: the men … to have been killed."""
    inner = of.runs(clause.subtree, sentence.view, sentence.doc)
    if one.verb.dep_ == "acl":
        holder = of.without(one.verb.head.subtree, one.verb)
        return [*of.runs(holder, sentence.view, sentence.doc), *inner]
    if who is not None and who.lower_ not in ("which", "who", "that", "it"):
        return [*of.runs(who.subtree, sentence.view, sentence.doc), *inner]
    return inner


def _told(
    one: Found, frame: Frame, sentence: Sentence, contents: list[tuple[int, int]], sure: float, agent: Token | None = None
) -> Told | None:
    if not contents:
        return None
    speaker = agent if one.is_passive and not _quoted_as_saying(one) else one.subject
    if not one.is_passive and (speaker is None or speaker.lower_ in ("it", "there", "what") and speaker.dep_ in ("expl",)):
        return None
    if speaker is not None and speaker.lower_ in ("which", "what", "where", "whoever", "who"):
        return None
    place = of.runs(of.noun_phrase(speaker), sentence.view, sentence.doc) if speaker is not None else []
    if one.is_passive and frame.passive and speaker is None:
        kind = "report" if frame.kind == "assertion" else frame.kind
    else:
        kind = frame.kind
    return Told(
        speaker=place[0] if place else None,
        cues=_cue_places(one, sentence),
        contents=sorted(set(contents)),
        kind=kind,
        denial=frame.denial,
        hedge=(frame.passive or "none") if one.is_passive and speaker is None else "none",
        tense=of.tense(one.verb),
        audience=_audience(one, frame, sentence),
        confidence=sure,
        segment=sentence.view.segment,
        depth=sentence.view.depth,
        speaker_head=speaker.lemma_.lower() if speaker is not None else "",
        future=of.tense(one.verb) == "future",
        first_person=speaker is not None and speaker.lower_ in ("i", "we"),
    )


def _cue_places(one: Found, sentence: Sentence) -> list[tuple[int, int]]:
    """The verb with its auxiliaries, adverbs between them and its particle."""
    verb = one.verb
    kept = [verb, *(t for t in verb.children if t.dep_ in ("aux", "auxpass") and t.i < verb.i)]
    first = min(token.i for token in kept)
    kept += [t for t in verb.children if t.dep_ == "advmod" and first < t.i < verb.i]
    if _quoted_as_saying(one):
        kept += [verb.head, verb.head.head]
    places = of.runs(kept, sentence.view, sentence.doc)
    if one.particle is not None:
        places += of.runs([one.particle], sentence.view, sentence.doc)
    places.sort()
    return _touching(places)


def _touching(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and start - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _audience(one: Found, frame: Frame, sentence: Sentence) -> tuple[int, int] | None:
    who = of.child(one.verb, "dative")
    if who is None and frame.person and "to" not in frame.takes and "of" not in frame.takes and "for" not in frame.takes:
        who = of.child(one.verb, "dobj")
    if who is not None and who.dep_ == "dative" and who.pos_ == "ADP":
        who = of.child(who, "pobj")
    if who is None:
        to = next((t for t in one.verb.children if t.dep_ in ("prep", "dative") and t.lower_ in ("to", "before") and t.i > one.verb.i), None)
        who = of.child(to, "pobj") if to is not None else None
    if who is None or who.pos_ not in ("NOUN", "PROPN", "PRON") or who == one.subject or who.lower_ in ("that", "this", "it"):
        return None
    place = of.runs(of.noun_phrase(who), sentence.view, sentence.doc)
    return place[0] if place else None


def _join(found: Sequence[Found], sentence: Sentence) -> None:
    """dismissed questions … by stating …: one statement with two cues."""
    for one in found:
        if one.told is None or one.verb.tag_ != "VBG" or one.verb.dep_ not in ("advcl", "pcomp"):
            continue
        if one.verb.dep_ == "pcomp" and one.verb.head.lower_ != "by":
            continue
        main = _carried_by(one, found)
        if main is None or main.is_passive or main.speeches:
            continue
        if main.told is None or main.told.kind in ("denial", "retraction"):
            _merge(one, main, sentence)


def _carried_by(one: Found, found: Sequence[Found]) -> Found | None:
    head = one.verb.head.head if one.verb.dep_ == "pcomp" else one.verb.head
    return next((other for other in found if other.verb is head or other.verb == head), None)


def _merge(one: Found, main: Found, sentence: Sentence) -> None:
    told, before = one.told, main.told
    if told is None:
        return
    by = [one.verb.head] if one.verb.dep_ == "pcomp" else []
    told.cues = _touching(sorted([*_cue_places(main, sentence), *of.runs([*by, one.verb], sentence.view, sentence.doc)]))
    told.tense = of.tense(main.verb)
    if main.subject is not None:
        place = of.runs(of.noun_phrase(main.subject), sentence.view, sentence.doc)
        told.speaker = place[0] if place else told.speaker
        told.speaker_head = main.subject.lemma_.lower()
    frame = main.frames[0]
    if before is not None or frame.kind == "denial":
        told.kind, told.denial = frame.kind, frame.denial
    thing = of.child(main.verb, "dobj")
    if thing is not None:
        told.answers = of.runs(of.without(thing.subtree, one.verb), sentence.view, sentence.doc)
    told.audience = told.audience or _audience(main, frame, sentence)
    main.joined = True
