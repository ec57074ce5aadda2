"""What only a Windows can show of the program's parts: ``python.exe parts.py REPORT``, run by the installed Python."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
import tempfile
import traceback
from pathlib import Path

import desktop_app
from desktop_app.app.self_check.failing import must
from desktop_app.domain.errors import AppError
from desktop_app.exchange.recognise import find_roster
from desktop_app.exchange.workbooks import open_workbook
from desktop_app.modules.people.exchange import PEOPLE
from desktop_app.store.drives import Place
from desktop_app.store.lock import StoreLock
from desktop_app.store.places import place_of
from desktop_app.store.replacing import replacing

OLD_WORKBOOK = Path(__file__).resolve().parents[3] / "tests" / "data" / "roster.xls"


def main() -> None:
    """Try every part and write down which failed."""
    failures = {}
    for part in (
        every_module_is_there,
        an_old_workbook_is_read,
        drives_are_told_apart,
        an_open_file_is_not_replaced,
        a_store_is_held_once,
    ):
        try:
            part()
        except Exception:  # noqa: BLE001 - whatever it is, it is what the report is for
            failures[part.__name__] = traceback.format_exc()
    Path(sys.argv[1]).write_text(json.dumps({"passed": not failures, "failures": failures}, indent=1), encoding="utf-8")


def every_module_is_there() -> None:
    """Import every module of the program: whatever the pruning took away too much is missed here."""
    for module in pkgutil.walk_packages(desktop_app.__path__, "desktop_app."):
        if module.name.rpartition(".")[2] not in {"__main__", "old_workbook", "linux_drives"}:
            importlib.import_module(module.name)


def an_old_workbook_is_read() -> None:
    """Read an .xls in a process of its own."""
    must(find_roster(open_workbook(OLD_WORKBOOK), PEOPLE).sheet.rows, "no row was read")


def drives_are_told_apart() -> None:
    """Call the disk of Windows fixed and a share a network drive."""
    must(place_of(Path(os.environ["LOCALAPPDATA"])) is Place.fixed, "the disk is not called fixed")
    must(place_of(Path(r"\\office\share\office.cdstore")) is Place.network, "the share is not called a network drive")


def an_open_file_is_not_replaced() -> None:
    """Say a sentence where another program holds the file, and leave nothing beside it."""
    with tempfile.TemporaryDirectory(prefix="甲 Ü ") as folder:
        place = Path(folder, "公示.pdf")
        place.write_bytes(b"before")
        with place.open("rb"):
            try:
                with replacing(place) as out:
                    out.write(b"after")
            except AppError:
                must(place.read_bytes() == b"before", "the file was changed")
        must([path.name for path in Path(folder).iterdir()] == [place.name], "something was left beside the file")


def a_store_is_held_once() -> None:
    """Refuse a second lock while the first is held."""
    with tempfile.TemporaryDirectory() as folder:
        first = StoreLock(Path(folder, "office.cdstore"))
        try:
            StoreLock(Path(folder, "office.cdstore"))
        except AppError:
            first.release()
        else:
            must(first is None, "the store was held twice")


if __name__ == "__main__":
    main()
