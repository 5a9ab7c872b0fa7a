"""The full view as files for programs: nothing withheld, for the team alone.

Writes UTF-8 JSON, one file a noun, each an array sorted by id, and the stored text layers; replaces what an earlier
export left there. It does not redact: what strangers get is the dossier's `data/`, in the same shapes.
"""

import json
import shutil
from pathlib import Path

from onrecord.nouns import to_json
from onrecord.publish.case import Case
from onrecord.publish.shapes import Sheet, Sheets
from onrecord.publish.sheets import sheets
from onrecord.publish.view import View, gather


def export(what: Case | View, to: Path) -> None:
    """Write every shape of a record, or of its view, under `to`, and `texts/<item>.txt` for each item with text."""
    view = what if isinstance(what, View) else gather(what)
    to.mkdir(parents=True, exist_ok=True)
    write_sheets(sheets(view), to)
    texts = to / "texts"
    shutil.rmtree(texts, ignore_errors=True)
    texts.mkdir()
    for item, layer in sorted(view.layers.items()):
        (texts / f"{item}.txt").write_bytes(layer.text.encode("utf-8", "surrogatepass"))


def write_sheets(what: Sheets, to: Path) -> None:
    """Write the arrays of `what`, one file each."""
    for name, array in what.files().items():
        (to / f"{name}.json").write_bytes(as_json(array))


def as_json(array: tuple[Sheet, ...]) -> bytes:
    """An array as UTF-8 JSON, indented, so that two exports can be compared line by line."""
    plain = json.loads(to_json(array)) if array else []
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
