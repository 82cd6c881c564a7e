"""How the agenda stands against the clock: expected starts, the finish, minutes late. Pure; changes no plan and starts no item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from moothall.core.agenda import AgendaItem, agenda, clock, current_item, planned_starts, since_midnight
from moothall.core.model import Session
from moothall.core.session_details import details_of
from moothall.words import say

HALF_A_DAY = 12 * 60
"""Minutes. A session that runs past midnight is late, not a day early."""
NIGHT_ENDS = 6 * 60
"""Minutes. Until then the night still belongs to the day before; an item begun longer ago than that was left open."""


@dataclass(frozen=True, slots=True)
class RailLine:
    """One item as the rail shows it. `start` is when it began or is expected, `planned` when it should have; either may be empty.

    `share` is how far through its planned minutes the current item is, 0 to 1; None for every other item.
    """

    key: str
    title: str
    state: str
    start: str
    planned: str
    note: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """`late` is in minutes, negative when there is time in hand; 0 before the day and after it."""

    lines: tuple[RailLine, ...]
    finish: str = ""
    planned: str = ""
    late: int = 0


def schedule(session: Session, today: str, now: str) -> Schedule:
    """The agenda at `now` (HH:MM) on `today` (ISO). Only a session held today with an item running can be late."""
    items, starts = agenda(session), planned_starts(session)
    # The last item's planned start already holds all before it.
    planned = clock(since_midnight(starts[items[-1].key]) + items[-1].minutes) if starts and items else ""
    running = current_item(session)
    # Before the day, after it, and between items: the plan as it is, and nobody is late.
    if running is None or not running.started or not _belongs(details_of(session).date, running, today, now):
        return Schedule(tuple(_line(i, i.started or starts.get(i.key, ""), starts.get(i.key, "")) for i in items), planned, planned)
    began = since_midnight(running.started)
    return _running(items, running, starts, planned, began + passed(began, since_midnight(now)))


def passed(since: int, until: int) -> int:
    """Minutes between two times of day; `until` is the next day's when it is more than half a day earlier. Never less than 0."""
    return max(0, until - since + (2 * HALF_A_DAY if until - since < -HALF_A_DAY else 0))


def _belongs(held: str, running: AgendaItem, today: str, now: str) -> bool:
    """Whether this moment is of the session's day, or of the night after it with an item still going on."""
    if held == today:
        return True
    if not held or date.fromisoformat(held) + timedelta(days=1) != date.fromisoformat(today) or since_midnight(now) >= NIGHT_ENDS:
        return False
    return (since_midnight(now) - since_midnight(running.started)) % (2 * HALF_A_DAY) < NIGHT_ENDS


def _running(items: list[AgendaItem], running: AgendaItem, starts: dict[str, str], planned: str, now: int) -> Schedule:
    """`now` is in minutes since the midnight before the item began."""
    lines: list[RailLine] = []
    # An item over its time ends now, minute for minute; until then as planned.
    at = max(since_midnight(running.started) + running.minutes, now)
    for item in items:
        due = starts.get(item.key, "")
        if item is running:
            lines.append(_current(item, due, now))
        # What was skipped and lies before it isn't waited for.
        elif item.state == "todo" and item.position > running.position:
            lines.append(_line(item, clock(at), due))
            at += item.minutes
        else:
            lines.append(_line(item, item.started or due, due))
    # Round the clock: the nearer way to the planned finish, so that 00:10 is 20 minutes after 23:50.
    late = (at - since_midnight(planned) + HALF_A_DAY) % (2 * HALF_A_DAY) - HALF_A_DAY if planned else 0
    return Schedule(tuple(lines), clock(at), planned, late)


def _current(item: AgendaItem, due: str, now: int) -> RailLine:
    began = since_midnight(item.started)
    gone = now - began
    note = say("window.of_minutes", gone=gone, minutes=item.minutes, end=clock(max(began + item.minutes, now)))
    # The share stops at 1: the now line stays in its item however late it is. An item of 0 minutes is at its end at once.
    return RailLine(item.key, item.title, item.state, item.started, due, note, min(1.0, gone / max(1, item.minutes)))


def _line(item: AgendaItem, start: str, due: str) -> RailLine:
    return RailLine(item.key, item.title, item.state, start, due, _note(item))


def _note(item: AgendaItem) -> str:
    if item.state == "dropped":
        return say("window.dropped")
    if item.state == "done" and item.started and item.ended:
        took = passed(since_midnight(item.started), since_midnight(item.ended))
        return say("window.took", took=took, minutes=item.minutes)
    return say("window.minutes", n=item.minutes)
