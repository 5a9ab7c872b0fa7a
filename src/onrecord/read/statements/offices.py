"""What office a name stands with: the words before it, beside it, or in a clause about it; and whether it is public."""

import re
from functools import cache
from typing import Any

from onrecord.read.statements import tokens as of
from onrecord.read.statements.lexicon import nouns
from onrecord.read.statements.views import View
from onrecord.read.vocabulary import words

_LONGEST_PHRASE = 100  # tokens; more is a list that the parser took for one phrase
_OF = re.compile(r"\b(?:head|chief|leader|chairman|chairwoman|director|official|president)s?\b", re.IGNORECASE)


def is_office(title: str) -> bool:
    """Whether a title is a public office, or speaks for somebody who holds one or for a body."""
    said = [word.lower() for word in re.findall(r"[\w-]+", title)]
    if not any(word in words("names", "office") or word.rstrip("s") in words("names", "office") for word in said):
        return False
    plain = {
        "head",
        "chief",
        "leader",
        "chairman",
        "chairwoman",
        "official",
        "director-general",
        "speaker",
        "secretary",
        "captain",
        "major",
        "king",
        "queen",
        "prince",
        "justice",
    }
    strong = [word for word in said if word in words("names", "office") and word not in plain]
    if strong == ["president"] and re.search(r"\bpresident of\b", title, re.IGNORECASE):
        return any(word in words("names", "office_of") for word in said) or _of_a_place(title)  # no chess club
    return (
        bool(strong)
        or any(word in words("names", "office_of") or word in words("names", "body") for word in said)
        or _of_a_place(title)
    )


def _of_a_place(title: str) -> bool:
    """leader of Chechnya, Chechen leader: a capital beside the office."""
    return (
        _OF.search(title) is not None
        and re.search(r"\b[A-Z]\w+", title[1:] if title[:1].isupper() else title) is not None
    )


def title_of(text: str, view: View, tokens: list[Any]) -> str:
    """What stands before the name in its phrase, or beside it."""
    first, head = tokens[0], tokens[-1]
    if head.right_edge.i - head.left_edge.i > _LONGEST_PHRASE:
        return ""
    doc = first.doc
    start = first.i
    phrase = {token.i for token in head.subtree}
    while (
        start > 0
        and doc[start - 1].i in phrase
        and not doc[start - 1].is_punct
        and doc[start - 1].pos_ not in ("VERB", "AUX", "SCONJ", "CCONJ", "PRON", "ADP", "ADV")
    ):
        start -= 1
    before = [token for token in doc[start : first.i] if token.pos_ != "DET" or token.i > start]
    if before and any(t.pos_ in ("NOUN", "PROPN") for t in before):
        low, high = view.back(before[0].idx, before[-1].idx + len(before[-1].text))
        return " ".join(text[low:high].split())
    beside = next((t for t in head.children if t.dep_ == "appos" and t.pos_ == "NOUN" and t.i > head.i), None)
    if beside is None and head.dep_ == "appos" and head.head.pos_ in ("NOUN", "PROPN") and head.head.i < first.i:
        beside = head.head
        if beside.dep_ == "pobj" and beside.head.head.pos_ == "NOUN" and beside.ent_type_ in ("GPE", "LOC", "ORG"):
            beside = beside.head.head  # the mayor of Orlo, X
    beside = _said_to_be(head) or (_said_to_be(beside) if beside is not None else None) or beside
    if beside is None:
        return ""
    while beside.dep_ == "pobj" and beside.head.lower_ == "of" and beside.head.head.lemma_.lower() in _offices():
        beside = beside.head.head  # the chief of police of Orlo, X
    inner = of.noun_phrase(beside)
    inner = [token for token in inner if token.i < first.i or token.i > head.i]
    if not inner:
        return ""
    low, high = view.back(inner[0].idx, inner[-1].idx + len(inner[-1].text))
    return " ".join(text[low:high].split())


def _said_to_be(noun: Any) -> Any | None:
    """X, the promoter who is also the leader of Orlo: the office in a clause about them."""
    clauses = (child for child in noun.children if child.dep_ == "relcl" and child.lemma_ == "be")
    offices = (child for clause in clauses for child in clause.children if child.dep_ == "attr")
    return next((office for office in offices if office.lemma_.lower() in _offices()), None)


@cache
def _offices() -> frozenset[str]:
    return words("names", "office") | nouns("officials")
