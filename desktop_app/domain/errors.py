"""What can go wrong, as the clerk is told it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.i18n import Message, _


class AppError(Exception):
    """Something the clerk can act on; ``str()`` is the sentence to show."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


@dataclass(frozen=True)
class Problem:
    """One complaint about one field ('' for the record as a whole).

    ``why`` is the same fact as a short English word for programs (``check digit``), '' where
    no program needs to tell it apart.
    """

    field: str
    message: Message
    why: str = ""


class Refused(AppError):
    """A record broke its rules; carries every complaint at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(_("{reasons}", reasons=_together(problems)))
        self.problems = problems

    def __str__(self) -> str:
        return _together(self.problems)


def _together(problems: tuple[Problem, ...]) -> str:
    """Say every complaint in one line."""
    return str(_("; ")).join(str(problem.message) for problem in problems)


class Unreadable(ValueError):
    """A text that is no value of its kind: ``why`` for programs, ``message`` for people."""

    def __init__(self, why: str, message: Message) -> None:
        super().__init__(why)
        self.why = why
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class Cancelled(Exception):
    """Raised inside long work when the clerk has pressed Cancel; everything rolls back."""
