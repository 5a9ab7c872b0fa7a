"""The key table: every secret of a record, and the only thing that is ever destroyed.

`keys/master.age` (or, unprotected, the clear `keys/master.json`) holds the record key and the device's signing seed.
Beside it stands one file for every scope (`record`, `subject:<id>`, `source:<id>`) and one for the view, each sealed
under a key derived from the record key. A scope's fields and objects die with its file; the log stays whole.

Rules: a file's name is opaque (derived with the record key); nobody reads from a listing whose key it is. Keep
`keys/` out of ordinary backups, or what was destroyed comes back with them.
"""

import hashlib
import hmac
import os
from pathlib import Path

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from onrecord.casefile.durable import Durable
from onrecord.casefile.layout import Layout
from onrecord.casefile.passphrase import WORK, lock_secret, unlock_secret
from onrecord.ledger import LedgerError, canonical, parse_canonical
from onrecord.nouns.refusal import NeedsPassphrase, RecordDamaged
from onrecord.nouns.shape import Noun

RECORD_SCOPE = "record"
HANDLE_BYTES = 16
NONCE_BYTES = 12
MASTER_PROTECTED, MASTER_CLEAR = "master.age", "master.json"


class Master(Noun, frozen=True, kw_only=True):
    """The record key (32 bytes), the signing seed (32 bytes), and the names of record and device."""

    record: str
    device: str
    key: bytes
    seed: bytes

    def __repr__(self) -> str:
        return f"Master({self.origin})"  # no key in any message

    @property
    def origin(self) -> str:
        """The origin of this device's log."""
        return f"{self.record}/{self.device}"

    def signing_key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    def derive(self, purpose: str, data: bytes = b"") -> bytes:
        """32 bytes for one purpose, out of the record key."""
        return hmac.digest(self.key, f"onrecord/v1 {purpose}\n".encode() + data, hashlib.sha256)


Secret = str | Master
"""What opens a protected record: its passphrase, or the master that the passphrase opened before."""


class ScopeKey(Noun, frozen=True, kw_only=True):
    """What opens one scope: a key for fields, an age identity for objects. `handle` (16 bytes) is its opaque name."""

    scope: str
    handle: bytes
    key: bytes
    identity: str


def new_master(record: str, device: str) -> Master:
    return Master(record=record, device=device, key=os.urandom(32), seed=os.urandom(32))


def dump_master(master: Master, passphrase: str | None, work: int = WORK) -> tuple[str, bytes]:
    """The file name and bytes under which a master is kept; in the clear without a passphrase."""
    if passphrase is None:
        return MASTER_CLEAR, master_table(master)
    return MASTER_PROTECTED, lock_secret(master_table(master), passphrase, work)


def master_table(master: Master) -> bytes:
    """A master as bytes, in the clear."""
    table = {"device": master.device, "key": master.key.hex(), "record": master.record, "seed": master.seed.hex()}
    return canonical({**table, "check": hashlib.sha256(canonical(table)).hexdigest(), "v": 1})


def unlock(folder: Path, passphrase: str) -> Master:
    """The master of the protected record in `folder`. Raises WrongPassphrase, RecordDamaged, TooLittleMemory."""
    return read_master(unlock_secret((folder / "keys" / MASTER_PROTECTED).read_bytes(), passphrase), MASTER_PROTECTED)


def load_master(layout: Layout, secret: Secret | None) -> tuple[Master, bool]:
    """The master, and whether it lay unprotected; refuses without its secret, or where it is damaged."""
    protected, clear = layout.keys / MASTER_PROTECTED, layout.keys / MASTER_CLEAR
    if protected.exists():
        if isinstance(secret, Master):
            return secret, False
        if secret is None:
            raise NeedsPassphrase(
                "This record is protected by a passphrase.",
                where="keys/master.age",
                means="Nothing was read and nothing was changed.",
                next="Give the passphrase when asked, or in ONRECORD_PASSPHRASE.",
            )
        return unlock(layout.folder, secret), False
    if not clear.exists():
        raise _damaged("The record's key table is gone.", "keys/")
    return read_master(clear.read_bytes(), MASTER_CLEAR), True


def read_master(data: bytes, name: str = MASTER_PROTECTED) -> Master:
    """The master that `master_table` wrote. Raises RecordDamaged."""
    try:
        table = parse_canonical(data)
    except LedgerError as why:
        raise _damaged("The record's key table is damaged.", f"keys/{name}") from why
    match table:
        case {"check": str(check), "v": 1, "device": str(d), "key": str(k), "record": str(r), "seed": str(s), **rest}:
            body = {"device": d, "key": k, "record": r, "seed": s}
            if not rest and hashlib.sha256(canonical(body)).hexdigest() == check:
                return Master(record=r, device=d, key=bytes.fromhex(k), seed=bytes.fromhex(s))
    raise _damaged("The record's key table is damaged.", f"keys/{name}")


def drop_clear_master(layout: Layout, durable: Durable) -> None:
    """Destroy a master in the clear that lies beside a protected one: a crash while the record became protected."""
    clear = layout.keys / MASTER_CLEAR
    if clear.exists() and (layout.keys / MASTER_PROTECTED).exists():
        durable.destroy(clear)


class KeyTable:
    """The scopes' keys, read as they are needed."""

    def __init__(self, layout: Layout, master: Master, durable: Durable) -> None:
        self.master = master
        self._layout = layout
        self._durable = durable
        self._wrap = ChaCha20Poly1305(master.derive("wrap"))
        self._held: dict[bytes, ScopeKey | None] = {}
        self.seen = self._list()

    def _list(self) -> set[bytes]:
        names = (path.name for path in self._layout.keys.iterdir())
        return {bytes.fromhex(name) for name in names if len(name) == 2 * HANDLE_BYTES}

    def handle(self, scope: str) -> bytes:
        """The opaque name (16 bytes) of a scope."""
        return self.master.derive("scope", scope.encode())[:HANDLE_BYTES]

    def find(self, handle: bytes) -> ScopeKey | None:
        """The key with this handle, or None where there is none any more."""
        if handle not in self._held:
            self._held[handle] = self._read(handle)
        return self._held[handle]

    def need(self, scope: str) -> ScopeKey:
        """The key of `scope`, made and kept where there is none yet."""
        handle = self.handle(scope)
        found = self.find(handle)
        if found is None:
            identity = str(pyrage.x25519.Identity.generate())
            found = ScopeKey(scope=scope, handle=handle, key=os.urandom(32), identity=identity)
            self._durable.put(self._path(handle), self._seal(found))
            self._held[handle] = found
            self.seen.add(handle)
        return found

    def destroy(self, scope: str) -> None:
        """Destroy the key of `scope`: overwritten, then removed. What it sealed cannot be read here again."""
        path = self._path(self.handle(scope))
        if path.exists():
            self._durable.destroy(path)
        self._held[self.handle(scope)] = None
        self.seen.discard(self.handle(scope))

    def identities(self) -> list[pyrage.x25519.Identity]:
        """Every age identity still held, the record's first."""
        record = self.handle(RECORD_SCOPE)
        keys = [self.find(handle) for handle in sorted(self.seen, key=lambda each: (each != record, each))]
        return [pyrage.x25519.Identity.from_str(key.identity) for key in keys if key is not None]

    def _path(self, handle: bytes) -> Path:
        return self._layout.keys / handle.hex()

    def _seal(self, key: ScopeKey) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        table = canonical({"identity": key.identity, "key": key.key.hex(), "scope": key.scope})
        return nonce + self._wrap.encrypt(nonce, table, b"onrecord/v1 key\n" + key.handle)

    def _read(self, handle: bytes) -> ScopeKey | None:
        path = self._path(handle)
        if not path.exists():
            return None
        data = self._durable.disk.read(path)
        try:
            table = self._wrap.decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], b"onrecord/v1 key\n" + handle)
        except (InvalidTag, ValueError) as why:
            raise _damaged("A key of this record is damaged.", f"keys/{handle.hex()}") from why
        match parse_canonical(table):
            case {"identity": str(identity), "key": str(key), "scope": str(scope)}:
                return ScopeKey(scope=scope, handle=handle, key=bytes.fromhex(key), identity=identity)
        raise _damaged("A key of this record is damaged.", f"keys/{handle.hex()}")


def _damaged(what: str, where: str) -> RecordDamaged:
    return RecordDamaged(
        what,
        where=where,
        means="What it opens cannot be read; the log itself is not touched by this.",
        next="Bring the folder keys/ back from its own backup.",
    )
