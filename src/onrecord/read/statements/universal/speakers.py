"""Who speaks with a verb: its subject, who stands where a subject stands, or the body in which it is said.

The tree is asked first. Where it is silent, the order of words answers: behind the verb of a reporting clause
(", a déclaré lundi le préfet") or before a plain verb, the first noun that no preposition leads in and that is no day.
"""

from msgspec import Struct

from onrecord.read.statements.told import Place
from onrecord.read.statements.universal import verbs as of
from onrecord.read.statements.universal.lexicon import named, nouns, phrases, plain
from onrecord.read.statements.universal.sentence import Sentence
from onrecord.read.statements.universal.titles import dictionary_form
from onrecord.read.statements.universal.tree import Word

_STOPS = frozenset(",;:—–()")
_CLOSE = ("amod", "nmod", "flat", "compound", "det", "case", "nummod", "fixed", "appos", "cc", "conj", "name")
_LEADS = 2  # words behind a preposition that it can lead in, with an article
_JOINED = ("nmod", "flat", "appos", "amod", "compound", "name", "nummod")


class Speaker(Struct, frozen=True):
    """`head` is the noun; None with `nobody`: it is said by nobody in particular."""

    head: Word | None = None
    nobody: bool = False


def speaker(verb: Word, sentence: Sentence, *, behind: bool) -> Speaker:
    """`behind`: the verb stands in a reporting clause, where its subject follows it."""
    agent = _agent(verb, sentence)
    if agent is not None:
        return Speaker(agent)
    head = None if of.is_passive(verb, sentence) else of.subject(verb, sentence)
    inverted = _after(verb, sentence) if behind and (head is None or head.i < verb.i) else None
    astray = head is not None and not behind and head.i > verb.i and sentence.code == "fr"
    head = inverted or (_before(verb, sentence) or head if astray else head)
    if head is None:
        passive = of.is_passive(verb, sentence)
        head = _inside(verb, sentence) or (None if passive or _is_plural(verb, sentence) else _before(verb, sentence))
        if head is None:
            return Speaker(_carried(verb, sentence), nobody=_is_plural(verb, sentence) or passive)
    if plain(head.text).removeprefix("-") == "on" and sentence.code == "fr":
        return Speaker(_inside(verb, sentence), nobody=True)
    stressed = plain(head.text) == "lui" and head.dep == "nsubj"
    if plain(head.text) in phrases(sentence.code, "nobody") and head.pos == "PRON" and not stressed:
        return Speaker()
    return Speaker(head)


def _carried(verb: Word, sentence: Sentence) -> Word | None:
    """ "Сказал, что …", with the subject of the sentence before."""
    alone = verb.is_finite and verb.feats.get("Number") == "Sing" and verb.feats.get("Tense") == "Past"
    before = sentence.before
    if not alone or of.is_passive(verb, sentence) or sentence.code == "fr" or before is None:
        return None
    root = next((word for word in before.words if word.head < 0 and word.pos == "VERB"), None)
    return before.tree.child(root, "nsubj") if root is not None else None


def _is_plural(verb: Word, sentence: Sentence) -> bool:
    """говорят, сообщили: a plural without a subject is nobody in particular."""
    alone = verb.is_finite and verb.feats.get("Number") == "Plur" and sentence.code != "fr"
    return alone and of.subject(verb, sentence) is None


def _agent(verb: Word, sentence: Sentence) -> Word | None:
    """ "par le chef", "администрацией" beside a passive."""
    if not of.is_passive(verb, sentence):
        return None
    by = sentence.tree.child(verb, "obl:agent")
    if by is not None:
        return by
    for one in sentence.tree.below(verb, "obl"):
        case = sentence.tree.child(one, "case")
        led = case is not None and plain(case.text) in phrases(sentence.code, "by_whom")
        if led or (case is None and one.feats.get("Case") == "Ins" and sentence.code != "fr"):
            return one
    return None


def _inside(verb: Word, sentence: Sentence) -> Word | None:
    """В министерстве заявили; du côté de la préfecture, on assure: the body."""
    leads = phrases(sentence.code, "speaks_in")
    lists = ("bodies", "officials", "parties", "watchers")
    bodies = frozenset[str]().union(*(nouns(sentence.code, which) for which in lists))
    recognised = {i for name in sentence.tree.names if name.label == "ORG" for i in range(name.first, name.last + 1)}
    stands = of.is_passive(verb, sentence) or plain(verb.lemma) in phrases(sentence.code, "stands_in")
    documents = nouns(sentence.code, "documents") if stands else frozenset()
    alone = _is_plural(verb, sentence)
    for one in sentence.tree.subtree(verb) if alone else sentence.tree.below(verb, "obl", "nmod"):
        case = sentence.tree.child(one, "case")
        if case is None or plain(case.text) not in leads or one.dep not in ("obl", "nmod"):
            continue
        if one.i > verb.i and any(of.heads_clause(word, sentence) for word in sentence.words[verb.i + 1 : one.i]):
            continue
        acronym = one.text.isupper() and len(one.text) > 1
        said = plain(one.lemma)
        if said in bodies or said in documents or one.i in recognised or acronym:
            return one
    return None


def _after(verb: Word, sentence: Sentence) -> Word | None:
    leads = -_LEADS
    for word in sentence.words[verb.i + 1 :]:
        if word.text in _STOPS or word.is_finite or sentence.is_speech(word):
            return None
        if word.pos == "ADP":
            leads = word.i
        elif (
            (word.is_noun or plain(word.text) in nouns(sentence.code, "officials"))
            and not of.is_day(word, sentence)
            and not word.text.startswith("-t")
        ):
            if word.pos == "NUM" or (word.pos == "PRON" and plain(word.text) in phrases(sentence.code, "nobody")):
                continue
            if word.i - leads <= _LEADS or _oblique(word, sentence):
                continue
            return word
    return None


def _oblique(word: Word, sentence: Sentence) -> bool:
    """In a case in which no subject stands, or led in by a preposition; "три источника" stands as a subject does."""
    counted = sentence.tree.child(word, "nummod")
    if counted is not None and counted.feats.get("Case") == "Nom" and word.feats.get("Case") == "Gen":
        return _led(word, sentence)
    return word.feats.get("Case", "Nom") not in ("Nom",) or _led(word, sentence)


def _led(word: Word, sentence: Sentence) -> bool:
    case = sentence.tree.child(word, "case")
    if case is not None and case.i < word.i:
        return True
    head = sentence.tree.head(word)
    return head is not None and word.dep in _JOINED and head.i < word.i and head.pos != "VERB" and _led(head, sentence)


def _before(verb: Word, sentence: Sentence) -> Word | None:
    first = _behind_comma(verb, sentence)
    for word in reversed(sentence.words[:first]):
        if word.text in _STOPS or word.pos in ("SCONJ", "CCONJ") or (word.is_finite and word.pos == "VERB"):
            return None
        if not word.is_noun or of.is_day(word, sentence) or sentence.is_speech(word):
            continue
        if word.pos == "PRON" and plain(word.text) in phrases(sentence.code, "nobody"):
            continue
        head = _top(word, sentence)
        return None if _oblique(head, sentence) else head
    return None


def _behind_comma(verb: Word, sentence: Sentence) -> int:
    """La maire, Diane Rochet, a rejeté: where to look before the comma that opens what stands beside the subject."""
    words = sentence.words
    i = verb.i - 1
    while i > 0 and (words[i].pos in ("AUX", "ADV", "PART") or (words[i].pos == "PRON" and sentence.code == "fr")):
        i -= 1
    if i <= 1 or words[i].text != ",":
        return verb.i
    opening = next((n for n in range(i - 1, 0, -1) if words[n].text == ","), None)
    return verb.i if opening is None or any(word.is_finite for word in words[opening:i]) else opening


def _top(word: Word, sentence: Sentence) -> Word:
    for _ in range(8):
        head = sentence.tree.head(word)
        if head is None or head.i > word.i or not head.is_noun or word.dep not in _JOINED:
            break
        word = head
    return word


def phrase(head: Word, sentence: Sentence) -> list[Word]:
    """The role and the name: no relative clause, no age or trade behind a comma, but the name that a role leads to."""
    sentence = sentence.home_of(head)
    inside = {one.i for one in sentence.tree.subtree(head)}
    drop = {
        one.i
        for other in sentence.tree.subtree(head)
        if other is not head and (other.dep in ("acl", "advcl", "parataxis") and other.pos in ("VERB", "AUX", "ADJ"))
        for one in sentence.tree.subtree(other)
        if other.i > head.i
    }
    first = last = head.i
    while first > 0 and first - 1 in inside - drop and not _breaks(first - 1, sentence):
        first -= 1
    while last + 1 < len(sentence.words) and last + 1 in inside - drop and not _breaks(last + 1, sentence):
        last += 1
    last = _with_run(last, sentence)
    first = _with_role(first, sentence)
    people = {i for one in sentence.tree.names for i in range(one.first, one.last + 1) if one.label == "PER"}
    if head.pos == "NOUN" and not people & set(range(first, last + 1)):
        last = _with_name(last, sentence)
    while first < head.i and sentence.words[first].pos == "ADP":
        first += 1
    return [word for word in sentence.words[first : last + 1] if not sentence.is_speech(word)]


def _with_role(first: int, sentence: Sentence) -> int:
    """le général Toropet, whose rank the parser hung elsewhere."""
    words = sentence.words
    roles = named(sentence.code, "office") | named(sentence.code, "called")
    if first > 0 and words[first].text[:1].isupper() and plain(words[first - 1].lemma) in roles:
        first -= 1
        while first > 0 and words[first - 1].pos in ("DET", "ADJ"):
            first -= 1
    return first


def _breaks(i: int, sentence: Sentence) -> bool:
    return sentence.words[i].text in _STOPS or sentence.words[i].is_finite


def _with_run(last: int, sentence: Sentence) -> int:
    """Ilko Stavrin, whose second name the parser hung elsewhere."""
    words = sentence.words
    while (
        last + 1 < len(words)
        and words[last].text[:1].isupper()
        and words[last + 1].pos == "PROPN"
        and words[last + 1].text[:1].isupper()
    ):
        last += 1
    return last


def _with_name(last: int, sentence: Sentence) -> int:
    """la maire, Diane Rochet: the name between commas."""
    words = sentence.words
    if last + 2 >= len(words) or words[last + 1].text != ",":
        return last
    end = last + 1
    known = {i for name in sentence.tree.names for i in range(name.first, name.last + 1) if name.label == "PER"}
    titles = named(sentence.code, "office") | named(sentence.code, "honorific")
    while end + 1 < len(words) and (
        end + 1 in known
        or (words[end + 1].text[:1].isupper() and words[end + 1].pos == "PROPN")
        or plain(words[end + 1].lemma) in titles
    ):
        end += 1
    closed = end + 1 >= len(words) or words[end + 1].text in ",.;:—–"
    return end if end > last + 1 and words[end].text[:1].isupper() and closed else last


def phrase_places(head: Word | None, sentence: Sentence) -> list[Place]:
    """The places of somebody's phrase, in the sentence it stands in: a verb may share the subject of the one before."""
    return sentence.home_of(head).places(phrase(head, sentence)) if head is not None else []


def called(head: Word | None, sentence: Sentence) -> frozenset[str]:
    """The nouns by which somebody is called in their phrase: the head, what stands closely by it, its apposition."""
    if head is None:
        return frozenset()
    sentence = sentence.home_of(head)
    heads = [head, *sentence.tree.below(head, "appos")]
    up = sentence.tree.head(head)
    heads += [up] if up is not None and head.dep in ("appos", "flat") else []
    near = [one for top in heads for one in sentence.tree.below(top, "amod", "compound", "flat")]
    near += [one for one in sentence.tree.below(head, "nmod") if head.pos in ("NUM", "PRON")]  # один из задержанных
    if any(plain(one.lemma) in nouns(sentence.code, "speaks_for") for one in heads):
        near += [one for top in heads for one in sentence.tree.below(top, "nmod")]
    known = nouns(sentence.code, "officials") | nouns(sentence.code, "parties") | nouns(sentence.code, "watchers")
    return frozenset(
        plain(form)
        for one in (*heads, *near)
        for form in (one.lemma, one.text, _office(one, known, sentence))
        if not one.text[:1].isupper() or one.i == 0 or plain(one.lemma) in known or one.text.isupper()
    )


def _office(word: Word, known: frozenset[str], sentence: Sentence) -> str:
    """The office of which "замначальника", "vice-consul" are deputies, the noun that a participle in another case is
    ("из задержанных"); the word itself where it is none."""
    said = plain(word.lemma)
    if word.pos == "VERB":
        return dictionary_form(plain(word.text), nouns(sentence.code, "survivors")) or word.text
    if part := next((one for one in said.split("-") if one in known), None):
        return part
    for prefix in nouns(sentence.code, "prefixes"):
        found = dictionary_form(said.removeprefix(prefix), known) if said.startswith(prefix) else None
        if found is not None:
            return found
    return word.lemma
