"""The letters of the window: the system's own Chinese interface font, else the bundled one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

_BUNDLED = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_OF_THE_SYSTEM = ("Microsoft YaHei UI", "Microsoft YaHei")


def interface_families(bundled: Path = _BUNDLED) -> list[str]:
    """Return the font families to ask for, best first; loads the bundled font only where the system has none."""
    present = [family for family in _OF_THE_SYSTEM if QFontDatabase.hasFamily(family)]
    return present or _loaded(bundled)


def _loaded(folder: Path) -> list[str]:
    families: list[str] = []
    for file in sorted(folder.glob("NotoSansSC*.[to]tf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return list(dict.fromkeys(families))
