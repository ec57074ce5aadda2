"""Makes a stand-in for the interface font of a Chinese Windows: ``python office_font.py TARGET``.

It is the program's own 黑体 under another name, so that the check sees which of the two the window asks for.
For the check only, never shipped.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

OWN = Path(__file__).resolve().parents[3] / "resources" / "fonts" / "hei.ttf"
NAME = "Microsoft YaHei UI"
_FAMILY, _WHOLE, _POSTSCRIPT, _TYPOGRAPHIC = 1, 4, 6, 16


def main() -> None:
    """Write the font."""
    font = TTFont(OWN)
    for record in font["name"].names:
        if record.nameID in {_FAMILY, _WHOLE, _TYPOGRAPHIC}:
            record.string = NAME
        elif record.nameID == _POSTSCRIPT:
            record.string = NAME.replace(" ", "")
    font.save(sys.argv[1])


if __name__ == "__main__":
    main()
