"""Deciding whether what lies on the disk is what was logged: pure, over bytes that were read already.

Every damage is a finding with its place: which file, and where it can be told, which entry and which item. Nothing is
repaired. A check says whether these are the bytes that were logged; it says nothing about what they claim.
"""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.casefile.entries import time_of
from onrecord.casefile.keys import ScopeKey
from onrecord.casefile.kinds import BODY, read_object_field
from onrecord.casefile.opening import open_opening
from onrecord.ledger import (
    LINE_BYTES,
    Checkpoint,
    LedgerError,
    Place,
    Tree,
    VerifierKey,
    fields_of,
    leaf_at,
    leaf_hash,
    open_checkpoint,
    verify_author,
)
from onrecord.nouns import Finding, Noun, ObjectRef

_LOOK = "Bring the newest log back from a backup, and find out who could reach this folder."


class LogCheck(Noun, frozen=True, kw_only=True):
    """The log as a whole. `leaves` has None where a line is unreadable; `checkpoint` None where it is not signed."""

    leaves: tuple[bytes | None, ...]
    checkpoint: Checkpoint | None
    findings: tuple[Finding, ...]

    def tree(self) -> Tree | None:
        """The tree over the log's lines; None where one of them cannot be read."""
        return Tree(map(leaf_hash, filter(None, self.leaves))) if None not in self.leaves else None


class EntryCheck(Noun, frozen=True, kw_only=True, gc=False):
    """One entry: what it names, if its opening and its author's signature hold; else why they do not.

    `object` is what it points to, `destroys` the handle of the key that it says was destroyed, `shredded` the handles
    of those of its own keys that are gone."""

    index: int
    hashed: bytes
    kind: str = ""
    object: ObjectRef | None = None
    destroys: bytes = b""
    shredded: tuple[bytes, ...] = ()
    missing: bool = False
    why: str = ""

    @property
    def holds(self) -> bool:
        return not self.why


def damage(code: str, what: str, where: str, next: str = "Bring this file back from a backup.") -> Finding:
    """A finding of damage."""
    return Finding(code=code, what=what, where=where, how_bad="damage", next=next)


def note(code: str, what: str, where: str) -> Finding:
    """Something worth knowing that is no damage."""
    return Finding(code=code, what=what, where=where, how_bad="note")


def check_log(data: bytes, signed: bytes, key: VerifierKey, folder: str) -> LogCheck:
    """The log's length, its length marks, the checkpoint's signature, and the root it signs for."""
    findings: list[Finding] = []
    checkpoint = None
    try:
        checkpoint = open_checkpoint(signed, key)
    except LedgerError as why:
        findings.append(damage("checkpoint", f"The checkpoint does not hold: {why}.", f"{folder}/checkpoint"))
    whole, torn = divmod(len(data), LINE_BYTES)
    size = checkpoint.size if checkpoint else whole
    leaves = tuple(leaf_at(data, index) for index in range(size))
    for index, leaf in enumerate(leaves):
        if leaf is None:
            findings.append(_line_damage(index, "missing or cut short" if index >= whole else "unreadable", folder))
    whole_tree = Tree(map(leaf_hash, filter(None, leaves))) if None not in leaves else None
    if checkpoint and whole_tree and whole_tree.root() != checkpoint.root:
        what = f"The log's {size} entries do not give the root that was signed."
        findings.append(damage("root", what, f"{folder}/entries.dat"))
    if whole > size or torn:
        beyond = len(data) - size * LINE_BYTES
        what = f"{beyond} bytes beyond the signed log: never acknowledged, mended at the next writing."
        findings.append(note("unsigned-tail", what, f"{folder}/entries.dat"))
    return LogCheck(leaves=leaves, checkpoint=checkpoint, findings=tuple(findings))


def fallen_behind(tree: Tree, size: int, root: bytes) -> str:
    """What to say where the log is not the one of `size` entries with `root`, grown longer; else nothing."""
    if size > tree.size:
        return f"This record held {size} entries that were signed; its log ends at {tree.size}."
    if tree.root(size) != root:
        return f"This record held {size} entries that were signed; its log now holds others."
    return ""


def check_kept(log: LogCheck, key: VerifierKey, kept: Mapping[str, bytes]) -> Iterator[Finding]:
    """Checkpoints that were kept apart from the log (where -> signed note), each held against it."""
    tree = log.tree()
    for where, signed in kept.items():
        try:
            older = open_checkpoint(signed, key)
        except LedgerError:
            what = "It is not signed by this record's key: it was changed, or this is not the record it was kept for."
            yield damage("foreign-checkpoint", what, where, _LOOK)
            continue
        if tree and (behind := fallen_behind(tree, older.size, older.root)):
            yield rolled_back(behind, where)


def rolled_back(behind: str, where: str) -> Finding:
    """The log is not what a witness to it remembers."""
    return damage("rolled-back", f"{behind} It was put back to an older state, or rewritten.", where, _LOOK)


def check_entry(
    index: int, leaf: bytes, sealed: bytes | None, key: VerifierKey, keys: Mapping[bytes, ScopeKey]
) -> EntryCheck:
    """One entry's opening, author and fields, against its leaf and its place."""
    hashed = leaf_hash(leaf)
    if sealed is None:
        return EntryCheck(index=index, hashed=hashed, missing=True, why="its opening is missing")
    try:
        opened = open_opening(sealed, hashed, keys.get)
        author = verify_author(opened.entry, Place(key.name, index), opened.author)
        fields = fields_of(opened.entry, opened.disclosures)
        time_of(fields)
        destroys = bytes.fromhex(str(fields.get(BODY + "handle", ""))) if fields.get("kind") == "destroyed" else b""
    except (LedgerError, ValueError) as why:
        return EntryCheck(index=index, hashed=hashed, why=str(why) or type(why).__name__)
    if author != key.public:
        return EntryCheck(index=index, hashed=hashed, why="it is signed by a key that this log does not know")
    return EntryCheck(
        index=index,
        hashed=hashed,
        kind=str(fields.get("kind", "")),
        object=read_object_field(fields.get("object")),
        destroys=destroys,
        shredded=opened.destroyed,
    )


def blame(
    failed: Sequence[EntryCheck], orphans: Mapping[str, bytes], key: VerifierKey, keys: Mapping[bytes, ScopeKey]
) -> tuple[tuple[Finding, ...], frozenset[str]]:
    """Findings for entries that failed, and the openings among `orphans` (file name -> bytes) that explain them.

    A line of the log that was altered names an opening that is not there, while the opening it named before lies
    there unnamed; that one is still signed for its place, and so tells which line was altered.
    """
    places = {each.index for each in failed if each.missing}
    altered: dict[int, str] = {}
    for name, data in orphans.items() if places else ():
        place = _signed_place(name, data, places - altered.keys(), key, keys)
        if place is not None:
            altered[place] = name
    findings = []
    for each in failed:
        where = f"openings/{each.hashed.hex()[:2]}/{each.hashed.hex()}"
        if each.index in altered:
            findings.append(_line_damage(each.index, "altered", f"log/{key.name.rpartition('/')[2]}"))
        else:
            findings.append(damage("opening", f"Entry {each.index} cannot be opened: {each.why}.", where))
    return tuple(findings), frozenset(altered.values())


def _signed_place(
    name: str, data: bytes, places: set[int], key: VerifierKey, keys: Mapping[bytes, ScopeKey]
) -> int | None:
    try:
        opened = open_opening(data, bytes.fromhex(name), keys.get)
    except (LedgerError, ValueError):
        return None
    for index in sorted(places):
        try:
            verify_author(opened.entry, Place(key.name, index), opened.author)
        except LedgerError:
            continue
        return index
    return None


def _line_damage(index: int, how: str, folder: str) -> Finding:
    what = f"Entry {index} is {how} in the log (bytes {index * LINE_BYTES} to {(index + 1) * LINE_BYTES})."
    return damage("log-line", what, f"{folder}/entries.dat")
