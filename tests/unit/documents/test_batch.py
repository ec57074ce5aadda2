"""Many letters in one file: each its own pages and words, what they share held once, stopped when asked."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from desktop_app.documents.batch import batch_pdf
from desktop_app.documents.description import Document, Heading, Paragraph, Signature
from desktop_app.documents.official import official_pdf
from desktop_app.documents.pages import NOTICE, OFFICIAL
from desktop_app.documents.preview import page_count, page_images
from desktop_app.documents.readback import text_on_pages
from desktop_app.domain.errors import Cancelled

BODY = (
    Heading("一、停水范围"),
    Paragraph("幸福路18号1号楼至6号楼全部单元，包括社区食堂、老年活动室等公共用房。" * 2),
    Heading("二、注意事项"),
    Paragraph("请提前储水并关好水龙头。联系电话：0571-8888 6666。" * 3),
)


def letter(number: int) -> Document:
    own = Paragraph(f"您家所在的{number}号楼将停水" + "，请储水" * (number % 9) + "。")
    return Document("停水通知", (own, *BODY), f"𬱖{number}同志：", (), Signature(("幸福社区",), date(2026, 11, 23)))


def test_every_letter_says_its_own_words_on_its_own_page() -> None:
    texts = text_on_pages(batch_pdf([letter(number) for number in range(60)], NOTICE, "停水通知"))
    assert len(texts) == 60
    for number, text in enumerate(texts):
        assert f"𬱖{number}同志" in text
        assert f"{number}号楼将停水" in "".join(text.split())
        assert "2026年11月23日" in text


def test_a_letter_of_a_batch_looks_like_one_set_alone() -> None:
    batch = batch_pdf([letter(number) for number in range(12)], OFFICIAL, "停水通知")
    for number in (0, 7, 11):
        alone = official_pdf(letter(number), OFFICIAL)
        assert page_images(batch, 60, [number])[0].pixels == page_images(alone, 60, [0])[0].pixels


def test_what_letters_share_is_in_the_file_once() -> None:
    few, many = (len(batch_pdf([letter(number) for number in range(count)], NOTICE, "")) for count in (20, 520))
    assert (many - few) / 500 < 900  # bytes a letter


def test_a_batch_tells_how_far_it_is_and_stops_when_asked() -> None:
    heard: list[tuple[int, int]] = []
    batch_pdf([letter(1)] * 3, NOTICE, "", lambda done, total: heard.append((done, total)))
    assert heard == [(1, 3), (2, 3), (3, 3)]

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        batch_pdf([letter(1)] * 3, NOTICE, "", stop)


def test_letters_of_several_pages_are_numbered_by_themselves() -> None:
    long = Document("通知", (Paragraph("国" * 1500),))
    pages = text_on_pages(batch_pdf([long, long], NOTICE, ""))
    assert [page.rstrip().splitlines()[-1] for page in pages] == ["— 1 —", "— 2 —", "— 3 —"] * 2
    assert page_count(batch_pdf([letter(1), long], NOTICE, "")) == 1 + len(pages) // 2


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed here")
def test_a_batch_is_not_damaged(tmp_path: Path) -> None:
    file = tmp_path / "letters.pdf"
    file.write_bytes(batch_pdf([letter(number) for number in range(40)], NOTICE, "停水通知"))
    told = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
