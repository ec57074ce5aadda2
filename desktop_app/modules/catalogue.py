"""The rooms in menu order; a page's modules are loaded on its first visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.i18n import _
from desktop_app.ui.room import Daily, Group, Room

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.store.database import Database
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.page import Page
    from desktop_app.ui.record_page.extending import ListShown
    from desktop_app.ui.room import Due, Found


def _today(desk: Desk) -> Page:
    from desktop_app.ui.today import TodayPage

    return TodayPage(desk)


def _office(desk: Desk) -> Page:
    from desktop_app.modules.office.ui import OfficePage

    return OfficePage(desk)


def _settings(desk: Desk) -> Page:
    from desktop_app.ui.settings import SettingsPage

    return SettingsPage(desk)


def _people(desk: Desk) -> Page:
    from desktop_app.modules.bodies.ui import POSTS_OF_A_PERSON
    from desktop_app.modules.party.ui import MEMBERSHIP_OF_A_PERSON
    from desktop_app.modules.people.ui import people_page
    from desktop_app.ui.record_page.extending import Action

    return people_page(
        desk,
        (MEMBERSHIP_OF_A_PERSON, POSTS_OF_A_PERSON),
        lambda desk: desk.navigation.go("imports", "people"),
        (Action(_("Write letters …"), "mail", _write_letters),),
    )


def _write_letters(desk: Desk, shown: ListShown) -> None:
    from desktop_app.modules.disclosures.ui.letters.dialog import write_letters
    from desktop_app.modules.people.domain import SavedList

    with desk.database.reading() as reading:
        chosen = reading.many(SavedList, list(shown.chosen)[:1])
    write_letters(desk, chosen[0].uid if chosen else "")


def _letters(desk: Desk) -> Page:
    from desktop_app.modules.disclosures.ui.letters.page import LettersPage

    return LettersPage(desk)


def _find_people(database: Database, text: str) -> list[Found]:
    from desktop_app.modules.people.ui import find

    return find(database, text)


def _party(desk: Desk) -> Page:
    from desktop_app.modules.party.ui import party_page

    return party_page(desk, bring_in=lambda _desk: desk.navigation.go("imports", "members"))


def _due_in_party(database: Database, day: dt.date) -> list[Due]:
    from desktop_app.modules.party.ui import due

    return due(database, day)


def _bodies(desk: Desk) -> Page:
    from desktop_app.modules.bodies.ui import bodies_page
    from desktop_app.modules.party.ui import MEMBERS_OF_A_BODY

    return bodies_page(desk, (MEMBERS_OF_A_BODY,))


def _due_in_bodies(database: Database, day: dt.date) -> list[Due]:
    from desktop_app.modules.bodies.ui import due

    return due(database, day)


def _find_bodies(database: Database, text: str) -> list[Found]:
    from desktop_app.modules.bodies.ui import find

    return find(database, text)


def _disclosures(desk: Desk) -> Page:
    from desktop_app.modules.disclosures.ui.page import DisclosuresPage

    return DisclosuresPage(desk)


def _print_due(desk: Desk) -> None:
    from desktop_app.modules.disclosures.ui.print_due import print_due

    print_due(desk)


def _due_disclosures(database: Database, day: dt.date) -> list[Due]:
    from desktop_app.modules.disclosures.ui.due import disclosures_due

    return disclosures_due(database, day)


def _find_disclosures(database: Database, text: str) -> list[Found]:
    from desktop_app.modules.disclosures.ui.due import disclosures_found

    return disclosures_found(database, text)


def _imports(desk: Desk) -> Page:
    from desktop_app.modules.upkeep.ui.imports.page import ImportPage

    return ImportPage(desk)


def _upkeep(desk: Desk) -> Page:
    from desktop_app.modules.upkeep.ui.backups.page import UpkeepPage

    return UpkeepPage(desk)


def _due_in_upkeep(database: Database, day: dt.date) -> list[Due]:
    from desktop_app.modules.upkeep.ui.due import due

    return due(database, day)


ROOMS: tuple[Room, ...] = (
    Room("today", Group.today, _("Today"), "home", _today),
    Room(
        "people",
        Group.rosters,
        _("People"),
        "users",
        _people,
        opens=("Person", "Household", "Building", "Grid", "SavedList"),
        find=_find_people,
    ),
    Room("party", Group.rosters, _("Party members"), "id-badge-2", _party, opens=("Membership",), due=_due_in_party),
    Room(
        "bodies",
        Group.rosters,
        _("Bodies and posts"),
        "sitemap",
        _bodies,
        opens=("Body", "Tenure"),
        due=_due_in_bodies,
        find=_find_bodies,
    ),
    Room(
        "disclosures",
        Group.disclosure,
        _("Public notices"),
        "speakerphone",
        _disclosures,
        opens=("Disclosure", "CatalogueItem", "Board"),
        due=_due_disclosures,
        daily=Daily(_("Print everything due today"), "printer", _print_due),
        find=_find_disclosures,
    ),
    Room("letters", Group.disclosure, _("Letters and certificates"), "mail", _letters, opens=("LetterBatch",)),
    Room("imports", Group.data, _("Import"), "file-import", _imports),
    Room("office", Group.system, _("Office profile"), "building-community", _office, opens=("Office",)),
    Room(
        "upkeep",
        Group.system,
        _("Backup and restore"),
        "device-floppy",
        _upkeep,
        opens=("Backup",),
        due=_due_in_upkeep,
    ),
    Room("settings", Group.system, _("Settings"), "settings", _settings),
)
"""Only rooms whose pages exist stand here."""


def load_rooms() -> None:
    """Load what the pages are made of, in the background while the clerk types the password."""
    import desktop_app.modules.bodies.ui
    import desktop_app.modules.disclosures.ui.page
    import desktop_app.modules.office.ui
    import desktop_app.modules.party.ui
    import desktop_app.modules.people.ui
    import desktop_app.ui.settings
    import desktop_app.ui.today  # noqa: F401 - all of them for the time it takes
