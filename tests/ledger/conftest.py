"""A small log with a fixed key and fixed randomness, so that every byte of it is the same in every run."""

import hashlib
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from onrecord.ledger import Checkpoint, Place, Tree, VerifierKey, draft, leaf_hash, leaf_of, sign_checkpoint, sign_entry

ORIGIN = "k3v7q2m5/a1"


class Log:
    """`size` entries, each with two fields."""

    def __init__(self, size: int, seed: bytes = b"\x01" * 32, origin: str = ORIGIN) -> None:
        self.origin = origin
        self.key = Ed25519PrivateKey.from_private_bytes(seed)
        self.verifier = VerifierKey(origin, self.key.public_key().public_bytes_raw())
        self.randomness = counted(seed)
        self.drafts = [draft({"kind": "finding", "n": n}, self.randomness) for n in range(size)]
        self.blocks = [
            sign_entry(each.entry, Place(origin, n), self.key, self.randomness) for n, each in enumerate(self.drafts)
        ]
        self.leaves = [leaf_of(each.entry, block) for each, block in zip(self.drafts, self.blocks, strict=True)]
        self.tree = Tree(map(leaf_hash, self.leaves))

    def checkpoint(self, size: int | None = None) -> Checkpoint:
        size = self.tree.size if size is None else size
        return Checkpoint(self.origin, size, self.tree.root(size))

    def note(self, size: int | None = None) -> bytes:
        return sign_checkpoint(self.checkpoint(size), self.key)


def counted(seed: bytes) -> Callable[[int], bytes]:
    """Randomness that is none: the same bytes in every run."""
    drawn = 0

    def draw(size: int) -> bytes:
        nonlocal drawn
        drawn += 1
        return hashlib.shake_256(seed + drawn.to_bytes(8, "big")).digest(size)

    return draw


@pytest.fixture
def make_log() -> type[Log]:
    return Log


@pytest.fixture
def randomness() -> Callable[[int], bytes]:
    return counted(b"test")
