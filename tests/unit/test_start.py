"""The starter, as far as it goes without a network."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import start

ROOT = Path(start.__file__).parent


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a lock file and no environment; nothing is run."""
    (tmp_path / "requirements.lock").write_text("a==1\n", encoding="ascii")
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(start, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(start, "STAMP", tmp_path / "stamp")
    return tmp_path


def test_an_unknown_word_is_refused_with_a_sentence() -> None:
    done = subprocess.run([sys.executable, ROOT / "start.py", "tset"], capture_output=True, check=False)
    assert done.returncode == 2
    assert "tset" in done.stdout.decode()
    assert not done.stderr


def test_an_old_python_is_told_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit):
        start.main([])
    assert "需要 Python 3.11" in capfdbinary.readouterr().out.decode()


def test_an_environment_fits_until_the_lock_changes(bare: Path) -> None:
    assert not start.installed()
    (bare / "python").touch()
    start.STAMP.write_text(start.wanted_stamp(), encoding="ascii")
    assert start.installed()
    (bare / "requirements.lock").write_text("a==2\n", encoding="ascii")
    assert not start.installed()


def test_a_set_up_that_fails_leaves_no_stamp(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    failed = subprocess.CompletedProcess[bytes]([], 1)
    monkeypatch.setattr(subprocess, "run", lambda *_words, **_more: failed)
    with pytest.raises(SystemExit):
        start.install()
    assert "请检查网络" in capfdbinary.readouterr().out.decode()
    assert not start.STAMP.exists()


def test_missing_libraries_are_asked_for_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(start, "installed", lambda: True)
    monkeypatch.setattr(start, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(start, "has_screen", lambda: True)
    assert start.missing_packages(testing=False) == ["libegl1"]
    monkeypatch.setattr(start, "loads", lambda _library: False)
    with_screen = set(start.missing_packages(testing=False))
    monkeypatch.setattr(start, "has_screen", lambda: False)
    assert with_screen - set(start.missing_packages(testing=False)) == set(start.SCREEN.values())


def test_who_may_not_install_is_told_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    start.provide_debian_packages(["libegl1"])
    assert "libegl1" in capfdbinary.readouterr().out.decode()
    with pytest.raises(SystemExit):
        start.provide_debian_packages(["python3-venv"])


def test_the_starter_needs_nothing_but_the_standard_library() -> None:
    text = (ROOT / "start.py").read_text(encoding="utf-8")
    imported = set(re.findall(r"^(?:import|from) (\w+)", text, re.MULTILINE))
    assert imported <= sys.stdlib_module_names
