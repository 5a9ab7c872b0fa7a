"""Every limit of the format from both sides: the last that is taken, the first that is refused."""

import base64
import itertools

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from onrecord.ledger import (
    EMPTY_ROOT,
    Checkpoint,
    Malformed,
    Proof,
    Tree,
    Unproven,
    b64u,
    canonical,
    draft,
    frame,
    leaf_at,
    open_checkpoint,
    read_disclosure,
    read_proof,
    unb64u,
    verify_consistency,
)
from onrecord.ledger.note import VerifierKey, open_note, read_verifier_key, sign_note

KEY = Ed25519PrivateKey.from_private_bytes(b"\x01" * 32)
OURS = VerifierKey("ours", KEY.public_key().public_bytes_raw())
NOTE = sign_note("text\n", "ours", KEY)
STRANGER = "— theirs " + base64.b64encode(b"abcdx").decode() + "\n"


def nested(depth: int, kind: type) -> object:
    """The number 1 inside that many lists or maps."""
    value: object = 1
    for _ in range(depth):
        value = [value] if kind is list else {"a": value}
    return value


@pytest.mark.parametrize("kind", [list, dict])
def test_what_lies_inside_64_lists_or_maps_is_logged_and_one_more_is_refused(kind: type) -> None:
    assert canonical(nested(64, kind))
    with pytest.raises(Malformed, match="deeper than 64"):
        canonical(nested(65, kind))


def test_an_entry_with_its_fields_opened_has_at_most_16_kib(randomness) -> None:
    """Base64 grows by steps, so that two fields are needed to come to every size."""
    taken, refused = [], []
    for body, note in itertools.product(range(11_880, 11_940), range(4)):
        try:
            drafted = draft({"body": "x" * body, "note": "x" * note}, randomness)
            taken.append(len(drafted.entry) + sum(len(each.text) for each in drafted.disclosures))
        except Malformed as why:
            refused.append(str(why))
    assert max(taken) == 16_384
    assert any("of 16385 bytes" in why for why in refused)


def test_a_draft_says_of_each_field_its_name_and_value(randomness) -> None:
    shown = draft({"kind": "item", "n": 7}, randomness).disclosures
    assert [(each.name, each.value) for each in shown] == [("kind", "item"), ("n", 7)]


@pytest.mark.parametrize("last", range(256))
def test_every_byte_at_the_end_comes_back_out_of_base64(last: int) -> None:
    for data in (bytes([last]), bytes([7, last]), bytes([7, 7, last])):
        assert unb64u(b64u(data)) == data
        assert not b64u(data).endswith("=")


@pytest.mark.parametrize(
    ("origin", "size", "root"),
    [
        ("", 0, EMPTY_ROOT), ("a\nb", 0, EMPTY_ROOT), ("o", -1, EMPTY_ROOT), ("o", 2**53, b"x" * 32),
        ("o", 1, b"x" * 31), ("o", 1, b""), ("o", 0, b"x" * 32),
    ],
    ids=["no origin", "two lines", "below nothing", "beyond 2^53", "a short root", "no root", "empty with a root"],
)  # fmt: skip
def test_a_checkpoint_that_cannot_be_is_not_built(origin: str, size: int, root: bytes) -> None:
    with pytest.raises(Malformed):
        Checkpoint(origin, size, root)


def test_the_longest_log_there_may_be_has_a_checkpoint() -> None:
    assert Checkpoint("o", 2**53 - 1, b"x" * 32).text.split("\n")[1] == "9007199254740991"


def test_a_note_of_64_kib_opens_and_one_byte_more_is_refused() -> None:
    room = 64 * 1024 - len(NOTE)
    assert open_note(sign_note("x" * room + "text\n", "ours", KEY), OURS)
    with pytest.raises(Malformed, match="bytes"):
        open_note(sign_note("x" * (room + 1) + "text\n", "ours", KEY), OURS)


def test_a_note_has_at_most_a_hundred_signatures() -> None:
    assert open_note(NOTE + STRANGER.encode() * 99, OURS) == "text\n"
    with pytest.raises(Malformed, match="101 signatures"):
        open_note(NOTE + STRANGER.encode() * 100, OURS)


def test_our_signature_holds_after_those_of_strangers_too() -> None:
    text, signatures = NOTE.decode().split("\n\n")
    assert open_note(f"{text}\n\n{STRANGER}{signatures}".encode(), OURS) == "text\n"


def test_a_text_may_have_empty_lines_of_its_own() -> None:
    assert open_note(sign_note("one\n\ntwo\n", "ours", KEY), OURS) == "one\n\ntwo\n"


@pytest.mark.parametrize(
    "line",
    ["- theirs YWJjZHg=", "theirs YWJjZHg=", "— YWJjZHg=", "—  YWJjZHg=", "— their own YWJjZHg=", "— theirs YWJjZA==",
     "— theirs", "— theirs YWJjZHg", "— theirs YWJj ZHg="],
    ids=["a hyphen", "no dash", "no name", "an empty name", "a name with a space", "a key id and no signature",
         "no signature", "no padding", "a gap in it"],
)  # fmt: skip
def test_a_signature_line_of_another_shape_is_refused_whoever_signed_beside_it(line: str) -> None:
    with pytest.raises(Malformed):
        open_note(NOTE + line.encode() + b"\n", OURS)


def test_every_verifier_key_reads_back_as_it_was_written() -> None:
    """Base64 may hold a plus sign, which also stands between the parts."""
    written = [str(VerifierKey("ours", bytes([n, 0xFB, 0xEF] * 11)[:32])) for n in range(256)]
    assert any("+" in text.split("+", 2)[2] for text in written)
    assert [str(read_verifier_key(text)) for text in written] == written


@pytest.mark.parametrize("data", [b"\x01" + b"x" * 31, b"\x01" + b"x" * 33, b"\x02" + b"x" * 32, b""])
def test_a_key_of_another_length_or_kind_is_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        read_verifier_key("ours+00000000+" + base64.b64encode(data).decode())


def test_a_key_of_another_kind_is_refused_even_under_the_id_of_an_ed25519_key() -> None:
    encoded = base64.b64encode(b"\x02" + OURS.public).decode()
    with pytest.raises(Malformed, match="not an Ed25519"):
        read_verifier_key(f"ours+{OURS.key_id.hex()}+{encoded}")


def test_a_proof_has_an_index_of_at_most_16_digits_and_a_path_of_at_most_63() -> None:
    path = (b"x" * 32,) * 63
    assert read_proof(Proof(9_007_199_254_740_991, path, NOTE).dump()) == Proof(9_007_199_254_740_991, path, NOTE)
    with pytest.raises(Malformed, match="index"):
        read_proof(Proof(10**16, path, NOTE).dump())
    with pytest.raises(Malformed, match="64 hashes"):
        read_proof(Proof(1, (*path, path[0]), NOTE).dump())


@pytest.mark.parametrize(
    "file",
    [
        b"c2sp.org/tlog-proof@v1\nindex 1",
        b"c2sp.org/tlog-proof@v1\n1\n\n" + NOTE,
        b"c2sp.org/tlog-proof@v1\nindex  1\n\n" + NOTE,
        Proof(1, (b"x" * 32, b"y" * 31), NOTE).dump(),
        Proof(1, (b"x" * 31, b"y" * 32), NOTE).dump(),
    ],
    ids=["no note", "a bare number", "two spaces", "the last hash short", "the first hash short"],
)
def test_a_proof_file_that_lacks_any_of_its_parts_is_refused(file: bytes) -> None:
    with pytest.raises(Malformed):
        read_proof(file)


@pytest.mark.parametrize("name", ["_sd", "_sd_alg", "..."])
def test_a_field_that_is_shown_cannot_take_a_name_of_the_format_either(name: str) -> None:
    with pytest.raises(Malformed, match="called"):
        read_disclosure(b64u(canonical([b64u(b"x" * 16), name, 1])))


@pytest.mark.parametrize("text", ["a\x00b\n", "a\tb\n", "a\r\n", "\x1b[2Ja\n"])
def test_a_text_with_a_control_character_in_it_is_neither_signed_nor_opened(text: str) -> None:
    with pytest.raises(Malformed, match="control"):
        sign_note(text, "ours", KEY)
    with pytest.raises(Malformed, match="control"):
        open_note(NOTE.replace(b"text\n", text.encode(), 1), OURS)


@pytest.mark.parametrize("size", [0, 1])
def test_hashes_that_prove_nothing_are_refused(size: int) -> None:
    """Between a log and itself, or from nothing on, there is nothing to prove, and no room to hide anything in."""
    root = EMPTY_ROOT if size == 0 else b"x" * 32
    verify_consistency(Checkpoint("o", size, root), Checkpoint("o", size, root), [])
    with pytest.raises(Unproven, match="nothing"):
        verify_consistency(Checkpoint("o", size, root), Checkpoint("o", size, root), [b"y" * 32])


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_public_key_of_another_length_is_no_key(length: int) -> None:
    with pytest.raises(Malformed, match="32 bytes"):
        VerifierKey("ours", b"x" * length)


@pytest.mark.parametrize("size", ["+3", "1_0", " 3", "3 ", "0x3", "3.0"])
def test_a_size_is_written_in_digits_alone(size: str) -> None:
    root = base64.b64encode(b"x" * 32).decode()
    with pytest.raises(Malformed, match="size"):
        open_checkpoint(sign_note(f"ours\n{size}\n{root}\n", "ours", KEY), OURS)


def test_a_salt_is_written_in_base64_of_one_form() -> None:
    with pytest.raises(Malformed):
        read_disclosure(b64u(canonical(["!" * 22, "name", 1])))


def test_a_line_that_is_cut_is_no_leaf() -> None:
    line = frame(b"x" * 64)
    assert [leaf_at(line[:length], 0) for length in (0, 1, 2, 65)] == [None] * 4
    assert leaf_at(line, 0) == b"x" * 64
    assert leaf_at(line, 1) is None


@pytest.mark.parametrize("older", [-1, 4])
def test_a_tree_proves_no_prefix_that_it_does_not_have(older: int) -> None:
    with pytest.raises(IndexError, match="no prefix"):
        Tree([b"x" * 32] * 3).consistency(older)
