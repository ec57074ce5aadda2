"""The command that shows the whole way on sample data."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop_app.cli.asking import Answer, Commands
from desktop_app.demo import demonstrate
from desktop_app.domain.i18n import Message, _


def add_commands(commands: Commands) -> None:
    """Add ``demo``."""
    showing = commands.add("demo", _demo, _("go the whole way on sample data"))
    showing.add_argument("--out", type=Path, required=True, metavar="DIR")


def _demo(options: argparse.Namespace) -> Answer:
    def tell(sentence: Message) -> None:
        if not options.json:
            print(sentence)

    return Answer(demonstrate(options.out, tell), _("Everything lies in {folder}.", folder=options.out))
