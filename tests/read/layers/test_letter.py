from collections.abc import Callable
from email.message import EmailMessage

import pytest

from onrecord.nouns import Edtf, TextLayer

Lifted = Callable[..., TextLayer]
Blocks = Callable[[TextLayer], list[tuple[str, str]]]


def letter(text: str | None, page: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "Офис <office@orvesh.example>", "b@b.example"
    message["Subject"] = "Ответ на запрос"
    message["Date"] = "Wed, 02 Apr 2031 23:30:00 +0300"
    if text is not None:
        message.set_content(text)
    if page is not None:
        (message.add_alternative if text is not None else message.set_content)(page, subtype="html")
    return message


def test_headers_are_properties_and_the_body_is_text(lifted: Lifted, blocks_of: Blocks):
    layer = lifted("eml", letter("We deny it.\n\n> Did you?\n\nThe office\n").as_bytes())
    assert blocks_of(layer) == [
        ("heading", "Ответ на запрос"),
        ("paragraph", "We deny it."),
        ("quote", "> Did you?"),
        ("paragraph", "The office"),
    ]
    about = layer.description
    assert (about.title, about.author) == ("Ответ на запрос", "Офис <office@orvesh.example>")
    assert about.published_on == Edtf("2031-04-02")
    assert about.properties["to"] == "b@b.example"


def test_the_plain_body_is_read_unless_it_is_a_stub(lifted: Lifted):
    page = "<p>We deny that any raids took place, on any night, in any street of this town.</p>"
    full = "We deny that any raids took place, on any night, in any street."
    assert full in lifted("eml", letter(full, page).as_bytes()).text
    assert "any street of this town" in lifted("eml", letter("HTML only.", page).as_bytes()).text
    assert "any street of this town" in lifted("eml", letter(None, page).as_bytes()).text


def test_the_text_of_an_attachment_is_not_the_letters(lifted: Lifted):
    message = letter("See the list.")
    message.add_attachment("secret list", filename="list.txt")
    assert "secret" not in lifted("eml", message.as_bytes()).text


def test_a_body_in_an_old_encoding_is_read(lifted: Lifted):
    raw = b"From: a\nSubject: x\nContent-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: 8bit\n\n"
    assert "Министерство отрицает." in lifted("eml", raw + "Министерство отрицает.".encode("koi8-r")).text


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a\nSubject: =?utf-8?b?!!!?=\nDate: not a date\n\nText",
        b"From: =?no-such-charset?q?x?=\n\nText",
        b"From: a\nContent-Type: multipart/mixed\n\nText without parts",
        b'From: a\nContent-Type: text/plain; charset="\x00"\n\nText',
        b"From: a\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n%%%%",
        b"From: a\n" + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 300 + b"\n\nText",
        b"Date: Wed, 99 Apr 99999999999 10:00:00 +9999\n\nText",
    ],
)
def test_a_broken_letter_is_no_crash(lifted: Lifted, raw: bytes):
    assert lifted("eml", raw).description.published_on is None
