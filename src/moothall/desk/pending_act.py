"""One act in two halves, so that a long one doesn't hold up the window. Decides nothing about either half: the desk does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from moothall.core.model import Session, Step

if TYPE_CHECKING:
    from moothall.desk.news import News

LONG = 500
"""An act of more records than this is better written on a thread of its own: it takes longer than anybody would call at once."""
LONG_TEXT = 200 * LONG
"""The same in characters of the history: a change takes about 200."""


class PendingAct:
    """`write` puts it on the disk, on any thread; `finish` then makes memory equal the disk and tells everyone, on the desk's own thread.

    From its making until it is finished, or could not be written, the desk refuses every other act.
    """

    def __init__(
        self, put: Callable[[], Step], notify: Callable[[Step, Session | None], News], over: Callable[[], None], copy: Session | None = None
    ) -> None:
        # Three calls from the desk: write it, tell of it, and let others begin.
        self._put, self._notify, self._over = put, notify, over
        self._after = copy
        self._step: Step | None = None

    @property
    def is_long(self) -> bool:
        """Whether it came with a copy of the session, which it changes beside the one that everybody reads."""
        return self._after is not None

    def write(self) -> None:
        """Refused or Trouble when it may not or can't be written: then nothing has happened, and the act is over."""
        try:
            step = self._put()
            if self._after is not None:
                self._after.apply(step)
        # An interrupt too: the desk must not refuse every act for ever.
        except BaseException:
            self._over()
            raise
        self._step = step

    def finish(self) -> News:
        """Call it once, after `write`, on the desk's own thread."""
        assert self._step is not None
        # Over before anybody hears of it: a listener may well begin the next act.
        self._over()
        return self._notify(self._step, self._after)

    def whole(self) -> News:
        """Both halves at once. Refused or Trouble as in `write`."""
        self.write()
        return self.finish()
