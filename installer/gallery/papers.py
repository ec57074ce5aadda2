"""Draws every type of disclosure with its examples: ``python installer/gallery/papers.py [--to DIR] [CODE ...]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from PIL import Image  # noqa: E402

from desktop_app.documents.preview import POINTS_PER_INCH, page_count, page_images, page_sizes  # noqa: E402
from desktop_app.domain.calendar import WorkingCalendar  # noqa: E402
from desktop_app.domain.rules import read_pack, rule_on  # noqa: E402
from desktop_app.modules.disclosures.documents import paper_of  # noqa: E402
from desktop_app.modules.disclosures.domain import (  # noqa: E402
    Disclosure,
    DisclosureType,
    disclosure_types,
    example_of,
    invented_persons,
    with_its_period,
)
from desktop_app.modules.disclosures.domain.examples import DAY  # noqa: E402
from desktop_app.modules.disclosures.store import RULES  # noqa: E402

WIDTH = 620
"""Of a picture, in dots."""
GREYS = 16


def main() -> None:
    """Draw every type, or those named."""
    parser = argparse.ArgumentParser()
    parser.add_argument("codes", nargs="*")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "gallery" / "papers")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    for kind in disclosure_types():
        if not options.codes or kind.code in options.codes:
            draw(kind, options.to)


def draw(kind: DisclosureType, folder: Path) -> None:
    """Save the pages of the example of ``kind``: ``code.png``, ``code-2.png`` ..."""
    pdf = paper_of(example(kind), invented_persons(kind)).to_print()
    for page in range(page_count(pdf)):
        save(pdf, page, folder / (f"{kind.code}-{page + 1}.png" if page else f"{kind.code}.png"))


def example(kind: DisclosureType) -> Disclosure:
    """Return the example of ``kind`` with the period that its rule sets."""
    days = rule_on(read_pack(RULES), kind.period_rule, DAY).value if kind.period_rule else 0
    draft = example_of(kind)
    return with_its_period(draft.with_values(working_days=days), WorkingCalendar.from_files()) if days else draft


def save(pdf: bytes, page: int, target: Path) -> None:
    """Save one page as a small picture in greys, smoothed from twice its size."""
    points = page_sizes(pdf)[page][0]
    drawn = page_images(pdf, 2 * WIDTH / points * POINTS_PER_INCH, [page])[0]
    picture = Image.frombuffer("RGB", (drawn.width, drawn.height), drawn.pixels, "raw", "BGRX", drawn.stride, 1)
    small = picture.resize((WIDTH, round(drawn.height * WIDTH / drawn.width)), Image.Resampling.LANCZOS)
    small.convert("L").quantize(GREYS, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    main()
