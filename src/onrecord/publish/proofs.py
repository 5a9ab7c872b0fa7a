"""What lets a stranger check the dossier without asking anybody: keys, checkpoint, and a proof for each published item.

    proofs/checkpoint          the signed note: how long the log was, and its root
    proofs/key.vkey, key.pem   the record's public key, for people and for openssl
    proofs/items/<item>/       entry.json, author.bin (112 bytes), disclosed (one field a line), item.tlog-proof
    MANIFEST.sha256            every other file, as `sha256sum` writes it
    MANIFEST.note              the manifest's SHA-256, signed with the same key

Only the fields `kind` and `object` of an entry are opened: that an item was logged, and its SHA-256. Who logged it,
when, and under what file name stays closed; the salts keep it from being guessed.
"""

import base64
import hashlib
from pathlib import Path

from onrecord.ledger import read_disclosure
from onrecord.publish.case import Case
from onrecord.publish.shapes import Sheets

MANIFEST = "MANIFEST.sha256"
SIGNATURE = "MANIFEST.note"
CHECKPOINT = "proofs/checkpoint"
KEY = "proofs/key.vkey"
PEM = "proofs/key.pem"
PROVEN = "proofs/items"
OPENED = ("kind", "object")
DOSSIER = "onrecord/v1 dossier"
_ED25519_DER = bytes.fromhex("302a300506032b6570032100")  # SubjectPublicKeyInfo of an Ed25519 key, RFC 8410


def write_proofs(case: Case, shown: Sheets, to: Path) -> None:
    """Write `proofs/` under `to`, for the items that `shown` gives with their hash."""
    (to / PROVEN).mkdir(parents=True)
    (to / CHECKPOINT).write_bytes(case.checkpoint())
    (to / KEY).write_text(f"{case.verifier_key}\n", "utf-8")
    (to / PEM).write_text(pem(case.verifier_key.public), "ascii")
    for item in shown.items:
        if item.sha256 is not None and item.entry is not None:
            _write_proof(case, item.entry, to / PROVEN / item.id)


def _write_proof(case: Case, index: int, folder: Path) -> None:
    opened = case.opened(index)
    disclosed = [text for text in opened.disclosures if read_disclosure(text).name in OPENED]
    folder.mkdir()
    (folder / "entry.json").write_bytes(opened.entry)
    (folder / "author.bin").write_bytes(opened.author)
    (folder / "disclosed").write_text("".join(f"{text}\n" for text in disclosed), "ascii")
    (folder / "item.tlog-proof").write_bytes(case.proof(index))


def seal(case: Case, to: Path) -> str:
    """Write the manifest over every file under `to` and sign it; returns the manifest's SHA-256 in hex."""
    listed = manifest_of(to)
    (to / MANIFEST).write_bytes(listed)
    digest = hashlib.sha256(listed).hexdigest()
    (to / SIGNATURE).write_bytes(case.sign(f"{DOSSIER}\n{case.origin}\n{digest}\n"))
    return digest


def manifest_of(to: Path) -> bytes:
    """The lines of the manifest: digest, two spaces, path; sorted by path."""
    paths = sorted(path.relative_to(to).as_posix() for path in to.rglob("*") if path.is_file())
    lines = (
        f"{hashlib.sha256((to / path).read_bytes()).hexdigest()}  {path}\n"
        for path in paths
        if path not in (MANIFEST, SIGNATURE)
    )
    return "".join(lines).encode("ascii")


def pem(public: bytes) -> str:
    """An Ed25519 public key (32 bytes) as openssl reads it."""
    encoded = base64.b64encode(_ED25519_DER + public).decode("ascii")
    return f"-----BEGIN PUBLIC KEY-----\n{encoded}\n-----END PUBLIC KEY-----\n"
