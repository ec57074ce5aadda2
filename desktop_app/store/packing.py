"""The stream between an encrypted store and the encrypted member of a backup.

Out: pages opened one by one -> gzip -> age. Back: age -> gunzip -> pages sealed one by one. Nothing plain
touches the disk and no more than some hundred kilobytes are in memory, whatever the size of the store.
"""

from __future__ import annotations

import hashlib
import secrets
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, NoReturn

import pyrage

from desktop_app.store.container import MemberReader, MemberWriter, NotWhole
from desktop_app.store.pages import PAGE, SALT, PageCipher, is_first_plain_page, open_pages

_GZIP = 31
"""zlib's window bits for a gzip stream."""
_QUICK = 1
_MOST_AT_ONCE = 256 * 1024
_LOOK_EVERY = 256


@dataclass(frozen=True)
class Packed:
    """The plain SQLite file inside a backup: its size in bytes and its checksum."""

    size: int
    sha256: str


def pack(
    store: BinaryIO, key: bytes, identities: Sequence[str], out: MemberWriter, look: Callable[[int], None]
) -> Packed:
    """Write the encrypted file ``store`` into a backup; ``look`` is told the pages done and may raise ``Cancelled``.

    Raises ``SpoiledPage`` when a page of the store is not authentic.
    """
    meter = _Meter(look)
    reader = _Reader(_zipped(meter.counting(open_pages(store, key))))
    writer = _Writer(out)
    recipients = [pyrage.x25519.Identity.from_str(identity).to_public() for identity in identities]
    try:
        pyrage.encrypt_io(reader, writer, recipients)
    except (pyrage.EncryptError, OSError):
        reader.raise_failure()
        writer.raise_failure()
        raise
    return meter.packed()


def unpack(
    member: MemberReader, identity: str, expected: Packed, out: BinaryIO, key: bytes, look: Callable[[int], None]
) -> None:
    """Write the store in a backup to ``out``, sealed with ``key``; ``look`` is told the pages done.

    Raises ``NotWhole`` unless exactly the ``expected`` bytes come out.
    """
    meter = _Meter(look)
    writer = _Sealer(out, key, meter, expected.size)
    reader = _Reader(iter(lambda: member.read(_MOST_AT_ONCE), b""))
    try:
        pyrage.decrypt_io(reader, writer, [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, OSError) as error:
        writer.raise_failure()
        reader.raise_failure()
        raise NotWhole("cannot be decrypted") from error
    writer.finish()
    if meter.packed() != expected:
        raise NotWhole("another checksum")


class _Meter:
    """Measures the plain pages that pass."""

    def __init__(self, look: Callable[[int], None]) -> None:
        self._look = look
        self._digest = hashlib.sha256()
        self.pages = 0

    def count(self, page: bytes) -> None:
        self._digest.update(page)
        self.pages += 1
        if self.pages % _LOOK_EVERY == 1:
            self._look(self.pages)

    def counting(self, pages: Iterator[bytes]) -> Iterator[bytes]:
        for page in pages:
            self.count(page)
            yield page

    def packed(self) -> Packed:
        return Packed(self.pages * PAGE, self._digest.hexdigest())


class _Remembers:
    """pyrage reports a failure of the Python side in words only; this keeps the failure itself."""

    def __init__(self) -> None:
        self.failure: BaseException | None = None

    def raise_failure(self) -> None:
        if self.failure is not None:
            raise self.failure from None

    def fail(self, failure: BaseException) -> NoReturn:
        self.failure = failure
        raise failure


class _Reader(_Remembers):
    """What age reads: pieces of bytes as they come."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces = pieces
        self._piece = memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        try:
            while not self._piece:
                self._piece = memoryview(next(self._pieces))
        except StopIteration:
            return b""
        except BaseException as failure:  # noqa: BLE001  # handed on by whoever called pyrage
            self.fail(failure)
        wanted = len(self._piece) if size < 0 else size
        data, self._piece = self._piece[:wanted], self._piece[wanted:]
        return bytes(data)


class _Writer(_Remembers):
    """What age writes a backup to."""

    def __init__(self, out: MemberWriter) -> None:
        super().__init__()
        self._out = out

    def write(self, data: bytes) -> int:
        try:
            return self._out.write(data)
        except OSError as failure:
            self.fail(failure)

    def flush(self) -> None:
        """Do nothing: the whole file is flushed at its end."""


class _Sealer(_Remembers):
    """What age writes to: gunzips, seals page by page and writes the encrypted store."""

    def __init__(self, out: BinaryIO, key: bytes, meter: _Meter, size: int) -> None:
        super().__init__()
        self._out = out
        self._cipher = PageCipher(key, secrets.token_bytes(SALT))
        self._meter = meter
        self._size = size
        self._unzip = zlib.decompressobj(_GZIP)
        self._waiting = b""

    def write(self, data: bytes) -> int:
        try:
            self._unzipped(data)
        except zlib.error:
            self.fail(NotWhole("cannot be unpacked"))
        except BaseException as failure:  # noqa: BLE001  # handed on by whoever called pyrage
            self.fail(failure)
        return len(data)

    def flush(self) -> None:
        """Do nothing: the file is flushed at its end."""

    def finish(self) -> None:
        if self._waiting or not self._unzip.eof or self._unzip.unused_data:
            raise NotWhole("half a page")

    def _unzipped(self, data: bytes) -> None:
        while data:
            self._waiting += self._unzip.decompress(data, _MOST_AT_ONCE)
            self._seal_whole_pages()
            if self._unzip.unused_data:
                raise NotWhole("more than one stream")
            data = self._unzip.unconsumed_tail

    def _seal_whole_pages(self) -> None:
        whole = len(self._waiting) // PAGE * PAGE
        for start in range(0, whole, PAGE):
            self._seal(self._waiting[start : start + PAGE])
        self._waiting = self._waiting[whole:]

    def _seal(self, page: bytes) -> None:
        if self._meter.pages == 0 and not is_first_plain_page(page):
            raise NotWhole("no store")
        self._meter.count(page)
        if self._meter.pages * PAGE > self._size:
            raise NotWhole("longer than it says")
        self._out.write(self._cipher.sealed(self._meter.pages, page))


def _zipped(pages: Iterator[bytes]) -> Iterator[bytes]:
    squeeze = zlib.compressobj(_QUICK, zlib.DEFLATED, _GZIP)
    for page in pages:
        yield squeeze.compress(page)
    yield squeeze.flush()
