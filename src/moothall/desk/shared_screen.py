"""What the room sees. Asks only the `room.py` of what is showing, so that what isn't asked for can't be shown."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace

from moothall.core.activity import Activity, Station
from moothall.core.agenda import AGENDA
from moothall.core.errors import Expected
from moothall.core.picture import BLANK, NARROW, Heading, Picture, Question, Showing, Words
from moothall.desk.reader import Reader
from moothall.desk.round_timer import RoundTimer
from moothall.words import read_by, say


class SharedScreenContent:
    """The shared screen's side of a desk: what was put there, whether it is dark, and the timer beside it. It starts blank.

    Dark by hand stays dark until somebody lights it; covered for private work it comes back when that is over.
    """

    def __init__(self, reader: Reader, timer: RoundTimer) -> None:
        self._reader, self.timer = reader, timer
        # Blank until somebody chooses otherwise: a projector may be on before the facilitator is ready.
        self.showing = Showing()
        self.dark, self.covered = True, False
        self.card = ""
        """The test card, by what it says of the last row, in metres; empty while the room sees what was put there."""
        self._stations: dict[str, Station] = {}
        self.narrow = False
        """Whether it is as narrow as an old projector: less goes on a page."""

    def light(self, on: bool) -> None:
        """By hand, either way: whoever lights a covered screen means it."""
        self.dark, self.covered = not on, False

    def as_text(self) -> str:
        """What a file keeps of it: keys, a word and numbers, and not a word of what is seen. Empty until something was shown."""
        now = self.showing
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
        if self.card and not (self.dark or self.covered):
            return _test_card(self.card)
        activity = self._activity()
        if self.dark or self.covered or activity is None:
            return BLANK
        item = self._reader.session.find(AGENDA, self.showing.item)
        try:
            with read_by("shared_screen"):
                picture = activity.picture(self._reader.session, self._reader, item, self._by_hand())
        # Blank rather than a sentence about damage before the whole room; the facilitator's own window says what is wrong.
        except Expected:
            return BLANK
        return self.timer.beside(picture, self.showing.item)

    def _by_hand(self) -> Showing:
        """What is showing, with what goes on at the screen itself."""
        station = self.station
        showing = replace(self.showing, at_hand=station.at_hand) if station else self.showing
        return replace(showing, extra=(*showing.extra, (NARROW, 1))) if self.narrow else showing

    @property
    def station(self) -> Station | None:
        """Who hears the presses of whoever stands at the screen: the station of the activity that is on it, made once."""
        activity = self._activity()
        if activity is None or activity.station is None:
            return None
        return self.station_of(activity.key)

    @property
    def stations(self) -> list[Station]:
        """All that were made so far."""
        return list(self._stations.values())

    def station_of(self, key: str) -> Station | None:
        """The same by an activity's key, whatever is showing."""
        if key not in self._stations:
            make = next((a.station for a in self._reader.activities if a.key == key), None)
            if make is None:
                return None
            self._stations[key] = make(self._reader)
        return self._stations[key]

    def _activity(self) -> Activity | None:
        return next((a for a in self._reader.activities if a.key == self.showing.activity), None)


def _test_card(seat: str) -> Picture:
    """The three sizes of words there are: who can read the smallest from the last row can read everything of the day."""
    with read_by("shared_screen"):
        large, middle, small = say("screens.card_large"), say("screens.card_middle"), say("screens.card_small", seat=seat)
        return Picture((Question(large), Heading(middle), Words(small)), live=say("screens.card_live"))
