"""One field of a proposal set to what a person says, or a ValueError in words that hold nothing of the material.

Only the fields named here can be corrected: those that nothing else hangs on, so that no value breaks what is built on
the proposal. What gathers others (the acts of an event, the rows of a list) follows from decisions about those.
"""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

import msgspec

from onrecord.nouns import Claim, DenialKind, Edtf, Event, Hedge, Kind, PeopleList, Proposal, Span, Statement
from onrecord.nouns.edtf import dec_hook
from onrecord.nouns.wire import to_builtins

N = TypeVar("N", bound=Proposal)
DATE, WORDS, TEXT, NUMBER = "a date", "words of the item's text", "any text", "a whole number"
TENSES = ("past", "present", "perfect", "future")
Form = str | tuple[str, ...]
"""What a field takes: a form in words, or the choices there are."""

FIELDS: Mapping[type[Proposal], Mapping[str, Form]] = {
    Statement: {
        "speaker": WORDS, "cue": WORDS, "content": WORDS, "audience": WORDS, "kind": get_args(Kind),
        "denial_kind": get_args(DenialKind), "said_on": DATE, "hedge": get_args(Hedge), "tense": TENSES,
    },
    PeopleList: {"owner": TEXT, "origin": TEXT, "stated": NUMBER, "stated_as": TEXT, "made_on": DATE},
    Event: {
        "type": ("incident", "campaign"), "title": TEXT, "start": DATE, "end": DATE, "place": TEXT, "victims": TEXT,
    },
    Claim: {"text": TEXT, "place": TEXT, "period": DATE},
}  # fmt: skip
_LONGEST = 2000  # characters of a text: more is a slip
_LARGEST = 10**9  # people on a list: more is a slip


def correct(noun: N, field: str, value: str, text: str = "") -> N:
    """`noun` with `field` set to what `value` says; words are looked up in `text`, the item's text layer.

    Raises ValueError where the field cannot hold the value, or the words do not stand in the text.
    """
    form = _form(type(noun), field)
    fields = to_builtins(noun)
    fields[field] = _words(noun, field, value, text) if form == WORDS else _read(form, field, value)
    if isinstance(noun, Statement):
        _keep_denial_whole(fields, field)
    try:
        return msgspec.convert(fields, type(noun), dec_hook=dec_hook, strict=False)
    except msgspec.ValidationError as why:
        raise ValueError(f"{field} cannot be left empty, or does not fit the rest") from why


def _form(shape: type[Proposal], field: str) -> Form:
    fields = FIELDS.get(shape, {})
    if field in fields:
        return fields[field]
    near = get_close_matches(field, fields, n=1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    raise ValueError(f"there is no such field to correct{meant}; there are: {', '.join(fields)}")


def _read(form: Form, field: str, value: str) -> object:
    """The value as the field holds it; None takes away what was there."""
    if not value:
        return "" if form == TEXT and field in ("stated_as", "title", "victims", "text") else None
    if isinstance(form, tuple):
        if value not in form:
            near = get_close_matches(value, form, n=1)
            meant = f" (did you mean {near[0]}?)" if near else ""
            raise ValueError(f"{field} is one of: {', '.join(form)}{meant}")
        return value
    if form == NUMBER:
        if not (value.isascii() and value.isdigit() and len(value) <= len(str(_LARGEST)) and int(value) <= _LARGEST):
            raise ValueError(f"{field} is a whole number of people, for example 27")
        return int(value)
    if form == DATE:
        return _date(field, value)
    if len(value) > _LONGEST or not value.strip() or not value.isprintable():
        raise ValueError(f"{field} is a line of at most {_LONGEST} characters")
    return value


def _date(field: str, value: str) -> str:
    try:
        return str(Edtf(value))
    except (ValueError, OverflowError) as why:
        raise ValueError(
            f"{field} is a date in EDTF: 2031-05-04, 2031-05, 2031-05-04/2031-05-14, ../2031-07-16"
        ) from why


def _words(noun: Proposal, field: str, value: str, text: str) -> object:
    """`value` as a span of `text`: the occurrence nearest to where the field stood, or else the statement."""
    many = field in ("cue", "content")
    if not value:
        return [] if field == "cue" else None
    if not any(sign.isalnum() for sign in value):
        raise ValueError(f"{field} is given in words of the item's text")
    old = getattr(noun, field) or getattr(noun, "content", ())
    near = old[0] if isinstance(old, tuple) and old else old
    starts = [match.start() for match in re.finditer(re.escape(value), text)]
    if not starts:
        raise ValueError(f"the words for {field} do not stand in the item's text")
    start = min(starts, key=lambda at: abs(at - (near.start if isinstance(near, Span) else 0)))
    span = to_builtins(Span.of(text, start, start + len(value)))
    return [span] if many else span


def _keep_denial_whole(fields: dict[str, Any], field: str) -> None:
    """A denial, and nothing else, has a kind of denial: setting one of the two settles the other."""
    if field == "denial_kind" and fields["denial_kind"]:
        fields["kind"] = "denial"
    if fields["kind"] != "denial":
        fields["denial_kind"] = None
    elif not fields.get("denial_kind"):
        fields["denial_kind"] = "denies_act"
