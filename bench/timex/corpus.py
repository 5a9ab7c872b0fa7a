"""TimeML documents of TempEval-3: text, creation day and gold TIMEX3, from a folder that is never in the repository.

Four sets: `develop` (four of five of the TimeBank documents, by a digest of their names; the only ones whose errors
anybody looked at), `held` (the fifth), `aquaint` and `platinum` (totals only).
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

FOLDER = Path(os.environ.get("ONRECORD_TEMPEVAL", Path(__file__).parents[3] / "data" / "timex"))
SETS = {
    "develop": "Training/TBAQ-cleaned/TimeBank",
    "held": "Training/TBAQ-cleaned/TimeBank",
    "aquaint": "Training/TBAQ-cleaned/AQUAINT",
    "platinum": "Evaluation/te3-platinum",
}
_ONE_IN = 5  # TimeBank documents is held back


class Timex(NamedTuple):
    """One marked expression: half-open code-point places in the text of its document."""

    start: int
    end: int
    kind: str
    value: str


class Document(NamedTuple):
    name: str
    text: str
    created: str
    gold: tuple[Timex, ...]


def documents(name: str) -> list[Document]:
    """The documents of a set, in the order of their names; none where the corpus is not there."""
    paths = sorted((FOLDER / SETS[name]).glob("*.tml"))
    if name in ("develop", "held"):
        paths = [path for path in paths if _is_held(path.stem) == (name == "held")]
    return [_document(path) for path in paths]


def _is_held(stem: str) -> bool:
    return hashlib.sha256(stem.encode()).digest()[0] % _ONE_IN == 0


def _document(path: Path) -> Document:
    root = ElementTree.parse(path).getroot()  # noqa: S314 - a corpus that its user put there
    created = root.find(".//DCT/TIMEX3")
    body = root.find(".//TEXT")
    if created is None or body is None:
        raise ValueError(f"{path.name} is no TimeML document of TempEval-3")
    text: list[str] = []
    gold = tuple(sorted(_walk(body, text)))
    return Document(path.stem, "".join(text), created.attrib["value"], gold)


def _walk(element: ElementTree.Element, text: list[str]) -> Iterator[Timex]:
    """Append the element's characters to `text`; yield what is marked in it."""
    start = sum(map(len, text))
    text.append(element.text or "")
    for child in element:
        yield from _walk(child, text)
        text.append(child.tail or "")
    words = "".join(text)[start:]
    if element.tag == "TIMEX3" and words.strip():
        start += len(words) - len(words.lstrip())
        yield Timex(start, start + len(words.strip()), element.attrib["type"], element.attrib["value"])
