"""Words that point to somebody named elsewhere in the item: "He", "the minister", "the governor's spokesman".

Proposed as mentions whose `name` is the fullest name, only where the text supports it: a pronoun that speaks takes the
last person who spoke, or was the subject, before it in the paragraph, if no other person stands between who fits; a
role takes the one person of the item who was given that role. Where two would fit, nothing is proposed.
"""

import re
from collections.abc import Sequence

from onrecord.nouns import Mention, Segment, Span, Statement
from onrecord.read.vocabulary import words

_PRONOUNS = frozenset({"he", "she"})
_HERS = re.compile(r"\b(?:she|her|hers|herself|woman|mother|sister|daughter|wife|widow|spokeswoman|mrs|ms|girl)\b", re.IGNORECASE)
_HIS = re.compile(r"\b(?:he|him|his|himself|man|father|brother|son|husband|spokesman|mr|boy)\b", re.IGNORECASE)
_SMALL = frozenset({"the", "a", "an", "of", "for", "s", "his", "her", "their", "its", "former", "then", "in", "at"})


def pointed_names(
    text: str, segments: Sequence[Segment], mentions: Sequence[Mention], statements: Sequence[Statement]
) -> list[Mention]:
    """Proposed names for speakers that are pronouns or roles."""
    people = [one for one in mentions if one.kind == "person"]
    found: list[Mention] = []
    done: set[tuple[int, int]] = set()
    for statement in statements:
        speaker = statement.speaker
        if speaker is None or (speaker.start, speaker.end) in done or any(one.span.overlaps(speaker) for one in people if _is_head(text, one, speaker)):
            continue
        done.add((speaker.start, speaker.end))
        lowered = speaker.text.lower()
        meant = _pronoun(text, speaker, lowered, segments, people, statements, found) if lowered in _PRONOUNS else _role(speaker, people, text)
        if meant is not None:
            found.append(Mention(span=speaker, kind="person", name=meant.name, title=meant.title, official=meant.official))
    return found


def _is_head(text: str, mention: Mention, speaker: Span) -> bool:
    """The name is the speaker, not somebody the speaker belongs to (X's spokesman, the lawyer of X)."""
    after = text[mention.span.end : mention.span.end + 2]
    before = text[max(0, mention.span.start - 8) : mention.span.start].lower()
    return not after.startswith(("'", "’")) and not before.endswith((" of ", " for ", " of the ", " for the "))


def _pronoun(
    text: str,
    speaker: Span,
    lowered: str,
    segments: Sequence[Segment],
    people: Sequence[Mention],
    statements: Sequence[Statement],
    found: Sequence[Mention],
) -> Mention | None:
    paragraph = next((part for part in segments if part.start <= speaker.start < part.end), None)
    if paragraph is None:
        return None
    spoke = [one.speaker for one in statements if one.speaker is not None and paragraph.start <= one.speaker.start and one.speaker.end <= speaker.start]
    for earlier in sorted(spoke, key=lambda one: -one.start):
        named = [one for one in (*people, *found) if one.span.overlaps(earlier) and (_is_head(text, one, earlier) or one in found)]
        if named:
            return named[-1] if _agrees(named[-1], lowered, text) else None
    before = [one for one in people if paragraph.start <= one.span.start < speaker.start and _is_head(text, one, speaker)]
    names = {one.name for one in before}
    if len(names) == 1 and _agrees(before[-1], lowered, text):
        return before[-1]
    return None


def _agrees(one: Mention, pronoun: str, text: str) -> bool:
    said = f"{one.title} {text[max(0, one.span.start - 40) : one.span.start]}" if one.title == "" else one.title
    other = _HERS if pronoun == "he" else _HIS
    return other.search(one.title or "") is None or (_HIS if pronoun == "he" else _HERS).search(said) is not None


def _role(speaker: Span, people: Sequence[Mention], text: str) -> Mention | None:
    """The one person of the item whose title holds every word of the role."""
    role = _stems(speaker.text)
    if not role or not any(word in words("names", "office") or word in ("lawyer", "director", "founder", "editor", "aide", "coach") for word in role):
        return None
    bearers: dict[str, Mention] = {}
    for one in people:
        title = _stems(f"{one.title}")
        if role <= title or (len(role) > 1 and role <= title | _stems(one.name)):
            bearers.setdefault(one.name, one)
    return next(iter(bearers.values())) if len(bearers) == 1 else None


def _stems(phrase: str) -> frozenset[str]:
    said = re.findall(r"[^\W\d_]+", phrase.lower())
    return frozenset(re.sub(r"(?<=spokes)(?:man|woman)$", "person", word) for word in said if word not in _SMALL)
