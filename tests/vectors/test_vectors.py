"""Our own checker against the vectors that any checker may use."""

import importlib.util
import json
import shutil
from pathlib import Path

import pytest

from onrecord.casefile import check_record
from onrecord.ledger import (
    LedgerError,
    Place,
    fields_of,
    leaf_of,
    open_checkpoint,
    read_proof,
    read_verifier_key,
    verify_author,
    verify_proof,
)
from onrecord.nouns import Refusal

HERE = Path(__file__).parent
LEDGER, RECORDS = HERE / "ledger", HERE / "records"
KEY = read_verifier_key((LEDGER / "log.vkey").read_text().strip())
LEAF = bytes.fromhex((LEDGER / "leaf-3").read_text())
BAD_PROOFS = [path for path in sorted(LEDGER.glob("*.tlog-proof")) if path.stem != "good"]
BAD_CHECKPOINTS = [path for path in sorted(LEDGER.glob("*.checkpoint")) if path.stem != "good"]
BAD_RECORDS = json.loads((RECORDS / "bad.json").read_text())


def test_the_good_ones_hold() -> None:
    assert open_checkpoint((LEDGER / "good.checkpoint").read_bytes(), KEY).size == 11
    assert verify_proof(read_proof((LEDGER / "good.tlog-proof").read_bytes()), LEAF, KEY).size == 11


def test_entry_author_and_disclosures_give_the_leaf() -> None:
    entry, block = (LEDGER / "entry.json").read_bytes(), bytes.fromhex((LEDGER / "author-block.hex").read_text())
    assert leaf_of(entry, block) == LEAF
    assert verify_author(entry, Place(KEY.name, 3), block) == KEY.public
    shown = (LEDGER / "disclosures.txt").read_text().split()
    assert fields_of(entry, shown) == {"kind": "finding", "schema": 1, "n": 3}


@pytest.mark.parametrize("path", BAD_PROOFS, ids=lambda path: path.stem)
def test_a_bad_proof_is_refused(path: Path) -> None:
    with pytest.raises(LedgerError):
        verify_proof(read_proof(path.read_bytes()), LEAF, KEY)


@pytest.mark.parametrize("path", BAD_CHECKPOINTS, ids=lambda path: path.stem)
def test_a_bad_checkpoint_is_refused(path: Path) -> None:
    with pytest.raises(LedgerError):
        open_checkpoint(path.read_bytes(), KEY)


def test_the_ledger_vectors_are_what_make_writes() -> None:
    spec = importlib.util.spec_from_file_location("make_vectors", HERE / "make.py")
    assert spec is not None
    assert spec.loader is not None
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    files = {path.name: path.read_bytes() for path in LEDGER.iterdir()}
    assert make.vectors() == files


def test_the_good_record_holds() -> None:
    checked = check_record(RECORDS / "good")
    assert checked.findings == ()
    assert (checked.entries, checked.objects, checked.shredded) == (7, 3, 1)


@pytest.mark.parametrize("name", BAD_RECORDS)
def test_a_bad_record_is_found_bad_where_it_is(name: str, tmp_path: Path) -> None:
    record, case = tmp_path / "record", BAD_RECORDS[name]
    shutil.copytree(RECORDS / "good", record)
    path = record / case["file"]
    data = bytearray(path.read_bytes())
    match case["do"]:
        case ["flip", offset, bit]:
            data[offset] ^= 1 << bit
        case ["cut", length]:
            del data[length:]
        case ["add", tail]:
            data += bytes.fromhex(tail)
        case ["put", other]:
            data = bytearray((record / other).read_bytes())
    path.unlink() if case["do"] == ["remove"] else path.write_bytes(data)
    try:
        checked = check_record(record)
        found = {each.where for each in checked.findings if each.how_bad == "damage"}
        notes = {each.where for each in checked.findings}
    except Refusal as refusal:
        found = notes = {refusal.where}
    if case.get("only_noted"):
        assert case["found_at"] in notes
        assert not found
    else:
        assert case["found_at"] in found
