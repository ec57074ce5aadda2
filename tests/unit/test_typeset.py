"""The command ``typeset``: any text on pages, in three layouts, without a loss."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli import main
from desktop_app.documents.preview import page_sizes
from tests.unit.documents.reading import words_of

TEXT = "各位居民：\n\n　　根据《办法》（第3号）的规定，现通知如下：\n\n一、时间\n\n2026年12月1日<b>&amp;</b>{0}。\n"


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNITY_DESK_LANGUAGE", "en")


def typeset(folder: Path, content: bytes, *words: str) -> int:
    """Run the command on a file with ``content``; the PDF is ``out.pdf``."""
    (folder / "text.txt").write_bytes(content)
    return main(["typeset", str(folder / "text.txt"), *words, "--out", str(folder / "out.pdf"), "--json"])


def answer(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("layout", ["official", "plain", "large"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_text_is_set_in_every_layout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], layout: str, ends: str
) -> None:
    words = ("--layout", layout, "--title", "关于检修的通知", "--sign", "幸福社区居民委员会", "--date", "2026-11-23")
    assert typeset(tmp_path, b"\xef\xbb\xbf" + TEXT.replace("\n", ends).encode(), *words) == 0
    assert answer(capsys) == {"pages": 1, "missing": []}
    signed = "幸福社区居民委员会2026年11月23日"
    assert words_of((tmp_path / "out.pdf").read_bytes()) == "关于检修的通知" + "".join(TEXT.split()) + signed


def test_an_empty_text_is_an_empty_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typeset(tmp_path, b"") == 0
    assert answer(capsys) == {"pages": 1, "missing": []}
    assert len(page_sizes((tmp_path / "out.pdf").read_bytes())) == 1


def test_characters_that_no_font_draws_are_listed_and_stay_in_the_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typeset(tmp_path, "王\U0001f600三\U0001f600、李\ue123".encode(), "--title", "通知") == 0
    assert answer(capsys)["missing"] == [
        {"character": "\U0001f600", "times": 2}, {"character": "\ue123", "times": 1},
    ]  # fmt: skip
    assert words_of((tmp_path / "out.pdf").read_bytes()) == "通知王\U0001f600三\U0001f600、李\ue123"


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [
        ("社区通知".encode("gb18030"), (), "not UTF-8"),
        (b"a" * 10_000_001, (), "10 MB"),
        (b"a", ("--date", "2026-02-30"), "day"),
    ],
)
def test_what_cannot_be_set_is_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: tuple[str, ...], said: str
) -> None:
    assert typeset(tmp_path, content, *words) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert (told.out, (tmp_path / "out.pdf").exists()) == ("", False)


def test_the_text_itself_is_never_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "text.txt"
    text.write_text("正文", "utf-8")
    assert main(["typeset", str(text), "--out", str(text)]) == 2
    assert text.read_text("utf-8") == "正文"
    assert main(["typeset", str(tmp_path / "none.txt"), "--out", str(tmp_path / "out.pdf")]) == 2
    assert "none.txt" in capsys.readouterr().err


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("txt", "通知".encode()), ("png", b"\x89PNG")])
def test_the_ending_of_the_file_says_what_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str, begins: bytes
) -> None:
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    out = tmp_path / f"page.{ending}"
    assert main(["typeset", str(tmp_path / "text.txt"), "--title", "通知", "--out", str(out), "--json"]) == 0
    assert answer(capsys) == {"pages": 1, "missing": []}
    assert out.read_bytes().startswith(begins)


def test_several_bodies_sign_one_after_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text.txt").write_text("正文", "utf-8")
    out = tmp_path / "page.pdf"
    words = ("--sign", "甲居委会", "--sign", "乙业委会", "--date", "2026年11月23日", str(tmp_path / "text.txt"))
    assert main(["typeset", "--out", str(out), "--json", *words]) == 0
    assert words_of(out.read_bytes()) == "正文甲居委会乙业委会2026年11月23日"
