"""The author block: who signed this entry, at this place of this log.

    salt16 || pub32 || Ed25519(pub, "onrecord/v1 sign\\n" || origin || "\\n" || u64be index || SHA-256(entry))

The signature covers origin and index, so that an entry cannot be replayed in another record or
at another place. The salt keeps the leaf from telling which entries share an author.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from onrecord.ledger.disclosure import Randomness
from onrecord.ledger.errors import Malformed, Unproven

SALT_BYTES = 16
KEY_BYTES = 32
BLOCK_BYTES = SALT_BYTES + KEY_BYTES + 64


@dataclass(frozen=True, slots=True)
class Place:
    """A place in one log: its origin, and the zero-based index there."""

    origin: str
    index: int


def sign_entry(entry: bytes, place: Place, key: Ed25519PrivateKey, randomness: Randomness) -> bytes:
    """The author block (112 bytes) of `entry` at `place`."""
    salt = randomness(SALT_BYTES)
    return salt + key.public_key().public_bytes_raw() + key.sign(_signed_bytes(entry, place))


def author_of(block: bytes) -> bytes:
    """The public key (32 bytes) named in an author block; says nothing about the signature."""
    if len(block) != BLOCK_BYTES:
        raise Malformed(f"an author block of {len(block)} bytes; it has {BLOCK_BYTES}")
    return block[SALT_BYTES : SALT_BYTES + KEY_BYTES]


def verify_author(entry: bytes, place: Place, block: bytes) -> bytes:
    """The public key (32 bytes) that signed `entry` at `place`; refuses any other signature."""
    public = author_of(block)
    signature = block[SALT_BYTES + KEY_BYTES :]
    try:
        _public_key(public).verify(signature, _signed_bytes(entry, place))
    except InvalidSignature as why:
        raise Unproven(f"the author's signature on entry {place.index} does not hold") from why
    return public


def _signed_bytes(entry: bytes, place: Place) -> bytes:
    return b"".join((
        b"onrecord/v1 sign\n",
        place.origin.encode("utf-8"),
        b"\n",
        place.index.to_bytes(8, "big"),
        hashlib.sha256(entry).digest(),
    ))  # fmt: skip


@lru_cache(maxsize=64)
def _public_key(public: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(public)
