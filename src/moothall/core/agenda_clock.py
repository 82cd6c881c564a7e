"""How the agenda stands against the clock: when each item begins and ends as things are, the finish, minutes late. Pure; words none of it.

Times of day are HH:MM. Inside, times are minutes since the midnight before the running item began, so that a night is no day early.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from moothall.core.agenda import AgendaItem, agenda, clock, current_item, planned_starts, since_midnight
from moothall.core.model import Session
from moothall.core.session_details import details_of

HALF_A_DAY = 12 * 60
"""Minutes. A session that runs past midnight is late, not a day early."""
NIGHT_ENDS = 6 * 60
"""Minutes. Until then the night still belongs to the day before; an item begun longer ago than that was left open."""


@dataclass(frozen=True, slots=True)
class AgendaTimes:
    """The agenda at one moment. `starts` has each item's start by key: when it began, or is expected to; empty where neither is known.
    `gone` are the minutes the running item has taken, None where none runs; `standing` those that everything stands still by now. `late` is
    negative when there is time in hand.
    """

    starts: dict[str, str] = field(default_factory=dict)
    planned: str = ""
    finish: str = ""
    late: int = 0
    gone: int | None = None
    ends: str = ""
    standing: int = 0


def passed(since: int, until: int) -> int:
    """Minutes between two times of day; `until` is the next day's when it is more than half a day earlier. Never less than 0."""
    return max(0, until - since + (2 * HALF_A_DAY if until - since < -HALF_A_DAY else 0))


def took(item: AgendaItem) -> int | None:
    """Minutes an item that is over was worked on, without those it stood still; None where that isn't known."""
    if not (item.started and item.ended):
        return None
    return max(0, passed(since_midnight(item.started), since_midnight(item.ended)) - item.stood)


def to_come(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Of an agenda in order, what will still be held. What lies before the running item, or the last that is over, isn't waited for."""
    begun = [n for n, item in enumerate(items) if item.state in ("now", "done")]
    running = [n for n in begun if items[n].state == "now"]
    first = (running or begun or [-1])[-1] + 1
    return [item for item in items[first:] if item.state == "todo"]


def planned_finish(session: Session) -> str:
    """When the plan ends; empty without a start or an item."""
    items, starts = agenda(session), planned_starts(session)
    # The last item's planned start already holds all before it.
    return clock(since_midnight(starts[items[-1].key]) + items[-1].minutes) if starts and items else ""


def agenda_times(session: Session, today: str, now: str) -> AgendaTimes:
    """The agenda at `now` (HH:MM) on `today` (ISO). Only a session held today with an item running can be late; before the day and after it
    the plan stands as it is.
    """
    items, starts, planned = agenda(session), planned_starts(session), planned_finish(session)
    running = current_item(session)
    if running is None or not running.started or not _belongs(details_of(session).date, running, today, now):
        return _standing_still(items, starts, planned)
    began = since_midnight(running.started)
    return _running(items, running, starts, planned, began + passed(began, since_midnight(now)))


def _standing_still(items: Sequence[AgendaItem], starts: dict[str, str], planned: str) -> AgendaTimes:
    """While nothing runs: what was cut beforehand tells at once, and a day that is over finished when its last item did."""
    expected = {item.key: item.started or starts.get(item.key, "") for item in items}
    finish = planned
    if starts and not any(item.started for item in items):
        at = since_midnight(starts[items[0].key]) if items else 0
        for item in to_come(items):
            expected[item.key] = clock(at)
            at += item.length
        finish = clock(at) if items else ""
    elif not to_come(items):
        finish = next((item.ended for item in reversed(items) if item.ended), planned)
    return AgendaTimes(expected, planned, finish)


def _belongs(held: str, running: AgendaItem, today: str, now: str) -> bool:
    """Whether this moment is of the session's day, or of the night after it with an item still going on."""
    if held == today:
        return True
    if not held or date.fromisoformat(held) + timedelta(days=1) != date.fromisoformat(today) or since_midnight(now) >= NIGHT_ENDS:
        return False
    return (since_midnight(now) - since_midnight(running.started)) % (2 * HALF_A_DAY) < NIGHT_ENDS


def standing(item: AgendaItem, now: int) -> int:
    """Minutes it has stood still since it was paused last. `now` is in minutes since midnight."""
    return passed(since_midnight(item.paused), now % (2 * HALF_A_DAY)) if item.paused else 0


def _running(items: Sequence[AgendaItem], running: AgendaItem, starts: dict[str, str], planned: str, now: int) -> AgendaTimes:
    still = standing(running, now)
    gone = max(0, now - since_midnight(running.started) - running.stood - still)
    # An item over its time ends now, minute for minute; until then as planned.
    ends = now + max(0, running.length - gone)
    expected = {item.key: item.started or starts.get(item.key, "") for item in items}
    at = ends
    for item in to_come(items):
        expected[item.key] = clock(at)
        at += item.length
    # Round the clock: the nearer way to the planned finish, so that 00:10 is 20 minutes after 23:50.
    late = (at - since_midnight(planned) + HALF_A_DAY) % (2 * HALF_A_DAY) - HALF_A_DAY if planned else 0
    return AgendaTimes(expected, planned, clock(at), late, gone, clock(ends), still)


def is_past_half(session: Session) -> bool:
    """Whether what runs begins after half of the agenda's planned minutes. Of fewer than three items no half is worth a word."""
    items = [item for item in agenda(session) if item.state != "dropped"]
    running = current_item(session)
    if running is None or len(items) < 3:
        return False
    before = sum(item.minutes for item in items if item.position < running.position)
    return before * 2 >= sum(item.minutes for item in items)
