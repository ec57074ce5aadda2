"""What every kind of value can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar, Generic, TypeVar

V_co = TypeVar("V_co", covariant=True)


class Kind(ABC, Generic[V_co]):
    """How one sort of value travels between text and Python."""

    empty: ClassVar[Any] = None
    """What a field of this kind holds when nothing has been filled in."""

    @abstractmethod
    def parse(self, text: str) -> V_co:
        """Read ``text``; raise :class:`~desktop_app.domain.errors.Unreadable` when it is no such value."""

    def write(self, value: Any) -> str:
        """Write ``value`` so that :meth:`parse` reads it back, whatever the language."""
        return str(value)

    def show(self, value: Any) -> str:
        """Write ``value`` as a person reads it."""
        return self.write(value)
