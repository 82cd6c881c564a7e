"""A timer of rounds for the room: started, paused, lengthened, on to the next. A round ends when it was said to, also after a sleep.

Any agenda item may have it, one at a time. Rings no bell and paints nothing: it says how much is left, and adds that to a picture.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, replace
from time import time

from moothall.core.picture import Heading, Picture, Question, Stages, Timer, Words


@dataclass(frozen=True, slots=True)
class TimedRound:
    """One stretch of time: a label as short as "2", what people do in half a sentence, and how long it takes."""

    label: str
    words: str
    seconds: int


SLEPT = 2.0
"""Seconds by which two clocks must differ before one of them is taken to have stood still or to have been set."""
STALE = 3600
"""Seconds after its end at which a timer that was kept in a file says nothing to anybody any more."""


class RoundTimer:
    """`ticking` gives seconds that never jump, but stand still while a laptop sleeps (Linux and macOS); `wall` the seconds of the clock on
    the wall, which may be set. What was announced is a time of day, so that of both the longer stretch counts. `changed` is called after
    every change, never while the seconds run.
    """

    def __init__(self, ticking: Callable[[], float], changed: Callable[[], object], wall: Callable[[], float] = time) -> None:
        self._ticking, self._changed, self._wall = ticking, changed, wall
        self.item = ""
        self.rounds: tuple[TimedRound, ...] = ()
        self.at = 0
        # Seconds left when it last began to run, and when that was; None while it stands. Nothing is counted down: `left` is worked out
        # whenever it is asked for, so that a busy window makes no second longer.
        self._left = 0.0
        self._since: float | None = None
        # What the wall's clock said then.
        self._wall_since = 0.0

    # how it stands

    @property
    def is_set(self) -> bool:
        return bool(self.rounds)

    @property
    def running(self) -> bool:
        return self._since is not None

    @property
    def left(self) -> float:
        """Seconds, never below none."""
        return max(0.0, self._left - self._gone)

    @property
    def _gone(self) -> float:
        """Seconds since it last began to run. A wall clock that was set back takes none away."""
        if self._since is None:
            return 0.0
        return max(self._ticking() - self._since, self._wall() - self._wall_since)

    @property
    def seconds(self) -> int:
        """Whole seconds as a clock shows them: the last one is 1 until it is over."""
        return math.ceil(self.left)

    @property
    def current(self) -> TimedRound | None:
        return self.rounds[self.at] if self.rounds else None

    @property
    def following(self) -> TimedRound | None:
        return self.rounds[self.at + 1] if self.at + 1 < len(self.rounds) else None

    # what is done with it

    def start(self, item: str, rounds: Sequence[TimedRound], at: int = 0) -> None:
        """A round of this item runs from its beginning; whatever ran before is over."""
        self.item, self.rounds, self.at = item, tuple(rounds), at
        self._run(float(self.rounds[at].seconds))

    def onward(self) -> None:
        """The next round, or the end after the last."""
        if self.following is not None:
            self.at += 1
            self._run(float(self.rounds[self.at].seconds))
        else:
            self.stop()

    def pause_or_go_on(self) -> None:
        if self.running:
            self._left, self._since = self.left, None
        # A round that is over has nothing to go on with.
        elif self.left:
            self._begin()
        self._changed()

    def add(self, seconds: int) -> None:
        """More time for this round; one that was over goes on."""
        if self.is_set:
            # A round that ran out is not paused, so more time sets it going again; one that was paused stays so.
            over = not self.left
            self._left = self.left + seconds
            if self.running or over:
                self._begin()
            self._changed()

    def stop(self) -> None:
        self.item, self.rounds, self.at = "", (), 0
        self._left, self._since = 0.0, None
        self._changed()

    def _run(self, seconds: float) -> None:
        self._left = seconds
        self._begin()
        self._changed()

    def _begin(self) -> None:
        self._since, self._wall_since = self._ticking(), self._wall()

    def caught_up(self) -> float:
        """Seconds of the round that went by on the wall's clock alone since this was last asked: the laptop slept, or somebody set the
        clock. 0 when both went on as one. They are gone from what is left already; whoever counts on their own is told of the change.
        """
        if self._since is None:
            return 0.0
        lost = max(0.0, self._left - (self._ticking() - self._since)) - self.left
        if lost < SLEPT:
            return 0.0
        self._left = self.left
        self._begin()
        self._changed()
        return lost

    # in the file

    def kept(self) -> str:
        """How it stands, for the file; empty when none is set. A running one by the time of day at which it ends."""
        if not self.is_set:
            return ""
        ends = self._wall() + self._left - self._gone if self.running else None
        return json.dumps({"item": self.item, "rounds": [astuple(r) for r in self.rounds], "at": self.at, "left": self.left, "ends": ends})

    def bring_back(self, kept: str, is_item: Callable[[str], bool]) -> None:
        """As it would stand now had nobody closed the lid. Nothing of what is no timer of ours, of an item that is none, or of a round that
        ended more than an hour ago."""
        try:
            plain = json.loads(kept)
            rounds = tuple(TimedRound(str(label), str(words), int(seconds)) for label, words, seconds in plain["rounds"])
            item, at, left, ends = str(plain["item"]), int(plain["at"]), float(plain["left"]), plain["ends"]
            left = left if ends is None else float(ends) - self._wall()
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return
        # No longer than a day: a clock that was set back must not leave a round of a year.
        if not is_item(item) or not 0 <= at < len(rounds) or not -STALE < left < 24 * STALE:
            return
        self.item, self.rounds, self.at, self._left = item, rounds, at, max(0.0, left)
        if ends is not None:
            self._begin()

    # on the shared screen

    def beside(self, picture: Picture, item: str) -> Picture:
        """The picture with the timer, when it belongs to this item and there is room: beside a prompt or a title, over nothing else."""
        current = self.current
        if current is None or item != self.item or not _has_room(picture):
            return picture
        # A single stretch of time has no label, and then no row of boxes.
        labels = tuple(r.label for r in self.rounds if r.label)
        stages = (Stages(labels, self.at + 1, current.words),) if labels else ()
        return replace(picture, parts=(*picture.parts, *stages, Timer(self.seconds, self.running)))


def _has_room(picture: Picture) -> bool:
    """Words leave room below them; notes, tiles and results fill the screen."""
    return bool(picture.parts) and all(isinstance(part, Question | Heading | Words) for part in picture.parts)
