"""Rosters of residents, read from workbooks."""

from desktop_app.modules.people.exchange.importing import import_roster
from desktop_app.modules.people.exchange.people import PeopleRoster
from desktop_app.modules.people.exchange.target import PEOPLE

__all__ = ["PEOPLE", "PeopleRoster", "import_roster"]
