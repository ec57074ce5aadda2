"""The page of the office's own profile."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.i18n import _
from desktop_app.modules.office.domain import Office
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.form.record_form import RecordForm
from desktop_app.ui.page import Page
from desktop_app.ui.parts import heading, page_column
from desktop_app.ui.tasks import Job

_WIDTH = 760


class OfficePage(Page):
    """The one record that says whose store this is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.form = RecordForm(Office, desk)
        self.form.setMaximumWidth(theme.px(_WIDTH))
        self.form.saved.connect(lambda _office: desk.navigation.refresh_backup())
        self.form.closed.connect(self.come_to_front)
        down = page_column(self)
        down.addWidget(heading(_("Office profile"), _("These words stand on every document."))[0])
        down.addWidget(self.form, 1)

    def come_to_front(self) -> None:
        """Read the profile again unless it is being changed."""
        if not self.form.is_changed():
            self._desk.runner.read(self._read, self._show, owner=self)

    def may_leave(self) -> bool:
        """Ask where changes are not saved."""
        return self.form.may_leave()

    def _read(self, _job: Job) -> Sequence[Office]:
        with self._desk.database.reading() as reading:
            return reading.find(Office, most=1)

    def _show(self, offices: Sequence[Office]) -> None:
        self.form.show_record(offices[0] if offices else Office(name=""))
