"""Days in words, in English whatever the computer's language: not strftime, which speaks the computer's. Reads no clock."""

from __future__ import annotations

from datetime import date

from moothall.words import say


def day(iso: str) -> str:
    """ "Thursday 5 November 2026". What is no date is left as it is."""
    try:
        on = date.fromisoformat(iso)
    except ValueError:
        return iso
    weekday, month = say("exports.weekdays").split()[on.weekday()], say("exports.months").split()[on.month - 1]
    return say("exports.day", weekday=weekday, day=on.day, month=month, year=on.year)


def short_day(iso: str) -> str:
    """ "5 November 2026"."""
    return day(iso).partition(" ")[2] or iso


def near_day(iso: str, beside: str = "") -> str:
    """ "Thu 5 Nov 2026": for a list and a line, where the weekday tells a slip of a week. Without the year where it is that of `beside`,
    another day.
    """
    weekday, _, rest = day(iso).partition(" ")
    if not rest:
        return iso
    number, month, year = rest.split()
    # The first three letters are the usual short names, of days and of months.
    near = f"{weekday[:3]} {number} {month[:3]}"
    return near if beside[:4] == year else f"{near} {year}"
