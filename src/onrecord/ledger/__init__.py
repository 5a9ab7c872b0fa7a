"""The log, as mathematics: canonical bytes, salted fields, signatures, a Merkle tree, proofs.

Promises: what was logged cannot be altered, reordered, replayed or dropped below a signed
checkpoint without a check failing; and the log alone tells a stranger nothing but its length.
Rules: stdlib, `cryptography` and `rfc8785` only; pure: randomness, clock and bytes are handed
in; stored bytes are hashed as they are. Every byte is described in `docs/format.md`.
It does not read or write files, encrypt, know what a field means, or say that anything is true.
"""

from onrecord.ledger.author import Place, author_of, sign_entry, verify_author
from onrecord.ledger.bundle import LINE_BYTES, Recovered, frame, leaf_at, recover
from onrecord.ledger.canonical import Json, admit, canonical, parse, parse_canonical
from onrecord.ledger.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from onrecord.ledger.disclosure import Disclosure, Randomness, b64u, read_disclosure, unb64u
from onrecord.ledger.entry import LARGEST_ENTRY, Drafted, digests_of, draft, fields_of
from onrecord.ledger.errors import LedgerError, Malformed, Unproven
from onrecord.ledger.leaf import LEAF_BYTES, leaf_hash, leaf_of
from onrecord.ledger.note import VerifierKey, read_verifier_key
from onrecord.ledger.proof import (
    Proof,
    read_proof,
    verify_consistency,
    verify_inclusion,
    verify_proof,
)
from onrecord.ledger.tree import EMPTY_ROOT, Tree

__all__ = [
    "EMPTY_ROOT",
    "LARGEST_ENTRY",
    "LEAF_BYTES",
    "LINE_BYTES",
    "Checkpoint",
    "Disclosure",
    "Drafted",
    "Json",
    "LedgerError",
    "Malformed",
    "Place",
    "Proof",
    "Randomness",
    "Recovered",
    "Tree",
    "Unproven",
    "VerifierKey",
    "admit",
    "author_of",
    "b64u",
    "canonical",
    "digests_of",
    "draft",
    "fields_of",
    "frame",
    "leaf_at",
    "leaf_hash",
    "leaf_of",
    "open_checkpoint",
    "parse",
    "parse_canonical",
    "read_disclosure",
    "read_proof",
    "read_verifier_key",
    "recover",
    "sign_checkpoint",
    "sign_entry",
    "unb64u",
    "verify_author",
    "verify_consistency",
    "verify_inclusion",
    "verify_proof",
]
