"""A backup opens with the programs every Debian has, by the very steps of the manual."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from desktop_app.store.backup import back_up
from desktop_app.store.backup_read_me import READ_ME
from tests.office import Office

ROOT = Path(__file__).resolve().parents[3]
MANUALS = [ROOT / "docs" / "manual" / language / "upkeep.md" for language in ("zh_CN", "zh_TW", "en")]

needs_age = pytest.mark.skipif(
    not (shutil.which("age") and shutil.which("script")), reason="needs the program age (apt-get install age)"
)


def type_into(command: str, secret: str, folder: Path) -> int:
    """Run ``command`` in a terminal of its own, answer its question with ``secret`` and return its exit status."""
    terminal = ["script", "--quiet", "--return", "--command", command, os.devnull]
    with subprocess.Popen(terminal, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        shown = b""
        while b"assphrase" not in shown:
            shown += os.read(program.stdout.fileno(), 1000) or pytest.fail(shown.decode(errors="replace"))
        program.stdin.write(secret.encode() + b"\n")
        program.stdin.flush()
        program.stdout.read()
    return program.returncode


@needs_age
@pytest.mark.parametrize("way", ["password", "recovery"])
def test_the_documented_steps_open_a_backup(office: Office, tmp_path: Path, way: str) -> None:
    backup = back_up(office.store, office.key, office.stick).path
    secret = office.password if way == "password" else office.recovery_key

    def run(*command: str) -> None:
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    run("tar", "xf", str(backup))
    run("sha256sum", "-c", "SHA256SUMS")
    decrypt = f"age -d -i {way}.age -o store.sqlite.gz store.sqlite.gz.age"
    assert type_into(decrypt, secret, tmp_path) == 0
    run("gunzip", "store.sqlite.gz")
    with sqlite3.connect(f"file:{tmp_path / 'store.sqlite'}?mode=ro", uri=True) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert plain.execute("SELECT count(*), min(name) FROM person").fetchone() == (300, "居民0")
    plain.close()


@needs_age
def test_a_wrong_password_opens_nothing(office: Office, tmp_path: Path) -> None:
    backup = back_up(office.store, office.key, office.stick).path
    subprocess.run(["tar", "xf", str(backup)], cwd=tmp_path, check=True)
    decrypt = "age -d -i password.age -o store.sqlite.gz store.sqlite.gz.age"
    assert type_into(decrypt, "wrong password", tmp_path) != 0
    assert not (tmp_path / "store.sqlite.gz").exists()


def commands(text: str) -> set[str]:
    """Return the lines of ``text`` that a person types, whatever the backup is called."""
    typed = re.findall(r"^ {4,}((?:tar|sha256sum|age|gunzip|sqlite3) .*)$", text, re.MULTILINE)
    return {re.sub(r"\S+\.cdbk", "BACKUP.cdbk", line) for line in typed}


@pytest.mark.parametrize("manual", MANUALS, ids=lambda path: path.parent.name)
def test_the_manual_and_the_note_in_every_backup_name_the_same_steps(manual: Path) -> None:
    assert commands(manual.read_text(encoding="utf-8")) >= commands(READ_ME)
    assert "age -d -i password.age -o store.sqlite.gz store.sqlite.gz.age" in commands(READ_ME)
