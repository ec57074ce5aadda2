"""The launcher, for which nothing may be taken for granted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from installer.windows import launch


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COMMUNITY_DESK_HOME", str(tmp_path / "李 𬱖 Ü"))
    return tmp_path / "李 𬱖 Ü"


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(launch, "show_box", lambda _title, text: said.append(text))
    return said


def without_a_console(home: Path, words: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(launch.faulthandler, "enable", lambda _out: None)
    status = launch.main(words)
    sys.stdout.close()
    log = (home / "log" / "start.log").read_text(encoding="utf-8")
    return status, log


def test_a_failure_before_any_window_is_written_down_and_told_in_a_box(
    home: Path, boxes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_words: list[str]) -> int:
        raise ValueError("张三 13800000000")

    monkeypatch.setattr(launch, "run", fail)
    status, log = without_a_console(home, [], monkeypatch)
    assert status == 1
    assert "ValueError" in log
    assert "test_launch.py" in log
    assert "张三" not in log, "the words of an exception may hold personal data"
    assert str(home) in boxes[0]


def test_a_missing_part_is_named(home: Path, boxes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_words: list[str]) -> int:
        raise ImportError("DLL load failed while importing QtWidgets")

    monkeypatch.setattr(launch, "run", fail)
    _status, log = without_a_console(home, [], monkeypatch)
    assert "DLL load failed while importing QtWidgets" in log


def test_a_self_check_never_waits_at_a_box(home: Path, boxes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    status, _log = without_a_console(home, [launch.SELF_CHECK], monkeypatch)
    assert (status, boxes) == (1, [])


def test_a_log_that_cannot_be_written_does_not_keep_the_program_from_starting(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be", encoding="utf-8")
    with launch.opened(tmp_path / "log" / "start.log") as out:
        out.write("nowhere")


def test_a_long_log_is_begun_anew(tmp_path: Path) -> None:
    log = tmp_path / "start.log"
    log.write_text("x" * 300_000, encoding="utf-8")
    launch.opened(log).close()
    assert log.stat().st_size == 0


def test_the_launcher_loads_nothing_of_ours_before_its_log_is_open() -> None:
    code = "import sys, installer.windows.launch; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[4], capture_output=True, check=True)
    assert not [name for name in done.stdout.decode().split() if name.startswith(("desktop_app", "PySide6"))]
