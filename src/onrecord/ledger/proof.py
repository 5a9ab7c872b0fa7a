"""Proofs: this leaf is in that log, and this log is that log grown longer.

Checked by the algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2, against checkpoints whose
signature has held. The file format is C2SP tlog-proof:

    c2sp.org/tlog-proof@v1
    index 1
    gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=

    k3v7q2/a1
    2
    …
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ledger.checkpoint import Checkpoint, open_checkpoint
from onrecord.ledger.errors import Malformed, Unproven
from onrecord.ledger.leaf import leaf_hash
from onrecord.ledger.note import VerifierKey, unbase64
from onrecord.ledger.tree import HASH_BYTES, node_hash

HEADER = "c2sp.org/tlog-proof@v1"
LONGEST_PATH = 63


@dataclass(frozen=True, slots=True)
class Proof:
    """Where an entry stands, the path from its leaf to the root, and the signed note."""

    index: int
    path: tuple[bytes, ...]
    note: bytes

    def dump(self) -> bytes:
        """The `.tlog-proof` file."""
        path = [base64.b64encode(each).decode("ascii") for each in self.path]
        head = "\n".join([HEADER, f"index {self.index}", *path])
        return head.encode("ascii") + b"\n\n" + self.note


def read_proof(data: bytes) -> Proof:
    """The proof in a `.tlog-proof` file; its note is not yet verified, extra data is ignored."""
    head, gap, note = data.partition(b"\n\n")
    try:
        lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError as why:
        raise Malformed("a proof's lines are ASCII") from why
    if not gap or lines.pop(0) != HEADER:
        raise Malformed(f"not a {HEADER} file")
    if lines and lines[0].startswith("extra "):
        unbase64(lines.pop(0).removeprefix("extra "))
    index = lines.pop(0).removeprefix("index ") if lines and lines[0][:6] == "index " else ""
    if not index.isdigit() or (index[0] == "0" and index != "0") or len(index) > 16:
        raise Malformed("a proof needs its index, a decimal without leading zeros")
    if len(lines) > LONGEST_PATH:
        raise Malformed(f"a path of {len(lines)} hashes")
    path = tuple(unbase64(line) for line in lines)
    if any(len(each) != HASH_BYTES for each in path):
        raise Malformed("a proof's hashes have 32 bytes")
    return Proof(int(index), path, note)


def verify_proof(proof: Proof, leaf: bytes, key: VerifierKey) -> Checkpoint:
    """The signed checkpoint under which `leaf` stands at the proof's index, or a refusal."""
    checkpoint = open_checkpoint(proof.note, key)
    verify_inclusion(leaf_hash(leaf), proof.index, proof.path, checkpoint)
    return checkpoint


def verify_inclusion(hashed: bytes, index: int, path: Sequence[bytes], checkpoint: Checkpoint) -> None:
    """Refuse unless the leaf hash stands at `index` under `checkpoint` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < checkpoint.size:
        raise Unproven(f"entry {index} is not within the {checkpoint.size} of the checkpoint")
    node, position, last = hashed, index, checkpoint.size - 1
    for sibling in path:
        if last == 0:
            raise Unproven("a path longer than the tree is high")
        if position & 1 or position == last:
            node = node_hash(sibling, node)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        position, last = position >> 1, last >> 1
    if last != 0 or node != checkpoint.root:
        raise Unproven(f"the path of entry {index} does not lead to the signed root")


def verify_consistency(older: Checkpoint, newer: Checkpoint, path: Sequence[bytes]) -> None:
    """Refuse unless `newer` only adds to `older` (RFC 9162, 2.1.4.2)."""
    if older.origin != newer.origin:
        raise Unproven("checkpoints of two different logs")
    if older.size > newer.size:
        raise Unproven(f"the log was {older.size} long and is now {newer.size}")
    if older.size in (0, newer.size):
        same = older.size == 0 or older.root == newer.root
        if path or not same:
            raise Unproven("one size and two roots" if not same else "a proof of nothing")
        return
    first, second = _both_roots(older, newer, list(path))
    if first != older.root or second != newer.root:
        raise Unproven("the newer log does not hold the older one unchanged")


def _both_roots(older: Checkpoint, newer: Checkpoint, path: list[bytes]) -> tuple[bytes, bytes]:
    """The two roots that `path` makes; a power of two begins with its own root."""
    if older.size & (older.size - 1) == 0:
        path.insert(0, older.root)
    if not path:
        raise Unproven("a consistency proof without hashes")
    position, last = older.size - 1, newer.size - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    first = second = path[0]
    for node in path[1:]:
        if last == 0:
            raise Unproven("a path longer than the tree is high")
        if position & 1 or position == last:
            first, second = node_hash(node, first), node_hash(node, second)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            second = node_hash(second, node)
        position, last = position >> 1, last >> 1
    if last != 0:
        raise Unproven("a path shorter than the tree is high")
    return first, second
