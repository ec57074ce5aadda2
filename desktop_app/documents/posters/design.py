"""What makes a design: its colours, where title and text stand, how the text is dressed, and what is drawn around.

Lengths are in units of a hundredth of the poster's width: every upright poster is 100 wide and 141.4 high.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from desktop_app.documents.faces import Role
from desktop_app.documents.pages import Area, Colour, Item, Path, Rule, Words

WHITE: Colour = (1.0, 1.0, 1.0)
INK: Colour = (0.10, 0.10, 0.11)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The poster that is drawn on, in points; ``unit`` is a hundredth of its width."""

    width: float
    height: float

    @property
    def unit(self) -> float:
        """A hundredth of the width."""
        return self.width / 100


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle in units from the upper left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Lettering:
    """How title or line over it is set: its place, face and colour, the most lines, and air between few letters."""

    place: Place
    role: Role = Role.title
    ink: Colour = INK
    most_lines: int = 3
    largest: float = 18.0  # units
    spread: float = 1.0  # ems from letter to letter where there are at most five
    centred: bool = True
    bold: float = 0.0  # of an em: how much thicker its strokes are drawn


class Facts(Enum):
    """How lines such as ``时间：…`` are dressed."""

    plain = "a coloured word before the text"
    chips = "the word in a coloured field"
    board = "the word at the left, the text large at the right, dots between"


@dataclass(frozen=True, slots=True)
class Dress:
    """How the text of a poster looks."""

    main: Colour
    tint: Colour
    ink: Colour = INK
    body: Role = Role.song
    facts: Facts = Facts.plain
    names_in_columns: bool = False
    names: Role = Role.kai
    largest: float = 5.0  # units: the largest type of a text, and that of one of few words
    largest_of_few_words: float = 7.6
    heading_mark: bool = True
    lead_in_middle: bool = False  # whether a short first line is a call, set in colour in the middle
    pitch: float = 1.62  # ems from line to line


@dataclass(frozen=True, slots=True)
class Design:
    """One design of a poster; ``ground`` draws everything that is not text."""

    ground: Callable[[Sheet], Iterable[Item]]
    title: Lettering
    kicker: Lettering
    room: Place
    dress: Dress
    shades: Mapping[Colour, float] = field(default_factory=dict)
    """Lightness of colours printed in black, where a design would become gloomy or waste toner."""


def in_black(items: Iterable[Item], shades: Mapping[Colour, float]) -> tuple[Item, ...]:
    """Return what is drawn in shades of black only, for printers without colour."""
    return tuple([_in_black(item, shades) for item in items])


def _in_black(item: Item, shades: Mapping[Colour, float]) -> Item:
    match item:
        case Words() | Rule():
            return replace(item, colour=_shade(item.colour, shades))
        case Area() | Path():
            fill = _shade(item.fill, shades) if item.fill is not None else None
            return replace(item, fill=fill, colour=_shade(item.colour, shades))
        case _:
            return item


def _shade(colour: Colour, shades: Mapping[Colour, float]) -> Colour:
    light = shades.get(colour)
    return grey_of(colour) if light is None else (light, light, light)


def grey_of(colour: Colour) -> Colour:
    """Return how light a colour is as a grey, dark ones a little darker, so that they stay apart on paper.

    Source of the weights: ITU-R BT.601.
    """
    light = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]
    deep = light * 0.62 if light < 0.45 else 0.279 + (light - 0.45) * 1.311
    return (deep, deep, deep)
