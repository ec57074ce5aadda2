"""Rosters of Party members, read from workbooks."""

from desktop_app.modules.party.exchange.members import MembersRoster
from desktop_app.modules.party.exchange.target import MEMBERS

__all__ = ["MEMBERS", "MembersRoster"]
