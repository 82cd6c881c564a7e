"""The rehearsals' own tables. Append only."""

from __future__ import annotations

from typing import Any, cast

from sqlite_utils import Database, Migrations

scenario = Migrations("scenario")


@scenario()
def m001_rehearsal(db: Database) -> None:
    columns: dict[str, Any] = {"key": str, "number": int, "title": str, "scenario": str, "item": str, "started": str, "move": int}
    cast(Any, db["rehearsal"]).create(columns, pk="key", not_null=set(columns), strict=True)
    answers: dict[str, Any] = {
        "key": str, "number": int, "principle": str, "seat": str, "reaction": str, "need": str, "rehearsal": str, "move": int,
        "split": str, "item": str, "noted": str,
    }  # fmt: skip
    cast(Any, db["table_answer"]).create(answers, pk="key", not_null=set(answers), strict=True)
    db.create_view("Rehearsal answers", """
        SELECT a.number AS "No", r.title AS "Rehearsal", a.move AS "Move", a.seat AS "Table", a.split AS "Split", a.principle AS "Rule",
               a.reaction AS "First reaction", a.need AS "Would need agreed", a.noted AS "Noted at"
        FROM table_answer a LEFT JOIN rehearsal r ON r.key = a.rehearsal ORDER BY a.number""")  # fmt: skip
