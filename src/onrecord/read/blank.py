"""A layer and a reading for an item that could not be read: empty, with the finding that says why.

It stands in the record like any other reading, so the item is not tried again until the reader is a newer one.
"""

import hashlib

from onrecord.nouns import Finding, Reading, TextLayer
from onrecord.read.source import Source

_EXTRACTOR = "none@1"


def blank(source: Source, finding: Finding) -> tuple[TextLayer, Reading]:
    """Nothing read, and why."""
    layer = TextLayer(
        item=source.item.id,
        text="",
        sha256=hashlib.sha256(b"").hexdigest(),
        extractor=_EXTRACTOR,
        findings=(finding,),
    )
    settings = source.settings
    reading = Reading(
        item=source.item.id,
        layer=layer.sha256,
        model=source.model,
        language=settings.language or "und",
        title=settings.title,
        outlet=settings.outlet,
        author=settings.author,
        published_on=settings.published_on,
        dated_by="case.toml" if settings.published_on else "",
    )
    return layer, reading
