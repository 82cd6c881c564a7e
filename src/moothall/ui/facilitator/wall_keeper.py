"""Brings presses at the shared screen to whoever hears them there, and looks at the clock for them. Knows no vote."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from moothall.core.activity import Station
from moothall.desk import Desk, News

LOOK = 250
"""ms between two looks at the clock while somebody is at the screen, or something is said there."""


class WallKeeper(QObject):
    """`said` is a message for the desk."""

    said = Signal(str, str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
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
            station.tick()
            self._tell(station)

    def stop(self) -> None:
        self._looks.stop()

    @property
    def _stations(self) -> list[Station]:
        return self._desk.shared_screen.stations

    def _tell(self, station: Station) -> None:
        for kind, words in station.tell():
            self.said.emit(kind, words)
