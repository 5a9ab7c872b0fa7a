"""Signed notes (C2SP signed-note): text, an empty line, signatures; Ed25519 only.

    k3v7q2/a1
    2
    sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=

    — k3v7q2/a1 hI2DJw…roloI=

Rules: a signature by a key we do not hold is skipped, one by a key we hold must verify, and at
least one must; base64 in its one form; no control characters. A verifier key is written
`name+8 hex digits+base64(0x01 || public key)`.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from onrecord.ledger.errors import Malformed, Unproven

ED25519 = b"\x01"
SIGNATURE_START = "\N{EM DASH} "
LARGEST_NOTE = 64 * 1024
MOST_SIGNATURES = 100


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A name and the Ed25519 public key (32 bytes) that signs under it."""

    name: str
    public: bytes

    def __post_init__(self) -> None:
        bad_name = not self.name or "+" in self.name or any(c.isspace() for c in self.name)
        if bad_name or len(self.public) != 32:
            raise Malformed("a key has a name without spaces or plus signs, and 32 bytes")

    @property
    def key_id(self) -> bytes:
        """The first 4 bytes of SHA-256(name || newline || 0x01 || public key)."""
        named = self.name.encode("utf-8") + b"\n" + ED25519 + self.public
        return hashlib.sha256(named).digest()[:4]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the 32 bytes in hex: what people compare, in print or by voice."""
        return hashlib.sha256(self.public).hexdigest()

    def __str__(self) -> str:
        encoded = base64.b64encode(ED25519 + self.public).decode("ascii")
        return f"{self.name}+{self.key_id.hex()}+{encoded}"


def read_verifier_key(text: str) -> VerifierKey:
    """The key written as `name+id+base64`; refuses an id that is not the key's own."""
    name, _, rest = text.partition("+")
    key_id, _, encoded = rest.partition("+")
    data = unbase64(encoded)
    if len(data) != 33 or data[:1] != ED25519:
        raise Malformed("not an Ed25519 verifier key")
    key = VerifierKey(name, data[1:])
    if key.key_id.hex() != key_id:
        raise Malformed("the verifier key's id does not belong to it")
    return key


def sign_note(text: str, name: str, key: Ed25519PrivateKey) -> bytes:
    """`text` (ending in a newline) as a note signed by `key` under `name`."""
    _admit_text(text)
    verifier = VerifierKey(name, key.public_key().public_bytes_raw())
    signature = base64.b64encode(verifier.key_id + key.sign(text.encode("utf-8"))).decode("ascii")
    return f"{text}\n{SIGNATURE_START}{name} {signature}\n".encode()


def open_note(note: bytes, key: VerifierKey) -> str:
    """The text of `note`, once the signature by `key` on it holds; refuses it otherwise."""
    text, signatures = _parts(note)
    verified = False
    for name, key_id, signature in signatures:
        if (name, key_id) != (key.name, key.key_id):
            continue
        try:
            Ed25519PublicKey.from_public_bytes(key.public).verify(signature, text.encode("utf-8"))
        except InvalidSignature as why:
            raise Unproven(f"the signature of {name} does not hold") from why
        verified = True
    if not verified:
        raise Unproven(f"no signature by {key.name}")
    return text


def _parts(note: bytes) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    if len(note) > LARGEST_NOTE:
        raise Malformed(f"a note of {len(note)} bytes")
    try:
        whole = note.decode("utf-8")
    except UnicodeDecodeError as why:
        raise Malformed("a note that is not UTF-8") from why
    body, gap, tail = whole.rpartition("\n\n")
    if not gap or not tail.endswith("\n"):
        raise Malformed("a note is text, an empty line and signature lines")
    _admit_text(body + "\n")
    lines = tail[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise Malformed(f"{len(lines)} signatures on one note")
    return body + "\n", [_signature(line) for line in lines]


def _signature(line: str) -> tuple[str, bytes, bytes]:
    name, gap, encoded = line.removeprefix(SIGNATURE_START).partition(" ")
    if not line.startswith(SIGNATURE_START) or not name or not gap:
        raise Malformed("a malformed signature line")
    data = unbase64(encoded)
    if len(data) < 5:
        raise Malformed("a signature line without a signature")
    return name, data[:4], data[4:]


def _admit_text(text: str) -> None:
    if not text.endswith("\n") or any(c < " " and c != "\n" for c in text):
        raise Malformed("a note's text ends in a newline and holds no control characters")


def unbase64(text: str) -> bytes:
    """The bytes of standard base64 in its one form (RFC 4648 section 4)."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as why:
        raise Malformed("not base64") from why
    if base64.b64encode(data).decode("ascii") != text:
        raise Malformed("not base64 in its one form")
    return data
