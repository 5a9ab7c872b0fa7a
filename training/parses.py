"""The parses of a corpus's texts, as the reader itself would make them; kept, since parsing is slow."""

import hashlib
import pickle
from collections.abc import Sequence
from pathlib import Path

import onrecord.read
from onrecord.nouns import Quotation
from onrecord.nouns.text import TextLayer
from onrecord.read.linking.words import Words, words
from onrecord.read.quotes import quotations
from onrecord.read.segments import segments
from onrecord.read.statements.parsing import PARSER, Parse, parsed
from onrecord.read.statements.views import View, views
from training.polnear import Document

_READER = Path(onrecord.read.__file__).parent
_KEPT = 100  # texts, half a minute's work
Parsed = tuple[Words, tuple[Quotation, ...]]


def parses(text: str) -> tuple[list[Parse], tuple[Quotation, ...]]:
    """Of every segment, whatever its role: annotators read headings and captions too."""
    layer = TextLayer(item="i", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), extractor="training@1")
    parts = segments(layer, "en")
    quoted = quotations(text, [(part.start, part.end) for part in parts], "en")
    made: list[tuple[View, str]] = []
    for number, part in enumerate(parts):
        inside = [one for one in quoted if part.start <= one.span.start < part.end]
        made += [(view, part.role) for view in views(text, part.start, part.end, inside, number)]
    docs = parsed(view for view, _ in made)
    return [Parse(view, doc, role) for (view, role), doc in zip(made, docs, strict=True)], quoted


def tables(documents: Sequence[Document], kept: Path | None = None) -> dict[str, Parsed]:
    """The table of words of each text, by its name; `kept` is a folder outside the repository, where what was parsed
    before by this very reader is found again."""
    known: dict[str, Parsed] = {}
    file = kept / f"parses-{_digest()}.pickle" if kept is not None else None
    if file is not None and file.exists():
        known = pickle.loads(file.read_bytes())  # noqa: S301 - our own file
    missing = {one.name: one.text for one in documents if one.name not in known}
    for number, (name, text) in enumerate(missing.items(), 1):
        made, quoted = parses(text)
        known[name] = (words(made), quoted)
        if file is not None and (number % _KEPT == 0 or number == len(missing)):
            part = file.with_suffix(".part")
            part.write_bytes(pickle.dumps(known))
            part.replace(file)  # a kill leaves the one or the other whole
    return known


def _digest() -> str:
    whole = hashlib.sha256(PARSER.encode())
    for path in sorted(_READER.rglob("*.py")):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]
