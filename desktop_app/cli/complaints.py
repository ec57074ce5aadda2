"""What argparse complains of, in the words of the office: it speaks English only."""

from __future__ import annotations

import re

from desktop_app.domain.i18n import Message, _

_OF_ONE = re.compile(r"argument (?P<argument>.+?): (?P<why>.+)", re.DOTALL)
_REQUIRED = re.compile(r"(?:the following arguments are|one of the arguments (?P<one>.+) is) required:? ?(?P<all>.*)")
_UNKNOWN = re.compile(r"unrecognized arguments: (?P<words>.+)", re.DOTALL)
_AMBIGUOUS = re.compile(r"ambiguous option: (?P<option>.+?) could match (?P<matches>.+)", re.DOTALL)
_CHOICE = re.compile(r"invalid choice: (?P<given>.+?) \(choose from (?P<choices>.+)\)", re.DOTALL)
_VALUE = re.compile(r"invalid .+? value: (?P<given>.+)", re.DOTALL)
_TOO_MUCH = re.compile(r"ignored explicit argument (?P<given>.+)", re.DOTALL)
_TOO_FEW = re.compile(r"expected .*arguments?")


def complaint(message: str) -> Message:
    """Return the sentence for the complaint ``message`` of argparse."""
    if found := _REQUIRED.fullmatch(message):
        return _("This command lacks: {words}", words=found["all"] or found["one"])
    if found := _UNKNOWN.fullmatch(message):
        return _("This command does not know: {words}", words=found["words"])
    if found := _AMBIGUOUS.fullmatch(message):
        return _("{option} could mean any of these: {matches}", option=found["option"], matches=found["matches"])
    if found := _OF_ONE.fullmatch(message):
        return _about(found["argument"], found["why"])
    return _("This command cannot be understood: {why}", why=message)


def _about(argument: str, why: str) -> Message:
    if found := _CHOICE.fullmatch(why):
        choices = found["choices"].replace("'", "")
        return _(
            "{argument} cannot be {given}, only one of: {choices}",
            argument=argument,
            given=found["given"],
            choices=choices,
        )
    if found := _VALUE.fullmatch(why):
        return _("{argument} cannot be {given}.", argument=argument, given=found["given"])
    if found := _TOO_MUCH.fullmatch(why):
        return _("{argument} takes no value, but was given {given}.", argument=argument, given=found["given"])
    if _TOO_FEW.fullmatch(why):
        return _("{argument} needs a value after it.", argument=argument)
    return _("This command cannot be understood: {why}", why=f"{argument}: {why}")
