"""One device's log on disk: `entries.dat` and the signed `checkpoint` beside it.

Rules: a log has one writer; lines are only added; the checkpoint is replaced whole, after the lines it covers are
durable. What lies beyond the checkpoint was never acknowledged: a writer adopts it if it holds, line by line, and cuts
off the rest; a reader does not look at it.
"""

from collections.abc import Callable, Sequence

from onrecord.casefile.durable import Durable
from onrecord.casefile.keys import Master
from onrecord.casefile.layout import Layout
from onrecord.ledger import (
    Checkpoint,
    LedgerError,
    Proof,
    Tree,
    VerifierKey,
    frame,
    leaf_hash,
    open_checkpoint,
    recover,
    sign_checkpoint,
)
from onrecord.nouns.refusal import RecordDamaged

Vouch = Callable[[int, bytes], bool]


class DeviceLog:
    """The log that this device writes. `leaves` and `tree` are all that stands."""

    def __init__(self, layout: Layout, durable: Durable, master: Master) -> None:
        self._durable = durable
        self._key = master.signing_key()
        self._entries = layout.entries(master.device)
        self._checkpoint = layout.checkpoint(master.device)
        self.verifier = VerifierKey(master.origin, self._key.public_key().public_bytes_raw())
        self.leaves: list[bytes] = []
        self.tree = Tree()
        self.note = b""

    @property
    def size(self) -> int:
        return self.tree.size

    def begin(self) -> None:
        """Make an empty log, signed as empty."""
        folder = self._entries.parent
        self._durable.disk.make_dir(folder)
        self._durable.put(self._entries, b"")
        self._sign()

    def load(self, vouch: Vouch) -> int:
        """Read what stands; returns how many torn bytes lie beyond it. Refuses a log short of its checkpoint."""
        try:
            note = self._durable.disk.read(self._checkpoint)
            checkpoint = open_checkpoint(note, self.verifier)
            recovered = recover(self._durable.disk.read(self._entries), checkpoint, vouch)
        except FileNotFoundError as why:
            raise _damaged("The log or its signed checkpoint is missing.") from why
        except LedgerError as why:
            raise _damaged(f"The log does not hold: {why}.") from why
        self.leaves, self.tree, self.note = list(recovered.leaves), recovered.tree, note
        return recovered.torn

    def mend(self, torn: int) -> None:
        """Cut off `torn` bytes and sign for what was adopted beyond the checkpoint."""
        if torn:
            self._durable.cut(self._entries, len(self.leaves) * len(frame(bytes(64))))
        if open_checkpoint(self.note, self.verifier).size != self.size:
            self._durable.disk.sync_file(self._entries)  # what a killed writer left may be in memory only
            self._sign()

    def append(self, leaves: Sequence[bytes]) -> None:
        """Add lines and sign for them; durable when it returns."""
        self._durable.append(self._entries, b"".join(map(frame, leaves)))
        self.leaves += leaves
        for leaf in leaves:
            self.tree.append(leaf_hash(leaf))
        self._sign()

    def proof(self, index: int) -> bytes:
        """The `.tlog-proof` of one entry under the stored checkpoint."""
        size = open_checkpoint(self.note, self.verifier).size
        return Proof(index, tuple(self.tree.inclusion(index, size)), self.note).dump()

    def _sign(self) -> None:
        note = sign_checkpoint(Checkpoint(self.verifier.name, self.size, self.tree.root()), self._key)
        self._durable.put(self._checkpoint, note)
        self.note = note


def _damaged(what: str) -> RecordDamaged:
    return RecordDamaged(
        what,
        where="log/",
        means="Nothing may be added to it: what was signed for must stay what it is.",
        next="Run `onrecord check` to see which entries are affected, and bring the files back from a backup.",
    )
