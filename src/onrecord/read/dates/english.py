"""English words into expressions: a small grammar read left to right, the longest phrase first.

    expression := bound? point ( ("to" | "–" | "and") point )?
    point      := part? atom                      "late" "April 2017"
    atom       := one of the forms in `english_forms`

It says what the words say and nothing of what they mean on a given day. A bare number is no year and a bare "may"
no month: the word before must be one that goes with dates. Not done: times of day (read over), other calendars.
"""

from msgspec.structs import replace

from onrecord.read.dates.english_forms import FORMS, STARTERS, words_before
from onrecord.read.dates.expression import Bound, Expression, Found, Named, Partial, PartOf, Range, Shift, Side, WeekOf
from onrecord.read.dates.vocabulary import any_of, phrase, words

_EN = words("en")
_PARTS = [word for group in _EN.parts.values() for word in group]
_PART = phrase(rf"({any_of(_PARTS)})(?:\s+|-(?=\w))(?:the\s+)?")
_BOUNDS: dict[str, Side] = {
    "ever since": "since", "since": "since", "starting": "since", "from": "since", "until": "until", "till": "until",
    "up to": "until", "through": "until", "by": "until", "no later than": "until", "before": "before",
    "prior to": "before", "ahead of": "before", "after": "after", "following": "after", "on the eve of": "eve",
    "the eve of": "eve", "eve of": "eve",
}  # fmt: skip
_BOUND = phrase(rf"({any_of(list(_BOUNDS))})\s+(?:the\s+)?")
_PAIRS = {
    "between": phrase(r"\s*,?\s+and\s+"),
    "from": phrase(r"\s*,?\s*(?:(?:un)?til|to|through|[-–—])\s+"),
}
_PAIR = phrase(r"(between|from)\s+(?:the\s+)?")
_DASH = phrase(r"\s*[–—-]\s*|\s+(?:to|through|until|till)\s+")
_WEEK_OF = phrase(r"(?:the\s+)?(first|second|third|fourth|last)\s+(week|days)\s+(?:of|in)\s+")
_WEEK = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_COUNTED = phrase(r"\b(?:after|before|following)$")
_ARTICLE = phrase(r"\s+(?:the\s+)?")
_DANGLING = phrase(r"\s*(?:[.,;:)!?—–]|$|(?:that|this|and|he|she|they|it|,)\b)")
_FROM_ON = phrase(r"\s+(?:on|onwards?)\b")
_FROM_VERB = phrase(r"(?:\b(?:held|kept|ran|was|were)|\w+ed|^|[.;]|\n)\s*$")
_NOT_BEFORE = phrase(r"\bnot\b[^.;]{0,60}$")

_ENDS = (Partial, PartOf, Named)

Read = tuple[int, Expression] | None


def expressions(text: str) -> list[Found]:
    """Every date expression of the text, in order, none within another."""
    found: list[Found] = []
    at = 0
    while (starter := STARTERS.search(text, at)) is not None:
        read = _expression(text, starter.start())
        at = read[0] if read is not None else starter.start() + 1
        if read is not None:
            found.append(Found(starter.start(), at, read[1]))
    return found


def _expression(text: str, at: int) -> Read:
    return _pair(text, at) or _bound(text, at) or _range(text, at)


def _pair(text: str, at: int) -> Read:
    """between A and B; from A to B."""
    opening = _PAIR.match(text, at)
    if opening is None:
        return None
    first = _point(text, opening.end())
    if first is None or (isinstance(first[1], Partial) and first[1].last_day):
        return first  # from 26 to 28 May: the form has both ends already
    joint = _PAIRS[opening[1].lower()].match(text, first[0])
    second = _point(text, joint.end()) if joint else None
    return (second[0], Range(first[1], second[1])) if second else None


def _bound(text: str, at: int) -> Read:
    opening = _BOUND.match(text, at)
    if opening is None:
        return None
    inner = _point(text, opening.end())
    if inner is None:
        return None
    side = _BOUNDS[" ".join(opening[1].lower().split())]
    if opening[1].lower() == "from" and not (
        _FROM_ON.match(text, inner[0]) or _FROM_VERB.search(text[max(0, at - 24) : at])
    ):
        return inner  # "a report from late May" is of that time; "held from May" begins then
    if side in ("until", "before") and _NOT_BEFORE.search(text, max(0, at - 80), at):
        return inner  # "was not released until May": it was in May
    return inner[0], Bound(side, inner[1])


def _range(text: str, at: int) -> Read:
    first = _point(text, at)
    if first is None:
        return None
    joint = _DASH.match(text, first[0])
    second = _point(text, joint.end()) if joint and isinstance(first[1], _ENDS) else None
    if second is None or not isinstance(second[1], _ENDS):
        return first
    return second[0], Range(first[1], second[1])


def _point(text: str, at: int) -> Read:
    week = _WEEK_OF.match(text, at)
    if week is not None:
        whole = _atom(text, week.end())
        return (whole[0], WeekOf(_WEEK[week[1].lower()], whole[1])) if whole else None
    part = _PART.match(text, at)
    if part is not None:
        whole = _atom(text, part.end(), after_part=True)
        return (whole[0], PartOf(_EN.part(part[1]), whole[1])) if whole else None
    return _counted(text, at, _atom(text, at))


def _counted(text: str, at: int, read: Read) -> Read:
    """two weeks after 4 May: the count takes the date it is counted from; after the vote: it has none."""
    if read is None or not isinstance(read[1], Shift) or not _COUNTED.search(text, at, read[0]):
        return read
    gap = _ARTICLE.match(text, read[0])
    origin = _point(text, gap.end()) if gap else None
    if origin is not None:
        return origin[0], replace(read[1], origin=origin[1])
    return read if _DANGLING.match(text, read[0]) else (read[0], replace(read[1], base="elsewhere"))


def _atom(text: str, at: int, *, after_part: bool = False) -> Read:
    for form, build in FORMS:
        match = form.match(text, at)
        if match is not None:
            says = build(match, after_part or words_before(text, at))
            if says is not None:
                return match.end(), says
    return None
