"""The steps of a self-check in front of the window: it opens, a store is opened in it, letters are drawn."""

from __future__ import annotations

import subprocess
import sys
import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.app.self_check.bench import Bench
from desktop_app.app.self_check.failing import must
from desktop_app.app.self_check.report import Facts
from desktop_app.app.self_check.running import Running
from desktop_app.demo import PASSWORD
from desktop_app.modules.people.domain import Person
from desktop_app.modules.upkeep.ui.backups.page import UpkeepPage
from desktop_app.store.query import Query
from desktop_app.ui.frame import Frame
from desktop_app.ui.login import LoginWindow
from desktop_app.ui.single import OnlyOne

RARE_NAME = "李𬱖"
LETTERS = "社区党委公示居民委员会𬱖䶮㛃赟𬭎備濬·１２３"
"""Everyday characters, rare ones of the sample, and signs that must look as they do on paper."""
_KINDS = ("QAbstractItemView", "QMenu", "QMessageBox", "QTipLabel")
_SECOND_START = "import sys; from desktop_app.app import main; sys.exit(main(sys.argv[1]))"
_UNASSIGNED = "\U0002fffe"
_SIDE = 48


def show_the_window(bench: Bench) -> Facts:
    """Start the program and wait for the login window; a second start must not be the first one."""
    began = time.perf_counter()
    bench.running = running = Running()
    login = running.shown(LoginWindow)
    running.wait_until(login.isVisible)
    seconds = round(time.perf_counter() - began, 3)
    running.listen()
    must(running.is_first, "the first start was not the first")
    must(not OnlyOne(paths.home()).is_first(), "a second start was the first one too")
    _start_again(running, str(bench.backup))
    return {"seconds": seconds, "screen": _size_of(running), "scale": running.app.devicePixelRatio()}


def _start_again(running: Running, file: str) -> None:
    """Start the program a second time, as a double click on a backup does; it must end at once."""
    command = [sys.executable, "-c", _SECOND_START, file]
    with subprocess.Popen(command) as second:  # noqa: S603 - this interpreter and words of our own
        running.wait_until(lambda: second.poll() is not None)
    must(second.returncode == 0, "a second start did not give way to the first")


def log_in(bench: Bench) -> Facts:
    """Open the store with its password, as typed, and wait for the main window."""
    running = bench.window
    login = running.shown(LoginWindow)
    login.password.field.setText(PASSWORD)
    login.open_with_password()
    frame = running.shown(Frame)
    running.settle()
    return {"rooms": [room.name for room in frame.desk.rooms]}


def open_the_backup(bench: Bench) -> Facts:
    """See the backup that a second start was to open where it can be verified."""
    frame = bench.window.shown(Frame)
    must(frame.room == "upkeep", "the page of backups is not shown")
    page = frame.page
    must(isinstance(page, UpkeepPage) and page.restoring.file.text() == str(bench.backup), "another file is shown")
    return {}


def draw_rare_letters(bench: Bench) -> Facts:
    """Draw every character of ``LETTERS`` in the window's type and see that none is an empty box."""
    font = bench.window.shown(Frame).font()
    strange = [kind for kind in _KINDS if _font_of(kind).families() != font.families()]
    must(not strange, f"not in the program's letters: {' '.join(strange)}")
    font.setPixelSize(_SIDE)
    nothing = _drawn(_UNASSIGNED, font)
    blank = _drawn("", font)
    missing = [letter for letter in LETTERS if _drawn(letter, font) in (nothing, blank)]
    must(not missing, f"not drawn: {' '.join(f'U+{ord(letter):04X}' for letter in missing)}")
    return {"families": font.families(), "used": QFontInfo(font).family(), "characters": len(LETTERS)}


def take_the_picture(bench: Bench) -> Facts:
    """Show a person with a rare name in the list and the form, and keep the picture of the window."""
    running = bench.window
    frame = running.shown(Frame)
    with frame.desk.database.reading() as reading:
        person = reading.find(Person, Query(RARE_NAME), most=1)[0]
    frame.show_record("Person", person.uid)
    running.settle()
    picture = frame.grab()
    must(picture.save(str(bench.picture), "PNG"), "the picture was not written")
    return {"file": bench.picture.name, "pixels": f"{picture.width()}x{picture.height()}"}


def _font_of(kind: str) -> QFont:
    return QApplication.font(kind)  # type: ignore[call-overload, no-any-return]  # declared as bytes, which it refuses


def _drawn(letter: str, font: QFont) -> bytes:
    image = QImage(_SIDE * 2, _SIDE * 2, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    return bytes(image.constBits())


def _size_of(running: Running) -> str:
    size = running.app.primaryScreen().size()
    return f"{size.width()}x{size.height()}"
