"""The rooms in menu order; a page's modules are loaded on its first visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.i18n import _
from desktop_app.ui.room import Group, Room

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.page import Page


def _today(desk: Desk) -> Page:
    from desktop_app.ui.today import TodayPage

    return TodayPage(desk)


def _settings(desk: Desk) -> Page:
    from desktop_app.ui.settings import SettingsPage

    return SettingsPage(desk)


ROOMS: tuple[Room, ...] = (
    Room("today", Group.today, _("Today"), "home", _today),
    Room("settings", Group.system, _("Settings"), "settings", _settings),
)
"""Only rooms whose pages exist stand here."""
