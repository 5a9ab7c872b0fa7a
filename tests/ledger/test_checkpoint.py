import base64

import pytest

from onrecord.ledger import (
    EMPTY_ROOT,
    Checkpoint,
    LedgerError,
    Malformed,
    Unproven,
    VerifierKey,
    open_checkpoint,
    read_verifier_key,
    sign_checkpoint,
)
from onrecord.ledger.note import open_note, sign_note


def test_a_verifier_key_is_read_as_go_writes_it() -> None:
    """The key in the documentation of Go's golang.org/x/mod/sumdb/note."""
    text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert str(read_verifier_key(text)) == text


def test_a_note_is_opened_as_go_signs_it() -> None:
    """The signed note in the documentation of Go's golang.org/x/mod/sumdb/note."""
    key = read_verifier_key("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    note = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n"
        "\n"
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    ).encode()
    assert open_note(note, key).startswith("If you think")


def test_a_key_whose_id_is_not_its_own_is_refused() -> None:
    with pytest.raises(Malformed, match="id"):
        read_verifier_key("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")


def test_a_checkpoint_says_origin_size_and_root(make_log) -> None:
    log = make_log(3)
    origin, size, root, gap, signature, _ = log.note().decode().split("\n")
    assert (origin, size, gap) == (log.origin, "3", "")
    assert base64.b64decode(root) == log.tree.root()
    assert signature.startswith(f"— {log.origin} ")
    assert open_checkpoint(log.note(), log.verifier) == log.checkpoint()


def test_every_flipped_bit_of_a_checkpoint_is_refused(make_log) -> None:
    log = make_log(3)
    note = log.note()
    for bit in range(8 * len(note)):
        flipped = bytearray(note)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(LedgerError):
            open_checkpoint(bytes(flipped), log.verifier)


def test_a_checkpoint_cut_anywhere_is_refused(make_log) -> None:
    log = make_log(3)
    note = log.note()
    for length in range(len(note)):
        with pytest.raises(LedgerError):
            open_checkpoint(note[:length], log.verifier)


def test_a_checkpoint_by_another_key_is_refused(make_log) -> None:
    log, other = make_log(3), make_log(3, seed=b"\x02" * 32)
    with pytest.raises(Unproven, match="no signature"):
        open_checkpoint(other.note(), log.verifier)


def test_a_signature_of_a_witness_stands_beside_ours(make_log) -> None:
    log = make_log(3)
    witnessed = log.note() + "— witness.example AAAAAAAAAAAA\n".encode()
    assert open_checkpoint(witnessed, log.verifier) == log.checkpoint()


@pytest.mark.parametrize(
    "text",
    [
        "{o}\n3\n{r}\nextension\n",
        "{o}\n03\n{r}\n",
        "{o}\n-1\n{r}\n",
        "{o}\n٣\n{r}\n",
        "{o}\n3\n",
        "other\n3\n{r}\n",
        "{o}\n0\n{r}\n",
    ],
    ids=["extension-line", "leading-zero", "negative", "arabic-digit", "no-root", "other-origin", "empty-with-a-root"],
)
def test_a_signed_text_that_is_no_checkpoint_is_refused(text: str, make_log) -> None:
    log = make_log(3)
    filled = text.format(o=log.origin, r=base64.b64encode(log.tree.root()).decode())
    with pytest.raises(LedgerError):
        open_checkpoint(sign_note(filled, log.origin, log.key), log.verifier)


@pytest.mark.parametrize("name", ["", "with space", "with+plus", "new\nline"])
def test_a_key_needs_a_name_that_fits_on_its_line(name: str) -> None:
    with pytest.raises(Malformed):
        VerifierKey(name, b"x" * 32)


def test_an_empty_log_has_a_checkpoint(make_log) -> None:
    log = make_log(0)
    assert open_checkpoint(log.note(), log.verifier) == Checkpoint(log.origin, 0, EMPTY_ROOT)


def test_text_without_an_end_cannot_be_signed(make_log) -> None:
    log = make_log(0)
    with pytest.raises(Malformed, match="newline"):
        sign_note("no end", log.origin, log.key)
    with pytest.raises(Malformed):
        sign_checkpoint(Checkpoint("tab\tin it", 0, EMPTY_ROOT), log.key)
