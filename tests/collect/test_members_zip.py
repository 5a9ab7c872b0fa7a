"""Zip archives: what is kept, what is refused, and where a bomb stops (threats 1 and 2)."""

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.collect import Budget, Limits, members
from onrecord.nouns import Finding, Item

Unpack = Callable[..., tuple[dict[str, bytes], list[Finding]]]
ItemOf = Callable[[str, bytes], Item]


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 4, 2, 10, 0, 0)), data, method)
    return out.getvalue()


def codes(findings: list) -> list[str]:
    return [finding.code for finding in findings]


def test_members_are_kept_under_their_container(unpack: Unpack):
    kept, findings = unpack("box.zip", zipped({"a.txt": b"one", "b/c.txt": b"two", "empty/": b""}))
    assert kept == {"box.zip!/a.txt": b"one", "box.zip!/b/c.txt": b"two"}
    assert findings == []


def test_a_member_says_where_it_came_from_what_it_is_and_when_it_was_changed(item_of: ItemOf):
    data = zipped({"a.html": b"<html><p>x"})
    handed = next(iter(members(item_of("box.zip", data), io.BytesIO(data), Budget())))
    assert handed.to_be.derived_from == "i-box.zip"
    assert handed.to_be.media_type == "text/html"
    assert handed.to_be.modified == 1932890400 * 10**9


def test_archives_in_archives_are_opened(unpack: Unpack):
    kept, _ = unpack("a.zip", zipped({"b.zip": zipped({"c.txt": b"deep"})}))
    assert kept["a.zip!/b.zip!/c.txt"] == b"deep"


def test_office_files_are_documents_and_not_opened(unpack: Unpack):
    kept, _ = unpack("a.zip", zipped({"x.docx": zipped({"[Content_Types].xml": b"", "word/document.xml": b""})}))
    assert list(kept) == ["a.zip!/x.docx"]


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "..\\..\\evil.txt", "a/../../evil.txt"]
)
def test_a_member_whose_name_leads_elsewhere_is_kept_under_a_safe_name(
    unpack: Unpack, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    kept, findings = unpack("box.zip", zipped({name: b"evil"}))
    assert list(kept.values()) == [b"evil"]
    assert all(path.startswith("box.zip!/") and ".." not in path and ":" not in path for path in kept)
    assert "archive-traversal" in codes(findings)
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_an_archive_is_refused(unpack: Unpack):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", "kept")
    kept, findings = unpack("box.zip", out.getvalue())
    assert kept == {"box.zip!/a.txt": b"kept"}
    assert codes(findings) == ["archive-link"]


def test_two_members_of_one_name_are_two_items(unpack: Unpack):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "one")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "two")
    kept, _ = unpack("box.zip", out.getvalue())
    assert sorted(kept.values()) == [b"one", b"two"]


def test_an_encrypted_member_is_a_finding_and_the_others_are_kept(unpack: Unpack):
    data = bytearray(zipped({"a.txt": b"sealed", "b.txt": b"open"}, zipfile.ZIP_STORED))
    for header, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + offset] |= 1
    kept, findings = unpack("box.zip", bytes(data))
    assert kept == {"box.zip!/b.txt": b"open"}
    assert codes(findings) == ["member-encrypted"]


def test_a_damaged_member_is_a_finding_and_the_rest_goes_on(unpack: Unpack):
    data = bytearray(zipped({"a.txt": b"first", "b.txt": b"second"}, zipfile.ZIP_STORED))
    data[data.index(b"first")] ^= 1
    kept, findings = unpack("box.zip", bytes(data))
    assert kept == {"box.zip!/b.txt": b"second"}
    assert codes(findings) == ["member-broken"]


@pytest.mark.parametrize("cut", [10, 60, 100, 150])
def test_a_truncated_archive_is_a_finding(unpack: Unpack, cut: int):
    _, findings = unpack("box.zip", zipped({"a.txt": b"one", "b.txt": b"two"})[:cut])
    assert codes(findings)[-1] == "archive-broken"


def test_a_bomb_stops_at_its_ratio_and_what_came_before_is_kept(unpack: Unpack):
    data = zipped({"a.txt": b"kept", "bomb.txt": b"\x00" * (12 << 20), "z.txt": b"kept too"})
    kept, findings = unpack("box.zip", data)
    assert kept == {"box.zip!/a.txt": b"kept", "box.zip!/z.txt": b"kept too"}
    assert codes(findings) == ["archive-ratio"]


def test_a_bomb_of_many_small_parts_stops_at_the_bytes(unpack: Unpack):
    data = zipped({f"{number}.txt": b"x" * 60_000 for number in range(20)})
    kept, findings = unpack("box.zip", data, Limits(unpacked_bytes=250_000))
    assert len(kept) == 4
    assert codes(findings) == ["archive-bytes"]


def test_nested_bombs_share_one_budget(unpack: Unpack):
    inner = zipped({f"{number}.txt": b"x" * 50_000 for number in range(10)})
    kept, findings = unpack(
        "a.zip", zipped({f"{number}.zip": inner for number in range(10)}), Limits(unpacked_bytes=600_000)
    )
    assert sum(map(len, kept.values())) <= 600_000
    assert "archive-bytes" in codes(findings)


def test_an_archive_that_declares_less_than_it_holds_gives_no_more_than_it_declares(unpack: Unpack):
    data = bytearray(zipped({"a.txt": b"x" * 100_000}))
    at = data.index(b"PK\x01\x02") + 24
    assert int.from_bytes(data[at : at + 4], "little") == 100_000
    data[at : at + 4] = (10).to_bytes(4, "little")
    kept, findings = unpack("box.zip", bytes(data))
    assert kept == {}
    assert codes(findings) == ["member-broken"]


def test_too_many_members_stop_at_the_cap(unpack: Unpack):
    kept, findings = unpack("box.zip", zipped({f"{number}.txt": b"x" for number in range(30)}), Limits(members=10))
    assert len(kept) == 10
    assert codes(findings) == ["archive-count"]


def test_an_archive_nested_too_deep_is_kept_and_not_opened(unpack: Unpack):
    data = zipped({"a.txt": b"bottom"})
    for _ in range(6):
        data = zipped({"n.zip": data})
    kept, findings = unpack("n.zip", data)
    assert list(kept)[-1].count("!/") == Limits().depth
    assert codes(findings) == ["archive-depth"]


def test_a_zip_that_holds_itself_ends(unpack: Unpack):
    """As the zip quine does: each opening gives the same archive again."""
    data = zipped({"n.zip": b""})
    kept, findings = unpack("n.zip", zipped({"n.zip": zipped({"n.zip": zipped({"n.zip": zipped({"n.zip": data})})})}))
    assert "archive-depth" in codes(findings)
    assert len(kept) == 4


def test_members_can_be_read_from_a_stream_that_cannot_seek(item_of: ItemOf):
    class Once(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self._inner = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:
            return self._inner.readinto(buffer)

    data = zipped({"a.txt": b"one"})
    found = [one.open().read() for one in members(item_of("box.zip", data), io.BufferedReader(Once(data)), Budget())]
    assert found == [b"one"]


def test_mac_resource_forks_are_not_material(unpack: Unpack):
    kept, _ = unpack("box.zip", zipped({"__MACOSX/._a.txt": b"x", "a.txt": b"one", "d/.DS_Store": b"x"}))
    assert list(kept) == ["box.zip!/a.txt"]


def test_an_unknown_way_of_packing_is_a_finding(unpack: Unpack):
    data = bytearray(zipped({"a.txt": b"one"}))
    for header, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(header) + offset] = 99
    kept, findings = unpack("box.zip", bytes(data))
    assert (kept, codes(findings)) == ({}, ["member-broken"])


def test_an_archive_whose_list_of_members_would_fill_the_memory_is_not_opened(unpack: Unpack):
    data = zipped({f"{number:04}": b"" for number in range(2000)})
    kept, findings = unpack("box.zip", data, Limits(directory_bytes=10_000))
    assert (kept, codes(findings)) == ({}, ["archive-count"])
