"""What the room sees. Asks only the `room.py` of what is showing, so that what isn't asked for can't be shown."""

from __future__ import annotations

from moothall.core.activity import Activity
from moothall.core.agenda import AGENDA
from moothall.core.errors import Expected
from moothall.core.picture import BLANK, Picture, Showing
from moothall.desk.reader import Reader
from moothall.desk.round_timer import RoundTimer
from moothall.words import read_by


class SharedScreenContent:
    """The shared screen's side of a desk: what was put there, whether it is blanked, and the timer beside it. It starts blank."""

    def __init__(self, reader: Reader, timer: RoundTimer) -> None:
        self._reader, self.timer = reader, timer
        # Blank until somebody chooses otherwise: a projector may be on before the facilitator is ready.
        self.showing = Showing()
        self.blanked = True

    def picture(self) -> Picture:
        """The picture now. Blank when blanked, when nothing was put up, when that has been deleted, or when its ballots are damaged."""
        activity = self._activity()
        if self.blanked or activity is None:
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
