"""Invented texts with their spans marked: `{s Ada Orlov} {q said} {c the ward was empty}`."""

import re

from onrecord.read.linking import Marked, Role, Tied, tie
from onrecord.read.quotes import quotations
from onrecord.read.statements.parsing import Parse, parsed
from onrecord.read.statements.views import views

_ROLES: dict[str, Role] = {"s": "source", "q": "cue", "c": "content"}
_MARK = re.compile(r"\{([sqc]) |\}")


def marked_up(text: str) -> tuple[str, list[Marked]]:
    """The plain text and its spans; spans may stand in one another."""
    plain, open_, spans, at = "", list[tuple[Role, int]](), list[Marked](), 0
    for found in _MARK.finditer(text):
        plain += text[at : found.start()]
        at = found.end()
        if found[1]:
            open_.append((_ROLES[found[1]], len(plain)))
        else:
            role, start = open_.pop()
            spans.append(Marked(start, len(plain), role))
    return plain + text[at:], spans


def parses_of(text: str) -> list[Parse]:
    """Each paragraph parsed with its speeches put aside, as the reader does."""
    made, at = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        quoted = quotations(text, [(at, at + len(paragraph))])
        made += views(text, at, at + len(paragraph), quoted, number)
        at += len(paragraph) + 2
    return [Parse(view, doc, "body") for view, doc in zip(made, parsed(made), strict=True)]


def tied(text: str) -> list[str]:
    """Each attribution of a marked-up text as `source | cue | content … content`."""
    plain, spans = marked_up(text)
    paragraphs = [(found.start(), found.end()) for found in re.finditer(r"(?:.|\n(?!\n))+", plain)]
    return [shown(plain, one) for one in tie(plain, parses_of(plain), quotations(plain, paragraphs), spans)]


def shown(text: str, one: Tied) -> str:
    source = text[slice(*one.source)] if one.source else ""
    cue, contents = (" … ".join(text[slice(*place)] for place in places) for places in (one.cue, one.contents))
    return f"{source} | {cue} | {contents}"
