"""The opening of a leaf: everything readable about an entry, encrypted beside the log.

    "onrecord/v1 opening\\n" then sections:  handle16 || nonce12 || u32be length || ChaCha20-Poly1305

Each section is sealed under the key of one scope, with the leaf hash as associated data. The record's own section
comes first, holds the author block, the entry and the fields of the record's scope, and also covers the SHA-256 of
all that follows it: so a flipped bit is found even in a section whose key was destroyed.
"""

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from onrecord.casefile.keys import HANDLE_BYTES, NONCE_BYTES, ScopeKey
from onrecord.ledger import Disclosure, Malformed, Unproven, b64u, leaf_hash, leaf_of, unb64u
from onrecord.nouns.shape import Noun

MAGIC = b"onrecord/v1 opening\n"
HEAD_BYTES = HANDLE_BYTES + NONCE_BYTES + 4

Section = tuple[bytes, bytes, bytes]  # handle, nonce, ciphertext


class Opened(Noun, frozen=True, kw_only=True):
    """What an opening gave: entry JSON, author block (112 bytes), disclosures in SD-JWT text, and the handles of scopes
    whose key is gone."""

    entry: bytes
    author: bytes
    disclosures: tuple[str, ...]
    destroyed: tuple[bytes, ...] = ()

    @property
    def leaf(self) -> bytes:
        return leaf_of(self.entry, self.author)


def seal_opening(
    entry: bytes, author: bytes, record: ScopeKey, shown: Mapping[ScopeKey, Sequence[Disclosure]]
) -> bytes:
    """The bytes of an opening; `shown` says which fields go under which scope's key."""
    hashed = leaf_hash(leaf_of(entry, author))
    others = b"".join(
        _section(key, _lines([each.text for each in fields]), hashed) for key, fields in shown.items() if key != record
    )
    first = _lines([b64u(author), entry.decode("ascii"), *(each.text for each in shown.get(record, ()))])
    return MAGIC + _section(record, first, hashed + hashlib.sha256(others).digest()) + others


def open_opening(data: bytes, hashed: bytes, find: Callable[[bytes], ScopeKey | None]) -> Opened:
    """What `data` opens of the leaf with hash `hashed`; refuses it unless it opens exactly that leaf."""
    sections = _read_sections(data)
    first, others = sections[0], data[len(MAGIC) + HEAD_BYTES + len(sections[0][2]) :]
    author, entry, *disclosures = _open(first, hashed + hashlib.sha256(others).digest(), find) or ("", "")
    if not entry:
        raise Unproven("the opening is not sealed under this record's key")
    destroyed = []
    for section in sections[1:]:
        lines = _open(section, hashed, find)
        if lines is None:
            destroyed.append(section[0])
        else:
            disclosures += lines
    opened = Opened(
        entry=entry.encode("ascii"),
        author=unb64u(author),
        disclosures=tuple(disclosures),
        destroyed=tuple(destroyed),
    )
    if leaf_hash(opened.leaf) != hashed:
        raise Unproven("the opening opens another leaf")
    return opened


def _section(key: ScopeKey, plain: bytes, bound_to: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    sealed = _cipher(key.key).encrypt(nonce, plain, bound_to)
    return key.handle + nonce + len(sealed).to_bytes(4, "big") + sealed


def _read_sections(data: bytes) -> list[Section]:
    if not data.startswith(MAGIC):
        raise Malformed("not an opening")
    sections, at = [], len(MAGIC)
    while at < len(data):
        head, at = data[at : at + HEAD_BYTES], at + HEAD_BYTES
        length = int.from_bytes(head[-4:], "big")
        sealed, at = data[at : at + length], at + length
        if len(head) != HEAD_BYTES or len(sealed) != length:
            raise Malformed("an opening that was cut short")
        sections.append((head[:HANDLE_BYTES], head[HANDLE_BYTES:-4], sealed))
    if not sections:
        raise Malformed("an opening without a section")
    return sections


def _open(section: Section, bound_to: bytes, find: Callable[[bytes], ScopeKey | None]) -> list[str] | None:
    handle, nonce, sealed = section
    key = find(handle)
    if key is None:
        return None
    try:
        return _cipher(key.key).decrypt(nonce, sealed, bound_to).decode("ascii").split("\n")
    except InvalidTag as why:
        raise Unproven("the opening's seal does not hold") from why


def _lines(lines: Sequence[str]) -> bytes:
    return "\n".join(lines).encode("ascii")


@lru_cache(maxsize=256)
def _cipher(key: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(key)
