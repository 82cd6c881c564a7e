"""Brings presses at the shared screen to whoever hears them there, and looks at the clock for them. Knows no vote."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from moothall.core.activity import Station
from moothall.desk import Desk, News
from moothall.words import say

LOOK = 250
"""ms between two looks at the clock while somebody is at the screen, or something is said there."""


class WallKeeper(QObject):
    """`said` is a message for the desk."""

    said = Signal(str, str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._lost = desk, False
        self._looks = QTimer(self, interval=LOOK)
        self._looks.timeout.connect(self.look)

    def wish(self, wish: str) -> None:
        """A press, whatever page the desk shows."""
        # In the dark nothing can be meant.
        station = None if self._desk.blanked else self._desk.shared_screen.station
        if station is not None:
            station.wish(wish)
            self._tell(station)

    def hear(self, news: News) -> None:
        """Somebody may have come to the screen, or have gone."""
        if any(station.waiting for station in self._stations) != self._looks.isActive():
            self._looks.stop() if self._looks.isActive() else self._looks.start()

    def look(self) -> None:
        """Every station sees the time, also one whose picture the room does not see at the moment."""
        for station in self._stations:
            station.tick(seen=not (self._lost or self._desk.blanked))
            self._tell(station)

    def lose(self) -> str:
        """The screen was unplugged: nobody can see or press it. What to say of whoever is at it; empty where nobody is."""
        self.look()
        self._lost = True
        station = self._desk.shared_screen.station
        card = station.at_hand.card if station else 0
        return say("window.lost_at_hand", card=card) if card else ""

    def find(self) -> None:
        """It is back, and whoever was at it goes on."""
        self.look()
        self._lost = False

    def stop(self) -> None:
        self._looks.stop()

    @property
    def _stations(self) -> list[Station]:
        return self._desk.shared_screen.stations

    def _tell(self, station: Station) -> None:
        for kind, words in station.tell():
            self.said.emit(kind, words)
