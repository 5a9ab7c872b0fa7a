"""Questions about a parsed sentence: who is the subject, what belongs to a phrase, which tense is it.

`Any` stands for spaCy's Token throughout: its type is known only where the library is loaded.
"""

from collections.abc import Callable, Iterable
from typing import Any

from onrecord.read.statements.lexicon import nouns
from onrecord.read.statements.views import View
from onrecord.read.vocabulary import words

SUBJECTS = ("nsubj", "nsubjpass")
_LOOSE = ("relcl", "acl", "appos", "advcl", "parataxis", "ccomp", "punct", "cc", "npadvmod", "dep")
_LATE = frozenset(
    {
        "from",
        "during",
        "after",
        "before",
        "since",
        "with",
        "by",
        "without",
        "amid",
        "following",
        "through",
        "despite",
        "about",
    }
)
_DEEPEST = 20  # names joined by "and" in one phrase; more is a list
_HEADS = frozenset({"head", "chief", "director", "chairman", "chairwoman", "spokesman", "spokeswoman", "spokesperson"})
_ADMITTING = frozenset({"acknowledge", "admit", "concede", "confirm", "grant"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_INNER_CLAUSE = ("advcl", "csubj", "csubjpass")  # "if we had wanted to, …", "what they call a camp is …": no questions
_QUESTION = frozenset({"what", "where", "when", "why", "how", "whether", "who", "whom", "which", "whose", "if"})
_UNSURE = frozenset({"could", "would", "might", "may", "should", "can", "must", "ca", "cannot", "ought"})

Token = Any


def child(token: Token, *deps: str) -> Token | None:
    return next((other for other in token.children if other.dep_ in deps), None)


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject that a verb has or shares; the antecedent where it is a relative pronoun."""
    if depth > 6:
        return None
    if verb.tag_ == "VBG" and not _has_auxiliary(verb) and verb.dep_ not in ("ROOT", "ccomp"):
        head = finite_above(verb)  # a participle's own subject is a slip of the parser: "wrote to X stating"
        if head is not None:
            return subject(head, depth + 1)
    if finite_after_name(verb):
        return antecedent(verb.head)
    own = child(verb, *SUBJECTS)
    relative = own is None or own.lower_ in _RELATIVE
    if (
        verb.dep_ == "relcl"
        and relative
        and verb.head.pos_ in ("NOUN", "PROPN")
        and any(t.lower_ in _RELATIVE for t in verb.lefts)
    ):
        return antecedent(verb.head)
    if own is not None:
        return own
    if verb.dep_ in ("conj", "xcomp") and verb.head != verb and verb.head.pos_ in ("VERB", "AUX"):
        return subject(verb.head, depth + 1)
    return None


def finite_after_name(verb: Token) -> bool:
    """ "The coroner, Pia Lund, found that …": with a clause of its own it is no participle."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or verb.i == 0 or verb.nbor(-1).text != ",":
        return False
    clause = child(verb, "ccomp")
    return clause is not None and complement(clause) == "that" and child(verb, "agent", "aux", "auxpass") is None


def goes_on_with_but(verb: Token) -> bool:
    """ "acknowledged that men were taken but said that …": who acknowledged says, whatever the parser joined."""
    clause = child(verb, "ccomp")
    joined = verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and verb.i > 0 and verb.nbor(-1).lower_ == "but"
    admitted = joined and verb.head.head.lemma_ in _ADMITTING
    return joined and (admitted or (clause is not None and complement(clause) == "that"))


def finite_above(participle: Token) -> Token | None:
    """The finite verb that a participle hangs from, over prepositions and nouns."""
    return walk_up(
        participle,
        6,
        lambda token: token.pos_ in ("VERB", "AUX") and (token.tag_ in ("VBD", "VBZ", "VBP") or _has_auxiliary(token)),
    )


def described(speaker: Token | None) -> frozenset[str]:
    """The nouns by which somebody is called in their phrase and beside it, not those of whom they are called after."""
    if speaker is None:
        return frozenset()
    beside = [token for token in speaker.children if token.dep_ == "appos"]
    beside += [speaker.head] if speaker.dep_ == "appos" else []
    called = []
    for head in (speaker, *beside):
        called += [head, *(token for token in head.lefts if token.dep_ in ("compound", "amod", "nmod"))]
        called += _headed(head) if head.lemma_.lower() in _HEADS else []
    return frozenset(token.lemma_.lower() for token in called)


def _headed(head: Token) -> list[Token]:
    """The head of the administration: the administration."""
    of_what = (token for token in head.children if token.dep_ == "prep" and token.lower_ in ("of", "for"))
    return [thing for token in of_what for thing in token.children if thing.dep_ == "pobj"]


def antecedent(noun: Token) -> Token:
    """X, the news source that reported …: X."""
    return noun.head if noun.dep_ == "appos" else noun


def _has_auxiliary(verb: Token) -> bool:
    return any(other.dep_ in ("aux", "auxpass") for other in verb.children)


def passive(verb: Token) -> bool:
    if finite_after_name(verb):
        return False
    helped = child(verb, "aux", "auxpass") is not None
    bare = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and child(verb, "nsubj") is None and not helped
    bare = bare or (verb.dep_ == "ccomp" and verb.tag_ == "VBN" and not helped)  # found the men believed to be dead
    return bare or (verb.tag_ == "VBN" and child(verb, "nsubjpass", "auxpass") is not None)


def negated(verb: Token) -> bool:
    if any(other.dep_ == "neg" or other.lower_ in ("never", "nor", "hardly") for other in verb.children):
        return True
    who = child(verb, *SUBJECTS)
    return who is not None and (
        who.lower_ in ("nobody", "none", "nothing") or any(t.lower_ in ("no", "neither") for t in who.children)
    )


def only_supposed(verb: Token) -> bool:
    """Could say, would say, if he says, to say: not said."""
    for other in verb.children:
        if other.dep_ == "aux" and (other.lower_ in _UNSURE or other.tag_ == "TO"):
            return True
        if other.dep_ == "mark" and other.lower_ in ("if", "unless", "whether", "should", "lest"):
            return True
        if (
            other.dep_ == "aux"
            and other.lower_ in ("do", "does", "did", "let")
            and other.i < verb.i
            and other.tag_ == "VB"
        ):
            return True
    return verb.dep_ == "conj" and child(verb, *SUBJECTS) is None and verb.tag_ == "VB" and only_supposed(verb.head)


def tense(verb: Token, depth: int = 0) -> str:
    """ "past", "present", "perfect" or "future" of the clause the verb is in."""
    helpers = [other for other in verb.children if other.dep_ in ("aux", "auxpass")]
    if any(other.lower_ in ("will", "wo", "shall", "’ll", "'ll") for other in helpers):
        return "future"
    if any(other.lemma_ == "have" and other.tag_ in ("VBP", "VBZ") for other in helpers):
        return "perfect"
    if any(other.tag_ in ("VBP", "VBZ") for other in helpers) or verb.tag_ in ("VBZ", "VBP"):
        return "present"
    bare = not helpers and verb.tag_ in ("VBG", "VBN", "VB")
    if bare and depth < 4 and verb.dep_ in ("advcl", "xcomp", "pcomp", "conj", "acl") and verb.head != verb:
        head = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if verb.tag_ == "VBN" and verb.dep_ == "acl":
            return "past"
        return tense(head, depth + 1) if head.pos_ in ("VERB", "AUX") else "past"
    return "past"


def complement(clause: Token) -> str:
    """Which sort of clause this is: to, ing, wh, that, or small (a participle alone)."""
    if any(other.tag_ == "TO" for other in clause.children if other.dep_ == "aux"):
        return "to"
    finite = any(
        other.dep_ in ("aux", "auxpass") and other.tag_ in ("VBZ", "VBP", "VBD", "MD") for other in clause.children
    )
    if clause.tag_ == "VBG" and not finite:
        return "ing"
    if clause.tag_ == "VBN" and not finite and child(clause, "aux", "auxpass", "mark") is None:
        return "small"
    first = next((other for other in clause.subtree if not other.is_punct and not other.is_space), clause)
    if first.lower_ in _QUESTION and (first.head == clause or first.head.dep_ not in _INNER_CLAUSE):
        return "wh"
    return "that"


def noun_phrase(head: Token) -> list[Token]:
    """The name or noun with what belongs to it closely: no relative clause, no apposition, no "from late May"."""
    kept = _closely(head)
    kept.sort(key=lambda token: token.i)
    where = kept.index(head)
    first = last = where
    while first > 0 and kept[first - 1].i == kept[first].i - 1:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1].i == kept[last].i + 1:
        last += 1
    return kept[first : last + 1]


def speaker_phrase(head: Token) -> list[Token]:
    """As `noun_phrase`, and the name that follows a role: "the minister's spokesman, Colonel X"."""
    phrase = noun_phrase(head)
    if head.pos_ != "NOUN" and (head.ent_type_ == "PERSON" or head.lemma_.lower() not in words("names", "office")):
        return phrase
    author = _author(head)
    if author is not None:
        return noun_phrase(author)
    for beside in head.subtree:
        if beside.dep_ != "appos" or beside.pos_ != "PROPN" or (beside.head != head and beside.ent_type_ != "PERSON"):
            continue
        name = noun_phrase(beside)
        after = name[0].i - phrase[-1].i
        if 1 <= after <= 2 and not any(token.dep_ == "conj" for token in name):
            return [*phrase, *head.doc[phrase[-1].i + 1 : name[-1].i + 1]]
    return phrase


def _author(document: Token) -> Token | None:
    """A report by X, a memo of the X: X, where X has a name."""
    if document.lemma_.lower() not in nouns("documents"):
        return None
    by = (token for token in document.children if token.dep_ in ("prep", "agent") and token.lower_ in ("by", "of"))
    things = (thing for token in by for thing in token.children if thing.dep_ == "pobj" and thing.pos_ == "PROPN")
    return next((thing for thing in things if thing.ent_type_ not in ("DATE", "GPE", "LOC")), None)


def with_name_behind(phrase: list[Token], verb: Token) -> list[Token]:
    """A nurse, Suad Karimo, told: the nurse's name, where commas set it apart and the parser joined it elsewhere."""
    doc, at = verb.doc, phrase[-1].i
    if phrase[-1].pos_ != "NOUN" or at + 3 >= verb.i + 1 or doc[at + 1].text != ",":
        return phrase
    last = at + 1
    while last + 1 < verb.i and doc[last + 1].pos_ == "PROPN":
        last += 1
    return [*phrase, *doc[at + 1 : last + 1]] if last > at + 1 and doc[last + 1].text == "," else phrase


def _closely(head: Token, depth: int = 0) -> list[Token]:
    kept = [head]
    if depth > _DEEPEST:
        return kept
    for other in head.children:
        if other.dep_ == "appos" and other.left_edge.i == head.i + 1 and other.pos_ == "PROPN":
            kept += _closely(other, depth + 1)
            continue
        if other.dep_ == "punct" and other.text in ("-", "–", "’", "'", '"', "“", "”", "(", ")"):
            kept += [other] if other.text in "-–" else []
            continue
        if other.dep_ == "cc" and child(head, "conj") is not None:
            kept.append(other)
            continue
        if other.dep_ == "conj":
            kept += _closely(other, depth + 1) if other.pos_ in ("NOUN", "PROPN", "PRON") else []
            continue
        if other.dep_ in _LOOSE and other.i > head.i:
            continue
        if other.dep_ == "prep" and (other.lower_ in _LATE or any(t.ent_type_ == "DATE" for t in other.subtree)):
            continue
        if other.dep_ == "prep" and other.i > head.i:
            kept.append(other)
            for thing in other.children:
                kept += _closely(thing, depth + 1)
            continue
        kept += list(other.subtree)
    return kept


def without(tokens: Iterable[Token], *roots: Token | None) -> list[Token]:
    """The tokens that are not below (or are not) one of these roots."""
    drop: set[int] = set()
    for root in roots:
        if root is not None:
            drop.update(token.i for token in root.subtree)
    return [token for token in tokens if token.i not in drop]


def runs(tokens: Iterable[Token], view: View, doc: Any, *, drop_that: bool = False) -> list[tuple[int, int]]:
    """Tokens as half-open places in the layer: gaps of other words cut, punctuation at the edges falls away."""
    kept = sorted({token.i for token in tokens})
    groups: list[list[int]] = []
    for index in kept:
        gap = doc[groups[-1][-1] + 1 : index] if groups else None
        if gap is not None and all(token.is_punct or token.is_space for token in gap):
            groups[-1].append(index)
        else:
            groups.append([index])
    found = []
    for group in groups:
        bare = _trimmed([doc[index] for index in group], drop_that)
        if bare:
            found.append(place(bare, view))
    return found


def _trimmed(group: list[Token], drop_that: bool) -> list[Token]:
    def loose(token: Token) -> bool:
        return bool(token.is_space or token.text in ",;:—–-“”\"‘’'(")

    while group and (
        loose(group[0])
        or group[0].text in ".)"
        or (drop_that and group[0].lower_ == "that" and group[0].dep_ == "mark")
    ):
        group = group[1:]
    while group and (loose(group[-1]) or group[-1].text == ".") and group[-1].dep_ != "case":
        group = group[:-1]
    closing = group and group[-1].text == ")" and not any(token.text == "(" for token in group)
    return group[:-1] if closing else group


def place(tokens: list[Token], view: View) -> tuple[int, int]:
    """The place in the layer from the first of these tokens to the last."""
    last = tokens[-1]
    return view.back(tokens[0].idx, last.idx + len(last.text))


def walk_up(token: Token, limit: int, stop: Callable[[Token], bool]) -> Token | None:
    """The nearest token above that `stop` accepts."""
    for _ in range(limit):
        if token.head == token:
            return None
        token = token.head
        if stop(token):
            return token
    return None
