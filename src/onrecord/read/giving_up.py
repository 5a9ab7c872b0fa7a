"""What stands in the record for an item whose reader died: the text as far as it was lifted, and why there is no more.

An item is given up for good, until a newer reader comes; only where a part of OnRecord itself is missing is it tried
again with every build, because its bytes are not to blame.
"""

import signal

import msgspec

from onrecord.nouns import Finding, Noun, Reading, TextLayer
from onrecord.read.blank import blank
from onrecord.read.source import Source

_BY_HAND = "Its bytes are sealed. Open it by hand; if it can be repaired or split, add that to the folder."


class LastWords(Noun, frozen=True, kw_only=True):
    """What a reader died of: the class of an error and its line of code, the module that is not installed, a signal;
    or that it took too long. All empty where it could say nothing."""

    fault: str = ""
    missing: str | None = None
    memory: bool = False
    signal: int = 0
    late: bool = False


def given_up(source: Source, layer: TextLayer | None, why: LastWords, memory: int) -> tuple[TextLayer, Reading]:
    """The layer and the reading of an item whose reader died while it was held to `memory` bytes."""
    finding = _finding(source, layer, why, memory)
    empty, reading = blank(source, finding)
    if why.missing is not None:
        reading = msgspec.structs.replace(reading, model="")
    if layer is None:
        return empty, reading
    return layer, msgspec.structs.replace(reading, layer=layer.sha256, findings=(finding,))


def _finding(source: Source, layer: TextLayer | None, why: LastWords, memory: int) -> Finding:
    unread = (
        f"None of its {source.item.object.size:,} bytes were read."
        if layer is None
        else f"Its text is kept ({len(layer.text):,} characters, {len(layer.text.split()):,} words); "
        "no statement, name, date or list was read in it."
    )
    code, said, following = (
        "reader-stopped",
        f"It made the reader stop{_how(why)}, as broken or hostile files do",
        _BY_HAND,
    )
    if why.missing is not None:
        code = "reader-not-whole"
        said = f"A part of OnRecord is missing on this computer ({why.missing}); the item is not to blame"
        following = "Install OnRecord anew, with all that it needs, and build again: it is read then."
    elif why.memory:
        code, said = (
            "reader-memory",
            f"It needs more memory to be read than one item may have here ({memory >> 20:,} MiB)",
        )
    elif why.late:
        code, said = "reader-slow", "It took longer to read than is allowed for one item"
    return Finding(code=code, what=f"{said}. {unread}", where=source.item.id, how_bad="damage", next=following)


def _how(why: LastWords) -> str:
    if why.signal:
        known = {one.value: one.name for one in signal.Signals}
        return f" ({known.get(why.signal, why.signal)})"
    return f" ({why.fault})" if why.fault else ""
