"""The steps of setting up, one page each."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.ui import theme
from desktop_app.ui.first_run.answers import OfficeAnswers
from desktop_app.ui.new_password import NewPassword
from desktop_app.ui.parts import button, column, mark_bad, panel, paragraph, row, words

_GROUPS_ASKED = 2


class Step(QWidget):
    """One page of the set-up: a title, words and fields."""

    def __init__(self, title: Message, says: Message) -> None:
        super().__init__()
        self.title = title
        self.body = column(self, gap=8)
        self.body.addWidget(words(title, "headline"))
        self.body.addWidget(paragraph(says))
        self.body.addSpacing(theme.px(8))

    def begin(self) -> None:
        """Take the keyboard."""

    def problem(self) -> Message | str | None:
        """Return what is still wrong here, None when the clerk may go on."""
        return None

    def _finish(self) -> None:
        self.body.addStretch(1)


class PlaceStep(Step):
    """Where the store lies."""

    def __init__(self, suggested: Path, choose: Callable[[Path], Path | None]) -> None:
        super().__init__(
            _("Where the store lies"),
            _("The store is one encrypted file on this PC. Sticks and network drives are for backups only."),
        )
        self._choose = choose
        self.path = QLineEdit(str(suggested))
        self.path.setReadOnly(True)
        self.path.setAccessibleName(str(_("Store file")))
        across = row()
        across.addWidget(self.path, 1)
        across.addWidget(button(_("Change folder"), self._change, "folder-open"))
        self.body.addLayout(across)
        self._finish()

    @property
    def store(self) -> Path:
        """The file chosen."""
        return Path(self.path.text())

    def begin(self) -> None:
        self.path.setFocus()

    def _change(self) -> None:
        folder = self._choose(self.store.parent)
        if folder is not None:
            self.path.setText(str(folder / self.store.name))


class OfficeStep(Step):
    """Whose store it is."""

    def __init__(self, problems_of: Callable[[OfficeAnswers], dict[str, str]]) -> None:
        super().__init__(
            _("Your office"),
            _("These words stand on every document. All but the names can be filled in later."),
        )
        self._problems_of = problems_of
        self._fields: dict[str, QLineEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(14))
        grid.setVerticalSpacing(theme.px(8))
        for name, label in (
            ("name", _("Name of the community *")),
            ("clerk", _("Your name *")),
            ("street", _("Street office")),
            ("address", _("Address of the office")),
            ("contact", _("Contact person")),
            ("phone", _("Phone of the office")),
        ):
            self._add(grid, name, str(label))
        self.red_head = QCheckBox(str(_("May use the red head")))
        grid.addWidget(self.red_head, grid.rowCount(), 1)
        self.body.addLayout(grid)
        self.body.addWidget(
            paragraph(_("A residents' committee is no state organ; leave this off if unsure."), "faint")
        )
        self._finish()

    @property
    def clerk(self) -> str:
        """Who works at this PC."""
        return self._fields["clerk"].text().strip()

    @property
    def office(self) -> OfficeAnswers:
        """What was filled in."""
        said = {name: field.text().strip() for name, field in self._fields.items() if name != "clerk"}
        return OfficeAnswers(**said, red_head=self.red_head.isChecked())

    def begin(self) -> None:
        self._fields["name"].setFocus()

    def problem(self) -> Message | str | None:
        problems = self._problems_of(self.office)
        if not self.clerk:
            problems.setdefault("clerk", str(_("Please give your name; the history says who changed what.")))
        for name, field in self._fields.items():
            mark_bad(field, bad=name in problems)
        for name, field in self._fields.items():
            if name in problems:
                field.setFocus()
                return problems[name]
        return next(iter(problems.values()), None)

    def _add(self, grid: QGridLayout, name: str, label: str) -> None:
        field = QLineEdit()
        field.setMaxLength(100)
        field.setAccessibleName(label.rstrip(" *"))
        shown = words(label, "soft")
        shown.setBuddy(field)
        at = grid.rowCount()
        grid.addWidget(shown, at, 0)
        grid.addWidget(field, at, 1)
        self._fields[name] = field


class PasswordStep(Step):
    """The password of the office."""

    def __init__(self) -> None:
        super().__init__(
            _("Password"),
            _("It opens the store and its backups. Nobody can find it out again; the recovery key comes next."),
        )
        self.new = NewPassword()
        self.body.addWidget(self.new)
        self._finish()

    def begin(self) -> None:
        self.new.first.setFocus()

    def problem(self) -> Message | str | None:
        return self.new.problem()


class RecoveryStep(Step):
    """The recovery key, shown and written out."""

    def __init__(self, write: Callable[[], object]) -> None:
        super().__init__(
            _("Recovery key"),
            _("It opens the store when the password is lost. Print it and lock it away, apart from this PC."),
        )
        frame, inside = panel(look="notice")
        self.key = _key_label()
        inside.addWidget(self.key)
        self.body.addWidget(frame)
        self.write = button(_("Save as PDF to print"), write, "printer")
        self.written = paragraph("", "good")
        across = row()
        across.addWidget(self.write)
        across.addWidget(self.written, 1)
        self.body.addLayout(across)
        self._finish()

    def show_key(self, key: str) -> None:
        """Show the key in two lines of groups."""
        groups = key.split("-")
        half = (len(groups) + 1) // 2
        self.key.setText("-".join(groups[:half]) + "\n" + "-".join(groups[half:]))

    def begin(self) -> None:
        self.write.setFocus()


class ProofStep(Step):
    """Two groups of the key typed from the print-out prove that it is at hand."""

    def __init__(self) -> None:
        super().__init__(_("Is the key at hand?"), _("Type these groups from the print-out."))
        self._key: list[str] = []
        self._asked: list[int] = []
        self.fields: list[QLineEdit] = []
        self._labels: list[QLabel] = []
        for _place in range(_GROUPS_ASKED):
            self._add()
        self._finish()

    @property
    def asked(self) -> tuple[int, ...]:
        """The places of the groups asked for, counted from 1."""
        return tuple(place + 1 for place in self._asked)

    def ask_for(self, key: str) -> None:
        """Ask for two groups of ``key``, chosen anew each time."""
        self._key = key.split("-")
        self._asked = sorted(secrets.SystemRandom().sample(range(len(self._key)), _GROUPS_ASKED))
        for label, field, place in zip(self._labels, self.fields, self._asked, strict=True):
            said = str(_("Group {n}", n=place + 1))
            label.setText(said)
            field.setAccessibleName(said)
            field.clear()

    def begin(self) -> None:
        self.fields[0].setFocus()

    def problem(self) -> Message | str | None:
        for field, place in zip(self.fields, self._asked, strict=True):
            right = field.text().strip().upper() == self._key[place]
            mark_bad(field, bad=not right)
            if not right:
                field.setFocus()
                return _("Group {n} does not agree with the recovery key.", n=place + 1)
        return None

    def _add(self) -> None:
        label, field = words("", "soft"), QLineEdit()
        label.setBuddy(field)
        field.setMaxLength(12)
        field.setAccessibleName(str(_("Group of the recovery key")))
        field.setMaximumWidth(theme.px(200))
        self._labels.append(label)
        self.fields.append(field)
        self.body.addWidget(label)
        self.body.addWidget(field)


def _key_label() -> QLabel:
    label = words("", "key")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setAccessibleName(str(_("Recovery key")))
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return label
