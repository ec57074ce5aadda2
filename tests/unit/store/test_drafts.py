"""Drafts of long texts lie beside the store, and nobody can read them without its key."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.store.drafts import Drafts

KEY = bytes(range(32))


def test_a_kept_draft_is_there_after_a_crash(tmp_path: Path) -> None:
    Drafts(tmp_path / "office.store", KEY).keep("Person/new/notes", "半截话")
    assert Drafts(tmp_path / "office.store", KEY).get("Person/new/notes") == "半截话"


def test_a_forgotten_draft_is_gone_and_the_last_takes_the_file_with_it(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "office.store", KEY)
    drafts.keep("one", "1")
    drafts.keep("two", "2")
    drafts.forget("one")
    assert drafts.get("one") is None
    assert drafts.get("two") == "2"
    drafts.forget("two")
    drafts.forget("two")
    assert list(tmp_path.iterdir()) == []


def test_nothing_of_a_draft_can_be_read_in_the_file(tmp_path: Path) -> None:
    Drafts(tmp_path / "office.store", KEY).keep("Person/1/notes", "张建国 13800000000")
    (file,) = tmp_path.iterdir()
    assert b"13800000000" not in file.read_bytes()
    assert "张建国".encode() not in file.read_bytes()


def test_a_wrong_key_or_a_damaged_file_counts_as_no_drafts(tmp_path: Path) -> None:
    Drafts(tmp_path / "office.store", KEY).keep("name", "text")
    assert Drafts(tmp_path / "office.store", bytes(32)).get("name") is None
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:20])
    assert Drafts(tmp_path / "office.store", KEY).get("name") is None


@given(st.binary(max_size=80))
def test_any_file_at_all_counts_as_no_drafts(rubbish: bytes) -> None:
    assert Drafts(Path("nowhere") / "office.store", KEY)._opened(rubbish) == {}
