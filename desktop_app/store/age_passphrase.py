"""Small age files that a passphrase opens (age-encryption.org/v1, scrypt recipient).

pyrage writes such files too, but it chooses its own work factor (512 MB and two seconds on the PC
this was measured on, while nothing else of the program can run), so these few lines write them and
pyrage reads them. Source: the age specification, https://age-encryption.org/v1.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets

import pyrage
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from desktop_app.store.wrapping import WrongSecret

WORK_FACTOR = 17
"""128 MB and half a second for each guess: what OWASP asks for (N = 2**17, r = 8, p = 1) and an old PC can bear."""

_MAXIMUM = 64 * 1024
_SCRYPT_BLOCK = 8
_HARDEST = 19
"""2**19 takes 512 MB; a hostile file may ask for terabytes."""
_STANZA = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} (?P<work>[1-9][0-9]?)\n")


def age_file_for_passphrase(secret: bytes, passphrase: bytes, work_factor: int = WORK_FACTOR) -> bytes:
    """Return an age file holding ``secret`` (at most 64 KiB) that ``passphrase`` opens."""
    if len(secret) > _MAXIMUM:
        raise ValueError(len(secret))
    file_key, salt, nonce = secrets.token_bytes(16), secrets.token_bytes(16), secrets.token_bytes(16)
    wrapping_key = _scrypt(passphrase, salt, work_factor)
    header = (
        "age-encryption.org/v1\n"
        f"-> scrypt {_base64(salt)} {work_factor}\n"
        f"{_base64(_chacha(wrapping_key, bytes(12), file_key))}\n"
        "---"
    ).encode()
    mac = hmac.digest(_hkdf(file_key, b"", b"header"), header, "sha256")
    last_chunk = bytes(11) + b"\x01"
    body = _chacha(_hkdf(file_key, nonce, b"payload"), last_chunk, secret)
    return header + b" " + _base64(mac).encode() + b"\n" + nonce + body


def _scrypt(passphrase: bytes, salt: bytes, work_factor: int) -> bytes:
    memory = 128 * _SCRYPT_BLOCK * (2**work_factor + 2)
    return hashlib.scrypt(
        passphrase,
        salt=b"age-encryption.org/v1/scrypt" + salt,
        n=2**work_factor,
        r=_SCRYPT_BLOCK,
        p=1,
        maxmem=memory + 1024 * 1024,
        dklen=32,
    )


def _hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """Return 32 bytes by HKDF-SHA-256 (RFC 5869); one block is enough for them."""
    extracted = hmac.digest(salt or bytes(32), secret, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")


def _chacha(key: bytes, nonce: bytes, secret: bytes) -> bytes:
    return ChaCha20Poly1305(key).encrypt(nonce, secret, None)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).rstrip(b"=").decode()


def open_age_file(content: bytes, passphrase: bytes) -> bytes:
    """Return what the age file ``content`` holds.

    Raises ``WrongSecret`` for another passphrase and ``ValueError`` for a file that is damaged or that asks for
    more memory than an office PC has.
    """
    stanza = _STANZA.match(content)
    if stanza is None or int(stanza["work"]) > _HARDEST:
        raise ValueError("no age file for a passphrase that this PC can open")
    try:
        secret: bytes = pyrage.passphrase.decrypt(content, passphrase.decode())
    except pyrage.DecryptError as error:
        raise WrongSecret from error
    except OSError as error:
        raise ValueError("a damaged age file") from error
    return secret
