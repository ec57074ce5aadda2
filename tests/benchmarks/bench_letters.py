"""How long a batch of letters takes from the persons to what may be given out: set, checked, read back.

Measured in processor seconds of one process, against the bare libraries: reportlab writing as many pages of as many
characters, and pypdfium2 reading their text. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

import pypdfium2  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

from desktop_app.documents.faces import opened, warm  # noqa: E402
from desktop_app.documents.preview import page_count  # noqa: E402
from desktop_app.domain.calendar import WorkingCalendar  # noqa: E402
from desktop_app.domain.values import Reference  # noqa: E402
from desktop_app.modules.disclosures.documents.letters import Letters, household_files, set_letters  # noqa: E402
from desktop_app.modules.disclosures.domain import Disclosure, text_of_values, type_called  # noqa: E402
from desktop_app.modules.disclosures.store.letters import begun_letter  # noqa: E402
from desktop_app.modules.office.domain import Office  # noqa: E402
from desktop_app.modules.people.domain import Household, Person  # noqa: E402
from desktop_app.modules.records import RECORDS  # noqa: E402
from desktop_app.store.database import Database  # noqa: E402
from desktop_app.store.filling import filling  # noqa: E402
from desktop_app.store.schema import Schema  # noqa: E402

SENTENCE = "您好！岁岁重阳，今又重阳。社区定于农历九月初九上午在社区活动中心举办重阳节敬老活动，诚邀您参加。"
FAMILY, GIVEN = "王李张刘陈杨赵黄周吴欧阳单解", "国建军秀英志强丽娟明华芳伟静"
_A_HOUSEHOLD = 3


def main() -> None:
    """Make the letters once each way and print the figures."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--letters", type=int, default=1000)
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measured(Path(folder), asked.letters), ensure_ascii=False))


def measured(folder: Path, count: int) -> dict[str, object]:
    """Return the figures for ``count`` letters of one page."""
    warm()
    pattern, persons = _pattern(folder), _persons(count)
    set_letters(pattern, persons[:5])
    made, letters_s = _timed(lambda: set_letters(pattern, persons))
    files, folder_s = _timed(lambda: _written(folder / "letters", made))
    bare, bare_s = _timed(lambda: bare_pages(count))
    return {
        "benchmark": "letters set, checked and read back, against bare pages of reportlab read by pypdfium2",
        "letters": len(made.letters),
        "pages": page_count(made.pdf),
        "one_file_s": round(letters_s, 2),
        "one_file_kb": len(made.pdf) // 1024,
        "household_files": files,
        "household_files_s": round(folder_s, 2),
        "bare_s": round(bare_s, 2),
        "bare_kb": bare // 1024,
        "ratio": round(letters_s / bare_s, 2),
    }


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    began = time.process_time()
    done = work()
    return done, time.process_time() - began


def _pattern(folder: Path) -> Disclosure:
    kind = type_called("letter")
    with Database.create(folder / "office.store", bytes(32), Schema(RECORDS)) as database:
        with database.work("set up") as work:
            work.save(Office(name="阳光社区", contact="王淑芬", phone="0571-88886666", address="阳光路1号"))
        with database.reading() as reading:
            begun = begun_letter(reading, kind, dt.date(2026, 11, 23), WorkingCalendar.from_files())
    values = {"subject": "重阳节邀请函", "body": "\n".join([SENTENCE] * 4), "consent": "敬老活动"}
    return begun.with_values(heading="重阳节邀请函", filled=text_of_values(values, kind.fields))


def _persons(count: int) -> list[Person]:
    names = [f"{a}{b}{c}" for a in FAMILY for b in GIVEN for c in GIVEN][:count]
    homes = [Reference(number, f"home-{number}", Household.__name__) for number in range(count // _A_HOUSEHOLD + 1)]
    return [
        Person(name=name, household=homes[place // _A_HOUSEHOLD]).kept_as(place + 1, f"person-{place}", 1)
        for place, name in enumerate(names)
    ]


def _written(folder: Path, made: Letters) -> int:
    with filling(folder) as inside:
        count = 0
        for name, content in household_files(made):
            (inside / name).write_bytes(content)
            count += 1
    return count


def bare_pages(count: int) -> int:
    """Write ``count`` pages of as many characters, read their text, and return the size of the file."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1)
    text = SENTENCE * 4
    for _page in range(count):
        canvas.setFont(opened("fang").fontName, 16)
        for line, start in enumerate(range(0, len(text), 28)):
            canvas.drawString(72, 760 - 29 * line, text[start : start + 28])
        canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    for page in document:
        page.get_textpage().get_text_range()
    document.close()
    return len(out.getvalue())


if __name__ == "__main__":
    main()
