"""Lays out what is installed: ``runtime/`` (CPython), ``pkgs/`` (the wheels) and ``app/`` (the program)."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from packaging.utils import parse_wheel_filename

from installer.windows.pins import Refused, Runtime
from installer.windows.pruning import dropped_everywhere, pruned, read_prunings

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
RUNTIME, PACKAGES, PROGRAM = "runtime", "pkgs", "app"
OWN = ("launch.py", "community-desk.ico")
"""What lies beside this file and is shipped in the folder of the program."""
# What of the repository is shipped; the tests, the scripts and the pictures stay behind.
SHIPPED = ("desktop_app", "resources", "i18n", "docs/manual", "docs/THIRD-PARTY.md", "LICENSE", "CHANGELOG.md")
_OWN_FOLDER = "installer/windows/"
_NOT_SHIPPED = (".po", ".pot")
# Where CPython looks for modules; with such a file it reads no variable and no other folder of the PC.
SEARCHED = ("Lib", "DLLs", f"..\\{PACKAGES}", f"..\\{PROGRAM}")
_ZIP_OF_THE_LIBRARY = "python311.zip"
Contents = Mapping[str, Callable[[], bytes]]


class Stage:
    """The folder that will be installed, file for file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        text = (HERE / "prune.toml").read_text(encoding="utf-8")
        self._prunings, self._everywhere = read_prunings(text), dropped_everywhere(text)

    def add_runtime(self, path: Path, runtime: Runtime) -> None:
        """Lay out CPython from its archive."""
        with zipfile.ZipFile(_opened(path, runtime)) as archive:
            contents = in_one_shape(_members(archive, runtime.folder))
            for name in pruned(RUNTIME, contents, self._prunings, ()):
                self._write(f"{RUNTIME}/{name}", contents[name]())
        self._write(f"{RUNTIME}/python311._pth", "".join(f"{place}\r\n" for place in SEARCHED).encode("ascii"))

    def add_wheel(self, wheel: Path) -> None:
        """Lay out one package."""
        name = parse_wheel_filename(wheel.name)[0]
        with zipfile.ZipFile(wheel) as archive:
            contents = _in_place(_members(archive, ""))
            for place in pruned(name, contents, self._prunings, self._everywhere):
                self._write(f"{PACKAGES}/{place}", contents[place]())

    def add_program(self, commit: str) -> None:
        """Lay out the program as the repository keeps it at ``commit``, whatever else lies in the folder now."""
        with tarfile.open(fileobj=io.BytesIO(archived(commit))) as archive:
            for member in archive.getmembers():
                file = archive.extractfile(member)
                if file is not None and not member.name.endswith(_NOT_SHIPPED):
                    self._write(f"{PROGRAM}/{member.name.removeprefix(_OWN_FOLDER)}", file.read())

    def add_note(self, name: str, text: str) -> None:
        """Lay a text of ours beside the program."""
        self._write(f"{PROGRAM}/{name}", text.encode())

    def compile(self) -> None:
        """Compile everything, in a process of its own, see ``bytecode``."""
        command = [sys.executable, str(HERE / "bytecode.py"), str(self.folder)]
        folders = ["--instead", f"{RUNTIME},{PACKAGES}", "--beside", PROGRAM]
        subprocess.run([*command, *folders], env={**os.environ, "PYTHONHASHSEED": "0"}, check=True)

    def files(self) -> list[PurePosixPath]:
        """Return every file, by its place in the folder, in the order of their names."""
        paths = [path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()]
        return [PurePosixPath(path) for path in sorted(paths)]

    def size(self) -> int:
        """Return how many bytes are installed."""
        return sum((self.folder / path).stat().st_size for path in self.files())

    def _write(self, name: str, content: bytes) -> None:
        path = self.folder / stays_inside(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def stays_inside(name: str) -> str:
    """Return ``name``, refused where it would lie outside the folder it is unpacked into."""
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or "\\" in name or ":" in name:
        raise Refused(f"an archive holds a file called {name!r}")
    return name


def archived(commit: str) -> bytes:
    """Return what is shipped of the repository at ``commit`` as a tar archive, with the same line ends everywhere."""
    git = ["git", "-c", "core.autocrlf=false", "archive", "--format=tar", commit, "--"]
    own = [f"{_OWN_FOLDER}{name}" for name in OWN]
    return subprocess.run([*git, *SHIPPED, *own], cwd=ROOT, capture_output=True, check=True).stdout


def in_one_shape(contents: Contents) -> Contents:
    """Return a runtime's files as an installed CPython has them; the embeddable package puts them otherwise.

    There the modules lie beside the program, and the library is compiled into one zip.
    """
    if _ZIP_OF_THE_LIBRARY not in contents:
        return contents
    beside = {_as_installed(name): content for name, content in contents.items() if name != _ZIP_OF_THE_LIBRARY}
    library = zipfile.ZipFile(io.BytesIO(contents[_ZIP_OF_THE_LIBRARY]()))
    return {**beside, **{f"Lib/{name}": content for name, content in _members(library, "").items()}}


def _as_installed(name: str) -> str:
    a_module = name.endswith(".pyd") or name.startswith(("libcrypto", "libffi", "libssl", "sqlite3"))
    return f"DLLs/{name}" if a_module else name


def _opened(path: Path, runtime: Runtime) -> io.BytesIO:
    if not runtime.inside:
        return io.BytesIO(path.read_bytes())
    with tarfile.open(path) as archive:
        inside = archive.extractfile(runtime.inside)
        if inside is None:
            raise Refused(f"{path.name} does not hold {runtime.inside}")
        return io.BytesIO(inside.read())


def _members(archive: zipfile.ZipFile, folder: str) -> Contents:
    names = [name for name in archive.namelist() if name.startswith(folder) and not name.endswith("/")]
    return {name.removeprefix(folder): partial(archive.read, name) for name in names}


def _in_place(contents: Contents) -> Contents:
    """Return a wheel's files as they are installed: its ``.data`` folder holds modules, and scripts nobody calls."""
    placed = {}
    for name, content in contents.items():
        head, _data, rest = name.partition(".data/")
        kind, _slash, below = rest.partition("/")
        if not rest or "/" in head:
            placed[name] = content
        elif kind in {"purelib", "platlib"}:
            placed[below] = content
    return placed


def by_folder(files: Iterable[PurePosixPath]) -> dict[PurePosixPath, list[PurePosixPath]]:
    """Return the files by the folder they lie in, both in order."""
    folders: dict[PurePosixPath, list[PurePosixPath]] = {}
    for path in files:
        folders.setdefault(path.parent, []).append(path)
    return dict(sorted(folders.items()))
