"""How a table's answer reads: the case, the move, the table and its split in one sentence; its rule, reaction and need beside it."""

from __future__ import annotations

from moothall.activities.scenario.records import REHEARSALS, SCENARIO, TableAnswer
from moothall.activities.scenario.rules import case_of, split_of
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.log_entry import Entry
from moothall.core.model import Session
from moothall.record_words import entry_of
from moothall.words import say


def entries(session: Session) -> tuple[Entry, ...]:
    return tuple(_entry(session, answer) for answer in SCENARIO.all(session))


def _entry(session: Session, answer: TableAnswer) -> Entry:
    """Of the room alone: a made-up case, and tables are mixed."""
    words = say("scenario.answered", table=answer.seat, case=_case(session, answer), rule=answer.principle)
    return entry_of(SCENARIO, session, answer, wordings={level: words for level in Level if level <= Level.ROOM}, visibility=Level.ROOM)


def _case(session: Session, answer: TableAnswer) -> str:
    rehearsal = session.find(REHEARSALS, answer.rehearsal)
    if rehearsal is None:
        return ""
    try:
        names = [partner.name for partner in case_of(rehearsal).partners]
    except Refused:
        names = []
    split = ", ".join(f"{name} {share}" for name, share in zip(names, split_of(answer), strict=False)) or answer.split
    return say("scenario.case", title=rehearsal.title, move=answer.move, split=split)
