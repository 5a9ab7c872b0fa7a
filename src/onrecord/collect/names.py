r"""File names as strangers wrote them: kept to the byte, shown so that they deceive nobody.

Rules
* `named` is injective: bytes that are not UTF-8 become `\xNN`, a backslash becomes `\\`, and an exclamation mark at
  the end of a part becomes `\x21`, so that nothing on disk can pass for a member of an archive (`box.zip!/letter`).
* Nothing is normalised: two names that only look alike stay two names.
* `marks` says why a name could mislead; `shown` writes the characters that mislead as `<U+202E>`.
* `inside` turns the name of an archive's member into one that stays under its container, and says what it changed.
It does not: extract, rename or create anything.
"""

import re
import unicodedata
from pathlib import PurePosixPath

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ZERO_WIDTH = frozenset("\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff")
_DRIVE = re.compile(r"^[A-Za-z]:")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_PART = 255  # bytes; what common file systems allow, so that any name can be written out again
_LOOKALIKE = ("LATIN", "CYRILLIC", "GREEK")  # scripts that share letter shapes; others mix honestly


def named(raw: bytes) -> str:
    """The item name of a path inside the case folder, `raw` being its bytes with `/` between parts."""
    parts = []
    for part in raw.split(b"/"):
        text = part.decode("utf-8", "surrogateescape").replace("\\", "\\\\")
        text = re.sub("[\udc80-\udcff]", lambda found: f"\\x{ord(found[0]) - 0xDC00:02x}", text)
        parts.append(text[:-1] + "\\x21" if text.endswith("!") else text)
    return "/".join(parts)


def marks(name: str) -> tuple[str, ...]:
    """Why `name` could be taken for another one, in words; empty for a plain name."""
    found = []
    if "\\x" in name:
        found.append("bytes that are not UTF-8")
    if _BIDI & set(name):
        found.append("characters that turn the direction of writing")
    if _ZERO_WIDTH & set(name):
        found.append("characters that cannot be seen")
    if any(unicodedata.category(char) == "Cc" for char in name):
        found.append("control characters")
    if any(_mixed(word) for word in _WORD.findall(name)):
        found.append("letters of two alphabets in one word")
    if any(part != part.strip() for part in PurePosixPath(name).parts):
        found.append("spaces at an edge")
    return tuple(found)


def shown(name: str) -> str:
    """`name` for people: whatever cannot be seen, or turns what can, is written out."""
    return "".join(
        f"<U+{ord(char):04X}>"
        if char in _BIDI or char in _ZERO_WIDTH or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
        else char
        for char in name
    )


def inside(container: str, member: str) -> tuple[str, bool]:
    """The item name of `member` inside `container`, and whether the member's own name tried to lead elsewhere."""
    plain = member.replace("\\", "/").replace("\x00", "")
    parts = [part for part in plain.split("/") if part not in ("", ".")]
    strayed = plain.startswith("/") or ".." in parts or bool(_DRIVE.match(plain))
    if parts and _DRIVE.match(parts[0]):
        parts[0] = parts[0][2:]
    kept = [_short(part) for part in parts if part not in ("", "..")] or ["unnamed"]
    return f"{container}!/" + "/".join(kept), strayed


def _short(part: str) -> str:
    part = part.encode("utf-8", "backslashreplace").decode()
    if part.endswith("!"):
        part = part[:-1] + "\\x21"
    if len(part.encode()) <= _LONGEST_PART:
        return part
    stem, dot, ending = part.rpartition(".")
    ending = dot + ending if stem and len(ending) < 16 else ""
    return part.encode()[: _LONGEST_PART - len(ending.encode())].decode("utf-8", "ignore") + ending


def _mixed(word: str) -> bool:
    scripts = {unicodedata.name(char, "").split(" ")[0] for char in word}
    return len(scripts.intersection(_LOOKALIKE)) > 1
