"""Writes `tests/vectors/ledger/`: the same bytes every time."""

import base64
import hashlib
import itertools
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from onrecord.ledger import (
    Checkpoint,
    Place,
    Proof,
    Tree,
    VerifierKey,
    draft,
    leaf_hash,
    leaf_of,
    sign_checkpoint,
    sign_entry,
)
from onrecord.ledger.note import sign_note

HERE = Path(__file__).parent / "ledger"
ORIGIN, SIZE, INDEX = "k3v7q2m5/a1", 11, 3


def vectors() -> dict[str, bytes]:
    """Every file of `ledger/` by name."""
    drawn = itertools.count()

    def randomness(size: int) -> bytes:
        return hashlib.shake_256(b"vectors %d" % next(drawn)).digest(size)

    key = Ed25519PrivateKey.from_private_bytes(b"\x11" * 32)
    other = Ed25519PrivateKey.from_private_bytes(b"\x22" * 32)
    drafts = [draft({"kind": "finding", "schema": 1, "n": n}, randomness) for n in range(SIZE)]
    blocks = [sign_entry(each.entry, Place(ORIGIN, n), key, randomness) for n, each in enumerate(drafts)]
    leaves = [leaf_of(each.entry, block) for each, block in zip(drafts, blocks, strict=True)]
    tree = Tree(map(leaf_hash, leaves))
    note = sign_checkpoint(Checkpoint(ORIGIN, SIZE, tree.root()), key)
    good = Proof(INDEX, tuple(tree.inclusion(INDEX)), note)
    root = base64.b64encode(tree.root()).decode()

    def proof(index: int = INDEX, path: tuple[bytes, ...] = good.path, signed: bytes = note) -> bytes:
        return Proof(index, path, signed).dump()

    return {
        "log.vkey": f"{VerifierKey(ORIGIN, key.public_key().public_bytes_raw())}\n".encode(),
        "leaf-3": leaves[INDEX].hex().encode() + b"\n",
        "entry.json": drafts[INDEX].entry,
        "disclosures.txt": "".join(f"{each.text}\n" for each in drafts[INDEX].disclosures).encode(),
        "author-block.hex": blocks[INDEX].hex().encode() + b"\n",
        "good.checkpoint": note,
        "good.tlog-proof": good.dump(),
        "another-index.tlog-proof": proof(index=2),
        "index-beyond-the-log.tlog-proof": proof(index=INDEX + 16),
        "index-with-leading-zero.tlog-proof": good.dump().replace(b"index 3", b"index 03"),
        "path-too-short.tlog-proof": proof(path=good.path[:-1]),
        "path-too-long.tlog-proof": proof(path=(*good.path, good.path[0])),
        "path-in-wrong-order.tlog-proof": proof(path=good.path[::-1]),
        "path-of-another-entry.tlog-proof": proof(path=tuple(tree.inclusion(4))),
        "without-checkpoint.tlog-proof": good.dump().split(b"\n\n")[0] + b"\n\n",
        "another-version.tlog-proof": good.dump().replace(b"@v1", b"@v2"),
        "checkpoint-of-smaller-log.tlog-proof": proof(signed=sign_checkpoint(Checkpoint(ORIGIN, 8, tree.root(8)), key)),
        "same-size-other-root.tlog-proof": proof(signed=sign_checkpoint(Checkpoint(ORIGIN, SIZE, b"\x01" * 32), key)),
        "size-raised-by-hand.tlog-proof": proof(signed=note.replace(b"\n11\n", b"\n12\n")),
        "signed-by-another-key.checkpoint": sign_checkpoint(Checkpoint(ORIGIN, SIZE, tree.root()), other),
        "another-origin.checkpoint": sign_checkpoint(Checkpoint("other/a1", SIZE, tree.root()), key),
        "unsigned.checkpoint": note.split(b"\n\n")[0] + b"\n",
        "extension-line.checkpoint": sign_note(f"{ORIGIN}\n{SIZE}\n{root}\nextra\n", ORIGIN, key),
        "size-with-leading-zero.checkpoint": sign_note(f"{ORIGIN}\n0{SIZE}\n{root}\n", ORIGIN, key),
        "root-in-another-spelling.checkpoint": sign_note(f"{ORIGIN}\n{SIZE}\n{root.rstrip('=')}\n", ORIGIN, key),
        "carriage-return.checkpoint": note.replace(b"\n11\n", b"\r\n11\r\n"),
    }  # fmt: skip


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    for name, data in vectors().items():
        (HERE / name).write_bytes(data)
