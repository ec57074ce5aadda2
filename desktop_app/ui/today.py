"""The first page: what is due, overdue or expiring, and for an empty office its first steps."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from babel.dates import format_date
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.calendar import lunar_text
from desktop_app.domain.i18n import Message, _, language, n_
from desktop_app.domain.lunar_words import in_characters_of
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.icons import picture
from desktop_app.ui.page import Page
from desktop_app.ui.parts import (
    Elided,
    Tile,
    Tone,
    button,
    column,
    heading,
    page_column,
    panel,
    row,
    say_tone,
    scrolled,
    words,
)
from desktop_app.ui.room import Due, Urgency
from desktop_app.ui.standing import Standing
from desktop_app.ui.tasks import Job

_CARDS = 4
_LINES = 200
_TONES: dict[Urgency, Tone] = {
    Urgency.overdue: "bad",
    Urgency.soon: "warning",
    Urgency.open: "action",
    Urgency.later: "",
}
_ORDER = list(Urgency)


class TodayPage(Page):
    """Asks every room what is due and shows it, the most pressing first."""

    def __init__(self, desk: Desk, today: Callable[[], dt.date] = dt.date.today) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        dailies = [room.daily for room in desk.rooms if room.daily is not None]
        self.dailies = [button(each.title, partial(each.do, desk), each.icon) for each in dailies]
        head, self._day = heading(_("Today"), " ", *self.dailies)
        self._whole = QWidget()
        outer = column(self)
        outer.addWidget(scrolled(self._whole))
        down = page_column(self._whole)
        down.addWidget(head)
        self._body = column()
        self._body.addStretch(1)
        down.addLayout(self._body, 1)

    def come_to_front(self) -> None:
        """Ask again; the answer replaces what is shown."""
        day = self._today()
        self._desk.runner.read(lambda job: self._ask(job, day), self._show, owner=self)

    def _ask(self, job: Job, day: dt.date) -> tuple[str, Standing, list[Due]]:
        """Collect off the window's thread what every room has to say about ``day``."""
        due: list[Due] = []
        for room in self._desk.rooms:
            job.step(0, 0)
            if room.due is not None:
                due += room.due(self._desk.database, day)
        due.sort(key=lambda one: (_ORDER.index(one.urgency), one.day))
        return day_words(day, language()), self._desk.standing(), due

    def _show(self, answer: tuple[str, Standing, list[Due]]) -> None:
        day, standing, due = answer
        self._day.setText(day)
        _empty(self._body)
        if not (standing.has_profile and standing.has_roster and standing.backed_up):
            self._body.addWidget(self._first_steps(standing))
        if due:
            self._body.addLayout(self._cards(due))
            self._body.addWidget(self._list(due))
        elif standing.has_roster:
            self._body.addWidget(_nothing_due())
        self._body.addStretch(1)

    def _first_steps(self, standing: Standing) -> QWidget:
        frame, inside = panel()
        inside.addWidget(words(_("First steps"), "strong"))
        known = {room.name for room in self._desk.rooms}
        for done, name, says, room, action in (
            (
                standing.has_profile,
                _("Fill in the office profile"),
                _("Its name stands on every document."),
                "office",
                "",
            ),
            (standing.has_roster, _("Import a roster"), _("From the Excel tables the office has."), "people", "import"),
            (
                standing.backed_up is not None,
                _("Make a backup"),
                _("It is opened again to prove it whole."),
                "upkeep",
                "backup",
            ),
        ):
            if room in known:
                inside.addWidget(self._step(name, says, done=done, go=partial(self._go, room, action)))
        return frame

    def _go(self, room: str, action: str) -> None:
        self._desk.navigation.go(room, action)

    def _step(self, name: Message, says: Message, *, done: bool, go: Callable[[], object]) -> Tile:
        state = _("Done") if done else _("To do")
        line, across = _line_button(f"{name}. {says} {state}", go)
        mark = QLabel()
        mark.setPixmap(
            picture("circle-check" if done else "clock", theme.tokens().good if done else theme.tokens().faint)
        )
        across.addWidget(mark)
        across.addWidget(words(name, "strong"))
        across.addWidget(Elided(says, "soft"), 1)
        across.addWidget(words(state, "good" if done else "action"))
        return line

    def _cards(self, due: Sequence[Due]) -> QHBoxLayout:
        across = row(gap=14)
        for kind, many in Counter(str(one.kind) for one in due).most_common(_CARDS):
            first = next(one for one in due if str(one.kind) == kind)
            across.addWidget(self._card(kind, many, first), 1)
        return across

    def _card(self, kind: str, many: int, first: Due) -> Tile:
        made = Tile(f"{kind} {many} {first.when}", lambda: self._open(first), "card")
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        inside = column(made, margin=16, gap=2)
        figure = words(str(many), "figure")
        say_tone(figure, _TONES[first.urgency])
        inside.addWidget(figure)
        inside.addWidget(Elided(kind, "strong"))
        inside.addWidget(Elided(_("Next: {when}", when=str(first.when)), "faint"))
        return made

    def _list(self, due: Sequence[Due]) -> QWidget:
        frame, inside = panel(margin=0)
        inside.setSpacing(0)
        head = words(_("Needs doing"), "strong")
        head.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        inside.addWidget(head)
        for one in due[:_LINES]:
            inside.addWidget(self._line(one))
        if len(due) > _LINES:
            more = words(n_("and {n} more", "and {n} more", len(due) - _LINES), "soft")
            more.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
            inside.addWidget(more)
        return frame

    def _line(self, one: Due) -> Tile:
        line, across = _line_button(f"{one.kind} {one.what} {one.who} {one.when}", lambda: self._open(one))
        chip = words(one.kind, "chip")
        chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        chip.setMinimumWidth(theme.px(64))
        when = words(one.when)
        when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        when.setMinimumWidth(theme.px(110))
        say_tone(when, _TONES[one.urgency])
        across.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(Elided(one.what), 3)
        across.addWidget(Elided(one.who, "soft"), 2)
        across.addWidget(when)
        return line

    def _open(self, one: Due) -> None:
        self._desk.navigation.show_record(one.record_type, one.uid)


def day_words(day: dt.date, language: str) -> str:
    """Return a day as it stands under the title, such as 2026年11月23日 星期一."""
    said = [format_date(day, "long", language), format_date(day, "EEEE", language)]
    if language.startswith("zh"):
        said.append(in_characters_of(language, lunar_text(day)))
    return "　".join(word for word in said if word)


def _line_button(says: str, go: Callable[[], object]) -> tuple[Tile, QHBoxLayout]:
    line = Tile(says, go, "line")
    line.setMinimumHeight(theme.px(43))
    across = row(line, gap=10)
    across.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
    return line, across


def _nothing_due() -> QWidget:
    frame, inside = panel()
    inside.addWidget(words(_("Nothing is due today."), "strong"))
    inside.addWidget(words(_("What falls due in the rooms appears here by itself."), "soft"))
    return frame


def _empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            _empty(inner)
