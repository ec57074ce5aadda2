"""The backup file as a tar archive."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.store.container import (
    MEMBERS,
    MemberReader,
    NotWhole,
    Writer,
    find_members,
    read_small,
    read_sums,
)

CONTENTS = {name: name.encode() * number * 100 for number, name in enumerate(MEMBERS[:-1])}


@pytest.fixture
def written() -> bytes:
    out = io.BytesIO()
    writer = Writer(out)
    for name, content in CONTENTS.items():
        with writer.adding(name) as member:
            for start in range(0, len(content), 300):
                member.write(content[start : start + 300])
    writer.finish()
    return out.getvalue()


def test_every_member_is_read_as_it_was_written(written: bytes) -> None:
    file = io.BytesIO(written)
    members = find_members(file)
    assert {name: read_small(file, members[name]) for name in CONTENTS} == CONTENTS


def test_the_stock_tar_takes_it_apart_and_its_checksums_are_right(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "backup.cdbk").write_bytes(written)
    subprocess.run(["tar", "xf", "backup.cdbk"], cwd=tmp_path, check=True)
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path, check=True, capture_output=True)
    assert {name: (tmp_path / name).read_bytes() for name in CONTENTS} == CONTENTS


def test_the_checksums_are_those_of_the_members(written: bytes) -> None:
    file = io.BytesIO(written)
    members = find_members(file)
    sums = read_sums(read_small(file, members[MEMBERS[-1]]))
    assert {name: MemberReader(file, members[name]).sha256() for name in CONTENTS} == sums


def test_two_readers_of_one_file_do_not_disturb_each_other(written: bytes) -> None:
    file = io.BytesIO(written)
    members = find_members(file)
    names = list(CONTENTS)[1:3]
    readers = [MemberReader(file, members[name]) for name in names]
    read = [b"", b""]
    while len(read[0] + read[1]) < sum(len(CONTENTS[name]) for name in names):
        read = [sofar + reader.read(100) for sofar, reader in zip(read, readers, strict=True)]
    assert read == [CONTENTS[name] for name in names]


@pytest.mark.parametrize("length", range(0, 40_000, 511))
def test_a_file_cut_short_never_looks_whole(written: bytes, length: int) -> None:
    if length < len(written):
        with pytest.raises(NotWhole):
            find_members(io.BytesIO(written[:length]))


def test_members_in_another_order_or_of_another_kind_are_refused() -> None:
    for kind, names in ((tarfile.REGTYPE, reversed(MEMBERS)), (tarfile.SYMTYPE, MEMBERS), (tarfile.DIRTYPE, MEMBERS)):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w") as archive:
            for name in names:
                info = tarfile.TarInfo(name)
                info.type = kind
                archive.addfile(info)
        with pytest.raises(NotWhole):
            find_members(out)


def test_a_member_said_to_be_huge_is_refused(written: bytes) -> None:
    head = tarfile.TarInfo(MEMBERS[0])
    head.size = 2**40
    with pytest.raises(NotWhole):
        find_members(io.BytesIO(head.tobuf(tarfile.GNU_FORMAT) + written[512:]))


@pytest.mark.parametrize("sums", [b"", b"\xff\n", b"abc  README.txt\n", b"a  b  c\n"])
def test_checksums_of_other_members_are_refused(sums: bytes) -> None:
    with pytest.raises(NotWhole):
        read_sums(sums)


@given(place=st.integers(0, 4096), piece=st.binary(min_size=1, max_size=40))
def test_a_spoiled_file_is_read_as_it_is_or_refused(place: int, piece: bytes) -> None:
    """Whatever the bytes are, nothing but ``NotWhole`` comes out of taking a file apart."""
    out = io.BytesIO()
    writer = Writer(out)
    for name, content in CONTENTS.items():
        writer.add(name, content)
    writer.finish()
    out.seek(place)
    out.write(piece)
    try:
        members = find_members(out)
        read_sums(read_small(out, members[MEMBERS[-1]]))
    except NotWhole:
        return
    assert tuple(members) == MEMBERS
