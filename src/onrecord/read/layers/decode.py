"""Bytes of text to characters: by byte order mark, then by what the document declares, then UTF-8, then by likelihood.

A declaration that the bytes contradict is a finding; so is a guess. It never fails: what fits nothing is read as
Windows-1252, with U+FFFD where even that has no character.
"""

import codecs
import re

from onrecord.read.layers.draft import Draft

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.-]{2,40})""")
_GUESSED_FROM = 1 << 18  # bytes; enough letters of any language, and a guess over more is slow
_CANDIDATES = (
    "cp1251", "koi8_r", "koi8_u", "cp866", "mac_cyrillic", "cp1252", "cp1250", "iso8859_2", "cp1253", "cp1254",
    "cp1256", "iso8859_6", "cp1255", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
)  # fmt: skip
_FOR_THE_WEB = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}


def declared_in_page(data: bytes) -> str | None:
    """The encoding that a page names in its first 4 KiB, if any."""
    found = _XML.search(data[:1024]) or _META.search(data[:4096])
    return found[1].decode("ascii") if found else None


def decode(data: bytes, draft: Draft, declared: str | None = None) -> str:
    """`data` as text; `declared` is what the document or its carrier says of its encoding."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace")
    utf8 = _try(data, "utf-8")
    wanted = _known(declared)
    if declared and wanted is None:
        draft.note("unknown-encoding", "The encoding it declares does not exist; another is used.")
    if wanted in (None, "utf-8"):
        if utf8 is not None:
            return utf8
        return _guess(data, draft, broken=wanted is not None)
    if utf8 is not None and not data.isascii():
        draft.note("wrong-encoding", "It declares an old encoding, but its bytes are UTF-8 and are read as UTF-8.")
        return utf8
    text = _try(data, wanted or "utf-8")
    return text if text is not None else _guess(data, draft, broken=True)


def _wide(data: bytes) -> str | None:
    head = data[:4096]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if len(head) >= 8 and zeros.count(0) > 0.6 * len(zeros) and head.count(0) < 1.2 * zeros.count(0):
            return encoding
    return None


def _known(declared: str | None) -> str | None:
    if not declared:
        return None
    name = _FOR_THE_WEB.get(declared.lower(), declared)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return info.name if info._is_text_encoding else None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _guess(data: bytes, draft: Draft, *, broken: bool) -> str:
    from charset_normalizer import from_bytes

    if broken and data.decode("utf-8", "replace").count("\ufffd") < 1 + len(data) // 500:
        draft.note("broken-characters", "Some bytes are not UTF-8; they are shown as \ufffd.", how_bad="damage")
        return data.decode("utf-8", "replace")
    best = from_bytes(data[:_GUESSED_FROM], cp_isolation=list(_CANDIDATES)).best()
    encoding = best.encoding if best else "cp1252"
    draft.note(
        "guessed-encoding",
        f"It is not UTF-8; it is read as {encoding} because that gives the likeliest text.",
        next="If words look wrong, save it as UTF-8 and add that beside it.",
    )
    return data.decode(encoding, "replace")
