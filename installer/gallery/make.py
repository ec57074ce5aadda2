"""Draws the pictures of the gallery: ``python installer/gallery/make.py [--to DIR] [NAME ...]``.

Every design of a poster in colour, a few in black, and the sheets of one of them with their plan.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from PIL import Image  # noqa: E402

from desktop_app.documents.poster import Ink, PosterSize, poster_pdf, whole_poster_pdf  # noqa: E402
from desktop_app.documents.preview import page_images  # noqa: E402
from desktop_app.documents.tiles import full_size  # noqa: E402
from installer.gallery.texts import POSTERS  # noqa: E402

WIDTH = 760
"""Of a picture, in dots."""
IN_BLACK = ("names", "warning", "celebration", "event", "honours")


def main() -> None:
    """Draw everything, or what was named."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "gallery" / "posters")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    for name, pdf in posters():
        if not options.names or name in options.names:
            save(pdf, options.to / f"{name}.png")


def posters() -> Iterator[tuple[str, bytes]]:
    """Yield every poster as one page, and some of them once more in black."""
    for name, poster in POSTERS:
        yield name, whole_poster_pdf(poster, PosterSize.A3)
        if name in IN_BLACK:
            yield f"{name}-black", whole_poster_pdf(replace(poster, ink=Ink.black), PosterSize.A3)
    tiling = replace(full_size(PosterSize.A2.points), plan=True)
    yield "plan", poster_pdf(dict(POSTERS)["celebration"], PosterSize.A2, tiling)


def save(pdf: bytes, target: Path, page: int = 0) -> None:
    """Save one page as a small picture, smoothed from twice its size."""
    points = PosterSize.A3.points[0]
    drawn = page_images(pdf, 2 * WIDTH / points * 72, [page])[0]
    picture = Image.frombuffer("RGB", (drawn.width, drawn.height), drawn.pixels, "raw", "BGRX", drawn.stride, 1)
    small = picture.resize((WIDTH, round(drawn.height * WIDTH / drawn.width)), Image.Resampling.LANCZOS)
    small.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    main()
