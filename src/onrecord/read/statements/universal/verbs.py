"""Questions about a verb in its sentence: its subject, its tense, whether what it says was said at all."""

from onrecord.read.statements.universal.lexicon import named, phrases, plain
from onrecord.read.statements.universal.sentence import Sentence
from onrecord.read.statements.universal.tree import Word

_DEEPEST = 6  # verbs from which one takes its subject
_PAST_HELPERS = ("avoir", "être")


def subject(verb: Word, sentence: Sentence, depth: int = 0) -> Word | None:
    """The subject that a verb has or shares; the antecedent of a relative pronoun; None where nobody is named."""
    tree = sentence.tree
    own = _own_subject(verb, sentence)
    head = tree.head(verb)
    if own is not None and plain(own.lemma) in phrases(sentence.code, "relative") and head is not None:
        return _antecedent(head, own, sentence) if verb.dep == "acl" else own
    if own is not None:
        return own
    if head is not None and head.is_noun and _relative_object(verb, sentence):
        return head
    if head is None or depth > _DEEPEST:
        return None
    if verb.dep in ("acl", "amod") and verb.feats.get("VerbForm") == "Part" and not is_passive(verb, sentence):
        return head if head.is_noun and not is_gerund(verb, sentence) else _of_clause(verb, sentence, depth)
    if is_gerund(verb, sentence) or verb.dep in ("conj", "xcomp"):
        return _of_clause(verb, sentence, depth)
    return None


def _antecedent(head: Word, relative: Word, sentence: Sentence) -> Word:
    """Whom a relative clause is about: its head; where the parser hung it from a verb ("soutient l'état-major, qui
    accuse"), the subject that stands right before the comma."""
    if head.is_noun:
        return head
    before = [one for one in sentence.words[: relative.i] if one.is_punct or one.is_noun][-2:]
    own = _own_subject(head, sentence)
    touches = len(before) == 2 and before[1].text == "," and before[1].i == relative.i - 1 and before[0] is own
    return own if own is not None and touches else relative


def _relative_object(verb: Word, sentence: Sentence) -> bool:
    """ "Посольство, которое отрицало существование лагеря": two objects, of which the pronoun is the subject."""
    things = sentence.tree.below(verb, "obj")
    pronoun = any(plain(one.lemma) in phrases(sentence.code, "relative") for one in things)
    return verb.dep == "acl" and pronoun and len(things) > 1


def _own_subject(verb: Word, sentence: Sentence) -> Word | None:
    found = [one for one in sentence.tree.below(verb, "nsubj") if not sentence.is_speech(one)]
    found += [one for one in sentence.tree.below(verb) if one.pos == "PRON" and one.text.startswith("-")]
    found = [one for one in found if one.text != "-t"]
    bare = [one for one in found if sentence.tree.child(one, "case") is None]
    return next(iter(bare), None)


def _of_clause(verb: Word, sentence: Sentence, depth: int) -> Word | None:
    above = next((one for one in sentence.tree.above(verb) if one.pos in ("VERB", "AUX")), None)
    return subject(above, sentence, depth + 1) if above is not None else None


def heads_clause(word: Word, sentence: Sentence) -> bool:
    """A finite verb, or what a finite helper makes a predicate ("a souligné", "был убит")."""
    if word.is_finite and (word.pos == "VERB" or word.dep not in ("aux", "cop")):
        return True
    return word.pos != "AUX" and any(one.is_finite for one in sentence.tree.below(word, "aux", "cop"))


def is_gerund(verb: Word, sentence: Sentence) -> bool:
    """заявив, affirmant."""
    form, tense = verb.feats.get("VerbForm"), verb.feats.get("Tense")
    return form == "Conv" or (form == "Part" and tense == "Pres" and sentence.code == "fr") or form == "Ger"


def is_passive(verb: Word, sentence: Sentence) -> bool:
    helpers = [plain(one.lemma) for one in sentence.tree.below(verb, "aux")]
    if helpers == ["avoir"]:
        return False
    if verb.feats.get("Voice") == "Pass" or sentence.tree.child(verb, "aux:pass") is not None:
        return True
    return bool(sentence.tree.child(verb, "nsubj:pass")) and verb.feats.get("VerbForm") == "Part"


def is_reflexive(verb: Word, sentence: Sentence) -> bool:
    """se défend, s'est dite; Russian writes it in the verb."""
    return any(plain(one.text) in ("se", "s'") for one in sentence.tree.below(verb))


def negation(verb: Word, sentence: Sentence) -> list[Word]:
    """The words that negate a verb; "никто не сказал" too."""
    said = phrases(sentence.code, "negation")
    around = [verb, *sentence.tree.below(verb, "aux", "cop")]
    found = [one for top in around for one in sentence.tree.below(top) if plain(one.text) in said]
    return [one for one in found if one.i > verb.i or sentence.words[one.i + 1].text != ","]  # "Jamais, jure X, …"


def only_supposed(verb: Word, sentence: Sentence) -> bool:
    """если скажет, сказал бы, dirait, si le ministre dit: not said."""
    unreal = phrases(sentence.code, "unreal")
    helpers = sentence.tree.below(verb, "aux")
    led = any(one.pos == "SCONJ" for one in sentence.words[: verb.i])  # no subjunctive without its conjunction
    if any(one.feats.get("Mood") in ("Cnd", "Imp", *(("Sub",) if led else ())) for one in (verb, *helpers)):
        return True
    beside = sentence.tree.below(verb, "mark", "aux", "advmod", "discourse")
    return any(
        plain(one.lemma) in unreal or plain(one.text) in unreal
        for one in beside
        if one.dep == "mark" or one.pos != "AUX"
    )


def is_asked_for(verb: Word, sentence: Sentence) -> bool:
    """An infinitive says nothing, unless somebody went on, or has just begun, to say it."""
    helped = any(one.feats.get("VerbForm") == "Inf" for one in sentence.tree.below(verb, "aux"))
    if verb.feats.get("VerbForm") != "Inf" and not helped:
        return False
    goes_on = phrases(sentence.code, "goes_on")
    return not any(plain(one.lemma) in goes_on and not negation(one, sentence) for one in sentence.tree.above(verb)[:1])


def tense(verb: Word, sentence: Sentence, depth: int = 0) -> str:
    """ "past", "present" or "future" of the clause the verb is in."""
    helpers = sentence.tree.below(verb, "aux")
    forms = {one.feats.get("Tense") for one in (verb, *helpers) if one.is_finite}
    if "Fut" in forms:
        return "future"
    if any(one.dep == "aux" and plain(one.lemma) in _PAST_HELPERS for one in helpers) or forms & {"Past", "Imp"}:
        return "past"
    if verb.feats.get("VerbForm") == "Part" and not helpers and not is_gerund(verb, sentence):
        return "past"
    if "Pres" in forms:
        return "present"
    above = next((one for one in sentence.tree.above(verb) if one.is_finite), None)
    return tense(above, sentence, depth + 1) if above is not None and depth < _DEEPEST else "past"


def is_day(word: Word, sentence: Sentence) -> bool:
    """в понедельник, lundi, le 3 mai: a time, and nobody who speaks."""
    return plain(word.lemma) in named(sentence.code, "not_names") or plain(word.text) in named(
        sentence.code, "not_names"
    )
