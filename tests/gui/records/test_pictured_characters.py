"""The picture of a character that no font has, in the form of a person."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from desktop_app.documents.faces import Missing
from desktop_app.documents.private_numbers import PrivateKind
from desktop_app.modules.disclosures.documents import CharacterMissing, PrivateInField
from desktop_app.modules.disclosures.ui.stopped import MOST_TOLD, tell_stops
from desktop_app.modules.people.domain import Person, PicturedCharacter
from desktop_app.ui.desk import Desk
from desktop_app.ui.editors import AttachmentEditor, Place, editor_for
from desktop_app.ui.editors.owned import PartsEditor
from tests.gui.conftest import ExpectedDialogs, Journeys

PRIVATE = "\ue123"


def test_a_picture_is_chosen_for_a_character_of_the_name(
    desk: Desk, dialogs: ExpectedDialogs, tmp_path: Path, qapp: object
) -> None:
    file = tmp_path / "c.png"
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    assert image.save(str(file))
    field = Person.field("pictured")
    editor = editor_for(field.kind, Place(desk, Person, field))
    assert isinstance(editor, PartsEditor)
    editor.set_value((PicturedCharacter(character=PRIVATE),))
    inside = editor.rows[0].editors["picture"]
    assert isinstance(inside, AttachmentEditor)
    dialogs.expect(file)
    inside.choose_button.click()
    (new,) = editor.new_files()
    (part,) = editor.value()  # type: ignore[misc]  # the editor of parts holds a tuple
    assert part.character == PRIVATE
    assert part.picture == new.described


def missing(name: str, uid: str) -> CharacterMissing:
    return CharacterMissing(Missing(PRIVATE, 1), name, uid)


def test_the_complaint_leads_to_the_entry_of_the_person(
    desk: Desk, dialogs: ExpectedDialogs, journeys: Journeys
) -> None:
    dialogs.expect("Open the entry of 张明")
    tell_stops(desk, [missing("张明", "a"), missing("李明", "b")])
    assert "U+E123" in dialogs.said[0]
    assert journeys.gone == [("Person", "a")]


def test_a_private_number_is_told_first_and_leads_nowhere(
    desk: Desk, dialogs: ExpectedDialogs, journeys: Journeys
) -> None:
    dialogs.expect("Close")
    stops = [PrivateInField("Reason", PrivateKind.mobile), *[missing("张明", "a")] * (MOST_TOLD + 3)]
    tell_stops(desk, stops)
    assert journeys.gone == []
