"""The commands on personal data: one JSON object, and status 2 when something private was found."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop_app.cli import main

MOBILE = "13812345678"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNITY_DESK_LANGUAGE", "en")


def written(path: Path, *texts: str) -> Path:
    out = io.BytesIO()
    canvas = Canvas(out)
    for text in texts:
        if text:
            canvas.drawString(72, 700, text)
        else:
            canvas.rect(72, 72, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize(
    ("kind", "text", "masked"),
    [
        ("name", "\u6b27\u9633\u5a1c\u5a1c", "\u6b27\u9633\uff0a\u5a1c"),
        ("id", "110101199003078515", "**************8515"),
        ("phone", "+86 138 1234 5678", "138****5678"),
        ("card", "6222 0212 3456 7890 128", "***************0128"),
        ("address", "\u5e78\u798f\u5c0f\u533a3\u53f7\u697c2\u5355\u5143501", "\u5e78\u798f\u5c0f\u533a3\u53f7\u697c"),
        ("name", "", ""),
    ],
)
def test_a_value_is_masked_by_its_kind(kind: str, text: str, masked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mask", "--kind", kind, text, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"masked": masked}


def test_a_private_number_in_a_file_is_told_and_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path / "notice.pdf", "nothing", f"call {MOBILE}")
    assert main(["readback", str(file), "--json"]) == 2
    told = capsys.readouterr()
    assert json.loads(told.out) == {"private": [{"page": 2, "kind": "phone", "text": MOBILE}]}
    assert "1 private number was found" in told.err
    assert MOBILE not in told.err
    assert main(["readback", str(file)]) == 2
    assert capsys.readouterr().out == "page 2: mobile phone number\n"


def test_a_number_broken_over_lines_is_told_on_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(72, 700, "call 138 1234")
    canvas.drawString(72, 680, "5678 today")
    canvas.save()
    assert main(["readback", str(tmp_path / "a.pdf"), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["private"] == [{"page": 1, "kind": "phone", "text": "138 12345678"}]


def test_a_clean_file_is_passed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["readback", str(written(tmp_path / "a.pdf", "one", "two")), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"private": []}
    assert main(["readback", str(written(tmp_path / "a.pdf", "one", "two"))]) == 0
    assert "2 pages were read back" in capsys.readouterr().out


def test_pages_that_cannot_be_read_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["readback", str(written(tmp_path / "a.pdf", "text", "")), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == {"private": []}
    assert "could not be read back: 2" in told.err
    assert main(["readback", str(written(tmp_path / "b.pdf", "")), "--json"]) == 2
    told = capsys.readouterr()
    assert json.loads(told.out) == {"private": []}
    assert "Nothing of this file can be read back" in told.err


def test_what_cannot_be_opened_is_refused_with_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.pdf").write_text("no PDF")
    for name in ("notes.pdf", "missing.pdf", "."):
        assert main(["readback", str(tmp_path / name), "--json"]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.strip()
