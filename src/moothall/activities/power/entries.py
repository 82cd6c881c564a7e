"""How a power entry reads at each level. Only what its holder said is printed (practice 2.1)."""

from __future__ import annotations

from moothall import record_words
from moothall.activities.power.records import POWER, PowerEntry
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.redaction import Entry
from moothall.words import say


def entries(session: Session) -> tuple[Entry, ...]:
    return tuple(_entry(session, e) for e in POWER.all(session))


def wordings(e: PowerEntry) -> dict[Level, str]:
    """The exact sentence each level would print."""
    inside = say("power.held", held_by=e.held_by, statement=e.statement) if e.held_by else e.statement
    outside = e.neutral or say("power.outside", kind=say(f"power.kind_{e.kind}"))
    return {Level.PRIVATE: e.statement, Level.PARTIES: inside, Level.ROOM: inside, Level.OUTSIDE: outside}


def held_back(e: PowerEntry) -> str:
    """Why an entry isn't printed as it stands, in words; empty when it will be."""
    return record_words.held_back(e) or ("" if e.said_by == "holder" else say("power.others_said"))


def _entry(session: Session, e: PowerEntry) -> Entry:
    return Entry(
        log="power",
        number=e.number,
        visibility=Level(e.visibility),
        read_back=e.read_back,
        state="named",
        wordings=wordings(e),
        parties=(e.held_by,) if e.held_by else (),
        # What others say of somebody is counted, and printed only where the facilitator alone reads it.
        holds_back="" if e.said_by == "holder" else "said_by_others",
        details=record_words.details_of_entry(POWER, session, e),
    )
