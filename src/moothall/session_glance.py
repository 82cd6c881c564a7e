"""One look into a session for a list of them: title, date, whether it is finished. Reads one row and the versions, trusts nothing, writes
nothing, and gives up on whatever is odd: a list says then only what the file is called. Loads nothing, for the start screen waits for it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

APPLICATION_ID = 0x4D4F4F54
"""The mark of our files. Written out again here, and a test keeps it the same: the start screen doesn't wait for all that opens one."""
_STEPS = 10_000
"""Of SQLite's own machine: some hundred times what the look takes. A file made to take for ever is left at that."""


@dataclass(frozen=True, slots=True)
class Glance:
    """`date` is YYYY-MM-DD; `version` and `finished` are empty until the record was finished once."""

    title: str
    date: str
    keep_until: str = ""
    version: str = ""
    finished: str = ""


def glance(path: Path) -> Glance | None:
    """What the file says of itself as it was last put away; None when it can't be read, or isn't ours. What a crash left beside it is
    passed over: it is played in when the session is opened.
    """
    try:
        # Immutable: no lock is taken and no log is looked for, so that a stick that can only be read is read, too.
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)) as db:
            db.execute("PRAGMA trusted_schema = OFF")
            db.set_progress_handler(lambda: 1, _STEPS)
            return _look(db)
    except (sqlite3.Error, OSError, ValueError, OverflowError):
        return None


def _look(db: sqlite3.Connection) -> Glance | None:
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return None
    tables = {
        name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('session', 'session_version')")
    }
    # A view of the name would be a query of somebody else's.
    if "session" not in tables:
        return None
    row = db.execute("SELECT title, date, keep_until FROM session WHERE key = 'session'").fetchone()
    if row is None:
        return None
    newest = None
    if "session_version" in tables:
        newest = db.execute("SELECT minor, finished FROM session_version ORDER BY minor DESC LIMIT 1").fetchone()
    version, finished = (f"1.{int(newest[0])}", str(newest[1])) if newest else ("", "")
    title, date, keep_until = map(str, row)
    return Glance(title, date, keep_until, version, finished)
