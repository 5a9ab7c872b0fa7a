"""Names in passages of languages that have no reader yet: runs of capitalised words, of which little is known.

Two to four capitalised words in a row are taken for a person, because what may be a person's name must never be
published by mistake; a single one is "other". No name: an ordinary word, a title, a month or a weekday at the head of a
sentence (it falls off the run; what stays is judged anew). A single word after "в", "à" or "the town of" is a place, as
far as no one of the text bears it as a part of their name. Not done: inflected forms of one name are not brought
together, and a place of two words without such a noun before it stays a person.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from onrecord.nouns import Mention, Segment, Span
from onrecord.nouns.reading import MentionKind
from onrecord.read.dates.find import READERS as DATED
from onrecord.read.dates.months import months
from onrecord.read.vocabulary import any_of, vocabulary, words

_UPPER = r"[^\W\d_a-zа-яёіїєґà-ÿ]"
_RUN = re.compile(rf"{_UPPER}[\w’'-]*(?:[  ](?:de |du |des |van |von |al-|el-)?{_UPPER}[\w’'-]*){{0,3}}")
_OPENERS = frozenset('.!?…»”"—–«“(:')
_LAST_WORD = re.compile(r"([^\W\d_][\w’'-]*\.?)\s*$")
_PREPOSITION = 3  # letters; what is longer before a place is a noun ("город"), and makes two words a place too
_FEWEST_LETTERS = 3
_ENDING = 2  # letters in which two forms of a name may differ
_SAID_TO = any_of(
    rf"\b{word}\s+à\s+$" for group in vocabulary("capitals").values() for word in group.get("said_to", ())
)


def names_by_capitals(text: str, segment: Segment) -> list[Mention]:
    """The runs of capitals in one passage, in order; a single word that opens a sentence is left out."""
    runs = []
    for match in _RUN.finditer(text, segment.start, segment.end):
        start, end, opens = _without_openers(text, segment, *match.span())
        if match[0][0].isupper() and start < end and not (opens and " " not in text[start:end]):
            runs.append((start, end))
    people = {part for start, end in runs if " " in text[start:end] for part in text[start:end].split()}
    found = []
    for start, end in runs:
        name = " ".join(text[start:end].split())
        if " " not in name and (len(name) < _FEWEST_LETTERS or is_ordinary(name, segment.language)):
            continue
        kind = _kind(name, _word_before(text, segment, start), segment.language, name in people)
        found.append(Mention(span=Span.of(text, start, end), kind=kind, name=name))
    return found


def _without_openers(text: str, segment: Segment, start: int, end: int) -> tuple[int, int, bool]:
    """The run without the ordinary words it begins with, and whether what is left opens a sentence."""
    before = text[segment.start : start].rstrip()
    opens = not before or before[-1] in _OPENERS
    while (first := re.match(r"\S+\s*", text[start:end])) is not None:
        word = first[0].strip()
        if word.lower() not in _list(segment.language, "person_before") and not (
            opens and is_ordinary(word, segment.language)
        ):
            break
        start += len(first[0])
        opens = False
    return start, end, opens


def _kind(name: str, before: str, language: str, of_person: bool) -> MentionKind:
    placed = before in _list(language, "place_before")
    if " " in name:
        return "place" if placed and len(before) > _PREPOSITION else "other" if name.isupper() else "person"
    if before in _list(language, "person_before"):
        return "person"
    return "person" if of_person else "place" if placed and not name.isupper() else "other"


def _word_before(text: str, segment: Segment, start: int) -> str:
    word = _LAST_WORD.search(text[max(segment.start, start - 40) : start])
    if word is not None and word[1].lower() in _list(segment.language, "between"):
        noun = _LAST_WORD.search(text[max(segment.start, start - 40) : start - len(word[0])])
        word = noun if noun is not None and len(noun[1]) > _PREPOSITION else word
    if word is None or _SAID_TO.search(text[max(segment.start, start - 40) : start]):
        return ""
    return word[1].lower()


def bearers_are_people(mentions: Sequence[Mention]) -> list[Mention]:
    """What is a part of somebody's name anywhere in the item, in any of its endings, is no place."""
    parts = {part.lower() for one in mentions if one.kind == "person" for part in one.name.split()}
    stems = {part[: max(_FEWEST_LETTERS, len(part) - _ENDING)] for part in parts if len(part) >= _FEWEST_LETTERS}
    return [
        replace(one, kind="person")
        if one.kind == "place" and " " not in one.name and _stem(one.name.lower()) & stems
        else one
        for one in mentions
    ]


def _stem(word: str) -> set[str]:
    return {word[:length] for length in range(max(_FEWEST_LETTERS, len(word) - 2 * _ENDING), len(word) + 1)}


def is_ordinary(word: str, language: str) -> bool:
    """An ordinary word, a month or a weekday."""
    lowered = word.lower()
    return lowered in _list(language, "openers") or lowered in words("months", "words") or lowered in _months(language)


@cache
def _months(language: str) -> frozenset[str]:
    return frozenset(months(language)) if language in DATED else frozenset()


@cache
def _list(language: str, which: str) -> frozenset[str]:
    return frozenset(vocabulary("capitals").get(language, {}).get(which, ()))
