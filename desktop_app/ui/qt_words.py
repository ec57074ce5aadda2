"""The words of Qt's own dialogs."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop_app.domain.i18n import _

_GAPS = {
    ("QFileDialog", "&Look in:"): _("&Look in:"),
    ("QFileDialog", "Files of &type:"): _("Files of &type:"),
    ("QAbstractFileIconProvider", "Drive"): _("Drive"),
    ("QAbstractFileIconProvider", "Folder"): _("Folder"),
}
"""What Qt's own Chinese catalogues leave in English, by context and source."""


class QtWords:
    """The words of Qt's own dialogs in the language spoken."""

    def __init__(self) -> None:
        self._translator = QTranslator()
        self._gaps = _Gaps()

    def speak(self, language: str) -> None:
        """Say Qt's own words in ``language``; English is what Qt speaks by itself."""
        app = QApplication.instance()
        if app is None:
            return
        app.removeTranslator(self._translator)
        app.removeTranslator(self._gaps)
        QLocale.setDefault(QLocale(language))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            app.installTranslator(self._translator)
            app.installTranslator(self._gaps)


class _Gaps(QTranslator):
    """Fills the gaps of Qt's catalogues from the program's own."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, _told_apart_by: str | None = None, _many: int = -1) -> str | None:
        """Return None where there is nothing to fill: an empty text would be shown."""
        words = _GAPS.get((context, source))
        return None if words is None else str(words)
