"""The colours of every look, in one place; sizes are pixels at 100 %."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from desktop_app.domain.i18n import Message, _


class Tokens(NamedTuple):
    """The colours of one look, each named after what it is for."""

    ink: str
    soft: str
    faint: str
    line: str
    edge: str
    ground: str
    panel: str
    head: str
    hover: str
    action: str
    action_hover: str
    action_soft: str
    on_action: str
    brand: str
    brand_soft: str
    on_brand: str
    good: str
    warning: str
    bad: str
    bad_soft: str
    focus: str
    disabled: str


LIGHT = Tokens(
    ink="#1D2129",
    soft="#4E5969",
    faint="#717A87",
    line="#E5E6EB",
    edge="#C9CDD4",
    ground="#F4F5F7",
    panel="#FFFFFF",
    head="#F7F8FA",
    hover="#F4F5F7",
    action="#1B5FAA",
    action_hover="#174F8D",
    action_soft="#E8F1FB",
    on_action="#FFFFFF",
    brand="#B4271C",
    brand_soft="#FBEDEB",
    on_brand="#FFFFFF",
    good="#1E7B4A",
    warning="#A15C00",
    bad="#B42318",
    bad_soft="#FFF6F5",
    focus="#1B5FAA",
    disabled="#A9AEB8",
)

DARK = Tokens(
    ink="#E7E9ED",
    soft="#B4BBC6",
    faint="#929BA8",
    line="#343942",
    edge="#4B525D",
    ground="#16191E",
    panel="#1F2329",
    head="#252A31",
    hover="#2A3038",
    action="#5B9DE6",
    action_hover="#7BB1EC",
    action_soft="#22364D",
    on_action="#0B1420",
    brand="#F07A6E",
    brand_soft="#3A2422",
    on_brand="#240805",
    good="#5CC48B",
    warning="#E3A548",
    bad="#F58A80",
    bad_soft="#3A2220",
    focus="#8CBCF0",
    disabled="#666E7A",
)

CONTRAST = Tokens(
    ink="#000000",
    soft="#000000",
    faint="#1A1A1A",
    line="#000000",
    edge="#000000",
    ground="#FFFFFF",
    panel="#FFFFFF",
    head="#FFFFFF",
    hover="#E6E6E6",
    action="#00338D",
    action_hover="#001F57",
    action_soft="#D6E4FF",
    on_action="#FFFFFF",
    brand="#8A0000",
    brand_soft="#FFE3E0",
    on_brand="#FFFFFF",
    good="#004D26",
    warning="#5C3300",
    bad="#8A0000",
    bad_soft="#FFFFFF",
    focus="#00338D",
    disabled="#5A5A5A",
)


class Theme(Enum):
    """The looks a clerk may choose between."""

    light = "light"
    dark = "dark"
    contrast = "contrast"

    @property
    def title(self) -> Message:
        """What the settings page calls this look."""
        return _TITLES[self]

    @property
    def tokens(self) -> Tokens:
        """The colours of this look."""
        return _TOKENS[self]


_TITLES = {Theme.light: _("Light"), Theme.dark: _("Dark"), Theme.contrast: _("High contrast")}
_TOKENS = {Theme.light: LIGHT, Theme.dark: DARK, Theme.contrast: CONTRAST}

#: Type sizes a clerk may choose, in per cent.
TYPE_SIZES = (100, 110, 125, 150, 175, 200)

TYPE = 14
CAPTION = 12
HEADLINE = 20
FIGURE = 28
ROW = 38
CONTROL = 34
ICON = 20
GAP_SMALL = 8
GAP = 14
GAP_LARGE = 24
