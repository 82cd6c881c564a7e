"""Two columns of one board, what is wanted and what is so, and links between a note of each (practice 1b, row 26)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.contributions import CONTRIBUTIONS, may_be_shown
from moothall.core.levels import Level
from moothall.core.model import Session, Table
from moothall.core.records import RecordKind, link, words

SIDES = ("vision", "reality")


@dataclass(frozen=True, slots=True)
class ColumnNote:
    """On which side a note of the board stands. `key` is the note's own."""

    key: str
    side: str


def note_words(session: Session, key: str) -> str:
    """The note's words; none of a note that is hidden, gone, or still written in silence."""
    note = session.find(CONTRIBUTIONS, key)
    return note.text if note and may_be_shown(session, note) else ""


@dataclass(frozen=True, slots=True)
class ColumnLink:
    """One vision beside one reality. `pair` are their numbers, which never change; `noted` is HH:MM."""

    key: str
    number: int
    pair: str = words(level=Level.OUTSIDE, must=True)
    stands_between: str = words(level=Level.ROOM, spotlit=True)
    vision: str = link(level=Level.ROOM, read=note_words)
    reality: str = link(level=Level.ROOM, read=note_words)
    item: str = ""
    noted: str = ""


COLUMN_NOTES = Table("column_note", ColumnNote)
LINKS = Table("column_link", ColumnLink, counted=lambda x: ("column_link", x.number))
TWO_COLUMNS = RecordKind("two_columns", LINKS, step_added="step_linked", step_deleted="step_unlinked", member=None)
