"""Rounds of forms in another session's file, as they were shown there. Reads the file without leaving a trace, and sheets never."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from moothall.core.activity import Activity
from moothall.core.forms.form_rounds import FormRound, rounds
from moothall.core.forms.shown import Shown
from moothall.core.session_details import details_of
from moothall.day_words import short_day
from moothall.desk.sessions import reading


def rounds_in(path: Path, activities: Iterable[Activity], form: str = "") -> list[tuple[FormRound, Shown]]:
    """Every revealed round, or those of one form, each with its session's day; items of that session are none here. Trouble when the file
    can't be read or is open elsewhere.
    """
    found = []
    with reading(path, activities) as reader:
        day = details_of(reader.session).date
        for round_ in rounds(reader.session):
            shown = reader.shown(round_.key)
            if shown is not None and form in ("", round_.form):
                when = round_.brought or day
                title = round_.title if round_.brought else f"{round_.title}, {short_day(day)}"
                found.append((replace(round_, item="", brought=when, title=title), shown))
    return found
