"""Where the program keeps its files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop_app import paths


def test_everything_lies_in_the_folder_of_this_account(folders_of_nobody: Path) -> None:
    for path in (paths.default_store(), paths.backup_folder(), paths.log_folder()):
        assert path.is_relative_to(paths.home())
    assert paths.home().is_relative_to(folders_of_nobody)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other folders")
def test_without_a_word_from_the_system_the_usual_folder_is_taken(
    monkeypatch: pytest.MonkeyPatch, folders_of_nobody: Path
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")
    assert paths.home() == folders_of_nobody / ".local" / "share" / "community-desk"


def test_the_office_may_choose_another_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert paths.default_store() == tmp_path / "office.cdstore"


def test_a_store_is_known_also_while_it_is_being_exchanged(tmp_path: Path) -> None:
    store = tmp_path / "office.cdstore"
    assert not paths.a_store_lies_at(store)
    paths.exchange_path(store).touch()
    assert paths.a_store_lies_at(store)
    paths.exchange_path(store).unlink()
    store.touch()
    assert paths.a_store_lies_at(store)
