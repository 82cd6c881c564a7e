"""The conflict log's own tables. Append only."""

from __future__ import annotations

from typing import Any, cast

from sqlite_utils import Database, Migrations

conflict = Migrations("conflict")


@conflict()
def m001_conflict(db: Database) -> None:
    columns: dict[str, Any] = {
        "key": str, "number": int, "issue": str, "kind": str, "level": str, "shared": str, "options": str, "criterion": str,
        "stage": int, "handling": str, "state": str, "step": str, "owner": str, "by_when": str, "visibility": int, "read_back": int,
        "neutral": str, "note": str, "item": str, "noted": str,
    }  # fmt: skip
    cast(Any, db["conflict"]).create(columns, pk="key", not_null=set(columns), strict=True)
    sides: dict[str, Any] = {"key": str, "conflict": str, "place": int, "name": str, "asks": str, "interest": str, "bound": str}
    cast(Any, db["conflict_party"]).create(sides, pk="key", not_null=set(sides), strict=True)
    db.create_view("Conflict log", """
        SELECT c.number AS "No", c.issue AS "Issue", c.kind AS "Kind", c.state AS "State", c.owner AS "Owner", c.by_when AS "By when",
               c.visibility AS "Visible to (0 private to 4 count only)", c.read_back AS "Read back",
               p.name AS "Party", p.asks AS "Asks for", p.interest AS "So that", p.bound AS "Bound by"
        FROM conflict c LEFT JOIN conflict_party p ON p.conflict = c.key ORDER BY c.number, p.place""")  # fmt: skip


@conflict()
def m002_conflict_worked(db: Database) -> None:
    db.execute("ALTER TABLE conflict ADD COLUMN heard TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE conflict_party ADD COLUMN understood INTEGER NOT NULL DEFAULT 0")
    columns: dict[str, Any] = {"key": str, "conflict": str, "place": int, "on": str, "at": str, "what": str, "step": str}
    cast(Any, db["conflict_move"]).create(columns, pk="key", not_null=set(columns), strict=True)
