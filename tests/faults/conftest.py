"""An office whose clerks are killed at work."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.office import Office, found_an_office

ROOT = Path(__file__).resolve().parents[2]

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []


@dataclass(frozen=True)
class Trial:
    """What came of one trial: whether the clerk was killed, and the numbers of what was done by then."""

    killed: bool
    status: int
    done: list[Any]


class Clerks:
    """Sets clerks to work and kills them."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def work(self, office: Office, deed: str, **order: Any) -> Trial:
        """Let a clerk do ``deed``; ``seconds`` or ``event`` say when it dies, ``times`` how often it does it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order |= {"deed": deed, "folder": str(office.folder), "key": office.key.hex()}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        trial = Trial(**json.loads(self._process.stdout.readline()))
        assert trial.killed or trial.status == 0, f"{deed} failed by itself"
        return trial


@pytest.fixture(scope="session")
def clerks() -> Iterator[Clerks]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.office_at_work"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield Clerks(process)
        process.stdin.close()


@pytest.fixture(scope="session")
def office_once(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return found_an_office(tmp_path_factory.mktemp("office"), persons=40)


@pytest.fixture
def office(office_once: Office, tmp_path: Path) -> Office:
    folder = tmp_path / "office"
    shutil.copytree(office_once.folder, folder)
    return replace(office_once, folder=folder)


@pytest.fixture
def chance() -> random.Random:
    """Other moments in every run; pytest-randomly's seed in the head of the report brings the same ones back."""
    return random.Random(random.random())
