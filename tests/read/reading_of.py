"""Short ways into the reader for its tests."""

import datetime as dt
import hashlib

from onrecord.nouns import Edtf, Ids, Item, ItemSettings, ObjectRef, Reading, TextLayer
from onrecord.nouns.text import Block, Description
from onrecord.read import Source, read_layer

IDS = Ids(key=bytes(32))


def layer_of(text: str, *blocks: Block, description: Description | None = None) -> TextLayer:
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return TextLayer(
        item="i-1",
        text=text,
        sha256=sha256,
        extractor="test@1",
        blocks=blocks,
        description=description or Description(),
    )


def source_of(settings: ItemSettings | None = None, *languages: str) -> Source:
    ref = ObjectRef(name="o", sha256="0" * 64, size=1, media_type="text/plain")
    item = Item(id="i-1", name="a.txt", object=ref, taken_in=dt.datetime(2031, 1, 1, tzinfo=dt.UTC))
    return Source(item=item, settings=settings or ItemSettings(), languages=languages)


def reading_of(text: str, published: str | None = "2031-05-12", language: str | None = "en") -> Reading:
    settings = ItemSettings(language=language, published_on=Edtf(published) if published else None)
    return read_layer(source_of(settings), layer_of(text), IDS)


def lines(reading: Reading) -> list[str]:
    """Each statement as `speaker | cue | content`."""
    return [
        f"{one.speaker.text if one.speaker else ''} | {' … '.join(part.text for part in one.cue)} | {one.words}"
        for one in reading.statements
    ]
