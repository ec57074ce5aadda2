from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from installer.windows.pins import Refused, pinned_runtime, read_lock, read_runtimes

ROOT = Path(__file__).resolve().parents[4]
LOCK = """\
Some.Package==1.2.3 ; sys_platform == 'win32' \\
    --hash=sha256:{one} \\
    --hash=sha256:{two}
other==4 \\
    --hash=sha256:{one}
""".format(one="1" * 64, two="2" * 64)
RUNTIMES = """
[[runtime]]
file = "python.zip"
sha256 = "{sha256}"
version = "3.11.9"
"""


def test_a_lock_gives_version_and_every_hash_by_canonical_name() -> None:
    pins = read_lock(LOCK)
    assert pins["some-package"].version == "1.2.3"
    assert pins["some-package"].hashes == {"1" * 64, "2" * 64}
    assert pins["other"].hashes == {"1" * 64}


def test_a_lock_entry_without_a_hash_is_refused() -> None:
    with pytest.raises(Refused, match="other==4"):
        read_lock("other==4\n")


def test_the_lock_of_the_repository_is_read() -> None:
    assert "pyside6-essentials" in read_lock((ROOT / "requirements.lock").read_text(encoding="utf-8"))


def test_a_runtime_is_known_by_its_content_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "download.zip"
    path.write_bytes(b"runtime")
    runtimes = read_runtimes(RUNTIMES.format(sha256=hashlib.sha256(b"runtime").hexdigest()))
    assert pinned_runtime(path, runtimes).version == "3.11.9"


def test_a_runtime_that_nobody_pinned_is_refused_with_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "python.zip"
    path.write_bytes(b"another runtime")
    with pytest.raises(Refused, match=hashlib.sha256(b"another runtime").hexdigest()):
        pinned_runtime(path, read_runtimes(RUNTIMES.format(sha256="0" * 64)))


def test_the_runtimes_of_the_repository_are_of_the_python_it_is_built_with() -> None:
    runtimes = read_runtimes((ROOT / "installer" / "windows" / "runtime.lock").read_text(encoding="utf-8"))
    assert {runtime.version.rpartition(".")[0] for runtime in runtimes} == {"3.11"}
