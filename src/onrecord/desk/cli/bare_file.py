"""A file handed to a command as it is, without a case: a table of overlaps, pairs of names."""

from pathlib import Path

from onrecord.nouns.refusal import BadRequest


def text_of(file: Path, option: str, *, largest: int, too_large: str) -> str:
    """The text of the UTF-8 file that `option` names, of `largest` bytes at most; `too_large`: what to do about more.

    Raises:
        BadRequest: it is larger, or no UTF-8."""
    if file.stat().st_size > largest:
        raise BadRequest("the file is too large", where=option, next=too_large)
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BadRequest("the file is not UTF-8 text", where=option, next="save it as CSV, UTF-8") from None
