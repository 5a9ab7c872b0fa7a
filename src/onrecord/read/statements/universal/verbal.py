"""Statements that a verb reports. One verb is one cue; the first of its frames that fits its complement decides.

A verb of denying that only names what it denies, and goes on in a participle ("отвергло обвинения, заявив, что …",
"a rejeté les accusations, assurant que …"), makes one statement with two cues; what was denied is what it answers.
"""

import re
from collections.abc import Sequence

from onrecord.nouns import DenialKind, Hedge, Kind
from onrecord.read.statements.told import Place, Told
from onrecord.read.statements.universal import verbs as of
from onrecord.read.statements.universal.contents import content
from onrecord.read.statements.universal.cueing import Cue, cues, give_speeches
from onrecord.read.statements.universal.lexicon import Frame, nouns, phrases, plain
from onrecord.read.statements.universal.sentence import Sentence, touching
from onrecord.read.statements.universal.speakers import called, phrase, phrase_places
from onrecord.read.statements.universal.tree import Word
from onrecord.read.statements.views import Speech

_QUOTED_SURE = 0.95
_FIRST_PERSON = frozenset({"я", "мы", "je", "j'", "nous"})


def verbal(sentence: Sentence) -> tuple[list[Told], list[Speech], list[Cue]]:
    """The statements of a sentence's verbs, the speeches that no verb took, and the verbs."""
    found = cues(sentence)
    left = give_speeches(found, sentence)
    told: dict[int, Told] = {}
    for one in found:
        made = declined(one, sentence) or _tell(one, sentence, [other for other in found if other is not one])
        if made is not None:
            told[one.verb.i] = made
    for one in found:
        _carry_on(one, found, told, sentence)
    return [told[one.verb.i] for one in found if one.verb.i in told and not one.joined], left, found


def _tell(cue: Cue, sentence: Sentence, others: Sequence[Cue]) -> Told | None:
    document = cue.who.head is not None and plain(cue.who.head.lemma) in nouns(sentence.code, "documents")
    if cue.speeches:
        frame = next(frame for frame in cue.frames if "quote" in frame.takes and not frame.things)
        places = sorted((speech.quotation.span.start, speech.quotation.span.end) for speech in cue.speeches)
        told = _told(cue, frame, sentence, places, _QUOTED_SURE)
        if told is not None:
            told.quoted = True
        return told
    for frame in cue.frames:
        if frame.things and not any(plain(one.lemma) in frame.things for one in sentence.tree.subtree(cue.verb)):
            continue
        if frame.only == "negated" and frame.power and (cue.passive or cue.verb.dep == "acl"):
            continue
        if (frame.only == "document" and not document) or (frame.only == "passive" and cue.who.head is not None):
            continue
        if cue.passive and cue.who.head is None and frame.passive is None and frame.only == "":
            continue
        found = content(cue, frame, sentence, others)
        if found is not None and found[0]:
            return _told(cue, frame, sentence, found[0], found[1])
    return None


def _whose_words(cue: Cue, sentence: Sentence) -> tuple[Word, Word] | None:
    """ "передаёт агентство слова министра": the words, and whose they are."""
    said = phrases(sentence.code, "words")
    found = next((one for one in sentence.tree.below(cue.verb, "obj") if plain(one.lemma) in said), None)
    owner = sentence.tree.child(found, "nmod") if found is not None else None
    return (found, owner) if found is not None and owner is not None else None


def _told(cue: Cue, frame: Frame, sentence: Sentence, contents: list[Place], sure: float) -> Told | None:
    who = cue.who.head
    theirs = _whose_words(cue, sentence) if "his words" in frame.takes else None
    if theirs is not None:
        who = theirs[1]
    if not contents or (who is None and not cue.who.nobody):
        return None
    place = phrase_places(who, sentence)
    unsaid = who is None
    kind: Kind = "report" if unsaid and frame.kind in ("assertion", "testimony") else frame.kind
    hedge: Hedge = (frame.passive or "reported") if unsaid and kind == "report" else "none"
    denial: DenialKind | None = frame.denial
    if cue.negated and frame.kind == "denial" and frame.only != "negated":
        kind, denial = "assertion", None
    return Told(
        speaker=place[0] if place else None,
        cues=_cue_places(cue, sentence, *(theirs or ())[:1]),
        contents=touching(_outside(contents, place)),
        kind=kind,
        denial=denial,
        hedge=hedge,
        tense=of.tense(cue.verb, sentence),
        audience=_audience(cue, sentence),
        confidence=sure if who is not None else sure - 0.15,
        segment=sentence.view.segment,
        depth=sentence.view.depth,
        speaker_words=called(who, sentence),
        clause=_own_clause(cue, sentence),
        of_speech="speech" in frame.takes,
        needs_power=frame.power,
        first_person=who is not None and plain(who.text) in _FIRST_PERSON,
        asides=_asides(who, cue, sentence),
        incise=_incise_place(cue, sentence),
    )


def _incise_place(cue: Cue, sentence: Sentence) -> Place | None:
    if cue.incise is None or cue.speeches:
        return None
    first, last = cue.incise
    rest = sentence.words[last + 1 :]
    if rest and rest[0].text == "," and not any(of.heads_clause(word, sentence) for word in rest):
        last = rest[-1].i  # "raconte Nadège Orval, infirmière."
    return sentence.view.back(sentence.words[first].start, sentence.words[last].end)


def _outside(contents: Sequence[Place], speaker: Sequence[Place]) -> list[Place]:
    """What the speaker's own words are not."""
    kept = []
    for start, end in contents:
        if any(first <= start and end <= last for first, last in speaker):
            continue
        kept.append((start, end))
    return kept


def _cue_places(cue: Cue, sentence: Sentence, *also: Word) -> list[Place]:
    """The verb with its helpers, what negates it where that is what was said, and its second word."""
    tree, verb = sentence.tree, cue.verb
    kept = [verb, *also, *(one for one in tree.below(verb, "aux") if one.i < verb.i), *cue.negated]
    kept += [one for one in tree.below(verb, "expl") if one.i < verb.i and plain(one.text) in ("se", "s'")]
    if cue.partner is not None:
        kept += sentence.words[verb.i + 1 : cue.partner.i + 1]
    return touching(place for place in sentence.places(kept))


def _asides(who: Word | None, cue: Cue, sentence: Sentence) -> list[Place]:
    """The guard, who served until May, said: May is not when he said it."""
    if who is None or plain(who.lemma) in nouns(sentence.code, "documents"):
        return []
    home = sentence.home_of(who)
    below = (one for one in home.tree.subtree(who) if one.dep == "acl" and one is not cue.verb)
    clauses = [home.tree.subtree(one) for one in below]
    return [home.place(words) for words in clauses if cue.verb not in words]


def _own_clause(cue: Cue, sentence: Sentence) -> Place | None:
    """The stretch of a relative clause whose verb it is; its dates are no other statement's."""
    if cue.verb.dep != "acl":
        return None
    return sentence.place(sentence.tree.subtree(cue.verb))


def _audience(cue: Cue, sentence: Sentence) -> Place | None:
    """заявил журналистам; a expliqué au Courrier; devant le tribunal; в интервью газете «Полдень»."""
    talk = next((w for w in sentence.words if plain(w.lemma) in phrases(sentence.code, "interviews")), None)
    if talk is not None and sentence.tree.is_below(talk, cue.verb):
        whom = next((w for w in sentence.words[talk.i + 1 : talk.i + 4] if w.is_noun), None)
        place = phrase_places(whom, sentence) if whom is not None and whom is not cue.who.head else []
        return _with_marks(place[0], sentence) if place else None
    to = phrases(sentence.code, "to_whom")
    for one in sentence.tree.below(cue.verb, "iobj", "obl", "obl:arg"):
        case = sentence.tree.child(one, "case")
        led = case is not None and plain(case.text) in to
        dative = case is None and one.feats.get("Case") == "Dat"
        if (
            (led or dative)
            and one.pos in ("NOUN", "PROPN")
            and not of.is_day(one, sentence)
            and one is not cue.who.head
        ):
            place = sentence.places([word for word in phrase(one, sentence) if word.pos != "ADP" or word.i > one.i])
            return _with_marks(place[0], sentence) if place else None
    return None


def _with_marks(place: Place, sentence: Sentence) -> Place:
    """агентству «Рубеж»: the name in its marks belongs to it."""
    name = re.match(r"\s?«[^»]{1,60}»", sentence.text[place[1] :])
    return (place[0], place[1] + name.end()) if name is not None else place


def declined(cue: Cue, sentence: Sentence) -> Told | None:
    """отказалась комментировать смерть; n'a pas souhaité répondre: nothing was said, and that is said."""
    verb = cue.verb
    if plain(verb.lemma) not in phrases(sentence.code, "declines"):
        return None
    return declining(verb, sentence)


def declining(verb: Word, sentence: Sentence) -> Told | None:
    """The refusal that opens with `verb`, where a word of commenting or answering follows it."""
    from onrecord.read.statements.universal.speakers import speaker

    what = next((one for one in sentence.words[verb.i + 1 : verb.i + 5] if _is_comment(one, sentence)), None)
    who = speaker(verb, sentence, behind=False).head
    before = next((one for one in sentence.tree.below(verb, "obl", "obj") if _is_comment(one, sentence)), None)
    if what is None and who is not None and before is not None:  # от дальнейших вопросов уклонился
        return _refusal(verb, who, [verb], [w for w in sentence.tree.subtree(before) if w.pos != "ADP"], sentence)
    if what is None or who is None:
        return None
    last = next((w.i for w in sentence.words[what.i + 1 :] if w.text in (",", ";", ".", "—", ":")), len(sentence.words))
    cue, about = sentence.words[verb.i : what.i + 1], sentence.words[what.i + 1 : last]
    if what.pos == "NOUN" and (not about or plain(what.lemma) in phrases(sentence.code, "no_more")):
        first = next(one.i for one in sentence.words[verb.i + 1 :] if one.pos != "ADP")
        cue, about = sentence.words[verb.i : first], sentence.words[first:last]
    if not sentence.places(about):
        cue, about = tuple(one for one in cue if one is not what), (what,)
    return _refusal(verb, who, cue, about, sentence)


def _refusal(verb: Word, who: Word, cue: Sequence[Word], about: Sequence[Word], sentence: Sentence) -> Told:
    helpers = [one for one in sentence.tree.below(verb, "aux") if one.i < verb.i] + of.negation(verb, sentence)
    place = phrase_places(who, sentence)
    return Told(
        speaker=place[0] if place else None,
        cues=sentence.places([*helpers, *cue]),
        contents=sentence.places(about),
        kind="denial",
        denial="no_comment",
        tense=of.tense(verb, sentence),
        confidence=0.85,
        segment=sentence.view.segment,
        depth=sentence.view.depth,
        speaker_words=called(who, sentence),
    )


def neither(verb: Word, sentence: Sentence) -> Told | None:
    """не стали ни подтверждать, ни опровергать гибель; n'a voulu ni confirmer ni démentir la mort."""
    from onrecord.read.statements.universal.speakers import speaker

    near = sentence.words[verb.i + 1 : verb.i + 9]
    first = next((one for one in near if plain(one.lemma) in phrases(sentence.code, "confirm")), None)
    last = next((one for one in near if plain(one.lemma) in phrases(sentence.code, "deny")), None)
    if first is None or last is None or last.i < first.i or not verb.is_finite:
        return None
    if not all(plain(sentence.words[one.i - 1].text) in ("ни", "ni") for one in (first, last)):
        return None
    who = speaker(verb, sentence, behind=False).head
    about = sentence.words[last.i + 1 :]
    if who is None or not sentence.places(about):
        return None
    return _refusal(verb, who, sentence.words[verb.i : last.i + 1], about, sentence)


def _is_comment(word: Word, sentence: Sentence) -> bool:
    said = phrases(sentence.code, "declined")
    return plain(word.lemma) in said or plain(word.text) in said


def _carry_on(one: Cue, found: Sequence[Cue], told: dict[int, Told], sentence: Sentence) -> None:
    """Join a participle that carries on a verb of denying or retracting to it."""
    mine = told.get(one.verb.i)
    if mine is None or not of.is_gerund(one.verb, sentence) or mine.kind in ("order",):
        return
    before = [other for other in found if other.verb.i < one.verb.i and other.incise is None and not other.joined]
    main = next((other for other in reversed(before) if not of.is_gerund(other.verb, sentence)), None)
    if main is None or main.speeches:
        return
    first = told.get(main.verb.i)
    if first is not None and first.denial == "no_comment" and "speech" not in main.frames[0].takes:
        return
    if first is None or first.kind not in ("denial", "retraction") or first.denial == "no_comment":
        return
    if any(start <= mine.cues[0][0] < end for start, end in first.contents):
        return
    mine.cues = touching([*_cue_places(main, sentence), *mine.cues])
    mine.speaker, mine.speaker_words, mine.tense = first.speaker, first.speaker_words, first.tense
    mine.kind, mine.denial, mine.answers = first.kind, first.denial, first.contents
    mine.of_speech = first.of_speech
    mine.audience = mine.audience or first.audience
    main.joined = True
