"""One open session file: loads the session, commits steps and ballots, keeps the history. Decides nothing about either.

Every writing method is one durable transaction: it returns when the change is on the disk, or raises Trouble with the file as it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from moothall.core.errors import Trouble
from moothall.core.model import Session, Step
from moothall.store.close_fingerprint import put, remove
from moothall.store.connection import close_plain, keep_log
from moothall.store.error_words import worded
from moothall.store.kept_text import KeptText
from moothall.store.record_rows import ChangedRow, lines_of
from moothall.store.row_writer import write
from moothall.store.session_key import give, sign
from moothall.store.store_reader import StoreReader
from moothall.store.without_collecting import without_collecting

if TYPE_CHECKING:
    from moothall.store.copying import CopyKind

SCRUB = "scrub"
"""The chore that follows a final step: rewrite the file so that no freed page holds what was removed."""


class Store(StoreReader):
    """The file behind one desk. Made by `opening`."""

    def load(self) -> Session:
        """As for a reader; once the session is found whole the file is made ready for work, not before."""
        session = super().load()
        if not self.read_only:
            with worded(self.path):
                # Only here does the file change for the first time: its header's word becomes "log".
                keep_log(self._db)
                self._note()
                self.finish_chores()
        return session

    # beside the session: no acts, no history

    @property
    def timer(self) -> KeptText:
        """The rounds' timer, so that a crash or a closed lid doesn't take it away."""
        return self._kept("timer")

    @property
    def shared_screen(self) -> KeptText:
        """What the shared screen shows, so that after a crash the room sees what it saw."""
        return self._kept("shared_screen")

    @property
    def handed_out(self) -> KeptText:
        """Which files left, for whom and when; a rehearsal has handed out none."""
        return self._kept("handed_out")

    def _kept(self, table: str) -> KeptText:
        return KeptText(table, self.path, self._db, self._checksums, self.transaction)

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

    def forget_acts(self, holds: Callable[[str], bool]) -> None:
        """Within a final act: every line of the history whose changes, as JSON, hold something."""
        self._history.forget_acts(holds)

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

    def go_on_with(self, key: str) -> None:
        """Be the session of this key from now on: in place of a file that was taken away. Trouble when the disk refuses."""
        with self.transaction():
            give(self._db, self._checksums, key)
        self._key = key

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
        from moothall.store.copying import write_copy

        write_copy(self._db, self.path, to, self._copy_kind(first, at, rehearsal))

    def _copy_kind(self, first: Step | None, at: str, rehearsal: bool = False) -> CopyKind:
        from moothall.store.copying import CopyKind

        def prepare(memory: sqlite3.Connection) -> None:
            twin = Store(self.path, memory, self._tables.values(), None, self._fingerprint)
            for change in first.changes if first else ():
                with twin.transaction():
                    # A form's sheets as well as a vote's ballots: each has rows under its own key alone.
                    twin._forms.clear(change.key)
            if first:
                twin.commit_final(first, at, lambda: None)
                twin.finish_chores()

        return CopyKind(rehearsal=rehearsal, prepare=prepare)

    def copy_in_memory(self, first: Step | None = None, at: str = "") -> bytes:
        """The same as bytes that no disk has seen, for whoever locks it first. Trouble when the file can't be read."""
        from moothall.store.copying import copy_in_memory

        return copy_in_memory(self._db, self.path, self._copy_kind(first, at))

    def begin_copy(self, first: Step | None = None, at: str = "") -> Callable[[Path], None]:
        """The same in two halves. The session is taken as it is now, in memory; what is returned writes it once, on any thread. Trouble
        when the file can't be read, and as above when it is written.
        """
        from moothall.store.copying import write_copy

        image = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        with worded(self.path):
            self._db.backup(image)

        def write(to: Path) -> None:
            try:
                write_copy(image, self.path, to, self._copy_kind(first, at))
            finally:
                image.close()

        return write

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
