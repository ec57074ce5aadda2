"""The key file: who can open the store, and what a damaged or hostile file does."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import AppError, Refused, Unreadable
from desktop_app.domain.recovery_key import new_recovery_key
from desktop_app.store.keyfile import (
    FULL_GUARD,
    Guard,
    change_password,
    create_key_file,
    keys_for,
    parse_key_file,
    read_key_file,
    renew_recovery_key,
    set_password,
    unlock,
    unlock_with_recovery_key,
)
from desktop_app.store.wrapping import Cost

QUICK = Guard(Cost(memory_kib=64, passes=1, lanes=1), work_factor=4)
PASSWORD = "和谐社区 2026"


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "office.cdstore.key"


def test_the_password_opens_the_keys_that_were_made(key_file: Path) -> None:
    keys, _recovery = create_key_file(key_file, PASSWORD, QUICK)
    assert unlock(key_file, PASSWORD) == keys
    assert len(keys.store_key) == 32


def test_the_printed_recovery_key_opens_the_same_keys_however_it_is_typed(key_file: Path) -> None:
    keys, recovery = create_key_file(key_file, PASSWORD, QUICK)
    assert unlock_with_recovery_key(key_file, recovery.lower().replace("-", "  ")) == keys


def test_a_wrong_password_is_told(key_file: Path) -> None:
    create_key_file(key_file, PASSWORD, QUICK)
    with pytest.raises(AppError, match="password is not right"):
        unlock(key_file, "和谐社区 2025")


def test_a_recovery_key_of_another_store_is_told(key_file: Path) -> None:
    create_key_file(key_file, PASSWORD, QUICK)
    with pytest.raises(AppError, match="another store"):
        unlock_with_recovery_key(key_file, new_recovery_key())


def test_a_mistyped_recovery_key_names_its_group(key_file: Path) -> None:
    _keys, recovery = create_key_file(key_file, PASSWORD, QUICK)
    wrong = recovery[:6] + ("A" if recovery[6] != "A" else "C") + recovery[7:]
    with pytest.raises(Unreadable) as caught:
        unlock_with_recovery_key(key_file, wrong)
    assert (caught.value.why, "Group 2" in str(caught.value)) == ("check character", True)


def test_a_changed_password_replaces_the_old_one_and_keeps_the_store_key(key_file: Path) -> None:
    keys, recovery = create_key_file(key_file, PASSWORD, QUICK)
    change_password(key_file, PASSWORD, "另一个口令 2027", QUICK)
    assert unlock(key_file, "另一个口令 2027").store_key == keys.store_key
    assert unlock_with_recovery_key(key_file, recovery).store_key == keys.store_key
    with pytest.raises(AppError, match="not right"):
        unlock(key_file, PASSWORD)


def test_a_changed_password_makes_a_new_identity_for_backups(key_file: Path) -> None:
    before, _recovery = create_key_file(key_file, PASSWORD, QUICK)
    change_password(key_file, PASSWORD, "另一个口令 2027", QUICK)
    after = unlock(key_file, "另一个口令 2027")
    assert after.password_identity != before.password_identity
    assert after.recovery_identity == before.recovery_identity


def test_a_lost_password_is_replaced_with_the_recovery_key(key_file: Path) -> None:
    keys, recovery = create_key_file(key_file, PASSWORD, QUICK)
    set_password(key_file, recovery, "新的口令 2027", QUICK)
    assert unlock(key_file, "新的口令 2027").store_key == keys.store_key


def test_a_renewed_recovery_key_replaces_the_old_one(key_file: Path) -> None:
    keys, old = create_key_file(key_file, PASSWORD, QUICK)
    new = renew_recovery_key(key_file, PASSWORD)
    assert unlock_with_recovery_key(key_file, new).store_key == keys.store_key
    with pytest.raises(AppError, match="another store"):
        unlock_with_recovery_key(key_file, old)


def test_the_identity_files_open_with_the_secret_they_are_for(key_file: Path) -> None:
    keys, recovery = create_key_file(key_file, PASSWORD, QUICK)
    file = read_key_file(key_file)
    assert pyrage.passphrase.decrypt(file.password.identity_file, PASSWORD).decode().strip() == keys.password_identity
    assert pyrage.passphrase.decrypt(file.recovery.identity_file, recovery).decode().strip() == keys.recovery_identity


def test_the_keys_are_known_from_the_store_key_alone(key_file: Path) -> None:
    keys, _recovery = create_key_file(key_file, PASSWORD, QUICK)
    assert keys_for(key_file, keys.store_key) == keys
    with pytest.raises(AppError, match="another store"):
        keys_for(key_file, bytes(32))


def test_keys_do_not_show_themselves(key_file: Path) -> None:
    keys, _recovery = create_key_file(key_file, PASSWORD, QUICK)
    assert keys.password_identity not in repr(keys)


@pytest.mark.parametrize("weak", ["short", " eight or more", "tab\tinside it", "x" * 129])
def test_a_weak_password_is_refused_and_nothing_is_written(key_file: Path, weak: str) -> None:
    with pytest.raises(Refused):
        create_key_file(key_file, weak, QUICK)
    assert not key_file.exists()


def test_an_existing_key_file_is_never_overwritten(key_file: Path) -> None:
    create_key_file(key_file, PASSWORD, QUICK)
    before = key_file.read_bytes()
    with pytest.raises(AppError, match="exists already"):
        create_key_file(key_file, PASSWORD, QUICK)
    assert key_file.read_bytes() == before


def test_a_missing_key_file_is_told(key_file: Path) -> None:
    with pytest.raises(AppError, match="missing"):
        unlock(key_file, PASSWORD)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder of the account private")
def test_only_the_owner_reads_the_key_file(key_file: Path) -> None:
    create_key_file(key_file, PASSWORD, QUICK)
    assert key_file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b"null", b"{}", b'"key"', b"[" * 50_000, b"{" + b" " * 70_000 + b"}"],
    ids=["empty", "no text", "list", "null", "nothing in it", "text", "deep", "long"],
)
def test_what_is_no_key_file_is_told_as_damaged(key_file: Path, content: bytes) -> None:
    key_file.write_bytes(content)
    with pytest.raises(AppError, match="damaged"):
        unlock(key_file, PASSWORD)


HOSTILE_COSTS = [
    {"memory_kib": 2**40, "passes": 3, "lanes": 2},
    {"memory_kib": 65536, "passes": 10**9, "lanes": 2},
    {"memory_kib": 524288, "passes": 16, "lanes": 2},
    {"memory_kib": 65536, "passes": 3, "lanes": 10**6},
    {"memory_kib": 4, "passes": 3, "lanes": 2},
    {"memory_kib": -1, "passes": 3, "lanes": 2},
    {"memory_kib": 65536.5, "passes": 3, "lanes": 2},
    {"memory_kib": True, "passes": 3, "lanes": 2},
    {"memory_kib": "65536", "passes": 3, "lanes": 2},
    {"passes": 3, "lanes": 2},
    [],
]


@pytest.mark.parametrize("cost", HOSTILE_COSTS, ids=repr)
def test_a_cost_no_pc_can_bear_is_refused_before_it_is_paid(key_file: Path, cost: Any) -> None:
    create_key_file(key_file, PASSWORD, QUICK)
    root = json.loads(key_file.read_bytes())
    root["password"]["argon2id"] = cost
    with pytest.raises(ValueError):
        parse_key_file(json.dumps(root).encode())


@pytest.mark.parametrize("place", ["store", "password", "recovery", "identities", "format", "version"])
@pytest.mark.parametrize("value", [None, 7, "###", [], {}])
def test_a_part_of_another_type_is_told_as_damaged(key_file: Path, place: str, value: Any) -> None:
    create_key_file(key_file, PASSWORD, QUICK)
    root = json.loads(key_file.read_bytes())
    root[place] = value
    key_file.write_text(json.dumps(root))
    with pytest.raises(AppError, match="damaged"):
        unlock(key_file, PASSWORD)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["format", "version", "store", "password", "salt"]), inner)
    ),
)


@given(root=JSON)
def test_whatever_the_json_says_it_is_a_key_file_or_damaged(root: Any) -> None:
    with pytest.raises(ValueError):
        parse_key_file(json.dumps(root).encode())


def test_changed_bytes_are_never_taken_for_a_key(key_file: Path) -> None:
    create_key_file(key_file, PASSWORD, QUICK)
    root = json.loads(key_file.read_bytes())
    root["password"]["sealed"] = root["recovery"]["sealed"]
    key_file.write_text(json.dumps(root))
    with pytest.raises(AppError, match="not right"):
        unlock(key_file, PASSWORD)


def test_the_cost_in_use_is_what_an_office_pc_bears() -> None:
    assert FULL_GUARD.cost.is_bearable()
    assert FULL_GUARD.cost.memory_kib >= 64 * 1024
