"""Films (MP4, QuickTime): length, picture, codecs, and what the camera wrote: when, where, with what.

Nothing is decoded for the text; the words in a film are not read. Only the QuickTime reader of the library is allowed,
so that no playlist or address inside the file is ever followed.
"""

import io
from typing import Any

from onrecord.nouns.text import Description
from onrecord.read.layers.draft import Draft

_PLACES = ("location", "location-eng", "com.apple.quicktime.location.iso6709")
_LONGEST = 500


def read_film(draft: Draft, data: bytes) -> Description:
    """What a film says of itself."""
    import av

    with av.open(io.BytesIO(data), mode="r", format="mov", metadata_errors="replace") as film:
        properties = {
            str(key).lower()[:60]: str(value)[:_LONGEST] for key, value in film.metadata.items() if str(value).strip()
        }
        if film.duration:
            properties["duration"] = f"{film.duration / av.time_base:.3f} s"
        for stream in film.streams:
            properties.update(_stream(stream))
    properties = {draft.clean(key): draft.clean(value) for key, value in properties.items()}
    place = next((properties[key] for key in _PLACES if key in properties), None)
    if place:
        properties["location"] = place
        draft.note(
            "film-location", "It says where it was taken.", how_bad="note", next="Hand on only copies without metadata."
        )
    return Description(title=properties.get("title"), author=properties.get("artist"), properties=properties)


def _stream(stream: Any) -> dict[str, str]:
    said = {f"{stream.type} codec": str(stream.codec_context.name) if stream.codec_context else "unknown"}
    if stream.type == "video" and stream.codec_context:
        said["width"], said["height"] = str(stream.codec_context.width), str(stream.codec_context.height)
        if stream.average_rate:
            said["frames per second"] = f"{float(stream.average_rate):.3f}"
    for key, value in stream.metadata.items():
        if key in ("creation_time", "rotate", "language"):
            said[f"{stream.type} {key}"] = str(value)[:_LONGEST]
    return said
