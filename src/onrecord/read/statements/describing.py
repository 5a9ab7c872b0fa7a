"""By which nouns a speaker is called anywhere in the item, so that "Mr X" is known to be the minister he was above."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.nouns import Mention
from onrecord.read.statements.told import Told

_HEADS = re.compile(r"(?:the |its |their )?(?:deputy |acting )?(?:head|chief|spokes\w+) (?:of|for) ", re.IGNORECASE)
_PRONOUNS = frozenset({"he", "she", "it", "they", "who"})
# "its spokesman" and "the statement" speak for whoever spoke before
_OF_THE_SAME = re.compile(
    r"its |(?:the|this|a|an|another) (?:statement|communiqu[eé]|release|note|notice)$", re.IGNORECASE
)


def describe(told: Sequence[Told], mentions: Sequence[Mention], text: str) -> None:
    """Widen `speaker_words`: a name by its titles, a pronoun by whoever spoke before in the passage."""
    people = sorted((one for one in mentions if one.kind == "person"), key=lambda one: one.span.start)
    starts = [one.span.start for one in people]
    titles: dict[str, set[str]] = {}
    for mention in people:
        titles.setdefault(mention.name, set()).update(_words(mention.title))
    before: Told | None = None
    for one in told:
        if one.speaker is None:
            continue
        start, end = one.speaker
        same = _OF_THE_SAME.match(text[start:end]) is not None
        if text[start:end].lower() in _PRONOUNS or same:
            near = before is not None and one.segment - before.segment <= same
            if before is not None and near and before.depth == one.depth:
                one.speaker_words |= before.speaker_words
        else:
            for mention in people[bisect_left(starts, start) : bisect_left(starts, end)]:
                owns = text[mention.span.end : mention.span.end + 1] in ("'", "’") and mention.span.end < end
                if mention.span.end <= end and not owns:
                    one.speaker_words |= frozenset(titles[mention.name])
        before = one


def _words(title: str) -> list[str]:
    """Of "the director of Open Register" the director alone; "the head of the administration" speaks for that."""
    if _HEADS.match(title):
        return [word.lower() for word in re.findall(r"[^\W\d_]+", title)]
    title = re.split(r",|\b(?:of|for|who|which|in|at|from|to|and)\b", title)[0]
    return [word.lower() for word in re.findall(r"[^\W\d_]+", title)]
