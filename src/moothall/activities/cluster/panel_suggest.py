"""Suggestions for the tray, worked out beside the facilitator's work: from a snapshot, off the window's thread, dropped when stale.

Offers; places nothing. What is shown is one key away from being accepted, and one key away from never being seen again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from threading import Event
from time import perf_counter, sleep

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from moothall.activities.cluster.suggest import Likeliest, for_board
from moothall.core.model import Session
from moothall.core.themes import THEMES
from moothall.desk import Desk
from moothall.desk.settings import load_settings, save_settings
from moothall.ui.board.note_data import Suggested

SLICE = 0.001
"""Seconds of work before the window may go first: each time may cost the work as much as five of them."""
PAUSE = 300
"""ms without a change before work begins: ten notes placed in a row are compared once."""


_UNDER_WAY: set[SuggestionWork] = set()
"""Kept until the window's thread has heard that it ended: the last to let go of it would else be the other thread, and end it there."""


class SuggestionWork(QObject):
    """One piece of work on another thread. `done` brings what it found; one that was stopped says nothing."""

    done = Signal(object)
    _ended = Signal()

    def __init__(self, session: Session, board: str) -> None:
        super().__init__()
        self._session, self._board, self._stopped = session, board, Event()
        self.steps = 0
        """Texts read so far, each several times over."""
        self._since = 0.0
        self._ended.connect(self._let_go)

    def start(self) -> None:
        # On the app's one pool: work of several boards waits there for its turn, instead of taking a thread each.
        _UNDER_WAY.add(self)
        QThreadPool.globalInstance().start(self._run)

    def stop(self) -> None:
        self._stopped.set()

    def _let_go(self) -> None:
        _UNDER_WAY.discard(self)

    def _run(self) -> None:
        try:
            found = for_board(self._session, self._board, self._gone_on)
            # Looked at once more: it may have been stopped since the last text, and what is stale must not be sent.
            if not self._stopped.is_set():
                self.done.emit(found)
        # Everything: what leaves this method ends in Qt. Nobody waits for suggestions, so that telling of the fault is enough.
        except BaseException as fault:
            sys.excepthook(type(fault), fault, fault.__traceback__)
        finally:
            self._ended.emit()

    def _gone_on(self) -> bool:
        """Asked at every text: after a slice of work the window's thread goes first, should it be waiting."""
        self.steps += 1
        # Python's threads share one lock. Sleeping for nothing gives it up, so that a keystroke is not kept waiting.
        if perf_counter() - self._since > SLICE:
            sleep(0)
            self._since = perf_counter()
        return self._stopped.is_set()


class Suggestions(QObject):
    """`changed` comes with new suggestions, and when they are turned on or off."""

    changed = Signal()

    def __init__(self, desk: Desk, board: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._board = desk, board
        # A setting of the laptop and not of the session: whoever finds them in the way does so on every board.
        self.on = load_settings().suggestions
        self.work: SuggestionWork | None = None
        self._found: Likeliest = {}
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._begin)

    # what is suggested

    def of(self, note: str) -> tuple[str, ...]:
        """Keys of the themes a note may belong to, the likeliest first."""
        # What was found stays in use while newer work is under way, without what has gone since: better than chips that blink at every act.
        return tuple(key for key in self._found.get(note, ()) if self._stands(key)) if self.on else ()

    def shown(self) -> dict[str, Suggested]:
        """For the tray, by note."""
        themes = {theme.key: (theme.ordinal, theme.name) for theme in self._desk.session.where(THEMES, "prompt", self._board())}
        return {note: tuple(themes[key] for key in self.of(note)) for note in self._found}

    def _stands(self, theme: str) -> bool:
        """A theme may have gone or lost its name since."""
        found = self._desk.session.find(THEMES, theme)
        return found is not None and bool(found.name) and found.prompt == self._board()

    # keeping up

    def turn(self) -> None:
        """On or off, and so it stays on this laptop."""
        self.on = not self.on
        save_settings(replace(load_settings(), suggestions=self.on))
        # Turned off they are forgotten, and turned on found anew: the board may be another by then.
        self._found = {}
        self.again()
        self.changed.emit()

    def again(self) -> None:
        """Something on the board is other than it was: work under way is stale, and begins anew after a pause."""
        self.stop()
        if self.on and self._board():
            self._pause.start()

    def stop(self) -> None:
        self._pause.stop()
        if self.work is not None:
            self.work.stop()
            # It may have finished a moment ago: its signal would arrive after newer work has begun.
            self.work.done.disconnect(self._take)
            self.work = None

    def _begin(self) -> None:
        # A snapshot, since the session changes on the window's thread while this one reads.
        self.work = SuggestionWork(self._desk.snapshot(), self._board())
        self.work.done.connect(self._take)
        self.work.start()

    def _take(self, found: Likeliest) -> None:
        self.work, self._found = None, found
        self.changed.emit()
