"""Whose authorities a body is: "the Xian Foreign Ministry" and "the Xian Embassy" both speak for Xia.

Rules
* A public body, or a person in public office, whose words begin with an adjective made of a place name of the case
  speaks for that place; "leader of X", "governor of X" speaks for X.
* It only ties together what one state's side said, so that its words can be compared; it proves no chain of command.
"""

import re
from collections.abc import Sequence

from onrecord.nouns.names import name_words
from onrecord.record.speakers import Named
from onrecord.record.vocabulary import word_list

_PUBLIC_BODY = word_list("public_body")
_ADJECTIVE = ("n", "an", "ian", "ish", "ese", "i", "ic")
_HEADS = re.compile(
    r"\b(?:leader|governor|head|president|ruler|mayor|prosecutor|minister|spokes\w+)\s+of\s+(?:the\s+)?(.+)$",
    re.IGNORECASE,
)
_LEAST = 4  # letters a place and its adjective share


def state_of(who: Named, places: Sequence[str]) -> str | None:
    """The place for whose authorities `who` speaks, None where the words do not say so."""
    words = name_words(f"{who.title} {who.name}" if who.kind == "person" else who.name)
    if who.kind == "person" and not who.official:
        return None
    if who.kind != "person" and not _PUBLIC_BODY & set(words):
        return None
    headed = _HEADS.search(who.title)
    for place in places:
        if headed is not None and name_words(place) == name_words(headed.group(1))[: len(name_words(place))]:
            return place
        if any(_adjective_of(word, place) for word in words[:1]):
            return place
    return None


def _adjective_of(word: str, place: str) -> bool:
    name = name_words(place)
    if len(name) != 1 or word == name[0] or not word.endswith(_ADJECTIVE):
        return False
    shared = next(
        (i for i, (a, b) in enumerate(zip(word, name[0], strict=False)) if a != b), min(len(word), len(name[0]))
    )
    return shared >= max(_LEAST, len(name[0]) - 2)
