"""The report of a self-check: every step with its time and facts, written anew after each."""

from __future__ import annotations

import json
import platform
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion

from desktop_app import __version__
from desktop_app.app.self_check.bench import Bench
from desktop_app.app.self_check.failing import Mistake, Unexpected
from desktop_app.store.replacing import replacing
from desktop_app.ui.failures import details

Facts: TypeAlias = Mapping[str, object]
FORMAT = "community-desk-self-check"


@dataclass(frozen=True)
class Step:
    """One thing that must work: ``do`` returns facts worth knowing, and whatever it raises is a failure."""

    name: str
    do: Callable[[Bench], Facts]


class Report:
    """Takes the steps and keeps on the disk how far they came, so that even a crash leaves its place behind."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._began = time.perf_counter()
        self._steps: list[dict[str, Any]] = []
        self._running = ""
        self._ended = False

    @property
    def passed(self) -> bool:
        """Whether the check came to its end and every step passed."""
        return self._ended and all(step["passed"] for step in self._steps)

    def take(self, step: Step, bench: Bench) -> None:
        """Do one step and write down how it went; a failure does not keep the next step from its try."""
        self._running = step.name
        self._write()
        began = time.perf_counter()
        try:
            told = {"passed": True, "facts": dict(step.do(bench))}
        except Exception as error:  # noqa: BLE001 - a report that ends at the first failure tells half
            told = {"passed": False, "failure": _told(error)}
        self._steps.append({"name": step.name, "seconds": round(time.perf_counter() - began, 3), **told})

    def end(self) -> None:
        """Say that the check came to its end."""
        self._running, self._ended = "", True
        self._write()

    def _write(self) -> None:
        told = {
            "format": FORMAT,
            "passed": self.passed,
            "running": self._running,
            "seconds": round(time.perf_counter() - self._began, 3),
            "versions": versions(),
            "steps": self._steps,
        }
        with replacing(self._place) as out:
            out.write(json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n")


def _told(error: Exception) -> list[str]:
    """Return where a failure happened and, where they hold nothing of a record, its words."""
    words = [str(error)] if isinstance(error, Unexpected | Mistake) else []
    return [*words, *details(error).splitlines()[1:]]


def versions() -> dict[str, str]:
    """Return what the program runs on."""
    return {
        "product": __version__,
        "python": platform.python_version(),
        "qt": qVersion(),
        "pyside": pyside_version,
        "system": f"{platform.system()} {platform.version()}",
        "wine": wine_version(),
    }


def wine_version() -> str:
    """Return the version of Wine, '' on a real Windows and elsewhere."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only Windows asks

        asked = getattr(ctypes.windll.ntdll, "wine_get_version", None)
        if asked is not None:
            asked.restype = ctypes.c_char_p
            return bytes(asked()).decode("ascii")
    return ""
