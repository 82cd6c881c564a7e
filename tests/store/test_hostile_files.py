"""Sessions made to hurt whoever opens them, with every checksum right: one sentence by every way in, within little memory and time."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.errors import Trouble
from moothall.desk.sessions import open_session
from moothall.imports.json_parts import _number
from moothall.store.checksums import broken, rewrite_checksums
from moothall.store.close_fingerprint import remove
from moothall.store.definitions import are_foreign
from tests.store.sessions import SCHEMA, full_copy, plain
from tests.store.test_crash_logs import refused

DEEP = "[" * 200_000 + "]" * 200_000
WIDE = f"[{'[],' * 1_000_000}[]]"
"""Three million signs, and a hundred million bytes of memory once they are taken apart."""
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"


def _view(db: sqlite3.Connection, table: str) -> None:
    columns = [row[1] for row in db.execute(f'PRAGMA table_info("{table}")')]
    db.execute(f'ALTER TABLE "{table}" RENAME TO was')
    shown = ", ".join(f'i AS "{name}"' for name in columns)
    db.execute(f'CREATE VIEW "{table.upper()}" AS {ENDLESS} SELECT {shown} FROM n')


def _view_of_a_record(db: sqlite3.Connection) -> None:
    _view(db, "power_entry")


def _view_of_our_own(db: sqlite3.Connection) -> None:
    _view(db, "_sqlite_migrations")


def _view_of_the_timer(db: sqlite3.Connection) -> None:
    _view(db, "timer")


def _computed_column(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE chore ADD COLUMN big TEXT AS (hex(zeroblob(400000000)))")


def _index_of_an_expression(db: sqlite3.Connection) -> None:
    db.execute("CREATE INDEX big ON theme (length(zeroblob(400000000)))")


def _numbers_that_are_texts(db: sqlite3.Connection) -> None:
    columns = [row[1] for row in db.execute("PRAGMA table_info(theme)")]
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("ALTER TABLE theme RENAME TO was")
    db.execute(f"CREATE TABLE theme ({', '.join(columns)})")
    db.execute("INSERT INTO theme SELECT * FROM was")
    db.execute("UPDATE theme SET ordinal = 'first'")
    db.execute("DROP TABLE was")


def _its_own_round(db: sqlite3.Connection) -> None:
    db.execute("UPDATE vote SET round_of = key")


def _a_ring_of_rounds(db: sqlite3.Connection) -> None:
    one, two = (key for (key,) in db.execute("SELECT key FROM vote LIMIT 2"))
    db.execute("UPDATE vote SET round_of = CASE key WHEN ? THEN ? ELSE ? END WHERE key IN (?, ?)", (one, two, one, one, two))


def _deep_settings(db: sqlite3.Connection) -> None:
    db.execute("UPDATE agenda_item SET settings = ?", (f'{{"a":{DEEP}}}',))


def _endless_settings(db: sqlite3.Connection) -> None:
    db.execute("UPDATE agenda_item SET settings = '[]'")


def _settings_of_a_million_lists(db: sqlite3.Connection) -> None:
    db.execute("UPDATE agenda_item SET settings = ? WHERE key = (SELECT key FROM agenda_item LIMIT 1)", (f'{{"a":{WIDE}}}',))


DEFINED = [_view_of_a_record, _view_of_our_own, _view_of_the_timer, _computed_column, _index_of_an_expression, _numbers_that_are_texts]
RECORDED = [_its_own_round, _a_ring_of_rounds, _deep_settings, _endless_settings, _settings_of_a_million_lists]


def _history_of(changes: str) -> Callable[[sqlite3.Connection], object]:
    return lambda db: db.execute("UPDATE history SET changes = ?, state = 'done'", (changes,))


def forged(folder: Path, change: Callable[[sqlite3.Connection], object]) -> Path:
    """A session changed from outside by somebody who made every checksum right again."""
    path = full_copy(folder)
    with closing(plain(path)) as db:
        change(db)
        remove(db)
        # What can't be summed in the memory there is can't be forged either.
        with suppress(sqlite3.Error, MemoryError):
            rewrite_checksums(db)
    return path


@pytest.mark.parametrize("change", [*DEFINED, *RECORDED], ids=lambda change: change.__name__.strip("_"))
def test_a_session_made_to_hurt_is_refused_in_words(tmp_path: Path, change: Callable[[sqlite3.Connection], None]) -> None:
    path = forged(tmp_path, change)
    with closing(plain(path)) as db:
        # Not by its checksums: whoever makes such a file can make those as well.
        assert are_foreign(db, SCHEMA.names) if change in DEFINED else not broken(db)
    refused(path, "store.damaged")


def test_a_history_of_brackets_is_told_when_it_is_asked_for(tmp_path: Path) -> None:
    desk = open_session(forged(tmp_path, _history_of(DEEP)), found())
    with pytest.raises(Trouble, match=r"store\.damaged_history"):
        desk.undo()
    desk.close()


def test_a_change_too_short_for_its_record_is_told(tmp_path: Path) -> None:
    """A row without even the places of its yes and no fell over as it was read."""
    short = json.dumps([["contribution", "k", None, ["k"]]])
    desk = open_session(forged(tmp_path, _history_of(short)), found())
    with pytest.raises(Trouble, match=r"store\.damaged_history"):
        desk.undo()
    desk.close()


@pytest.mark.parametrize("facts", [DEEP, WIDE], ids=["deep", "wide"])
def test_reasons_in_brackets_are_told_with_the_ballots(tmp_path: Path, facts: str) -> None:
    def plant(db: sqlite3.Connection) -> None:
        db.execute("UPDATE ballot SET state = 'short', facts = ? WHERE key IN (SELECT min(key) FROM ballot GROUP BY vote)", (facts,))

    path = forged(tmp_path, plant)
    desk = open_session(path, found())
    shown = [vote.key for vote in desk.session.all(desk.session.tables["vote"]) if vote.state == "revealed"]
    with pytest.raises(Trouble, match=r"store\.damaged_ballots"):
        [desk.tally(key) for key in shown]
    desk.close()


def test_what_lies_beside_the_notes_may_fill_no_memory(tmp_path: Path) -> None:
    desk = open_session(forged(tmp_path, lambda db: db.execute("UPDATE timer SET state = ?", (WIDE,))), found())
    assert desk.timer.item == ""
    desk.close()


@pytest.mark.parametrize("text", ["1e999", "-1e999"])
def test_a_number_without_end_stays_text(text: str) -> None:
    assert _number(text) == text


# ── 3 GB of nothing ─────────────────────────────────────────────────────────────────────────────────────────────────

LIMITED = """
import resource, sys
from pathlib import Path
from moothall.activities import found
from moothall.cli import main
from moothall.core.errors import Trouble
from moothall.desk.sessions import open_session
from moothall.words import sentence
resource.setrlimit(resource.RLIMIT_DATA, (200 << 20, 200 << 20))
path = sys.argv[1]
try:
    open_session(Path(path), found())
except Trouble as trouble:
    print(sentence(trouble), file=sys.stderr)
for words in (("show", path), ("check", path), ("export", path, "--to", "out.csv"), ("import", path, "notes.txt")):
    assert main(words, found(), lambda path: 0) == 1, words
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how much memory was taken")
@pytest.mark.parametrize("table", ["contribution", "history"])
def test_a_long_session_is_shown_in_little_memory(tmp_path: Path, table: str) -> None:
    """Its pages are in memory twice, as read and as SQLite has them, and no third time."""
    column = {"contribution": "text", "history": "changes"}[table]
    path = forged(tmp_path, lambda db: db.execute(f"UPDATE {table} SET {column} = hex(zeroblob(12000000)) WHERE rowid = 1"))
    shown = "import sys; from moothall.app import main; code = main(sys.argv[1:])"
    told = "print([line for line in open('/proc/self/status') if 'VmHWM' in line][0].split()[1], file=sys.stderr); sys.exit(code)"
    done = subprocess.run(
        [sys.executable, "-c", f"{shown}; {told}", "show", path, "--json"],
        capture_output=True, text=True, check=False, timeout=60, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    # kB; the program takes 60 MB of it
    assert int(done.stderr.split()[-1]) < 200 << 10


@pytest.mark.skipif(sys.platform != "linux", reason="limits memory as Linux does")
@pytest.mark.parametrize("suffix", ["", "-wal", "-journal"])
def test_three_gigabytes_of_nothing_are_refused_by_every_verb(tmp_path: Path, suffix: str) -> None:
    path = full_copy(tmp_path)
    (tmp_path / "notes.txt").write_text("one\ntwo\n")
    long = path.with_name(path.name + suffix)
    with long.open("ab") as file:
        file.truncate(3 << 30)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)],
        capture_output=True, text=True, check=False, cwd=tmp_path, timeout=60, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = done.stderr.splitlines()
    assert len(told) == 5 and all("larger than any session" in line for line in told), told
    assert long.stat().st_size == 3 << 30
