"""The desk: every act comes here, goes to the disk first, then to memory, then to everyone who listens.

If the disk refuses, nothing else has happened. The desk knows no activity's rules and draws nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import uuid4

from moothall.core.activity import Activity
from moothall.core.arriving import Ballot
from moothall.core.ballots import COUNTING_NOBODY, SLIPS, SPOILED_BECAUSE, Judgement, Marks, Turnout, checked, checked_total
from moothall.core.card_groups import group_of
from moothall.core.declarations import voters
from moothall.core.model import Session, Step
from moothall.core.picture import Picture, Showing
from moothall.core.refused import Expected, Refused, Trouble
from moothall.core.votes import VOTES, Vote, brought_votes, close_vote, opened, options_of, reopen_vote, unopening
from moothall.desk.act import LONG, LONG_TEXT, Act
from moothall.desk.box import Box
from moothall.desk.news import Listener, News, tell_all
from moothall.desk.reading import Reader
from moothall.desk.room import Room
from moothall.desk.timer import RoundTimer
from moothall.store import HistoryLine, Store

WAYS_IN = {
    "sealed": frozenset({"booth", "paper", "table"}),
    "live": frozenset({"live", "booth", "paper", "table", "wall", "hands"}),
    "totals": frozenset({"table", "wall", "hands"}),
}
"""How ballots may come in by a vote's mode, which is chosen first: what everyone sees can't be sealed, a total has no cards."""


def random_key() -> str:
    """Keys are random, never ordered by time, so that no key tells when a record was made."""
    return uuid4().hex


class Desk(Reader):
    """One session, open for work."""

    def __init__(
        self,
        store: Store,
        activities: Iterable[Activity],
        clock: Callable[[], datetime] = datetime.now,
        ids: Callable[[], str] = random_key,
        ticking: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(store, activities)
        self._clock = clock
        self.key = ids
        self._listeners: list[Listener] = []
        self._revision = 0
        self._boxes: dict[str, Box] = {}
        self._carded: set[str] = set()
        self.room = Room(self, RoundTimer(ticking, lambda: self._tell(wall=True)))
        self.saved_at = ""
        self._act: Act | None = None
        """What is being written, until it is told."""

    @property
    def path(self) -> Path:
        return self._store.path

    @property
    def cut_short(self) -> bool:
        """Whether this session was not closed when it was last open. What was done then is here all the same."""
        return self._store.cut_short

    def now(self) -> str:
        """The time of day as HH:MM."""
        return self._clock().strftime("%H:%M")

    def today(self) -> str:
        return self._clock().date().isoformat()

    def keys(self, number: int) -> list[str]:
        return [self.key() for _ in range(number)]

    # the door

    def do(self, step: Step, by: object = None) -> News:
        """Make an act. Trouble when the disk refuses, and then nothing has changed. An act that changes nothing is not kept."""
        if not step.changes:
            return News(self._revision, step.name, step.about, by=by)
        if step.final:
            self._must_fit(step)
            return self._finally(step, by)
        return self.begin(step, by=by).whole()

    def begin(self, step: Step, ballots: Collection[Ballot] = (), by: object = None) -> Act:
        """The same in two halves, and with ballots cast elsewhere in the same transaction. Not for a final act."""
        at = self.now()

        def put() -> Step:
            self._must_fit(step)
            with self._store.joined_commit(step, at):
                if ballots:
                    self._store.ledger.put_all(ballots, self.key)
            return step

        return self._begun(put, len(step.changes) + len(ballots) > LONG, by)

    def _begun(self, put: Callable[[], Step], is_long: bool, by: object, undone: bool = False) -> Act:
        self._must_be_free()
        told = partial(self._applied, by=by, undone=undone)
        # The copy is made here and now: looking something up, which the window may do at any time, can make a new index.
        self._act = Act(put, told, self._over, self.session.snapshot() if is_long else None)
        return self._act

    def _over(self) -> None:
        self._act = None

    def _must_be_free(self) -> None:
        """Refused while an act is being written: one after the other."""
        if self._act is not None:
            raise Refused("desk.still_writing")

    def _finally(self, step: Step, by: object, also: Callable[[], None] = lambda: None) -> News:
        """An act that leaves nothing behind of what it removed, in the file, its history or beside it."""
        self._must_be_free()
        self._store.commit_final(step, self.now(), also)
        news = self._applied(step, by=by)
        try:
            self._store.finish_chores()
        except Trouble as trouble:
            raise Trouble("desk.scrub_later", file=self.path.name) from trouble
        return news

    def undo(self, by: object = None) -> News:
        """Take back the facilitator's last act. Refused at a final act, at the beginning, and when the room changed it since."""
        return self.begin_undo(by).whole()

    def begin_undo(self, by: object = None) -> Act:
        """The same in two halves."""
        self._must_be_free()
        seq, _ = self._undoable(whole=False)
        is_long = self._is_long(seq) or any(map(self._store.ledger.holds, brought_votes(self._undoable()[1])))
        return self._begun(self._put_undo, is_long, by, undone=True)

    def _put_undo(self) -> Step:
        seq, step = self._undoable()
        flipped = step.flipped()
        self._must_fit(flipped)
        came = brought_votes(step)
        if any(self._store.ledger.holds(vote) for vote in unopening(flipped) if vote not in came):
            raise Refused("desk.ballots_are_in")
        if came:
            # The file it came from is where its ballots still are: they are not kept for a redo.
            self._store.commit_unbringing(flipped, seq, came)
        else:
            self._store.commit_undo(flipped, seq)
        return flipped

    def redo(self, by: object = None) -> News:
        return self.begin_redo(by).whole()

    def begin_redo(self, by: object = None) -> Act:
        """The same in two halves."""
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
        if found is None or found[0] == 1:
            raise Refused("desk.nothing_to_undo")
        if found[1].final:
            raise Refused("desk.undo_stops")
        return found

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
        """The newest acts first. Refused while one is being written."""
        self._must_be_free()
        return self._store.history(most)

    def _must_fit(self, step: Step) -> None:
        if not self.session.fits(step):
            raise Refused("desk.changed_since")

    def _applied(self, step: Step, after: Session | None = None, by: object = None, undone: bool = False) -> News:
        """`after` is the session as the step leaves it, where that was made already."""
        if after is None:
            self.session.apply(step)
        else:
            self.session.become(after)
        if any(change.table == VOTES.name for change in step.changes):
            self._boxes.clear()
        return self._tell(name=step.name, about=step.about, changes=step.changes, by=by, undone=undone)

    # ballots: durable, but never steps

    def cast(
        self,
        vote: str,
        marks: Marks,
        route: str,
        number: int | None = None,
        replace: bool = False,
        concerns: Marks | None = None,
        people: int = 0,
    ) -> News:
        """Keep one ballot. `number` is its voting card's, its table's, or the option's whose hands or wall dots were counted; `people`
        is how many stand behind such a count, 0 when nobody knows.

        Refused in words when it breaks the rule, its slip is in already (unless `replace`), or the way in is wrong.
        """
        record = opened(self.session, vote)
        self._may_come_by(record, route, number)
        numbers = {o.key: o.number for o in options_of(self.session, vote)}
        marks, concerns = _given(marks, numbers), _given(concerns or {}, numbers)
        counted = route in COUNTING_NOBODY
        verdict = checked_total(record, marks, numbers, people) if counted else checked(record, marks, numbers, concerns)
        self._keep(vote, route, number, replace, marks, verdict, concerns)
        self._box(vote).put(route, number)
        return self._tell(votes=frozenset({vote}))

    def spoil(self, vote: str, card: int, reason: str, route: str = "paper") -> News:
        """Keep a card as spoiled, with the key of the reason: it is listed and never counted. What it held before goes."""
        self._may_come_by(opened(self.session, vote), route, card)
        if reason not in SPOILED_BECAUSE:
            raise Refused("core.no_such_reason")
        self._keep(vote, route, card, True, {}, Judgement("spoiled", reason), {})
        self._box(vote).put(route, card, reason)
        return self._tell(votes=frozenset({vote}))

    def _keep(self, vote: str, route: str, number: int | None, replace: bool, marks: Marks, verdict: Judgement, concerns: Marks) -> None:
        self._must_be_free()
        ledger, sort = self._store.ledger, SLIPS[route]
        with self._store.transaction():
            if replace and number in self.slips(vote, sort):
                ledger.take_back(vote, number or 0, sort)
            group = group_of(self.session, vote, number or 0) if sort == "card" else ""
            ledger.put(vote, self.key(), route, marks, verdict, number, concerns, group)

    def _may_come_by(self, vote: Vote, route: str, number: int | None) -> None:
        if route not in WAYS_IN[vote.mode]:
            raise Refused(f"desk.not_in_a_{vote.mode}_vote")
        counts_people = route not in COUNTING_NOBODY
        if (number is None and counts_people) or (number is not None and number < (1 if counts_people else 0)):
            raise Refused("desk.no_such_card")
        if counts_people and not self._knows_its_cards(vote.key):
            raise Refused("desk.cards_stayed_behind")

    def _knows_its_cards(self, vote: str) -> bool:
        """Whether each card's ballot still has its card, which a copy made in the middle of a vote leaves behind. Asked of the file once:
        from then on both are written together.
        """
        if vote not in self._carded and self._store.ledger.knows_its_cards(vote):
            self._carded.add(vote)
        return vote in self._carded

    def take_back(self, vote: str, number: int, sort: str = "card") -> News:
        """Remove a slip's ballot whole, so that it can vote again."""
        self._must_be_free()
        opened(self.session, vote)
        with self._store.transaction():
            self._store.ledger.take_back(vote, number, sort)
        self._box(vote).take(sort, number)
        return self._tell(votes=frozenset({vote}))

    def _box(self, vote: str) -> Box:
        """The vote's slips; made anew once a step has touched a vote."""
        if vote not in self._boxes:
            self._boxes[vote] = Box(self._store.ledger, vote)
        return self._boxes[vote]

    def turnout(self, vote: str) -> Turnout:
        """How many ballots are in, and by which way."""
        return self._box(vote).turnout

    def cards(self, vote: str) -> Mapping[int, str]:
        """Which cards have voted and by which way, while the vote is open; spoiled ones too. Never what they chose."""
        return self.slips(vote, "card")

    def slips(self, vote: str, sort: str) -> Mapping[int, str]:
        """Which tables' sheets ("table") or options' counts ("wall", "hands") are in, while the vote is open."""
        return self._box(vote).slips(sort)

    def spoiled_cards(self, vote: str) -> Mapping[int, str]:
        """Cards marked spoiled, with the reason's key, while the vote is open."""
        return self._box(vote).spoiled

    def reopen_vote(self, vote: str, by: object = None) -> News:
        """Back to a draft; its ballots go from the file for good. Final, and in the log."""
        return self._finally(reopen_vote(self.session, vote), by, also=lambda: self._store.ledger.clear(vote))

    def close_vote(self, vote: str, by: object = None) -> News:
        """Final. The card numbers go from the file, its history and everything beside it."""
        step = close_vote(self.session, vote, self.now(), voters(self.session, vote))
        return self._finally(step, by, also=lambda: self._store.ledger.forget_cards(vote, self.key))

    def bring(self, step: Step, ballots: Collection[Ballot], by: object = None) -> News:
        """What came in from a file, notes and votes with their ballots, in one transaction. Undo takes all of it back."""
        return self.begin(step, ballots, by).whole()

    # the wall

    @property
    def showing(self) -> Showing:
        return self.room.showing

    @property
    def timer(self) -> RoundTimer:
        """The rounds' timer. Its changes are news of the wall; its seconds are not."""
        return self.room.timer

    @property
    def blanked(self) -> bool:
        return self.room.blanked

    def picture(self) -> Picture:
        """What the room sees now."""
        return self.room.picture()

    def show(self, showing: Showing) -> News:
        """Put something on the wall. A blanked wall stays blank."""
        self.room.showing = showing
        return self._tell(wall=True)

    def blank(self, on: bool) -> News:
        self.room.blanked = on
        return self._tell(wall=True)

    # everyone

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _tell(self, **what: Any) -> News:
        self._revision += 1
        if not what.get("wall"):
            self.saved_at = self.now()
        news = News(self._revision, **what)
        tell_all(tuple(self._listeners), news)
        return news

    def snapshot(self) -> Session:
        """An unchanging copy for slow work."""
        return self.session.snapshot()

    def save_copy(self, to: Path) -> None:
        """A whole second file; numbers of cards still voting stay behind."""
        self._must_be_free()
        self._store.save_copy(to)

    def close(self) -> None:
        """Leave one plain file."""
        self._listeners.clear()
        self._store.close()


def _given(marks: Marks, numbers: Mapping[str, int]) -> dict[str, int]:
    """The marks that say something. Refused for less than none, or for what isn't voted on: no rule's sum may be mended that way."""
    if any(option not in numbers or dots < 0 for option, dots in marks.items()):
        raise Refused("core.no_such_marks")
    return {option: dots for option, dots in marks.items() if dots}
