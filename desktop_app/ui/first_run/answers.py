"""What the clerk answers when a store is set up, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class OfficeAnswers:
    """The office's profile as it is first given; everything but the name may be empty."""

    name: str
    street: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    red_head: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Answers:
    """Everything a new store needs; ``clerk`` goes into the history of every change."""

    store: Path
    office: OfficeAnswers
    clerk: str
    password: str


@dataclass(frozen=True, slots=True, repr=False)
class MadeStore:
    """A store just made: what opened it, and the recovery key to print."""

    opened: object
    recovery_key: str


@dataclass(frozen=True, slots=True)
class Setup:
    """What setting up asks of the layers below; all but ``problems_of`` run off the window's thread.

    ``refuse_place`` raises ``AppError`` for a place a store may not work at, ``problems_of`` returns the sentences
    about an office's profile by field.
    """

    refuse_place: Callable[[Path], None]
    problems_of: Callable[[OfficeAnswers], dict[str, str]]
    make: Callable[[Answers], MadeStore]
