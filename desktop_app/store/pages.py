"""The pages of an encrypted store, opened and sealed one by one without a database.

A backup carries a plain SQLite file inside its age encryption, so that it opens with programs every
system has. SQLCipher itself could make that file only on the disk or wholly in memory; page by page
it never exists in either. The layout is SQLCipher 4's, as the store is created: 4096 bytes, of which
the last 80 are the IV (16) and an HMAC-SHA-512 (64) over the encrypted part, the IV and the page number;
the first 16 bytes of the file are a salt in the place of SQLite's own first 16 bytes.
Source: https://www.zetetic.net/sqlcipher/design/; the tests compare with the library in both directions.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE = 4096
SALT = 16
_IV = 16
_MAC = 64
RESERVED = _IV + _MAC
PLAIN_START = b"SQLite format 3\x00"
_PAGE_SIZE_AND_RESERVE = slice(16, 21)


class SpoiledPage(Exception):
    """A page was changed or belongs to another key; ``number`` counts from 1."""

    def __init__(self, number: int) -> None:
        super().__init__(f"page {number}")
        self.number = number


class PageCipher:
    """Opens and seals the pages of one file: its 32-byte raw key and the salt at its start."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._aes = AES(key)
        self._salt = salt
        mac_salt = bytes(byte ^ 0x3A for byte in salt)
        self._mac_key = hashlib.pbkdf2_hmac("sha512", key, mac_salt, 2, 32)

    def opened(self, number: int, page: bytes) -> bytes:
        """Return the plain page, its reserved end blank; raises ``SpoiledPage`` unless it is authentic."""
        start = SALT if number == 1 else 0
        body, end = page[start:-RESERVED], page[-RESERVED:]
        if not hmac.compare_digest(self._mac(number, body + end[:_IV]), end[_IV:]):
            raise SpoiledPage(number)
        decryptor = Cipher(self._aes, CBC(end[:_IV])).decryptor()
        plain = decryptor.update(body) + decryptor.finalize()
        return (PLAIN_START if number == 1 else b"") + plain + bytes(RESERVED)

    def sealed(self, number: int, plain: bytes) -> bytes:
        """Return the page as the store keeps it; the reserved end of ``plain`` is not looked at."""
        start = SALT if number == 1 else 0
        iv = secrets.token_bytes(_IV)
        encryptor = Cipher(self._aes, CBC(iv)).encryptor()
        body = encryptor.update(plain[start:-RESERVED]) + encryptor.finalize() + iv
        return (self._salt if number == 1 else b"") + body + self._mac(number, body)

    def _mac(self, number: int, authenticated: bytes) -> bytes:
        return hmac.digest(self._mac_key, authenticated + number.to_bytes(4, "little"), "sha512")


def open_pages(file: BinaryIO, key: bytes) -> Iterator[bytes]:
    """Yield the plain pages of the encrypted store ``file``; raises ``SpoiledPage`` at the first that is not whole."""
    page = file.read(PAGE)
    cipher = PageCipher(key, page[:SALT])
    number = 0
    while page:
        number += 1
        if len(page) != PAGE:
            raise SpoiledPage(number)
        yield cipher.opened(number, page)
        page = file.read(PAGE)


def is_first_plain_page(page: bytes) -> bool:
    """Tell whether ``page`` begins a plain SQLite file whose pages can be sealed: their size and reserve fit."""
    size_and_reserve = page[_PAGE_SIZE_AND_RESERVE]
    return (
        page.startswith(PLAIN_START)
        and size_and_reserve[:2] == PAGE.to_bytes(2, "big")
        and (size_and_reserve[4] == RESERVED)
    )
