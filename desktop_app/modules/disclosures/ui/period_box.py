"""The period in words: its days, the rule it rests on, and how sure both are."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_date
from PySide6.QtWidgets import QFrame

from desktop_app.domain.i18n import Message, _, language, n_
from desktop_app.domain.rules import Rule
from desktop_app.modules.disclosures.domain import Disclosure, is_posted_too_late
from desktop_app.ui.parts import column, paragraph, say_tone


class PeriodBox(QFrame):
    """Says when the period begins and ends, by which rule, and what still may change."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "part")
        self.days = paragraph("", "strong")
        self.doubt = paragraph("", "")
        self.rule = paragraph("", "faint")
        self.shortfall = paragraph("", "")
        self.late = paragraph(_("The posting day has passed: printed now, it would hang for fewer days."), "")
        for line in (self.doubt, self.shortfall, self.late):
            say_tone(line, "warning")
        inside = column(self, margin=12, gap=4)
        for line in (self.days, self.late, self.doubt, self.shortfall, self.rule):
            inside.addWidget(line)

    def say(self, disclosure: Disclosure, rule: Rule | None, day: dt.date) -> None:
        """Say on ``day`` everything about the period of ``disclosure``; ``rule`` is None where none is in force."""
        self.late.setVisible(is_posted_too_late(disclosure, day))
        self.days.setText(_days(disclosure))
        self.doubt.setText(str(_doubt(disclosure)) if disclosure.provisional else "")
        self.doubt.setVisible(disclosure.provisional)
        self.rule.setText(rule_words(rule) if rule else str(_("No rule sets this period.")))
        self.rule.setToolTip(str(_code_words(rule)) if rule else "")
        short = rule is not None and (disclosure.working_days or rule.value) < rule.value
        self.shortfall.setVisible(short)
        if rule is not None and short:
            said = n_(
                "The rule asks for {n} working day at least.",
                "The rule asks for {n} working days at least.",
                rule.value,
            )
            self.shortfall.setText(str(said))


def _days(disclosure: Disclosure) -> str:
    first, last = disclosure.first_day, disclosure.last_day
    if first is None or last is None:
        return str(_("The last day follows from posting day and working days."))
    return str(_("{first} to {last}", first=_day(first), last=_day(last)))


def _day(day: dt.date) -> str:
    return f"{format_date(day, 'medium', language())} {format_date(day, 'EEE', language())}"


def _doubt(disclosure: Disclosure) -> Message:
    years = sorted({day.year for day in (disclosure.posted_on, disclosure.last_day) if day})
    return _(
        "Provisional: the State Council has not announced the days off of {year} yet. Count again once it has.",
        year=years[-1] if years else "",
    )


def rule_words(rule: Rule) -> str:
    """Name ``rule`` with its source and certainty."""
    lines = (
        _("Rule: {title}, {value} working days", title=rule.title, value=rule.value),
        _("Source: {source}", source=rule.source),
        _("Certainty: {certainty}", certainty=rule.certainty.value),
    )
    return "\n".join(str(line) for line in lines)


def _code_words(rule: Rule) -> Message:
    """Name what a record that was counted by ``rule`` keeps of it."""
    return _("{code}, version {version}", code=rule.code, version=rule.version)
