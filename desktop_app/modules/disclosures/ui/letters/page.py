"""The page of the batches of letters: what was made, and in which file whose letter is."""

from __future__ import annotations

from desktop_app.domain.i18n import _, n_
from desktop_app.domain.record import Record
from desktop_app.modules.disclosures.domain import LetterBatch
from desktop_app.modules.disclosures.ui.letters.dialog import write_letters
from desktop_app.modules.people.domain import Person
from desktop_app.store.reading import Reading
from desktop_app.ui.desk import Desk
from desktop_app.ui.form.fields import Manner
from desktop_app.ui.form.panels import Line, Panel
from desktop_app.ui.printing.printers import Printers
from desktop_app.ui.record_page.extending import Extension
from desktop_app.ui.record_page.page import RecordPage

_LINES = 2_000
_KEPT = frozenset({"heading", "type_code", "type_text", "filled", "signer", "made_on", "list_name", "letters"})


class LettersPage(RecordPage):
    """Lists the batches; a new one is written in a window of its own, and only notes can be added later."""

    def __init__(self, desk: Desk, printers: Printers | None = None) -> None:
        self._printers = printers
        panel = Panel(_("Who got one"), _("Nobody."), _letters)
        extension = Extension(panels=(panel,), manner=Manner(left_out=_KEPT))
        super().__init__(LetterBatch, desk, extension, LetterBatch.plural)

    def new(self) -> None:
        """Write letters to a saved list."""
        if not self.in_bin and self.form.may_leave():
            write_letters(self._desk, printers=self._printers)


def _letters(_reading: Reading, record: Record) -> list[Line]:
    if not isinstance(record, LetterBatch):
        return []
    total = Line(str(n_("{n:,} letter", "{n:,} letters", len(record.letters))), record.list_name)
    lines = [
        Line(each.person.title, each.place, Person.__name__, each.person.uid)
        for each in record.letters[:_LINES]
        if each.person
    ]
    return [total, *lines]
