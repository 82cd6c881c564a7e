"""The tables of the two columns. Append only."""

from __future__ import annotations

from typing import Any, cast

from sqlite_utils import Database, Migrations

two_columns = Migrations("two_columns")


@two_columns()
def m001_two_columns(db: Database) -> None:
    note: dict[str, Any] = {"key": str, "side": str}
    cast(Any, db["column_note"]).create(note, pk="key", not_null=set(note), strict=True)
    columns: dict[str, Any] = {
        "key": str, "number": int, "pair": str, "stands_between": str, "vision": str, "reality": str, "item": str, "noted": str,
    }  # fmt: skip
    cast(Any, db["column_link"]).create(columns, pk="key", not_null=set(columns), strict=True)
    db.create_view("Vision and reality", """
        SELECT l.number AS "No", v.number AS "Vision no", v.text AS "Vision", r.number AS "Reality no", r.text AS "Reality",
               l.stands_between AS "Between"
        FROM column_link l LEFT JOIN contribution v ON v.key = l.vision LEFT JOIN contribution r ON r.key = l.reality
        ORDER BY l.number""")  # fmt: skip
