"""Everything due today in one list: what is ready goes, what is refused says why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from desktop_app.documents.preview import page_count
from desktop_app.documents.readback import text_on_pages
from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.i18n import _
from desktop_app.modules.disclosures.domain import Disclosure, State, text_of_values, type_called
from desktop_app.modules.disclosures.store import Order, drafted
from desktop_app.modules.disclosures.ui.page import DisclosuresPage
from desktop_app.modules.disclosures.ui.print_due import DueDialog, print_due
from desktop_app.store.database import Database
from desktop_app.ui.desk import Desk
from desktop_app.ui.printing.dialog import PrintDialog
from tests.gui.conftest import ExpectedDialogs
from tests.gui.disclosures.conftest import MOBILE, MONDAY, FilePrinter, disclosures

Looked = Callable[[DueDialog], object]


def notice(database: Database, subject: str, body: str = "请清理楼道。", day: dt.date = MONDAY) -> None:
    kind = type_called("notice")
    values = {"subject": subject, "readers": "各位居民", **({"body": body} if body else {})}
    with database.work("save") as work:
        draft = drafted(work, Order(kind, posted_on=day), WorkingCalendar.from_files())
        work.save(draft.with_values(filled=text_of_values(values, kind.fields), heading=f"关于{subject}的通知"))


@pytest.fixture
def due(database: Database) -> None:
    """Two good drafts, one that lacks its text, one with a private number, one for tomorrow."""
    notice(database, "清理楼道")
    notice(database, "停放车辆", day=MONDAY - dt.timedelta(days=3))
    notice(database, "没有正文", body="")
    notice(database, "电话", body=f"请拨打{MOBILE}。")
    notice(database, "明天", day=MONDAY + dt.timedelta(days=1))


def shown(look: Looked) -> Callable[[QDialog], int]:
    def answer(dialog: QDialog) -> int:
        assert isinstance(dialog, DueDialog)
        dialog.show()
        look(dialog)
        return dialog.result()

    return answer


def states(database: Database) -> dict[str, State]:
    return {each.heading: each.state for each in disclosures(database)}


def press_print(dialog: QDialog) -> int:
    assert isinstance(dialog, PrintDialog)
    dialog.print_button.click()
    return dialog.result()


@pytest.mark.usefixtures("due")
def test_what_is_ready_is_printed_as_one_job_and_what_is_refused_says_why(
    desk: Desk, dialogs: ExpectedDialogs, database: Database, printer: FilePrinter
) -> None:
    lines = []

    def look(dialog: DueDialog) -> None:
        lines.extend(dialog.list.item(place).text() for place in range(dialog.list.count()))
        dialogs.expect(press_print, str(_("Close")))
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    dialogs.expect(shown(look))
    print_due(desk, MONDAY, printer)
    assert len(lines) == 4
    assert [line.count("\n") > 0 for line in lines if "没有正文" in line or "电话" in line] == [True, True]
    assert not any(MOBILE in line for line in lines)
    assert page_count(printer.file.read_bytes()) == 2
    assert states(database) == {
        "关于清理楼道的通知": State.printed,
        "关于停放车辆的通知": State.printed,
        "关于没有正文的通知": State.draft,
        "关于电话的通知": State.draft,
        "关于明天的通知": State.draft,
    }


@pytest.mark.usefixtures("due")
def test_a_tick_taken_away_with_the_space_bar_leaves_that_paper_out(
    desk: Desk, dialogs: ExpectedDialogs, database: Database, tmp_path: Path, printer: FilePrinter
) -> None:
    def look(dialog: DueDialog) -> None:
        first = dialog.list.item(0).text()
        assert "停放车辆" in first
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        dialogs.expect(tmp_path, str(_("Close")))
        dialog.folder_button.click()

    dialogs.expect(shown(look))
    print_due(desk, MONDAY, printer)
    (folder,) = tmp_path.glob("papers-*")
    assert [each.name for each in folder.iterdir()] == ["01-通知.pdf"]
    assert "清理楼道" in text_on_pages((folder / "01-通知.pdf").read_bytes())[0]
    assert [name for name, state in states(database).items() if state is State.printed] == ["关于清理楼道的通知"]


def test_nothing_due_is_said(desk: Desk, dialogs: ExpectedDialogs, printer: FilePrinter) -> None:
    dialogs.expect(str(_("Close")))
    print_due(desk, MONDAY, printer)
    assert dialogs.said == [str(_("Nothing has to be printed or posted today."))]


@pytest.mark.usefixtures("due")
def test_a_paper_printed_and_not_posted_is_offered_again_and_not_ticked(
    desk: Desk, dialogs: ExpectedDialogs, database: Database, printer: FilePrinter
) -> None:
    dialogs.expect(shown(lambda dialog: (dialogs.expect(press_print, str(_("Close"))), dialog.print_button.click())))
    print_due(desk, MONDAY, printer)
    ticked: list[Disclosure] = []
    dialogs.expect(shown(lambda dialog: (ticked.extend(each.disclosure for each in dialog.chosen), dialog.reject())))
    print_due(desk, MONDAY, printer)
    assert ticked == []


@pytest.mark.usefixtures("due")
def test_the_keys_of_the_room_lead_to_what_is_due(page: DisclosuresPage, dialogs: ExpectedDialogs) -> None:
    listed: list[int] = []
    dialogs.expect(shown(lambda dialog: (listed.append(dialog.list.count()), dialog.reject())))
    QTest.keyClick(page.overview.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert listed == [4]
