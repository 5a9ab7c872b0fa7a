import pyrage
import pytest

from onrecord.casefile.passphrase import lock_secret, unlock_secret
from onrecord.nouns.refusal import WrongPassphrase


def test_another_implementation_of_age_opens_what_is_locked() -> None:
    assert (
        pyrage.passphrase.decrypt(lock_secret(b"the secret", "four words of mine", work=4), "four words of mine")
        == b"the secret"
    )


def test_a_wrong_passphrase_is_refused_and_told_what_to_do() -> None:
    with pytest.raises(WrongPassphrase) as refusal:
        unlock_secret(lock_secret(b"the secret", "right", work=4), "wrong")
    assert refusal.value.exit_code == 12
    assert "again" in refusal.value.next
    assert "wrong" not in str(refusal.value)


def test_every_altered_byte_is_refused() -> None:
    locked = lock_secret(b"s", "right", work=4)
    for at in range(len(locked)):
        altered = bytearray(locked)
        altered[at] ^= 1 << at % 4
        with pytest.raises(WrongPassphrase):
            unlock_secret(bytes(altered), "right")


def test_more_than_a_chunk_is_refused() -> None:
    with pytest.raises(ValueError, match="chunk"):
        lock_secret(bytes(64 * 1024 + 1), "right", work=4)
