"""Threat 29: a key is destroyed; what it sealed is nowhere any more, and checking still passes."""

from pathlib import Path

import pytest

from onrecord.casefile import check_record, open_casefile
from onrecord.nouns import Account, Finding, Party

SCOPE = "subject:p-7"
MARKER = "Marker-Ilyana"


@pytest.fixture
def shredded(folder: Path) -> Path:
    with open_casefile(folder) as case:
        with case.writer() as writer:
            writer.keep(Finding(code="small", what=MARKER, where="p-7"), reason=MARKER, scope=SCOPE)
            party = Party(id="p-7", name=MARKER, kind="person", decided_by="Ana")
            writer.keep(Account(parties=(party,)), scope=SCOPE)
            writer.keep(Finding(code="small", what="stays", where="p-8"))
        assert case.latest(Account).parties[0].name == MARKER
        assert len(case.findings()) == 2
        case.destroy(SCOPE, reason="consent withdrawn")
    return folder


def test_what_was_sealed_cannot_be_read_again(shredded: Path) -> None:
    with open_casefile(shredded) as case:
        assert case.latest(Account) is None
        assert [found.what for _, found in case.findings()] == ["stays"]
        assert all(MARKER not in str(entry) for entry in case.entries())
        assert MARKER not in str(case._view.dump())
        assert all(MARKER not in str(case.opened(index)) for index in range(case.size))


def test_the_log_still_holds_and_says_what_was_done(shredded: Path) -> None:
    checked = check_record(shredded)
    assert checked.holds
    assert checked.shredded == 2
    with open_casefile(shredded) as case:
        last = case.last_entry()
        assert (last.kind, last.reason) == ("destroyed", "consent withdrawn")
        assert case.size == 5


def test_a_view_made_after_it_equals_the_one_made_then(shredded: Path) -> None:
    with open_casefile(shredded) as case:
        live = case._view.dump()
    (shredded / "view.db").unlink()
    with open_casefile(shredded) as case:
        assert case._view.dump() == live


def test_a_key_that_is_gone_without_an_entry_is_damage(folder: Path) -> None:
    with open_casefile(folder) as case:
        with case.writer() as writer:
            writer.keep(Finding(code="small", what=MARKER, where="p-7"), scope=SCOPE)
        handle = case._on.keys.handle(SCOPE).hex()
    (folder / "keys" / handle).unlink()
    (found,) = check_record(folder).findings
    assert (found.code, found.where) == ("lost-key", f"keys/{handle}")


def test_a_bit_flipped_in_words_whose_key_is_destroyed_is_still_found(shredded: Path) -> None:
    with open_casefile(shredded) as case:
        entry = case.entry(list(case.entries())[1].id)
    path = shredded / "openings" / entry.id[:2] / entry.id
    whole = path.read_bytes()
    for at in range(0, len(whole), 3):
        flipped = bytearray(whole)
        flipped[at] ^= 1 << at % 8
        path.write_bytes(flipped)
        assert not check_record(shredded).holds, at
