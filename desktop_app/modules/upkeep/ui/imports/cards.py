"""Counts as cards in a row; a card that can be chosen narrows a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desktop_app.domain.i18n import Message
from desktop_app.ui import theme
from desktop_app.ui.parts import Elided, Tile, Tone, column, panel, row, say_tone, wear_look, words


@dataclass(frozen=True, slots=True)
class Card:
    """A figure and what it counts; ``below`` says more in small letters."""

    figure: int
    title: Message
    tone: Tone = ""
    below: Message | str = ""


_LARGE_TYPE = 150
"""From this type size (per cent) on, a screen of 768 lines has no room for high cards."""


class ChoosingCards(QWidget):
    """Cards of which one is chosen."""

    def __init__(self, choose: Callable[[int], object]) -> None:
        super().__init__()
        self._choose = choose
        self.cards: list[Tile] = []
        self._figures: list[QLabel] = []
        self._titles: list[Elided] = []
        self._below: list[Elided] = []
        self._across = row(self, gap=10)

    def show_cards(self, cards: Sequence[Card], chosen: int) -> None:
        """Show ``cards``; those of before keep the keyboard."""
        while len(self.cards) < len(cards):
            self._add(len(self.cards))
        for place, tile in enumerate(self.cards):
            tile.setVisible(place < len(cards))
        for place, card in enumerate(cards):
            self._figures[place].setText(f"{card.figure:,}")
            say_tone(self._figures[place], card.tone if card.figure else "")
            self._titles[place].setText(str(card.title))
            self._below[place].setText(str(card.below) or " ")
            self._below[place].setVisible(not _is_low())
            self.cards[place].setToolTip(str(card.below))
            self.cards[place].setAccessibleName(f"{card.title}: {card.figure:,} {card.below}")
        self.mark(chosen)

    def mark(self, chosen: int) -> None:
        """Mark the card at a place as chosen."""
        for place, tile in enumerate(self.cards):
            tile.setChecked(place == chosen)
            wear_look(tile, "card-chosen" if place == chosen else "card")

    def _add(self, place: int) -> None:
        tile = Tile("", lambda: self._choose(place), "card")
        tile.setCheckable(True)
        tile.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        inside = column(tile, margin=0, gap=0)
        inside.setContentsMargins(*_margins())
        figure, title, below = (
            words("", "headline" if _is_low() else "figure"),
            Elided("", "strong"),
            Elided("", "faint"),
        )
        for widget in (figure, title, below):
            inside.addWidget(widget)
        self.cards.append(tile)
        self._figures.append(figure)
        self._titles.append(title)
        self._below.append(below)
        self._across.addWidget(tile, 1)


def plain_card(card: Card) -> QFrame:
    """Return a card that only tells."""
    frame, inside = panel(margin=0)
    inside.setContentsMargins(*_margins())
    inside.setSpacing(0)
    figure = words(f"{card.figure:,}", "figure")
    say_tone(figure, card.tone if card.figure else "")
    inside.addWidget(figure)
    inside.addWidget(Elided(card.title, "strong"))
    inside.addWidget(Elided(str(card.below) or " ", "faint"))
    return frame


def _is_low() -> bool:
    return theme.look().size >= _LARGE_TYPE


def _margins() -> tuple[int, int, int, int]:
    side = theme.px(8 if _is_low() else 14)
    return side, theme.px(8), side, theme.px(6)
