"""Files that earlier versions wrote, kept as they were: each opens with everything in it. `schema-11` was written before any table was made
from a declaration, `schema-12` before files had a session key, `schema-17` before what was cut first had number 1; each has one of every
kind of record.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.desk.sessions import open_session
from moothall.store import check
from tests.store.sessions import SCHEMA, rows

OLD = sorted(Path(__file__).parents[1].joinpath("old_files").glob("*.moot"))


DROP_ORDER = 11
"""The column of an agenda item's place among what is cut, and how many columns an item had while the highest went first."""
_OLDER = 16


def _renumbered(table: str, held: list[tuple]) -> list[tuple]:
    """What an upgrade changes on purpose: the number that was the highest is 1."""
    if table != "agenda_item" or len(held[0]) != _OLDER:
        return held
    first = max(row[DROP_ORDER] for row in held) + 1
    return [(*row[:DROP_ORDER], row[DROP_ORDER] and first - row[DROP_ORDER], *row[DROP_ORDER + 1 :]) for row in held]


def test_there_are_old_files() -> None:
    assert OLD


@pytest.mark.parametrize("file", OLD, ids=lambda path: path.stem)
def test_it_opens_with_everything_in_it(file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(file, tmp_path / file.name))
    with closing(sqlite3.connect(path)) as db:
        version = db.execute("PRAGMA user_version").fetchone()[0]
    assert file.stem == f"schema-{version}"
    before = rows(path)
    desk = open_session(path, found())
    assert desk.brought_up_to_date == (version < SCHEMA.version)
    assert {table for table, held in before.items() if held} >= set(desk.session.tables) & set(before)
    desk.close()
    after = rows(path)
    # What changes by an upgrade: what is summed anew, and that older acts stay as sentences.
    for table in before.keys() - {"seal", "stamp", "history", "identity", "_sqlite_migrations"}:
        width = len(before[table][0]) if before[table] else 0
        assert sorted((row[:width] for row in after[table]), key=repr) == sorted(_renumbered(table, before[table]), key=repr), table
    check(path, SCHEMA)
