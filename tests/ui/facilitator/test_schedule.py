"""How the agenda stands against the clock, case by case: expected starts, the finish, minutes late."""

from __future__ import annotations

from dataclasses import replace

import pytest

from moothall.core.agenda import AGENDA, AgendaItem
from moothall.core.model import Session, Step, added
from moothall.core.session_details import SESSION_DETAILS, SessionDetails
from moothall.ui.facilitator.schedule import schedule

TODAY = "2026-11-05"


def session(*items: AgendaItem, start: str = "09:30", date: str = TODAY) -> Session:
    made = Session((SESSION_DETAILS, AGENDA))
    made.apply(
        Step(
            "step.begin", (added(SESSION_DETAILS, SessionDetails(title="Beds", date=date, start=start)), *(added(AGENDA, i) for i in items))
        )
    )
    return made


def item(number: int, minutes: int, **fields: str) -> AgendaItem:
    return AgendaItem(str(number), number, f"Item {number}", minutes, "plain", **fields)


PLAN = (item(0, 10), item(1, 25), item(2, 15))


def test_before_it_begins_it_is_on_time():
    told = schedule(session(*PLAN), TODAY, "11:00")
    assert (told.finish, told.planned, told.late) == ("10:20", "10:20", 0)
    assert [(line.start, line.planned) for line in told.lines] == [("09:30", "09:30"), ("09:40", "09:40"), ("10:05", "10:05")]


@pytest.mark.parametrize(
    ("began", "now", "finish", "late", "share"),
    [
        ("09:40", "09:50", "10:20", 0, 0.4),
        ("09:48", "09:58", "10:28", 8, 0.4),
        ("09:36", "09:40", "10:16", -4, 0.16),
        ("09:40", "10:25", "10:40", 20, 1.0),
    ],
)
def test_a_running_item_moves_what_comes_after_it(began, now, finish, late, share):
    done = replace(PLAN[0], state="done", started="09:30", ended=began)
    told = schedule(session(done, replace(PLAN[1], state="now", started=began), PLAN[2]), TODAY, now)
    assert (told.finish, told.late) == (finish, late)
    assert told.lines[1].share == pytest.approx(share)
    assert told.lines[2].start == told.lines[1].note.rpartition(" ")[2], "the next item starts when this one ends"


def test_an_item_dropped_takes_no_time():
    told = schedule(session(replace(PLAN[0], state="now", started="09:30"), replace(PLAN[1], state="dropped"), PLAN[2]), TODAY, "09:35")
    assert (told.finish, told.late) == ("09:55", -25)
    assert told.lines[1].note == "dropped"


def test_an_item_left_for_later_is_not_counted_twice():
    told = schedule(session(PLAN[0], replace(PLAN[1], state="now", started="09:30"), PLAN[2]), TODAY, "09:30")
    assert told.finish == "10:10"
    assert told.lines[0].start == "09:30"


def test_another_day_is_never_late():
    told = schedule(session(replace(PLAN[0], state="now", started="09:30"), date="2026-09-24"), TODAY, "16:00")
    assert told.late == 0 and told.lines[0].share is None


def test_without_a_start_time_there_is_a_finish_but_no_lateness():
    running = replace(PLAN[0], state="now", started="14:02")
    told = schedule(session(running, PLAN[1], start=""), TODAY, "14:05")
    assert (told.finish, told.planned, told.late) == ("14:37", "", 0)


def test_an_empty_agenda_says_nothing():
    assert schedule(session(), TODAY, "10:00") == schedule(session(start=""), TODAY, "10:00")


NIGHT = "2026-11-06"


@pytest.mark.parametrize(
    ("began", "now", "gone", "late"), [("23:56", "00:00", 4, 6), ("23:56", "00:20", 24, 15), ("00:02", "00:04", 2, 12)]
)
def test_a_session_past_midnight_is_late_and_not_a_day_early(began, now, gone, late):
    plan = (item(0, 15, state="now", started=began), item(1, 10))
    told = schedule(session(*plan, start="23:50"), NIGHT, now)
    assert told.lines[0].note.startswith(f"{gone} of 15 min")
    assert told.late == late
    assert told.lines[1].start == told.lines[0].note.rpartition(" ")[2]


@pytest.mark.parametrize(("today", "now"), [(NIGHT, "06:00"), (NIGHT, "02:00"), ("2026-11-07", "00:10")])
def test_an_item_left_open_the_day_before_is_over(today, now):
    told = schedule(session(item(0, 15, state="now", started="14:05"), item(1, 10)), today, now)
    assert told.late == 0 and told.lines[0].share is None


def test_an_item_that_ended_after_midnight_took_its_minutes():
    done = item(0, 15, state="done", started="23:50", ended="00:10")
    assert schedule(session(done, item(1, 10)), NIGHT, "00:12").lines[0].note.startswith("20 min, planned")
