"""Takes the pictures of the README from the running program: ``python installer/pictures/take.py``.

The program runs without a screen over a real store of people who do not exist, and is worked with keys and clicks.
``--to DIR`` puts the pictures elsewhere, ``--size 150`` takes them at another type size.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeAlias, TypeVar

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image  # noqa: E402
from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QToolButton, QWidget  # noqa: E402

from desktop_app import paths  # noqa: E402
from desktop_app.app.program import Program  # noqa: E402
from desktop_app.modules.disclosures.ui.page import DisclosuresPage  # noqa: E402
from desktop_app.modules.disclosures.ui.shape_bar import Side  # noqa: E402
from desktop_app.modules.disclosures.ui.type_chooser import TypeChooser  # noqa: E402
from desktop_app.modules.upkeep.ui.backups.page import UpkeepPage  # noqa: E402
from desktop_app.modules.upkeep.ui.imports.page import ImportPage  # noqa: E402
from desktop_app.ui.editors import LineEditor  # noqa: E402
from desktop_app.ui.failures import Failures, Log  # noqa: E402
from desktop_app.ui.frame import DESIGNED, Frame  # noqa: E402
from desktop_app.ui.link_field import LinkField  # noqa: E402
from desktop_app.ui.login import LoginWindow  # noqa: E402
from desktop_app.ui.preferences import Preferences  # noqa: E402
from desktop_app.ui.record_page.several import SeveralPages  # noqa: E402
from desktop_app.ui.theme import Look  # noqa: E402
from desktop_app.ui.tokens import Theme  # noqa: E402
from installer.pictures.invented import BRANCHES, CANDIDATES, CLERK, PASSWORD, found_the_office  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
ROSTER = ROOT / "resources" / "sample" / "roster.xlsx"
PATIENCE_MS = 120_000
TURN_MS = 50
EXACT, NEAR = 160, 96
"""Of the 256 colours of a picture, how many are its commonest, and how many stand for all others."""
CANDIDATE_INITIALS = "nqdfzdx"
"""Of 拟确定发展对象公示, as a clerk types it into the search of the types."""
SHOWN_TYPE = "good_news"
W = TypeVar("W", bound=QWidget)
D = TypeVar("D", bound=QDialog)
Colour: TypeAlias = tuple[int, int, int]


class Clerk:
    """Works with the window and takes its picture."""

    def __init__(self, program: Program, folder: Path) -> None:
        self._program, self._folder = program, folder

    @property
    def frame(self) -> Frame:
        """The main window."""
        return self._is(self._program.window, Frame)

    def log_in(self) -> None:
        """Type the password, take the picture, and wait for Today."""
        login = self._is(self._program.window, LoginWindow)
        QTest.keyClicks(login.password.field, PASSWORD)
        self.take("login")
        QTest.keyClick(login.password.field, Qt.Key.Key_Return)
        self._until(lambda: isinstance(self._program.window, Frame))
        self.frame.showNormal()  # the screen there is none of is taken for a small one, which the window would fill
        self.frame.resize(DESIGNED)

    def go(self, room: str, kind: type[W]) -> W:
        """Click a room at the left and return its page."""
        title = next(str(each.title) for each in self.frame.desk.rooms if each.name == room)
        self.click(each for each in self.frame.findChildren(QToolButton) if each.accessibleName() == title)
        self._until(lambda: self.frame.room == room)
        self.settle()
        return self._is(self.frame.page, kind)

    def click(self, buttons: QAbstractButton | Iterable[QAbstractButton]) -> None:
        """Click a button with the mouse and wait for what it does."""
        one = buttons if isinstance(buttons, QAbstractButton) else next(iter(buttons))
        QTest.mouseClick(one, Qt.MouseButton.LeftButton)
        self.settle()

    def choose(self, field: LinkField, text: str) -> None:
        """Choose the first record that a link field offers for ``text``."""
        self.frame.activateWindow()  # a dialog that was closed leaves no window active without a desktop
        field.setFocus()
        field.insert(text)
        field.textEdited.emit(field.text())  # as an input method's letters do
        self._until(field.drop.isVisible)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.settle()

    def answer(self, kind: type[D], act: Callable[[D], object]) -> None:
        """Have ``act`` answer the dialog that opens next; while it is open, nothing else of this script goes on."""
        self._waiting = QTimer(interval=TURN_MS)
        self._waiting.timeout.connect(lambda: self._answer(kind, act))
        self._waiting.start()

    def _answer(self, kind: type[D], act: Callable[[D], object]) -> None:
        opened = QApplication.activeModalWidget()
        if opened is not None:
            self._waiting.stop()
            act(self._is(opened, kind))

    def settle(self) -> None:
        """Wait until no work runs and everything is drawn."""
        QTest.qWait(250)
        self._until(lambda: not self._program._runner._jobs)  # noqa: SLF001 - what runs unseen is told to nobody else
        QTest.qWait(250)

    def take(self, name: str) -> None:
        """Keep the picture of the window as ``name``.png."""
        window = self._is(self._program.window, QWidget)
        path = self._folder / f"{name}.png"
        window.grab().save(str(path))
        with Image.open(path) as whole:
            in_few_colours(whole.convert("RGB")).save(path, optimize=True)
        print(f"{path}  {path.stat().st_size // 1024} KB")

    def _until(self, true: Callable[[], bool]) -> None:
        for _turn in range(PATIENCE_MS // TURN_MS):
            if true():
                return
            QTest.qWait(TURN_MS)
        raise SystemExit("the window did not answer")

    def _is(self, what: object, kind: type[W]) -> W:
        if not isinstance(what, kind):
            raise SystemExit(f"expected {kind.__name__}, met {type(what).__name__}")
        return what


def in_few_colours(whole: Image.Image) -> Image.Image:
    """Return ``whole`` (RGB) in 256 colours, a third of the size; grounds and letters keep theirs exactly."""
    pixels = _triples(whole.tobytes())
    known = [colour for colour, _times in Counter(pixels).most_common()]
    few = whole.quantize(NEAR, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).getpalette() or []
    palette = known[:EXACT] + _triples(few)
    nearest = {colour: min(range(len(palette)), key=partial(_distance, colour, palette)) for colour in known}
    made = Image.new("P", whole.size)
    made.putpalette([part for colour in palette for part in colour])
    made.putdata([nearest[pixel] for pixel in pixels])
    return made


def _triples(parts: Iterable[int]) -> list[Colour]:
    each = iter(parts)
    return list(zip(each, each, each, strict=True))


def _distance(colour: Colour, palette: Sequence[Colour], place: int) -> int:
    return sum((a - b) ** 2 for a, b in zip(colour, palette[place], strict=True))


def take_all(clerk: Clerk) -> None:
    """Go through the program once and take every picture."""
    clerk.log_in()
    clerk.settle()
    clerk.take("today")
    _people(clerk)
    _import(clerk)
    _disclosure(clerk)
    _backup(clerk)


def _people(clerk: Clerk) -> None:
    page = clerk.go("people", SeveralPages).current
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    clerk.settle()
    clerk.take("people")
    QTest.keyClick(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    clerk.settle()
    _line(page.form.fields.editors["name"]).insert("赵国强")
    for field, typed in (("resident_id", "110199196002201239"), ("birth", "1960-02-30")):
        QTest.keyClicks(_line(page.form.fields.editors[field]), typed)
    QTest.keyClick(page.form.fields, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    clerk.settle()
    clerk.take("form")
    page.form.discard()


def _line(editor: object) -> QLineEdit:
    if not isinstance(editor, LineEditor):
        raise SystemExit("the field is no line")
    return editor.line


def _import(clerk: Clerk) -> None:
    page = clerk.go("imports", ImportPage)
    page.choosing.take(ROSTER)  # what the dialog for files hands over
    clerk.settle()
    clerk.click(page.mapping.next)
    clerk.take("import")
    page.go_back()


def _disclosure(clerk: Clerk) -> None:
    page = clerk.go("disclosures", DisclosuresPage)
    clerk.answer(TypeChooser, _choose_candidate)
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    clerk.settle()
    if not page.is_editing:
        raise SystemExit("no draft was begun")
    search = page.editor.form.persons.search
    for name in CANDIDATES:
        clerk.choose(search, name)
    for field in page.editor.form.editors["proposer"].findChildren(LinkField):
        clerk.choose(field, next(iter(BRANCHES)))
    search.setFocus()
    clerk.settle()
    clerk.take("disclosure")
    page.editor.preview.view.setFocus()
    page.editor.head.halves.setCurrentIndex(1)  # shown where form and paper do not fit side by side
    page.editor.shapes.choose(Side.sheets)
    clerk.settle()
    clerk.take("poster")
    page.editor.discard()
    clerk.settle()
    page.show_types()
    clerk.settle()
    page.templates.tree.mark(SHOWN_TYPE)
    clerk.settle()
    clerk.take("types")
    page.show_list()


def _choose_candidate(chooser: TypeChooser) -> None:
    QTest.keyClicks(chooser.search, CANDIDATE_INITIALS)
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)


def _backup(clerk: Clerk) -> None:
    page = clerk.go("upkeep", UpkeepPage)
    clerk.click(page.backing_up.go)
    clerk.take("backup")


@contextmanager
def running(home: Path, backups: Path, size: int) -> Iterator[Program]:
    """Start the program as a double click does, over the invented office."""
    os.environ[paths.HOME_VARIABLE] = str(home)
    found_the_office(paths.default_store(), backups)
    kept = Preferences(home / "settings.ini")
    kept.user, kept.language, kept.look = CLERK, "zh_CN", Look(Theme.light, size)
    kept.keep_folder("backup", backups)
    kept.write()
    log = Log(paths.log_folder() / "pictures.log")
    failures = Failures(log)
    program = Program(QApplication(["community-desk", "-style", "fusion"]), failures)
    program.start()
    QTest.qWait(500)
    try:
        yield program
    finally:
        program.end()
        log.close()


def main(words: Sequence[str]) -> None:
    """Take the pictures."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--to", type=Path, default=PICTURES)
    asked.add_argument("--size", type=int, default=100)
    chosen = asked.parse_args(words)
    chosen.to.mkdir(parents=True, exist_ok=True)
    backups = Path(tempfile.gettempdir()) / "社区备份"
    shutil.rmtree(backups, ignore_errors=True)  # left by a run that was killed
    backups.mkdir()  # its name is in the pictures, so it is none that the system chooses
    try:
        with tempfile.TemporaryDirectory() as home, running(Path(home), backups, chosen.size) as program:
            take_all(Clerk(program, chosen.to))
    finally:
        shutil.rmtree(backups)


if __name__ == "__main__":
    main(sys.argv[1:])
