"""Values that are more than one plain Python value."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Reference:
    """Another record as a link names it; two references are equal when they name the same record."""

    id: int
    uid: str
    title: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reference) and other.uid == self.uid

    def __hash__(self) -> int:
        return hash(self.uid)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Calendar days from ``first`` to ``last``, both included; no ``last`` means until further notice."""

    first: dt.date
    last: dt.date | None = None

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise Unreadable("ends before it begins", _("The period ends before it begins."))

    def holds(self, day: dt.date) -> bool:
        """Tell whether ``day`` lies in the period."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept in the store; its content is found by ``sha256`` (64 lower-case hex digits), ``size`` in bytes."""

    name: str
    media_type: str
    sha256: str
    size: int

    @staticmethod
    def of(name: str, media_type: str, content: bytes) -> Attachment:
        """Describe ``content``."""
        return Attachment(name, media_type, hashlib.sha256(content).hexdigest(), len(content))

    def __post_init__(self) -> None:
        if not _SHA256.fullmatch(self.sha256) or self.size < 0:
            raise Unreadable("not an attachment", _("This is not the description of an attachment."))
