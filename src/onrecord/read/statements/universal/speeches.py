"""Speeches that no verb of their sentence took, and reporting clauses that stand inside a speech."""

from collections.abc import Sequence

from onrecord.read.statements.told import Place, Told
from onrecord.read.statements.universal import verbs as of
from onrecord.read.statements.universal.lexicon import nominals, nouns, plain
from onrecord.read.statements.universal.sentence import Sentence
from onrecord.read.statements.universal.speakers import called, phrase
from onrecord.read.statements.universal.tree import Word
from onrecord.read.statements.views import Speech, View

_SURE_WITHOUT_CUE = 0.6
_SPEAK = ("officials", "parties", "watchers", "survivors", "witnesses", "others", "documents", "voices", "bodies")
_FEW_WORDS_BETWEEN = 20  # «…», сказал X в понедельник. «…»: one statement
_OPENING = '«“„"—–-― \u00a0\u202f'


def without_cue(speech: Speech, sentence: Sentence, last: Told | None) -> Told | None:
    """A speech that no verb takes: after a colon its sentence's subject speaks, standing alone whoever spoke last."""
    place = (speech.quotation.span.start, speech.quotation.span.end)
    before = sentence.view.text[sentence.tree.start : speech.at].rstrip(_OPENING)
    if before.endswith(":"):
        who = _before_colon(speech, sentence)
        return _told(sentence, who, place, before) if who is not None else None
    if last is None or last.speaker is None or len(before) > 2:
        return None
    if last.quoted and last.segment == sentence.view.segment:
        end = max(end for _, end in [*last.contents, *last.cues, last.speaker])
        if len(sentence.text[end : place[0]].split()) <= _FEW_WORDS_BETWEEN:
            last.contents = sorted([*last.contents, place])
            return None
    return Told(
        speaker=last.speaker, cues=[], contents=[place], kind="assertion", quoted=True, confidence=_SURE_WITHOUT_CUE,
        segment=sentence.view.segment, depth=sentence.view.depth, speaker_words=last.speaker_words, tense=last.tense,
    )  # fmt: skip


def _before_colon(speech: Speech, sentence: Sentence) -> Word | None:
    """The subject of the sentence before the colon, where it can speak."""
    words = [word for word in sentence.words if word.end <= speech.at and not sentence.is_speech(word)]
    verb = next((word for word in words if word.is_finite), None)
    who = of.subject(verb, sentence) if verb is not None else next((word for word in words if word.is_noun), None)
    code = sentence.code
    if who is None:
        return None
    speaks = frozenset[str]().union(*(nouns(code, which) for which in _SPEAK))
    return who if who.pos in ("PROPN", "PRON") or called(who, sentence) & speaks else None


def _told(sentence: Sentence, who: Word, place: Place, before: str) -> Told | None:
    speaker = sentence.places(phrase(who, sentence))
    colon = sentence.tree.start + len(before) - 1
    verb = next((word for word in sentence.words if word.is_finite and word.end <= colon), None)
    cue = sentence.places([verb]) if verb is not None else [sentence.view.back(colon, colon + 1)]
    first = sentence.words[0]
    says = nominals(sentence.code).get(plain(first.lemma)) if verb is None else None
    if says is not None and says.denial is not None:  # "Démenti formel de la présidence : « … »"
        cue = sentence.places([first])
    if not speaker:
        return None
    return Told(
        speaker=speaker[0], cues=cue, contents=[place], kind=says.kind if says is not None else "assertion",
        denial=says.denial if says is not None else None, quoted=True, confidence=_SURE_WITHOUT_CUE,
        segment=sentence.view.segment, depth=sentence.view.depth, speaker_words=called(who, sentence),
        tense=of.tense(verb, sentence) if verb is not None else "past",
    )  # fmt: skip


def lift_incises(found: list[Told], told: list[Told], view: View) -> list[Told]:
    """Reporting clauses inside a speech report that speech: they go up to where it stands, and take all of it.

    `told`: what was found outside the speech; a statement there that only guessed whose words they are falls away.
    """
    own = [one for one in found if one.incise and one.speaker is not None and not one.first_person]
    if not own:
        return found
    start, end = view.places[0], view.ends[-1]
    holder = next((one for one in told if one.cues and any(s <= start and end <= e for s, e in one.contents)), None)
    if holder is not None and holder.quoted:
        return found
    for other in list(told):
        if not other.cues and any(s < end and start < e for s, e in other.contents):
            told.remove(other)
    for one in told:
        if one.quoted and len(one.contents) > 1:
            one.contents = [
                place for place in one.contents if not (place[0] < end and start < place[1])
            ] or one.contents
    for number, one in enumerate(own):
        first = start if number == 0 else own[number - 1].contents[-1][1]
        last = end if number == len(own) - 1 else max(e for _, e in one.contents)
        low, high = one.incise or (0, 0)
        one.contents = _trimmed(view, [(first, low), (high, last)])
        one.depth = max(0, one.depth - 1)
        one.quoted = True
    return found


def _trimmed(view: View, places: Sequence[Place]) -> list[Place]:
    """Without the marks at the edges; nothing where only marks are left."""
    kept = []
    for start, end in places:
        inside = [
            i for i, (at, until) in enumerate(zip(view.places, view.ends, strict=True)) if start <= at and until <= end
        ]
        while inside and not (view.text[inside[0]].isalnum() or view.text[inside[0]] in "«“„("):
            inside = inside[1:]
        while inside and not (view.text[inside[-1]].isalnum() or view.text[inside[-1]] in "»”“!?…)."):
            inside = inside[:-1]
        if inside:
            kept.append((view.places[inside[0]], view.ends[inside[-1]]))
    return kept
