"""Reading one open session file: the session, its history, whether it is whole. What loading leaves aside is compared before use."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import Any

from moothall.core.errors import Trouble
from moothall.core.model import Session, Step, Table
from moothall.core.soundness import is_sound
from moothall.store.ballot_ledger import BallotLedger
from moothall.store.checksums import Checksums, broken
from moothall.store.close_fingerprint import FingerprintComparison
from moothall.store.error_words import reading, worded
from moothall.store.form_ledger import KEPT_OF_FORMS, FormLedger
from moothall.store.history_rows import HistoryLine, HistoryRows
from moothall.store.kept_text import KEPT
from moothall.store.live_file import LiveFile
from moothall.store.lock import Lock
from moothall.store.record_rows import changes_from_text, records_of
from moothall.store.row_writer import names_of
from moothall.store.session_key import IDENTITY, key_of
from moothall.store.without_collecting import without_collecting

_BALLOTS = ("ballot", "mark", "concern", "slip", "split_group", "split_cell", "written", *KEPT_OF_FORMS)
"""Tables of the ledger, found whole or damaged together: a mark is worth nothing beside a doubtful ballot."""
_ASIDE = (*_BALLOTS, "history", IDENTITY, *KEPT)
"""What loading leaves aside because the session in memory doesn't hold it: it is compared before its first use."""


class StoreReader:
    """What can be asked of an open file. Owns the only connection and the lock."""

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
        self._key = ""  # kept from loading on: another file may be written over this one
        self._signed = False  # whether the file says that this Moothall wrote it last: the first act does
        self._doubtful = set(_ASIDE)
        """Tables not yet found whole, of those that loading leaves aside."""
        self._turn = RLock()
        """Held from a transaction's beginning to its end, so that nobody reads what may still be taken back."""
        self._checksums = Checksums(connection)
        self._ledger = BallotLedger(path, connection, self._checksums)
        self._forms = FormLedger(path, connection, self._checksums, self._ledger)
        self._history = HistoryRows(connection, self._checksums)
        self._live = LiveFile(path, fingerprint.handle) if lock is not None else None
        with worded(path):
            self._checksums.load()

    # reading

    def load(self) -> Session:
        """The whole session, ballots aside. Trouble when it is damaged, or when the disk refuses."""
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
            # Made before they are trusted, while the bytes are still being hashed beside; nobody has them until they are.
            for table, rows in read:
                session.fill(table, records_of(table.record, rows))
            session.counters = dict(counters)
            self._compare([*((table.name, rows) for table, rows in read), ("counter", counters), ("chore", chores)])
            if not is_sound(session):
                raise Trouble("store.damaged", file=self.path.name)
            self._trusted = True
            # Damage to it is told to whoever asks for it.
            with suppress(Trouble):
                _ = self.session_key
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
    def forms(self) -> FormLedger:
        """The sheets of forms, and what is kept of them. Trouble when they aren't what was written."""
        self._be_sure_of("store.damaged_ballots", *_BALLOTS)
        return self._forms

    @property
    def session_key(self) -> str:
        """Which session this is: the same in every copy. Trouble when it isn't what was written."""
        if not self._key:
            self._be_sure_of("store.damaged", IDENTITY)
            self._key = key_of(self._db, self.path)
        return self._key

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
