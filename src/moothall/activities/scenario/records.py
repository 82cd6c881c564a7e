"""A rehearsal in a session, and what each table answered to each of its moves (practice 2.6c)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, words


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """`scenario` is the case as it was when the rehearsal began, as JSON (`core.scenarios`): a library that changes later changes nothing
    here. `move` is the one that is on, from 1, 0 before the first. `started` is the day, ISO.
    """

    key: str
    number: int
    title: str
    scenario: str
    item: str
    started: str
    move: int = 0


@dataclass(frozen=True, slots=True)
class TableAnswer:
    """What one table made of one move. `split` are whole numbers that add up to 100, in the partners' order, between spaces; `noted` is
    HH:MM.
    """

    key: str
    number: int
    principle: str = words(level=Level.ROOM, must=True)
    seat: str = words(level=Level.ROOM)
    reaction: str = words(level=Level.ROOM)
    need: str = words(level=Level.ROOM)
    rehearsal: str = ""
    move: int = 0
    split: str = ""
    item: str = ""
    noted: str = ""


REHEARSALS = Table("rehearsal", Rehearsal, by=("item",), counted=lambda r: ("rehearsal", r.number))
ANSWERS = Table("table_answer", TableAnswer, by=("rehearsal",), counted=lambda a: ("table_answer", a.number))
SCENARIO = RecordKind("scenario", ANSWERS, member=None, together=True, view="Rehearsal answers")
