"""Whether a published dossier is whole and goes back to the record it names. Cryptography, and nothing about truth.

Checks, each on its own, so that one failure never hides another: the key's two files hold one key; it signed the
checkpoint and the manifest; every file is the one the manifest lists, none missing, none added; for each item with a
hash or a proof: the proof is under the very checkpoint of this dossier and leads up to its root, the author signed the
entry for this place of this log, and every opened field is one the entry committed to, the printed hash among them.

A thing is named once, with the first step that does not hold. `static/check.sh` and `static/check.js` do the same,
step by step, and say it in the same words; `tests/publish/test_three_checkers.py` holds the three together.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from onrecord.ledger import (
    Checkpoint,
    LedgerError,
    Malformed,
    Place,
    VerifierKey,
    fields_of,
    leaf_hash,
    leaf_of,
    open_checkpoint,
    read_proof,
    read_verifier_key,
    verify_author,
    verify_inclusion,
)
from onrecord.ledger.note import open_note
from onrecord.nouns import Finding
from onrecord.nouns.shape import Noun
from onrecord.publish.proofs import CHECKPOINT, DOSSIER, KEY, MANIFEST, OPENED, PEM, PROVEN, SIGNATURE, pem

NO_KEY = "it is missing or is not the public key of a record"
ANOTHER_PEM = "it is not the key in proofs/key.vkey"
UNEXPECTED = "it is not the key that you expected"
UNSIGNED = "it is not signed by the key in proofs/key.vkey"
ANOTHER_MANIFEST = "it is not the manifest that was signed"
MISSING = "the file is missing"
CHANGED = "the file is not the one that was published"
ADDED = "the file was added after publishing"
NO_PROOF = "it has no proof under this checkpoint"
NOT_LOGGED = "its entry is not in the signed log"
NOT_BY_AUTHOR = "its author did not sign this entry for this line of this log"
NOT_PRINTED = "the hash printed for it is not the one that was logged"

_DIGEST = 64  # hex digits at the head of a manifest's line; two spaces follow, then the path


class Checked(Noun, frozen=True, kw_only=True):
    """One thing that was checked. `what` names a file or an item's proof; `why` says what does not hold."""

    what: str
    holds: bool
    why: str = ""
    kind: Literal["key", "file", "item"] = "key"

    @property
    def finding(self) -> Finding:
        """What does not hold, as every room reports a problem."""
        return Finding(
            code="dossier-damaged",
            what=self.why or "it holds",
            where=self.what,
            how_bad="note" if self.holds else "damage",
            next="" if self.holds else "Get the dossier again from those who published it.",
        )


def key_in(folder: Path) -> VerifierKey | None:
    """The key that lies in the dossier: whose it is must be learnt elsewhere. None where there is none to read."""
    try:
        data = (folder / KEY).read_bytes()
        key = read_verifier_key(data.decode("utf-8").removesuffix("\n"))
    except (OSError, UnicodeDecodeError, LedgerError):
        return None
    return key if data == f"{key}\n".encode() else None


def checkpoint_in(folder: Path, key: VerifierKey) -> Checkpoint | None:
    """The checkpoint of the dossier, where `key` signed it."""
    try:
        return open_checkpoint(_signed_once((folder / CHECKPOINT).read_bytes()), key)
    except (OSError, LedgerError):
        return None


def seal_in(folder: Path, key: VerifierKey) -> str | None:
    """What is signed for the manifest of the dossier, where `key` signed it."""
    try:
        return open_note(_signed_once((folder / SIGNATURE).read_bytes()), key)
    except (OSError, LedgerError):
        return None


def check_dossier(folder: Path, expected: str = "") -> list[Checked]:
    """Everything that holds and does not hold in the dossier at `folder`: key, signatures, files, items; `expected` is
    the fingerprint (64 hex digits) that its key must have, if one is known."""
    key = key_in(folder)
    if key is None:
        return [Checked(what=KEY, holds=False, why=NO_KEY)]
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not _is_folder(path)}
    results: dict[str, Checked] = {}
    if expected and expected != key.fingerprint:
        results["the key"] = Checked(what="the key", holds=False, why=UNEXPECTED)
    for each in (*_signatures(folder, key), *_files(folder, there), *_items(folder, there, key)):
        results.setdefault(each.what, each)
    return list(results.values())


def _signatures(folder: Path, key: VerifierKey) -> Iterator[Checked]:
    seal = seal_in(folder, key)
    if _other_bytes(folder / PEM, pem(key.public).encode("ascii")):
        yield Checked(what=PEM, holds=False, why=ANOTHER_PEM)
    for name, signed in ((CHECKPOINT, checkpoint_in(folder, key)), (SIGNATURE, seal)):
        if signed is None:
            yield Checked(what=name, holds=False, why=UNSIGNED if (folder / name).exists() else MISSING)
    if not (folder / MANIFEST).exists():
        yield Checked(what=MANIFEST, holds=False, why=MISSING)
    elif seal is not None and seal != f"{DOSSIER}\n{key.name}\n{_sha256(folder / MANIFEST)}\n":
        yield Checked(what=MANIFEST, holds=False, why=ANOTHER_MANIFEST)


def _other_bytes(path: Path, data: bytes) -> bool:
    """Whether other bytes lie at `path`; that nothing lies there is told of the files."""
    return path.exists() and path.read_bytes() != data


def _signed_once(note: bytes) -> bytes:
    """A dossier's notes are signed once: what anybody could add to one is not what was published."""
    if note.count(b"\n\n") != 1 or note.partition(b"\n\n")[2].count(b"\n") != 1:
        raise Malformed("a note of a dossier has one signature")
    return note


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _files(folder: Path, there: Mapping[str, Path]) -> Iterator[Checked]:
    try:
        lines = (folder / MANIFEST).read_bytes().decode("latin-1").removesuffix("\n").split("\n")
    except OSError:
        return
    listed = {line[_DIGEST + 2 :]: line[:_DIGEST] for line in lines}
    for path, digest in sorted(listed.items()):
        if path not in there or there[path].is_symlink() or not there[path].is_file():
            yield _file(path, MISSING)
        else:
            yield _file(path, "" if _sha256(there[path]) == digest else CHANGED)
    for path in sorted(there.keys() - listed.keys() - {MANIFEST, SIGNATURE}):
        yield _file(path, ADDED)


def _file(path: str, why: str) -> Checked:
    return Checked(what=_printable(path), holds=not why, why=why, kind="file")


def _items(folder: Path, there: Mapping[str, Path], key: VerifierKey) -> Iterator[Checked]:
    printed, checkpoint = _printed(folder), checkpoint_in(folder, key)
    proven = {path.removeprefix(f"{PROVEN}/").partition("/")[0] for path in there if path.startswith(f"{PROVEN}/")}
    for item in sorted(proven | printed.keys()):
        why = _why_not(folder / PROVEN / item, folder, printed.get(item), checkpoint, key)
        yield Checked(what=_printable(f"{PROVEN}/{item}"), holds=not why, why=why, kind="item")


def _printed(folder: Path) -> dict[str, str]:
    """The hash that the dossier prints for each item; empty where its sheet cannot be read: no proof holds then."""
    try:
        items = json.loads((folder / "data/items.json").read_bytes())
        return {str(item["id"]): str(item["sha256"]) for item in items if item["sha256"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _why_not(home: Path, folder: Path, printed: str | None, checkpoint: Checkpoint | None, key: VerifierKey) -> str:
    """The first step of an item's proof that does not hold; empty where all of them do."""
    why = NO_PROOF
    try:
        proof = read_proof((home / "item.tlog-proof").read_bytes())
        if checkpoint is None or proof.note != (folder / CHECKPOINT).read_bytes():
            return why
        why = NOT_LOGGED
        entry, author = (home / "entry.json").read_bytes(), (home / "author.bin").read_bytes()
        verify_inclusion(leaf_hash(leaf_of(entry, author)), proof.index, proof.path, checkpoint)
        why = NOT_BY_AUTHOR
        if verify_author(entry, Place(key.name, proof.index), author) != key.public:
            return why
        why = NOT_PRINTED
        return "" if printed is not None and _logged_hash(entry, home) == printed else why
    except (OSError, ValueError):
        return why


def _logged_hash(entry: bytes, home: Path) -> object:
    """The SHA-256 that the entry committed to; refuses other fields than an item's two, each on its line."""
    lines = (home / "disclosed").read_bytes().decode("ascii").removesuffix("\n").split("\n")
    fields = fields_of(entry, lines)
    logged = fields.get("object")
    if tuple(fields) != OPENED or fields["kind"] != "item" or not isinstance(logged, dict):
        raise Malformed("the opened fields are not those of an item")
    return logged.get("sha256")


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _printable(path: str) -> str:
    """A path out of a stranger's folder, so that it cannot command a terminal: every byte outside ASCII's print is ?"""
    return "".join(chr(byte) if 32 <= byte < 127 else "?" for byte in os.fsencode(path))
