"""Rosters of residents, read from workbooks."""

from desktop_app.modules.people.exchange.target import PEOPLE

__all__ = ["PEOPLE"]
