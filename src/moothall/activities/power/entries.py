"""How a power entry reads at each level. Only what its holder said is printed (practice 2.1)."""

from __future__ import annotations

from moothall.activities.power.records import PowerEntry
from moothall.activities.power.rules import power_entries
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.redaction import Entry
from moothall.words import say


def entries(session: Session) -> tuple[Entry, ...]:
    return tuple(_entry(e) for e in power_entries(session))


def wordings(e: PowerEntry) -> dict[Level, str]:
    """The exact sentence each level would print."""
    inside = say("power.held", held_by=e.held_by, statement=e.statement) if e.held_by else e.statement
    outside = e.neutral or say("power.outside", kind=say(f"power.kind_{e.kind}"))
    return {Level.PRIVATE: e.statement, Level.PARTIES: inside, Level.ROOM: inside, Level.OUTSIDE: outside}


def held_back(e: PowerEntry) -> str:
    """Why an entry isn't printed as it stands, in words; empty when it will be."""
    if e.visibility == Level.PRIVATE:
        return say("kit.only_yours")
    if e.visibility == Level.COUNT:
        return say("kit.only_counted")
    if not e.read_back:
        return say("kit.not_read_back")
    return "" if e.said_by == "holder" else say("power.others_said")


def _entry(e: PowerEntry) -> Entry:
    return Entry(
        log="power",
        number=e.number,
        visibility=Level(e.visibility),
        read_back=e.read_back,
        state="named",
        wordings=wordings(e),
        parties=(e.held_by,) if e.held_by else (),
        holds_back="" if e.said_by == "holder" else "said_by_others",
        details=tuple((label, text) for label, text in _details(e) if text),
    )


def _details(e: PowerEntry) -> tuple[tuple[str, str], ...]:
    return (
        ("power.label_kind", say(f"power.kind_{e.kind}")),
        ("power.label_held_by", e.held_by),
        ("power.label_affects", e.affects),
        ("power.label_acknowledged", say(f"power.acknowledged_{e.acknowledged}") if e.acknowledged else ""),
        ("power.label_said_by", say(f"power.said_by_{e.said_by}")),
        ("power.label_neutral", e.neutral),
        ("power.label_note", e.note),
        ("power.label_noted", e.noted),
    )
