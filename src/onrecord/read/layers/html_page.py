"""Web pages: all the words a reader of the page sees, in reading order, by a walk of our own over the parsed tree.

Rules
* Never script, style, or what the page itself hides (`hidden`, `display:none` in place); style sheets are not obeyed,
  so a page can hide more than we know: `hidden-text` says where it hid a good deal in plain sight.
* White space collapses as in a browser; a no-break space stays one, so that quotations keep their characters.
* Nothing is fetched, no entity is expanded from outside, no script runs. Everything visible stays, share buttons and
  related links too: `Block.main` is only an opinion (see `html_main`), nobody deletes.
"""

import re
from collections.abc import Iterator
from typing import Any

from onrecord.nouns.text import BlockKind, Description
from onrecord.read.layers.decode import declared_in_page, decode
from onrecord.read.layers.draft import Draft
from onrecord.read.layers.html_about import about
from onrecord.read.layers.html_main import MainText
from onrecord.read.layers.html_table import Grid, grid
from onrecord.read.layers.html_tree import tree_of

_NEVER = frozenset(
    ("script", "style", "template", "noscript", "head", "iframe", "object", "embed", "video", "audio", "canvas", "svg",
     "math", "select", "datalist", "textarea", "input", "map", "frameset", "noframes")
)  # fmt: skip
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list-item"),
    **dict.fromkeys(("blockquote", "q-block"), "quote"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("aside", "nav", "footer"), "aside"),
}
_BLOCKS = frozenset(
    ("html", "body", "p", "div", "section", "article", "main", "header", "ul", "ol", "dl", "figure", "table", "thead",
     "tbody", "tfoot", "tr", "td", "th", "form", "fieldset", "legend", "address", "pre", "hr", "details", "summary",
     "center", "hgroup", "menu", "option", "button", "dialog", "title", *_KINDS)
)  # fmt: skip
_HIDING = re.compile(r"(display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\x0b"  # stands for <br> until the block is finished; no page can hold it, the decoder's clean-up sees to that
_MUCH_HIDDEN = 200  # characters: more than a menu's label for screen readers


def read_page(draft: Draft, data: bytes) -> Description:
    """The visible text of a page, its data tables, and what it says of itself."""
    return read_markup(draft, decode(data, draft, declared_in_page(data)))


def read_markup(draft: Draft, markup: str) -> Description:
    """As `read_page`, for markup that is text already."""
    markup = draft.clean(markup).replace(_BREAK, " ")
    if not markup.strip():
        return Description()
    tree, bent = tree_of(markup)
    if bent:
        what = "Its elements are nested deeper than any page's, or have more attributes: all its words are read, flat."
        draft.note("page-bent", what)
    _Walk(draft, MainText() if bent else MainText.of(markup)).walk(tree)
    return about(tree, draft)


class _Walk:
    """One pass over a tree: words gather in `_words` until a block ends."""

    def __init__(self, draft: Draft, main: MainText) -> None:
        self._draft = draft
        self._main = main
        self._words: list[str] = []
        self._kinds: list[BlockKind] = ["paragraph"]
        self._pre = 0
        self._tables = 0
        self._hidden = 0

    def walk(self, tree: Any) -> None:
        waiting: list[tuple[Any, bool]] = [(tree, False)]
        while waiting:
            element, done = waiting.pop()
            if done:
                self._leave(element)
            elif self._enter(element):
                waiting.append((element, True))
                waiting.extend((child, False) for child in reversed(element))
        self._finish()
        if self._hidden > _MUCH_HIDDEN:
            what = f"{self._hidden} characters that the page hides from its readers are not in the text."
            self._draft.note("hidden-text", what, next="Open the page's source if that could matter.")

    def _enter(self, element: Any) -> bool:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _NEVER or _is_hidden(element):
            if tag and tag not in _NEVER:
                self._hidden += len("".join(element.itertext()).strip())
            self._tail(element)
            return False
        if tag == "br":
            self._words.append(_BREAK)
            self._tail(element)
            return False
        if tag in _BLOCKS:
            self._finish()
            table = grid(element, visible_text) if tag == "table" else None
            if table:
                self._table(table)
                self._tail(element)
                return False
            self._kinds.append(_KINDS.get(tag, self._kinds[-1]))
        self._pre += tag == "pre"
        self._say(element.text)
        return True

    def _leave(self, element: Any) -> None:
        if element.tag in _BLOCKS:
            self._finish()
            self._kinds.pop()
        self._pre -= element.tag == "pre"
        self._tail(element)

    def _table(self, table: Grid) -> None:
        self._tables += 1
        if table.caption:
            self._draft.add(table.caption, "caption", main=self._main.holds(table.caption))
        self._draft.table(table.rows, f"table {self._tables}", heading=table.caption)

    def _tail(self, element: Any) -> None:
        self._say(element.tail)

    def _say(self, text: str | None) -> None:
        if text:
            self._words.append(text.replace("\n", _BREAK) if self._pre else _SPACE.sub(" ", text))

    def _finish(self) -> None:
        text, self._words = "".join(self._words), []
        for part in [text.replace(_BREAK, "\n").strip("\n")] if self._pre else _parts(text):
            self._draft.add(part, self._kinds[-1], main=self._main.holds(part))


def _parts(text: str) -> Iterator[str]:
    """Paragraphs in a run of inline text: two line breaks part them, one stays a line break."""
    text = re.sub(f" *{_BREAK} *", "\n", re.sub(" +", " ", text))
    for part in re.split("\n{2,}", text):
        if part.strip():
            yield part.strip(" \n")


def visible_text(element: Any) -> str:
    """The visible words of one small element (a cell, a caption) in one line."""
    said: list[str] = []
    waiting: list[Any] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            said.append(one)
            continue
        if not isinstance(one.tag, str) or one.tag in _NEVER or _is_hidden(one):
            continue
        inner: list[Any] = [one.text or ""]
        for child in one:
            inner += [" " if child.tag in _BLOCKS or child.tag == "br" else "", child, child.tail or ""]
        waiting.extend(reversed(inner))
    return _SPACE.sub(" ", "".join(said)).strip(" ")


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or (element.tag == "dialog" and element.get("open") is None):
        return True
    style = element.get("style")
    return bool(style and _HIDING.search(style))
