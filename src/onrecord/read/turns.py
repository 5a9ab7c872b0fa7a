"""Speakers' turns in a transcript: "MARSH: We never saw the list." In every language, because form alone shows them.

A transcript is an item in which at least three paragraphs begin with a name and a colon, and at least one such name
comes twice. The colon is the cue; what follows in the paragraph is the content. Labels of other things ("Note:",
"Date:") come once each, and so make no transcript. Who only asks ("Question:") states nothing. Where the head of the
item says that it is a briefing or a press conference, those who answer speak for power: their "no" denies.
"""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.nouns import Segment
from onrecord.read.statements.kinds import settle_kind
from onrecord.read.statements.told import Told
from onrecord.read.statements.universal.kinds import settle_kind as settle_by_words
from onrecord.read.vocabulary import any_of, vocabulary, words

_TURN = re.compile(
    r"[*_]{0,3}(?P<who>[^\W\d_a-zа-яёà-ÿ][\w.’' -]{1,48}?)(?:,[^:\n]{2,60}|\s\([^()\n]{2,40}\))?"
    r"[*_]{0,3}(?P<colon>\s?:)[*_]{0,3}\s+(?=\S)"
)
_BY_PARSE = ("ru", "fr")
_TOLD = ("body", "quote")
_TURNS = (*_TOLD, "heading", "title")  # a short question may look like one
_FEWEST_TURNS = 3
_FEWEST_WORDS = 3
_SURE = 0.8
_HEAD = 600  # characters before the first turn


def turns(text: str, segments: Sequence[Segment]) -> list[Told]:
    """One statement a turn; none where the item is no transcript."""
    found = [
        (number, match)
        for number, part in enumerate(segments)
        if part.role in _TURNS and (match := _TURN.match(text, part.start, part.end))
    ]
    labels = Counter(match["who"] for _, match in found)
    if len(found) < _FEWEST_TURNS or len(labels) < 2 or max(labels.values()) < 2:
        return []
    told = []
    head = text[: found[0][1].start()][-_HEAD:]
    briefing = any_of(vocabulary("turns")["briefing"]).search(head) is not None
    for number, match in found:
        if segments[number].role not in _TOLD or match["who"].strip().lower() in words("turns", "asks"):
            continue
        content = (match.end(), segments[number].end)
        if len(text[content[0] : content[1]].split()) < _FEWEST_WORDS or text[content[0] : content[1]].endswith("?"):
            continue
        language = segments[number].language or "en"
        office = vocabulary("turns")["speaks"].get(language) if briefing else None
        one = Told(
            speaker=match.span("who"),
            cues=[match.span("colon")],
            contents=[content],
            kind="assertion",
            tense="past",
            quoted=True,
            confidence=_SURE,
            segment=number,
            speaker_words=frozenset((*re.findall(r"\w+", match[0].lower()), *([office] if office else ()))),
            because=["found.turn"],
            language=language,
        )
        if segments[number].language == "en":
            settle_kind(one, text)
        elif language in _BY_PARSE:
            settle_by_words(one, text)
        told.append(one)
    return told
