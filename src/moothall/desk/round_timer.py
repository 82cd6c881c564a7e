"""A timer of rounds for the room: started, paused, lengthened, on to the next. It lives while the desk is open; the file keeps none of it.

Any agenda item may have it, one at a time. Rings no bell and paints nothing: it says how much is left, and adds that to a picture.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from moothall.core.picture import Heading, Picture, Question, Stages, Timer, Words


@dataclass(frozen=True, slots=True)
class TimedRound:
    """One stretch of time: a label as short as "2", what people do in half a sentence, and how long it takes."""

    label: str
    words: str
    seconds: int


class RoundTimer:
    """`ticking` gives seconds that never jump; `changed` is called after every change, never while the seconds run."""

    def __init__(self, ticking: Callable[[], float], changed: Callable[[], object]) -> None:
        self._ticking, self._changed = ticking, changed
        self.item = ""
        self.rounds: tuple[TimedRound, ...] = ()
        self.at = 0
        # Seconds left when it last began to run, and when that was; None while it stands. Nothing is counted down: `left` is worked out
        # whenever it is asked for, so that a busy window makes no second longer.
        self._left = 0.0
        self._since: float | None = None

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
        gone = self._ticking() - self._since if self._since is not None else 0.0
        return max(0.0, self._left - gone)

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
            self._since = self._ticking()
        self._changed()

    def add(self, seconds: int) -> None:
        """More time for this round; one that was over goes on."""
        if self.is_set:
            # A round that ran out is not paused, so more time sets it going again; one that was paused stays so.
            over = not self.left
            self._left = self.left + seconds
            self._since = self._ticking() if self.running or over else None
            self._changed()

    def stop(self) -> None:
        self.item, self.rounds, self.at = "", (), 0
        self._left, self._since = 0.0, None
        self._changed()

    def _run(self, seconds: float) -> None:
        self._left, self._since = seconds, self._ticking()
        self._changed()

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
