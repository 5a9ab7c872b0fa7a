"""The leaf: 64 blinded bytes, all that the log itself ever holds of an entry.

    SHA-256("onrecord/v1 entry\\n" || entry) || SHA-256("onrecord/v1 author\\n" || author block)

Kind, author, time and size of an entry would all tell something; a leaf tells nothing, because
entry and author block are both salted. Leaf hash as in RFC 6962 section 2.1: SHA-256(0x00 || leaf).
"""

import hashlib

LEAF_BYTES = 64


def leaf_of(entry: bytes, author_block: bytes) -> bytes:
    """The leaf (64 bytes) of an entry signed by its author."""
    return (
        hashlib.sha256(b"onrecord/v1 entry\n" + entry).digest()
        + hashlib.sha256(b"onrecord/v1 author\n" + author_block).digest()
    )


def leaf_hash(leaf: bytes) -> bytes:
    """The hash (32 bytes) under which a leaf stands in the tree and its opening on disk."""
    return hashlib.sha256(b"\x00" + leaf).digest()
