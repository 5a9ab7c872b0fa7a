"""One field of an entry: shown, or only committed to (SD-JWT, RFC 9901 sections 4.2.1 and 4.2.5).

A disclosure is `b64u(JSON [salt, name, value])`, its digest `b64u(SHA-256(ascii disclosure))`.
The salt is 128 random bits, drawn for this field and kept nowhere else: without it, ten million
phone numbers fall to a plain hash in seconds. Decoys bring the number of digests to 8, 16, 32
or 64, so that the number of fields does not show.

    ["_26bc4LT-ac6q2KI6cBW5e", "family_name", "Möbius"]
"""

import hashlib
import string
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.ledger.canonical import Json, canonical, parse
from onrecord.ledger.errors import Malformed

Randomness = Callable[[int], bytes]
"""Gives that many random bytes: `os.urandom`, or a fixed sequence in a test."""

SALT_BYTES, SALT_CHARS = 16, 22
SIZES = (8, 16, 32, 64)
_TO_URL, _FROM_URL = bytes.maketrans(b"+/", b"-_"), bytes.maketrans(b"-_", b"+/")
_ALPHABET = (string.ascii_letters + string.digits + "-_").encode()
_LAST = {0: _ALPHABET, 1: b"", 2: b"AQgw", 3: b"AEIMQUYcgkosw048"}  # by length modulo 4: no stray bits at the end
RESERVED = frozenset({"_sd", "_sd_alg", "..."})


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A field with the salt that opens it; `text` is exactly what was hashed."""

    name: str
    value: Json
    text: str

    @property
    def digest(self) -> str:
        """What the entry holds in this field's place."""
        return digest_of(self.text)


def digest_of(text: str) -> str:
    """The digest of a disclosure's text."""
    return b64u(hashlib.sha256(text.encode("ascii")).digest())


def disclose(name: str, value: Json, randomness: Randomness) -> Disclosure:
    """A new disclosure of one field, with a fresh salt."""
    if name in RESERVED:
        raise Malformed(f"a field cannot be called {name}")
    salt = b64u(randomness(SALT_BYTES))
    return Disclosure(name, value, b64u(canonical([salt, name, value])))


def read_disclosure(text: str) -> Disclosure:
    """The disclosure that `text` is; refuses any other shape than [salt, name, value]."""
    name, value = read_field(text)
    return Disclosure(name, value, text)


def read_field(text: str) -> tuple[str, Json]:
    """Name and value of the field that `text` discloses; refuses any other shape than [salt, name, value]."""
    match parse(unb64u(text)):
        case [str(salt), str(name), value] if len(salt) >= SALT_CHARS and _is_b64u(salt):
            if name in RESERVED:
                raise Malformed(f"a field cannot be called {name}")
            return name, value
    raise Malformed("a disclosure is a list of salt, name and value")


def digests_with_decoys(shown: Iterable[Disclosure], randomness: Randomness) -> list[str]:
    """The sorted digests of `shown`, filled up with decoys to the next of 8, 16, 32, 64."""
    digests = [each.digest for each in shown]
    size = next((size for size in SIZES if size >= len(digests)), None)
    if size is None:
        raise Malformed(f"{len(digests)} fields in one entry; {SIZES[-1]} is the most")
    decoys = (hashlib.sha256(randomness(32)).digest() for _ in range(size - len(digests)))
    whole = sorted({*digests, *map(b64u, decoys)})
    if len(whole) != size:
        raise Malformed("the randomness repeats itself: nothing would be hidden")
    return whole


def b64u(data: bytes) -> str:
    """URL-safe base64 without padding (RFC 4648 section 5)."""
    return b2a_base64(data, newline=False).translate(_TO_URL).rstrip(b"=").decode("ascii")


def unb64u(text: str) -> bytes:
    """The bytes of `text`; refuses padding, foreign characters and stray trailing bits."""
    if not _is_b64u(text):
        raise Malformed("not URL-safe base64 in its one form")
    return a2b_base64(text.encode("ascii").translate(_FROM_URL) + b"=" * (-len(text) % 4))


def _is_b64u(text: str) -> bool:
    if not text.isascii():
        return False
    data = text.encode("ascii")
    return not data.translate(None, _ALPHABET) and (not data or data[-1] in _LAST[len(data) % 4])
