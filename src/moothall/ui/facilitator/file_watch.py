"""Notices that the session's file was deleted, moved or replaced while it is open, and saves all of it in a safe place: when asked, and in
any case before the window closes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from moothall.core.errors import Expected
from moothall.desk import Desk
from moothall.desk.paths import free_name, sessions_folder
from moothall.desk.rescue import rescue
from moothall.ui.kit.messages import Messages
from moothall.words import say, sentence

_LOOKS = 2000  # ms between two looks; a look costs microseconds
_AWAY = "taken_away"


class FileWatch(QObject):
    """`saved` gives the file that has all of the session now."""

    saved = Signal(object)

    def __init__(self, window: QObject, desk: Desk, messages: Messages, attempt: Callable[[Callable[[], object]], bool]) -> None:
        super().__init__(window)
        self._desk, self._messages, self._attempt = desk, messages, attempt
        self._away = False
        self._timer = QTimer(self, interval=_LOOKS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Now, and not only every few seconds: an act has just failed."""
        try:
            away = self._desk.is_taken_away()
        except Expected as trouble:
            self._messages.say("failure", sentence(trouble))
            return
        if away and not self._away:
            words = say("window.taken_away", file=self._desk.path.name, folder=str(self._desk.path.parent))
            self._messages.say("failure", words, (say("window.save_safely"), self.save), key=_AWAY)
        elif self._away and not away:
            self._messages.solved(_AWAY)
        self._away = away

    def save(self) -> None:
        """All of it to the folder where sessions are kept on this laptop, and on with that file."""
        place = self._rescued()
        if place is not None:
            self.saved.emit(place)
        # Asked for in vain, it is still to be saved.
        self._away = False

    def _rescued(self) -> Path | None:
        # Never under its own name: where it lay in that very folder the name is free, and the session still holds it.
        place = free_name(sessions_folder(), say("window.saved_again", name=self._desk.path.stem))
        return place if self._attempt(lambda: rescue(self._desk, place)) else None

    def stop(self) -> Path | None:
        """Before the session is closed: the file it was saved in, if its own was taken away and nobody has saved it yet."""
        self._timer.stop()
        try:
            away = self._desk.is_taken_away() and not self._desk.is_safe
        except Expected:
            away = False
        return self._rescued() if away else None
