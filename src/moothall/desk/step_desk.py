"""How every act is made: to the disk first, then to memory, then to everyone who listens. Undo and redo go the same way.

If the disk refuses, nothing else has happened. Knows no activity's rules and draws nothing; ballots are in ballot_desk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from functools import partial
from secrets import token_hex
from typing import Any

from moothall.core.activity import Activity, record_kinds
from moothall.core.errors import Expected, Refused, Trouble
from moothall.core.forms.form_rounds import ROUNDS, unopening_rounds
from moothall.core.import_step import ImportedBallot
from moothall.core.model import Session, Step
from moothall.core.session_versions import VERSIONS, must_be_changeable
from moothall.core.votes import VOTES, brought_votes, unopening
from moothall.desk.ballot_box import BallotBox
from moothall.desk.news import Listener, News, tell_all
from moothall.desk.pending_act import LONG, LONG_TEXT, PendingAct
from moothall.desk.reader import Reader
from moothall.store import HistoryLine, Store


def random_key() -> str:
    """Keys are random, never ordered by time, so that no key tells when a record was made."""
    return token_hex(16)


class StepDesk(Reader):
    """A session that can be changed. `clock` and `ids` come from outside, so that a test can turn them."""

    def __init__(self, store: Store, activities: Iterable[Activity], clock: Callable[[], datetime], ids: Callable[[], str]) -> None:
        super().__init__(store, activities)
        self._clock, self._kinds = clock, record_kinds(self.activities)
        self.key = ids
        self._listeners: list[Listener] = []
        self._revision = 0
        # Ballot boxes of votes that somebody asked about. A step that touches any vote makes all of them stale.
        self._boxes: dict[str, BallotBox] = {}
        self.saved_at = ""
        self._act: PendingAct | None = None
        """What is being written, until it is told."""
        self._waiting: list[Callable[[], None]] = []
        """What has to wait for that."""

    def now(self) -> str:
        """The time of day as HH:MM."""
        return self._clock().strftime("%H:%M")

    def second(self) -> str:
        """The time of day as HH:MM:SS."""
        return self._clock().strftime("%H:%M:%S")

    def today(self) -> str:
        """The date as YYYY-MM-DD."""
        return self._clock().date().isoformat()

    def keys(self, number: int) -> list[str]:
        """As many fresh keys, for rules that make several records: rules have no randomness of their own."""
        return [self.key() for _ in range(number)]

    # acts

    def do(self, step: Step, by: object = None) -> News:
        """Make an act. Trouble when the disk refuses, and then nothing has changed. An act that changes nothing is not kept. Refused while
        another is being written, and when what it would change has changed since.
        """
        # A note dropped where it lay, a tick set as it was: an act that changes nothing would be one more Undo, and for nothing.
        if not any(change.before != change.after for change in step.changes):
            return News(self._revision, step.name, step.about, by=by)
        if step.final:
            self._must_fit(step)
            return self._finally(step, by)
        return self.begin(step, by=by).whole()

    def begin(self, step: Step, ballots: Collection[ImportedBallot] = (), by: object = None) -> PendingAct:
        """The same in two halves, and with ballots cast elsewhere in the same transaction. Not for a final act. Refused while another is
        being written; what else `do` may raise comes when it is written.
        """
        at = self.now()

        def put() -> Step:
            self._must_fit(step)
            with self._store.joined_commit(step, at):
                if ballots:
                    self._store.ledger.put_all(ballots, self.key)
            return step

        return self._begun(put, len(step.changes) + len(ballots) > LONG, by)

    def _begun(self, put: Callable[[], Step], is_long: bool, by: object, undone: bool = False) -> PendingAct:
        self._must_be_free()
        notify = partial(self._applied, by=by, undone=undone)
        # The copy is made here and now: looking something up, which the window may do at any time, can make a new index.
        self._act = PendingAct(put, notify, self._over, self.session.snapshot() if is_long else None)
        return self._act

    def _over(self) -> None:
        self._act = None
        while self._waiting:
            self._waiting.pop()()

    def _when_free(self, write: Callable[[], None]) -> None:
        """Now, or once the act that is being written is over: the file is waited for by nobody at the window."""
        if self._act is None:
            write()
        elif write not in self._waiting:
            self._waiting.append(write)

    def _must_be_free(self) -> None:
        """Refused while an act is being written: one after the other."""
        if self._act is not None:
            raise Refused("desk.still_writing")

    def _finally(self, step: Step, by: object, also: Callable[[], None] = lambda: None) -> News:
        """An act that leaves nothing behind of what it removed, in the file, its history or beside it."""
        self._must_be_free()
        self._must_be_changeable(step)
        self._store.commit_final(step, self.now(), also)
        news = self._applied(step, by=by)
        try:
            self._store.finish_chores()
        # The act itself is done and told of. Only clearing away what it removed has to wait for the next opening.
        except Trouble as trouble:
            raise Trouble("desk.scrub_later", file=self._store.path.name) from trouble
        return news

    def undo(self, by: object = None) -> News:
        """Take back the facilitator's last act. Refused at a final act, at the beginning, while another is being written, when the
        room changed it since, and where it would unopen a vote that has ballots. Trouble when the disk refuses or the history is damaged.
        """
        return self.begin_undo(by).whole()

    def begin_undo(self, by: object = None) -> PendingAct:
        """The same in two halves. Refused or Trouble for the same reasons, some of them only when it is written."""
        self._must_be_free()
        # Without its changes first: whether it is long decides on which thread they are read.
        seq, _ = self._undoable(whole=False)
        is_long = self._is_long(seq) or any(map(self._store.ledger.holds, brought_votes(self._undoable()[1])))
        return self._begun(self._put_undo, is_long, by, undone=True)

    def _put_undo(self) -> Step:
        seq, step = self._undoable()
        flipped = step.flipped()
        self._must_fit(flipped)
        came = brought_votes(step)
        if any(self._store.ledger.holds(key) for key in (*unopening(flipped), *unopening_rounds(flipped)) if key not in came):
            raise Refused("desk.ballots_are_in")
        if came:
            # The file it came from is where its ballots still are: they are not kept for a redo.
            self._store.commit_unbringing(flipped, seq, came)
        else:
            self._store.commit_undo(flipped, seq)
        return flipped

    def redo(self, by: object = None) -> News:
        """Do again what was taken back last. Refused when there is nothing, while another is being written, and when what it changes has
        changed since. Trouble when the disk refuses or the history is damaged.
        """
        return self.begin_redo(by).whole()

    def begin_redo(self, by: object = None) -> PendingAct:
        """The same in two halves. Refused or Trouble for the same reasons, some of them only when it is written."""
        self._must_be_free()
        return self._begun(self._put_redo, self._is_long(self._redoable(whole=False)[0]), by)

    def _put_redo(self) -> Step:
        seq, step = self._redoable()
        self._must_fit(step)
        self._store.commit_redo(step, seq)
        return step

    def _is_long(self, seq: int) -> bool:
        return self._store.length(seq) > LONG_TEXT

    def _redoable(self, whole: bool = True) -> tuple[int, Step]:
        found = self._store.to_redo(whole)
        if found is None:
            raise Refused("desk.nothing_to_redo")
        return found

    def _undoable(self, whole: bool = True) -> tuple[int, Step]:
        found = self._store.to_undo(whole)
        # The first line of a history is the session's beginning. It is final too, but "nothing to undo" is the truer sentence.
        if found is None or found[0] == 1:
            raise Refused("desk.nothing_to_undo")
        if found[1].final:
            raise Refused("desk.undo_stops")
        return found

    def last_act(self) -> int:
        """The line of the history that Undo would take back, as a number that stays with the act through undo and redo; 0 when there is
        none, or the history is damaged.
        """
        try:
            found = self._store.to_undo(whole=False)
        except Expected:
            return 0
        return found[0] if found else 0

    def can_undo(self) -> Step | None:
        """What Undo would take back, for the menu's words and without its changes; None when it would be refused."""
        try:
            self._must_be_free()
            return self._undoable(whole=False)[1]
        except Expected:
            return None

    def can_redo(self) -> Step | None:
        """What Redo would do again, likewise; None when there is nothing, or the history is damaged."""
        try:
            self._must_be_free()
            return self._redoable(whole=False)[1]
        except Expected:
            return None

    def history(self, most: int = 200) -> list[HistoryLine]:
        """The newest acts first, `most` of them. Refused while one is being written, Trouble when the history is damaged."""
        self._must_be_free()
        return self._store.history(most)

    def _must_be_changeable(self, step: Step) -> None:
        # Nearly every session is being written for the first time, and has nothing to be asked.
        if self.session.count(VERSIONS):
            must_be_changeable(self.session, step, self._kinds)

    def _must_fit(self, step: Step) -> None:
        self._must_be_changeable(step)
        if not self.session.fits(step):
            raise Refused("desk.changed_since")

    def _applied(self, step: Step, after: Session | None = None, by: object = None, undone: bool = False) -> News:
        """`after` is the session as the step leaves it, where that was made already."""
        if after is None:
            self.session.apply(step)
        else:
            self.session.become(after)
        # All boxes, since undo of an import may touch several votes; a box is made again in one look at the file.
        if any(change.table in (VOTES.name, ROUNDS.name) for change in step.changes):
            self._boxes.clear()
        return self._tell(name=step.name, about=step.about, changes=step.changes, by=by, undone=undone)

    def bring(self, step: Step, ballots: Collection[ImportedBallot], by: object = None) -> News:
        """What came in from a file, notes and votes with their ballots, in one transaction. Undo takes all of it back. Refused or Trouble
        as `do` is.
        """
        return self.begin(step, ballots, by).whole()

    # everyone

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change; returns how to stop."""
        self._listeners.append(listener)
        # Stopping twice, or after the desk was closed, does no harm.
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _tell(self, **what: Any) -> News:
        self._revision += 1
        if not what.get("shared_screen"):
            self.saved_at = self.now()
        news = News(self._revision, **what)
        # A copy of the list: whoever hears of it may stop listening, or begin.
        tell_all(tuple(self._listeners), news)
        return news
