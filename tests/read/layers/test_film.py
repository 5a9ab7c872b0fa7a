import io
from collections.abc import Callable

import av
import numpy as np
import pytest

from onrecord.nouns import TextLayer

Lifted = Callable[..., TextLayer]
Codes = Callable[[TextLayer], list[str]]


@pytest.fixture(scope="module")
def film() -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        container.metadata.update({"creation_time": "2031-04-02T10:00:00Z", "location": "+10.5-001.0/"})
        stream = container.add_stream("mpeg4", rate=5)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for level in range(5):
            pixels = np.full((48, 64, 3), level * 40, dtype=np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode())
    return out.getvalue()


def test_what_a_film_says_of_itself(lifted: Lifted, codes_of: Codes, film: bytes):
    layer = lifted("mp4", film)
    said = layer.description.properties
    assert said["creation_time"].startswith("2031-04-02T10:00:00")
    assert said["location"].startswith("+10.5")
    assert (said["duration"], said["width"], said["height"], said["video codec"]) == ("1.000 s", "64", "48", "mpeg4")
    assert layer.text == ""
    assert codes_of(layer) == ["film-location"]


@pytest.mark.parametrize("cut", [8, 40, 200, 1000])
def test_a_truncated_film_is_a_finding(lifted: Lifted, codes_of: Codes, film: bytes, cut: int):
    assert codes_of(lifted("mp4", film[:cut])) == ["unreadable-content"]


@pytest.mark.parametrize(
    "data",
    [
        b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
    ],
)
def test_a_playlist_that_poses_as_a_film_leads_nowhere(lifted: Lifted, codes_of: Codes, data: bytes):
    layer = lifted("mp4", data)
    assert codes_of(layer) == ["unreadable-content"]
    assert layer.description.properties == {}
