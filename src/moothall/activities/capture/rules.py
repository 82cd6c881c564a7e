"""Reading the entry line: a note, or a table or sector that sticks until it is changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from moothall.core.contributions import Written, add_notes, notes_of
from moothall.core.model import Session, Step

_TABLE = re.compile(r"t\s*(\d{1,3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the cards being typed come from; it sticks. One of the two, or neither."""

    table: str = ""
    sector: str = ""


def table_line(text: str) -> Source | None:
    """ "t12" on its own line changes the table, and is no note."""
    found = _TABLE.fullmatch(text.strip())
    return Source(table=str(int(found[1]))) if found else None


def note_lines(text: str) -> list[str]:
    """Many pasted lines are many notes; blank lines between them are not."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def write(
    session: Session,
    prompt: str,
    lines: Iterable[str],
    source: Source,
    at: str,
    keys: Iterable[str],
    pasted: bool = False,
    late: bool = False,
) -> Step:
    """The notes typed or pasted, in one step. Notes that come after the item is done are marked late, never refused."""
    origin = "pasted" if pasted else "typed"
    notes = (Written(line, source.table, source.sector, origin, written=at, late=late) for line in lines)
    return add_notes(session, prompt, notes, keys)


def cards_by_table(session: Session, prompt: str) -> list[tuple[str, int]]:
    """How many notes came from each table of the room, in table order; tables that handed in none say 0."""
    counts = Counter(c.table for c in notes_of(session, prompt) if c.table)
    numbers = [int(t) for t in counts if t.isdigit()]
    named = sorted(t for t in counts if not t.isdigit())
    return [(str(n), counts[str(n)]) for n in range(1, max(numbers, default=0) + 1)] + [(t, counts[t]) for t in named]
