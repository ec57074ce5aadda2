"""What the commands share: their options, their password, their store and the shape of an answer."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from desktop_app.cli.complaints import complaint
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import Message, _
from desktop_app.opening import OpenStore, open_store

PASSWORD_VARIABLE = "COMMUNITY_DESK_PASSWORD"  # noqa: S105 - the name of a variable, no password
DONE, BROKEN, REFUSED = 0, 1, 2
LARGEST_PASSWORD_FILE = 4096
"""Bytes."""


@dataclass(frozen=True)
class Answer:
    """What a command has done: as its JSON object, as a sentence, and what it has to refuse in spite of it."""

    json: Mapping[str, Any]
    said: Message | str
    refused: Message | None = None


Run = Callable[[argparse.Namespace], Answer]


class Parser(argparse.ArgumentParser):
    """Explains and complains in the language of the office."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - whatever argparse hands on to its sub-parsers
        super().__init__(**options, add_help=False)
        self._positionals.title, self._optionals.title = str(_("Words")), str(_("Options"))
        self.add_argument("-h", "--help", action="help", help=str(_("show this help")))

    def format_usage(self) -> str:
        """Return the line that shows how the command is written."""
        return _with_own_word(super().format_usage())

    def format_help(self) -> str:
        """Return everything there is to say about the command."""
        return _with_own_word(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and leave."""
        self.exit(REFUSED, f"{complaint(message)}\n{self.format_usage()}")


def _with_own_word(text: str) -> str:
    return str(_("Usage: ")) + text.removeprefix("usage: ")


class Commands:
    """The commands of the program; each subject adds its own."""

    def __init__(self, parser: Parser) -> None:
        self._parsers = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(self, name: str, run: Run, about: Message) -> argparse.ArgumentParser:
        """Add a command that needs no store."""
        added = self._parsers.add_parser(name, help=str(about), description=str(about))
        added.set_defaults(run=run)
        added.add_argument("--json", action="store_true", help=str(_("print one JSON object")))
        return added

    def add_secret(self, name: str, run: Run, about: Message) -> argparse.ArgumentParser:
        """Add a command that needs a password."""
        added = self.add(name, run, about)
        added.add_argument("--password-file", type=Path, metavar="FILE")
        return added

    def add_on_store(self, name: str, run: Run, about: Message) -> argparse.ArgumentParser:
        """Add a command that opens a store with its password."""
        added = self.add_secret(name, run, about)
        added.add_argument("--store", type=Path, required=True, metavar="FILE")
        return added


def typed(text: str) -> str:
    """Return ``text`` as it was typed, also where the system's language is set to plain ASCII."""
    return os.fsencode(text).decode("utf-8", "replace")


def who() -> str:
    """Return whom the history names: the account at whose command line this runs."""
    return os.environ.get("USERNAME") or os.environ.get("USER") or str(_("command line"))


def password(options: argparse.Namespace) -> str:
    """Return the password from the file, the environment or the keyboard, in this order."""
    if options.password_file:
        return _password_in(options.password_file)
    given = os.environ.get(PASSWORD_VARIABLE)
    if given:
        return given
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(str(_("Password: ")))
    raise AppError(_("Give the password with --password-file or in {variable}.", variable=PASSWORD_VARIABLE))


def _password_in(file: Path) -> str:
    try:
        with file.open("rb") as content:
            return content.read(LARGEST_PASSWORD_FILE).decode("utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as unreadable:
        raise AppError(_("The password file {file} cannot be read.", file=file.name)) from unreadable


def opened(options: argparse.Namespace) -> OpenStore:
    """Open the store that the command names."""
    return open_store(options.store, password(options))
