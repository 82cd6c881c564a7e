"""The decisions' own table. Append only."""

from __future__ import annotations

from typing import Any, cast

from sqlite_utils import Database, Migrations

decision = Migrations("decision")


@decision()
def m001_decision(db: Database) -> None:
    columns: dict[str, Any] = {
        "key": str, "number": int, "text": str, "rule": str, "poll": str, "decides": str, "ratifies": str, "conditions": str,
        "review": str, "item": str, "noted": str,
    }  # fmt: skip
    cast(Any, db["decision"]).create(columns, pk="key", not_null=set(columns), strict=True)
    db.create_view("Decisions", """
        SELECT d.number AS "No", d.text AS "Decision", d.rule AS "Rule", v.question AS "Poll", d.decides AS "Decides in practice",
               d.ratifies AS "Ratified by", d.conditions AS "Conditions", d.review AS "Look again on", d.noted AS "Noted at"
        FROM decision d LEFT JOIN vote v ON v.key = d.poll ORDER BY d.number""")  # fmt: skip
