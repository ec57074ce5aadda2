"""The words of Qt's own dialogs."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


class QtWords:
    """The words of Qt's own dialogs in the language spoken."""

    def __init__(self) -> None:
        self._translator = QTranslator()

    def speak(self, language: str) -> None:
        """Say Qt's own words in ``language``; English is what Qt speaks by itself."""
        app = QApplication.instance()
        if app is None:
            return
        app.removeTranslator(self._translator)
        QLocale.setDefault(QLocale(language))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            app.installTranslator(self._translator)
