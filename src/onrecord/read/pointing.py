"""Words that point to somebody named elsewhere in the item: "He", "the minister", "the governor's spokesman".

Proposed as mentions whose `name` is the fullest name, only where the text supports it: a pronoun that speaks takes the
last person who spoke, or was the subject, before it in the paragraph, if no other person stands between who fits; a
role takes the one person of the item who was given that role. Where two would fit, nothing is proposed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.nouns import Mention, Segment, Span, Statement
from onrecord.read.vocabulary import words

_PRONOUNS = frozenset({"he", "she"})
_HERS = re.compile(
    r"\b(?:she|her|hers|herself|woman|mother|sister|daughter|wife|widow|spokeswoman|mrs|ms|girl)\b", re.IGNORECASE
)
_HIS = re.compile(r"\b(?:he|him|his|himself|man|father|brother|son|husband|spokesman|mr|boy)\b", re.IGNORECASE)
_ROLES = frozenset({"lawyer", "director", "founder", "editor", "aide", "coach"})
_SMALL = frozenset({"the", "a", "an", "of", "for", "s", "his", "her", "their", "its", "former", "then", "in", "at"})


def pointed_names(
    text: str, segments: Sequence[Segment], mentions: Sequence[Mention], statements: Sequence[Statement]
) -> list[Mention]:
    """Proposed names for speakers that are pronouns or roles, in text order."""
    people = [one for one in mentions if one.kind == "person"]
    bearers = _bearers(people)
    found: list[Mention] = []
    for paragraph, here, spoken in _by_paragraph(segments, people, statements):
        pointed: list[Mention] = []
        for statement in spoken:
            speaker = statement.speaker
            if speaker is None or any(one.span == speaker for one in pointed):
                continue
            if any(one.span.overlaps(speaker) and _is_head(text, one, speaker) for one in here):
                continue
            if speaker.text.lower() in _PRONOUNS:
                meant = _pronoun(text, paragraph, statement, [*here, *pointed], spoken)
            else:
                meant = _role(speaker, bearers)
            if meant is not None:
                pointed.append(
                    Mention(span=speaker, kind="person", name=meant.name, title=meant.title, official=meant.official)
                )
        found += pointed
    return found


def _by_paragraph(
    segments: Sequence[Segment], people: Sequence[Mention], statements: Sequence[Statement]
) -> Iterator[tuple[Segment, list[Mention], list[Statement]]]:
    """Each segment in which somebody speaks, with the people it names and its statements in the order of speakers."""
    starts = [part.start for part in segments]
    here: dict[int, list[Mention]] = {}
    for one in people:
        here.setdefault(bisect_right(starts, one.span.start) - 1, []).append(one)
    spoken: dict[int, list[Statement]] = {}
    for statement in statements:
        if statement.speaker is not None:
            spoken.setdefault(bisect_right(starts, statement.speaker.start) - 1, []).append(statement)
    for number, those in spoken.items():
        if number >= 0:
            yield (
                segments[number],
                here.get(number, []),
                sorted(those, key=lambda one: one.speaker.start if one.speaker else 0),
            )


def _is_head(text: str, mention: Mention, speaker: Span) -> bool:
    """The name is the speaker, not somebody the speaker belongs to (X's spokesman, the lawyer of X)."""
    after = text[mention.span.end : mention.span.end + 2]
    before = text[max(0, mention.span.start - 8) : mention.span.start].lower()
    return not after.startswith(("'", "’")) and not before.endswith((" of ", " for ", " of the ", " for the "))


def _pronoun(
    text: str, paragraph: Segment, statement: Statement, people: Sequence[Mention], spoken: Sequence[Statement]
) -> Mention | None:
    """Whoever spoke last before, at the same level of report; else the one person who opens the paragraph."""
    speaker = statement.speaker
    if speaker is None:
        return None
    before = [
        one.speaker
        for one in spoken
        if one.speaker is not None and one.within == statement.within and one.speaker.end <= speaker.start
    ]
    pronoun = speaker.text.lower()
    if before:
        named = [one for one in people if one.span.overlaps(before[-1]) and _is_head(text, one, before[-1])]
        return named[-1] if named and _agrees(named[-1], pronoun, text) else None
    return _opener(text, paragraph, speaker, people, pronoun)


def _opener(text: str, paragraph: Segment, speaker: Span, people: Sequence[Mention], lowered: str) -> Mention | None:
    """The one person named in the paragraph before, who opens a sentence of it."""
    before = [one for one in people if paragraph.start <= one.span.start < speaker.start]
    if len({one.name for one in before}) != 1 or not _is_head(text, before[0], speaker):
        return None
    lead = re.split(r"[.!?]\s+", text[paragraph.start : before[0].span.start])[-1]
    opens = all(word[:1].isupper() or word.lower() in _SMALL for word in lead.replace(before[0].title, "").split())
    return before[0] if opens and _agrees(before[0], lowered, text) else None


def _agrees(one: Mention, pronoun: str, text: str) -> bool:
    said = f"{one.title} {text[max(0, one.span.start - 40) : one.span.start]}" if one.title == "" else one.title
    other = _HERS if pronoun == "he" else _HIS
    return other.search(one.title or "") is None or (_HIS if pronoun == "he" else _HERS).search(said) is not None


def _bearers(people: Sequence[Mention]) -> list[tuple[Mention, frozenset[str], frozenset[str]]]:
    """Each person once for each title, with the words of the title and of the name."""
    once = {(one.name, one.title): one for one in reversed(people) if one.title}
    return [(one, _stems(one.title), _stems(one.name)) for one in once.values()]


def _role(speaker: Span, bearers: Sequence[tuple[Mention, frozenset[str], frozenset[str]]]) -> Mention | None:
    """The one person of the item whose title holds every word of the role."""
    role = _stems(speaker.text)
    if not any(word in words("names", "office") or word in _ROLES for word in role):
        return None
    fitting = {
        one.name: one for one, title, name in bearers if role <= title or (len(role) > 1 and role <= title | name)
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _stems(phrase: str) -> frozenset[str]:
    said = re.findall(r"[^\W\d_]+", phrase.lower())
    return frozenset(re.sub(r"(?<=spokes)(?:man|woman)$", "person", word) for word in said if word not in _SMALL)
