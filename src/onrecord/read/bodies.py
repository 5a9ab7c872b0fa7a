"""Which body "the organisation", "the ministry" or "the paper" is: the one named before that can be called so.

A body with the noun in its name goes first ("the ministry" is the Interior Ministry); a noun that says little ("the
group") is the one body near before that it fits. Where two would fit, none is meant. Pure.
"""

import re
from collections.abc import Sequence

from onrecord.nouns import Mention
from onrecord.read.vocabulary import words

_NEAR = 1500  # characters; "the group" means none further back
_LOOSE = frozenset({"organisation", "organization", "group", "body", "charity", "association", "ngo", "network", "it"})
_PRINTED = words("names", "outlet_before") | {"outlet", "magazine"}
_OF_POWER = frozenset({
    "ministry", "police", "army", "government", "court", "parliament", "administration", "embassy", "presidency",
    "senate", "department", "forces", "command", "battalion", "brigade", "prosecutor's",
})  # fmt: skip
_CALLED_ELSEWHERE = re.compile(r"(?:(?:le|la|les|l['’]|ce|cet|cette)\s?)?(?P<noun>[^\W\d_][\w-]{2,})", re.IGNORECASE)
_SHARED, _ENDING = 4, 3  # letters that two forms of a noun share, and in which they may differ
_CALLED = re.compile(r"(?:the|this|that)\s+(?:\w+\s+)?(?P<noun>\w+)", re.IGNORECASE)


def body_called(said: str, place: int, mentions: Sequence[Mention]) -> Mention | None:
    """The body that the words `said`, at `place`, point to; `mentions` in text order."""
    lowered = said.lower()
    called = _CALLED.fullmatch(lowered)
    noun = lowered if lowered == "it" else called["noun"] if called is not None else ""
    before = [one for one in mentions if one.kind in ("body", "outlet") and one.span.end <= place]
    if noun in words("names", "body"):
        named = [one for one in before if noun in _parts(one) and len(_parts(one)) > 1]
        if named:
            return _only(named)
    if called is None and (found := _CALLED_ELSEWHERE.fullmatch(lowered)) is not None:
        return _declined(found["noun"], before)
    near = [one for one in before if one.span.end > place - _NEAR]
    if noun in _LOOSE:
        return _only([one for one in near if one.kind == "body" and (noun == "it" or not _parts(one) & _OF_POWER)])
    if noun in _PRINTED:
        return _only([one for one in near if one.kind == "outlet"])
    return None


def _declined(noun: str, before: Sequence[Mention]) -> Mention | None:
    """ "в министерстве", "le ministère": the one body with that noun, in whatever case, in its name."""
    known = words("names-ru", "body") | words("names-fr", "body")
    if not any(_one_noun(noun, body) for body in known):
        return None
    return _only([one for one in before if len(_parts(one)) > 1 and any(_one_noun(noun, part) for part in _parts(one))])


def _one_noun(one: str, other: str) -> bool:
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= _SHARED and max(len(one), len(other)) - shared <= _ENDING


def _parts(one: Mention) -> frozenset[str]:
    return frozenset(re.findall(r"[\w'’]+", one.name.lower()))


def _only(fitting: Sequence[Mention]) -> Mention | None:
    return fitting[-1] if len({one.name for one in fitting}) == 1 else None
