"""Days to come as a calendar file, read back by the library's own parser and looked at as text."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from moothall.exports.writers.icalendar_file import ZONE, Dated, as_calendar

MADE = date(2026, 11, 5)


def events(*dated: Dated) -> list:
    return Calendar.from_ical(as_calendar(dated, MADE)).events


def test_what_is_due_takes_the_whole_day_and_makes_nobody_busy() -> None:
    (event,) = events(Dated("a", "Ask, for <one>; rota", date(2026, 12, 14), "with Dana\nand\\or Bo"))
    assert (event.start, event.end) == (date(2026, 12, 14), date(2026, 12, 15))
    assert (str(event["summary"]), str(event["description"]), event["transp"]) == (
        "Ask, for <one>; rota",
        "with Dana\nand\\or Bo",
        "TRANSPARENT",
    )


@pytest.mark.parametrize(
    ("day", "hours_from_utc"), [(date(2027, 3, 27), 0), (date(2027, 3, 28), 1), (date(2026, 10, 24), 1), (date(2026, 10, 25), 0)]
)
def test_hours_stay_the_same_on_the_clock_when_it_changes(day: date, hours_from_utc: int) -> None:
    (event,) = events(Dated("n", "Next", day, start=time(9, 30), minutes=390))
    assert event.start.replace(tzinfo=None) == datetime.combine(day, time(9, 30))
    assert event.start.utcoffset() == timedelta(hours=hours_from_utc) == datetime.combine(day, time(9, 30), ZONE).utcoffset()
    assert event.end - event.start == timedelta(minutes=390)


def test_a_newer_file_changes_an_event_and_adds_none() -> None:
    old, new = (events(Dated("session/actions/3", title, MADE))[0] for title in ("Ring them", "Ring everybody"))
    other = events(Dated("session/actions/4", "Ring them", MADE))[0]
    assert old["uid"] == new["uid"] != other["uid"]


def test_no_line_is_longer_than_calendars_take_and_nothing_says_when_it_was_made() -> None:
    content = as_calendar([Dated("a", "Ž" * 500, MADE), Dated("b", "x\r\nBEGIN:VEVENT", MADE)], MADE)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert content.split(b"\r\n").count(b"BEGIN:VEVENT") == 2
    assert {line for line in content.split(b"\r\n") if line.startswith(b"DTSTAMP")} == {b"DTSTAMP:20261105T000000Z"}
