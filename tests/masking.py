"""Records of bare texts, read by nobody: what their words prove, and what a stranger would read of them."""

from collections.abc import Iterable
from typing import Any

from onrecord import nouns as n
from onrecord.publish.known import Known, know
from onrecord.publish.mask import Mask
from onrecord.publish.names import tokens
from onrecord.publish.offices import bearers
from onrecord.publish.scope import Scope
from onrecord.publish.view import View

IDS = n.Ids(key=b"masking" * 5)


def record(
    *texts: str,
    language: str = "en",
    listed: Iterable[str] = (),
    places: Iterable[str] = (),
    releases: Iterable[str] = (),
) -> View:
    """A record whose items "i-1", "i-2", … hold `texts`; `listed` are the names on one list of the first."""
    layers = {
        f"i-{at}": n.TextLayer(item=f"i-{at}", text=text, sha256="", extractor="plain@1")
        for at, text in enumerate(texts, 1)
    }
    entries = tuple(n.ListEntry(id=IDS.mint("e", name), row=at, name=name, fields={}) for at, name in enumerate(listed))
    kept = n.PeopleList(id=IDS.mint("l", 1), decided_by="machine:test@1", item="i-1", owner=None, entries=entries)
    readings = {
        item: n.Reading(
            item=item, layer="", model="test@1", language=language, lists=(kept,) if item == "i-1" and entries else ()
        )
        for item in layers
    }
    settings = n.CaseSettings(
        places=tuple(n.SamePlace(names=(name,)) for name in places),
        releases=tuple(n.Release(what="name", match=name, ground="she asked for it") for name in releases),
    )
    return View(ids=IDS, items=(), layers=layers, readings=readings, settings=settings)


def known(*texts: str, **given: Any) -> Known:
    """What is known of such a record."""
    return know(record(*texts, **given))


def shown(text: str, *, language: str = "en", **given: Any) -> str:
    """What a stranger reads of an item that holds `text` and nothing else."""
    return Mask(known(text, language=language, **given)).text(text, Scope("i-1", language))


def officials(text: str, language: str = "en", places: Iterable[str] = ()) -> list[str]:
    """The names in `text` beside which an office of state stands."""
    words = tokens(text)
    found = bearers(text, words, language, frozenset(places))
    return [text[words[one.first].start : words[one.end - 1].end] for one in found]
