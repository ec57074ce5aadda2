"""The office's own fonts, when this machine has them: they are used where they lie and never copied."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from desktop_app.documents.truetype import NotTrueType, TrueType

# Role -> names of the families an office writes with, best first.
WANTED = {
    "title": ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
    "fang": ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"),
    "hei": ("黑体", "SimHei"),
    "kai": ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"),
    "song": ("宋体", "SimSun"),
    "rare": ("SimSun-ExtB", "宋体-ExtB"),
}
_ENDINGS = (".ttf", ".ttc")
_MOST_FACES = 8


def installed_office_fonts() -> dict[str, tuple[Path, int]]:
    """Return ``role:family`` -> file and face number for the office fonts of this machine, best first; Windows only."""
    return office_fonts_in(_font_folders()) if os.name == "nt" else {}


def _font_folders() -> list[Path]:
    system = Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
    return [system, Path(os.environ.get("LOCALAPPDATA", "")) / "Microsoft" / "Windows" / "Fonts"]


def office_fonts_in(folders: list[Path]) -> dict[str, tuple[Path, int]]:
    """Return ``role:family`` -> file and face number for the wanted families that lie in ``folders``."""
    present = families_in(folders)
    return {
        f"{role}:{family}": present[family]
        for role, families in WANTED.items()
        for family in families
        if family in present
    }


def families_in(folders: list[Path]) -> dict[str, tuple[Path, int]]:
    """Return family name -> file and face number for every TrueType face in ``folders``, by the fonts' name tables."""
    found: dict[str, tuple[Path, int]] = {}
    for folder in folders:
        files = sorted(folder.iterdir()) if folder.is_dir() else []
        for path in files:
            if path.suffix.lower() in _ENDINGS:
                found.update((name, place) for name, place in _faces_in(path).items() if name not in found)
    return found


def _faces_in(path: Path) -> dict[str, tuple[Path, int]]:
    found: dict[str, tuple[Path, int]] = {}
    for index in range(_MOST_FACES if path.suffix.lower() == ".ttc" else 1):
        try:
            font = TrueType(path, index)
            found.update((name, (path, index)) for name in font.family_names if font.may_be_embedded)
        except (NotTrueType, OSError, ValueError, struct.error):
            break
    return found
