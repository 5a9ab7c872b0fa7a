"""Whether a published dossier is whole and goes back to the record it names. Cryptography, and nothing about truth.

Checks, each on its own, so that one failure never hides another: the checkpoint's signature; the manifest's signature;
every file against the manifest, none missing, none added; for each item with a proof: every opened field is one the
entry committed to, the author signed the entry for this place of this log, the entry stands in the log under the very
checkpoint of this dossier, and the hash printed for the item is the hash that was logged.

It trusts the key in `proofs/key.vkey`: that this key is the record's must be learnt from the people who keep it.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from onrecord.ledger import (
    LedgerError,
    Malformed,
    Place,
    Unproven,
    VerifierKey,
    fields_of,
    leaf_of,
    open_checkpoint,
    read_proof,
    read_verifier_key,
    verify_author,
    verify_proof,
)
from onrecord.ledger.note import open_note
from onrecord.nouns import Finding
from onrecord.nouns.shape import Noun
from onrecord.publish.proofs import DOSSIER, MANIFEST, OPENED, SIGNATURE


class Checked(Noun, frozen=True, kw_only=True):
    """One thing that was checked. `what` names a file or an item; `why` says what does not hold."""

    what: str
    holds: bool
    why: str = ""

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


def check_dossier(folder: Path) -> list[Checked]:
    """Everything that holds and does not hold in the dossier at `folder`, file by file and item by item."""
    try:
        key = read_verifier_key((folder / "proofs/key.vkey").read_text("utf-8").strip())
    except (OSError, UnicodeDecodeError, LedgerError) as why:
        return [Checked(what="proofs/key.vkey", holds=False, why=_said(why))]
    results = [
        _checked("proofs/key.pem", lambda: _same_key(folder, key)),
        _checked("proofs/checkpoint", lambda: open_checkpoint((folder / "proofs/checkpoint").read_bytes(), key)),
        _checked(SIGNATURE, lambda: _signed_manifest(folder, key)),
    ]
    results += _files(folder)
    results += _items(folder, key)
    return results


def _files(folder: Path) -> Iterator[Checked]:
    try:
        lines = (folder / MANIFEST).read_text("utf-8").splitlines()
        listed = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    except (OSError, ValueError) as why:
        yield Checked(what=MANIFEST, holds=False, why=_said(why))
        return
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    for path in sorted(listed):
        if path not in there or (folder / path).is_symlink() or not (folder / path).is_file():
            yield Checked(what=path, holds=False, why="the file is missing")
        else:
            digest = hashlib.sha256((folder / path).read_bytes()).hexdigest()
            same = digest == listed[path]
            said = "" if same else "the file is not the one that was published"
            yield Checked(what=path, holds=same, why=said)
    for path in sorted(there - listed.keys() - {MANIFEST, SIGNATURE}):
        yield Checked(what=path, holds=False, why="the file was added after publishing")


def _items(folder: Path, key: VerifierKey) -> Iterator[Checked]:
    try:
        items = json.loads((folder / "data/items.json").read_bytes())
        shown = {item["id"]: item["sha256"] for item in items if item["sha256"]}
    except (OSError, ValueError, KeyError, TypeError) as why:
        yield Checked(what="data/items.json", holds=False, why=_said(why))
        return
    proofs = folder / "proofs/items"
    there = {path.name for path in proofs.iterdir()} if proofs.is_dir() else set()
    for item in sorted(there | shown.keys()):
        yield _checked(f"item {item}", lambda item=item: _item(folder, item, shown.get(item), key))  # type: ignore[misc]


def _item(folder: Path, item: str, sha256: str | None, key: VerifierKey) -> None:
    """Refuse unless the item's proof holds in every step."""
    home = folder / "proofs/items" / item
    entry, author = (home / "entry.json").read_bytes(), (home / "author.bin").read_bytes()
    proof = read_proof((home / "item.tlog-proof").read_bytes())
    if proof.note != (folder / "proofs/checkpoint").read_bytes():
        raise Unproven("the proof belongs to another checkpoint than this dossier's")
    checkpoint = verify_proof(proof, leaf_of(entry, author), key)
    signed_by = verify_author(entry, Place(checkpoint.origin, proof.index), author)
    if signed_by != key.public:
        raise Unproven("the entry was signed by another key than this record's")
    fields = fields_of(entry, (home / "disclosed").read_text("ascii").splitlines())
    if fields.keys() != OPENED or fields["kind"] != "item":
        raise Malformed("the opened fields are not those of an item")
    logged = fields["object"]
    if not isinstance(logged, dict) or logged.get("sha256") != sha256:
        raise Unproven("the hash printed for this item is not the one that was logged")


def _signed_manifest(folder: Path, key: VerifierKey) -> None:
    text = open_note((folder / SIGNATURE).read_bytes(), key)
    digest = hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    if text != f"{DOSSIER}\n{key.name}\n{digest}\n":
        raise Unproven("the signature is for another manifest")


def _same_key(folder: Path, key: VerifierKey) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    public = load_pem_public_key((folder / "proofs/key.pem").read_bytes())
    if not isinstance(public, Ed25519PublicKey) or public.public_bytes_raw() != key.public:
        raise Unproven("the two files of the public key hold different keys")


def _checked(what: str, check: Callable[[], object]) -> Checked:
    try:
        check()
    except (OSError, ValueError) as why:  # a LedgerError is a ValueError, so is a wrong encoding
        return Checked(what=what, holds=False, why=_said(why))
    return Checked(what=what, holds=True)


def _said(why: Exception) -> str:
    if isinstance(why, FileNotFoundError):
        return "the file is missing"
    return str(why) if isinstance(why, LedgerError) else "the file is not in the promised form"
