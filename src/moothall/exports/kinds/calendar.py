"""Days to come, for calendars: what an entry of a log falls due on, and the next session with its hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, time
from typing import TYPE_CHECKING

from moothall.core.activity import Activity
from moothall.core.errors import Refused
from moothall.core.redacted_copy import Copy
from moothall.exports.export_kind import Export
from moothall.words import say

if TYPE_CHECKING:
    from moothall.exports.writers.icalendar_file import Dated


def exports(_: Sequence[Activity]) -> Iterator[Export]:
    yield Export("calendar", ".ics", "exports.title_calendar", _calendar, "ics", position=28, holds=_has_days)


def _calendar(copy: Copy, _: Sequence[Activity]) -> bytes:
    from moothall.exports.writers.icalendar_file import as_calendar

    events = list(_events(copy))
    if not events:
        raise Refused("exports.no_days")
    return as_calendar(events, date.fromisoformat(copy.date))


def _has_days(copy: Copy) -> bool:
    return bool(copy.next_date) or any(line.days for log in copy.logs for line in log.lines)


def _events(copy: Copy) -> Iterator[Dated]:
    from moothall.exports.writers.icalendar_file import Dated

    for log in copy.logs:
        for line in log.lines:
            for label, day in line.days:
                words = "\n".join(say("exports.detail", label=say(key), text=text) for key, text in line.facts)
                key = f"{copy.title}/{copy.date}/{log.log}/{line.number}/{label}"
                yield Dated(key, say("exports.dated", what=line.text, label=say(label)), date.fromisoformat(day), words)
    if copy.next_date:
        start = None
        with suppress(ValueError):
            start = time.fromisoformat(copy.start)
        title = say("exports.next_session", title=copy.title)
        minutes = sum(item.minutes for item in copy.agenda)
        yield Dated(f"{copy.title}/next", title, date.fromisoformat(copy.next_date), "", copy.place, start if minutes else None, minutes)
