"""Whether the words around a name make it a place: "in Orlo harbour", "the town of Nkembe", "fled from Dar Yusa".

Only names of which nothing else is known are asked about, because a person taken for a place would be shown to
everybody: a name of two words that the parser holds for a person stays one, unless a noun for a place stands beside it.
"""

from typing import Any

from onrecord.read.vocabulary import words

_IN = frozenset({"in", "near", "outside", "inside", "across", "around", "throughout", "into"})
_FROM = frozenset({"from", "to", "towards", "toward", "through", "via", "for"})
_PARTS = frozenset(
    {"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "nearby"}
)


def is_place(run: list[Any], kind: str) -> bool:
    """Whether the run of tokens, of the given kind so far, is a place by what stands before and after it."""
    doc = run[0].doc
    after = doc[run[-1].i + 1] if run[-1].i + 1 < len(doc) else None
    if after is not None and (after.lower_ in ("'s", "’s", "'", "’") or _goes_on(after)):
        return False
    if run[-1].ent_type_ in ("LANGUAGE", "NORP"):
        return False  # in English
    if len(run) == 1 and run[0].text.isupper() and len(run[0].text) > 1:
        return False  # in NATO
    plain = kind != "person" or len(run) == 1
    if after is not None and after.lower_ in words("names", "place_noun") and after.text.islower():
        return True
    before = [token for token in doc[max(0, run[0].i - 4) : run[0].i] if token.lower_ not in ("the", *_PARTS)]
    if not before:
        return False
    if before[-1].lower_ == "of" and len(before) > 1 and before[-2].lower_ in words("names", "place_noun"):
        return True
    if before[-1].lower_ in _IN:
        return plain or before[-1].lower_ == "in"
    lead = before[-2] if len(before) > 1 else None
    if before[-1].lower_ == "at":
        return plain and (kind == "other" or (lead is not None and lead.lower_ in words("names", "place_noun")))
    if before[-1].lower_ == "on":
        return plain and lead is not None and lead.lemma_.lower() in words("names", "struck")
    moved = lead is not None and lead.lemma_.lower() in words("names", "moved")
    return before[-1].lower_ in _FROM and plain and moved


def _goes_on(after: Any) -> bool:
    """The name goes on: "near Ilko Stavrin", of which the parser saw Ilko alone."""
    return bool(after.text[:1].isupper() and after.lower_ not in words("names", "place_noun"))
