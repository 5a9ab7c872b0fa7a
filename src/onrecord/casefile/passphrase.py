"""A secret under a passphrase: an age file with a scrypt recipient (age-encryption.org/v1), read and written here.

Any `age` program opens it. No library does it for us, because each asks how fast this machine is today: pyrage writes
a factor that takes up to 1 GiB, and refuses to read a file that would take a slow or busy machine too long. Here the
factor is the file's own. Rules: it is one number for every machine, chosen for who seizes a laptop and not for how
busy it is (`docs/decisions/passphrases.md`); a file that asks for more than any program of ours or of age writes is
damaged or hostile, and is refused before memory is taken; only a key that does not open is a wrong passphrase.
"""

import base64
import binascii
import hashlib
import hmac
import os
import re
from contextlib import suppress
from unicodedata import normalize

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from onrecord.nouns.refusal import RecordDamaged, TooLittleMemory, WrongPassphrase

WORK = 18  # scrypt's N is 2^18: 256 MiB, one to two seconds on a laptop of two slow cores
LARGEST_WORK = 20  # 1 GiB: what age programs write at most
LARGEST_SECRET = 64 * 1024  # one chunk of age's stream
_NONCE_BYTES = 16
_LAST_CHUNK = bytes(11) + b"\x01"
_HEADER = re.compile(
    rb"(age-encryption\.org/v1\n-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]{0,2})\n([A-Za-z0-9+/]{43})\n---)"
    rb" ([A-Za-z0-9+/]{43})\n"
)


def lock_secret(secret: bytes, passphrase: str, work: int = WORK) -> bytes:
    """`secret` (at most 64 KiB) as an age file that `passphrase` opens; scrypt's N is 2^`work`."""
    if len(secret) > LARGEST_SECRET:
        raise ValueError("more than one chunk")
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(_NONCE_BYTES)
    body = ChaCha20Poly1305(_stretch(passphrase, salt, work)).encrypt(bytes(12), file_key, None)
    head = f"age-encryption.org/v1\n-> scrypt {_b64(salt)} {work}\n{_b64(body)}\n---".encode()
    mac = hmac.digest(_derive(file_key, b"", b"header"), head, hashlib.sha256)
    payload = ChaCha20Poly1305(_derive(file_key, nonce, b"payload")).encrypt(_LAST_CHUNK, secret, None)
    return head + b" " + _b64(mac).encode() + b"\n" + nonce + payload


def unlock_secret(data: bytes, passphrase: str) -> bytes:
    """The secret in an age file, however long this machine takes for it.

    Raises WrongPassphrase, RecordDamaged (not such a file, or asking for an absurd factor), TooLittleMemory.
    """
    header = _HEADER.match(data)
    if header is None:
        raise _damaged("The file that holds the record's keys is damaged.")
    head, salt, work, body, mac = header.groups()
    if int(work) > LARGEST_WORK:
        raise _damaged(f"The file that holds the record's keys asks for a work factor of {int(work)}, which is absurd.")
    file_key = _file_key(passphrase, _unb64(salt), int(work), _unb64(body))
    nonce, payload = data[header.end() :][:_NONCE_BYTES], data[header.end() + _NONCE_BYTES :]
    if not hmac.compare_digest(hmac.digest(_derive(file_key, b"", b"header"), head, hashlib.sha256), _unb64(mac)):
        raise _damaged("The passphrase is right, but the head of the file that holds the record's keys is damaged.")
    try:
        return ChaCha20Poly1305(_derive(file_key, nonce, b"payload")).decrypt(_LAST_CHUNK, payload, None)
    except InvalidTag as why:
        raise _damaged("The passphrase is right, but the file that holds the record's keys is damaged.") from why


def _file_key(passphrase: str, salt: bytes, work: int, body: bytes) -> bytes:
    """The key of the file, under the passphrase as it was typed, or as another keyboard composes its accents."""
    for spelling in dict.fromkeys((passphrase, normalize("NFC", passphrase), normalize("NFD", passphrase))):
        with suppress(InvalidTag):
            return ChaCha20Poly1305(_stretch(spelling, salt, work)).decrypt(bytes(12), body, None)
    raise WrongPassphrase(
        "The passphrase does not open this record, or its file keys/master.age is damaged.",
        where="keys/master.age",
        means="Nothing was read and nothing was changed.",
        next="Try the passphrase again; if it is surely right, bring keys/ back from its backup.",
    )


def _stretch(passphrase: str, salt: bytes, work: int) -> bytes:
    kdf = Scrypt(salt=b"age-encryption.org/v1/scrypt" + salt, length=32, n=1 << work, r=8, p=1)
    try:
        return kdf.derive(passphrase.encode("utf-8", "surrogateescape"))
    except MemoryError as why:
        raise TooLittleMemory(
            f"Opening this record takes {_mebibytes(work)} MiB of memory, and this machine has not that much free.",
            where="keys/master.age",
            means="The passphrase was not tried. Nothing was read and nothing was changed.",
            next="Close other programs and try again.",
        ) from why


def _mebibytes(work: int) -> int:
    return (128 * 8 << work) >> 20


def _derive(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(key)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).rstrip(b"=").decode("ascii")


def _unb64(text: bytes) -> bytes:
    """Unpadded base64 in its one canonical spelling, as age demands."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error as why:
        raise _damaged("The file that holds the record's keys is damaged.") from why
    if _b64(data).encode() != text:
        raise _damaged("The file that holds the record's keys is damaged.")
    return data


def _damaged(what: str) -> RecordDamaged:
    return RecordDamaged(
        what,
        where="keys/master.age",
        means="Nothing was read and nothing was changed. No passphrase opens it as it stands.",
        next="Bring the folder keys/ back from its own backup.",
    )
