"""One process for one store; taking the lock repairs what a power cut left."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from desktop_app.domain.errors import AppError
from desktop_app.paths import key_path, lock_path
from desktop_app.store import lock
from desktop_app.store.lock import StoreLock, holding
from desktop_app.store.swap import exchange, free_name_for_kept

HOLD = """
import sys
from pathlib import Path
from desktop_app.store.lock import StoreLock
lock = StoreLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "office.cdstore"
    path.write_bytes(b"old store")
    key_path(path).write_bytes(b"old key")
    return path


def test_a_store_held_once_is_not_held_twice(store: Path) -> None:
    with holding(store), pytest.raises(AppError, match=r"office\.cdstore is open already"):
        StoreLock(store)
    StoreLock(store).release()


def test_the_death_of_a_process_lets_go_of_its_store(store: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path.cwd()
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(AppError, match="open already"):
            StoreLock(store)
        other.kill()
    StoreLock(store).release()


def test_the_lock_of_a_store_in_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="cannot be reached"):
        StoreLock(tmp_path / "gone" / "office.cdstore")


def test_leftovers_of_a_power_cut_are_cleared_away(store: Path) -> None:
    half = store.with_name(f".{store.name}.0a0a0a0a.part")
    companion = store.with_name(f".{store.name}.0a0a0a0a.part-journal")
    half.write_bytes(b"half")
    companion.write_bytes(b"half")
    with holding(store):
        assert set(store.parent.iterdir()) == {store, key_path(store), lock_path(store)}


class TestExchange:
    """Wherever the power fails, one whole pair of files is in place after the next start."""

    @pytest.fixture
    def new(self, store: Path) -> tuple[Path, Path]:
        pair = store.with_name(f".{store.name}.1.part"), store.with_name(f".{store.name}.key.2.part")
        pair[0].write_bytes(b"new store")
        pair[1].write_bytes(b"new key")
        return pair

    def contents(self, store: Path) -> tuple[bytes, bytes]:
        return store.read_bytes(), key_path(store).read_bytes()

    def test_new_files_replace_the_old_ones_which_are_kept(self, store: Path, new: tuple[Path, Path]) -> None:
        kept = free_name_for_kept(store, "replaced-1")
        assert kept.name == "office.replaced-1.cdstore"
        exchange(store, *new, kept)
        assert self.contents(store) == (b"new store", b"new key")
        assert self.contents(kept) == (b"old store", b"old key")
        assert set(store.parent.iterdir()) == {store, key_path(store), kept, key_path(kept)}

    def test_a_kept_name_is_never_used_twice(self, store: Path) -> None:
        store.with_name("office.replaced-1.cdstore").touch()
        assert free_name_for_kept(store, "replaced-1").name == "office.replaced-1-2.cdstore"

    @pytest.mark.parametrize("renames", range(6))
    def test_an_exchange_cut_off_is_completed_by_the_next_lock(
        self, store: Path, new: tuple[Path, Path], renames: int
    ) -> None:
        """The steps are done by hand up to ``renames``, as a power cut would leave them."""
        kept = store.with_name("office.replaced-1.cdstore")
        wal = store.with_name(store.name + "-wal")
        wal.write_bytes(b"old log")
        names = {"store": new[0].name, "key_file": new[1].name, "kept": kept.name}
        store.with_name(store.name + ".exchange").write_text(json.dumps(names))
        steps = [
            (wal, kept.with_name(kept.name + "-wal")),
            (store, kept),
            (new[0], store),
            (key_path(store), key_path(kept)),
            (new[1], key_path(store)),
        ]
        for old_name, new_name in steps[:renames]:
            old_name.replace(new_name)
        with holding(store):
            assert self.contents(store) == (b"new store", b"new key")
            assert self.contents(kept) == (b"old store", b"old key")
            assert kept.with_name(kept.name + "-wal").read_bytes() == b"old log"
            assert not wal.exists()
            assert not [path for path in store.parent.iterdir() if path.name.endswith((".part", ".exchange"))]

    def test_without_a_decision_the_old_files_stay(self, store: Path, new: tuple[Path, Path]) -> None:
        with holding(store):
            assert self.contents(store) == (b"old store", b"old key")
            assert not any(path.exists() for path in new)

    @pytest.mark.parametrize(
        "content", ["", "[]", '{"store": "../other", "key_file": "a", "kept": "b"}', '{"store": 1}']
    )
    def test_a_spoiled_decision_changes_nothing(self, store: Path, content: str) -> None:
        store.with_name(store.name + ".exchange").write_text(content)
        with pytest.raises(AppError, match="damaged"):
            StoreLock(store)
        assert self.contents(store) == (b"old store", b"old key")


def test_a_lock_beside_no_store_goes_again_and_one_beside_a_store_stays(store: Path, tmp_path: Path) -> None:
    none = tmp_path / "none.cdstore"
    with holding(none):
        assert lock_path(none).exists()
        with pytest.raises(AppError, match="open already"):
            StoreLock(none)
        assert lock_path(none).exists()
    assert not lock_path(none).exists()
    with holding(store):
        pass
    assert lock_path(store).exists()


def test_a_lock_that_was_deleted_while_it_was_taken_holds_nothing(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take = lock._take

    def take_late(file: BinaryIO) -> None:
        take(file)
        lock_path(store).unlink()
        lock_path(store).touch()

    monkeypatch.setattr(lock, "_take", take_late)
    with pytest.raises(AppError, match="open already"):
        StoreLock(store)
