"""Changing a type of disclosure: its words in a form, or the whole file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from desktop_app.documents.poster import PosterDesign
from desktop_app.domain.i18n import Message, _
from desktop_app.modules.disclosures.domain import DisclosureType, disclosure_types
from desktop_app.modules.disclosures.domain.types import (
    POSTERS,
    SIGNERS,
    BadType,
    PageLayout,
    read_text,
    read_wording,
    words_of,
    written_type,
    written_wording,
)
from desktop_app.modules.disclosures.ui.lines import complaint_label, line, say
from desktop_app.ui import theme
from desktop_app.ui.calm import CalmCombo
from desktop_app.ui.parts import column, paragraph, words
from desktop_app.ui.tabs import Tabs

_LABEL = 84
_WORDING_LINES = 14
SIGNING = {
    "party_organisation": _("the Party organisation"),
    "committee": _("the residents' committee"),
    "both": _("both together"),
}


class TemplateForm(QWidget):
    """Edits the text of one type; ``changed`` after every change that can be read, ``broken`` after any other."""

    changed = Signal(object)
    """The type as it is now."""
    broken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kind: DisclosureType | None = None
        self._given = ""
        self.is_broken = False
        """Whether what stands there now is no type."""
        self.name = _line_edit(_("Name"))
        self.title = _line_edit(_("Title"))
        self.layout_box = _box(_("Layout"), [(each.name, each.value) for each in PageLayout])
        self.poster_box = _box(_("Poster"), [(code, PosterDesign[code].value) for code in POSTERS])
        self.signer_box = _box(_("Signed by"), [(code, SIGNING[code]) for code in SIGNERS])
        self.wording = _text_edit(_("Wording"))
        self.file = _text_edit(_("Whole file"))
        self.file.setProperty("look", "code")
        self.insert_box = _box(_("Put a field into the wording …"), [])
        self.insert_box.setPlaceholderText(str(_("Put a field into the wording …")))
        self.complaint = complaint_label()
        self.tabs = Tabs([_("Wording"), _("Whole file")], _("How the type is changed"))
        self._lay_out()
        self._connect()

    @property
    def text(self) -> str:
        """The file as it stands now."""
        return self.file.toPlainText()

    @property
    def kind(self) -> DisclosureType:
        """The type as it could be read last."""
        return self._kind or disclosure_types()[0]

    def is_changed(self) -> bool:
        """Tell whether anything differs from what was loaded."""
        return self.text != self._given

    def load(self, kind: DisclosureType) -> None:
        """Show ``kind``; one of the program's own can only be read."""
        self._given = written_type(kind)
        self._show(kind, self._given)
        fixed = not kind.base
        for edit in (self.name, self.title, self.wording, self.file):
            edit.setReadOnly(fixed)
        for box in (self.layout_box, self.poster_box, self.signer_box):
            box.setEnabled(not fixed)
        self.insert_box.setEnabled(not fixed)

    def complain(self, sentences: Sequence[str], at: int = 0) -> None:
        """Say what is wrong, and put the cursor of the file on line ``at`` where it is known."""
        say(self.complaint, sentences)
        if at and self.tabs.currentIndex() == 1:
            place = self.file.document().findBlockByNumber(at - 1).position()
            cursor = QTextCursor(self.file.document())
            cursor.setPosition(place)
            self.file.setTextCursor(cursor)

    def _show(self, kind: DisclosureType, text: str) -> None:
        """Fill everything but where the clerk is typing."""
        self._kind = kind
        for one, shown in ((self.name, kind.name), (self.title, kind.title)):
            if one.text() != shown:
                one.setText(shown)
        for several, shown in ((self.wording, written_wording(kind.lines)), (self.file, text)):
            if several.toPlainText() != shown:
                blocked = several.blockSignals(True)
                several.setPlainText(shown)
                several.blockSignals(blocked)
        for box, code in (
            (self.layout_box, kind.layout.name),
            (self.poster_box, kind.poster),
            (self.signer_box, kind.signer),
        ):
            box.setCurrentIndex(box.findData(code))
        self._offer_fields(kind)
        self.is_broken = False
        say(self.complaint, ())

    def _form_edited(self) -> None:
        """Write the form into the file; a wording that names unknown fields is complained of with its line."""
        if self._kind is None:
            return
        edited = replace(
            self._kind,
            name=self.name.text().strip(),
            title=self.title.text().strip(),
            layout=PageLayout[self.layout_box.currentData()],
            poster=self.poster_box.currentData(),
            signer=self.signer_box.currentData(),
            lines=read_wording(self.wording.toPlainText()),
        )
        text = written_type(edited)
        blocked = self.file.blockSignals(True)
        self.file.setPlainText(text)
        self.file.blockSignals(blocked)
        try:
            self._kind = read_text(text)
        except BadType as wrong:
            self._say_broken(str(wrong.complaint))
            return
        self.is_broken = False
        say(self.complaint, ())
        self.changed.emit(self._kind)

    def _file_edited(self) -> None:
        try:
            kind = read_text(self.text)
        except BadType as wrong:
            self._say_broken(str(_("Line {line}: {complaint}", line=wrong.line, complaint=wrong.complaint)))
            return
        self._show(kind, self.text)
        self.changed.emit(kind)

    def _say_broken(self, sentence: str) -> None:
        self.is_broken = True
        say(self.complaint, [sentence])
        self.broken.emit()

    def _offer_fields(self, kind: DisclosureType) -> None:
        """Offer every field to be put into the wording."""
        labels = {each.code: each.label for each in kind.fields} | {each.code: each.label for each in kind.computed}
        codes = [each.code for each in kind.fields if each.code in words_of(kind)]
        codes += sorted(words_of(kind) - set(codes))
        self.insert_box.clear()
        for code in codes:
            self.insert_box.addItem(f"{labels[code]}  {{{code}}}" if code in labels else f"{{{code}}}", code)
        self.insert_box.setCurrentIndex(-1)

    def _insert(self, place: int) -> None:
        self.wording.insertPlainText(f"{{{self.insert_box.itemData(place)}}}")
        self.insert_box.setCurrentIndex(-1)
        self.wording.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        for edit in (self.name, self.title):
            edit.textEdited.connect(lambda _text: self._form_edited())
        for box in (self.layout_box, self.poster_box, self.signer_box):
            box.activated.connect(lambda _place: self._form_edited())
        self.insert_box.activated.connect(self._insert)
        self.wording.textChanged.connect(self._form_edited)
        self.file.textChanged.connect(self._file_edited)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)

    def _lay_out(self) -> None:
        down = column(self, gap=8)
        down.addWidget(self.tabs)
        down.addWidget(self.complaint)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._words_side())
        self._stack.addWidget(self.file)
        down.addWidget(self._stack, 1)

    def _words_side(self) -> QWidget:
        side = QWidget()
        down = column(side, gap=8)
        for label, edit in (
            (_("Name"), self.name),
            (_("Title"), self.title),
            (_("Layout"), self.layout_box),
            (_("Poster"), self.poster_box),
            (_("Signed by"), self.signer_box),
        ):
            down.addWidget(line(label, theme.px(_LABEL), edit, edit))
        down.addWidget(words(_("Wording"), "strong"))
        down.addWidget(self.wording, 1)
        down.addWidget(self.insert_box)
        signs = _(
            "Each line is a paragraph; # begins a heading, [table] puts a table, ?field prints the line if filled."
        )
        down.addWidget(paragraph(signs, "faint"))
        return side


def _line_edit(name: Message) -> QLineEdit:
    edit = QLineEdit()
    edit.setAccessibleName(str(name))
    return edit


def _text_edit(name: Message) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setAccessibleName(str(name))
    edit.setTabChangesFocus(True)
    edit.setMinimumHeight(edit.fontMetrics().lineSpacing() * _WORDING_LINES)
    return edit


def _box(name: Message, options: Sequence[tuple[str, Message]]) -> QComboBox:
    box = CalmCombo()
    box.setAccessibleName(str(name))
    for code, said in options:
        box.addItem(str(said), code)
    return box
