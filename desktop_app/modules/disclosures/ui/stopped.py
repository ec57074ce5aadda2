"""What keeps a paper off the wall, told at once, and the way to where it can be put right."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.i18n import _
from desktop_app.modules.disclosures.documents import CharacterMissing, Stop
from desktop_app.modules.people.domain import Person
from desktop_app.ui.desk import Desk

MOST_TOLD = 12


def tell_stops(desk: Desk, stops: Sequence[Stop]) -> None:
    """Say everything that keeps a paper off the wall; offer the entry of the first person with a missing character."""
    missing = [stop for stop in stops if isinstance(stop, CharacterMissing) and stop.person]
    if missing != list(stops):
        desk.dialogs.warn(str(stops[0]), _lines(stops[1:]))
        return
    way = _("A picture of the character can be kept in the entry of the person; it is then printed in its place.")
    if desk.dialogs.ask(
        str(missing[0]), _("Open the entry of {name}", name=missing[0].where), below=_lines((*missing[1:], way))
    ):
        desk.navigation.show_record(Person.__name__, missing[0].person)


def _lines(told: Sequence[object]) -> str:
    more = len(told) - MOST_TOLD
    rest = [str(_("… and {count} more", count=more))] if more > 0 else []
    return "\n".join([*map(str, told[:MOST_TOLD]), *rest])
