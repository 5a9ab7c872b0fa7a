"""Names in passages of languages that have no reader yet: runs of capitalised words, nothing known of them.

Two to four capitalised words in a row are taken for a person, because what may be a person's name must never be
published by mistake; everything else is "other".
"""

import re

from onrecord.nouns import Mention, Segment, Span

_RUN = re.compile(
    r"[^\W\d_a-zа-яёіїєґà-ÿ][\w’'-]*(?:[  ](?:de |du |van |von |al-)?[^\W\d_a-zа-яёіїєґà-ÿ][\w’'-]*){0,3}"
)
_OPENERS = frozenset('.!?…»”"—–«“(:')


def names_by_capitals(text: str, segment: Segment) -> list[Mention]:
    """The runs of capitals in one passage, in order; a single word that opens a sentence is left out."""
    found = []
    for match in _RUN.finditer(text, segment.start, segment.end):
        parts = match[0].split()
        if not match[0][0].isupper():
            continue  # a script without capitals
        before = text[segment.start : match.start()].rstrip()
        opens = not before or before[-1] in _OPENERS
        if len(parts) == 1 and (opens or len(parts[0]) < 3):
            continue
        kind = "person" if len(parts) > 1 and not match[0].isupper() else "other"
        span = Span.of(text, match.start(), match.end())
        found.append(Mention(span=span, kind="person" if kind == "person" else "other", name=" ".join(parts)))
    return found
