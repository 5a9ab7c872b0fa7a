"""One purse for all that is unpacked from one file: what was spent is spent, by whichever depth, and in vain too."""

import gzip
import io
import random
import tarfile
import zipfile
from collections.abc import Callable

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.collect import Budget, Handed, Limits, members
from onrecord.nouns import Finding, Item

ItemOf = Callable[[str, bytes], Item]
MIB = 1 << 20


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 4, 2, 10, 0, 0)), data, method)
    return out.getvalue()


def opened(item: Item, data: bytes, budget: Budget) -> tuple[list[str], list[str]]:
    """The names that were handed over, and the codes of the findings."""
    found = list(members(item, io.BytesIO(data), budget))
    return (
        [one.to_be.name for one in found if isinstance(one, Handed)],
        [one.code for one in found if isinstance(one, Finding)],
    )


def test_every_byte_and_member_that_is_handed_over_is_counted(item_of: ItemOf):
    data = zipped({"a.txt": b"x" * 1000, "b.txt": b"y" * 500})
    budget = Budget(Limits(unpacked_bytes=10_000, members=5))
    opened(item_of("box.zip", data), data, budget)
    assert (budget.bytes_left, budget.members_left) == (8500, 3)


def test_what_was_unpacked_in_vain_counts_too(item_of: ItemOf):
    """Or an archive of many members that each swell just over the ratio would cost without end."""
    swelling = {f"{n}.bin": bytes(6 * MIB) for n in range(5)}
    data = zipped(swelling)
    budget = Budget(Limits(unpacked_bytes=10 * MIB))
    names, codes = opened(item_of("box.zip", data), data, budget)
    assert (names, codes) == ([], ["archive-ratio", "archive-ratio", "archive-bytes"])
    assert budget.bytes_left == 2 * MIB


def test_every_depth_spends_from_the_same_purse():
    purse = Budget(Limits(unpacked_bytes=100, members=3, depth=2))
    inner = purse.deeper()
    inner.spend_bytes(40)
    assert inner.spend_member()
    assert (purse.bytes_left, purse.members_left) == (60, 2)
    assert inner.deeper().bytes_left == 60
    assert [each.too_deep for each in (purse, inner, inner.deeper())] == [False, False, True]


def test_the_last_member_that_may_be_is_opened_and_no_further_one():
    purse = Budget(Limits(members=2))
    assert [purse.spend_member() for _ in range(3)] == [True, True, False]
    assert purse.members_left == 0


@pytest.mark.parametrize(
    ("packed", "cap"),
    [(0, 4 * MIB), (16_777, 4 * MIB), (16_778, 16_778 * 250), (MIB, 100 * MIB), (60 * MIB, 100 * MIB)],
    ids=["nothing", "free", "by ratio", "the largest member", "still"],
)
def test_a_member_may_swell_250_times_or_to_4_mib_and_never_over_what_is_left(packed: int, cap: int):
    purse = Budget(Limits(one_member_bytes=100 * MIB))
    assert purse.cap_for(packed) == cap
    purse.spend_bytes(purse.bytes_left - 7)
    assert purse.cap_for(packed) == 7


def test_a_member_that_fills_the_purse_to_the_byte_is_handed_over(item_of: ItemOf):
    data = zipped({"a.txt": b"x" * 1000, "b.txt": b"y"})
    names, codes = opened(item_of("box.zip", data), data, Budget(Limits(unpacked_bytes=1000)))
    assert (names, codes) == (["box.zip!/a.txt"], ["archive-bytes"])


NOISE = random.Random(11).randbytes(5 * MIB)  # does not pack at all: an honest film or picture


def tarred(data: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo("film.bin")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def captured(data: bytes) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "video/x")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record("https://a.example/film", "response", payload=io.BytesIO(data), http_headers=headers)
    )
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("box.zip", lambda data: zipped({"film.bin": data})),
        ("film.gz", lambda data: gzip.compress(data, 1, mtime=0)),
        ("box.tar", tarred),
        ("site.warc", captured),
    ],
)
def test_a_large_member_that_packs_honestly_is_handed_over_from_every_kind_of_archive(
    item_of: ItemOf, name: str, pack: Callable[[bytes], bytes]
):
    data = pack(NOISE)
    came = []
    for found in members(item_of(name, data), io.BytesIO(data), Budget()):
        assert isinstance(found, Handed)
        with found.open() as stream:
            came.append(stream.read())
    assert came == [NOISE]


def test_the_list_of_members_is_measured_as_the_archive_itself_says_it_in_32_or_64_bits(item_of: ItemOf):
    """APPNOTE 4.3.14 and 4.3.16: where the small record says 0xFFFFFFFF, the size stands in the large one."""

    def said(small: int, large: int) -> list[str]:
        record = b"PK\x06\x06" + bytes(36) + large.to_bytes(8, "little") + bytes(8)
        end = b"PK\x05\x06" + bytes(8) + small.to_bytes(4, "little") + bytes(6)
        data = b"PK\x03\x04" + bytes(100) + record + bytes(20) + end
        return opened(item_of("box.zip", data), data, Budget(Limits(directory_bytes=1000)))[1]

    assert said(1001, 0) == ["archive-count"]
    assert said(0xFFFFFFFF, 1001) == ["archive-count"]
    assert said(0xFFFFFFFF, 1 << 40) == ["archive-count"]
    assert said(1000, 1001) == ["archive-broken"]
    assert said(0xFFFFFFFF, 1000) == ["archive-broken"]


def test_the_end_of_an_archive_is_found_before_the_longest_comment(item_of: ItemOf):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for n in range(40):
            archive.writestr(f"{n}.txt", "x")
        archive.comment = b"c" * 65_535
    data = out.getvalue()
    limits = Limits(directory_bytes=100)
    assert opened(item_of("box.zip", data), data, Budget(limits)) == ([], ["archive-count"])
