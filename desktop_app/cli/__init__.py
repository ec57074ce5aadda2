"""The same services without a window: ``python -m desktop_app COMMAND ...``.

With ``--json`` a command prints exactly one JSON object on standard output. The exit status is 0 when
the work is done and 2 when it was refused, with the reason as a sentence on standard error.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from desktop_app import __version__
from desktop_app.cli import backups, privacy, rosters, showing, stores, typesetting, wall
from desktop_app.cli.asking import BROKEN, DONE, REFUSED, Answer, Commands, Parser
from desktop_app.domain.errors import AppError, Unreadable
from desktop_app.domain.i18n import DEFAULT_LANGUAGE, LANGUAGES, Message, _, speak

LANGUAGE_VARIABLE = "COMMUNITY_DESK_LANGUAGE"
SUBJECTS = (stores, rosters, wall, typesetting, privacy, backups, showing)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return the exit status."""
    asked = os.environ.get(LANGUAGE_VARIABLE, DEFAULT_LANGUAGE)
    speak(asked if asked in LANGUAGES else DEFAULT_LANGUAGE)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Windows console would otherwise write in its code page
    options = _parser().parse_args(arguments)
    try:
        return _tell(options.run(options), as_json=options.json)
    except (AppError, Unreadable) as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:  # whoever read the answer has left; the work itself is done
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - flushed again at the process's end
        return DONE
    except Exception as fault:  # noqa: BLE001 - said without a traceback, whose texts may hold personal data
        print(_fault(fault), file=sys.stderr)
        return BROKEN


def _parser() -> Parser:
    parser = Parser(prog="community-desk", description=str(_("The Community Desk without a window.")))
    parser.add_argument("--version", action="version", version=__version__)
    commands = Commands(parser)
    for subject in SUBJECTS:
        subject.add_commands(commands)
    return parser


def _tell(answer: Answer, *, as_json: bool) -> int:
    print(json.dumps(answer.json, ensure_ascii=False) if as_json else answer.said, flush=True)
    if answer.refused is None:
        return DONE
    print(answer.refused, file=sys.stderr)
    return REFUSED


def _fault(fault: Exception) -> Message:
    """Say where the program broke, without any value."""
    places = traceback.extract_tb(fault.__traceback__)
    own = [place for place in places if "desktop_app" in place.filename] or places
    where = f"{Path(own[-1].filename).name}:{own[-1].lineno}"
    return _("The program has a fault ({kind}, {where}). Please report it.", kind=type(fault).__name__, where=where)
