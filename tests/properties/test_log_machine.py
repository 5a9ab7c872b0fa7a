"""The record against a model of it, through appends, crashes, reopenings and strange tails.

"what `Writer.commit` returned for is durable and signed; a record that falls short of what was signed is refused"
"""

import io
import shutil
import tempfile
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tests.tried import tried

from onrecord.casefile import Casefile, check_record, create, open_casefile
from onrecord.ledger import Checkpoint, Tree, leaf_hash, open_checkpoint, verify_consistency
from onrecord.nouns import Finding, ItemToBe, Vanished

NAMES = st.sampled_from(["a", "b", "c"])
CONTENTS = st.sampled_from([b"", b"1", b"2", b"3" * 3000])


class Record(RuleBasedStateMachine):
    """`files` is what stands at each name; `entries` counts what was acknowledged; `older` are past checkpoints."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.folder = self.root / "record"
        create(self.folder, member="Ana")
        self.case: Casefile = open_casefile(self.folder)
        self.files: dict[str, bytes] = {}
        self.entries = 1
        self.older: list[Checkpoint] = []

    @rule(name=NAMES, content=CONTENTS)
    def take_in(self, name: str, content: bytes) -> None:
        with self.case.writer() as writer:
            writer.take_in(ItemToBe(name=name, media_type="text/plain"), io.BytesIO(content))
        self.entries += self.files.get(name) != content
        self.files[name] = content

    @precondition(lambda self: self.files)
    @rule()
    def vanish(self) -> None:
        item = self.case.current()[0]
        with self.case.writer() as writer:
            writer.keep(Vanished(item=item.id))
        del self.files[item.name]
        self.entries += 1

    @rule(number=st.integers(1, 5))
    def note(self, number: int) -> None:
        with self.case.writer() as writer:
            for n in range(number):
                writer.keep(Finding(code="x", what=str(n), where="i-1"))
        self.entries += number

    @rule()
    def reopen(self) -> None:
        self.case.close()
        self.case = open_casefile(self.folder)

    @rule()
    def lose_the_view(self) -> None:
        live = self.case._view.dump()
        self.case.close()
        for file in self.folder.glob("view.db*"):
            file.unlink()
        self.case = open_casefile(self.folder)
        assert self.case._view.dump() == live

    @rule(tail=st.sampled_from([bytes(200), b"\x00\x40" + bytes(64), b"\xff" * 70, b"\x00"]))
    def crash_with_a_strange_tail(self, tail: bytes) -> None:
        self.case.close()
        path = self.folder / "log/a1/entries.dat"
        path.write_bytes(path.read_bytes() + tail)
        (self.folder / "incoming/left-over").write_bytes(b"half a file")
        self.case = open_casefile(self.folder)

    @rule()
    def crash_before_the_checkpoint(self) -> None:
        path = self.folder / "log/a1/checkpoint"
        older = path.read_bytes()
        self.note(2)
        self.case.close()
        path.write_bytes(older)
        self.case = open_casefile(self.folder)

    @rule()
    def give_up_halfway(self) -> None:
        writer = self.case.writer()
        writer.__enter__()
        writer.take_in(ItemToBe(name="never", media_type="text/plain"), io.BytesIO(b"never"))
        writer.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)

    @invariant()
    def what_was_acknowledged_stands(self) -> None:
        assert self.case.size == self.entries
        now = {item.name: self.case.read_object(item.object, 1 << 20) for item in self.case.current()}
        assert now == self.files

    @invariant()
    def the_log_only_grows(self) -> None:
        checkpoint = open_checkpoint(self.case.checkpoint(), self.case.verifier_key)
        leaves = [self.case.opened(index).leaf for index in range(self.case.size)]
        tree = Tree(map(leaf_hash, leaves))
        assert tree.root() == checkpoint.root
        for older in self.older:
            verify_consistency(older, checkpoint, tree.consistency(older.size))
        self.older.append(checkpoint)

    def teardown(self) -> None:
        self.case.close()
        checked = check_record(self.folder)
        assert checked.holds
        assert checked.findings == ()
        shutil.rmtree(self.root)


Record.TestCase.settings = tried(12, steps=12)
test_a_record_does_what_its_model_does = Record.TestCase
