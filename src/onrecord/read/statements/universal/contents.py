"""What a verb reports: a clause, an infinitive, a question, a noun phrase, what follows a preposition or a colon.

A clause runs from its conjunction to the end of the sentence, less the reporting clauses of others within it and what
the speaker does next ("…, и пообещал …", ", ajoutant que …"): parsers lose the end of a long clause more often than a
writer does.
"""

from collections.abc import Iterable, Sequence

from onrecord.read.statements.told import Place
from onrecord.read.statements.universal import verbs as of
from onrecord.read.statements.universal.cueing import Cue
from onrecord.read.statements.universal.lexicon import Frame, nouns, phrases, plain
from onrecord.read.statements.universal.sentence import Sentence
from onrecord.read.statements.universal.tree import Word

Content = tuple[list[Place], float]
_NEXT = ("que", "qu'", "о", "об", "том", "то")
_FAR = 14  # words between a verb and the conjunction of its clause


def content(cue: Cue, frame: Frame, sentence: Sentence, others: Sequence[Cue]) -> Content | None:
    """The places of the content that this frame finds, and how sure it is; None where the frame does not fit."""
    if cue.incise is not None and {"that", "quote"} & frame.takes:
        around = _around(cue, sentence, others)
        if around:
            return around, 0.85
    if "that" in frame.takes and (start := _conjunction(cue, sentence)) is not None:
        return _from(start + 1, cue, sentence, others), 0.9
    if "wh" in frame.takes and (start := _question(cue, sentence)) is not None:
        return _from(start, cue, sentence, others), 0.85
    if {"to", "inf"} & frame.takes and (words := _infinitive(cue, frame, sentence)) is not None:
        start_at, addressed = words
        return [*sentence.places(addressed), *_from(start_at, cue, sentence, others)], 0.85
    if "quote" in frame.takes and (start := _colon(cue, sentence, others)) is not None:
        return _from(start + 1, cue, sentence, others), 0.8
    if "as" in frame.takes and (named := _called(cue, sentence, others)):
        return named, 0.75
    if (led := _prepositional(cue, frame, sentence, others)) is not None:
        return led, 0.7
    if "en" in frame.takes and (clitic := [w for w in sentence.tree.below(cue.verb) if plain(w.text) == "en"]):
        return sentence.places(clitic), 0.7
    return (thing, 0.75) if (thing := _object(cue, frame, sentence, others)) else None


def _around(cue: Cue, sentence: Sentence, others: Sequence[Cue]) -> list[Place]:
    """What stands before and after the reporting clause, up to the conjunction that holds it all."""
    assert cue.incise is not None  # noqa: S101  asked only of those that have one
    first, last = cue.incise
    holder = max(
        (start for other in others if other.incise is None and other.verb.i < first
         and (start := _conjunction(other, sentence)) is not None and start < first),
        default=-1,
    )  # fmt: skip
    colon = max((word.i for word in sentence.words[:first] if word.text in (":", ";")), default=-1)
    begin = max(holder, colon) + 1
    ends = _stops(last + 1, cue, sentence, others)
    before = [word for word in sentence.words[begin:first] if word.i not in _incises(others)]
    after = [word for word in sentence.words[last + 1 : ends] if word.i not in _incises(others)]
    after = after if any(word.is_finite or word.pos in ("VERB", "ADJ", "NOUN") for word in after) else []
    return sentence.places([*_bare(before), *after])


def _bare(words: Sequence[Word]) -> list[Word]:
    """Without the conjunction that only ties a sentence to the one before."""
    kept = list(words)
    while kept and (kept[0].is_punct or kept[0].pos == "CCONJ"):
        kept = kept[1:]
    return kept


def _conjunction(cue: Cue, sentence: Sentence) -> int | None:
    """The number of the conjunction that opens the clause the verb reports: with nothing finite in between."""
    that = phrases(sentence.code, "that")
    for word in sentence.words[cue.verb.i + 1 : cue.verb.i + 1 + _FAR]:
        if plain(word.text) in that and not _is_relative(word, sentence):
            return word.i
        if of.heads_clause(word, sentence) and not _in_relative(word, cue, sentence):
            return None
        if word.text in (":", ";", ".", "?", "!"):
            return None
    return None


def _is_relative(word: Word, sentence: Sentence) -> bool:
    """que of "les hommes que l'on a vus", что of "то, что он сделал" is a part of its clause."""
    head = sentence.tree.head(word)
    if word.pos == "SCONJ" or word.dep == "mark":
        return False
    before = sentence.tree.before(word)
    return (
        word.pos == "PRON"
        and head is not None
        and "relcl" in head.rel
        and not (before is not None and before.text == ",")
    )


def _in_relative(word: Word, cue: Cue, sentence: Sentence) -> bool:
    chain = (word, *sentence.tree.above(word))
    return any("relcl" in one.rel or one.dep == "acl" for one in chain if one.i > cue.verb.i)


def _question(cue: Cue, sentence: Sentence) -> int | None:
    """где находятся, если ли, pourquoi: the word that opens the question right behind the verb."""
    asked = phrases(sentence.code, "wh")
    for word in sentence.words[cue.verb.i + 1 : cue.verb.i + 1 + _FAR // 2]:
        if plain(word.lemma) in asked or plain(word.text) in asked:
            before = sentence.tree.before(word)
            opens = before is not None and (before.text == "," or sentence.code == "fr")
            if opens and any(one.is_finite or one.pos == "VERB" for one in sentence.words[word.i :]):
                led = before is not None and before.pos == "ADP"
                return word.i - 1 if led else word.i
        if of.heads_clause(word, sentence):
            return None
    return None


def _infinitive(cue: Cue, frame: Frame, sentence: Sentence) -> tuple[int, list[Word]] | None:
    """Where the infinitive begins, and the words that name who is ordered."""
    tree = sentence.tree
    found = [one for one in tree.subtree(cue.verb) if one.i > cue.verb.i and one.feats.get("VerbForm") == "Inf"]
    if not found or found[0].i - cue.verb.i > _FAR:
        return None
    first = found[0]
    helper = tree.head(first)
    between = sentence.words[cue.verb.i + 1 : first.i]
    told = bool(between) and plain(between[0].text) in phrases(sentence.code, "to_whom")  # devant le parlement
    if "inf" in frame.takes and between and not told and not all(
        one.pos in ("AUX", "ADV", "PRON", "PART") or of.is_day(one, sentence) or one.pos in ("DET", "NUM")
        for one in between
    ):  # fmt: skip
        return None
    if any(of.heads_clause(one, sentence) for one in sentence.words[cue.verb.i + 1 : first.i]):
        return None
    start = first.i
    while start > cue.verb.i + 1 and (
        sentence.words[start - 1].pos in ("ADP", "AUX", "PART", "ADV")
        or (sentence.words[start - 1].pos == "PRON" and tree.head(sentence.words[start - 1]) in (first, helper))
    ):
        start -= 1
    between = tuple(word for word in sentence.words[cue.verb.i + 1 : start] if not of.is_day(word, sentence))
    addressed = list(between) if frame.person and any(word.is_noun for word in between) else []
    while addressed and (addressed[0].pos == "ADP" and addressed[0].text in ("à", "aux", "au")):
        addressed = addressed[1:]
    if any(word.text in (",", ":", ";") for word in addressed):
        addressed = []
    return start, addressed


def _colon(cue: Cue, sentence: Sentence, others: Sequence[Cue]) -> int | None:
    for word in sentence.words[cue.verb.i + 1 :]:
        if word.text == ":" and any(other.verb.i > word.i and other.incise is not None for other in others):
            return None  # what stands behind it is somebody's own
        if word.text == ":" and word.i + 1 < len(sentence.words) and not sentence.is_speech(sentence.words[word.i + 1]):
            return word.i
        if of.heads_clause(word, sentence):
            return None
    return None


def _from(start: int, cue: Cue, sentence: Sentence, others: Sequence[Cue]) -> list[Place]:
    """From a word to where the clause ends, without others' reporting clauses."""
    inside = _incises([*others, cue])
    words = sentence.words[start : _stops(start, cue, sentence, others)]
    while words and (words[0].is_punct or plain(words[0].text) in ("дескать", "мол", "якобы")):
        words = words[1:]
    return sentence.places(word for word in words if word.i not in inside)


def _incises(found: Iterable[Cue]) -> set[int]:
    return {i for one in found if one.incise is not None for i in range(one.incise[0], one.incise[1] + 1)}


def _stops(start: int, cue: Cue, sentence: Sentence, others: Sequence[Cue]) -> int:
    """Where what `cue` reports from `start` on ends: before a semicolon, or before what its speaker does next."""
    end = len(sentence.words)
    for word in sentence.words[start:]:
        if word.text == ";" and word.i >= start:
            end = min(end, word.i)
    for other in others:
        if other.verb.i <= max(start, cue.verb.i) or other.incise is not None:
            continue
        if _does_next(other.verb, cue, sentence):
            end = min(end, _left(other.verb, sentence))
    for word in sentence.words[start:]:  # "…, но имени его не назвал": the speaker's next verb, whatever it is
        next_verb = word.pos == "VERB" and word.i > start and word.dep == "conj" and word.head == cue.verb.i
        if next_verb and sentence.code != "fr" and sentence.tree.child(word, "nsubj") is None:
            end = min(end, _left(word, sentence))
    return end


def _does_next(verb: Word, cue: Cue, sentence: Sentence) -> bool:
    """Whether a later verb of speech is the speaker's own and no part of what they say."""
    head = sentence.tree.head(verb)
    joined = verb.dep in ("conj", "advcl", "parataxis", "acl")
    if head is not None and head.i == cue.verb.i and joined:
        return True
    if of.is_gerund(verb, sentence) and head is not None and verb.i > 0 and sentence.words[verb.i - 1].text == ",":
        return True
    own = [one for one in sentence.tree.below(verb, "nsubj") if one.i < verb.i]
    again = own and own[0].pos == "PRON" and plain(own[0].text) in ("il", "elle", "он", "она", "они", "ils", "elles")
    before = sentence.words[_left(verb, sentence)] if _left(verb, sentence) < len(sentence.words) else None
    if again and before is not None and before.text == "," and head is not None and head.i <= cue.verb.i:
        return True
    bare = not own and verb.dep == "conj" and cue.who.head is not None
    if bare and sentence.code != "fr" and head is not None and head.i > cue.verb.i:
        return _shape(verb) == _shape(cue.verb) != _shape(head)
    first = sentence.words[_left(verb, sentence)]
    if bare and sentence.code == "fr" and (first.pos == "CCONJ" or first.text == ","):
        helped = {one.text for one in sentence.tree.below(verb, "aux")} or {""}
        mine = {one.text for one in sentence.tree.below(cue.verb, "aux")} or {""}
        return helped == mine and of.tense(verb, sentence) == of.tense(cue.verb, sentence)
    return False


def _shape(verb: Word) -> tuple[str | None, ...]:
    """In what a verb agrees with its subject, and its tense."""
    return tuple(verb.feats.get(feature) for feature in ("Number", "Gender", "Person", "Tense", "VerbForm"))


def _left(verb: Word, sentence: Sentence) -> int:
    """Where the clause of a verb begins: its helpers, adverbs, subject, conjunction and comma."""
    i = verb.i
    words = sentence.words
    near = {one.i for one in sentence.tree.below(verb) if one.i < verb.i and one.dep != "punct"}
    near |= {
        low.i
        for one in sentence.tree.below(verb, "nsubj", "obj", "obl", "iobj")
        if one.i < verb.i
        for low in sentence.tree.subtree(one)
    }
    while i > 0 and (i - 1 in near or words[i - 1].pos in ("AUX", "CCONJ", "ADV", "PART")):
        i -= 1
        if words[i].pos == "CCONJ":
            break
    return i - 1 if i > 0 and words[i - 1].text in (",", "—", "–") else i


def _called(cue: Cue, sentence: Sentence, others: Sequence[Cue]) -> list[Place]:
    """назвал обвинения ложью; a qualifié ces accusations de mensonge."""
    thing = sentence.tree.child(cue.verb, "obj") or _next_noun(cue, sentence)
    if thing is None:
        return []
    tree = sentence.tree
    start = min(one.i for one in tree.subtree(thing) if one.i > cue.verb.i) if thing.i > cue.verb.i else cue.verb.i + 1
    before = tree.subtree(thing) if thing.i < cue.verb.i else []
    if not _calls(thing, cue, sentence):
        return []
    return [*sentence.places(before), *_from(start, cue, sentence, others)]


def _next_noun(cue: Cue, sentence: Sentence) -> Word | None:
    near = sentence.words[cue.verb.i + 1 : cue.verb.i + 6]
    return next((word for word in near if word.is_noun and not of.is_day(word, sentence)), None)


def _calls(thing: Word, cue: Cue, sentence: Sentence) -> bool:
    """Whether it is said what the thing is: a noun in the instrumental, or behind "de", "comme"."""
    marks = phrases(sentence.code, "called")
    behind = sentence.words[cue.verb.i + 1 :]
    if behind and behind[0].pos == "ADJ" and sentence.code == "fr":  # jugent fantaisistes les demandes
        return True
    for word in behind:
        if word.feats.get("Case") == "Ins" or plain(word.text) in marks:
            return True
        if sentence.is_speech(word):
            return True
    return False


def _prepositional(cue: Cue, frame: Frame, sentence: Sentence, others: Sequence[Cue]) -> list[Place] | None:
    """сообщил о задержании; accuse l'armée d'avoir bombardé."""
    for word in sentence.words[cue.verb.i + 1 : cue.verb.i + 1 + _FAR]:
        if of.heads_clause(word, sentence):
            return None
        if (
            (word.pos in ("ADP", "SCONJ") or word.dep == "case")
            and _takes(word, frame)
            and not _of_noun(word, cue, frame, sentence)
        ):
            thing = sentence.tree.child(cue.verb, "obj") if frame.person else None
            after = word.i if frame.person and thing is not None else word.i + 1
            if frame.person and thing is None and not cue.passive:
                thing = _next_noun(cue, sentence)
                after = word.i if thing is not None and thing.i < word.i else word.i + 1
            whom = sentence.tree.subtree(thing) if thing is not None and thing.i < word.i else []
            whom = [
                one for one in whom if one.i < word.i and (thing is None or thing.i > cue.verb.i or one.i < cue.verb.i)
            ]
            places = _from(after, cue, sentence, others)
            return (
                [*sentence.places(whom), *places]
                if not whom or whom[0].i < cue.verb.i
                else _from(whom[0].i, cue, sentence, others)
            )
    return None


def _takes(word: Word, frame: Frame) -> bool:
    if word.text.lower() in ("du", "des") and "de" in frame.takes:
        return True
    return plain(word.text) in frame.takes


def _of_noun(word: Word, cue: Cue, frame: Frame, sentence: Sentence) -> bool:
    """de of "le chef de la police": within the noun phrase, unless the frame waits for it."""
    thing = sentence.tree.head(word)
    holder = sentence.tree.head(thing) if thing is not None else None
    if thing is None or holder is None or frame.person:
        return False
    return holder.i != cue.verb.i and holder.is_noun and holder.i > cue.verb.i and thing.dep == "nmod"


def _object(cue: Cue, frame: Frame, sentence: Sentence, others: Sequence[Cue]) -> list[Place] | None:
    if not {"np", "speech"} & frame.takes:
        return None
    tree = sentence.tree
    deps = ("nsubj",) if cue.passive else ("obj", "nsubj:pass", "obl:arg")
    things = [one for one in tree.below(cue.verb, *deps) if one is not cue.who.head and not sentence.is_speech(one)]
    things = [one for one in things if plain(one.text) not in ("se", "s'")]
    things = [one for one in things if plain(one.lemma) not in phrases(sentence.code, "relative")]
    things += [one for one in tree.below(cue.verb, "advmod") if one.pos == "PRON"]  # всё отрицает
    things = [one for one in things if tree.child(one, "case") is None or one.dep != "obl"]
    thing = next((one for one in things if not of.is_day(one, sentence)), None)
    if thing is None and not cue.passive:
        thing = _next_noun(cue, sentence) if sentence.code == "fr" else None
        if thing is not None and (thing is cue.who.head or of.is_day(thing, sentence) or thing.pos == "PROPN"):
            thing = None
    if thing is None or (thing.pos == "PROPN" and "speech" in frame.takes):
        return None
    known = nouns(sentence.code, "speech")
    if "np" not in frame.takes and not any(
        plain(one.lemma) in known for one in (thing, *tree.below(thing, "conj", "nmod"))
    ):
        return None
    if thing.i > cue.verb.i:
        first = next(one for one in tree.subtree(thing) if one.i > cue.verb.i)
        kept = [one for one in tree.subtree(thing) if one.i > cue.verb.i]
        colon = next((one.i for one in sentence.words[first.i :] if one.text == ":"), len(sentence.words))
        end = min(_stops(first.i, cue, sentence, others), _gerund_from(first.i, sentence), colon)
        tail = kept[-1].i + 1
        while tail < end and not sentence.words[tail].is_punct and sentence.words[tail].pos != "CCONJ":
            tail += 1
        return sentence.places(sentence.words[first.i : min(max(kept[-1].i + 1, tail), end)])
    return sentence.places(tree.subtree(thing))


def _gerund_from(start: int, sentence: Sentence) -> int:
    """ ", заявив", ", assurant": where what is done besides begins."""
    for word in sentence.words[start + 1 :]:
        if of.is_gerund(word, sentence) and sentence.words[word.i - 1].text == ",":
            return word.i - 1
    return len(sentence.words)
