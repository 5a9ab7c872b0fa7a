"""A secret under a passphrase: an age file with a scrypt recipient (age-encryption.org/v1).

Read by pyrage, so that a second implementation opens what this one writes; any `age` program does too. Written here,
because pyrage picks a work factor for this machine, up to 2^20, which takes 1 GiB of memory: more than the oldest
laptop in the team may have. 2^18, the default of `age` itself, takes 256 MiB and under a second.
"""

import base64
import hashlib
import hmac
import os

import pyrage
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from onrecord.nouns.refusal import WrongPassphrase

WORK = 18
LARGEST_SECRET = 64 * 1024  # one chunk of age's stream


def lock_secret(secret: bytes, passphrase: str, work: int = WORK) -> bytes:
    """`secret` (at most 64 KiB) as an age file that `passphrase` opens; scrypt's N is 2^`work`."""
    if len(secret) > LARGEST_SECRET:
        raise ValueError("more than one chunk")
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    kdf = Scrypt(salt=b"age-encryption.org/v1/scrypt" + salt, length=32, n=1 << work, r=8, p=1)
    body = ChaCha20Poly1305(kdf.derive(passphrase.encode())).encrypt(bytes(12), file_key, None)
    head = f"age-encryption.org/v1\n-> scrypt {_b64(salt)} {work}\n{_b64(body)}\n---".encode()
    mac = hmac.digest(_derive(file_key, b"", b"header"), head, hashlib.sha256)
    payload = ChaCha20Poly1305(_derive(file_key, nonce, b"payload")).encrypt(bytes(11) + b"\x01", secret, None)
    return head + b" " + _b64(mac).encode() + b"\n" + nonce + payload


def unlock_secret(data: bytes, passphrase: str) -> bytes:
    """The secret in an age file; refuses a wrong passphrase, and a damaged file likewise."""
    try:
        return bytes(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError as why:
        raise WrongPassphrase(
            "The passphrase does not open this record, or its file keys/master.age is damaged.",
            where="keys/master.age",
            means="Nothing was read and nothing was changed.",
            next="Try the passphrase again; if it is surely right, bring keys/ back from its backup.",
        ) from why


def _derive(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(key)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).rstrip(b"=").decode("ascii")
