"""Reports of the sentence before: "Об этом рассказала жительница", "C'est ce qu'a déclaré le maire"."""

from collections.abc import Sequence

from onrecord.read.statements.told import Told
from onrecord.read.statements.universal import verbs as of
from onrecord.read.statements.universal.cueing import Cue
from onrecord.read.statements.universal.lexicon import phrases, plain
from onrecord.read.statements.universal.sentence import Sentence
from onrecord.read.statements.universal.speakers import called, phrase_places, speaker
from onrecord.read.vocabulary import vocabulary


def pointing_back(sentence: Sentence, found: Sequence[Cue]) -> list[Told]:
    """One statement for the cue behind the words that point back; the sentence before is its content."""
    points = vocabulary(f"verbs-{sentence.code}")["phrases"]["points_back"]
    opening = plain(sentence.view.text[sentence.tree.start : sentence.tree.start + 40])
    before = sentence.before
    if before is None or not before.words or not any(opening.startswith(one) for one in points):
        return []
    for cue in found:
        who = speaker(cue.verb, sentence, behind=True).head
        if who is None or plain(who.lemma) in phrases(sentence.code, "nobody"):
            continue
        place = phrase_places(who, sentence)
        start, end = sentence.view.back(before.words[0].start, before.words[-1].end)
        content = [(start, end - (sentence.text[end - 1 : end] == "."))]
        if place:
            return [
                Told(
                    speaker=place[0], cues=sentence.places([cue.verb]), contents=content, kind=cue.frames[0].kind,
                    tense=of.tense(cue.verb, sentence), confidence=0.7, segment=sentence.view.segment,
                    depth=sentence.view.depth, speaker_words=called(who, sentence),
                )
            ]  # fmt: skip
    return []
