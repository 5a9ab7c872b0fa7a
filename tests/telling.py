"""Small invented cases, built from nouns: a text, what is marked in it, and who says what. Ids are the given names."""

import datetime as dt
import hashlib
import re
from typing import Any

from onrecord import corroborate, link, record
from onrecord.link.records import Record, records
from onrecord.nouns import (
    Account,
    Backing,
    CaseSettings,
    DateMention,
    Decision,
    Denied,
    Edtf,
    Ids,
    Item,
    Judged,
    ListEntry,
    Mention,
    ObjectRef,
    People,
    PeopleList,
    Reading,
    Segment,
    Span,
    Statement,
    TextLayer,
)  # fmt: skip
from onrecord.nouns.text import Description

MODEL = "machine:test@1"


class Case:
    """A case in the making: `item` adds an item, `account`, `backing` and `people` ask the rooms about all of them."""

    def __init__(self) -> None:
        self.ids = Ids(key=b"\x01" * 32)
        self.items: list[Item] = []
        self.layers: list[TextLayer] = []
        self.readings: list[Reading] = []
        self.settings = CaseSettings()

    def item(
        self,
        name: str,
        text: str,
        *,
        on: str | None = None,
        outlet: str | None = None,
        author: str | None = None,
        places: tuple[str, ...] = (),
        people: dict[str, str] | tuple[str, ...] = (),
        bodies: tuple[str, ...] = (),
        outlets: tuple[str, ...] = (),
        dates: dict[str, str] | None = None,
        says: tuple[dict[str, Any], ...] = (),
        lists: tuple[PeopleList, ...] = (),
        language: str = "en",
        roles: dict[str, str] | None = None,
        same_bytes_as: str | None = None,
        url: str | None = None,
        editions: dict[str, str] | None = None,
    ) -> None:
        """`roles` marks lines with a role other than body; `people` may give a title to each name; `editions` are the
        addresses that the page gives for itself in other languages."""
        held = ObjectRef(name=name, sha256="0" * 64, size=len(text), media_type="text/plain")
        then = dt.datetime(2026, 1, 1, 0, len(self.items), tzinfo=dt.UTC)
        self.items.append(Item(id=name, name=name, object=held, taken_in=then, duplicate_of=same_bytes_as))
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        says_of_itself = Description(url=url, alternates=editions or {})
        layer = TextLayer(item=name, text=text, sha256=sha256, extractor="test@1", description=says_of_itself)
        self.layers.append(layer)
        titles = people if isinstance(people, dict) else dict.fromkeys(people, "")
        kinds = {"place": places, "person": tuple(titles), "body": bodies, "outlet": outlets}
        mentions = [
            Mention(
                span=Span.of(text, *found.span()), kind=kind, name=word, title=titles.get(word, ""),  # type: ignore[arg-type]
                official=bool(titles.get(word)),
            )
            for kind, words in kinds.items() for word in words for found in re.finditer(rf"\b{re.escape(word)}\b", text)
        ]  # fmt: skip
        marked = roles or {}
        segments = [
            Segment(start=line.start(), end=line.end(), role=marked.get(line.group(), "body"), language=language)  # type: ignore[arg-type]
            for line in re.finditer(r"[^\n]+", text)
        ]
        self.readings.append(
            Reading(
                item=name, layer=layer.sha256, model="test@1", language=language, title=name, outlet=outlet,
                author=author, published_on=Edtf(on) if on else None, segments=tuple(segments),
                mentions=tuple(sorted(mentions, key=lambda one: one.span.start)), lists=lists,
                dates=tuple(
                    DateMention(span=_span(text, words), when=Edtf(when), how="given")
                    for words, when in (dates or {}).items()
                ),
                statements=tuple(_statement(name, text, **said) for said in says),
            )
        )  # fmt: skip

    def account(self) -> Account:
        return record.tell(self.readings, self.layers, self.items, self.settings, self.ids)

    def backing(self) -> Backing:
        return corroborate.weigh(self.account(), self.readings, self.layers, self.items, self.ids)

    def people(self, decisions: tuple[Decision, ...] = (), judged: tuple[Judged, ...] = ()) -> People:
        return link.link(self.account(), self.readings, decisions, judged, self.ids)

    def records(self) -> list[Record]:
        return records(self.account(), self.readings, self.ids)

    def denied(self, statement: str) -> Denied:
        return next(line for line in self.backing().denials if line.statement == statement)

    def names(self, roots: tuple[Any, ...]) -> list[str]:
        parties = {party.id: party.name for party in self.account().parties}
        return [parties[root.party] for root in roots]


def people_list(name: str, item: str, rows: tuple[dict[str, Any], ...] = (), **fields: Any) -> PeopleList:
    """A list with one entry for each row; a row gives `name`, `born`, `when`, `place`."""
    entries = tuple(
        ListEntry(
            id=f"{name}.{number}", row=number, name=row.get("name", ""), named=bool(row.get("name")),
            fields={key: str(value) for key, value in row.items()}, place=row.get("place"),
            born=Edtf(row["born"]) if "born" in row else None, when=Edtf(row["when"]) if "when" in row else None,
        )
        for number, row in enumerate(rows, 1)
    )  # fmt: skip
    if isinstance(fields.get("made_on"), str):
        fields["made_on"] = Edtf(fields["made_on"])
    return PeopleList(id=name, decided_by=MODEL, item=item, entries=entries, **fields)


def _statement(item: str, text: str, **said: Any) -> Statement:
    content = tuple(_span(text, part) for part in _all(said["content"]))
    at = said.get("after", "")
    return Statement(
        id=said["id"], decided_by=MODEL, confidence=0.9, item=item,
        speaker=_span(text, said["by"], at) if said.get("by") else None,
        cue=(_span(text, said["cue"], said.get("by") or at),) if "cue" in said else (),
        content=content, kind=said.get("kind", "assertion"),
        denial_kind=said.get("denial_kind"), said_on=Edtf(said["on"]) if said.get("on") else None,
        hedge=said.get("hedge", "none"), within=said.get("within"),
        audience=_span(text, said["to"]) if said.get("to") else None,
        answers=tuple(_span(text, words) for words in _all(said.get("answers", ()))),
    )  # fmt: skip


def _all(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else words


def _span(text: str, words: str, after: str = "") -> Span:
    start = text.index(words, text.index(after) if after else 0)
    return Span.of(text, start, start + len(words))
