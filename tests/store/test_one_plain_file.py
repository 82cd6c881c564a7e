"""A closed session is one plain file that any SQLite tool reads, set up so that what is shown as saved is on the disk."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.desk.sessions import new_session, open_session
from moothall.store import check, create, open_store
from moothall.store.connection import APPLICATION_ID
from tests.store.sessions import SCHEMA, begin, beside, full_copy, plain, reopened, with_board


def test_closing_leaves_one_plain_file(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    assert beside(desk.path) == ["a.moot", "a.moot-wal", "a.moot.lock"]
    with_board(desk, 3)
    desk.save_copy(tmp_path / "b.moot")
    desk.close()
    assert beside(desk.path) == ["a.moot", "b.moot"]
    assert desk.path.read_bytes()[18:20] == b"\1\1", "still says it has a log"


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    with closing(plain(full_copy(tmp_path))) as db:
        assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID == int.from_bytes(b"MOOT", "big")
        assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA.version


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("locking_mode", "exclusive"),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("cell_size_check", 1),
        ("temp_store", 2),
    ],
)
def test_pragmas_of_an_open_session(tmp_path: Path, pragma: str, value: object) -> None:
    store = open_store(full_copy(tmp_path), SCHEMA)
    store.load()
    try:
        assert store._db.execute(f"PRAGMA {pragma}").fetchone()[0] == value
    finally:
        store.close()


def test_every_view_reads_and_none_shows_a_ballot(tmp_path: Path) -> None:
    with closing(plain(full_copy(tmp_path))) as db:
        views = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
        assert len(views) >= 6
        keys = {key for (key,) in db.execute("SELECT key FROM ballot")}
        for view in views:
            shown = db.execute(f'SELECT * FROM "{view}"').fetchall()
            assert not keys & {str(value) for row in shown for value in row}
        open_vote = db.execute("SELECT question FROM vote WHERE state = 'open' AND mode = 'sealed'").fetchone()[0]
        assert open_vote not in {row[0] for row in db.execute('SELECT * FROM "Vote results"')}


def test_create_never_replaces_what_appeared_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "a.moot"
    path.write_text("someone's notes")
    with pytest.raises(Exception, match=r"store\.exists"):
        create(path, SCHEMA)
    assert path.read_text() == "someone's notes"
    assert beside(path) == ["a.moot"]


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_a_stray_log_is_never_played_into_a_new_file(tmp_path: Path, suffix: str) -> None:
    """SQLite plays any log of that name, even another file's: a new session would hold someone else's words."""
    stray = tmp_path / f"a.moot{suffix}"
    stray.write_bytes(b"left by a crash")
    with pytest.raises(Exception, match=r"store\.exists"):
        begin(tmp_path / "a.moot")
    desk = begin(tmp_path / "b.moot")
    with pytest.raises(Exception, match=r"store\.exists"):
        desk.save_copy(tmp_path / "a.moot")
    desk.close()
    assert beside(stray) == [f"a.moot{suffix}", "b.moot"]
    assert stray.read_bytes() == b"left by a crash"


def test_names_the_system_finds_awkward(tmp_path: Path) -> None:
    for name in ("a?b#c%20 d.moot", "Łódź ŵ 日本 😀.moot", "'quoted\" name.moot", b"not-utf8-\xff.moot".decode("utf-8", "surrogateescape")):
        desk = begin(tmp_path / name, "T")
        with_board(desk, 1)
        desk = reopened(desk)
        desk.save_copy(tmp_path / ("copy of " + name))
        desk.close()
        assert check(tmp_path / name, SCHEMA) == check(tmp_path / ("copy of " + name), SCHEMA)


def test_an_upgrade_ends_undo_and_keeps_the_sentences(tmp_path: Path) -> None:
    """A file made before an activity existed: what it holds stays, older acts can't be taken back, and it checksums whole again."""
    fewer = tuple(a for a in found() if not a.migrations)
    desk = new_session(tmp_path / "old.moot", fewer, title="Old")
    with_board(desk, 2)
    desk.undo()
    before = desk.session.records()
    acts = [line.name for line in desk.history() if line.state != "undone"]
    desk.close()
    old = desk.path.read_bytes()
    check(desk.path, SCHEMA)
    assert desk.path.read_bytes() == old, "check must not upgrade the file"
    newer = open_session(desk.path, found())
    assert list(before) == list(newer.session.records())
    assert [line.name for line in newer.history()] == acts
    assert newer.can_undo() is None and newer.can_redo() is None
    with_board(newer, 1)
    newer.undo()
    newer.close()
    check(desk.path, SCHEMA)
    with pytest.raises(Exception, match=r"store\.newer"):
        open_session(desk.path, fewer)


def test_sqlite_here_is_new_enough_for_what_the_store_asks() -> None:
    """STRICT tables and RETURNING. The log's reset bug (before 3.51.3) needs two connections; the store owns one, exclusively."""
    assert sqlite3.sqlite_version_info >= (3, 37)


@pytest.mark.skipif(os.name != "posix", reason="the account's own folder protects it elsewhere")
def test_a_session_and_its_copy_are_the_accounts_alone(tmp_path: Path) -> None:
    store = create(tmp_path / "s.moot", SCHEMA)
    try:
        store.save_copy(tmp_path / "copy.moot")
        assert {p.stat().st_mode & 0o077 for p in tmp_path.glob("*.moot*") if p.suffix != ".lock"} == {0}
    finally:
        store.close()
    assert (tmp_path / "s.moot").stat().st_mode & 0o077 == 0
