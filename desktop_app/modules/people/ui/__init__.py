"""The people's room: persons, households, buildings, grids, and lists of persons that are used again."""

from desktop_app.modules.people.ui.page import age_words, find, people_page, what_the_number_says

__all__ = ["age_words", "find", "people_page", "what_the_number_says"]
