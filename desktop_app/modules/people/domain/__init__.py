"""The people of the community, their homes, and the lists that a clerk saves of them."""

from __future__ import annotations

from desktop_app.domain.record import Record
from desktop_app.modules.people.domain.roster import (
    Building,
    Education,
    Grid,
    GridSteward,
    Household,
    Person,
    PicturedCharacter,
    Relation,
    Tag,
    Whereabouts,
    a_death_or_removal_is_not_in_the_future,
    a_picture_shows_one_character,
    a_relation_needs_a_household,
    age_on,
    the_birth_date_agrees_with_the_resident_id,
    the_sex_agrees_with_the_resident_id,
)
from desktop_app.modules.people.domain.saved_lists import (
    Condition,
    ListedPerson,
    RuleKind,
    SavedList,
    SavedRule,
    Wish,
    rule_in,
    written_rule,
)

__all__ = [
    "RECORDS",
    "Building",
    "Condition",
    "Education",
    "Grid",
    "GridSteward",
    "Household",
    "ListedPerson",
    "Person",
    "PicturedCharacter",
    "Relation",
    "RuleKind",
    "SavedList",
    "SavedRule",
    "Tag",
    "Whereabouts",
    "Wish",
    "a_death_or_removal_is_not_in_the_future",
    "a_picture_shows_one_character",
    "a_relation_needs_a_household",
    "age_on",
    "rule_in",
    "the_birth_date_agrees_with_the_resident_id",
    "the_sex_agrees_with_the_resident_id",
    "written_rule",
]

RECORDS: tuple[type[Record], ...] = (Grid, Building, Household, Person, SavedList)
