"""The one place where what the database engine complains of becomes a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import Message, _

if TYPE_CHECKING:
    from desktop_app.domain.record import Record


class StoreFailure(AppError):
    """The file, the disk or the key of the store does not allow what was asked; nothing was changed."""


class Overtaken(AppError):
    """Somebody else saved the record in the meantime; carries both versions."""

    def __init__(self, mine: Record, theirs: Record) -> None:
        super().__init__(
            _(
                "“{name}” was changed by somebody else in the meantime. Nothing of yours was saved yet.",
                name=theirs.called_as(),
            )
        )
        self.mine = mine
        self.theirs = theirs


class Gone(AppError):
    """The record that was asked for is not in the store."""


_SENTENCES: tuple[tuple[str, Message], ...] = (
    ("disk is full", _("The disk is full. Nothing was saved; make room and try again.")),
    ("readonly database", _("The store may not be written: the file or its folder is read-only. Nothing was saved.")),
    ("database is locked", _("The store is busy with other work. Nothing was saved; try again in a moment.")),
    ("is not a database", _("This password or key does not open the store, or the file is no store.")),
    ("malformed", _("The store is damaged. Nothing was changed; restore the last verified backup.")),
    ("disk I/O error", _("The disk could not be read or written. Nothing was saved; check the disk.")),
    ("unable to open database file", _("The store cannot be opened: its folder is missing or not accessible.")),
)


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn what the user's machine is to blame for into :class:`StoreFailure`; our own mistakes pass as they are."""
    try:
        yield
    except DBAPIError as failure:
        raise _sentence(str(failure.orig), failure) from failure


def _sentence(complaint: str, failure: Exception) -> Exception:
    for words, sentence in _SENTENCES:
        if words in complaint:
            return StoreFailure(sentence)
    return failure


def sentence_for(failure: Exception) -> Exception:
    """Return the sentence for a complaint of the driver itself, or the complaint where none fits."""
    return _sentence(str(failure), failure)
