"""A tiny runtime, a tiny package and a tiny program, laid out and compiled."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from installer.windows import staging
from installer.windows.pins import Refused, Runtime
from installer.windows.pruning import Pruning
from installer.windows.staging import Stage, stays_inside

LIBRARY = {"os.py": b"'''The system.'''\nnames = frozenset({'a', 'b', 'c'})\n", "re/__init__.py": b"x = 1\n"}
INSTALLED = {
    "python.exe": b"MZ",
    "DLLs/_ctypes.pyd": b"pyd",
    "Lib/test/x.py": b"",
    **{f"Lib/{name}": text for name, text in LIBRARY.items()},
}


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return made_in(tmp_path / "staged")


def made_in(folder: Path) -> Stage:
    made = Stage(folder)
    made._prunings = {"runtime": Pruning(drop_if_there=["Lib/test/*"])}
    return made


def runtime_of(file: Path, **more: str) -> Runtime:
    return Runtime(file.name, hashlib.sha256(file.read_bytes()).hexdigest(), "3.11.9", **more)


def test_a_runtime_is_laid_out_from_a_folder_of_a_zip_inside_another_archive(stage: Stage, tmp_path: Path) -> None:
    inside = zipped({f"cp311/{name}": content for name, content in INSTALLED.items()} | {"cp310/python.exe": b"old"})
    file = tmp_path / "runtime.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        member = tarfile.TarInfo("package/data.zip")
        member.size = len(inside)
        archive.addfile(member, io.BytesIO(inside))
    stage.add_runtime(file, runtime_of(file, inside="package/data.zip", folder="cp311/"))
    assert {path.as_posix() for path in stage.files()} == {
        "runtime/python.exe",
        "runtime/python311._pth",
        "runtime/DLLs/_ctypes.pyd",
        "runtime/Lib/os.py",
        "runtime/Lib/re/__init__.py",
    }


def test_the_embeddable_package_is_laid_out_in_the_same_shape(stage: Stage, tmp_path: Path) -> None:
    library = zipped({name.replace(".py", ".pyc"): content for name, content in LIBRARY.items()})
    files = {"python.exe": b"MZ", "_ctypes.pyd": b"pyd", "python311.zip": library, "python311._pth": b"python311.zip"}
    file = written(tmp_path / "embed.zip", zipped(files))
    stage.add_runtime(file, runtime_of(file))
    assert [path.as_posix() for path in stage.files()] == [
        "runtime/DLLs/_ctypes.pyd",
        "runtime/Lib/os.pyc",
        "runtime/Lib/re/__init__.pyc",
        "runtime/python.exe",
        "runtime/python311._pth",
    ]


def test_python_looks_for_modules_only_in_what_was_installed(stage: Stage, tmp_path: Path) -> None:
    file = written(tmp_path / "runtime.zip", zipped(INSTALLED))
    stage.add_runtime(file, runtime_of(file))
    searched = (stage.folder / "runtime" / "python311._pth").read_text(encoding="ascii").split()
    assert searched == ["Lib", "DLLs", r"..\pkgs", r"..\app"]


def test_the_modules_of_a_wheel_are_kept_and_its_scripts_and_stubs_are_not(stage: Stage, tmp_path: Path) -> None:
    files = {
        "tool/__init__.py": b"",
        "tool/__init__.pyi": b"",
        "tool-1.0.data/platlib/_tool.pyd": b"pyd",
        "tool-1.0.data/scripts/tool.py": b"",
        "tool-1.0.dist-info/METADATA": b"",
        "tool-1.0.dist-info/RECORD": b"",
        "tool-1.0.dist-info/licenses/LICENSE.txt": b"",
    }
    stage.add_wheel(written(tmp_path / "tool-1.0-py3-none-any.whl", zipped(files)))
    assert [path.as_posix() for path in stage.files()] == [
        "pkgs/_tool.pyd",
        "pkgs/tool-1.0.dist-info/METADATA",
        "pkgs/tool-1.0.dist-info/licenses/LICENSE.txt",
        "pkgs/tool/__init__.py",
    ]


@pytest.mark.parametrize("name", ["../outside.py", "/etc/passwd", "C:/windows/x.dll", "a\\b.py", "a/../../b"])
def test_a_name_that_leads_outside_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        stays_inside(name)


def test_two_builds_in_two_folders_are_the_same_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = io.BytesIO()
    with tarfile.open(fileobj=program, mode="w") as archive:
        for name, content in {
            "desktop_app/a.py": b"print('x')\n",
            "i18n/x.po": b"",
            "installer/windows/launch.py": b"1\n",
        }.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    monkeypatch.setattr(staging, "archived", lambda _commit: program.getvalue())
    runtime = written(tmp_path / "runtime.zip", zipped(INSTALLED))
    tool = written(tmp_path / "tool-1.0-py3-none-any.whl", zipped({"tool/__init__.py": b"y = {1, 2}\n"}))
    contents = []
    for name in ("one", "another folder 二"):
        stage = made_in(tmp_path / name)
        stage.add_runtime(runtime, runtime_of(runtime))
        stage.add_wheel(tool)
        stage.add_program("HEAD")
        stage.add_note("BUILT.txt", "from these\n")
        stage.compile()
        contents.append({path.as_posix(): (stage.folder / path).read_bytes() for path in stage.files()})
    assert contents[0] == contents[1]
    assert set(contents[0]) == {
        "app/BUILT.txt", "app/__pycache__/launch.cpython-311.pyc", "app/desktop_app/__pycache__/a.cpython-311.pyc",
        "app/desktop_app/a.py", "app/launch.py", "pkgs/tool/__init__.pyc", "runtime/DLLs/_ctypes.pyd",
        "runtime/Lib/os.pyc", "runtime/Lib/re/__init__.pyc", "runtime/python.exe", "runtime/python311._pth",
    }  # fmt: skip
    code = contents[0]["runtime/Lib/os.pyc"]
    assert int.from_bytes(code[4:8], "little") == 1, "compared with its source neither by time nor by hash"
    assert b"Lib/os.py" in code
    assert str(tmp_path).encode() not in code
