"""Keeps every part of the window true: hears the desk, looks at the clock, and says so to bar, rail, side, key line and panels."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from moothall.core.session_details import details_of
from moothall.desk import Desk, News
from moothall.desk.paths import stands_apart
from moothall.ui.facilitator.activity_views import logs
from moothall.ui.facilitator.schedule import schedule
from moothall.ui.facilitator.timer_control import TimerControl
from moothall.ui.facilitator.window_parts import WindowParts
from moothall.words import say

REFUSAL = "refusal"
"""Key of the message that says what the rules refused last."""
TICK = 15_000
"""ms between two looks at the clock. The clock shows minutes: it is never more than a quarter of one behind. The design repaints the now
line as often."""


class Refresh(QObject):
    """One listener for the whole window. `titled` gives the window's title; `lost` comes when the item on screen has gone; `notable` names
    an act, and what it was about, that somebody may want to take back."""

    titled = Signal(str)
    lost = Signal()
    notable = Signal(str, str)

    def __init__(self, window: QObject, desk: Desk, parts: WindowParts, timing: TimerControl) -> None:
        super().__init__(window)
        self._desk, self._parts, self._timing = desk, parts, timing
        self._deaf = desk.listen(self._hear)
        self._ticker = QTimer(self, interval=TICK)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()

    def stop(self) -> None:
        self._ticker.stop()
        self._deaf()

    def _hear(self, news: News) -> None:
        """A fault in one part is reported, and the others still hear."""
        parts = self._parts
        # A copy: a panel may be made or dropped by what another hears.
        panels = tuple(panel.hear for panel in parts.main.panels)
        # The shared screen first: what must not be seen any more goes before anything else is drawn.
        for part in (parts.shared_screen.hear, self._timing.hear, self._tell_session, self._offer_undo, *panels, self._tell_keys):
            try:
                part(news)
            except Exception as fault:
                sys.excepthook(type(fault), fault, fault.__traceback__)

    def _tell_session(self, news: News) -> None:
        if news.changes or news.votes:
            # Something was done, so that what was refused before it is past.
            self._parts.messages.solved(REFUSAL)
            self._parts.messages.informed()
        # A ballot or a picture changes neither title nor agenda, and ballots may come every second.
        if not news.shared_screen and not news.votes:
            self.session()
            if self._parts.main.drop_lost():
                self.lost.emit()
        self.shared_screen()

    def _tell_keys(self, news: News) -> None:
        """Last, for a panel knows its keys only when it has heard."""
        self.keys()

    def session(self) -> None:
        parts = self._parts
        self.titled.emit(say("window.title", session=details_of(self._desk.session).title or self._desk.path.stem))
        parts.top.tell(self._desk.session)
        parts.top.saved(_saved(self._desk))
        parts.main.tell()
        self.tick()

    def tick(self) -> None:
        """The clock, the now line and how late it is."""
        now = self._desk.now()
        pace = schedule(self._desk.session, self._desk.today(), now)
        self._parts.top.tick(now, pace)
        self._parts.rail.tell(pace, now)

    def shared_screen(self) -> None:
        """What the room sees, in words, and what the buttons under it do now."""
        parts = self._parts
        parts.side.tell_screen(parts.shared_screen.live, self._desk.blanked)
        if parts.spotlight_is_next:
            parts.side.offer(say("window.spotlight"), "Shift+F5")
        else:
            parts.side.offer(say("window.show"), "F5")

    def keys(self) -> None:
        """The key line: the keys of what has the keyboard first, then those that work everywhere."""
        own = self._own_keys()
        blank = say("window.key_unblank" if self._desk.blanked else "window.key_blank")
        lines = [(a.quick_key, say(f"{a.key}.title")) for a in logs(self._desk.activities)]
        usual = [("Ctrl+Z", say("window.key_undo")), ("F9", blank), *lines, ("Ctrl+K", say("window.key_commands"))]
        named = {keys for keys, _ in own}
        # A key the panel has taken is said with the panel's words only.
        self._parts.key_line.show_keys([*own, *(pair for pair in usual if pair[0] not in named)])

    def _own_keys(self) -> list[tuple[str, str]]:
        parts, focus = self._parts, QApplication.focusWidget()
        if focus is not None and parts.quick.isAncestorOf(focus):
            return parts.quick.keys()
        if focus is not None and parts.rail.isAncestorOf(focus):
            return parts.rail.keys()
        return parts.main.panel.keys() if parts.main.panel else []

    def _offer_undo(self, news: News) -> None:
        """A message after what a glance would miss: several records at once, or something gone. What was just typed needs none."""
        large = len(news.changes) > 1 or any(change.after is None for change in news.changes)
        if news.name and large and not news.undone:
            self.notable.emit(news.name, news.about)


def _saved(desk: Desk) -> str:
    where = say("window.elsewhere" if stands_apart(desk.path) else "window.this_laptop")
    return say("window.saved", time=desk.saved_at, where=where) if desk.saved_at else say("window.all_saved", where=where)
