"""The manual's window, opened with F1 at the chapter of the page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from desktop_app.domain.i18n import _, language
from desktop_app.ui import theme
from desktop_app.ui.manual import FOLDER, Chapter, chapters
from desktop_app.ui.parts import IconLine, column, row

_NAME = Qt.ItemDataRole.UserRole
_SIZE = QSize(980, 680)
_LINE_HEIGHT = 130


class HelpWindow(QWidget):
    """Chapters at the left, the chapter at the right, words to find above."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(str(_("Manual")))
        self.resize(_SIZE)
        self._chapters = {chapter.name: chapter for chapter in chapters(language())}
        self._words = self._search_line()
        self._list = self._chapter_list()
        self._text = self._reader()
        self._lay_out()
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._words.setFocus)

    def show_chapter(self, name: str) -> None:
        """Open the manual at a chapter, at the first one where there is none of this name."""
        self._words.clear()
        self._mark(name if name in self._chapters else next(iter(self._chapters), ""))
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def chapter(self) -> str:
        """The name of the chapter that is open."""
        marked = self._list.selectedItems()
        return str(marked[0].data(_NAME)) if marked else ""

    def _mark(self, name: str) -> None:
        for at in range(self._list.count()):
            if self._list.item(at).data(_NAME) == name:
                self._list.setCurrentRow(at)

    def _fill(self, words: str) -> None:
        kept = self.chapter
        self._list.clear()
        for chapter in self._chapters.values():
            if chapter.tells_of(words):
                self._add(chapter)
        self._mark(kept)
        if not self.chapter:
            self._list.setCurrentRow(0)

    def _add(self, chapter: Chapter) -> None:
        QListWidgetItem(chapter.title, self._list).setData(_NAME, chapter.name)

    def _open(self) -> None:
        chapter = self._chapters.get(self.chapter)
        if chapter is None:
            self._text.setPlainText(str(_("Nothing found.")))
            return
        self._text.document().setMarkdown(chapter.text, QTextDocument.MarkdownFeature.MarkdownNoHTML)
        _give_air(self._text.document())
        self._text.moveCursor(QTextCursor.MoveOperation.Start)  # setting the text has pushed the cursor to its end
        words = self._words.text().split()
        if words:
            self._text.find(words[0])

    def _follow(self, link: QUrl) -> None:
        """Follow a link to another chapter; the manual leads nowhere else."""
        if link.path() in self._chapters:
            self._words.clear()
            self._mark(link.path())

    def _search_line(self) -> QLineEdit:
        line = IconLine("search")
        line.setPlaceholderText(str(_("Find in the manual")))
        line.setAccessibleName(str(_("Find in the manual")))
        line.textChanged.connect(self._fill)
        return line

    def _chapter_list(self) -> QListWidget:
        made = QListWidget()
        made.setProperty("look", "chapters")
        made.setAccessibleName(str(_("Chapters")))
        made.setFixedWidth(theme.px(220))
        made.currentItemChanged.connect(lambda _now, _before: self._open())
        return made

    def _reader(self) -> QTextBrowser:
        made = QTextBrowser()
        made.setProperty("look", "manual")
        made.setAccessibleName(str(_("Chapter")))
        made.setOpenLinks(False)
        made.setSearchPaths([str(FOLDER)])
        made.anchorClicked.connect(self._follow)
        return made

    def _lay_out(self) -> None:
        across = row(self, margin=14, gap=14)
        left = column(gap=8)
        left.addWidget(self._words)
        left.addWidget(self._list, 1)
        self._words.setFixedWidth(theme.px(220))
        across.addLayout(left)
        across.addWidget(self._text, 1)
        self._fill("")


def _give_air(document: QTextDocument) -> None:
    """Set lines and paragraphs apart for reading."""
    airy = QTextBlockFormat()
    airy.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    airy.setBottomMargin(theme.px(6))
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(airy)
    cursor.clearSelection()
