# ruff: noqa: E501 - a case reads better as a table than as a tower
"""What can be done to a dossier behind the back of those who sealed it, and what a stranger must be told of it.

One table for every checker: `check.sh`, `onrecord check` and `check.html` must give these very lines. Fields of a line:
{0} and {1} are the first two items with a proof. `lines` None: so many change that only their being the same counts.
"""

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from onrecord.publish import verdict
from onrecord.publish.proofs import manifest_of

CHANGED = "the file is not the one that was published"
MISSING = "the file is missing"
ADDED = "the file was added after publishing"
UNSIGNED = "it is not signed by the key in proofs/key.vkey"
NO_PROOF = "it has no proof under this checkpoint"
NOT_LOGGED = "its entry is not in the signed log"
NOT_BY_AUTHOR = "its author did not sign this entry for this line of this log"
NOT_PRINTED = "the hash printed for it is not the one that was logged"


class Sealed(NamedTuple):
    """A dossier that may be changed, another valid one of another record, and the key's own hand: `sign` gives a text
    as a note of the key that sealed `at`."""

    at: Path
    other: Path
    sign: Callable[[str], bytes]

    def items(self) -> list[str]:
        return sorted(path.name for path in (self.at / "proofs/items").iterdir())

    def of(self, item: int, name: str) -> Path:
        return self.at / "proofs/items" / self.items()[item] / name

    def seal_anew(self) -> None:
        """What only the holder of the key can do: sign for the dossier as it lies there now."""
        listed = manifest_of(self.at)
        origin = (self.at / "proofs/checkpoint").read_text("utf-8").partition("\n")[0]
        digest = hashlib.sha256(listed).hexdigest()
        (self.at / "MANIFEST.sha256").write_bytes(listed)
        (self.at / "MANIFEST.note").write_bytes(self.sign(f"onrecord/v1 dossier\n{origin}\n{digest}\n"))


class Tampering(NamedTuple):
    do: Callable[[Sealed], object]
    lines: tuple[str, ...] | None
    says: str = verdict.CHANGED


def flip(path: Path, at: float = 0.5) -> None:
    """One bit of one byte, `at` that part of the file."""
    data = bytearray(path.read_bytes())
    data[int(len(data) * at)] ^= 1
    path.write_bytes(bytes(data))


def swap(one: Path, two: Path) -> None:
    aside = one.with_name("aside")
    one.rename(aside)
    two.rename(one)
    aside.rename(two)


def take_over(sealed: Sealed, part: str) -> None:
    """The same part of the other dossier, in its place."""
    source, target = sealed.other / part, sealed.at / part
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)


def written(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def printed_hash(sealed: Sealed) -> str:
    return next(
        line.split('"')[3]
        for line in (sealed.at / "data/items.json").read_text("utf-8").splitlines()
        if line.startswith('  "sha256": "')
    )


def in_its_place(name: str, why: str) -> tuple[str, ...]:
    """The lines of one changed file of the first item's proof."""
    return (f"proofs/items/{{0}}/{name}: {CHANGED}", f"proofs/items/{{0}}: {why}")


def gone(name: str, why: str) -> tuple[str, ...]:
    return (f"proofs/items/{{0}}/{name}: {MISSING}", f"proofs/items/{{0}}: {why}")


_NONE_PROVEN = tuple(f"proofs/items/{{{item}}}: {NO_PROOF}" for item in range(3))
_PAGES = ("index.html", "denials.html", "check.html", "check.sh", "style.css", "data/denials.json")

TAMPERINGS: dict[str, Tampering] = {
    # one file of each class, changed
    **{f"{name} changed": Tampering(lambda it, name=name: flip(it.at / name), (f"{name}: {CHANGED}",)) for name in _PAGES},
    "a printed hash changed": Tampering(
        lambda it: written(it.at / "data/items.json", printed_hash(it), "0" * 64),
        (f"data/items.json: {CHANGED}", f"proofs/items/{{printed}}: {NOT_PRINTED}")),
    "checkpoint changed": Tampering(
        lambda it: flip(it.at / "proofs/checkpoint"), (f"proofs/checkpoint: {UNSIGNED}", *_NONE_PROVEN)),
    "checkpoint's size changed": Tampering(
        lambda it: (it.at / "proofs/checkpoint").write_text(re.sub(r"\n\d+\n", "\n5\n", (it.at / "proofs/checkpoint").read_text("utf-8")), "utf-8"), (f"proofs/checkpoint: {UNSIGNED}", *_NONE_PROVEN)),
    "key.vkey changed": Tampering(
        lambda it: flip(it.at / "proofs/key.vkey"), ("proofs/key.vkey: it is missing or is not the public key of a record",),
        verdict.UNSIGNED),
    "key.vkey with an empty line more": Tampering(
        lambda it: (it.at / "proofs/key.vkey").open("a").write("\n"),
        ("proofs/key.vkey: it is missing or is not the public key of a record",), verdict.UNSIGNED),
    "key.pem changed": Tampering(
        lambda it: flip(it.at / "proofs/key.pem"), ("proofs/key.pem: it is not the key in proofs/key.vkey",)),
    "an entry changed": Tampering(lambda it: flip(it.of(0, "entry.json")), in_its_place("entry.json", NOT_LOGGED)),
    "an entry with a line more": Tampering(
        lambda it: it.of(0, "entry.json").open("a").write("\n"), in_its_place("entry.json", NOT_LOGGED)),
    "an author's salt changed": Tampering(lambda it: flip(it.of(0, "author.bin"), 0), in_its_place("author.bin", NOT_LOGGED)),
    "an author's key changed": Tampering(lambda it: flip(it.of(0, "author.bin"), 0.2), in_its_place("author.bin", NOT_LOGGED)),
    "an author's signature changed": Tampering(lambda it: flip(it.of(0, "author.bin"), 0.9), in_its_place("author.bin", NOT_LOGGED)),
    "a field changed": Tampering(lambda it: flip(it.of(0, "disclosed")), in_its_place("disclosed", NOT_PRINTED)),
    "a field taken away": Tampering(
        lambda it: written(it.of(0, "disclosed"), it.of(0, "disclosed").read_text().split("\n")[0] + "\n", ""),
        in_its_place("disclosed", NOT_PRINTED)),
    "a proof's form changed": Tampering(lambda it: flip(it.of(0, "item.tlog-proof"), 0), in_its_place("item.tlog-proof", NO_PROOF)),
    "a proof's index changed": Tampering(
        lambda it: written(it.of(0, "item.tlog-proof"), "\nindex ", "\nindex 1"), in_its_place("item.tlog-proof", NOT_LOGGED)),
    "a proof's index is no number": Tampering(
        lambda it: written(it.of(0, "item.tlog-proof"), "\nindex ", "\nindex a[$(id)]"), in_its_place("item.tlog-proof", NO_PROOF)),
    "a proof's checkpoint changed": Tampering(
        lambda it: flip(it.of(0, "item.tlog-proof"), 0.9), in_its_place("item.tlog-proof", NO_PROOF)),
    "manifest's digest changed": Tampering(
        lambda it: flip(it.at / "MANIFEST.sha256", 0),
        ("MANIFEST.sha256: it is not the manifest that was signed", f"MANIFEST.sha256 first: {CHANGED}")),
    "manifest with a file less": Tampering(
        lambda it: (
            (it.at / "claims.html").unlink(),
            (it.at / "MANIFEST.sha256").write_bytes(manifest_of(it.at)),
        ),
        ("MANIFEST.sha256: it is not the manifest that was signed",)),
    "manifest made anew over a changed page": Tampering(
        lambda it: (flip(it.at / "denials.html"), (it.at / "MANIFEST.sha256").write_bytes(manifest_of(it.at))),
        ("MANIFEST.sha256: it is not the manifest that was signed",)),
    "signature changed": Tampering(
        lambda it: flip(it.at / "MANIFEST.note", 0.8), (f"MANIFEST.note: {UNSIGNED}",), verdict.UNSIGNED),
    "signature's text changed": Tampering(
        lambda it: flip(it.at / "MANIFEST.note", 0), (f"MANIFEST.note: {UNSIGNED}",), verdict.UNSIGNED),
    "signature's key id changed": Tampering(
        lambda it: written(it.at / "MANIFEST.note", "/a1 ", "/a1 A"), (f"MANIFEST.note: {UNSIGNED}",), verdict.UNSIGNED),
    "signature with stray bits": Tampering(
        lambda it: stray_bits(it.at / "MANIFEST.note"), (f"MANIFEST.note: {UNSIGNED}",), verdict.UNSIGNED),
    "a second signature added": Tampering(
        lambda it: (it.at / "MANIFEST.note").open("a").write("— somebody/a1 AAAAAAAAAA==\n"),
        (f"MANIFEST.note: {UNSIGNED}",), verdict.UNSIGNED),
    # removed
    **{f"{name} removed": Tampering(lambda it, name=name: (it.at / name).unlink(), (f"{name}: {MISSING}",)) for name in _PAGES},
    "items.json removed": Tampering(
        lambda it: (it.at / "data/items.json").unlink(),
        (f"data/items.json: {MISSING}", *(f"proofs/items/{{{item}}}: {NOT_PRINTED}" for item in range(3)))),
    "checkpoint removed": Tampering(
        lambda it: (it.at / "proofs/checkpoint").unlink(), (f"proofs/checkpoint: {MISSING}", *_NONE_PROVEN)),
    "key.vkey removed": Tampering(
        lambda it: (it.at / "proofs/key.vkey").unlink(),
        ("proofs/key.vkey: it is missing or is not the public key of a record",), verdict.UNSIGNED),
    "key.pem removed": Tampering(lambda it: (it.at / "proofs/key.pem").unlink(), (f"proofs/key.pem: {MISSING}",)),
    "an entry removed": Tampering(lambda it: it.of(0, "entry.json").unlink(), gone("entry.json", NOT_LOGGED)),
    "an author removed": Tampering(lambda it: it.of(0, "author.bin").unlink(), gone("author.bin", NOT_LOGGED)),
    "fields removed": Tampering(lambda it: it.of(0, "disclosed").unlink(), gone("disclosed", NOT_PRINTED)),
    "a proof removed": Tampering(lambda it: it.of(0, "item.tlog-proof").unlink(), gone("item.tlog-proof", NO_PROOF)),
    "manifest removed": Tampering(lambda it: (it.at / "MANIFEST.sha256").unlink(), (f"MANIFEST.sha256: {MISSING}",)),
    "signature removed": Tampering(
        lambda it: (it.at / "MANIFEST.note").unlink(), (f"MANIFEST.note: {MISSING}",), verdict.UNSIGNED),
    # added
    "a page added": Tampering(lambda it: (it.at / "extra.html").write_text("x"), (f"extra.html: {ADDED}",)),
    "an empty file added": Tampering(lambda it: (it.at / "data/more.json").write_text(""), (f"data/more.json: {ADDED}",)),
    "a hidden file added": Tampering(lambda it: (it.at / ".DS_Store").write_text("x"), (f".DS_Store: {ADDED}",)),
    "a name that would command a terminal": Tampering(
        lambda it: (it.at / "a\x1b[2J\N{WARNING SIGN}.html").write_text("x"), (f"a?[2J???.html: {ADDED}",)),
    "a proof of nothing added": Tampering(
        lambda it: (it.at / "proofs/items/i-x").mkdir() or (it.at / "proofs/items/i-x/entry.json").write_text("{}"),
        (f"proofs/items/i-x/entry.json: {ADDED}", f"proofs/items/i-x: {NO_PROOF}")),
    # parts exchanged with another valid dossier
    **{f"{part} of another dossier": Tampering(lambda it, part=part: take_over(it, part), None)
       for part in ("data", "proofs/items", "MANIFEST.sha256", "proofs/checkpoint", "proofs/key.pem")},
    **{f"{part} of another dossier": Tampering(lambda it, part=part: take_over(it, part), None, verdict.UNSIGNED)
       for part in ("proofs", "MANIFEST.note", "proofs/key.vkey")},
    "manifest and signature of another dossier": Tampering(
        lambda it: (take_over(it, "MANIFEST.note"), take_over(it, "MANIFEST.sha256")), None, verdict.UNSIGNED),
    # sealed anew by the key itself: even that cannot make one item's proof hold for another
    **{f"{name or 'proofs'} of two items exchanged and sealed anew": Tampering(
        lambda it, name=name: (swap(it.of(0, name), it.of(1, name)), it.seal_anew()),
        tuple(f"proofs/items/{{{item}}}: {why}" for item in (0, 1)))
       for name, why in (("entry.json", NOT_LOGGED), ("author.bin", NOT_LOGGED), ("disclosed", NOT_PRINTED),
                         ("item.tlog-proof", NOT_LOGGED), ("", NOT_PRINTED))},
    "a printed hash exchanged and sealed anew": Tampering(
        lambda it: (written(it.at / "data/items.json", printed_hash(it), "0" * 64), it.seal_anew()),
        (f"proofs/items/{{printed}}: {NOT_PRINTED}",)),
    "a proof left out and sealed anew": Tampering(
        lambda it: (shutil.rmtree(it.of(0, "")), it.seal_anew()), (f"proofs/items/{{0}}: {NO_PROOF}",)),
}  # fmt: skip


def stray_bits(note: Path) -> None:
    """Other base64 of the same bytes: four bits before the padding stand for nothing."""
    text = note.read_text("utf-8")
    assert text.endswith("=\n")
    last = text[-3]
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    note.write_text(f"{text[:-3]}{letters[letters.index(last) + 1]}=\n", "utf-8")


def expected_lines(tampering: Tampering, items: list[str], printed: str, first: str) -> set[str] | None:
    """The lines with the names of this dossier in them."""
    if tampering.lines is None:
        return None
    names = [*items, *([""] * 3)]
    filled = (line.replace("MANIFEST.sha256 first", first) for line in tampering.lines)
    return {line.format(*names, printed=printed) for line in filled}
