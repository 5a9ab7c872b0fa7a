import io
from pathlib import Path

import pyrage
import pytest

from onrecord.casefile import check_record, open_casefile
from onrecord.nouns import ItemToBe
from onrecord.nouns.refusal import RecordDamaged

LARGE = 9 << 20


class Pattern(io.RawIOBase):
    """`size` bytes that never stand in memory together."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.largest_read = 0

    def read(self, size: int = -1) -> bytes:
        self.largest_read = max(self.largest_read, size)
        size = min(size, self.left)
        self.left -= size
        return bytes(range(256)) * (size // 256) + bytes(size % 256)


@pytest.fixture
def large(casefile):
    source = Pattern(LARGE)
    with casefile.writer() as writer:
        item = writer.take_in(ItemToBe(name="film.mp4", media_type="video/mp4"), source)
    assert source.largest_read <= 1 << 20
    return item


def read_to_the_end(casefile, item) -> int:
    size = 0
    with casefile.open_object(item.object) as stream:
        while chunk := stream.read(1 << 20):
            size += len(chunk)
    return size


def path_of(casefile, item) -> Path:
    return casefile.folder / "objects" / item.object.name[:2] / item.object.name


def test_a_large_object_streams_in_and_out(casefile, large) -> None:
    assert read_to_the_end(casefile, large) == large.object.size == LARGE
    assert casefile.read_object(large.object, 256) == bytes(range(256))


def test_any_age_program_opens_an_object_with_the_records_identity(casefile, large) -> None:
    sealed = path_of(casefile, large).read_bytes()
    assert sealed.startswith(b"age-encryption.org/v1\n-> X25519 ")
    assert len(pyrage.decrypt(sealed, casefile._on.keys.identities()[:1])) == LARGE


def test_a_stream_that_was_cut_never_passes_for_whole(casefile, large) -> None:
    path = path_of(casefile, large)
    whole = path.read_bytes()
    for length in (len(whole) - 1, len(whole) // 2, 100, 0):
        path.write_bytes(whole[:length])
        with pytest.raises(RecordDamaged):
            read_to_the_end(casefile, large)


def test_other_bytes_sealed_under_our_key_are_refused(casefile, large) -> None:
    """A valid age file with another content, put in the place of an object, large or small."""
    recipient = casefile._on.keys.identities()[0].to_public()
    for content in (b"\x00" * LARGE, b"\x00" * 10):
        path_of(casefile, large).write_bytes(pyrage.encrypt(content, [recipient]))
        with pytest.raises(RecordDamaged, match="logged"):
            read_to_the_end(casefile, large)
    assert not check_record(casefile.folder).holds


def test_a_reader_may_stop_early(casefile, large) -> None:
    with casefile.open_object(large.object) as stream:
        assert len(stream.read(10)) == 10


def test_an_object_that_is_gone_is_refused_with_its_place(casefile, take_in) -> None:
    item = take_in(casefile, "a.txt", b"abc")
    path_of(casefile, item).unlink()
    with pytest.raises(RecordDamaged) as refusal:
        casefile.read_object(item.object, 10)
    assert refusal.value.where == f"objects/{item.object.name[:2]}/{item.object.name}"


def test_the_name_of_an_object_does_not_give_away_its_bytes(tmp_path: Path, folder: Path, take_in) -> None:
    """Another record names the same bytes otherwise."""
    from onrecord.casefile import create

    create(tmp_path / "other", member="Boris")
    with open_casefile(folder) as one, open_casefile(tmp_path / "other") as two:
        first, second = take_in(one, "a", b"same"), take_in(two, "a", b"same")
    assert first.object.sha256 == second.object.sha256
    assert first.object.name != second.object.name
    assert first.id != second.id


def test_an_empty_file_is_an_item_too(casefile, take_in) -> None:
    item = take_in(casefile, "empty", b"")
    assert casefile.read_object(item.object, 10) == b""
    assert check_record(casefile.folder).holds
