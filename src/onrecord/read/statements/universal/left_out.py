"""What the readers of other languages saw and did not take for a statement, and why, as `statements/left_out.py` has it
for English; asked only when a person asks.

Not done: nouns, and speeches without a verb.
"""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.nouns import Quotation, Segment
from onrecord.read.statements.left_out import LeftOut
from onrecord.read.statements.told import Place
from onrecord.read.statements.universal import verbs as of
from onrecord.read.statements.universal.cueing import why_not_said
from onrecord.read.statements.universal.language import Language
from onrecord.read.statements.universal.lexicon import frames, phrases, plain
from onrecord.read.statements.universal.reading import asked, parsed_passages
from onrecord.read.statements.universal.sentence import Sentence
from onrecord.read.statements.universal.tree import Word
from onrecord.read.vocabulary import words

_CLAUSE = ("ccomp", "xcomp")


def left_out(
    text: str, segments: Sequence[Segment], quotations: Sequence[Quotation], cues: Iterable[Place], language: Language
) -> tuple[LeftOut, ...]:
    """Every verb of the passages of a language that was considered and gave no statement; `cues` are those that did."""
    taken = sorted(cues)
    found: dict[Place, LeftOut] = {}
    for parsed in parsed_passages(text, segments, quotations, language):
        for tree in parsed.trees:
            speeches = tuple(one for one in parsed.view.speeches if tree.start <= one.at < tree.end)
            for one in _of_sentence(Sentence(tree, parsed.view, speeches, language, text)):
                if not any(one.place[0] < end and start < one.place[1] for start, end in taken):
                    found[one.place] = one
    return tuple(found[place] for place in sorted(found))


def _of_sentence(sentence: Sentence) -> Iterator[LeftOut]:
    whole = sentence.view.back(sentence.tree.start, sentence.tree.end)
    for verb in sentence.words:
        if verb.pos == "VERB" and not sentence.is_speech(verb) and (why := _why(verb, sentence)):
            yield LeftOut(sentence.view.back(verb.start, verb.end), whole, why)


def _why(verb: Word, sentence: Sentence) -> str:
    """The reason; "" where the verb was not considered at all, or where nothing it takes could be said."""
    behind = sentence.words[verb.i + 1 : verb.i + 4]
    that = phrases(sentence.code, "that") | phrases(sentence.code, "wh")
    clause = sentence.tree.child(verb, *_CLAUSE) is not None or any(plain(one.text) in that for one in behind)
    thing = sentence.tree.child(verb, "obj") is not None
    if not (clause or thing) or (of.subject(verb, sentence) is None and not verb.is_finite):
        return ""
    if plain(verb.lemma) in frames(sentence.code):
        return why_not_said(verb, sentence) or ("question" if asked(sentence) and clause else "")
    return "attitude" if clause and plain(verb.lemma) in words(f"attitudes-{sentence.code}", "verbs") else ""
