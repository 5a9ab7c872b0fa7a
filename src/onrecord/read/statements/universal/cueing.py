"""Which verbs of a sentence report speech, and which of them stand in a reporting clause of their own.

Left out because nothing was said: negated, supposed, future and asked-for speech. A denied denial ("n'a pas nié que")
is an assertion, its cue with the negation.

A **reporting clause** (incise: ", a déclaré le préfet,", ", сообщили в полиции.") stands between marks, begins with its
verb (or with "как", "comme") and reports what stands around it.
"""

from collections.abc import Sequence

from msgspec import Struct

from onrecord.read.statements.handing_out import Extent, hand_out
from onrecord.read.statements.universal import verbs as of
from onrecord.read.statements.universal.lexicon import Frame, frames, nouns, phrases, plain
from onrecord.read.statements.universal.sentence import Sentence
from onrecord.read.statements.universal.speakers import Speaker, called, speaker
from onrecord.read.statements.universal.tree import Word
from onrecord.read.statements.views import Speech

_MARKS = frozenset(",;—–-―()")
_PARTNERS = 3  # words in which the second word of "faire savoir" stands


_ANY = (Frame(verbs=(), kind="assertion", takes=frozenset({"quote"})),)  # «…», — оборвал префект
_BARE = frozenset({"быть", "être", "avoir", "стать", "мочь", "pouvoir", "devoir"})
_SPEAK = ("officials", "parties", "watchers", "survivors", "witnesses", "others")


class Cue(Struct, kw_only=True):
    """A verb that reports, while its sentence is read. `incise`: first and last word of its reporting clause;
    `joined`: what it reports went to another cue."""

    verb: Word
    partner: Word | None
    frames: tuple[Frame, ...]
    who: Speaker
    passive: bool
    negated: tuple[Word, ...] = ()
    incise: tuple[int, int] | None = None
    speeches: list[Speech] = []
    joined: bool = False


def cues(sentence: Sentence) -> list[Cue]:
    """The reporting verbs of a sentence, in order."""
    return [
        one for word in sentence.words if not sentence.is_speech(word) and (one := _cue(word, sentence)) is not None
    ]


def _cue(verb: Word, sentence: Sentence) -> Cue | None:
    if verb.pos != "VERB" or verb.dep == "aux":
        return None
    partner, fitting = _frames(verb, sentence)
    if not fitting and _after_speech(verb, sentence) and verb.is_finite and plain(verb.lemma) not in _BARE:
        fitting = (
            _ANY
            if _can_speak(of.subject(verb, sentence) or speaker(verb, sentence, behind=True).head, sentence)
            else ()
        )
    why = why_not_said(verb, sentence) if fitting else ""
    if not fitting or why not in ("", "negated") or _is_attribute(verb, sentence):
        return None
    negated = of.negation(verb, sentence)
    fitting = tuple(
        one for one in fitting if (one.only == "negated") == bool(negated) or (negated and one.kind == "denial")
    )
    if not fitting:
        return None
    if fitting[0].kind == "order" and _in_their_hands(verb, sentence):
        return None
    incise = _incise(verb, sentence)
    who = speaker(verb, sentence, behind=incise is not None or _after_speech(verb, sentence))
    passive = of.is_passive(verb, sentence)
    return Cue(
        verb=verb, partner=partner, frames=fitting, who=who, passive=passive, negated=tuple(negated), incise=incise
    )


def _in_their_hands(verb: Word, sentence: Sentence) -> bool:
    """ "рассказал, что его били, требуя назвать имена": asked by those who beat, not by whoever tells of it."""
    if not of.is_gerund(verb, sentence) or verb.feats.get("Aspect") != "Imp":
        return False
    doing = next((one for one in reversed(sentence.words[: verb.i]) if one.is_finite and one.pos == "VERB"), None)
    if doing is None or doing.feats.get("Number") != "Plur":
        return False
    whose = of.subject(doing, sentence)
    return whose is None or whose.feats.get("Case") == "Ins"  # parsers take "били шлангами" for a subject


def why_not_said(verb: Word, sentence: Sentence) -> str:
    """Why nothing was said with a verb that could report: "supposed", "not-yet", "negated"; "" where something was."""
    if of.only_supposed(verb, sentence):
        return "supposed"
    if of.is_asked_for(verb, sentence) or of.tense(verb, sentence) == "future":
        return "not-yet"
    return "negated" if of.negation(verb, sentence) else ""


def _is_attribute(verb: Word, sentence: Sentence) -> bool:
    """ "опубликованный список", "les propos cités": a participle that only describes."""
    if verb.feats.get("VerbForm") != "Part" or of.is_gerund(verb, sentence):
        return False
    helped = sentence.tree.child(verb, "aux", "cop") is not None or verb.feats.get("Variant") == "Short"
    active = verb.feats.get("Voice") != "Pass" and sentence.code != "fr"
    shares = verb.dep == "conj" and any(sentence.tree.child(one, "aux") for one in sentence.tree.above(verb)[:2])
    return not helped and not active and not shares


def _frames(verb: Word, sentence: Sentence) -> tuple[Word | None, tuple[Frame, ...]]:
    known = frames(sentence.code)
    bare = plain(verb.lemma)
    reflexive = f"se {bare}" if of.is_reflexive(verb, sentence) else bare
    for word in sentence.words[verb.i + 1 : verb.i + 1 + _PARTNERS]:
        for lemma in (reflexive, bare):
            for form in (word.lemma, word.text):
                if (joint := known.get(f"{lemma} {plain(form)}")) is not None:
                    return word, joint
    return None, (*(known.get(reflexive, ()) if reflexive != bare else ()), *known.get(bare, ()))


def _can_speak(who: Word | None, sentence: Sentence) -> bool:
    if who is None:
        return False
    known = frozenset[str]().union(*(nouns(sentence.code, which) for which in _SPEAK))
    named = any(one.label == "PER" and one.first <= who.i <= one.last for one in sentence.tree.names)
    return named or bool(called(who, sentence) & known)


def _after_speech(verb: Word, sentence: Sentence) -> bool:
    """«…», — заявил министр."""
    before = [one for one in sentence.words[: verb.i] if not one.is_punct]
    while before and not sentence.is_speech(before[-1]) and before[-1].pos in ("AUX", "ADV", "PRON"):
        before.pop()
    return bool(before) and sentence.is_speech(before[-1])


def _incise(verb: Word, sentence: Sentence) -> tuple[int, int] | None:
    """First and last word of the reporting clause that `verb` opens; None where it is none."""
    words = sentence.words
    start = verb.i
    helpers = {one.i for one in sentence.tree.below(verb, "aux", "expl", "iobj", "advmod", "obl") if one.i < verb.i}
    while start > 0 and (
        start - 1 in helpers or words[start - 1].pos in ("AUX",) or words[start - 1].text.startswith("-")
    ):
        start -= 1
    introduced = start > 0 and plain(words[start - 1].text) in phrases(sentence.code, "as")
    if introduced and plain(words[start - 1].text) in phrases(sentence.code, "that") and words[start - 1].dep == "mark":
        return None
    if introduced:
        start -= 1
    if start > 0 and words[start - 1].text not in _MARKS and not sentence.is_speech(words[start - 1]):
        return None
    if start == 0 and not introduced:
        return None
    end = verb.i
    while end + 1 < len(words) and not _ends_incise(end + 1, verb, sentence):
        end += 1
    clause = words[verb.i + 1 : end + 1]
    if any(word.is_finite and word.pos == "VERB" for word in clause) or _has_complement(clause, sentence):
        return None
    if verb.feats.get("VerbForm") in ("Conv", "Inf") or of.is_gerund(verb, sentence):
        return None
    if verb.feats.get("VerbForm") == "Part" and not any(one.is_finite for one in words[start : verb.i]):
        return None
    return (start, end) if introduced or _opens(words[:start], verb, sentence) else None


def _ends_incise(i: int, verb: Word, sentence: Sentence) -> bool:
    word = sentence.words[i]
    if word.text in (".", "!", "?", "…", ";", ":"):
        return True
    return word.text in _MARKS and not (word.text in ("-",) and word.start == sentence.words[i - 1].end)


def _has_complement(clause: Sequence[Word], sentence: Sentence) -> bool:
    that = phrases(sentence.code, "that")
    return any(plain(word.text) in that and word.pos in ("SCONJ", "PRON", "ADV", "PART") for word in clause)


def _opens(before: Sequence[Word], verb: Word, sentence: Sentence) -> bool:
    """Something that can be reported stands before, and the verb is not simply the next verb of its subject."""
    said = ("VERB", "AUX", "NOUN", "PROPN", "ADJ", "PART", "INTJ", "PRON")
    answers = phrases(sentence.code, "answers")
    if not any(word.pos in said or plain(word.text) in answers or sentence.is_speech(word) for word in before):
        return False
    around = [*before, *sentence.words[verb.i + 1 :]]
    commas = any(word.text == "," and not sentence.words[word.i + 1].is_punct for word in list(before)[:-1])
    neither = plain(before[0].text) in ("ни", "ni")  # "Ни пыток, ни похищений, клянётся X"
    if (
        commas
        and not neither
        and not any(sentence.is_speech(word) or _is_main(word, verb, sentence) for word in around)
    ):
        return False
    own = [one for one in sentence.tree.below(verb, "nsubj") if one.i > verb.i]
    behind = bool(own) or speaker(verb, sentence, behind=True).head is not None
    head = of.subject(verb, sentence)
    return behind and (head is None or head.i > verb.i or speaker(verb, sentence, behind=True).head is not head)


def _is_main(word: Word, verb: Word, sentence: Sentence) -> bool:
    """A verb of its own clause: not of a relative one, and not the verb in question."""
    if word.i == verb.i or not of.heads_clause(word, sentence):
        return False
    relative = phrases(sentence.code, "relative")
    low = [one for one in sentence.tree.below(word) if one.i < word.i]
    return "relcl" not in word.rel and not any(
        plain(one.text) in relative or plain(one.lemma) in relative for one in low
    )


def give_speeches(found: Sequence[Cue], sentence: Sentence) -> list[Speech]:
    """Give each speech to the nearest cue that can take one; return those that none takes."""
    able = [one for one in found if any("quote" in f.takes and not f.things for f in one.frames) and not one.negated]
    able = [one for one in able if not one.passive or (one.verb.pos == "VERB" and _reports_itself(one))]
    return hand_out(sentence.speeches, able, _verb_place, sentence.view, sentence.language.stand_in)


def _reports_itself(one: Cue) -> bool:
    """говорится: passive by form, and takes a speech."""
    return any(frame.only == "document" for frame in one.frames)


def _verb_place(one: Cue) -> Extent:
    return one.verb.start, one.verb.end
