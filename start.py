#!/usr/bin/env python3
"""Sets everything up and starts 社区工作台; needs nothing but Python 3.11.

python3 start.py          start the window, or, where there is no screen, show the whole way in demo-out/
python3 start.py test     run the tests (what follows is handed to pytest)
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
ENVIRONMENT = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = ENVIRONMENT / "community-desk.stamp"

# What Qt loads from the system on Linux, and the Debian package that brings it.
DRAWING = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}


def main(words: list[str]) -> int:
    """Set up what is missing, then do what ``words`` ask for."""
    testing = words[:1] == ["test"]
    if words and not testing:
        stop(f"不认识“{words[0]}”。", f"Unknown word {words[0]!r}; there is only: test")
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is the one that an older Python may meet
        stop("需要 Python 3.11 或更新的版本。", f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    os.chdir(ROOT)
    provide_debian_packages(missing_packages(testing))
    if not installed():
        install()
    if testing:
        return run(["-m", "pytest", "--numprocesses=auto", *words[1:]], {"QT_QPA_PLATFORM": "offscreen"})
    if has_screen():
        return run(["-m", "desktop_app"], {})
    return run(["-m", "desktop_app", "demo", "--out", "demo-out"], {"QT_QPA_PLATFORM": "offscreen"})


def has_screen() -> bool:
    """Tell whether a window can be shown here."""
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_packages(testing: bool) -> list[str]:
    """Name the Debian packages without which the program cannot do its work here."""
    if not sys.platform.startswith("linux"):
        return []
    libraries = DRAWING | SCREEN if has_screen() and not testing else DRAWING
    missing = [package for library, package in libraries.items() if not loads(library)]
    if not installed() and importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    if testing and shutil.which("age") is None:
        missing.append("age")
    return missing


def loads(library: str) -> bool:
    """Tell whether the system has this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide_debian_packages(missing: list[str]) -> None:
    """Install the packages where that is allowed; say which are missing where it is not."""
    if not missing:
        return
    names = " ".join(missing)
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        if "python3-venv" in missing:
            stop(
                f"缺少系统软件，请先运行：sudo apt-get install {names}",
                f"Please run first: sudo apt-get install {names}",
            )
        say(f"系统可能缺少：{names}", f"The system may lack these packages: {names}")
        return
    say(f"正在安装系统软件：{names}", f"Installing system packages: {names}")
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-q", "-y", "--no-install-recommends"]
    for command in ([*apt, "update"], [*apt, "install", *missing]):
        if subprocess.run(command, env=settings, stdin=subprocess.DEVNULL, check=False).returncode:
            stop(
                "系统软件没有装上，请检查网络后再试。",
                "System packages could not be installed; is there a network?",
            )


def wanted_stamp() -> str:
    """Return what the stamp says when the environment is as the lock file wants it."""
    place = f"{ROOT} {sys.version_info[:2]}".encode()
    return hashlib.sha256(LOCK.read_bytes() + place).hexdigest()


def installed() -> bool:
    """Tell whether the environment already holds exactly what the lock file names."""
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted_stamp()


def install() -> None:
    """Make the environment: first the locked packages by their hashes, then the program itself."""
    say("第一次启动，正在准备运行环境，需要几分钟……", "First start: preparing, this takes a few minutes ...")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    steps = (
        [sys.executable, "-m", "venv", str(ENVIRONMENT)],
        [*pip, "--require-hashes", "--only-binary=:all:", "-r", str(LOCK)],
        [*pip, "--quiet", "--no-deps", "--no-build-isolation", "-e", str(ROOT)],
    )
    for step in steps:
        if subprocess.run(step, stdin=subprocess.DEVNULL, check=False).returncode:
            stop("没有装好，请检查网络后再运行一次。", "Setting up did not finish; check the network and try again.")
    STAMP.write_text(wanted_stamp(), encoding="ascii")


def run(arguments: list[str], settings: dict[str, str]) -> int:
    """Run Python of the environment with ``arguments``; return how it ended."""
    try:
        return subprocess.run([str(PYTHON), *arguments], env={**settings, **os.environ}, check=False).returncode
    except KeyboardInterrupt:
        return 130


def say(chinese: str, english: str) -> None:
    """Tell the person at the keyboard, in both languages."""
    for line in (chinese, english):
        sys.stdout.buffer.write((line + "\n").encode(sys.stdout.encoding or "utf-8", "replace"))
    sys.stdout.flush()


def stop(chinese: str, english: str) -> NoReturn:
    """Give up with a sentence."""
    say(chinese, english)
    raise SystemExit(2)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
