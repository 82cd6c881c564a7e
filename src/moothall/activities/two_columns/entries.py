"""How the two columns read in every copy: each link, then each note that has none yet, so that no note loses the side it stands on."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.activities.two_columns.records import SIDES, TWO_COLUMNS, ColumnLink
from moothall.activities.two_columns.rules import alone
from moothall.core.model import Session
from moothall.core.redaction import Entry
from moothall.record_words import entries_of, entry_of

ALONE = "alone"
"""The state of an entry that is one note without a link."""


def entries(session: Session) -> tuple[Entry, ...]:
    return (*entries_of(TWO_COLUMNS, session), *_alone(session))


def _alone(session: Session) -> Iterator[Entry]:
    """Each as a link with one end, "7 –" or "– 11", numbered on after the links that are kept."""
    number = session.next_number(TWO_COLUMNS.table.name)
    for side in SIDES:
        for note in alone(session, side):
            pair = f"{note.number} –" if side == "vision" else f"– {note.number}"
            yield entry_of(TWO_COLUMNS, session, ColumnLink("", number, pair, **{side: note.key}), state=ALONE)
            number += 1
