"""The style sheet of the whole window, filled from the tokens and grown with the type size."""

from __future__ import annotations

import re
from pathlib import Path

from desktop_app.ui.tokens import Tokens

_RESOURCES = Path(__file__).resolve().parents[2] / "resources"
_PIXELS = re.compile(r"(\d+)px")
_TOKEN = re.compile(r"@([a-z_]+)")


def style_sheet(tokens: Tokens, size: int) -> str:
    """Return the style sheet in the colours of ``tokens`` for a type size in per cent."""
    values = {**tokens._asdict(), "icons": (_RESOURCES / "icons").as_posix(), "tick": _tick(tokens)}
    sheet = (_RESOURCES / "look.qss").read_text(encoding="utf-8")
    coloured = _TOKEN.sub(lambda found: values.get(found[1], found[0]), sheet)
    return _PIXELS.sub(lambda found: f"{scaled(int(found[1]), size)}px", coloured)


def _tick(tokens: Tokens) -> str:
    """Return the picture of a tick that shows on the colour of actions."""
    return "tick-light" if tokens.on_action == "#FFFFFF" else "tick-dark"


def scaled(pixels: int, size: int) -> int:
    """Grow ``pixels`` by ``size`` per cent; hairlines stay hairlines."""
    return pixels if pixels <= 1 else round(pixels * size / 100)
