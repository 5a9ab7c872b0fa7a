"""A file handed to a command as it is, without a case: a table of overlaps, pairs of names."""

import codecs
import sys
from pathlib import Path

from onrecord.nouns.refusal import BadRequest

STDIN = Path("-")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # as spreadsheets write "Unicode text"


def text_of(file: Path, option: str, *, largest: int, too_large: str) -> str:
    """The text of the file that `option` names, of `largest` bytes at most; `too_large`: what to do about more.

    UTF-8, or UTF-16 that says so at its beginning; no other encoding is guessed. `STDIN` is read to its end.

    Raises:
        BadRequest: it is larger, or in another encoding."""
    with sys.stdin.buffer if file == STDIN else file.open("rb") as stream:
        content = stream.read(largest + 1)
    if len(content) > largest:
        raise BadRequest("the file is too large", where=option, next=too_large)
    try:
        return content.decode("utf-16" if content.startswith(_UTF16) else "utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadRequest(
            "the file is not UTF-8 text", where=f"{option}, line {line}",
            next="save it again as “CSV UTF-8”; what an older program wrote in Cyrillic is often Windows-1251: "
            "iconv -f cp1251 -t utf-8 OLD.csv > NEW.csv",
        ) from None  # fmt: skip
