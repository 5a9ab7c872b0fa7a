"""Which nouns can be entries, under which kind and schema number, and how each becomes the fields of an entry.

A small noun lies in its entry, every top-level field as its own salted disclosure (`body.name`), so that one can be
shown without the others. A large one lies in an object as JSON, and the entry points to it. Rules: an entry has no
floats, so nouns with a confidence are large ones; a whole number of 2^53 or more is written as text; a kind that is
not on this page is kept and shown as opaque; schemas only grow fields with defaults, so every old entry stays readable.
"""

import datetime as dt
from collections.abc import Callable, Mapping

import msgspec

from onrecord.ledger import Json
from onrecord.nouns import (
    Account,
    Backing,
    CaseSettings,
    Decision,
    Edtf,
    Finding,
    Item,
    Judged,
    Noun,
    Numbers,
    ObjectRef,
    People,
    Reading,
    Run,
    Survey,
    TextLayer,
    Vanished,
    from_json,
    to_builtins,
    to_json,
)
from onrecord.nouns.edtf import dec_hook

BODY = "body."
NOUN_TYPE = "application/json"
LARGEST_INTEGER = 2**53 - 1


class Begun(Noun, frozen=True, kw_only=True):
    """The first entry of a log: who writes it, with which key (hex), in which form."""

    member: str
    device: str
    key: str
    format: int = 1


class Destroyed(Noun, frozen=True, kw_only=True):
    """The key of a scope was destroyed here; `handle` (hex) is its opaque name."""

    handle: str


class Kind(Noun, frozen=True, kw_only=True):
    """A kind of entry. `about` gives the ids that a noun of it speaks of."""

    name: str
    noun: type[Noun]
    small: bool
    about: Callable[[Noun], tuple[str, ...]] = lambda noun: ()
    schema: int = 1


KINDS: tuple[Kind, ...] = (
    Kind(name="begun", noun=Begun, small=True),
    Kind(name="destroyed", noun=Destroyed, small=True),
    Kind(name="item", noun=Item, small=True, about=lambda noun: _ids(noun, "derived_from", "supersedes")),
    Kind(name="vanished", noun=Vanished, small=True, about=lambda noun: _ids(noun, "item")),
    Kind(name="settings", noun=CaseSettings, small=False),
    Kind(name="text", noun=TextLayer, small=False, about=lambda noun: _ids(noun, "item")),
    Kind(name="reading", noun=Reading, small=False, about=lambda noun: _ids(noun, "item")),
    Kind(name="account", noun=Account, small=False),
    Kind(name="backing", noun=Backing, small=False),
    Kind(name="people", noun=People, small=False),
    Kind(name="numbers", noun=Numbers, small=False),
    Kind(name="survey", noun=Survey, small=True),
    Kind(name="run", noun=Run, small=True),
    Kind(
        name="decision",
        noun=Decision,
        small=True,
        schema=2,
        about=lambda noun: _ids(noun, "about", "item", "takes_back"),
    ),
    Kind(name="judged", noun=Judged, small=True, about=lambda noun: _ids(noun, "a", "b")),
    Kind(name="finding", noun=Finding, small=True, about=lambda noun: _ids(noun, "where")),
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_NOUN = {kind.noun: kind for kind in KINDS}


def kind_of(noun: Noun | type[Noun]) -> Kind:
    """The kind of a noun; TypeError for one that is no entry by itself."""
    shape = noun if isinstance(noun, type) else type(noun)
    if shape not in BY_NOUN:
        raise TypeError(f"{shape.__name__} is not a kind of entry: see casefile/kinds.py")
    return BY_NOUN[shape]


def body_fields(noun: Noun) -> dict[str, Json]:
    """The fields of a small noun, each under its name with `body.` before it."""
    plain = {name: value for name, value in to_builtins(noun).items() if not isinstance(noun, Item) or name != "object"}
    return {BODY + name: _without_large_integers(value) for name, value in plain.items()}


def object_field(ref: ObjectRef) -> Json:
    """An object as it stands in an entry."""
    return {"id": ref.name, "len": ref.size, "mime": ref.media_type, "sha256": ref.sha256}


def read_object_field(value: Json) -> ObjectRef | None:
    """The object an entry points to, or None."""
    match value:
        case {"id": str(name), "len": int(size), "mime": str(mime), "sha256": str(sha256)}:
            return ObjectRef(name=name, sha256=sha256, size=size, media_type=mime)
    return None


def read_small(kind: Kind, body: Mapping[str, Json], ref: ObjectRef | None) -> Noun:
    """The small noun that an entry's body describes; msgspec.ValidationError where a field is gone or does not fit."""
    fields = dict(body)
    if kind.noun is Item and ref is not None:
        fields["object"] = to_builtins(ref)
    return msgspec.convert(fields, kind.noun, dec_hook=dec_hook, strict=False)


def read_large(kind: Kind, data: bytes) -> Noun:
    """The large noun that an object holds."""
    return from_json(data, kind.noun)


def ids_in(noun: Noun) -> tuple[str, ...]:
    """Every id that `noun` gives to something in it: what an entry of it logged, in order, once."""
    found: dict[str, None] = {}
    _collect_ids(to_builtins(noun), found)
    return tuple(found)


def time_text(time: dt.datetime) -> str:
    """A UTC time as RFC 3339, to the second."""
    return time.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _ids(noun: Noun, *fields: str) -> tuple[str, ...]:
    return tuple(value for value in (getattr(noun, field) for field in fields) if value)


def _collect_ids(value: object, found: dict[str, None]) -> None:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            found[value["id"]] = None
        for inner in value.values():
            _collect_ids(inner, found)
    elif isinstance(value, list | tuple):
        for inner in value:
            _collect_ids(inner, found)


def _without_large_integers(value: object) -> Json:
    if isinstance(value, dict):
        return {key: _without_large_integers(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_without_large_integers(inner) for inner in value]
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > LARGEST_INTEGER:
        return str(value)
    return str(value) if isinstance(value, Edtf) else value


__all__ = [
    "BODY", "BY_NAME", "KINDS", "NOUN_TYPE", "Begun", "Destroyed", "Kind", "body_fields", "ids_in", "kind_of",
    "object_field", "read_large", "read_object_field", "read_small", "time_text", "to_json",
]  # fmt: skip
