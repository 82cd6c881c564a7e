"""The facts of a session: title, date, place, how confidential it is, when the group meets again. One record."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from moothall.core.errors import Refused
from moothall.core.model import Session, Step, Table, added, changed
from moothall.core.text import kept, one_line

CONFIDENTIALITY = ("open", "non-attributed", "room-only")
"""Open; the Chatham House Rule; or nothing leaves the room but counts (practice 2.20)."""

SIX_WEEKS = 42
"""Days to the next session: groups that last agreed to meet "every six weeks" (source 001)."""


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """What is true of the whole session. Dates are ISO; `start` is HH:MM or empty; `cadence` is in days. `cover` are words to be covered in
    copies as names are, a comma or a line between two. `rehearsal` is a throw-away copy to try things out in.
    """

    key: str = "session"
    title: str = ""
    date: str = ""
    start: str = ""
    place: str = ""
    confidentiality: str = "non-attributed"
    purpose: str = ""
    template: str = ""
    series_id: str = ""
    series: str = ""
    session_no: int = 1
    cadence: int = SIX_WEEKS
    next_date: str = ""
    version: str = "1.0"
    keep_until: str = ""
    cover: str = ""
    rehearsal: bool = False


SESSION_DETAILS = Table("session", SessionDetails)


def details_of(session: Session) -> SessionDetails:
    # The defaults only before the first step of a file: afterwards there is always the one record.
    return session.find(SESSION_DETAILS, "session") or SessionDetails()


def session_day(session: Session) -> date:
    """The day of the session, from which "in six weeks" is counted; never the day of the clock. Refused when the session has none yet."""
    return date.fromisoformat(a_date(details_of(session).date))


def a_date(text: str) -> str:
    """The text if it is a date as YYYY-MM-DD, else Refused. Python would take 20261105 and 2026-W45-4 as well."""
    try:
        # [0-9] and not \d, which takes the digits of every script.
        if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError(text)
        return date.fromisoformat(text).isoformat()
    except ValueError:
        # 40 characters of what was typed are enough to know it again.
        raise Refused("core.not_a_date" if text.strip() else "core.no_date", text=text[:40]) from None


def a_time(text: str) -> str:
    """The text as HH:MM if it is a time of day, as people write one (9:30, 09.30), else Refused."""
    found = re.fullmatch("([01]?[0-9]|2[0-3])[:.]([0-5][0-9])", text.strip())
    if found is None:
        raise Refused("core.not_a_time", text=text[:40])
    return f"{int(found[1]):02d}:{found[2]}"


def six_weeks_on(day: str, cadence: int = SIX_WEEKS) -> str:
    """The same weekday, `cadence` days later; empty at the end of the calendar."""
    try:
        return (date.fromisoformat(day) + timedelta(days=cadence)).isoformat()
    except OverflowError:
        return ""


def begin(session: Session, facts: SessionDetails) -> Step:
    """The first step of every file. Refused for a confidentiality there is none of, a date or a start that is none, and a
    title that is blank or too long.
    """
    if facts.confidentiality not in CONFIDENTIALITY:
        raise Refused("core.no_such_confidentiality", text=facts.confidentiality[:40])
    day = a_date(facts.date)
    start = a_time(facts.start) if facts.start else ""
    first = replace(facts, title=one_line(facts.title), date=day, start=start, place=kept(facts.place), purpose=kept(facts.purpose))
    return Step("step.begin", (added(SESSION_DETAILS, first),))


def edit_details(session: Session, **fields: Any) -> Step:
    """Change some facts; names as in SessionDetails. Refused as `begin` is, and when any other text is too long."""
    before = session.get(SESSION_DETAILS, "session")
    if "title" in fields:
        fields["title"] = one_line(fields["title"])
    # An empty date is let through: the next meeting need not be agreed yet.
    for name in ("date", "next_date", "keep_until"):
        if fields.get(name):
            fields[name] = a_date(fields[name])
    if fields.get("start"):
        fields["start"] = a_time(fields["start"])
    # "open" stands for "not asked to change": any of the words there are would do.
    if fields.get("confidentiality", "open") not in CONFIDENTIALITY:
        raise Refused("core.no_such_confidentiality", text=str(fields["confidentiality"])[:40])
    tidy: dict[str, Any] = {name: kept(v) if isinstance(v, str) else v for name, v in fields.items()}
    after = replace(before, **tidy)
    return Step("step.edit_facts", (changed(SESSION_DETAILS, before, after),))
