"""Nothing that OnRecord itself says in a finding or a refusal reads "[withheld]" in the dossier."""

import ast
from collections.abc import Iterator
from pathlib import Path

import onrecord
from onrecord.nouns import Ids
from onrecord.publish.known import know
from onrecord.publish.mask import Mask
from onrecord.publish.scope import OURS
from onrecord.publish.view import View

_ROOMS = ("collect", "read", "record", "corroborate", "link", "estimate", "preserve")


def said() -> Iterator[str]:
    """Every sentence in the code of the rooms, docstrings apart, with a number in place of what is filled in."""
    for room in _ROOMS:
        for file in sorted((Path(onrecord.__file__).parent / room).rglob("*.py")):
            tree = ast.parse(file.read_text("utf-8"))
            aside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            aside |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
            yield from (_words(node) for node in ast.walk(tree) if id(node) not in aside)


def _words(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_filled(part) for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _filled(part: ast.AST) -> str:
    """A part of an f-string: its words; of a choice between words the first; a number for what is filled in."""
    choice = part.value if isinstance(part, ast.FormattedValue) else part
    choice = choice.body if isinstance(choice, ast.IfExp) else choice
    return str(choice.value) if isinstance(choice, ast.Constant) else "3"


def test_no_word_of_our_own_is_withheld() -> None:
    mask = Mask(know(View(ids=Ids(key=b"own" * 11), items=())))
    texts = [
        text for text in said() if text[:1].isupper() and " " in text and text.rstrip().endswith((".", ":", ": 3"))
    ]
    assert len(texts) > 150
    assert [text for text in texts if "[withheld]" in mask.text(text, OURS)] == []
