"""Mail (EML): subject and body as text, headers as properties; attachments are items of their own (see `collect`).

The plain body is read where it says anything, else the HTML one. `published_on` is the day that the Date header names,
in its own time zone: a claim of the sender's clock.
"""

import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_to_datetime

from onrecord.nouns.edtf import Edtf
from onrecord.nouns.text import Description
from onrecord.read.layers.decode import declared_in_page, decode
from onrecord.read.layers.draft import Draft
from onrecord.read.layers.html_page import read_markup
from onrecord.read.layers.plain import paragraphs_of

_HEADERS = (
    "from",
    "to",
    "cc",
    "reply-to",
    "sender",
    "subject",
    "date",
    "message-id",
    "in-reply-to",
    "x-mailer",
    "user-agent",
)
_STUB = 40  # characters; a shorter plain body may be a stub
_TAG = re.compile(rb"<[^>]*>")


def read_letter(draft: Draft, data: bytes) -> Description:
    """The body of a letter and what its headers say."""
    letter = BytesParser(policy=compat32).parsebytes(data)
    properties = {name: words for name in _HEADERS if (words := _header(letter, name))}
    hops = letter.get_all("received") or []
    if hops:
        properties["received"] = f"{len(hops)} hops"
    if letter.get("dkim-signature"):
        properties["dkim-signature"] = "present, not checked"
    draft.add(properties.get("subject", ""), "heading")
    _body(draft, letter)
    return Description(
        title=properties.get("subject"),
        author=properties.get("from"),
        published_on=_day(properties.get("date", "")),
        properties=properties,
    )


def _body(draft: Draft, letter: Message) -> None:
    plain = [part for part in _texts(letter) if part.get_content_type() != "text/html"]
    pages = [part for part in _texts(letter) if part.get_content_type() == "text/html"]
    said = [decode(_bytes(part), draft, part.get_content_charset()) for part in plain]
    if not pages or not _is_stub("".join(said), pages):
        for text in said:
            for paragraph in paragraphs_of(text):
                draft.add(paragraph, "quote" if paragraph.startswith(">") else "paragraph")
        return
    for part in pages:
        content = _bytes(part)
        read_markup(draft, decode(content, draft, part.get_content_charset() or declared_in_page(content)))


def _is_stub(said: str, pages: list[Message]) -> bool:
    """Whether the plain body only points to the other one ("This message needs an HTML reader")."""
    length = len(said.strip())
    return length < _STUB and length * 2 < sum(len(_TAG.sub(b"", _bytes(part))) for part in pages)


def _texts(letter: Message) -> list[Message]:
    found, waiting = [], [letter]
    while waiting:
        part = waiting.pop()
        if part.get_content_type() == "message/rfc822":
            continue
        if part.is_multipart():
            waiting.extend(reversed([inner for inner in part.get_payload() if isinstance(inner, Message)]))
        elif (
            part.get_content_maintype() == "text"
            and part.get_content_disposition() != "attachment"
            and not part.get_filename()
        ):
            found.append(part)
    return found


def _bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _header(letter: Message, name: str) -> str:
    written = letter.get(name)
    if written is None:
        return ""
    try:
        words = str(make_header(decode_header(str(written))))
    except (HeaderParseError, ValueError, LookupError):
        words = str(written)
    return " ".join(words.encode("utf-8", "replace").decode().split())[:2000]


def _day(written: str) -> Edtf | None:
    try:
        return Edtf.day(parsedate_to_datetime(written).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
