"""A file kept with the record: a photo shows itself, other files show their names."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain import kinds
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.values import Attachment
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.editors.base import Editor, NewFile, Place, editor_for
from desktop_app.ui.parts import button, column, row
from desktop_app.ui.photo import fit_picture, read_file, thumbnail

_SIDE = 96
_PICTURE = "image/"
_PHOTO_TYPE = "image/jpeg"
_PICTURE_FILES = "*.jpg *.jpeg *.png *.bmp *.webp"


class AttachmentEditor(Editor):
    """Shows the file, and lets the clerk choose another or none."""

    def __init__(self, kind: kinds.AttachmentKind, desk: Desk) -> None:
        super().__init__(kind)
        self._desk = desk
        self._pictures = all(each.startswith(_PICTURE) for each in kind.media_types) and bool(kind.media_types)
        self._value: Attachment | None = None
        self._new: NewFile | None = None
        self.view = QLabel()
        self.view.setProperty("look", "photo")
        self.view.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view.setFixedSize(theme.px(_SIDE), theme.px(_SIDE))
        self.choose_button = button(_("Choose …"), self.choose, "photo" if self._pictures else "paperclip")
        self.remove_button = button(_("Remove"), self.remove, look="link")
        self._buttons()

    def _buttons(self) -> None:
        across = row(self, gap=10)
        across.addWidget(self.view)
        beside = column(gap=4)
        beside.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addStretch(1)
        across.addLayout(beside, 1)

    @property
    def control(self) -> QWidget:
        return self.choose_button

    def value(self) -> object:
        return self._value

    def set_value(self, value: object) -> None:
        self._new = None
        super().set_value(value)

    def show_value(self, value: object) -> None:
        self._value = value if isinstance(value, Attachment) else None
        self.remove_button.setVisible(self._value is not None)
        self._draw(b"")
        kept = self._value
        if kept is not None and self._pictures and self._new is None:
            self._desk.runner.read(
                lambda _job: self._content(kept), lambda content: self._kept_content(kept, content), owner=self
            )

    def new_files(self) -> tuple[NewFile, ...]:
        return (self._new,) if self._new else ()

    def name(self, words: str) -> None:
        self.choose_button.setAccessibleName(str(_("{field}: choose a file", field=words)))
        self.remove_button.setAccessibleName(str(_("{field}: remove", field=words)))
        self.view.setAccessibleName(words)

    def set_read_only(self, fixed: bool) -> None:
        self.choose_button.setEnabled(not fixed)
        self.remove_button.setEnabled(not fixed)

    def choose(self) -> None:
        """Let the clerk choose a file and make it ready off the window's thread."""
        title: Message = _("Choose a picture") if self._pictures else _("Choose a file")
        sorts = [(_("Pictures"), _PICTURE_FILES)] if self._pictures else [(_("All files"), "*")]
        path = self._desk.dialogs.open_file(title, sorts)
        if path is not None:
            self._desk.runner.read(lambda _job: self._ready(path), self._chosen, self._refused, owner=self)

    def remove(self) -> None:
        """Let the record have no file."""
        self._new = None
        self.show_value(None)
        self.changed.emit()

    def _ready(self, path: Path) -> NewFile:
        content = read_file(path)
        if not self._pictures:
            return NewFile(Attachment.of(path.name, "application/octet-stream", content), content)
        small = fit_picture(content)
        return NewFile(Attachment.of(path.with_suffix(".jpg").name, _PHOTO_TYPE, small), small)

    def _chosen(self, new: NewFile) -> None:
        self._new = new
        self.show_value(new.described)
        self._draw(new.content)
        self.changed.emit()

    def _refused(self, error: BaseException) -> None:
        self._desk.dialogs.tell_failure(error)

    def _content(self, kept: Attachment) -> bytes:
        with self._desk.database.reading() as reading:
            try:
                return reading.content(kept)
            except AppError:
                return b""

    def _kept_content(self, kept: Attachment, content: bytes) -> None:
        if kept == self._value:
            self._draw(content)

    def _draw(self, content: bytes) -> None:
        if self._pictures:
            self.view.setPixmap(thumbnail(content, theme.px(_SIDE) - 2, self.devicePixelRatioF()))
        if not content:
            self.view.setText(self._value.name if self._value and not self._pictures else "")


@editor_for.register
def _attachment(kind: kinds.AttachmentKind, place: Place) -> Editor:
    return AttachmentEditor(kind, place.desk)
