"""Files replaced whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.store.replacing import disk_trouble, refuse_without_room, remove_leftovers, replacing


def test_a_file_is_replaced_by_what_was_written(tmp_path: Path) -> None:
    target = tmp_path / "名单.bin"
    target.write_bytes(b"old")
    with replacing(target) as out:
        out.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled), replacing(target) as out:
        out.write(b"half")
        raise Cancelled
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_told_as_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="cannot be reached"), replacing(tmp_path / "gone" / "page.pdf"):
        pass


def test_a_folder_in_the_place_of_the_file_is_told_as_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").mkdir()
    with pytest.raises(AppError, match=r"page\.pdf cannot be written"), replacing(tmp_path / "page.pdf") as out:
        out.write(b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["page.pdf"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "free space"),
        (errno.EROFS, "may write"),
        (errno.EIO, "removed"),
        (errno.EACCES, "other programs"),
    ],
)
def test_each_trouble_of_a_disk_has_its_sentence(number: int, words: str) -> None:
    assert words in str(disk_trouble(OSError(number, os.strerror(number)), Path("/stick/a.cdbk")))


def test_a_bug_is_no_trouble_of_the_disk() -> None:
    assert disk_trouble(OSError(errno.EBADF, "bad descriptor"), Path("/stick/a.cdbk")) is None


def test_leftovers_of_a_killed_writer_are_removed_and_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / ".office[1].key.0a0a0a0a.part").write_bytes(b"half")
    (tmp_path / ".office1.key.0a0a0a0a.part").write_bytes(b"of another")
    remove_leftovers(tmp_path / "office[1].key")
    assert [entry.name for entry in tmp_path.iterdir()] == [".office1.key.0a0a0a0a.part"]


def test_a_drive_without_room_is_told_before_the_work(tmp_path: Path) -> None:
    refuse_without_room(tmp_path / "copy", 1000)
    with pytest.raises(AppError, match="not enough free space"):
        refuse_without_room(tmp_path / "copy", 2**60)
