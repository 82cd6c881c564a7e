"""One open session file: loads the session, commits steps and ballots, keeps the history. Decides nothing about either.

Every writing method is one durable transaction: it returns when the change is on the disk, or raises Trouble with the file as it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

from moothall.core.errors import Trouble
from moothall.core.model import Session, Step, Table
from moothall.store.ballot_ledger import BallotLedger
from moothall.store.checksums import Checksums, broken
from moothall.store.close_fingerprint import FingerprintComparison, put, remove
from moothall.store.connection import close_plain, keep_log
from moothall.store.error_words import reading, worded
from moothall.store.lock import Lock
from moothall.store.record_rows import ChangedRow, changes_as_text, changes_from_text, lines_of, records_of, without_collecting
from moothall.store.row_writer import names_of, write

_BALLOTS = ("ballot", "mark", "concern", "slip", "split_group", "split_cell")
"""Tables of the ledger, found whole or damaged together: a mark is worth nothing beside a doubtful ballot."""
_ASIDE = (*_BALLOTS, "history")
"""What loading leaves aside because the session in memory doesn't hold it: it is compared before its first use."""

SCRUB = "scrub"
"""The chore that follows a final step: rewrite the file so that no freed page holds what was removed."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act in the history; `at` is HH:MM, `state` done, undone or final."""

    seq: int
    name: str
    about: str
    at: str
    state: str


class Store:
    """The file behind one desk. Made by `opening`; owns the only connection and the lock."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        tables: Iterable[Table[Any]],
        lock: Lock | None,
        fingerprint: FingerprintComparison,
        brought_up_to_date: bool = False,
    ) -> None:
        self.path = path
        self.read_only = lock is None
        self.brought_up_to_date = brought_up_to_date
        """Whether it was an older file until now. Its acts stay as sentences and can't be undone."""
        self._db = connection
        self._tables = {t.name: t for t in tables}
        self.cut_short = lock is not None and lock.abandoned
        """Whether the file was not closed when last open: the power went, or the app fell over."""
        self._lock = lock
        self._fingerprint = fingerprint
        self._untouched = bool(fingerprint.recorded.digest)
        """Whether the fingerprint in the file still stands: it goes with the first act."""
        self._doubtful = set(_ASIDE)
        """Tables not yet found whole, of those that loading leaves aside."""
        self._turn = RLock()
        """Held from a transaction's beginning to its end, so that nobody reads what may still be taken back."""
        self._checksums = Checksums(connection)
        self._ledger = BallotLedger(path, connection, self._checksums)
        with worded(path):
            self._checksums.load()

    # reading

    def load(self) -> Session:
        """The whole session, ballots aside. Once it is found whole the file is made ready for work, not before. Trouble when it is damaged,
        or when the disk refuses.
        """
        session = Session(self._tables.values())
        with worded(self.path), without_collecting():
            # By rowid, which is the order in which records were first added and which the session keeps.
            read = [
                (table, self._db.execute(f'SELECT {names_of(table)} FROM "{table.name}" ORDER BY rowid').fetchall())
                for table in self._tables.values()
            ]
            counters = self._db.execute("SELECT name, value FROM counter").fetchall()
            self._compare([*((table.name, rows) for table, rows in read), ("counter", counters)])
            for table, rows in read:
                session.fill(table, records_of(table.record, rows))
            session.counters = dict(counters)
            if not self.read_only:
                # Only here does the file change for the first time: its header's word becomes "log".
                keep_log(self._db)
                self.finish_chores()
        return session

    def _compare(self, read: Iterable[tuple[str, list[Any]]]) -> None:
        """Trouble unless the file is byte for byte as it was closed, or else each of these tables as it was sealed."""
        if self._fingerprint.fits:
            # Byte for byte as it was closed, so the ballots and the history are as well.
            self._doubtful.clear()
        elif not all(self._checksums.match(name, rows) for name, rows in read):
            raise Trouble("store.damaged", file=self.path.name)

    def _be_sure_of(self, trouble: str, *tables: str) -> None:
        """Before any use of what loading left aside: Trouble when it isn't what was sealed. Waits for an act that another thread is
        writing; no other begins while the one who asks is still reading, for only they begin one.
        """
        with self._turn, worded(self.path):
            for table in self._doubtful.intersection(tables):
                if not self._checksums.match_now(table):
                    raise Trouble(trouble, file=self.path.name)
                self._doubtful.discard(table)

    @property
    def ledger(self) -> BallotLedger:
        """The ballots. Trouble when they aren't what was written."""
        self._be_sure_of("store.damaged_ballots", *_BALLOTS)
        return self._ledger

    @reading
    def to_undo(self, whole: bool = True) -> tuple[int, Step] | None:
        """The last act that was done and not taken back; a final one comes without changes, and so does any when not `whole`: only the
        words for a menu, for which an import of a thousand notes need not be read. Trouble when the history is damaged.
        """
        # The large number is SQLite's largest, 2^63 - 1: with nothing undone every act is before it.
        # What was undone stands at the end, and has an index: without asking it first, a thousand undos would be read at each.
        return self._act(
            "SELECT seq, name, about, CASE WHEN ? THEN changes ELSE '[]' END, state FROM history WHERE seq < coalesce("
            "(SELECT min(seq) FROM history WHERE state = 'undone'), 9223372036854775807) ORDER BY seq DESC LIMIT 1",
            whole,
        )

    @reading
    def to_redo(self, whole: bool = True) -> tuple[int, Step] | None:
        """The first of the acts that were taken back, likewise. Trouble when the history is damaged."""
        return self._act(
            "SELECT seq, name, about, CASE WHEN ? THEN changes ELSE '[]' END, state FROM history WHERE state = 'undone' "
            "ORDER BY seq LIMIT 1",
            whole,
        )

    def _act(self, sql: str, whole: bool) -> tuple[int, Step] | None:
        self._be_sure_of("store.damaged_history", "history")
        row = self._db.execute(sql, (whole,)).fetchone()
        if row is None:
            return None
        seq, name, about, changes, state = row
        try:
            with without_collecting():
                return seq, Step(name, changes_from_text(changes, self._tables), about, state == "final")
        except (ValueError, TypeError, KeyError):
            raise Trouble("store.damaged_history", file=self.path.name) from None

    @reading
    def length(self, seq: int) -> int:
        """How many characters an act's changes take, to tell a long act before it is read."""
        return int(self._db.execute("SELECT length(changes) FROM history WHERE seq = ?", (seq,)).fetchone()[0])

    @reading
    def history(self, most: int = 200) -> list[HistoryLine]:
        """The newest acts first, `most` of them: what a list on a screen shows. Trouble when the history is damaged."""
        self._be_sure_of("store.damaged_history", "history")
        rows = self._db.execute("SELECT seq, name, about, at, state FROM history ORDER BY seq DESC LIMIT ?", (most,))
        return [HistoryLine(*row) for row in rows]

    @reading
    def acts(self) -> int:
        """How many acts the history has, those undone as well. Trouble when it can't be read."""
        return int(self._db.execute("SELECT count(*) FROM history").fetchone()[0])

    @reading
    def kept_screen(self) -> str:
        """What the shared screen's side of the desk last asked to keep; empty when nothing. Trouble when it can't be read."""
        row = self._db.execute("SELECT kept FROM shared_screen WHERE key = 1").fetchone()
        return str(row[0]) if row else ""

    def wrong(self) -> list[str]:
        """Every value against the checksums, and SQLite's own integrity check: names of what differs, empty when all is well. Trouble when
        the file can't be read at all.
        """
        with worded(self.path):
            answers = [text for (text,) in self._db.execute("PRAGMA integrity_check")]
            changed = ["stamp"] if self._fingerprint.untrue else []
            return [*broken(self._db), *changed, *(a for a in answers if a != "ok")]

    # writing

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and on the disk when it ends. Trouble when the disk refuses, and then nothing is changed."""
        with self._turn, worded(self.path), without_collecting():
            # IMMEDIATE takes the lock for writing at once, so that nothing can fail halfway for the want of it.
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._checksums.write()
                # Once a session is enough: from the first act until closing there is no fingerprint to remove.
                if self._untouched:
                    remove(self._db)
                self._db.execute("COMMIT")
            except BaseException:
                # Whatever the cause, an interrupt too: memory must never hold sums that the disk hasn't.
                self._checksums.drop()
                # SQLite may have rolled back by itself, as it does on a full disk.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            self._checksums.keep()
            self._untouched = False

    def commit(self, step: Step, at: str) -> None:
        """A new act: its changes and its line in the history. What had been undone can't be redone after it. Trouble when the disk
        refuses, as of all methods that write.
        """
        with self.joined_commit(step, at):
            pass

    @contextmanager
    def joined_commit(self, step: Step, at: str) -> Iterator[None]:
        """The same, with the caller's ballots in the same transaction. Trouble when the disk refuses."""
        with self.transaction():
            lines = self._apply(step)
            self._drop_undone()
            self._append(step, at, lines)
            yield

    def commit_undo(self, flipped: Step, seq: int) -> None:
        """Take an act back: `flipped` is what to write; the line `seq` stays, as undone. Trouble when the disk refuses."""
        with self.transaction():
            self._apply(flipped)
            self._mark(seq, "undone")

    def commit_unbringing(self, flipped: Step, seq: int, votes: Iterable[str]) -> None:
        """Take back what came with ballots, and the ballots of its votes. Without them it can't be done again, so its line goes too.
        Trouble when the disk refuses.
        """
        with self.transaction():
            for vote in votes:
                self.ledger.clear(vote)
            self._apply(flipped)
            self._erase("history", "seq = ?", (seq,))
            self._drop_undone()

    def commit_redo(self, step: Step, seq: int) -> None:
        """Do an undone act again, under its old line. Trouble when the disk refuses."""
        with self.transaction():
            self._apply(step)
            self._mark(seq, "done")

    def commit_final(self, step: Step, at: str, also: Callable[[], None]) -> None:
        """A final act, with what goes with it (`also`). `finish_chores` then leaves nothing of what it removed in the file.

        History rows that hold a record the step touches go; the act itself stays as a sentence. Trouble when the disk refuses.
        """
        with self.transaction():
            self._apply(step)
            also()
            # An earlier act's before and after would keep in the history what this act removes.
            self._forget_history({c.key for c in step.changes})
            self._drop_undone()
            self._append(step, at, ())
            if not self._db.execute("SELECT 1 FROM chore").fetchone():
                self._write("INSERT INTO chore (name) VALUES (?)", "chore", (SCRUB,))

    def keep_screen(self, text: str) -> None:
        """What the shared screen shows, in place of what it showed before. No act: it has no history. Trouble when the disk refuses."""
        with self.transaction():
            self._erase("shared_screen", "key = 1", ())
            self._write("INSERT INTO shared_screen (key, kept) VALUES (?, ?)", "shared_screen", (1, text))

    def finish_chores(self) -> None:
        """Rewrite the file after a final act. Also runs on opening, when a crash came in between. Trouble when the disk is too full to hold
        the file twice; the chore then stays, for the next opening.
        """
        with worded(self.path):
            if not self._db.execute("SELECT 1 FROM chore").fetchone():
                return
            # Writes what is in use anew and nothing else: freed pages, where cards and groups may still stand, are gone.
            self._db.execute("VACUUM")
            # The log holds the old pages too; until it is empty the chore isn't done.
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            with self.transaction():
                self._erase("chore", "name = ?", (SCRUB,))

    # changes

    def _apply(self, step: Step) -> list[ChangedRow]:
        lines = lines_of(step)
        write(self._db, self._checksums, self._tables, lines)
        # One write for each counter, however many notes an act brings.
        highest: dict[str, int] = {}
        for change in step.changes:
            counted = self._tables[change.table].counted
            if counted and change.after is not None:
                counter, number = counted(change.after)
                highest[counter] = max(number, highest.get(counter, 0))
        for counter, number in highest.items():
            self._count(counter, number)
        return lines

    def _count(self, counter: str, number: int) -> None:
        old = self._db.execute("SELECT name, value FROM counter WHERE name = ?", (counter,)).fetchone()
        # A counter only goes up: an undo, or an older number that comes in again, must not free a number that was once on paper.
        if old and old[1] >= number:
            return
        if old:
            self._checksums.remove("counter", old)
        sql = "INSERT INTO counter (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        self._write(sql, "counter", (counter, number))

    # history

    def _append(self, step: Step, at: str, lines: Iterable[ChangedRow]) -> None:
        """A final act comes without lines, for it leaves only its sentence."""
        seq = self._db.execute("SELECT coalesce(max(seq), 0) + 1 FROM history").fetchone()[0]
        row = (seq, step.name, step.about, at, changes_as_text(lines), "final" if step.final else "done")
        self._write("INSERT INTO history (seq, name, about, at, changes, state) VALUES (?, ?, ?, ?, ?, ?)", "history", row)

    def _mark(self, seq: int, state: str) -> None:
        row = self._db.execute("SELECT * FROM history WHERE seq = ?", (seq,)).fetchone()
        self._checksums.remove("history", row)
        # The state is the last column.
        self._checksums.add("history", (*row[:-1], state))
        self._db.execute("UPDATE history SET state = ? WHERE seq = ?", (state, seq))

    def _drop_undone(self) -> None:
        self._erase("history", "state = 'undone'", ())

    def _forget_history(self, keys: set[str]) -> None:
        for key in keys:
            # Keys are random and long enough that one is found in the JSON only where its record is.
            self._erase("history", "instr(changes, ?) > 0", (key,))

    def _write(self, sql: str, table: str, row: tuple[Any, ...]) -> None:
        self._db.execute(sql, row)
        self._checksums.add(table, row)

    def _erase(self, table: str, where: str, values: tuple[Any, ...]) -> None:
        for row in self._db.execute(f"SELECT * FROM {table} WHERE {where}", values).fetchall():
            self._checksums.remove(table, row)
        self._db.execute(f"DELETE FROM {table} WHERE {where}", values)

    # the end

    def save_copy(self, to: Path) -> None:
        """A second whole file, without the numbers of cards still voting. Replaces `to` in one go. Trouble when `to` is the session itself,
        is open, or can't be written.
        """
        from moothall.store.copying import write_copy

        write_copy(self._db, self.path, to)

    def close(self) -> None:
        """Leave one plain file, with its fingerprint, and let go of it. Trouble when the disk refuses; it is let go of all the same."""
        try:
            if not self.read_only:
                # A file in doubt gets no fingerprint: that would bless its damage.
                is_due = not self._stands() and self._is_whole()
                with worded(self.path):
                    close_plain(self._db)
                if is_due:
                    # All is saved by now: a disk too full for a fingerprint is no trouble.
                    with suppress(sqlite3.Error, OSError):
                        put(self.path)
        finally:
            # The connection first: closing our other handle on the file while it is open would drop SQLite's lock. Our own lock last.
            self._db.close()
            self._fingerprint.close()
            if self._lock:
                self._lock.release()

    def _stands(self) -> bool:
        """Whether the file's fingerprint is still true."""
        return self._untouched and self._fingerprint.fits

    def _is_whole(self) -> bool:
        """Whether nothing in the file is in doubt. What nobody has used so far is compared now."""
        try:
            self._be_sure_of("store.damaged", *_ASIDE)
        except Trouble:
            return False
        return True
