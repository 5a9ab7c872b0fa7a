"""The dateline before the first sentence of a despatch: "STOLNA, March 12 (MPA) —", "(Stolna, 12 March) –", "ORLO —",
"СТОЛНА, 12 марта. /МПА/.", "Столна. 12 марта. МПА -".

It is no speaker and no part of the sentence. A place in capitals needs no more than the dash; one in small letters
needs a date or an agency beside it, because sentences too begin with a capital and hold dashes.
"""

import re

from onrecord.nouns import Mention, Segment, Span
from onrecord.read.vocabulary import words

_DASH = r"\s*(?:[—–]|--|\s-\s)\s*(?=[\w“\"«])"
_AGENCY = r"(?:\([^()\n]{2,30}\))"
_PLACE = r"[^\W\d_a-zа-яёà-ÿ][\w’'.-]*(?:[ /][^\W\d_a-zа-яёà-ÿ][\w’'.-]*){0,3}"
_DATE = r"(?:,[^\n()—–]{0,24}?\d[^\n()—–]{0,14}?)"
_DAY = r"\d{1,2}\s[а-яіїє]{3,9}(?:\s\d{4}(?:\s?г(?:ода|\.)?)?)?"  # as Russian and Ukrainian agencies write it
_FORMS = re.compile(
    rf"(?=[^a-zа-яёà-ÿ\n]{{3,40}}[,(—–-])[^\W\d_a-zа-яё][^\n()—–]{{2,60}}?{_AGENCY}?{_DASH}"
    rf"|{_PLACE}(?:{_DATE}\s*{_AGENCY}?|\s*\([A-ZА-Я][^()\n]{{1,30}}\)){_DASH}(?=[^a-zа-яё])"
    rf"|\({_PLACE}{_DATE}?\){_DASH}"
    rf"|{_PLACE}[,.]\s+{_DAY}\.?\s*(?:/[^/\n]{{2,30}}/\.?|{_PLACE}\s*[-—–])\s*(?=[^a-zа-яё])"
)
_NAME = re.compile(_PLACE)


def dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    """The dateline that a passage opens with, up to its first sentence."""
    return _FORMS.match(text, start, end)


def place_of(text: str, part: Segment) -> Mention | None:
    """The place that a dateline names."""
    if part.role != "dateline" or not text[part.start : part.end].rstrip().endswith(("—", "–", "-", "/", "/.")):
        return None
    at = part.start + (text[part.start] == "(")
    named = _NAME.match(text, at, part.end)
    if named is None or named[0].lower() in words("months", "words"):
        return None
    name = named[0].rstrip(".")
    span = Span.of(text, at, at + len(name))
    return Mention(span=span, kind="place", name=name.title() if name.isupper() else name)
