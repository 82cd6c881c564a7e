"""The desk: everyone asks it. Steps are in step_desk, ballots in ballot_desk; here are the file, the clock and the shared screen.

The desk knows no activity's rules and draws nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import monotonic, time

from moothall.core.activity import Activity
from moothall.core.agenda import AGENDA
from moothall.core.ballots import Tally
from moothall.core.errors import Trouble
from moothall.core.levels import Level
from moothall.core.made_up_people import USUAL, rehearse
from moothall.core.model import Session
from moothall.core.picture import Picture, Showing
from moothall.core.record_changes import stamp_of
from moothall.core.redacted_copy import Copy
from moothall.core.redaction import Audience
from moothall.core.session_details import details_of
from moothall.core.session_versions import finish, version_of
from moothall.core.votes import ROUNDS_LEFT_OUT
from moothall.desk.handed_out import HandedOut, VersionStamp, as_text, minor_of
from moothall.desk.news import News
from moothall.desk.private_desk import PrivateDesk
from moothall.desk.reader import left_out
from moothall.desk.round_timer import RoundTimer
from moothall.desk.shared_screen import SharedScreenContent
from moothall.desk.step_desk import random_key
from moothall.store import Store
from moothall.words import say


class Desk(PrivateDesk):
    """One session, open for work."""

    def __init__(
        self,
        store: Store,
        activities: Iterable[Activity],
        clock: Callable[[], datetime] = datetime.now,
        ids: Callable[[], str] = random_key,
        ticking: Callable[[], float] = monotonic,
        wall: Callable[[], float] = time,
    ) -> None:
        super().__init__(store, activities, clock, ids)
        # Tallies by vote, each with the revision it was counted at. Any change makes it stale, even one that touched no ballot:
        # that is simpler than knowing which did.
        self._counted: dict[str, tuple[int, Tally | None]] = {}
        self.ticking = ticking
        """Seconds that never jump, for what waits on people."""
        self.shared_screen = SharedScreenContent(self, RoundTimer(ticking, self._timer_changed, wall))
        self._bring_timer_back()
        self._kept = store.shared_screen.read()
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

    @property
    def session_key(self) -> str:
        """Which session this is: random, the same in every copy, another in one for rehearsal. Trouble when it is damaged."""
        return self._store.session_key

    def is_taken_away(self) -> bool:
        """Whether the file was deleted, moved or replaced since it was opened. Nothing more can be saved in it; the session is whole here.
        Trouble when the disk refuses.
        """
        return self._store.is_taken_away()

    def save_whole(self, to: Path) -> None:
        """All of a session whose file was taken away, as a file of its own. Refused while an act is being written; Trouble when it can't be
        written, or when the file can't be read any more.
        """
        self._must_be_free()
        self._store.save_whole(to)

    def rescued(self) -> None:
        """All that could be saved elsewhere was: what is left of its own file is in nobody's way any more."""
        self._store.rescued()

    @property
    def handed_out(self) -> tuple[HandedOut, ...]:
        """Which files left so far, oldest first; none where that can't be read."""
        return self.left_so_far.files

    @property
    def version(self) -> str:
        """The version that the record of those who were here has now; as it was finished last where the file can't be read for more."""
        if self.left_so_far.stamps:
            with suppress(Trouble):
                return self.copy_for(Audience(Level.ROOM)).version
        return version_of(self.session)

    def finish_record(self, by: object = None) -> News:
        """The record stays as it is, and what it says to each kind of reader is kept in mind. Refused and Trouble as `finish` and `do`."""
        news = self.do(finish(self.session, self.key(), self.today(), minor_of(self.version)), by)
        # Finished it is, whatever the file says of its ballots: then the next version has nothing to be compared with.
        with suppress(Trouble):
            copies = [self.copy_for(Audience(level)) for level in Level if level is not Level.PARTIES]
            self._when_free(lambda: self._keep_handed_out((), copies))
        return news

    def note_handed_out(self, files: Iterable[Path], level: str, copy: Copy | None = None) -> None:
        """These files have just been written for somebody, of this `copy` where they were made of one: its version is stamped with it. It
        is no act, so that there is nothing to undo: they are out.
        """
        confidential, version = details_of(self.session).confidentiality, copy.version if copy else self.version
        lines = [HandedOut(self.today(), self.now(), each.name, str(each.parent), level, confidential, version) for each in files]
        self._when_free(lambda: self._keep_handed_out(lines, [copy] if copy else []))

    def _keep_handed_out(self, lines: Iterable[HandedOut], copies: Iterable[Copy]) -> None:
        left = replace(self.left_so_far, files=(*self.handed_out, *lines))
        for copy in copies:
            left = left.with_stamp(VersionStamp(copy.version, copy.level, stamp_of(copy)))
        # A disk that refuses must not make a file that was written look as if it weren't.
        with suppress(Trouble):
            self._store.handed_out.keep(as_text(left))
        self._tell()

    @property
    def is_safe(self) -> bool:
        """Whether a session whose file was taken away was saved elsewhere."""
        return self._store.is_safe

    @property
    def rounds_left_out(self) -> int:
        """How many votes are to be held again, because this is a copy made by itself while they were open. 0 after the next act."""
        try:
            newest = self._store.history(1)
        except Trouble:
            # A damaged history is told where it is shown.
            return 0
        return int(newest[0].about) if newest and newest[0].name == ROUNDS_LEFT_OUT else 0

    def save_copy(self, to: Path, *, by_itself: bool = False, rehearsal: bool = False) -> None:
        """A whole second file; numbers of cards still voting stay behind. One that is made `by_itself`, again and again while people vote,
        leaves out the ballots of votes still open: two such copies would differ by the ballot that came between. No copy holds sheets of
        forms. One for `rehearsal` is a session of its own. Refused while an act is being written; Trouble when it can't be written, or is
        the session itself.
        """
        self._must_be_free()
        self._store.save_copy(to, left_out(self.session, votes_too=by_itself), self.now(), rehearsal)

    def begin_copy(self) -> Callable[[Path], None]:
        """The copy that is made by itself, in two halves: the session as it is now, and what writes it, on any thread. Refused while an
        act is being written; Trouble as `save_copy`, and a second time when it is written.
        """
        self._must_be_free()
        return self._store.begin_copy(left_out(self.session, votes_too=True), self.now())

    def save_rehearsal(self, to: Path) -> None:
        """A session of its own to practise with, among made-up people. Refused while an act is being written; Trouble as `save_copy`."""
        self._must_be_free()
        bodies = [tuple(body.split(":")) for body in say("rehearsal.bodies").split(";")]
        names = [f"{first} {last}" for last in say("rehearsal.last_names").split() for first in say("rehearsal.first_names").split()]
        made = rehearse(self.session, _mixed(names), [(name, sector) for name, sector in bodies], self.keys(USUAL + len(bodies)))
        self._store.save_copy(to, made, self.now(), rehearsal=True)

    def close(self) -> None:
        """Leave one plain file. Trouble when the disk refuses."""
        # First: a window that is closing must not be asked to redraw from a file that is gone.
        self._listeners.clear()
        self.shared_screen.light(False)
        self._when_free(self._keep_screen)
        self._store.close()

    # the timer

    def _bring_timer_back(self) -> None:
        # A timer that can't be read is none; what else is wrong with the file is found where it matters.
        with suppress(Trouble):
            self.timer.bring_back(self._store.timer.read(), lambda item: self.session.find(AGENDA, item) is not None)

    def _timer_changed(self) -> None:
        self._when_free(self._keep_timer)
        self._tell(shared_screen=True)

    def _keep_timer(self) -> None:
        # The timer runs also where the disk is full: it is not kept then, and nothing else of it is lost.
        with suppress(Trouble):
            self._store.timer.keep(self.timer.kept())

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

    def hand_moved(self) -> None:
        """Somebody acts at the shared screen itself: another picture, and nothing that a file keeps."""
        self._tell(shared_screen=True)

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
        self.shared_screen.showing, self.shared_screen.card = showing, ""
        return self._turned()

    def put_up(self, showing: Showing) -> News:
        """The same, asked for by name, so that the shared screen is lit too."""
        # Both before anybody hears of it: the old picture must not light up once more.
        self.shared_screen.light(True)
        return self.show(showing)

    def show_card(self, seat: str) -> News:
        """The test card, lit; empty takes it away, and what was there before is back. No file keeps it."""
        self.shared_screen.card = seat
        if seat:
            self.shared_screen.light(True)
        return self._turned()

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
        self._when_free(self._keep_screen)
        return news

    def _keep_screen(self) -> None:
        """In the file, so that after a crash the room sees what it saw."""
        text = self.shared_screen.as_text()
        if text == self._kept:
            return
        # A full disk must not keep a wall from being blanked; it says so at the next act, which has something to lose.
        with suppress(Trouble):
            self._store.shared_screen.keep(text)
            self._kept = text


def _mixed(names: list[str]) -> list[str]:
    """Each name once, in steps of a prime, so that neighbours share neither first name nor surname."""
    return [names[(place * 31) % len(names)] for place in range(len(names))]
