"""Attachments of mail: everything in a letter that is not its own text, letters in the letter too."""

import io
from collections.abc import Callable, Iterator
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from typing import BinaryIO

from onrecord.collect.limits import Budget
from onrecord.collect.part import Part, opener
from onrecord.nouns.finding import Finding


def mail_parts(stream: BinaryIO, budget: Budget) -> Iterator[Part | Finding]:
    """Attachments of a letter: whatever is not its text."""
    stream.seek(0)
    raw = stream.read(budget.limits.mail_bytes + 1)
    if len(raw) > budget.limits.mail_bytes:
        what = f"A letter larger than {budget.limits.mail_bytes} bytes: its attachments are not opened."
        yield Finding(code="archive-bytes", what=what, where="")
        return
    letter = BytesParser(policy=compat32).parsebytes(raw)
    for number, part in enumerate(_attached(letter), 1):
        yield Part(name=_file_name(part) or f"part-{number}", open=opener(_bytes_of(part)), packed=len(raw))


def _attached(letter: Message) -> Iterator[Message]:
    waiting = [letter]
    while waiting:
        part = waiting.pop()
        if part.get_content_type() == "message/rfc822" and part is not letter:
            yield part
        elif part.is_multipart():
            waiting.extend(reversed([inner for inner in part.get_payload() if isinstance(inner, Message)]))
        elif (
            _file_name(part) or part.get_content_disposition() == "attachment" or part.get_content_maintype() != "text"
        ):
            yield part


def _file_name(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""


def _bytes_of(part: Message) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        inner = part.get_payload(0) if part.is_multipart() else None
        content = inner.as_bytes() if isinstance(inner, Message) else part.get_payload(decode=True)
        return io.BytesIO(content if isinstance(content, bytes) else b"")

    return opened
