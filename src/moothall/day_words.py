"""Days as a person writes them, on screen and on paper. Reads no clock and no calendar but the one everybody has."""

from __future__ import annotations

from datetime import date

from moothall.words import say


def day(iso: str) -> str:
    """ "Thursday 5 November 2026", in English whatever the computer's language. What is no date is left as it is."""
    try:
        on = date.fromisoformat(iso)
    except ValueError:
        return iso
    # Not strftime, which speaks the computer's language.
    weekday, month = say("exports.weekdays").split()[on.weekday()], say("exports.months").split()[on.month - 1]
    return say("exports.day", weekday=weekday, day=on.day, month=month, year=on.year)


def short_day(iso: str) -> str:
    """ "5 November 2026"."""
    return day(iso).partition(" ")[2] or iso
