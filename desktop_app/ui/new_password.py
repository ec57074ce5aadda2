"""A new password, and words for how strong it is."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.domain.passwords import password_problems
from desktop_app.ui import theme
from desktop_app.ui.parts import Tone, column, mark_bad, say_tone, words
from desktop_app.ui.password_field import PasswordField, caps_lock_hint


class NewPassword(QWidget):
    """A new password typed twice, with words on its strength."""

    def __init__(self) -> None:
        super().__init__()
        self.first = PasswordField(_("New password"))
        self.second = PasswordField(_("New password once more"))
        self._strength = words("", "faint")
        self._caps = caps_lock_hint(self.first, self.second)
        self.first.textChanged.connect(self._say_strength)
        for field in (self.first, self.second):
            field.textEdited.connect(lambda _text, field=field: mark_bad(field, bad=False))
        self._lay_out(column(self, gap=6))
        self._say_strength("")

    @property
    def password(self) -> str:
        """The password typed first."""
        return self.first.text()

    def problem(self) -> Message | None:
        """Return why this cannot be the password, None when it can; the field to correct gets the keyboard."""
        problems = password_problems(self.password)
        differ = not problems and self.password != self.second.text()
        for field, bad in ((self.first, bool(problems)), (self.second, differ)):
            mark_bad(field, bad=bad)
            if bad:
                field.setFocus()
        if problems:
            return problems[0].message
        return _("The two passwords differ.") if differ else None

    def _lay_out(self, down: QVBoxLayout) -> None:
        for name, field in ((_("New password"), self.first), (_("New password once more"), self.second)):
            label = words(name, "soft")
            label.setBuddy(field)
            down.addWidget(label)
            down.addWidget(field)
            if field is self.first:
                down.addWidget(self._strength)
                down.addSpacing(theme.px(4))
        down.addWidget(self._caps)

    def _say_strength(self, password: str) -> None:
        said, tone = strength_words(password)
        self._strength.setText(str(said))
        say_tone(self._strength, tone)


def strength_words(password: str) -> tuple[Message, Tone]:
    """Say how strong a password is: its length counts most, the mix of letters a little."""
    if password_problems(password):
        return _("At least 8 characters; a short sentence is easy to keep in mind."), ""
    score = _length(password) + 2 * (_kinds_of_letters(password) - 1) - _repetition(password)
    if score < 11:
        return _("Weak: make it longer."), "bad"
    return (_("Fair."), "warning") if score < 15 else (_("Strong."), "good")


def _length(password: str) -> int:
    """Count characters; a Han character is one of thousands and counts for two."""
    return sum(1 if letter.isascii() else 2 for letter in password)


def _kinds_of_letters(password: str) -> int:
    kinds = (str.isdigit, str.islower, str.isupper, lambda letter: not letter.isalnum(), lambda letter: letter > "\x7f")
    return sum(any(kind(letter) for letter in password) for kind in kinds)


def _repetition(password: str) -> int:
    return (len(password) - len(set(password))) // 2
