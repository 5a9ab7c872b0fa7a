"""Web archives and mail: what is handed over of each record and part, and under which name."""

import io
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.collect import Budget, Handed, Limits, members
from onrecord.nouns import Finding, Item

ItemOf = Callable[[str, bytes], Item]


def record(kind: str, address: str | None, date: str = "2031-04-02T10:00:00Z", status: str = "200 OK") -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    http = StatusAndHeaders(status, [("Content-Type", "text/html")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            address,
            kind,
            payload=io.BytesIO(b"<p>Denied."),
            http_headers=http if kind == "response" else None,
            warc_headers_dict={"WARC-Date": date},
        )
    )
    return out.getvalue()


def handed(item: Item, data: bytes) -> list[tuple[str, int]]:
    """Name and time in seconds of everything that is handed over; nothing else may come."""
    found = list(members(item, io.BytesIO(data), Budget()))
    assert all(isinstance(one, Handed) for one in found)
    return [(one.to_be.name, one.to_be.modified // 10**9) for one in found if isinstance(one, Handed)]


@pytest.mark.parametrize("kind", ["response", "resource"])
def test_what_a_server_gave_and_what_a_crawler_kept_are_handed_over(item_of: ItemOf, kind: str):
    data = record(kind, "https://a.example/1")
    assert handed(item_of("s.warc", data), data) == [("s.warc!/https://a.example/1", 1_932_890_400)]


@pytest.mark.parametrize("status", ["199 X", "301 Moved", "404 Not Found", "500 Oh"])
def test_what_is_no_answer_stays_in_the_archive(item_of: ItemOf, status: str):
    data = record("response", "https://a.example/1", status=status)
    assert handed(item_of("s.warc", data), data) == []


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("2031-04-02T10:00:00Z", 1_932_890_400), ("2031-04-02T10:00:00.5Z", 1_932_890_400), ("1970-01-01T00:00:00Z", 0),
     ("1969-01-01T00:00:00Z", 0), ("some day", 0)],
)  # fmt: skip
def test_a_capture_has_its_time_in_utc_or_none(item_of: ItemOf, written: str, seconds: int):
    data = record("response", "https://a.example/1", written)
    assert handed(item_of("s.warc", data), data)[0][1] == seconds


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://a.example/x!/y", "https://a.example/x%21/y"),
        ("https://a.example/x!", "https://a.example/x!"),
        ("https://a.example/../x", "https://a.example/../x"),
        (None, "s"),
    ],
)
def test_an_address_is_kept_and_cannot_pass_for_a_member_of_an_archive(item_of: ItemOf, address: str | None, name: str):
    data = record("resource", address)
    assert handed(item_of("s.warc", data), data)[0][0] == f"s.warc!/{name}"


def letter(*parts: tuple[bytes, str, str | None]) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Message-ID"] = "a@a.example", "b@b.example", "<1@a.example>"
    message.set_content("See the lists.")
    for data, media_type, name in parts:
        main, _, sub = media_type.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, **({"filename": name} if name else {}))
    return message


def test_parts_without_a_name_are_named_by_their_number_among_the_attachments(item_of: ItemOf):
    data = letter((b"1", "image/png", None), (b"2", "image/png", "b.png"), (b"3", "text/plain", None)).as_bytes()
    assert [name for name, _ in handed(item_of("a.eml", data), data)] == [
        "a.eml!/part-1",
        "a.eml!/b.png",
        "a.eml!/part-3",
    ]


def test_a_file_that_is_itself_a_letter_is_opened_and_not_handed_over_again(item_of: ItemOf):
    data = letter((b"1", "image/png", "a.png")).as_bytes()
    item = item_of("a.eml", data)
    assert item.object.media_type == "message/rfc822"
    assert [name for name, _ in handed(item, data)] == ["a.eml!/a.png"]


def test_a_name_that_cannot_be_decoded_is_no_name(item_of: ItemOf):
    data = letter((b"1", "image/png", "x.png")).as_bytes().replace(b'filename="x.png"', b"filename*=no-such'x'%ff.png")
    (name,) = [name for name, _ in handed(item_of("a.eml", data), data)]
    assert name.startswith("a.eml!/")
    assert "XX" not in name


def test_findings_of_a_letter_have_words_and_the_place_of_the_letter(item_of: ItemOf):
    data = letter((b"1", "image/png", "a.png")).as_bytes()
    (finding,) = members(item_of("a.eml", data), io.BytesIO(data), Budget(Limits(mail_bytes=10)))
    assert isinstance(finding, Finding)
    assert finding.what == "A letter larger than 10 bytes: its attachments are not opened."
    assert finding.where == "i-a.eml, member 1"


def test_what_holds_no_others_gives_nothing(item_of: ItemOf):
    assert list(members(item_of("a.txt", b"words"), io.BytesIO(b"words"), Budget())) == []
