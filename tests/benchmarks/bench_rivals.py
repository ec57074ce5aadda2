"""The typesetter against Qt's PDF writer, typst, WeasyPrint and LibreOffice: same text, same fonts, one run.

Run: ``python tests/benchmarks/bench_rivals.py [--rivals PYTHON] [--rounds N]``; prints one JSON object. PYTHON is an
interpreter that has typst and WeasyPrint (they are no part of the product); LibreOffice is taken where ``soffice``
is found. What is not installed is left out and named.

Each contender works in a process of its own, one after another, the rounds interleaved. Times are CPU seconds after
one warming document; LibreOffice, which has no life between two documents, counts from start to end and gets the
notice as a Word file, because it takes only two of the four fonts from HTML. In every round the names, addresses and
days are others; the words that all letters share stay the same, and whoever keeps them from one letter to the next
may do so, as this program does.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.documents.description import Document

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"
sys.path.insert(0, str(ROOT))

TASKS = ("notice", "thousand_notices", "roster")
PATIENCE = 600
"""Seconds that a contender gets."""
TITLE = "关于幸福社区部分楼栋停水检修的通知"
HEADS = ("序号", "姓名", "性别", "出生年月", "住址", "备注")
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗欧阳", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华𬱖"
LINES = (
    ("p", "因供水管网检修，您家所在的{place}将于2026年11月{day}日9:00—17:00停水，请提前储水并关好水龙头。"),
    ("h", "一、停水范围"),
    ("p", "幸福路18号1号楼至6号楼全部单元，包括《幸福社区党群服务中心》、社区食堂、老年活动室等公共用房。"),
    ("h", "二、注意事项"),
    ("p", "恢复供水初期，水质可能发黄，请先放水3至5分钟再使用；高层住户请检查“二次供水”设备是否已经关闭。"),
    ("p", "行动不便、需要送水的老人和残疾人家庭，请提前与网格员联系，社区将安排志愿者上门服务，所需费用由社区承担。"),
    ("p", "联系人：王芳。联系电话：0571-8888 6666。给您带来不便，敬请谅解。"),
)
SIGNER, DAY = "幸福社区居民委员会", date(2026, 11, 23)


def person(number: int) -> str:
    """One of many names."""
    return SURNAMES[number % 20] + GIVEN[number * 7 % 23] + GIVEN[number * 11 % 24]


def notice(number: int) -> tuple[str, list[tuple[str, str]]]:
    """Whom a notice addresses and its lines, other words for every number."""
    place = f"{number % 30 + 1}号楼{number % 4 + 1}单元{number % 28 + 1}0{number % 4 + 1}室（{number}）"
    return f"{person(number)}同志：", [(kind, text.format(place=place, day=number % 28 + 1)) for kind, text in LINES]


def roster(seed: int) -> list[tuple[str, ...]]:
    """Four thousand rows."""
    numbers = range(seed, seed + 4000)
    remarks = ("", "独居老人，每周探访两次", "党员", "退役军人", "需要送餐上门，家属在外地工作")
    return [
        (
            str(n), person(n), "男女"[n % 2], f"{1940 + n % 70}年{n % 12 + 1}月",
            f"{n % 30 + 1}号楼{n % 4 + 1}单元{n % 28 + 1}0{n % 4 + 1}室", remarks[n % 5],
        )
        for n in numbers
    ]  # fmt: skip


Maker = Callable[[str, int], bytes]
"""Makes the PDF of a task, other words for every seed."""


def letter(number: int) -> Document:
    """A notice as this program describes it."""
    from desktop_app.documents.description import Document, Heading, Paragraph, Signature  # noqa: PLC0415

    who, lines = notice(number)
    blocks = tuple(Heading(text) if kind == "h" else Paragraph(text) for kind, text in lines)
    return Document(TITLE, blocks, who, signature=Signature((SIGNER,), DAY))


def product() -> Maker:
    """This program."""
    from desktop_app.documents.batch import batch_pdf  # noqa: PLC0415 - each contender loads only its own
    from desktop_app.documents.description import Column, Document, Table  # noqa: PLC0415
    from desktop_app.documents.official import official_pdf  # noqa: PLC0415
    from desktop_app.documents.pages import NOTICE  # noqa: PLC0415

    def make(task: str, seed: int) -> bytes:
        if task == "notice":
            return official_pdf(letter(seed), NOTICE)
        if task == "thousand_notices":
            return batch_pdf([letter(number) for number in range(seed, seed + 1000)], NOTICE, TITLE)
        return official_pdf(Document("居民名册", (Table(tuple(map(Column, HEADS)), tuple(roster(seed))),)), NOTICE)

    return make


def family(name: str) -> str:
    """Return the family name of one of the product's fonts."""
    listing = tomllib.loads((FONTS / "fonts.toml").read_text("utf-8"))["font"]
    return next(str(font["family"]) for font in listing if font["file"] == f"{name}.ttf")


def html(task: str, seed: int) -> str:
    """The same words for whatever reads HTML."""
    if task == "roster":
        rows = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in roster(seed))
        heads = "".join(f"<th>{head}</th>" for head in HEADS)
        body = f"<h1>居民名册</h1><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    else:
        body = "".join(map(_html_notice, range(seed, seed + (1 if task == "notice" else 1000))))
    fang, hei, title, song = map(family, ("fang", "hei", "title", "song"))
    return (
        "<html><head><meta charset='utf-8'><style>@page{size:A4;margin:28mm 25mm}"
        f"body{{font-family:'{fang}','{song}';font-size:16pt;line-height:1.8}}p{{margin:0;text-indent:32pt;text-align:justify}}"
        f"h1{{font-family:'{title}';font-size:26pt;font-weight:normal;text-align:center}}"
        f".h{{font-family:'{hei}'}}.s{{text-align:right}}table{{border-collapse:collapse;font-size:12pt;line-height:1.4;width:100%}}"
        f"th{{font-family:'{hei}';font-weight:normal}}td,th{{border:0.5pt solid black;padding:2pt}}"
        ".n{page-break-before:always}"
        f"</style></head><body>{body}</body></html>"
    )


def _html_notice(number: int) -> str:
    who, lines = notice(number)
    body = "".join(f"<p class='{kind}'>{escape(text)}</p>" for kind, text in lines)
    signed = f"<p class='s'>{SIGNER}</p><p class='s'>2026年11月23日</p>"
    return f"<h1 class='n'>{TITLE}</h1><p style='text-indent:0'>{who}</p>{body}{signed}"


def qt() -> Maker:
    """Qt's rich text printed with QPdfWriter."""
    from PySide6.QtCore import QBuffer, QMarginsF  # noqa: PLC0415
    from PySide6.QtGui import QFontDatabase, QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument  # noqa: PLC0415

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    for file in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))

    def make(task: str, seed: int) -> bytes:
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(25, 28, 25, 28), QPageLayout.Unit.Millimeter)
        document = QTextDocument()
        document.setHtml(html(task, seed))
        document.print_(writer)
        buffer.close()
        assert application
        return bytes(buffer.data().data())

    return make


def typst() -> Maker:
    """The typst compiler."""
    import typst as compiler  # noqa: PLC0415

    def make(task: str, seed: int) -> bytes:
        return bytes(compiler.compile(_typst(task, seed).encode(), font_paths=[str(FONTS)], ignore_system_fonts=True))

    return make


def _typst(task: str, seed: int) -> str:
    fang, hei, title, song = map(family, ("fang", "hei", "title", "song"))
    head = (
        '#set page(paper: "a4", margin: (x: 25mm, y: 28mm))\n'
        f'#set text(font: ("{fang}", "{song}"), size: 16pt, lang: "zh")\n#set par(justify: true, leading: 12pt)\n'
        f'#let t(x) = align(center, text(font: "{title}", size: 26pt, x))\n#let h(x) = par(text(font: "{hei}", x))\n'
    )
    if task == "roster":
        cells = ",".join(json.dumps(text, ensure_ascii=False) for row in roster(seed) for text in row)
        heads = ",".join(f'text(font: "{hei}", "{each}")' for each in HEADS)
        widths = "(auto, auto, auto, auto, 1fr, 1fr)"
        return (
            f'{head}#t("居民名册")\n#set text(size: 12pt)\n'
            f"#table(columns: {widths}, align: center, table.header({heads}), {cells})"
        )
    numbers = range(seed, seed + (1 if task == "notice" else 1000))
    return head + "#pagebreak()\n".join(map(_typst_notice, numbers))


def _typst_notice(number: int) -> str:
    who, lines = notice(number)
    parts = [f'#t("{TITLE}")\n#par("{who}")\n']
    for kind, text in lines:
        quoted = json.dumps(text, ensure_ascii=False)
        parts.append(
            f"#h({quoted})\n" if kind == "h" else f"#par(first-line-indent: (amount: 2em, all: true), {quoted})\n"
        )
    parts.append(f'#align(right, par("{SIGNER}"))\n#align(right, par("2026年11月23日"))\n')
    return "".join(parts)


def weasyprint() -> Maker:
    """WeasyPrint."""
    import weasyprint as maker  # noqa: PLC0415

    return lambda task, seed: bytes(maker.HTML(string=html(task, seed)).write_pdf())


def libreoffice() -> Maker:
    """LibreOffice without a window, from start to end."""

    from desktop_app.documents.pages import NOTICE  # noqa: PLC0415 - each contender loads only its own
    from desktop_app.documents.word import word_of  # noqa: PLC0415

    def make(task: str, seed: int) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / ("text.docx" if task == "notice" else "text.html")
            source.write_bytes(word_of(letter(seed), NOTICE) if task == "notice" else html(task, seed).encode())
            words = ["soffice", f"-env:UserInstallation=file://{tempfile.gettempdir()}/bench-office", "--headless"]
            words += [
                "--convert-to",
                "pdf" if task == "notice" else "pdf:writer_web_pdf_Export",
                "--outdir",
                folder,
                str(source),
            ]
            subprocess.run(words, check=True, capture_output=True)
            return source.with_suffix(".pdf").read_bytes()

    return make


CONTENDERS: dict[str, Callable[[], Maker]] = {
    "product": product, "qt": qt, "typst": typst, "weasyprint": weasyprint, "libreoffice": libreoffice,
}  # fmt: skip


def cpu() -> float:
    """CPU seconds of this process and of those it has waited for."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def measured(name: str, task: str, seed: int, repeats: int) -> dict[str, float]:
    """Set one task ``repeats`` times in this process; the best CPU seconds and the size of the file."""
    make = CONTENDERS[name]()
    make("notice", seed + 999_000)
    best, size = float("inf"), 0
    for turn in range(repeats):
        start = cpu()
        pdf = make(task, seed + turn * 10_000)
        best, size = min(best, cpu() - start), len(pdf)
    return {"seconds": best, "bytes": size}


def font_configuration(folder: Path) -> Path:
    """Write a configuration by which WeasyPrint and LibreOffice find the product's fonts."""
    file = folder / "fonts.conf"
    known = {"仿宋": "fang", "黑体": "hei", "宋体": "song", "方正小标宋简体": "title", "Times New Roman": "song"}
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><prefer><family>{family(own)}</family></prefer></alias>'
        for name, own in known.items()
    )
    folders = f"<dir>{FONTS}</dir><cachedir>{folder}/cache</cachedir>"
    file.write_text(f"<fontconfig>{folders}{aliases}</fontconfig>", "utf-8")
    return file


def main() -> None:
    """Measure everything that is installed and print seconds, bytes and how many times the product is ahead."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rivals", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", default=list(CONTENDERS))
    parser.add_argument("--tasks", nargs="+", default=list(TASKS))
    parser.add_argument("--one", nargs=4)
    options = parser.parse_args()
    if options.one:
        name, task, seed, repeats = options.one
        print(json.dumps(measured(name, task, int(seed), int(repeats))))
        return
    found: dict[str, dict[str, dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "FONTCONFIG_FILE": str(font_configuration(Path(folder)))}
        for turn in range(options.rounds):
            for task in options.tasks:
                for name in options.only:
                    slow = name in ("weasyprint", "libreoffice") and task != "notice"
                    if slow and turn:
                        continue
                    told = _asked(options, name, task, turn, environment)
                    known = found.setdefault(task, {}).setdefault(name, told)
                    if told and told["seconds"] < known["seconds"]:
                        found[task][name] = told
    print(json.dumps(_told(found), ensure_ascii=False, indent=1))


def _asked(
    options: argparse.Namespace, name: str, task: str, turn: int, environment: dict[str, str]
) -> dict[str, float]:
    if name == "libreoffice" and not shutil.which("soffice"):
        return {}
    python = options.rivals if name in ("typst", "weasyprint") else sys.executable
    repeats = 10 if task == "notice" and name != "libreoffice" else 1
    words = [python, str(Path(__file__)), "--one", name, task, str(turn * 100_000), str(repeats)]
    try:
        done = subprocess.run(words, capture_output=True, text=True, env=environment, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        print(name, task, f"not finished after {PATIENCE} s", file=sys.stderr)
        return {}
    if done.returncode:
        print(name, task, done.stderr.strip().splitlines()[-1:], file=sys.stderr)
        return {}
    return dict(json.loads(done.stdout))


def _told(found: dict[str, dict[str, dict[str, float]]]) -> dict[str, dict[str, object]]:
    told: dict[str, dict[str, object]] = {}
    for task, names in found.items():
        own = names.get("product") or {}
        told[task] = {
            name: {
                "ms": round(each["seconds"] * 1000, 1),
                "bytes": each["bytes"],
                **({"times_slower": round(each["seconds"] / own["seconds"], 2)} if own else {}),
                **({"times_larger": round(each["bytes"] / own["bytes"], 2)} if own else {}),
            }
            if each
            else "not installed, or not finished"
            for name, each in names.items()
        }
    return told


if __name__ == "__main__":
    main()
