"""Reading an old workbook in a process of its own, so that a hostile one can end nothing else."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from desktop_app.exchange.workbook_failures import damaged, protected

PROTECTED = 3
LONGEST_SECONDS = 60

_READER = Path(__file__).with_name("old_workbook.py")


def read_apart(content: bytes, name: str) -> list[dict[str, Any]]:
    """Return the sheets of the old workbook ``content``: ``name``, ``rows``, ``merged`` and ``visible`` of each.

    Raises ``AppError`` where it cannot be read, is protected or takes longer than a minute.
    """
    command = [sys.executable, "-I", str(_READER)]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter and a file of this package
            command, input=content, capture_output=True, timeout=LONGEST_SECONDS, check=False, creationflags=flags
        )
    except subprocess.TimeoutExpired as endless:
        raise damaged(name) from endless
    if done.returncode == PROTECTED:
        raise protected(name)
    if done.returncode:
        raise damaged(name)
    sheets: list[dict[str, Any]] = json.loads(done.stdout, object_hook=_untagged)
    for sheet in sheets:
        _fill_up(sheet["rows"])
    return sheets


def _fill_up(rows: list[list[Any]]) -> None:
    """Make all rows equally long again."""
    width = max(map(len, rows), default=0)
    for row in rows:
        row.extend([""] * (width - len(row)))


def _untagged(read: dict[str, Any]) -> object:
    if read.keys() == {"date"}:
        return dt.date.fromisoformat(read["date"])
    if read.keys() == {"datetime"}:
        return dt.datetime.fromisoformat(read["datetime"])
    return read["text"] if read.keys() == {"text"} else read
