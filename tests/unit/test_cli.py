from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import xlsxwriter

from desktop_app.__main__ import main as start
from desktop_app.cli import main
from desktop_app.cli.complaints import complaint
from desktop_app.modules.office.domain import Office
from desktop_app.opening import open_store

PASSWORD = "a password of the tests"
HEAD = ("姓名", "性别", "身份证号", "电话", "住址")
ROWS = (
    ("王俞", "女", "131171193910040744", "15060175386", "10号楼1单元2503室"),
    ("李𬱖", "女", "371525194402203220", "13635468439", "3号楼2单元1502室"),
    ("陈坏", "男", "320681195612173033", "15252561033", "14号楼2单元204室"),
)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with one imported roster, of which one row was refused."""
    monkeypatch.setenv("COMMUNITY_DESK_PASSWORD", PASSWORD)
    monkeypatch.setenv("COMMUNITY_DESK_LANGUAGE", "en")
    store = tmp_path / "office.cdstore"
    assert main(["init", "--store", str(store), "--office", "幸福社区"]) == 0
    with xlsxwriter.Workbook(tmp_path / "roster.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((HEAD, *ROWS)):
            sheet.write_row(number, 0, row)
    return store


def answered(capsys: pytest.CaptureFixture[str], *words: object) -> Any:
    """Run a command with ``--json``; return the one object it prints."""
    capsys.readouterr()
    assert main([*map(str, words), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def refused(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """Run a command that is refused; return its sentence."""
    capsys.readouterr()
    assert main([*map(str, words)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    return told.err


def imported(capsys: pytest.CaptureFixture[str], office: Path) -> Any:
    return answered(capsys, "import", "--store", office, office.with_name("roster.xlsx"))


def test_an_import_counts_its_rows_and_names_what_it_refused(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rehearsed = answered(capsys, "import", "--store", office, office.with_name("roster.xlsx"), "--dry-run")
    assert rehearsed["written"] == 0
    assert imported(capsys, office) == {
        "rows": 3,
        "accepted": 2,
        "refused": [{"row": 4, "field": "resident ID", "why": "check digit"}],
        "new": 2,
        "changed": 0,
        "unchanged": 0,
        "to_decide": 0,
        "written": 2,
    }


def test_a_person_is_found_with_birth_and_address(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(capsys, office)
    [found] = answered(capsys, "find", "--store", office, "wy")["found"]
    assert (found["name"], found["birth"], found["address"]) == ("王俞", "1939-10-04", "10号楼1单元2503室")
    assert len(found["uid"]) == 36


@pytest.mark.parametrize(("poster", "pages"), [((), 1), (("--poster", "A2"), 8)])
def test_a_disclosure_is_masked_and_holds_no_number(
    office: Path, capsys: pytest.CaptureFixture[str], poster: tuple[str, ...], pages: int
) -> None:
    imported(capsys, office)
    uids = [
        each["uid"] for name in ("王俞", "李𬱖") for each in answered(capsys, "find", "--store", office, name)["found"]
    ]
    out = office.with_name("paper.pdf")
    made = answered(
        capsys, "disclose", "--store", office, "--type", "candidate", "--person", *uids, "--out", out, *poster
    )
    assert (made["pages"], made["persons"], made["working_days"]) == (pages, 2, 5)
    pdf = pypdfium2.PdfDocument(out)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "王＊" in text
    for private in ("王俞", "𬱖", "131171193910040744", "15060175386", "10号楼"):
        assert private not in text


def test_a_disclosure_that_is_refused_leaves_no_file(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = office.with_name("paper.pdf")
    words = ("disclose", "--store", office, "--person", "nobody", "--out", out, "--type")
    assert "nobody" in refused(capsys, *words, "candidate")
    assert "candidate" in refused(capsys, *words, "unheard-of")
    assert not out.exists()


def test_a_backup_is_verified_rehearsed_and_restored(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(capsys, office)
    stick = office.with_name("stick")
    stick.mkdir()
    made = answered(capsys, "backup", "--store", office, "--to", stick)
    assert answered(capsys, "verify", made["file"])["counts"]["person"] == 2
    target = office.with_name("restored.cdstore")
    rehearsed = answered(capsys, "restore", made["file"], "--to", target, "--rehearse")
    assert (rehearsed["restored"], target.exists()) == (False, False)
    assert answered(capsys, "restore", made["file"], "--to", target)["restored"]
    assert answered(capsys, "check", "--store", target)["counts"]["person"] == 2


def test_a_wrong_password_and_a_missing_store_are_refused_with_a_sentence(
    office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refused(capsys, "find", "--store", office.with_name("none"), "x")
    assert not office.with_name("none.lock").exists()
    monkeypatch.setenv("COMMUNITY_DESK_PASSWORD", "another password")
    assert "password" in refused(capsys, "find", "--store", office, "x")


def test_a_restore_never_moves_a_folder_or_a_file_of_something_else(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = answered(capsys, "backup", "--store", office, "--to", office.parent / "stick")
    folder, letter = office.with_name("papers"), office.with_name("letter.docx")
    folder.mkdir()
    letter.write_bytes(b"a letter")
    before = sorted(office.parent.iterdir())
    for target in (folder, letter):
        assert target.name in refused(capsys, "restore", made["file"], "--to", target)
    assert [path for path in sorted(office.parent.iterdir()) if path.suffix != ".lock"] == [
        path for path in before if path.suffix != ".lock"
    ]
    assert letter.read_bytes() == b"a letter"


def test_a_backup_is_not_written_where_a_drive_is_missing(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "stick-that-is-not-there" in refused(
        capsys, "backup", "--store", office, "--to", "/media/stick-that-is-not-there"
    )
    assert not Path("/media/stick-that-is-not-there").exists()
    assert "none.cdbk" in refused(capsys, "verify", office.with_name("none.cdbk"))


def test_a_refused_beginning_leaves_nothing(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = office.parent / "letter"
    place.write_bytes(b"a file")
    assert refused(capsys, "init", "--store", place / "x.store", "--office", "幸福社区")
    assert refused(capsys, "init", "--store", place, "--office", "幸福社区")
    assert not list(office.parent.glob("letter.*"))
    before = sorted(office.parent.rglob("*"))
    office.with_name("new.cdstore.key").mkdir()
    assert refused(capsys, "init", "--store", office.with_name("new.cdstore"), "--office", "幸福社区")
    office.with_name("new.cdstore.key").rmdir()
    assert refused(capsys, "restore", office.with_name("none.cdbk"), "--to", office.with_name("other"), "--rehearse")
    assert sorted(office.parent.rglob("*")) == before


def test_another_sheet_that_was_not_read_is_named(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = office.with_name("two.xlsx")
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (("一号楼", ROWS[:2]), ("二号楼", ROWS[:1])):
            sheet = book.add_worksheet(name)
            for number, row in enumerate((HEAD, *rows)):
                sheet.write_row(number, 0, row)
    capsys.readouterr()
    assert main(["import", "--store", str(office), str(path), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["rows"] == 2
    assert "二号楼" in told.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["find", "--store", "a"], "This command lacks: text"),
        (["import"], "This command lacks: --store, workbook"),
        (["find", "--store", "a", "b", "c"], "This command does not know: c"),
        (["fin"], "COMMAND cannot be 'fin', only one of: init, "),
        (["import", "--store", "a", "b", "--as", "cats"], "--as cannot be 'cats', only one of: members, people"),
        (["import", "--store"], "--store needs a value after it."),
        (["find", "--json=1", "--store", "a", "b"], "--json takes no value, but was given '1'."),
        (["disclose", "--p", "a"], "--p could mean any of these: --password-file, --person, --poster"),
    ],
)
def test_arguments_that_are_wrong_are_refused_with_a_sentence_of_the_office(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNITY_DESK_LANGUAGE", "en")
    with pytest.raises(SystemExit) as end:
        main(words)
    told = capsys.readouterr()
    assert (end.value.code, told.out) == (2, "")
    assert told.err.startswith(said)
    assert "\nUsage: community-desk" in told.err


def test_complaints_nobody_foresaw_are_passed_on() -> None:
    assert str(complaint("a new one")) == "This command cannot be understood: a new one"
    assert str(complaint("argument a: a new one")) == "This command cannot be understood: a: a new one"
    assert str(complaint("argument --rate: invalid int value: 'x'")) == "--rate cannot be 'x'."
    assert str(complaint("one of the arguments a b is required")) == "This command lacks: a b"


def test_the_password_may_come_from_a_file(
    office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COMMUNITY_DESK_PASSWORD")
    file = office.with_name("password.txt")
    file.write_text(PASSWORD + "\n", encoding="utf-8")
    assert answered(capsys, "check", "--store", office, "--password-file", file)["sound"]
    assert "COMMUNITY_DESK_PASSWORD" in refused(capsys, "check", "--store", office)


def test_what_is_no_workbook_is_refused_and_nothing_changes(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = office.with_name("photo.xlsx")
    file.write_bytes(b"\x89PNG\r\n" + bytes(1000))
    assert refused(capsys, "import", "--store", office, file)
    assert answered(capsys, "check", "--store", office)["counts"]["person"] == 0


def test_the_window_without_a_screen_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.argv", ["desktop_app"])
    monkeypatch.setattr("sys.platform", "linux")
    assert start() == 2
    assert capsys.readouterr().err.strip()


def test_a_reader_who_leaves_early_is_no_fault_of_the_program() -> None:
    command = [sys.executable, "-m", "desktop_app", "disclosure-types", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (0, b"")


def test_a_store_is_made_with_whom_notices_ask_residents_to_turn_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNITY_DESK_PASSWORD", PASSWORD)
    store = tmp_path / "told.cdstore"
    assert main(["init", "--store", str(store), "--office", "幸福社区", "--phone", "0571 88234567"]) == 0
    with closing(open_store(store, PASSWORD)) as opened, opened.database.reading() as reading:
        assert reading.find(Office)[0].phone == "0571-88234567"


def test_no_store_is_made_with_a_phone_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNITY_DESK_PASSWORD", PASSWORD)
    store = tmp_path / "told.cdstore"
    assert main(["init", "--store", str(store), "--office", "幸福社区", "--phone", "none"]) == 2
    assert not store.exists()
