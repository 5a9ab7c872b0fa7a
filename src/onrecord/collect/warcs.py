"""Web archives (WARC): what servers answered, by address and time of capture.

Requests, redirects, errors and the crawler's notes stay in the archive, which is sealed whole. WARC digests are SHA-1
and prove nothing here: every member gets its own SHA-256 when it is sealed.
"""

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.collect.limits import Budget
from onrecord.collect.part import UNREADABLE, Broken, Part, opener, reason
from onrecord.nouns.finding import Finding


def warc_parts(stream: BinaryIO, budget: Budget) -> Iterator[Part | Finding]:
    """What servers answered with status 200 to 299, and resources, by address; requests and notes stay inside."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    packed = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    records = ArchiveIterator(stream)
    while True:
        try:
            record = next(records)
        except StopIteration:
            return
        except (ArchiveLoadFailed, *UNREADABLE) as why:
            raise Broken(reason(why)) from None
        status = record.http_headers.get_statuscode() if record.http_headers else "200"
        if record.rec_type in ("response", "resource") and status[:1] == "2":
            yield _warc_part(record, packed)


def _warc_part(record: Any, packed: int) -> Part:
    """`packed` is the size of the whole archive: a record's own packed size is known only after it was read."""
    return Part(
        name=record.rec_headers.get_header("WARC-Target-URI") or "",
        open=opener(lambda: _Unclosed(record.content_stream())),
        packed=packed,
        modified=_warc_time(record.rec_headers.get_header("WARC-Date")),
        url=True,
    )


class _Unclosed:
    """A record's content; it is not to be closed, because that would close the whole archive under it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        data: bytes = self._stream.read(size)
        return data


def _warc_time(written: str | None) -> int:
    try:
        moment = dt.datetime.fromisoformat((written or "").replace("Z", "+00:00"))
    except ValueError:
        return 0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return max(0, int(moment.timestamp())) * 10**9
