"""One open session file: loads the session, commits steps and ballots, keeps the history. Decides nothing about either.

Every writing method is one durable transaction: it returns when the change is on the disk, or raises Trouble with the file as it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any

from moothall.core.errors import Trouble
from moothall.core.model import Session, Step, Table
from moothall.core.soundness import is_sound
from moothall.store.ballot_ledger import BallotLedger
from moothall.store.checksums import Checksums, broken
from moothall.store.close_fingerprint import FingerprintComparison, put, remove
from moothall.store.connection import close_plain, keep_log
from moothall.store.error_words import reading, worded
from moothall.store.history_rows import HistoryLine, HistoryRows
from moothall.store.live_file import LiveFile
from moothall.store.lock import Lock
from moothall.store.record_rows import ChangedRow, changes_from_text, lines_of, records_of
from moothall.store.row_writer import names_of, write
from moothall.store.session_key import IDENTITY, key_of, sign
from moothall.store.timer_row import TimerRow
from moothall.store.without_collecting import without_collecting

_BALLOTS = ("ballot", "mark", "concern", "slip", "split_group", "split_cell")
"""Tables of the ledger, found whole or damaged together: a mark is worth nothing beside a doubtful ballot."""
_ASIDE = (*_BALLOTS, "history", IDENTITY)
"""What loading leaves aside because the session in memory doesn't hold it: it is compared before its first use."""

SCRUB = "scrub"
"""The chore that follows a final step: rewrite the file so that no freed page holds what was removed."""


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
        self._trusted = False
        """Whether it was loaded. A file that is refused stays as it is, byte for byte."""
        self._signed = False  # whether the file says that this Moothall wrote it last: the first act does
        self._doubtful = set(_ASIDE)
        """Tables not yet found whole, of those that loading leaves aside."""
        self._turn = RLock()
        """Held from a transaction's beginning to its end, so that nobody reads what may still be taken back."""
        self._checksums = Checksums(connection)
        self._ledger = BallotLedger(path, connection, self._checksums)
        self._history = HistoryRows(connection, self._checksums)
        self._live = LiveFile(path, fingerprint.handle) if lock is not None else None
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
            # Also where nothing will be written: what opening can't read nobody may call readable.
            chores = self._db.execute("SELECT name FROM chore").fetchall()
            self._compare([*((table.name, rows) for table, rows in read), ("counter", counters), ("chore", chores)])
            for table, rows in read:
                session.fill(table, records_of(table.record, rows))
            session.counters = dict(counters)
            if not is_sound(session):
                raise Trouble("store.damaged", file=self.path.name)
            self._trusted = True
            if not self.read_only:
                # Only here does the file change for the first time: its header's word becomes "log".
                keep_log(self._db)
                self._note()
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

    @property
    def timer(self) -> TimerRow:
        return TimerRow(self.path, self._db, self._checksums, self.transaction)

    @property
    def session_key(self) -> str:
        """Which session this is: the same in every copy. Trouble when it isn't what was written."""
        self._be_sure_of("store.damaged", IDENTITY)
        return key_of(self._db)

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
        except (ValueError, TypeError, KeyError, RecursionError):
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
            self._stand()
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                if not self._signed:
                    sign(self._db, self._checksums)
                self._checksums.write()
                # Once a session is enough: from the first act until closing there is no fingerprint to remove.
                if self._untouched:
                    remove(self._db)
                # A long act takes a while.
                if self._live:
                    self._live.refuse_if_taken_away()
                self._db.execute("COMMIT")
            except BaseException:
                # Whatever the cause, an interrupt too: memory must never hold sums that the disk hasn't.
                self._checksums.drop()
                # SQLite may have rolled back by itself, as it does on a full disk.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            self._checksums.keep()
            self._signed, self._untouched = True, False
            self._note()
            # Once more, because after this it is shown as saved.
            self._stand()

    def is_taken_away(self) -> bool:
        """Whether its file is no longer there; False while another thread writes, which finds out itself. Trouble when the disk refuses."""
        if not self._turn.acquire(blocking=False):
            return False
        try:
            with worded(self.path):
                self._stand()
        except Trouble as trouble:
            if trouble.key != "store.taken_away":
                raise
            return True
        finally:
            self._turn.release()
        return False

    def _stand(self) -> None:
        """Outside a transaction: Trouble when the file was taken away. A log that alone was deleted is begun anew."""
        if self._live is not None:
            self._live.stand(self._db)

    def _note(self) -> None:
        if self._live is not None:
            self._live.note()

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
            self._history.drop_undone()
            self._history.append(step, at, lines)
            yield

    def commit_undo(self, flipped: Step, seq: int) -> None:
        """Take an act back: `flipped` is what to write; the line `seq` stays, as undone. Trouble when the disk refuses."""
        with self.transaction():
            self._apply(flipped)
            self._history.mark(seq, "undone")

    def commit_unbringing(self, flipped: Step, seq: int, votes: Iterable[str]) -> None:
        """Take back what came with ballots, and the ballots of its votes. Without them it can't be done again, so its line goes too.
        Trouble when the disk refuses.
        """
        with self.transaction():
            for vote in votes:
                self.ledger.clear(vote)
            self._apply(flipped)
            self._checksums.erase("history", "seq = ?", (seq,))
            self._history.drop_undone()

    def commit_redo(self, step: Step, seq: int) -> None:
        """Do an undone act again, under its old line. Trouble when the disk refuses."""
        with self.transaction():
            self._apply(step)
            self._history.mark(seq, "done")

    def commit_final(self, step: Step, at: str, also: Callable[[], None]) -> None:
        """A final act, with what goes with it (`also`). `finish_chores` then leaves nothing of what it removed in the file.

        History rows that hold a record the step touches go; the act itself stays as a sentence. Trouble when the disk refuses.
        """
        with self.transaction():
            self._apply(step)
            also()
            # An earlier act's before and after would keep in the history what this act removes.
            self._history.forget({c.key for c in step.changes})
            self._history.drop_undone()
            self._history.append(step, at, ())
            if not self._db.execute("SELECT 1 FROM chore").fetchone():
                self._checksums.insert("INSERT INTO chore (name) VALUES (?)", "chore", (SCRUB,))

    def finish_chores(self) -> None:
        """Rewrite the file after a final act. Also runs on opening, when a crash came in between. Trouble when the disk is too full to hold
        the file twice; the chore then stays, for the next opening.
        """
        with worded(self.path):
            if not self._db.execute("SELECT 1 FROM chore").fetchone():
                return
            self._stand()
            # Writes what is in use anew and nothing else: freed pages, where cards and groups may still stand, are gone.
            self._db.execute("VACUUM")
            # The log holds the old pages too; until it is empty the chore isn't done.
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._note()
            with self.transaction():
                self._checksums.erase("chore", "name = ?", (SCRUB,))

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
        self._checksums.insert(sql, "counter", (counter, number))

    # the end

    def save_copy(self, to: Path, first: Step | None = None, at: str = "", rehearsal: bool = False) -> None:
        """A second whole file, in one go (`copying`). `first` is a final act that is done in the copy alone, and takes the ballots of the
        votes it touches. Trouble when `to` is the session itself, is open, or can't be written.
        """
        from moothall.store.copying import CopyKind, write_copy

        def prepare(memory: sqlite3.Connection) -> None:
            twin = Store(self.path, memory, self._tables.values(), None, self._fingerprint)
            for change in first.changes if first else ():
                with twin.transaction():
                    twin._ledger.clear(change.key)
            if first:
                twin.commit_final(first, at, lambda: None)
                twin.finish_chores()

        write_copy(self._db, self.path, to, CopyKind(rehearsal=rehearsal, prepare=prepare))

    def save_whole(self, to: Path) -> None:
        """All of it, cards that are voting too, when its own file was taken away. Trouble when it can't be written, or read any more."""
        from moothall.store.copying import CopyKind, write_copy

        write_copy(self._db, self.path, to, CopyKind(whole=True))
        self.rescued()

    def rescued(self) -> None:
        """All that can be is safe elsewhere."""
        if self._live is not None:
            self._live.rescued = True

    @property
    def is_safe(self) -> bool:
        return self._live is not None and self._live.rescued

    def close(self) -> None:
        """Leave one plain file, with its fingerprint, and let go of it. Trouble when the disk refuses; it is let go of all the same."""
        try:
            if self._live is not None and not self._live.can_be_closed:
                self._live.leave(self._db)
            elif self._trusted and not self.read_only:
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
