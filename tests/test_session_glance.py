"""What the list of recent sessions says of a file without opening it, and what it does with files made to hurt."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from moothall import session_glance
from moothall.activities import found
from moothall.core.session_details import edit_details
from moothall.core.session_versions import change_record, finish
from moothall.desk.sessions import new_session, open_session
from moothall.session_glance import Glance, glance
from moothall.store import connection


def test_the_mark_is_that_of_our_files() -> None:
    assert session_glance.APPLICATION_ID == connection.APPLICATION_ID


def test_it_says_how_the_session_stands(tmp_path: Path) -> None:
    path = tmp_path / "s.moot"
    new_session(path, found(), title="Winter beds", date="2026-11-05").close()
    before = path.read_bytes()
    assert glance(path) == Glance("Winter beds", "2026-11-05")
    assert path.read_bytes() == before and [each.name for each in tmp_path.iterdir()] == ["s.moot"]
    desk = open_session(path, found())
    desk.do(finish(desk.session, desk.key(), "2026-11-06"))
    desk.do(edit_details(desk.session, keep_until="2027-11-05"))
    desk.close()
    assert glance(path) == Glance("Winter beds", "2026-11-05", "2027-11-05", "1.0", "2026-11-06")
    desk = open_session(path, found())
    desk.do(change_record(desk.session, desk.key()))
    desk.close()
    told = glance(path)
    assert told is not None and (told.version, told.finished) == ("1.1", "")


def test_what_is_odd_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "empty.moot").touch()
    (tmp_path / "letter.moot").write_text("Dear all,")
    (tmp_path / "folder.moot").mkdir()
    endless = tmp_path / "endless.moot"
    with closing(sqlite3.connect(endless)) as db:
        db.execute(f"PRAGMA application_id = {connection.APPLICATION_ID}")
        # A view of our table's name that would never come to an end.
        db.execute("CREATE VIEW session AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x AS title FROM n")
        db.commit()
    old = tmp_path / "wide.moot"
    with closing(sqlite3.connect(old)) as db:
        db.execute(f"PRAGMA application_id = {connection.APPLICATION_ID}")
        db.execute("CREATE TABLE session (key TEXT)")
        db.commit()
    for name in ("empty", "letter", "folder", "endless", "wide", "gone"):
        assert glance(tmp_path / f"{name}.moot") is None, name
