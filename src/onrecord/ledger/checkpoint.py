"""Checkpoints: the size and root of a log, signed by it (C2SP tlog-checkpoint).

    k3v7q2/a1
    2
    sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=

Rules: the origin is opaque; no extension lines; the key's name is the origin. A `Checkpoint`
comes out of `open_checkpoint` only after its signature held, so a size is never taken from
anywhere else: the same inclusion proof verifies under many wrong sizes.
"""

import base64
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from onrecord.ledger.errors import Malformed, Unproven
from onrecord.ledger.note import VerifierKey, open_note, sign_note, unbase64
from onrecord.ledger.tree import EMPTY_ROOT, HASH_BYTES

LARGEST_SIZE = 2**53 - 1


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A log's origin, its size in entries and its root (32 bytes)."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        if not self.origin or "\n" in self.origin:
            raise Malformed("a checkpoint without an origin")
        if not 0 <= self.size <= LARGEST_SIZE or len(self.root) != HASH_BYTES:
            raise Malformed("a checkpoint has a size and a root of 32 bytes")
        if self.size == 0 and self.root != EMPTY_ROOT:
            raise Malformed("an empty log has one root: SHA-256 of nothing")

    @property
    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode('ascii')}\n"


def sign_checkpoint(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> bytes:
    """The signed note of `checkpoint`, under its origin as the key's name."""
    return sign_note(checkpoint.text, checkpoint.origin, key)


def open_checkpoint(note: bytes, key: VerifierKey) -> Checkpoint:
    """The checkpoint in `note`, once `key` has signed it for its own origin."""
    lines = open_note(note, key).split("\n")
    if len(lines) != 4:
        raise Malformed("a checkpoint has three lines: origin, size, root")
    origin, size, root, _ = lines
    if origin != key.name:
        raise Unproven("a checkpoint of another log")
    if not (size.isascii() and size.isdigit()) or (size[0] == "0" and size != "0"):
        raise Malformed("a checkpoint's size is a decimal without leading zeros")
    return Checkpoint(origin, int(size), unbase64(root))
