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
    near = [one for one in before if one.span.end > place - _NEAR]
    if noun in _LOOSE:
        return _only([one for one in near if one.kind == "body" and (noun == "it" or not _parts(one) & _OF_POWER)])
    if noun in _PRINTED:
        return _only([one for one in near if one.kind == "outlet"])
    return None


def _parts(one: Mention) -> frozenset[str]:
    return frozenset(re.findall(r"[\w'’]+", one.name.lower()))


def _only(fitting: Sequence[Mention]) -> Mention | None:
    return fitting[-1] if len({one.name for one in fitting}) == 1 else None
