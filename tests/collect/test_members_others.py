"""Web archives, gzip and mail as containers."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.collect import Budget, Limits, holds_others, members
from onrecord.nouns import Finding, Item

Unpack = Callable[..., tuple[dict[str, bytes], list[Finding]]]
ItemOf = Callable[[str, bytes], Item]

PAGE = b"<html><body><p>The ministry denied it.</p></body></html>"


def warc(*captures: tuple[str, str, bytes], packed: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for address, status, body in captures:
        headers = StatusAndHeaders(status, [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                address,
                "response",
                payload=io.BytesIO(body),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2031-04-02T10:00:00Z"},
            )
        )
        writer.write_record(
            writer.create_warc_record(address, "request", payload=io.BytesIO(b"GET / HTTP/1.1\r\n\r\n"))
        )
    return out.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_gives_its_pages_by_address_and_capture_time(unpack: Unpack, item_of: ItemOf, packed: bool):
    data = warc(
        ("https://post.example/a?b=1", "200 OK", PAGE),
        ("https://post.example/gone", "404 Not Found", b"no"),
        packed=packed,
    )
    kept, findings = unpack("site.warc.gz" if packed else "site.warc", data)
    assert list(kept.values()) == [PAGE]
    assert next(iter(kept)).endswith("!/https://post.example/a?b=1")
    assert findings == []
    handed = next(iter(members(item_of("site.warc", data), io.BytesIO(data), Budget())))
    assert handed.to_be.modified == 1932890400 * 10**9
    assert handed.to_be.media_type == "text/html"


def test_a_page_captured_twice_is_two_items(unpack: Unpack):
    kept, _ = unpack(
        "s.warc.gz", warc(("https://a.example/", "200 OK", b"<p>one"), ("https://a.example/", "200 OK", b"<p>two"))
    )
    assert list(kept) == ["s.warc.gz!/https://a.example/", "s.warc.gz!/https://a.example/ (2)"]


def test_a_truncated_web_archive_keeps_what_came_before(unpack: Unpack):
    data = warc(("https://a.example/1", "200 OK", PAGE), ("https://a.example/2", "200 OK", PAGE * 40), packed=False)
    kept, findings = unpack("s.warc", data[: data.index(PAGE) + len(PAGE) + 900])
    assert kept["s.warc!/https://a.example/1"] == PAGE
    assert all(finding.code in ("archive-broken", "member-broken") for finding in findings)


@pytest.mark.parametrize("packed", [True, False])
def test_wherever_a_web_archive_is_cut_off_whole_records_come_out_and_a_finding(item_of: ItemOf, packed: bool):
    """Never half a record, never silence; only a cut right between two records leaves a whole, shorter archive."""
    data = warc(("https://a.example/1", "200 OK", PAGE), ("https://a.example/2", "200 OK", PAGE * 4), packed=packed)
    record = b"\x1f\x8b\x08" if packed else b"WARC/1.0"
    for end in range(1, len(data)):
        found = list(members(item_of("s.warc", data[:end]), io.BytesIO(data[:end]), Budget()))
        bodies = [one.size for one in found if not isinstance(one, Finding)]
        assert bodies in ([], [len(PAGE)], [len(PAGE), 4 * len(PAGE)])
        codes = {one.code for one in found if isinstance(one, Finding)}
        assert codes <= {"archive-broken", "member-broken"}
        rest, is_archive = data[end:].strip(), holds_others(item_of("s.warc", data[:end]).media_type)
        assert codes or not rest or rest.startswith(record) or not is_archive


def test_what_a_broken_web_archive_says_reaches_no_screen(unpack: Unpack, capfd: pytest.CaptureFixture[str]):
    data = warc(("https://a.example/1", "200 OK", b"SECRETWORD " * 9), packed=False)
    _, findings = unpack("s.warc", data.replace(b"Content-Length: ", b"Content-Length: 1", 1)[:-40])
    unpack("s.warc", data.replace(b"Content-Length: 1", b"Content-Length: ", 1))
    assert findings
    assert capfd.readouterr() == ("", "")


def test_a_web_archive_package_gives_its_traffic_and_not_its_lists(unpack: Unpack):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("pages/pages.jsonl", "{}")
        archive.writestr("archive/data.warc.gz", warc(("https://a.example/", "200 OK", PAGE)))
        archive.writestr("indexes/index.cdx", "x")
    kept, _ = unpack("site.wacz", out.getvalue())
    assert list(kept) == [
        "site.wacz!/archive/data.warc.gz",
        "site.wacz!/archive/data.warc.gz!/https://a.example/",
    ]


def test_a_gzip_file_is_opened_and_a_gzip_bomb_is_not(unpack: Unpack):
    assert unpack("a.txt.gz", gzip.compress(b"hello"))[0] == {"a.txt.gz!/a.txt": b"hello"}
    kept, findings = unpack("a.gz", gzip.compress(b"\x00" * (12 << 20)))
    assert kept == {}
    assert [finding.code for finding in findings] == ["archive-ratio"]
    assert [finding.code for finding in unpack("a.gz", gzip.compress(b"hello" * 999)[:-9])[1]] == ["member-broken"]


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@a.example", "b@b.example", "Lists"
    message["Date"] = "Wed, 02 Apr 2031 10:00:00 +0000"
    message["Message-ID"] = "<1@a.example>"
    message.set_content("See the lists.")
    message.add_alternative("<p>See the lists.</p>", subtype="html")
    return message


def test_attachments_of_a_letter_are_members_and_its_text_is_not(unpack: Unpack):
    message = letter()
    message.add_attachment(b"name;age;town\n", maintype="text", subtype="csv", filename="список.csv")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="../../evil.png")
    kept, findings = unpack("letter.eml", message.as_bytes())
    assert list(kept) == ["letter.eml!/список.csv", "letter.eml!/evil.png"]
    assert [finding.code for finding in findings] == ["archive-traversal"]


def test_a_letter_in_a_letter_is_a_member_with_its_own_attachments(unpack: Unpack):
    inner = letter()
    inner.add_attachment(b"deep", maintype="application", subtype="octet-stream", filename="deep.bin")
    outer = letter()
    outer.add_attachment(inner)
    kept, _ = unpack("outer.eml", outer.as_bytes())
    assert kept["outer.eml!/part-1!/deep.bin"] == b"deep"


def test_a_letter_too_large_to_parse_is_a_finding(unpack: Unpack):
    kept, findings = unpack("letter.eml", letter().as_bytes(), Limits(mail_bytes=100))
    assert kept == {}
    assert [finding.code for finding in findings] == ["archive-bytes"]


def test_a_letter_with_broken_parts_gives_what_it_can(unpack: Unpack):
    raw = (
        b"From: a\nTo: b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        b"--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n!!!not base64!!!\n"
        b"--x\nContent-Type: application/pdf; name=a.pdf\n\n%PDF-1.4"
    )
    kept, _ = unpack("a.eml", raw)
    assert kept["a.eml!/a.pdf"] == b"%PDF-1.4"


def tarred(*entries: tuple[str, bytes | None]) -> bytes:
    """A tar of files; None makes a link to /etc/passwd."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in entries:
            entry = tarfile.TarInfo(name)
            if data is None:
                entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
            else:
                entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data or b""))
    return out.getvalue()


def test_a_tar_is_opened_and_nothing_in_it_leads_out(unpack: Unpack):
    """Threat 2."""
    data = tarred(("a.txt", b"one"), ("../../b.txt", b"two"), ("link", None), ("/c.txt", b"three"))
    kept, findings = unpack("box.tar", data)
    assert kept == {"box.tar!/a.txt": b"one", "box.tar!/b.txt": b"two", "box.tar!/c.txt": b"three"}
    assert [finding.code for finding in findings] == ["archive-traversal", "archive-link", "archive-traversal"]
    packed, _ = unpack("box.tar.gz", gzip.compress(data))
    assert packed["box.tar.gz!/box.tar!/a.txt"] == b"one"
