"""What is told of a member that could not be taken: the archive, its number in it, how bad it is, and why, in words."""

import gzip
import io
import stat
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import msgspec
import pytest

from onrecord.collect import Budget, Handed, Limits, members
from onrecord.collect.part import Broken, Guarded, opener
from onrecord.nouns import Finding, Item

ItemOf = Callable[[str, bytes], Item]
STORED = zipfile.ZIP_STORED


def zipped(files: dict[str, bytes], method: int = STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (2031, 4, 2, 10, 0, 0))
            entry.external_attr = ((stat.S_IFLNK if name == "link" else stat.S_IFREG) | 0o600) << 16
            archive.writestr(entry, data, method)
    return out.getvalue()


def found(item: Item, data: bytes, limits: Limits | None = None) -> list[Handed | Finding]:
    return list(members(item, io.BytesIO(data), Budget(limits)))


def told(item: Item, data: bytes, limits: Limits | None = None) -> list[tuple[str, str, str]]:
    return [(one.code, one.where, one.how_bad) for one in found(item, data, limits) if isinstance(one, Finding)]


def test_each_finding_has_the_number_of_its_member(item_of: ItemOf):
    data = bytearray(
        zipped({"a.txt": b"one", "link": b"/etc", "../b.txt": b"two", "c.txt": b"three", "d.txt": b"four"})
    )
    data[data.index(b"three")] ^= 1
    at = data.index(b"d.txt")
    data[at - 30 + 6] |= 1
    at = data.rindex(b"d.txt")
    data[at - 46 + 8] |= 1
    assert told(item_of("box.zip", bytes(data)), bytes(data)) == [
        ("archive-link", "i-box.zip, member 2", "warning"),
        ("archive-traversal", "i-box.zip, member 3", "warning"),
        ("member-broken", "i-box.zip, member 4", "damage"),
        ("member-encrypted", "i-box.zip, member 5", "warning"),
    ]


def test_an_encrypted_member_says_what_to_do(item_of: ItemOf):
    data = bytearray(zipped({"a.txt": b"one"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (finding,) = found(item_of("box.zip", bytes(data)), bytes(data))
    assert isinstance(finding, Finding)
    assert finding.next == "Unpack it with its password and add what is in it."


@pytest.mark.parametrize(
    ("limits", "code", "where"),
    [
        (Limits(members=1), "archive-count", "i-box.zip, member 2"),
        (Limits(unpacked_bytes=4), "archive-bytes", "i-box.zip, member 2"),
        (Limits(ratio_free_bytes=2, ratio=0), "archive-ratio", "i-box.zip, member 1"),
        (Limits(directory_bytes=10), "archive-count", "i-box.zip, member 1"),
        (Limits(depth=0), "archive-depth", "i-box.zip"),
    ],
)
def test_a_cap_that_was_reached_is_a_warning_with_its_place(item_of: ItemOf, limits: Limits, code: str, where: str):
    data = zipped({"a.txt": b"one", "b.txt": b"two"})
    assert told(item_of("box.zip", data), data, limits)[0] == (code, where, "warning")


def test_a_stream_that_cannot_seek_and_is_too_large_is_a_warning_with_the_bound(item_of: ItemOf):
    class Once(io.BytesIO):
        def seekable(self) -> bool:
            return False

    data = zipped({"a.txt": b"one"})
    (finding,) = members(item_of("box.zip", data), Once(data), Budget(Limits(unpacked_bytes=50)))
    assert isinstance(finding, Finding)
    assert (finding.code, finding.where, finding.how_bad) == ("archive-bytes", "i-box.zip", "warning")
    assert finding.what == "It is larger than 50 bytes and is not opened."
    assert finding.next.startswith("The file itself is sealed whole")


def test_a_letter_that_is_too_large_is_a_warning_with_the_bound(item_of: ItemOf):
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Message-ID"] = "a@a.example", "b@b.example", "<1@a.example>"
    letter.add_attachment(b"x", maintype="image", subtype="png")
    data = letter.as_bytes()
    (finding,) = found(item_of("a.eml", data), data, Limits(mail_bytes=len(data) - 1))
    assert isinstance(finding, Finding)
    assert (finding.code, finding.where) == ("archive-bytes", "i-a.eml, member 1")
    (handed,) = found(item_of("a.eml", data), data, Limits(mail_bytes=len(data)))
    assert isinstance(handed, Handed)
    assert handed.to_be.name == "a.eml!/part-1"


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


TEXT = b"The ministry denied it. " * 40


@pytest.mark.parametrize(
    ("name", "data", "code", "why"),
    [
        ("box.zip", zipped({"a.txt": TEXT})[:200], "archive-broken", "the zip is damaged"),
        ("box.zip", flipped(zipped({"a.txt": TEXT}), 40), "member-broken", "the zip is damaged"),
        ("a.gz", gzip.compress(TEXT, mtime=0)[:-12], "member-broken", "it ends too early"),
        ("a.gz", flipped(gzip.compress(TEXT, mtime=0), 10), "member-broken", "the packed data is damaged"),
        (
            "a.gz",
            flipped(gzip.compress(TEXT, mtime=0), -8),
            "member-broken",
            "its bytes are not what the format promises",
        ),
    ],
)
def test_damage_says_in_words_what_is_damaged(item_of: ItemOf, name: str, data: bytes, code: str, why: str):
    (finding,) = found(item_of(name, data), data)
    assert isinstance(finding, Finding)
    assert (finding.code, finding.how_bad) == (code, "damage")
    assert why in finding.what


@pytest.mark.parametrize(
    ("cut", "whole"),
    [(300, []), (512, []), (600, ["a.txt"]), (1100, ["a.txt"]), (1800, ["a.txt"]), (2600, ["a.txt", "b.txt"])],
)
def test_a_truncated_tar_gives_the_members_that_are_whole_and_no_others(
    item_of: ItemOf, cut: int, whole: list[str]
) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, size in (("a.txt", 3), ("b.txt", 600)):
            entry = tarfile.TarInfo(name)
            entry.size = size
            archive.addfile(entry, io.BytesIO(b"x" * size))
    data = out.getvalue()[:cut]
    item = Item(id="i-1", name="b", object=item_of("b", data).object, taken_in=item_of("b", data).taken_in)
    item = msgspec.structs.replace(item, object=msgspec.structs.replace(item.object, media_type="application/x-tar"))
    handed = [one for one in members(item, io.BytesIO(data), Budget()) if isinstance(one, Handed)]
    assert [(one.to_be.name, one.size) for one in handed] == [(f"b!/{n}", {"a.txt": 3, "b.txt": 600}[n]) for n in whole]


def test_a_damaged_tar_says_so(item_of: ItemOf):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(TEXT)
        archive.addfile(entry, io.BytesIO(TEXT))
    data = out.getvalue()[:1000]
    findings = [one for one in found(item_of("box.tar", data), data) if isinstance(one, Finding)]
    assert [(one.code, one.how_bad) for one in findings] == [("member-broken", "damage"), ("archive-broken", "damage")]
    assert findings[1].where == "i-box.tar"
    assert "the archive is damaged" in findings[0].what


def test_what_was_opened_is_closed_again_and_a_reader_without_a_close_is_no_fault():
    stream = io.BytesIO(TEXT)
    with opener(lambda: stream)() as reader:
        assert reader.read(3) == b"The"
    assert stream.closed

    class Bare:
        def read(self, size: int) -> bytes:
            return b"x" * size

    with Guarded(Bare()) as bare:
        assert bare.read(2) == b"xx"


def test_what_a_library_says_never_passes_on_the_name_it_quotes():
    def fails() -> None:
        raise OSError("cannot read 'Ilyana Torsk.pdf'")

    with pytest.raises(Broken) as why:
        opener(fails)()
    assert "Ilyana" not in str(why.value)
    assert why.value.__cause__ is None


@pytest.mark.parametrize(
    ("written", "modified"),
    [
        ((1980, 1, 1, 0, 0, 0), 0),
        ((1980, 1, 2, 0, 0, 0), 315_619_200),
        ((1980, 1, 1, 0, 1, 0), 315_532_860),
        ((1980, 1, 1, 0, 0, 2), 315_532_802),
        ((2031, 4, 2, 10, 0, 0), 1_932_890_400),
    ],
)
def test_the_time_of_a_zip_is_kept_and_its_zero_is_no_time(item_of: ItemOf, written, modified: int):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.txt", written), "x")
    (handed,) = found(item_of("box.zip", out.getvalue()), out.getvalue())
    assert isinstance(handed, Handed)
    assert handed.to_be.modified == modified * 10**9


def test_a_time_that_is_none_is_unknown(item_of: ItemOf):
    data = bytearray(zipped({"a.txt": b"x"}))
    for mark, offset in ((b"PK\x03\x04", 12), (b"PK\x01\x02", 14)):
        at = data.index(mark) + offset
        data[at : at + 2] = b"\xff\xff"
    (handed,) = found(item_of("box.zip", bytes(data)), bytes(data))
    assert isinstance(handed, Handed)
    assert handed.to_be.modified == 0


@pytest.mark.parametrize(("mtime", "modified"), [(1_932_890_400, 1_932_890_400), (0, 0)])
def test_the_time_of_a_tar_is_kept(item_of: ItemOf, mtime: int, modified: int):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.mtime = mtime
        archive.addfile(entry)
    (handed,) = found(item_of("box.tar", out.getvalue()), out.getvalue())
    assert isinstance(handed, Handed)
    assert handed.to_be.modified == modified * 10**9


def test_what_programs_leave_in_archives_is_no_material_and_a_device_is_refused(item_of: ItemOf):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in ("__MACOSX/._a", "d/Thumbs.db", "desktop.ini", "d/a.txt"):
            archive.addfile(tarfile.TarInfo(name))
        folder, pipe = tarfile.TarInfo("d"), tarfile.TarInfo("pipe")
        folder.type, pipe.type = tarfile.DIRTYPE, tarfile.FIFOTYPE
        archive.addfile(folder)
        archive.addfile(pipe)
    came = found(item_of("box.tar", out.getvalue()), out.getvalue())
    assert [one.to_be.name if isinstance(one, Handed) else one.code for one in came] == [
        "box.tar!/d/a.txt",
        "archive-link",
    ]


def test_the_end_of_a_long_member_is_looked_at_too(item_of: ItemOf):
    data = zipped({"photo.jpg": b"\xff\xd8\xff\xe0" + bytes(300_000) + zipped({"hidden.txt": b"x"})})
    (handed,) = found(item_of("box.zip", data), data)
    assert isinstance(handed, Handed)
    assert [one.code for one in handed.findings] == ["polyglot"]


def test_a_strange_name_inside_is_told_with_the_member(item_of: ItemOf):
    data = zipped({"in\u202evoice.txt": b"x"})
    (handed,) = found(item_of("box.zip", data), data)
    assert isinstance(handed, Handed)
    assert [(one.code, one.where) for one in handed.findings] == [("strange-name", "box.zip!/in\u202evoice.txt")]
