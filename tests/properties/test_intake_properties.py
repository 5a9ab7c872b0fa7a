"""Whatever bytes are handed in: their kind is told, members are opened, text is lifted, and nothing is raised."""

import datetime as dt
import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st
from tests.tried import tried

from onrecord.collect import Budget, Handed, Limits, holds_others, members, names, sniff
from onrecord.nouns import Item, ObjectRef
from onrecord.read.layers import lift
from onrecord.read.layers.lift import READERS

STARTS = [
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"GIF89a",
    b"\x1f\x8b\x08", b"RIFF\x00\x00\x00\x00WEBP", b"\x00\x00\x00\x20ftypisom", b"WARC/1.0\r\n", b"<html><table><tr>",
    b"From: a\nTo: b\n",
    b"a;b;c\n", b"\xff\xfe", b"# a\n|", b"<?xml version='1.0'?>",
]  # fmt: skip
anything = st.builds(lambda start, rest: start + rest, st.sampled_from(STARTS), st.binary(max_size=400))
a_name = st.text(max_size=30)


def item_of(name: str, data: bytes, media_type: str) -> Item:
    ref = ObjectRef(name="o", sha256="0" * 64, size=len(data), media_type=media_type)
    return Item(id="i-1", name=name, object=ref, taken_in=dt.datetime(2031, 4, 2, tzinfo=dt.UTC))


@given(anything, a_name)
@tried(150)
def test_every_file_has_a_kind(data: bytes, name: str):
    assert "/" in sniff(data, name, data).media_type


@given(anything, st.sampled_from(sorted(READERS)))
@tried(150)
def test_every_item_has_a_text_layer(data: bytes, media_type: str):
    layer = lift(item_of("a", data, media_type), data)
    ends = 0
    for block in layer.blocks:
        assert ends <= block.start < block.end <= len(layer.text)
        ends = block.end
    layer.text.encode("utf-8")


@given(
    anything,
    st.sampled_from(["application/zip", "application/warc", "application/gzip", "application/x-tar", "message/rfc822"]),
)
@tried(100)
def test_every_container_can_be_opened_or_is_a_finding(data: bytes, media_type: str):
    assert holds_others(media_type)
    for found in members(item_of("a", data, media_type), io.BytesIO(data), Budget(Limits(unpacked_bytes=1 << 20))):
        if isinstance(found, Handed):
            with found.open() as stream:
                assert len(stream.read()) == found.size


@given(st.text(max_size=60), st.text(min_size=1, max_size=20))
@tried(200)
def test_a_member_never_leaves_its_container(member: str, container: str):
    name, _ = names.inside(container, member)
    inner = name.removeprefix(f"{container}!/")
    assert inner
    assert not inner.startswith("/")
    assert ".." not in inner.split("/")
    assert "!/" not in inner


@given(
    st.lists(
        st.binary(min_size=1, max_size=12).filter(lambda raw: b"/" not in raw and b"\x00" not in raw),
        unique=True,
        max_size=5,
    )
)
@tried(100)
def test_two_names_on_disk_are_two_names_on_record(raws: list[bytes]):
    assert len({names.named(raw) for raw in raws}) == len(raws)


@given(st.integers(min_value=0, max_value=600))
@tried(40)
def test_a_zip_cut_or_flipped_anywhere_is_opened_or_is_a_finding(at: int):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "The ministry denied it. " * 20)
        archive.writestr("b.txt", "b")
    data = bytearray(out.getvalue())
    for broken in (bytes(data[:at]), bytes(data[:at]) + bytes([data[at % len(data)] ^ 0x55]) + bytes(data[at + 1 :])):
        list(members(item_of("a", broken, "application/zip"), io.BytesIO(broken), Budget()))
