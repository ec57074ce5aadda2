"""The backup file: a tar archive of a few named members, so that ``tar`` alone takes it apart.

``README.txt`` says in two languages how to open the rest without the program; ``manifest.json`` is readable by
everybody and names nothing personal; ``password.age`` and ``recovery.age`` hold an age identity each, which the
password and the recovery key open; ``store.sqlite.gz.age`` and ``details.age`` are encrypted to both identities;
``SHA256SUMS`` closes the file, so that a file cut short never looks whole.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

ENDING = ".cdbk"
READ_ME, MANIFEST, PASSWORD, RECOVERY = "README.txt", "manifest.json", "password.age", "recovery.age"
STORE, DETAILS, SUMS = "store.sqlite.gz.age", "details.age", "SHA256SUMS"
MEMBERS = (READ_ME, MANIFEST, PASSWORD, RECOVERY, STORE, DETAILS, SUMS)
_BLOCK = 512
_END = bytes(2 * _BLOCK)
_LARGEST_SMALL_MEMBER = 256 * 1024
_CHUNK = 1024 * 1024


class NotWhole(Exception):
    """The file is no backup, or was cut short or changed."""


@dataclass(frozen=True)
class Member:
    """Where one member lies in the file, in bytes."""

    name: str
    start: int
    size: int


class Writer:
    """Writes the members one after the other into a file that can be rewound."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._sums: list[str] = []

    def add(self, name: str, content: bytes) -> None:
        """Write a small member."""
        with self.adding(name) as member:
            member.write(content)

    @contextlib.contextmanager
    def adding(self, name: str) -> Iterator[MemberWriter]:
        """Write a member whose size is known only at its end."""
        head = self._out.tell()
        self._out.write(bytes(_BLOCK))
        member = MemberWriter(self._out)
        yield member
        end = self._out.tell()
        self._out.write(bytes(-member.size % _BLOCK))
        self._out.seek(head)
        self._out.write(_head(name, member.size))
        self._out.seek(end + -member.size % _BLOCK)
        self._sums.append(f"{member.sha256()}  {name}\n")

    def finish(self) -> None:
        """Close the file with the checksums of what was written."""
        self.add(SUMS, "".join(self._sums).encode())
        self._out.write(_END)


class MemberWriter:
    """The member being written."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        """Append ``data``."""
        self._out.write(data)
        self._digest.update(data)
        self.size += len(data)
        return len(data)

    def sha256(self) -> str:
        """Return the checksum of what was written so far."""
        return self._digest.hexdigest()


class MemberReader:
    """Reads one member from its start to its end, and keeps its checksum."""

    def __init__(self, file: BinaryIO, member: Member) -> None:
        self._file = file
        self._place = member.start
        self._left = member.size
        self._digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, at most ``size``; empty at the end of the member."""
        wanted = self._left if size < 0 else min(size, self._left)
        self._file.seek(self._place)
        data = self._file.read(wanted)
        if len(data) != wanted:
            raise NotWhole("cut short")
        self._place += wanted
        self._left -= wanted
        self._digest.update(data)
        return data

    def sha256(self) -> str:
        """Return the checksum of the whole member, reading what is left of it."""
        while self._left:
            self.read(_CHUNK)
        return self._digest.hexdigest()


def find_members(file: BinaryIO) -> dict[str, Member]:
    """Return where the members of a backup lie; raises ``NotWhole`` unless exactly these are there to the last byte.

    Only heads are read: however large or hostile the file, this takes some kilobytes.
    """
    end_of_file = file.seek(0, os.SEEK_END)
    place = 0
    members = {}
    for name in MEMBERS:
        member = _read_head(file, place, name)
        members[name] = member
        place = member.start + member.size + -member.size % _BLOCK
    if place + len(_END) != end_of_file:
        raise NotWhole("another length")
    return members


def read_small(file: BinaryIO, member: Member) -> bytes:
    """Return the whole of a small member; raises ``NotWhole`` for one that is too large to be right."""
    if member.size > _LARGEST_SMALL_MEMBER:
        raise NotWhole(f"{member.name} is too large")
    return MemberReader(file, member).read()


def read_sums(content: bytes) -> dict[str, str]:
    """Return the checksums by name in the last member; raises ``NotWhole`` unless it names every other one."""
    lines = [line.split("  ") for line in content.decode("ascii", "replace").splitlines()]
    sums = {line[1]: line[0] for line in lines if len(line) == 2}
    if tuple(sums) != MEMBERS[:-1]:
        raise NotWhole("checksums of other members")
    return sums


def _head(name: str, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.size = size
    info.mode = 0o600
    return info.tobuf(tarfile.GNU_FORMAT)


def _read_head(file: BinaryIO, place: int, name: str) -> Member:
    file.seek(place)
    try:
        info = tarfile.TarInfo.frombuf(file.read(_BLOCK), "utf-8", "strict")
    except (tarfile.HeaderError, UnicodeDecodeError) as error:
        raise NotWhole(f"no head of {name}") from error
    if (info.name, info.type) != (name, tarfile.REGTYPE) or info.size < 0:
        raise NotWhole(f"no member {name}")
    return Member(name, place + _BLOCK, info.size)
