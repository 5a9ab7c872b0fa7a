"""Which kind of text some bytes are: HTML, mail, a table, Markdown or plain; or no text at all.

Rules: text has no control characters besides those that lay out lines; mail has headers that only mail programs
write; a table has the same number of cells in every line. A wrong guess costs a layout, never the bytes.
"""

import codecs
import csv
import re
import zlib

_LAYOUT = b"\t\n\r\f\x1b"
_CONTROL = bytes(set(range(32)) - set(_LAYOUT)) + b"\x7f"
_FEW = 0.001  # share of stray control characters that damaged but honest text still has
_HTML_STARTS = (
    "<!doctype html", "<html", "<head", "<body", "<script", "<title", "<meta", "<div", "<p>", "<p ", "<h1", "<table",
    "<article", "<iframe", "<style", "<link", "<font", "<br", "<a ",
)  # fmt: skip
_SKIPPED = re.compile(r"(?:\s+|<!--.*?-->|<\?xml[^>]*\?>)+", re.DOTALL)
_HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]*):[ \t]?(.*)$")
_OF_MAIL = frozenset(("from", "to", "subject", "date", "cc", "reply-to", "sender"))
_OF_MAIL_PROGRAMS = frozenset(
    (
        "received",
        "message-id",
        "mime-version",
        "return-path",
        "delivered-to",
        "content-type",
        "dkim-signature",
        "x-mailer",
    )
)
_DELIMITERS = "\t;,|"
_BY_NAME = {"md": "text/markdown", "markdown": "text/markdown", "css": "text/css", "js": "text/javascript"}
_SENTENCE_ENDS = (".", "!", "?", "…", ".”", '."', ".»", ":")  # prose with as many commas in each line is still prose
_LINES_LOOKED_AT = 50
_LONGEST_CELL = 60  # characters on average; prose between commas runs longer or varies


def as_text(head: bytes) -> str | None:
    """`head` as text, decoded well enough to look at; None when it is no text."""
    for bom, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if head.startswith(bom):
            return head[len(bom) :].decode(encoding, "replace")
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if len(head) >= 8 and zeros.count(0) > 0.6 * len(zeros) and head.count(0) < 1.2 * zeros.count(0):
            return head.decode(encoding, "replace")
    strays = len(head) - len(head.translate(None, _CONTROL))
    if strays > _FEW * len(head):
        return None
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return head.decode("latin-1")


def kind_of_text(head: bytes, ending: str) -> str | None:
    """The media type of a text that begins with `head` in a file whose name has that ending; None for no text."""
    if not head:
        return None
    text = as_text(head)
    if text is None:
        return None
    start = _SKIPPED.sub("", text[:8192], count=1) if _SKIPPED.match(text) else text
    start = start[:1024].lower()
    if start.startswith(_HTML_STARTS) or ("<!doctype html" in start[:256] and "<" in start[:2]):
        return "text/html"
    if text.lstrip().lower().startswith("<?xml") or start.startswith("<svg"):
        return "image/svg+xml" if "<svg" in start else "application/xml"
    if _is_mail(text, ending):
        return "message/rfc822"
    if ending in ("csv", "tsv"):
        delimiter = delimiter_of(text)
        return "text/tab-separated-values" if ending == "tsv" or delimiter == "\t" else "text/csv"
    if ending in _BY_NAME:
        return _BY_NAME[ending]
    if ending in ("html", "htm", "xhtml") and "<" in text and re.search(r"</?[a-z][a-z0-9]*[ >/]", start):
        return "text/html"
    delimiter = delimiter_of(text)
    if delimiter:
        return "text/tab-separated-values" if delimiter == "\t" else "text/csv"
    return "text/plain"


def gunzipped_start(head: bytes) -> bytes:
    """The first bytes inside a gzip stream; empty when it is broken."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 64)
    except zlib.error:
        return b""


def delimiter_of(text: str) -> str | None:
    """The character between cells if `text` is a table through and through, else None."""
    lines = [line for line in text.splitlines() if line.strip()][:_LINES_LOOKED_AT]
    if len(lines) > 3 and len(lines) < _LINES_LOOKED_AT:
        lines = lines[:-1]  # the last line of a head may be cut
    if len(lines) < 3 or sum(line.rstrip().endswith(_SENTENCE_ENDS) for line in lines) * 2 > len(lines):
        return None
    for delimiter in _DELIMITERS:
        try:
            rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
        except csv.Error:
            continue
        widths = {len(row) for row in rows}
        needed = 2 if delimiter == "\t" else 3
        cells = [cell for row in rows for cell in row]
        if (
            len(rows) >= 3
            and len(widths) == 1
            and widths.pop() >= needed
            and sum(map(len, cells)) <= _LONGEST_CELL * len(cells)
        ):
            return delimiter
    return None


def _is_mail(text: str, ending: str) -> bool:
    names: set[str] = set()
    for number, line in enumerate(text.splitlines()[:200]):
        if not line.strip():
            break
        header = _HEADER.match(line)
        if header:
            names.add(header[1].lower())
        elif not line.startswith((" ", "\t") if number else "From "):
            return False
    if ending == "eml":
        return bool(names & (_OF_MAIL | _OF_MAIL_PROGRAMS))
    return bool(names & _OF_MAIL_PROGRAMS) and len(names & _OF_MAIL) >= 2
