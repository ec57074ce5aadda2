"""Builds the Windows installer: ``python installer/windows/build.py --wheels DIR --runtime FILE --out DIR``.

From the wheels of ``requirements.lock`` and a CPython that ``runtime.lock`` names, every file compared with its
pinned SHA-256, and from the program as the repository keeps it at ``--commit``. Needs NSIS, git and a Python of
the same minor version as the runtime; no network, no Windows and no Wine. The same inputs make the same installer,
byte for byte. ``fetch.py`` gets the inputs, ``check_under_wine.sh`` tries the result.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from installer.windows.packages import wheels_for  # noqa: E402
from installer.windows.packing import COMPRESSIONS, pack  # noqa: E402
from installer.windows.pins import Refused, pinned_runtime, read_lock, read_runtimes, sha256_of  # noqa: E402
from installer.windows.staging import Stage  # noqa: E402

HERE = Path(__file__).resolve().parent
MOST_MB = 75
"""An installer larger than this does not go out by the channels an office has."""


def main() -> None:
    """Build what is asked for and print the sizes as JSON."""
    asked = _asked()
    began = time.monotonic()
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    stage = staged(asked.wheels, asked.runtime, asked.out / "staged", asked.commit)
    out = asked.out / f"community-desk-{version}-win64.exe"
    pack(stage, out, version, asked.compression)
    print(json.dumps({**sizes(stage, out), "seconds": round(time.monotonic() - began)}, indent=1))
    if asked.compression == "lzma" and out.stat().st_size > MOST_MB * 1_000_000:
        raise Refused(f"{out.name} is larger than {MOST_MB} MB")


def staged(wheels: Path, runtime_path: Path, folder: Path, commit: str) -> Stage:
    """Lay out in ``folder``, which is emptied first, what is installed."""
    runtime = pinned_runtime(runtime_path, read_runtimes((HERE / "runtime.lock").read_text(encoding="utf-8")))
    refuse_another_python(runtime.version)
    lock = read_lock((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    shipped = wheels_for(declared, wheels, lock, runtime.version)
    if folder.exists():
        shutil.rmtree(folder)
    stage = Stage(folder)
    stage.add_runtime(runtime_path, runtime)
    for wheel in shipped:
        stage.add_wheel(wheel)
    stage.add_program(commit)
    stage.add_note("BUILT.txt", _note(commit, runtime.file, runtime.sha256, shipped))
    stage.compile()
    return stage


def refuse_another_python(version: str) -> None:
    """Refuse to compile for a CPython of another minor version than this one."""
    if version.split(".")[:2] != [str(number) for number in sys.version_info[:2]]:
        raise Refused(
            f"the runtime is CPython {version}; build with the same minor version, not {sys.version.split()[0]}"
        )


def sizes(stage: Stage, out: Path) -> dict[str, object]:
    """Return what is worth knowing of an installer: its checksum, its size and that of each part, in MB."""
    parts: dict[str, int] = {}
    for path in stage.files():
        part = "/".join(path.parts[: 2 if path.parts[0] != "runtime" else 1])
        parts[part] = parts.get(part, 0) + (stage.folder / path).stat().st_size
    largest = sorted(parts.items(), key=lambda part: -part[1])[:12]
    return {
        "installer": out.name,
        "sha256": sha256_of(out),
        "installer_mb": _mb(out.stat().st_size),
        "installed_mb": _mb(stage.size()),
        "files": len(stage.files()),
        "largest_parts_mb": {part: _mb(size) for part, size in largest},
    }


def _note(commit: str, runtime: str, sha256: str, wheels: list[Path]) -> str:
    named = subprocess.run(["git", "rev-parse", commit], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    lines = [f"program {named.strip()}", f"runtime {runtime} {sha256}", *(f"wheel {wheel.name}" for wheel in wheels)]
    return "\n".join(lines) + "\n"


def _mb(size: int) -> float:
    return round(size / 1_000_000, 1)


def _asked() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--wheels", type=Path, required=True, help="folder with the wheels of the lock")
    reader.add_argument("--runtime", type=Path, required=True, help="the Windows CPython, as runtime.lock names it")
    reader.add_argument("--out", type=Path, required=True, help="folder for the installer and the staged files")
    reader.add_argument("--commit", default="HEAD", help="the program at this commit (HEAD)")
    reader.add_argument("--compression", choices=COMPRESSIONS, default="lzma", help="zlib is quick, for trying things")
    return reader.parse_args()


if __name__ == "__main__":
    try:
        main()
    except Refused as reason:
        sys.exit(f"refused: {reason}")
