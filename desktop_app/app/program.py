"""The running program, from the double click to the last window.

Between the double click and the login window only Qt and small modules are loaded: the store, the
ciphers and the rooms (``desktop_app.app.office``) come in the background while the clerk types the
password, so they are imported inside functions here.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6 import QtGui
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app import paths
from desktop_app.domain.i18n import _, speak
from desktop_app.ui import fonts, icons, theme
from desktop_app.ui.failures import Failures, Log
from desktop_app.ui.garbage import Collector
from desktop_app.ui.login import Doors, LoginWindow
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.single import OnlyOne
from desktop_app.ui.tasks import ThreadRunner

if TYPE_CHECKING:
    from desktop_app.opening import OpenStore
    from desktop_app.ui.bell import Bell
    from desktop_app.ui.closed_work import Afterwards, ClosedWork
    from desktop_app.ui.dialogs import Dialogs
    from desktop_app.ui.first_run.answers import Answers
    from desktop_app.ui.frame import Frame
    from desktop_app.ui.qt_words import QtWords

CATALOGUES = Path(__file__).resolve().parents[2] / "i18n"
_UNSEEN_MS = 2000
"""After so long the rest is begun even where the window was not painted: it may have been started minimised."""
_RINGS = 25
_BETWEEN_RINGS = 0.1


class Program:
    """Which window is shown, and the store it has open."""

    def __init__(self, app: QApplication, failures: Failures) -> None:
        self._app = app
        self._preferences = Preferences(paths.home() / "settings.ini")
        self._runner = ThreadRunner(failures.caught)
        self._qt_words: QtWords | None = None
        self._collector = Collector()
        self._once_seen = QTimer(singleShot=True, interval=_UNSEEN_MS)
        self._once_seen.timeout.connect(self._load_the_rest)
        self._families = fonts.interface_families()
        self._store: OpenStore | None = None
        self._file: Path | None = None
        self._afterwards: Afterwards | None = None
        self._bell: Bell | None = None
        self.window: QWidget | None = None
        failures.tell_with(lambda error: self._dialogs().warn(str(error)), lambda text: self._dialogs().tell_bug(text))
        self._wear()

    def start(self, once_seen: Callable[[], object] | None = None) -> None:
        """Show the login window, or the set-up where no store is known; call ``once_seen`` when it is painted.

        Nothing else is begun before, for it would hold up the first paint.
        """
        if once_seen is not None:
            self._once_seen.timeout.connect(once_seen)
        self._once_seen.start()
        stores = self._known_stores()
        if stores:
            self._show_login(stores).painted.connect(lambda: self._once_seen.start(0))
        else:
            self._show_first_run()
            self._once_seen.start(0)

    def listen(self, home: Path) -> None:
        """Come to the front whenever the program is started again."""
        from desktop_app.ui.bell import Bell

        self._bell = Bell(home, self._rung)

    def open(self, file: Path) -> None:
        """Show the backup ``file`` as soon as a store is open; say so until then."""
        from desktop_app.ui.frame import Frame

        self._file = file
        if isinstance(self.window, Frame):
            self._show_file(self.window)
        elif isinstance(self.window, LoginWindow):
            self.window.announce(_("After the login you can verify the backup {name} or restore it.", name=file.name))
        else:
            self._dialogs().tell(
                _("There is no store on this PC yet."),
                _("Set one up; then you can verify the backup {name} or restore it.", name=file.name),
            )

    def end(self) -> None:
        """Stop what runs and let go of everything."""
        self._once_seen.stop()
        self._runner.close()
        self._take_down()
        self._preferences.write()
        self._collector.close()
        if self._bell is not None:
            self._bell.close()
        if self._store is not None:
            self._store.close()
            self._store = None

    def _rung(self, file: str) -> None:
        self._raise_up()
        if file:
            self.open(Path(file))

    def _raise_up(self) -> None:
        if self.window is not None:
            self.window.showNormal() if self.window.isMinimized() else self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    def _dialogs(self) -> Dialogs:
        from desktop_app.ui.dialogs import Dialogs

        return Dialogs(self._app.activeWindow() or self.window)

    def _known_stores(self) -> list[Path]:
        known = [*self._preferences.stores, paths.default_store()]
        return [store for store in dict.fromkeys(known) if paths.a_store_lies_at(store)]

    def _wear(self) -> None:
        """Speak the language and wear the look of the preferences."""
        speak(self._preferences.language, CATALOGUES)
        theme.wear(self._app, self._preferences.look, self._families)

    def _teach_qt(self) -> None:
        """Have Qt's own dialogs speak the language of the preferences."""
        from desktop_app.ui.qt_words import QtWords

        self._qt_words = self._qt_words or QtWords()
        self._qt_words.speak(self._preferences.language)

    def _load_the_rest(self) -> None:
        """Load what the window needs after the login, most of it in the background."""
        self._teach_qt()
        self._app.setWindowIcon(QtGui.QIcon(str(icons.FOLDER / "community-desk.svg")))
        self._runner.read(lambda _job: _load_office(), lambda _nothing: fonts.load_rare_letters())

    def _show(self, window: QWidget) -> None:
        """Show ``window`` instead of the one before."""
        before, self.window = self.window, window
        window.show()
        if before is not None:
            before.hide()
            before.deleteLater()

    def _show_login(self, stores: Sequence[Path]) -> LoginWindow:
        login = LoginWindow(stores, Doors(_open_with_password, _open_with_recovery_key), self._runner)
        login.opened.connect(self._opened)
        login.new_wanted.connect(self._show_first_run)
        self._show(login)
        return login

    def _show_first_run(self) -> None:
        from desktop_app.app import office
        from desktop_app.ui.first_run.window import FirstRun

        window = FirstRun(office.free_place(paths.default_store()), office.SETUP, self._runner)
        window.made.connect(self._made)
        window.given_up.connect(self._given_up)
        self._show(window)

    def _given_up(self) -> None:
        stores = self._known_stores()
        if stores:
            self._show_login(stores)
        else:
            self._app.quit()

    def _made(self, store: OpenStore, answers: Answers) -> None:
        self._preferences.user = answers.clerk
        self._opened(store)

    def _opened(self, store: OpenStore) -> None:
        self._store = store
        self._preferences.opened(store.path)
        self._note_closed_work(store)
        self._show_frame(store, "today")

    def _show_frame(self, store: OpenStore, room: str) -> None:
        from desktop_app.app import office

        frame = office.frame_for(store, self._runner, self._preferences)
        frame.rebuild_wanted.connect(lambda: QTimer.singleShot(0, lambda: self._rebuild(store, frame.room)))
        frame.closed_work_wanted.connect(lambda work: self._work_closed(store, work))
        self._runner.changed.connect(frame.say_running)
        frame.go(room)
        self._show(frame)
        frame.search_box.setFocus()
        self._show_file(frame)

    def _show_file(self, frame: Frame) -> None:
        """Show the backup that waits to be opened, unless the page before holds the clerk back."""
        file, self._file = self._file, None
        if file is not None and frame.go("upkeep"):
            frame.page.take_file(file)

    def _work_closed(self, store: OpenStore, work: ClosedWork) -> None:
        """Let go of the store, do ``work`` with it and show the login."""
        from desktop_app.ui.closed_work import ClosedWorkWindow

        window = ClosedWorkWindow(work.title)
        self._show(window)
        self._runner.close()
        store.close()
        self._store = None
        job = self._runner.run(work.do, self._closed_work_done, self._closed_work_failed, progress=window.tell)
        window.follow(job)

    def _closed_work_done(self, afterwards: Afterwards) -> None:
        self._afterwards = afterwards
        self._show_login(self._known_stores())
        self._dialogs().tell(afterwards.said, afterwards.below)

    def _closed_work_failed(self, error: BaseException) -> None:
        self._show_login(self._known_stores())
        self._dialogs().tell_failure(error)

    def _note_closed_work(self, store: OpenStore) -> None:
        """Note in the store that was opened what was done with it while it was closed."""
        afterwards, self._afterwards = self._afterwards, None
        if afterwards is not None and afterwards.store == store.path:
            self._runner.run(lambda _job: afterwards.once_open(store.database), lambda _nothing: None)

    def _rebuild(self, store: OpenStore, room: str) -> None:
        """Build the window again in another language or look.

        The old one is taken down first: dressing a window that is shown anew takes longer than building it, and
        Qt has crashed over it.
        """
        self._app.setQuitOnLastWindowClosed(False)
        self._take_down()
        self._wear()
        self._teach_qt()
        self._show_frame(store, room)
        self._app.setQuitOnLastWindowClosed(True)

    def _take_down(self) -> None:
        before, self.window = self.window, None
        if before is not None:
            before.hide()
            shiboken6.delete(before)


def main(file: str = "") -> int:
    """Run the window until it is closed; a second start brings the first window to the front and hands it ``file``."""
    log = Log(paths.log_folder() / "community-desk.log")
    failures = Failures(log)
    failures.install()
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("community-desk")
    only = OnlyOne(paths.home())
    if not only.is_first() and _rang(paths.home(), file):
        return 0
    program = Program(app, failures)
    program.start(lambda: _begin(program, file))
    try:
        return app.exec()
    finally:
        program.end()
        only.release()
        failures.leave()


def _begin(program: Program, file: str) -> None:
    """Do what waited for the first window."""
    program.listen(paths.home())
    if file:
        program.open(Path(file).absolute())


def _rang(home: Path, file: str) -> bool:
    """Ring at the first window, which may be just about to listen."""
    from desktop_app.ui.bell import ring

    for _turn in range(_RINGS):
        if ring(home, file and str(Path(file).absolute())):
            return True
        time.sleep(_BETWEEN_RINGS)
    return False


def _load_office() -> None:
    from desktop_app.app import office

    office.load_rooms()


def _open_with_password(store: Path, password: str) -> object:
    from desktop_app.opening import open_store

    return open_store(store, password)


def _open_with_recovery_key(store: Path, key: str, new_password: str) -> object:
    from desktop_app.opening import open_with_recovery_key

    return open_with_recovery_key(store, key, new_password)
