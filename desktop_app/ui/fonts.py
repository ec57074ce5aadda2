"""The letters of the window: the system's own Chinese interface font, else the bundled 黑体."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

_BUNDLED = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_OF_THE_SYSTEM = ("Microsoft YaHei UI", "Microsoft YaHei")
_PLAIN = "hei.ttf"
_LESS_COMMON = ("song.ttf", "Community Desk Song")
_RARE = "rare.ttf"
RARE_FAMILY = "HanaMinB"


def interface_families() -> list[str]:
    """Return the font families to ask for, best first.

    The bundled 黑体 is loaded only where the system has no interface font (5 ms). The fonts of less
    common characters, traditional ones such as 蓀 among them, are named already and loaded later by
    ``load_rare_letters``.
    """
    present = [family for family in _OF_THE_SYSTEM if QFontDatabase.hasFamily(family)]
    return [*(present or _loaded(_PLAIN)), _LESS_COMMON[1], RARE_FAMILY]


def load_rare_letters() -> None:
    """Load the characters the interface font lacks; 45 MB, so not before the first window is on the screen."""
    for name, family in (_LESS_COMMON, (_RARE, RARE_FAMILY)):
        if not QFontDatabase.hasFamily(family):
            _loaded(name)


def _loaded(name: str) -> list[str]:
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(_BUNDLED / name)))
