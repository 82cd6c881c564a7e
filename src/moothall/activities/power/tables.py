"""The power log's own table. Append only."""

from __future__ import annotations

from typing import Any, cast

from sqlite_utils import Database, Migrations

power = Migrations("power")


@power()
def m001_power_entry(db: Database) -> None:
    columns: dict[str, Any] = {
        "key": str, "number": int, "statement": str, "kind": str, "held_by": str, "affects": str, "acknowledged": str, "said_by": str,
        "visibility": int, "read_back": int, "neutral": str, "note": str, "item": str, "noted": str,
    }  # fmt: skip
    cast(Any, db["power_entry"]).create(columns, pk="key", not_null=set(columns), strict=True)
    db.create_view("Power log", """
        SELECT number AS "No", statement AS "Statement", kind AS "Kind", held_by AS "Held by", affects AS "Affects",
               acknowledged AS "Acknowledged", said_by AS "Said by", visibility AS "Visible to (0 private to 4 count only)",
               read_back AS "Read back", noted AS "Noted at"
        FROM power_entry ORDER BY number""")  # fmt: skip
