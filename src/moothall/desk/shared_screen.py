"""What the room sees. Asks only the `room.py` of what is showing, so that what isn't asked for can't be shown."""

from __future__ import annotations

import json
from contextlib import suppress

from moothall.core.activity import Activity
from moothall.core.agenda import AGENDA
from moothall.core.errors import Expected
from moothall.core.picture import BLANK, Picture, Showing
from moothall.desk.reader import Reader
from moothall.desk.round_timer import RoundTimer
from moothall.words import read_by


class SharedScreenContent:
    """The shared screen's side of a desk: what was put there, whether it is dark, and the timer beside it. It starts blank.

    Dark by hand stays dark until somebody lights it; covered for private work it comes back when that is over.
    """

    def __init__(self, reader: Reader, timer: RoundTimer) -> None:
        self._reader, self.timer = reader, timer
        # Blank until somebody chooses otherwise: a projector may be on before the facilitator is ready.
        self.showing = Showing()
        self.dark, self.covered = True, False

    def light(self, on: bool) -> None:
        """By hand, either way: whoever lights a covered screen means it."""
        self.dark, self.covered = not on, False

    def as_text(self) -> str:
        """What a file keeps of it: keys, a word and numbers, and not a word of what is seen. Empty until something was shown."""
        now = self.showing.lasting
        if not now.activity:
            return ""
        return json.dumps([now.activity, now.item, now.view, now.subject, now.page, dict(now.extra), self.dark, self.covered])

    def restore(self, text: str, lit: bool) -> None:
        """As it was kept; dark unless `lit` and it was lit then. What can't be read leaves it blank."""
        with suppress(ValueError, TypeError, OverflowError, RecursionError):
            *keys, page, extra, dark, covered = json.loads(text)
            activity, item, view, subject = map(str, keys)
            facts = tuple((str(name), int(fact)) for name, fact in dict(extra).items())
            self.showing = Showing(activity, item, view, subject, int(page), facts)
            self.dark, self.covered = not lit or bool(dark), bool(covered) and lit

    def picture(self) -> Picture:
        """The picture now. Blank when blanked, when nothing was put up, when that has been deleted, or when its ballots are damaged."""
        activity = self._activity()
        if self.dark or self.covered or activity is None:
            return BLANK
        item = self._reader.session.find(AGENDA, self.showing.item)
        try:
            with read_by("shared_screen"):
                picture = activity.picture(self._reader.session, self._reader, item, self.showing)
        # Blank rather than a sentence about damage before the whole room; the facilitator's own window says what is wrong.
        except Expected:
            return BLANK
        return self.timer.beside(picture, self.showing.item)

    def _activity(self) -> Activity | None:
        return next((a for a in self._reader.activities if a.key == self.showing.activity), None)
