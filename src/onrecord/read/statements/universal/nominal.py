"""Statements that no verb of saying reports: "по словам X", "selon X"; "опровержение слухов"; what is only said to be.

"якобы" and the French reporting conditional ("auraient été arrêtés") mark what nobody in particular says.
"""

from collections.abc import Sequence

from onrecord.nouns import Kind
from onrecord.read.statements.told import Told
from onrecord.read.statements.universal import verbs as of
from onrecord.read.statements.universal.cueing import Cue
from onrecord.read.statements.universal.lexicon import nominals, nouns, phrases, plain, sources
from onrecord.read.statements.universal.sentence import Sentence
from onrecord.read.statements.universal.speakers import called, phrase
from onrecord.read.statements.universal.tree import Word
from onrecord.read.statements.universal.verbal import declining, neither

_MODAL = frozenset(
    {"pouvoir", "devoir", "vouloir", "falloir", "aimer", "souhaiter", "être", "convenir", "suffire", "savoir"}
)
_ONLY = frozenset({"ne", "n'"})


def nominal(sentence: Sentence, found: Sequence[Cue], taken: Sequence[Told]) -> list[Told]:
    """The statements of a sentence's nouns and of the phrases that name a source."""
    made = [told for word in sentence.words if (told := _source(word, sentence, found)) is not None]
    sourced = {place for told in made for place in told.cues}
    for word in sentence.words:
        if sentence.is_speech(word):
            continue
        told = _noun(word, sentence) or neither(word, sentence) or _declined(word, sentence, found)
        if told is not None:
            made.append(told)
    if not sourced and not taken and sentence.view.depth == 0:
        made += [told for told in (_rumoured(sentence), _conditional(sentence)) if told is not None][:1]
    return made


def _source(word: Word, sentence: Sentence, found: Sequence[Cue]) -> Told | None:
    """по словам X, …; …, selon X; по его данным."""
    opening = _opening(word, sentence)
    if opening is None:
        return None
    last, head, own = opening
    known = sources(sentence.code)
    if head is None or plain(head.lemma) in known.never or plain(head.lemma) in phrases(sentence.code, "relative"):
        return None
    names = [head] if own else phrase(head, sentence)
    names = [one for one in names if one.i > last or own]
    if not names:
        return None
    end = max(last, names[-1].i)
    contents = sentence.places(_clause_around(word.i, end, sentence, found))
    place = sentence.places(names)
    if not contents or not place:
        return None
    document = plain(head.lemma) in nouns(sentence.code, "documents")
    kind: Kind = "report" if document else "assertion"
    cue = [one for one in sentence.words[word.i : last + 1] if one not in names]
    return Told(
        speaker=place[0], cues=sentence.places(cue), contents=contents, kind=kind, tense="past", confidence=0.85,
        segment=sentence.view.segment, depth=sentence.view.depth, speaker_words=called(head, sentence),
    )  # fmt: skip


def _opening(word: Word, sentence: Sentence) -> tuple[int, Word | None, bool] | None:
    """The last word of the phrase's opening, the noun it leads to, and whether a possessive stands within it."""
    known = sources(sentence.code)
    before, after = known.owned
    at = sentence.words[word.i + 1 : word.i + 3]
    owned = before and plain(word.text) == before and len(at) == 2 and plain(at[0].text) in known.own
    if owned and plain(at[1].text) in after.split("|"):
        return at[1].i, at[0], True
    rest = plain(sentence.view.text[word.start : word.start + 40])
    opener = max((one for one in known.openers if rest.startswith(one)), key=len, default=None)
    if opener is None:
        return None
    end = word.start + len(opener)
    if not opener.endswith("'") and sentence.view.text[end : end + 1].isalnum():
        return None
    last = max(one.i for one in sentence.words if one.start < end)
    if opener.startswith("de source"):
        return word.i, sentence.words[last], False
    head = next((one for one in sentence.words[last + 1 :] if one.is_noun or one.is_punct), None)
    return last, None if head is None or head.is_punct else head, False


def _clause_around(first: int, last: int, sentence: Sentence, found: Sequence[Cue]) -> list[Word]:
    """The sentence around the phrase, or the clause that a conjunction or a colon opens before it."""
    words = sentence.words
    that = phrases(sentence.code, "that")
    begin = 0
    for word in words[:first]:
        only = any(plain(one.text) in _ONLY for one in words[max(0, word.i - 4) : word.i])  # n'ont fait que leur devoir
        if word.text in (":", ";") or (plain(word.text) in that and word.pos == "SCONJ" and not only):
            begin = word.i + 1
    end = next((word.i for word in words[last + 1 :] if word.text == ";"), len(words))
    incises = {i for one in found if one.incise for i in range(one.incise[0], one.incise[1] + 1)}
    before = [word for word in words[begin:first] if word.i not in incises]
    while before and (before[0].pos == "CCONJ" or before[0].is_punct):
        before = before[1:]
    return [*before, *(word for word in words[last + 1 : end] if word.i not in incises)]


def _noun(noun: Word, sentence: Sentence) -> Told | None:
    """опровержение слухов министерством; l'ordre de tirer: only with an owner beside it."""
    says = nominals(sentence.code).get(plain(noun.lemma))
    if says is None or (noun.pos != "NOUN" and (noun.i or not says.denial)):
        return None
    tree = sentence.tree
    owner = next((one for one in tree.below(noun, "nmod", "obl") if _can_own(one, sentence)), None)
    clause = next((one for one in tree.below(noun, "acl", "ccomp") if one.i > noun.i), None)
    colon = next((one for one in sentence.speeches if one.at > noun.start), None)
    if owner is None:
        return None
    if colon is not None and not any(one.is_finite and one.start < colon.at for one in sentence.words):
        contents = [(colon.quotation.span.start, colon.quotation.span.end)]
    elif clause is not None and {"that", "to"} & says.takes and sentence.tree.child(clause, "mark") is not None:
        marks = [one for one in tree.subtree(clause) if plain(one.text) not in phrases(sentence.code, "that")]
        contents = sentence.places(one for one in marks if one.i > owner.i)
    else:
        return None
    place = sentence.places(phrase(owner, sentence))
    if not contents or not place:
        return None
    return Told(
        speaker=place[0], cues=sentence.places([noun]), contents=contents, kind=says.kind, denial=says.denial,
        tense="perfect", quoted=colon is not None, confidence=0.6, segment=sentence.view.segment,
        depth=sentence.view.depth, speaker_words=called(owner, sentence),
    )  # fmt: skip


def _can_own(one: Word, sentence: Sentence) -> bool:
    speaks = ("officials", "parties", "bodies", "others", "witnesses")
    return one.pos == "PROPN" or any(plain(one.lemma) in nouns(sentence.code, which) for which in speaks)


def _declined(verb: Word, sentence: Sentence, found: Sequence[Cue]) -> Told | None:
    """не стал комментировать; n'a pas souhaité répondre; отказался отвечать."""
    if verb.pos != "VERB" or of.only_supposed(verb, sentence) or of.is_asked_for(verb, sentence):
        return None
    if any(one.verb is verb for one in found) and not of.negation(verb, sentence):
        return None
    lemma = plain(verb.lemma)
    negated = of.negation(verb, sentence)
    if lemma in phrases(sentence.code, "declines") and not negated:
        return declining(verb, sentence)
    if lemma in phrases(sentence.code, "declines_negated") and negated:
        return declining(verb, sentence)
    return None


def _rumoured(sentence: Sentence) -> Told | None:
    """Задержанный якобы пытался бежать."""
    cue = next((one for one in sentence.words if plain(one.text) == "якобы" and not sentence.is_speech(one)), None)
    if cue is None or sentence.speeches:
        return None
    return _by_nobody([cue], sentence)


def _conditional(sentence: Sentence) -> Told | None:
    """Trois étudiants auraient été arrêtés: the conditional of what is only reported."""
    if sentence.code != "fr" or sentence.speeches or any(plain(one.text) == "si" for one in sentence.words):
        return None
    for word in sentence.words:
        if word.feats.get("Mood") != "Cnd" or (plain(word.lemma) in _MODAL and sentence.tree.head(word) is None):
            continue
        if word.feats.get("Person") in ("1", "2") or any(
            plain(one.text) in phrases("fr", "that") for one in sentence.words[: word.i]
        ):
            return None
        top = sentence.tree.head(word) if word.pos == "AUX" else word
        if top is None or (top is not word and plain(top.lemma) in _MODAL) or plain(word.lemma) in _MODAL - {"être"}:
            return None
        helpers = [one for one in sentence.tree.below(top, "aux", "cop") if word.i <= one.i <= max(top.i, word.i)]
        return _by_nobody(helpers or [word], sentence)
    return None


def _by_nobody(cue: list[Word], sentence: Sentence) -> Told | None:
    contents = sentence.places(one for one in sentence.words if one not in cue)
    if not contents:
        return None
    return Told(
        speaker=None, cues=sentence.places(cue), contents=contents, kind="report", hedge="reported", tense="past",
        confidence=0.6, segment=sentence.view.segment, depth=sentence.view.depth,
    )  # fmt: skip
