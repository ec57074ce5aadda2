"""Files that are no workbook, or would do harm, get a sentence at once."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from random import Random

import openpyxl
import pytest

from desktop_app.domain.errors import AppError
from desktop_app.exchange import extent, inspection, workbooks
from desktop_app.exchange.workbooks import open_workbook

START = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"
SHEET = "xl/worksheets/sheet1.xml"
OLD = Path(__file__).parents[2] / "data" / "roster.xls"


def package(**parts: bytes) -> bytes:
    """Return a small sound workbook with other ``sheet`` or ``strings``."""
    book = openpyxl.Workbook()
    book.active["A1"] = "姓名"
    plain, made = io.BytesIO(), io.BytesIO()
    book.save(plain)
    others = {SHEET: parts.get("sheet"), "xl/sharedStrings.xml": parts.get("strings")}
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, others.pop(name, None) or source.read(name))
        for name, content in others.items():
            target.writestr(name, content or b"<sst/>")
    return made.getvalue()


def zipped(name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        target.writestr(name, "<x/>")
    return made.getvalue()


def refusal(tmp_path: Path, content: bytes, name: str = "roster.xlsx") -> str:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(AppError) as refused:
        workbook = open_workbook(path)
        for sheet in workbook.sheet_names:
            workbook.sheet(sheet)
    assert name in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        ("姓名,身份证号\n张三,1\n".encode("gbk"), "plain text"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        (b"\n<style>td{}</style><table></table>", "web page"),
        (b"<!-- saved --><div><table>", "web page"),
        ("<html><table>".encode("utf-16"), "web page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "web page"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "Excel 2003"),
        ("姓名\t身份证号\n张三\t1\n".encode("utf-16"), "plain text"),
        (b"PK\x05\x06" + bytes(18), "archive"),
        (b"%PDF-1.7\n\x00\x01\x02", "PDF"),
        (bytes(range(256)) * 20, "not a workbook"),
        (package()[:1500], "damaged"),
        (package()[:-40], "damaged"),
        (zipped("word/document.xml"), "text document"),
        (zipped("xl/workbook.bin"), "another format"),
        (zipped("content.xml"), "another format"),
        (zipped("photo.jpg"), "archive"),
        (OLD.read_bytes()[:3000], "damaged"),
        (OLD.read_bytes().replace("Workbook".encode("utf-16-le"), "Document".encode("utf-16-le")), "not a workbook"),
    ],
)
def test_what_is_no_workbook_is_named_for_what_it_is(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in refusal(tmp_path, content)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="cannot be read"):
        open_workbook(tmp_path / "gone.xlsx")


def test_a_folder_or_a_device_is_no_file_to_read(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="no file"):
        open_workbook(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "endless.xlsx")
        with pytest.raises(AppError, match="no file"):
            open_workbook(tmp_path / "endless.xlsx")


def with_sheets(count: int, parts: int) -> bytes:
    """Return a workbook of ``count`` sheets in ``parts`` parts."""
    book = openpyxl.Workbook()
    for _number in range(parts - 1):
        book.create_sheet()
    plain, made = io.BytesIO(), io.BytesIO()
    book.save(plain)
    sheets = "".join(f'<sheet name="s{n}" sheetId="{n + 1}" r:id="rId{n % parts + 1}"/>' for n in range(count))
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if name == "xl/workbook.xml":
                namespace = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
                main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                text = f'<workbook xmlns="{main}" {namespace}><sheets>{sheets}</sheets></workbook>'.encode()
            target.writestr(name, text)
    return made.getvalue()


def test_more_sheets_than_parts_or_than_anybody_keeps_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "damaged" in refusal(tmp_path, with_sheets(2, 1))
    monkeypatch.setattr(workbooks, "MOST_SHEETS", 3)
    assert "more than 3 sheets" in refusal(tmp_path, with_sheets(4, 4))
    (tmp_path / "three.xlsx").write_bytes(with_sheets(3, 3))
    assert len(open_workbook(tmp_path / "three.xlsx").sheet_names) == 3


def test_merged_cells_without_end_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extent, "MOST_MERGED", 10)
    merged = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n) for n in range(1, 20))
    sheet = START + b"</sheetData><mergeCells>" + merged + b"</mergeCells></worksheet>"
    assert "far more" in refusal(tmp_path, package(sheet=sheet))


FAR = [
    b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>',
    b"<row r='1'><c r='A1'><v>1</v></c><c r='XFD1048576'><v>1</v></c></row>",
    b'<row r="1"><c t="n" r="a1"><v>1</v></c><c\nt="n" r="xfd1048576"><v>1</v></c></row>',
    b'<row r="1"><c r="A4294967295"><v>1</v></c></row>',
    b"<row>" + b"<c><v>1</v></c>" * 20_000 + b"</row>" + b"<row><c><v>1</v></c></row>" * 20_000,
]


@pytest.mark.parametrize("rows", FAR)
def test_two_cells_far_apart_do_not_ask_for_all_the_memory(tmp_path: Path, rows: bytes) -> None:
    assert "far more rows or columns" in refusal(tmp_path, package(sheet=START + rows + END))


def test_ten_million_empty_rows_are_refused_while_they_are_counted(tmp_path: Path) -> None:
    assert "far more rows" in refusal(tmp_path, package(sheet=START + b"<row/>" * 10_000_000 + END))


def test_empty_cells_that_only_have_a_format_take_no_place(tmp_path: Path) -> None:
    rows = b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="900000"><c r="A900000" s="1"/></row>'
    path = tmp_path / "roster.xlsx"
    path.write_bytes(package(sheet=START + rows + END))
    assert open_workbook(path).sheet("Sheet").rows == [[1.0]]


def test_a_package_that_unpacks_to_too_much_is_refused_whatever_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspection, "MOST_UNPACKED", 3 << 20)
    content = package(sheet=START + b"<!-- -->" * 500_000 + END)
    size = (len(START) + 8 * 500_000 + len(END)).to_bytes(4, "little")
    assert size in content
    for lying in (content, content.replace(size, (100).to_bytes(4, "little"))):
        assert "unpacks to more" in refusal(tmp_path, lying)


def test_one_long_text_shared_by_many_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "MOST_TEXT", 10_000_000)
    rows = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, 200))
    namespace = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = b'<sst xmlns="%s"><si><t>%s</t></si></sst>' % (namespace, b"x" * 100_000)
    assert "unpacks to more" in refusal(tmp_path, package(sheet=START + rows + END, strings=strings))


def test_a_protected_package_is_told(tmp_path: Path) -> None:
    content = bytearray(package())
    for place in range(len(content) - 10):
        if content[place : place + 4] == b"PK\x01\x02":
            content[place + 8] |= 1
    assert "password" in refusal(tmp_path, bytes(content))


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "MOST_BYTES", 100)
    assert "larger than" in refusal(tmp_path, package())


def test_a_chain_of_sectors_that_runs_in_a_circle_is_noticed(tmp_path: Path) -> None:
    content = bytearray(OLD.read_bytes())
    first = 512 * (int.from_bytes(content[76:80], "little") + 1)
    for sector in range(20):
        content[first + 4 * sector : first + 4 * sector + 4] = sector.to_bytes(4, "little")
    assert "damaged" in refusal(tmp_path, bytes(content), "roster.xls")


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_old_workbook_is_read_or_refused_and_ends_nothing(tmp_path: Path, seed: int) -> None:
    random, content = Random(seed), bytearray(OLD.read_bytes())
    for _time in range(12):
        content[random.randrange(512, len(content))] = random.choice((0, 255, random.randrange(256)))
    path = tmp_path / "roster.xls"
    path.write_bytes(content)
    try:
        names = open_workbook(path).sheet_names
    except AppError as refused:
        names = (str(refused),)
    assert all(names)


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_new_workbook_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    random, sheet = Random(seed), bytearray(START + b'<row r="1"><c r="A1" t="n"><v>1</v></c></row>' * 3 + END)
    for _time in range(3):
        place = random.randrange(len(sheet))
        sheet[place : place + random.randrange(4)] = random.choice((b"", b"<", b"9", b"</c>", b'"', b"&#0;"))
    path = tmp_path / "roster.xlsx"
    path.write_bytes(package(sheet=bytes(sheet)))
    try:
        rows = open_workbook(path).sheet("Sheet").rows
    except AppError as refused:
        rows = [[str(refused)]]
    assert len(rows) < extent.MOST_ROWS


@pytest.mark.parametrize("size", [1, 3, 7, 10_000])
def test_shared_texts_are_measured_right_wherever_the_pieces_end(size: int) -> None:
    xml = b"<sst><si><t>" + b"x" * 30 + b"</t></si><si><t>yy</t></si><si/></sst>"
    strings = extent.StringSizes("roster.xlsx")
    for start in range(0, len(xml), size):
        strings.feed(xml[start : start + size])
    cells = b'<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>9</v></c><c/>'
    assert strings.longest == len(b"<sst><si><t></t>") + 30
    assert list(strings.of_cells([cells])) == [strings.longest, len(b"<si><t>yy</t>"), 0]


def test_a_new_workbook_inside_a_protected_package_is_told(tmp_path: Path) -> None:
    content = bytearray(OLD.read_bytes())
    slot = content.index("Workbook".encode("utf-16-le"))
    name = "EncryptedPackage".encode("utf-16-le")
    content[slot : slot + len(name)] = name
    content[slot + 64 : slot + 66] = (len(name) + 2).to_bytes(2, "little")
    assert "password" in refusal(tmp_path, bytes(content))


def test_a_cell_far_away_in_an_old_workbook_is_refused(tmp_path: Path) -> None:
    content = bytearray(OLD.read_bytes())
    number_cell = content.index(bytes((0x03, 0x02, 14, 0)))
    content[number_cell + 4 : number_cell + 8] = bytes((0xFF, 0xFF, 0xFF, 0x00))
    assert "far more rows" in refusal(tmp_path, bytes(content))
