"""One disclosure against a bare reportlab page with the same fonts, and what an A2 poster costs.

Run: ``python tests/benchmarks/bench_typesetting.py``; prints one JSON object.

Ratios are of one run, warm, the best of many rounds.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reportlab.pdfbase import pdfmetrics  # noqa: E402
from reportlab.pdfbase.ttfonts import TTFont  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

from desktop_app.documents.description import Column, Document, Heading, Paragraph, Signature, Table  # noqa: E402
from desktop_app.documents.faces import FONTS  # noqa: E402
from desktop_app.documents.layout import lay_out  # noqa: E402
from desktop_app.documents.official import official_pdf  # noqa: E402
from desktop_app.documents.pages import OFFICIAL, Words  # noqa: E402
from desktop_app.documents.poster import Poster, PosterSize, poster_pdf  # noqa: E402
from desktop_app.documents.preview import page_images  # noqa: E402
from desktop_app.documents.readback import read_back  # noqa: E402

ROUNDS = 15


def disclosure() -> Document:
    """A disclosure of three candidates, one page."""
    rows = (
        ("1", "李＊华", "女", "1990年3月", "幸福社区网格员", "王＊、张＊明"),
        ("2", "𬱖＊", "男", "1988年12月", "市第三人民医院护士", "赟＊㛃、陈＊"),
        ("3", "阿卜杜拉·＊＊＊", "男", "1992年7月", "驻区单位物业公司项目经理", "周＊敏、堃＊"),
    )
    heads = ("序号", "姓名", "性别", "出生年月", "工作单位及职务", "培养联系人")
    return Document(
        "幸福社区第一党支部拟确定发展对象公示",
        (
            Paragraph("经党小组推荐、党员和群众代表推荐，支部委员会研究，拟将下列同志确定为发展对象，现予以公示。"),
            Table(tuple(map(Column, heads)), rows),
            Heading("一、公示时间"),
            Paragraph("自2026年11月24日起至2026年11月30日止，共5个工作日。"),
            Heading("二、意见反映"),
            Paragraph(
                "公示期间，党员和群众如对公示对象有异议，可通过来信、来电、来访等形式向党支部反映。反映情况应当实事求是。"
            ),
            Paragraph("联系人：王＊芬。联系电话：0571-8888 6666。地址：幸福路12号社区党群服务中心。"),
        ),
        signature=Signature(("中共幸福社区第一支部委员会",), date(2026, 11, 23)),
    )


def bare_page(words: list[tuple[str, float, float, float, str]]) -> bytes:
    """The same runs at the same places, drawn with reportlab alone: no breaking, no fallback, no justification."""
    out = io.BytesIO()
    canvas = Canvas(out, initialFontName="bare-song", pageCompression=1)
    for name, size, x, y, text in words:
        canvas.setFont(name, size)
        canvas.drawString(x, y, text)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def runs_of(document: Document) -> list[tuple[str, float, float, float, str]]:
    """Font, size, place and text of all runs on the first page; reportlab opens the same files for itself."""
    page = lay_out(document, OFFICIAL)[0]
    found = [
        (f"bare-{run.face.fontName}", run.size, item.x + run.x, page.height - item.baseline, run.text)
        for item in page.items
        if isinstance(item, Words)
        for run in item.runs
    ]
    for name in {"bare-song", *(run[0] for run in found)}:
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name.removeprefix('bare-')}.ttf")))
    return found


def best(work: Callable[[], object]) -> float:
    """Fastest of many runs, in milliseconds."""
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> None:
    """Measure and print."""
    document = disclosure()
    runs = runs_of(document)
    pdf = official_pdf(document)
    disclosed, bare = best(lambda: official_pdf(document)), best(lambda: bare_page(runs))
    poster = Poster(document, "幸福社区 · 党务公开")
    figures = {
        "one_disclosure_to_bare_reportlab": round(disclosed / bare, 2),
        "one_disclosure_ms": round(disclosed, 1),
        "bare_reportlab_ms": round(bare, 1),
        "a2_poster_on_a4_ms": round(best(lambda: poster_pdf(poster, PosterSize.A2)), 1),
        "preview_96_dpi_ms": round(best(lambda: page_images(pdf, 96)), 1),
        "read_back_ms": round(best(lambda: read_back(pdf)), 1),
        "disclosure_bytes": len(pdf),
        "bare_bytes": len(bare_page(runs)),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
