"""What keeping costs: a note over a synced write, opening over reading the file's bytes, settings of SQLite against each other."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from moothall.activities import found
from moothall.core.ballot_marking import COUNTED
from moothall.core.contributions import Written, add_notes
from moothall.core.votes import options_of
from moothall.desk import Desk
from moothall.desk.sessions import open_session
from moothall.store import check
from moothall.store.record_rows import digest
from tests.bench.ratios import Ratio, beside
from tests.store.sessions import SCHEMA, begin, with_board, with_vote

NOTES, BALLOTS, DOTS_EACH = 10_000, 20_000, 5
ROWS = 40_000


@contextmanager
def synced_write(folder: Path) -> Iterator[Callable[[], None]]:
    """The floor of everything that is said to be saved: 4 KB in place, and wait for the disk."""
    file = os.open(folder / "floor", os.O_RDWR | os.O_CREAT)
    os.pwrite(file, bytes(1 << 20), 0)
    page = os.urandom(4096)

    def write() -> None:
        os.pwrite(file, page, 8192)
        os.fdatasync(file)

    yield write
    os.close(file)


def commits(folder: Path) -> Iterator[Ratio]:
    """One note, one ballot, undo: each on the disk when it returns."""
    desk = begin(folder / "commits.moot")
    prompt, vote = with_board(desk, 200), with_vote(desk)
    option = options_of(desk.session, vote)[0].key
    cards = count(1)
    with synced_write(folder) as floor:
        yield beside("a note kept", lambda: _note(desk, prompt), "4 KB written and fdatasync", floor, 400)
        yield beside("a ballot kept", lambda: desk.cast(vote, {option: 2}, "paper", next(cards)), "4 KB written and fdatasync", floor, 400)
        yield beside("an undo kept", desk.undo, "4 KB written and fdatasync", floor, 100)
    desk.close()


def _note(desk: Desk, prompt: str) -> None:
    desk.do(add_notes(desk.session, prompt, [Written("Twelve words or so is what people put on a card, we found")], [desk.key()]))


def journals(folder: Path) -> Iterator[Ratio]:
    """The same row in a plain table under each setting: what the choice of docs/decisions/0002 costs."""
    with synced_write(folder) as floor:
        for journal, sync in (("WAL", "FULL"), ("WAL", "NORMAL"), ("DELETE", "FULL"), ("DELETE", "EXTRA"), ("WAL", "OFF")):
            path = folder / f"{journal}{sync}.db"
            with closing(sqlite3.connect(path, isolation_level=None)) as db:
                for pragma in ("locking_mode = EXCLUSIVE", f"journal_mode = {journal}", f"synchronous = {sync}"):
                    db.execute(f"PRAGMA {pragma}")
                db.execute("CREATE TABLE t (key TEXT PRIMARY KEY, text TEXT)")
                keys = count()
                insert = _insert(db, keys)
                yield beside(f"one row, {journal} {sync}", insert, "4 KB written and fdatasync", floor, 200)


def _insert(db: sqlite3.Connection, keys: Iterator[int]) -> Callable[[], object]:
    return lambda: db.execute("INSERT INTO t VALUES (?, ?)", (f"{next(keys):032x}", "Twelve words or so is what people put on a card"))


def large(folder: Path) -> Path:
    """10,000 notes and a revealed vote with 100,000 dots."""
    desk = begin(folder / "large.moot")
    with_board(desk, NOTES)
    vote = with_vote(desk, options=20, budget=DOTS_EACH)
    keys = [o.key for o in options_of(desk.session, vote)]
    with desk._store.transaction():
        for n in range(BALLOTS):
            marks = {keys[(n * 7 + k) % 20]: 1 for k in range(DOTS_EACH)}
            desk._store.ledger.put(vote, desk.key(), "paper", marks, COUNTED)
    desk.close()
    return desk.path


def opening(folder: Path) -> Iterator[Ratio]:
    path = large(folder)
    session = f"{NOTES:,} notes and {BALLOTS * DOTS_EACH:,} dots"
    opened: list[Desk] = []
    for floor in (("the file's bytes read", path.read_bytes), ("SQLite hands over the same notes", _hands_over(path))):
        yield beside(f"opened: {session}", lambda: opened.append(open_session(path, found())), *floor, 9, after=_closing(opened))
    yield beside("checked, every value against its checksum", lambda: check(path, SCHEMA), "the file's bytes read", path.read_bytes, 5)
    yield beside("checked, every value against its checksum", lambda: check(path, SCHEMA), "SQLite's integrity_check", _asks(path), 5)
    yield beside("a row sealed", _thousand(digest), "a row written by sqlite3, unsynced (1,000 each)", _thousand_rows(), 9)
    desk = open_session(path, found())
    yield beside("copied, without the cards", lambda: desk.save_copy(folder / "copy.moot"), "the file's bytes read", path.read_bytes, 5)
    desk.close()


def _closing(opened: list[Desk]) -> Callable[[], None]:
    def close() -> None:
        while opened:
            opened.pop().close()

    return close


def _hands_over(path: Path) -> Callable[[], None]:
    def ask() -> None:
        with closing(sqlite3.connect(path)) as db:
            db.execute("SELECT * FROM contribution").fetchall()

    return ask


def large_act(folder: Path) -> Iterator[Ratio]:
    """A file of 40,000 rows as one act, taken back in one undo; and what the menu's words cost with such an act behind them."""
    desk = begin(folder / "act.moot")
    prompt = with_board(desk)
    db = sqlite3.connect(folder / "act.db", isolation_level=None)
    db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (key TEXT PRIMARY KEY, text TEXT)")
    yield beside(f"{ROWS:,} notes kept as one act, and undone", lambda: _kept_and_undone(desk, prompt),
                 "the same rows in and out, by executemany", lambda: _in_and_out(db), 3, warm=1)  # fmt: skip
    _keep_many(desk, prompt)
    with synced_write(folder) as floor:
        yield beside("the words of Undo after it", desk.can_undo, "4 KB written and fdatasync", floor, 50)
    longest = desk._store._db.execute("SELECT max(length(changes)) FROM history").fetchone()[0]
    print(f"            its history: {longest / ROWS:.0f} bytes a row, {longest / 1e6:.1f} MB in all")
    desk.close()
    db.close()


def _keep_many(desk: Desk, prompt: str) -> None:
    desk.do(add_notes(desk.session, prompt, (Written(f"{_ROW[3]}, {n}") for n in range(ROWS)), desk.keys(ROWS)))


def _kept_and_undone(desk: Desk, prompt: str) -> None:
    _keep_many(desk, prompt)
    desk.undo()


def _in_and_out(db: sqlite3.Connection) -> None:
    db.execute("BEGIN")
    db.executemany("INSERT INTO t VALUES (?, ?)", ((f"{n:032x}", f"{_ROW[3]}, {n}") for n in range(ROWS)))
    db.execute("COMMIT")
    db.execute("DELETE FROM t")


def _asks(path: Path) -> Callable[[], object]:
    def ask() -> None:
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA integrity_check").fetchall()

    return ask


_ROW = ("0" * 32, 17, "1" * 32, "Twelve words or so is what people put on a card", "Table 4", "Health", "typed", "", "10:42", 0, 0, 0, 0)


def _thousand(act: Callable[[tuple[object, ...]], object]) -> Callable[[], None]:
    def thousand() -> None:
        for _ in range(1000):
            act(_ROW)

    return thousand


def _thousand_rows() -> Callable[[], None]:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute(f"CREATE TABLE t ({', '.join(f'c{n}' for n in range(len(_ROW)))})")
    marks = ", ".join("?" for _ in _ROW)
    return _thousand(lambda row: db.execute(f"INSERT INTO t VALUES ({marks})", row))
