"""The desk: everyone asks it. Steps are in step_desk, ballots in ballot_desk; here are the file, the clock and the shared screen.

The desk knows no activity's rules and draws nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import monotonic

from moothall.core.activity import Activity
from moothall.core.ballots import Tally
from moothall.core.errors import Trouble
from moothall.core.model import Session
from moothall.core.picture import Picture, Showing
from moothall.desk.ballot_desk import BallotDesk
from moothall.desk.news import News
from moothall.desk.round_timer import RoundTimer
from moothall.desk.shared_screen import SharedScreenContent
from moothall.desk.step_desk import random_key
from moothall.store import Store


class Desk(BallotDesk):
    """One session, open for work."""

    def __init__(
        self,
        store: Store,
        activities: Iterable[Activity],
        clock: Callable[[], datetime] = datetime.now,
        ids: Callable[[], str] = random_key,
        ticking: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(store, activities, clock, ids)
        # Tallies by vote, each with the revision it was counted at. Any change makes it stale, even one that touched no ballot:
        # that is simpler than knowing which did.
        self._counted: dict[str, tuple[int, Tally | None]] = {}
        self.shared_screen = SharedScreenContent(self, RoundTimer(ticking, lambda: self._tell(shared_screen=True)))
        self._kept = store.kept_screen()
        # Opened in the ordinary way it begins dark: the room may be another one. After a crash the same people still sit there.
        self.shared_screen.restore(self._kept, lit=store.cut_short)

    # the file

    @property
    def path(self) -> Path:
        return self._store.path

    @property
    def cut_short(self) -> bool:
        """Whether this session was not closed when it was last open. What was done then is here all the same."""
        return self._store.cut_short

    @property
    def brought_up_to_date(self) -> bool:
        """Whether the file was an older one until it was opened now: what was done before can't be undone."""
        return self._store.brought_up_to_date

    def snapshot(self) -> Session:
        """An unchanging copy for slow work."""
        return self.session.snapshot()

    def save_copy(self, to: Path) -> None:
        """A whole second file; numbers of cards still voting stay behind. Refused while an act is being written; Trouble when it can't be
        written, or is the session itself.
        """
        self._must_be_free()
        self._store.save_copy(to)

    def close(self) -> None:
        """Leave one plain file. Trouble when the disk refuses."""
        # First: a window that is closing must not be asked to redraw from a file that is gone.
        self._listeners.clear()
        self.shared_screen.light(False)
        self._keep_screen()
        self._store.close()

    def tally(self, vote: str) -> Tally | None:
        """Counted in the file once after each change, however many ask: a dot on a tile is shown by two windows."""
        # -1 is no revision: they count from 0.
        at, tally = self._counted.get(vote, (-1, None))
        if at != self._revision:
            tally = super().tally(vote)
            self._counted[vote] = self._revision, tally
        return tally

    # the shared screen

    @property
    def showing(self) -> Showing:
        """What was put on the shared screen last, also while that is blank."""
        return self.shared_screen.showing

    @property
    def timer(self) -> RoundTimer:
        """The rounds' timer. Its changes are news of the shared screen; its seconds are not."""
        return self.shared_screen.timer

    @property
    def blanked(self) -> bool:
        return self.shared_screen.dark or self.shared_screen.covered

    def picture(self) -> Picture:
        """What the room sees now."""
        return self.shared_screen.picture()

    def show(self, showing: Showing) -> News:
        """Put something on the shared screen. A blanked shared screen stays blank."""
        self.shared_screen.showing = showing
        return self._turned()

    def put_up(self, showing: Showing) -> News:
        """The same, asked for by name, so that the shared screen is lit too."""
        # Both before anybody hears of it: the old picture must not light up once more.
        self.shared_screen.light(True)
        return self.show(showing)

    def follow(self, showing: Showing) -> None:
        """The next look at what the room is looking at; nothing where it looks at something else."""
        if showing.goes_on_from(self.showing):
            self.show(showing)

    def blank(self, on: bool) -> News:
        """Blank the shared screen, or show again what was put there."""
        self.shared_screen.light(not on)
        return self._turned()

    def cover(self, on: bool) -> None:
        """Blank for private work, and back to what was there when it is over; a screen that was dark before stays dark."""
        if on != self.shared_screen.covered:
            self.shared_screen.covered = on
            self._turned()

    def _turned(self) -> News:
        # First everyone hears, for what must not be seen goes at once; then it is kept.
        news = self._tell(shared_screen=True)
        self._keep_screen()
        return news

    def _keep_screen(self) -> None:
        """In the file, so that after a crash the room sees what it saw. While an act is being written it waits for that to be over."""
        if self._act is not None:
            self._waiting = [self._keep_screen]
            return
        text = self.shared_screen.as_text()
        if text == self._kept:
            return
        # A full disk must not keep a wall from being blanked; it says so at the next act, which has something to lose.
        with suppress(Trouble):
            self._store.keep_screen(text)
            self._kept = text
