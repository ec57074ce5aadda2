"""What the Start menu starts: ``pythonw.exe launch.py [BACKUP | --self-check REPORT]``.

Under ``pythonw.exe`` nobody sees what a program says before its first window: ``sys.stdout`` and ``sys.stderr`` are
None, and a failure would be a double click without any answer. So a log is opened and a box stands ready before
anything else is loaded; until then this file uses nothing but the standard library.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import time
import traceback
from pathlib import Path
from typing import TextIO

SELF_CHECK = "--self-check"
TITLE = "社区工作台 Community Desk"
SENTENCE = """程序没有启动成功，数据没有受影响。请重新安装一次；仍然不行，请把这份日志交给维护人员：
The program could not be started; the data was not touched. Please install it again. If that does not help, hand \
this log to whoever looks after the program:

"""
_LONGEST_LOG = 200_000
_ERROR_IN_FRONT = 0x10 | 0x10000


def main(words: list[str]) -> int:
    """Start the program and return the exit status; what goes wrong on the way is written down and said."""
    log = log_path()
    speak_into(log)
    try:
        return run(words)
    except Exception as error:  # noqa: BLE001 - the last one who can say it
        print(told(error), flush=True)
        if words[:1] != [SELF_CHECK]:
            show_box(TITLE, f"{SENTENCE}{log}")
        return 1


def run(words: list[str]) -> int:
    """Do what the command line asks for."""
    if words[:1] == [SELF_CHECK]:
        from desktop_app.app.self_check import check_this_installation

        return check_this_installation(Path(words[1]))
    from desktop_app.app import main as window

    return window(words[0] if words else "")


def log_path() -> Path:
    """Return the file of this log, beside the others of the program."""
    local = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    return Path(os.environ.get("COMMUNITY_DESK_HOME") or Path(local) / "CommunityDesk") / "log" / "start.log"


def speak_into(log: Path) -> None:
    """Have what is printed written to ``log`` where there is no console, and a crash of the process in any case."""
    out = opened(log)
    if sys.stdout is None:
        sys.stdout = out
    if sys.stderr is None:
        sys.stderr = out
    faulthandler.enable(out)


def opened(log: Path) -> TextIO:
    """Open the log to add to it, begun anew once it is long; nothing is kept where nothing can be written."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        long = log.exists() and log.stat().st_size > _LONGEST_LOG
        return log.open("w" if long else "a", encoding="utf-8", buffering=1)
    except OSError:
        return Path(os.devnull).open("w", encoding="utf-8")


def told(error: BaseException) -> str:
    """Return where ``error`` happened; of its words only those about a missing part of the program are safe to keep."""
    lines = [time.strftime("%Y-%m-%d %H:%M:%SZ", time.gmtime()), f"Python {sys.version}"]
    lines += [
        f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    words = f": {error}" if isinstance(error, ImportError) else ""
    return "\n".join([*lines, f"{type(error).__qualname__}{words}"])


def show_box(title: str, text: str) -> None:
    """Tell the clerk in a box of the system, which needs nothing of ours to work."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, title, _ERROR_IN_FRONT)
    else:
        print(f"{title}\n{text}", file=sys.stderr)


def _place(filename: str) -> str:
    """Return a file's name without the folders before the package: they name the user of the PC."""
    return "/".join(Path(filename).parts[-3:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
