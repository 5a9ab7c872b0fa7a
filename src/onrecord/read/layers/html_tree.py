"""A page's markup to a tree that is never deeper or wider than a tree should be, whatever the markup is.

Built from the parser's events, because libxml2 gives up a page nested over 256 deep without a word and looks through
all attributes of a tag for each one. As in browsers, an element beyond the depth stands beside the last one that fits:
all words stay, in their order, and only the nesting is flat. Attributes beyond the bound are left out.
"""

from typing import Any

_DEEPEST = 200  # elements; browsers stop at 512, pages at some 50
_MOST_ATTRIBUTES = 200  # of one tag


class Shallow:
    """Takes lxml's parser events (its "target" interface) and builds a tree of `lxml.html` elements."""

    def __init__(self) -> None:
        from lxml import etree, html

        made: Any = html.HTMLParser(encoding="utf-8").makeelement
        self._tree = etree.TreeBuilder(element_factory=made)
        self._open: list[str] = []
        self._depth = 0
        self.bent = False

    def start(self, tag: str, attributes: Any) -> None:
        if len(attributes) > _MOST_ATTRIBUTES:
            attributes, self.bent = dict(list(attributes.items())[:_MOST_ATTRIBUTES]), True
        self._depth += 1
        if self._depth > _DEEPEST:
            self._tree.end(self._open.pop())
            self.bent = True
        self._open.append(tag)
        self._tree.start(tag, attributes)

    def end(self, tag: str) -> None:
        if self._depth <= _DEEPEST:
            self._tree.end(self._open.pop())
        self._depth -= 1

    def data(self, words: str) -> None:
        self._tree.data(words)

    def close(self) -> Any:
        return self._tree.close()


def tree_of(markup: str) -> tuple[Any, bool]:
    """The tree of a page, and whether it had to be bent to the bounds."""
    from lxml import etree

    shallow = Shallow()
    target: Any = shallow  # the stubs want bytes too, which an HTML parser never gives
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, target=target)
    return etree.fromstring(markup.encode(), parser), shallow.bent
