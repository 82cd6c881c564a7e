"""Days as a calendar file (RFC 5545): all-day events, and meetings with their hours in the session's time zone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from moothall.exports.writers.legible import legible

ZONE = ZoneInfo("Europe/London")
"""Where sessions are held: hours stay the same on the clock when it changes."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What falls on a day: `key` tells it from others of the same file, so that a newer file changes it and adds nothing. With `start` it
    has hours, and lasts `minutes`; without, the whole day.
    """

    key: str
    title: str
    day: date
    words: str = ""
    place: str = ""
    start: time | None = None
    minutes: int = 0


def as_calendar(events: Iterable[Dated], made: date) -> bytes:
    """The .ics. `made` stands for when it was made, which the format asks for: a day is enough and tells nothing."""
    calendar = Calendar()
    calendar.add("prodid", "-//Moothall//EN")
    calendar.add("version", "2.0")
    days = []
    for dated in events:
        calendar.add_component(_event(dated, made))
        days += [dated.day] if dated.start else []
    if days:
        # Only the years there are: the library would else write the zone's changes from 1970 to 2038.
        calendar.add_missing_timezones(first_date=min(days) - timedelta(days=366), last_date=max(days) + timedelta(days=366))
    content: bytes = calendar.to_ical()
    return content


def _event(dated: Dated, made: date) -> Event:
    event = Event()
    event.add("uid", f"{blake2b(dated.key.encode(), digest_size=16).hexdigest()}@moothall")
    event.add("dtstamp", datetime.combine(made, time(), UTC))
    event.add("summary", legible(dated.title))
    if dated.start is None:
        event.add("dtstart", dated.day)
        # The end of a whole day is the day after.
        event.add("dtend", dated.day + timedelta(days=1))
        # A day on which something is due doesn't make anybody busy.
        event.add("transp", "TRANSPARENT")
    else:
        begin = datetime.combine(dated.day, dated.start, ZONE)
        event.add("dtstart", begin)
        # Counted on the clock of the wall, as the agenda is.
        event.add("dtend", begin + timedelta(minutes=dated.minutes))
    if dated.words:
        event.add("description", legible(dated.words))
    if dated.place:
        event.add("location", legible(dated.place))
    return event
