"""What a session file may define: tables and indexes of columns, and views that nobody here reads. Asked before a row is read, because
what a definition computes can be made to take all of a laptop's time or memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

OWN = (
    "_sqlite_migrations",
    "seal",
    "stamp",
    "history",
    "counter",
    "chore",
    "ballot",
    "mark",
    "concern",
    "slip",
    "split_group",
    "split_cell",
    "written",
    "form_group",
    "form_strip",
    "form_count",
    "form_line",
    "timer",
    "identity",
    "shared_screen",
    "handed_out",
)
"""Tables that are no records': they are read by these names, beside those of the session's records."""


def are_foreign(connection: sqlite3.Connection, records: Collection[str]) -> bool:
    """Whether the file defines what we never make. `records` are the names that records are read by. Raises sqlite3.DatabaseError when
    the definitions can't be read.
    """
    # A trigger runs at our own writes, a virtual table runs a module's code when it is read.
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE type = 'trigger' OR sql LIKE 'CREATE VIRTUAL%'").fetchone():
        return True
    # A view of a table's name would be read in its place, and may go on for ever. Names are the same in capitals to SQLite.
    ours = {name.lower() for name in (*records, *OWN)}
    named = connection.execute("SELECT lower(name) FROM sqlite_schema WHERE type <> 'table'")
    return any(name in ours for (name,) in named) or _computes(connection) or _takes_anything(connection, records)


def _takes_anything(connection: sqlite3.Connection, records: Collection[str]) -> bool:
    """A record's table that isn't strict may hold a text for a number."""
    loose = {
        name for (name,) in connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict")
    }
    return not loose.isdisjoint(records)


def _computes(connection: sqlite3.Connection) -> bool:
    """Columns that are worked out as they are read, and indexes of more than columns."""
    # In hidden columns 2 and 3 are computed ones; an index's column -2 is an expression. Partial indexes are ours as well.
    columns = connection.execute(
        "SELECT 1 FROM sqlite_schema m, pragma_table_xinfo(m.name) x WHERE m.type = 'table' AND x.hidden <> 0 LIMIT 1"
    )
    if columns.fetchone():
        return True
    indexes = connection.execute(
        "SELECT 1 FROM sqlite_schema m, pragma_index_xinfo(m.name) x WHERE m.type = 'index' AND x.cid = -2 LIMIT 1"
    )
    return indexes.fetchone() is not None
