"""Keeps every part of the window true: hears the desk, looks at the clock, and says so to bar, rail, side, key line and panels."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from moothall.core.agenda import AGENDA
from moothall.core.people import PARTICIPANTS
from moothall.core.prompts import PROMPTS
from moothall.core.session_details import SESSION_DETAILS, details_of
from moothall.core.session_versions import VERSIONS
from moothall.desk import Desk, News
from moothall.desk.news import Listener
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

# What each part is made from, by the tables' names.
_TOP = frozenset({SESSION_DETAILS.name, PARTICIPANTS.name, VERSIONS.name})
_HEADER = frozenset({AGENDA.name, PROMPTS.name})
_PEOPLE = frozenset({PARTICIPANTS.name})
_RAIL = frozenset({AGENDA.name, SESSION_DETAILS.name})


def _is_here(person: Any) -> bool:
    return person is not None and person.present


class Refresh(QObject):
    """One listener for the whole window. `titled` gives the window's title, `acted` every act; `lost` comes when the item on screen has
    gone; `notable` names an act, and what it was about, that somebody may want to take back."""

    titled = Signal(str)
    acted = Signal(object)
    lost = Signal()
    notable = Signal(str, str)

    def __init__(self, window: QObject, desk: Desk, parts: WindowParts, timing: TimerControl) -> None:
        super().__init__(window)
        self._desk, self._parts, self._timing = desk, parts, timing
        self._saved_at = self._copied_at = ""
        # The place and whether it stands apart: asked once, since each time the disk is asked about every folder above the file.
        self._place: tuple[Path, bool] | None = None
        self._deaf = desk.listen(self._hear)
        self._ticker = QTimer(self, interval=TICK)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()

    def stop(self) -> None:
        self._ticker.stop()
        self._deaf()

    def _hear(self, news: News) -> None:
        """A fault in one part is reported, and the others still hear."""
        for part in self._concerned(news):
            try:
                part(news)
            except Exception as fault:
                sys.excepthook(type(fault), fault, fault.__traceback__)

    def _concerned(self, news: News) -> list[Listener]:
        """Whom these news concern, in the order they hear. A note concerns the panels and hardly anybody else: one comes with every card
        typed, and a ballot may come every second."""
        parts, touched = self._parts, {change.table for change in news.changes}
        # Blank stays blank whatever changes. When it isn't, only the activity knows what its picture is made of.
        seen = news.shared_screen or not self._desk.blanked
        wanted: list[tuple[object, Listener]] = [
            # The shared screen first: what must not be seen any more goes before anything else is drawn.
            (seen, parts.shared_screen.hear),
            (news.shared_screen, self._timing.hear),
            # Where no message stands, none is past.
            # Before a panel that hears of it leads elsewhere.
            (touched, self.acted.emit),
            ((touched or news.votes) and not parts.messages.isHidden(), self._forget_messages),
            (touched & _TOP, self._tell_top),
            (touched & _HEADER, self._tell_header),
            (touched & _RAIL, self._tell_rail),
            (touched & _PEOPLE, self._tell_left),
            (self._saved_at != self._desk.saved_at, self._tell_saved),
            (seen, self._tell_shared_screen),
            (touched, self._offer_undo),
            # A copy: a panel may be made or dropped by what another hears.
            *((True, panel.hear) for panel in parts.main.panels),
            # Last: what a panel's keys are now it says itself, and only Blank changes those of everybody.
            (news.shared_screen, self._tell_keys),
        ]
        return [hear for concerned, hear in wanted if concerned]

    def _tell_left(self, news: News) -> None:
        """Somebody has left who still has something: said while they can be caught at the door."""
        left = {c.key for c in news.changes if c.table == PARTICIPANTS.name and _is_here(c.before) and not _is_here(c.after)}
        asked = (a.matters(self._desk.session) for a in self._desk.activities if a.matters and left)
        waiting = [m for found in asked for m in found if m.person in left and not m.settled]
        if waiting:
            first = say(waiting[0].said, **waiting[0].gaps)
            more = say("window.more_left", n=len(waiting) - 1) if len(waiting) > 1 else ""
            self._parts.messages.say("attention", " ".join(filter(None, (first, more))), key="left")

    def _forget_messages(self, news: News) -> None:
        """Something was done, so that what was refused or told before it is past."""
        self._parts.messages.solved(REFUSAL)
        self._parts.messages.informed()

    def _tell_top(self, news: News) -> None:
        self.top()

    def _tell_header(self, news: News) -> None:
        self._parts.main.tell()
        if self._parts.main.drop_lost():
            self.lost.emit()

    def _tell_rail(self, news: News) -> None:
        self.tick()

    def _tell_saved(self, news: News) -> None:
        self.saved()

    def _tell_shared_screen(self, news: News) -> None:
        self.shared_screen()

    def _tell_keys(self, news: News) -> None:
        self.keys()

    def session(self) -> None:
        """Everything that is made from the session."""
        self.top()
        self.saved()
        self._parts.main.tell()
        self.tick()

    def top(self) -> None:
        """The title, and who is here."""
        self.titled.emit(say("window.title", session=details_of(self._desk.session).title or self._desk.path.stem))
        self._parts.top.tell(self._desk.session)

    def saved(self) -> None:
        """When and where the last act was written."""
        self._saved_at = self._desk.saved_at
        desk = self._desk
        if self._place is None or self._place[0] != desk.path:
            self._place = desk.path, stands_apart(desk.path)
        where = say("window.elsewhere" if self._place[1] else "window.this_laptop")
        words = say("window.saved", time=desk.saved_at, where=where) if desk.saved_at else say("window.all_saved", where=where)
        self._parts.top.saved(say("copy.saved_too", saved=words, time=self._copied_at) if self._copied_at else words)

    def copied(self, at: str) -> None:
        """When the second copy was written; empty while there is none."""
        self._copied_at = at
        self.saved()

    def tick(self) -> None:
        """The clock, the now line and how late it is."""
        now = self._desk.now()
        pace = schedule(self._desk.session, self._desk.today(), now)
        self._parts.top.tick(now, pace)
        self._parts.rail.tell(pace, now)

    def shared_screen(self) -> None:
        """What the room sees, in words, and what the buttons under it do now."""
        parts = self._parts
        parts.side.tell_screen(parts.shared_screen.live, self._desk.blanked, parts.shared_screen.stands)
        if parts.spotlight_is_next:
            parts.side.offer(say("window.spotlight"), "Shift+F5")
        else:
            parts.side.offer(say("window.show"), "F5")

    def keys(self) -> None:
        """The key line: the keys of what has the keyboard first, then those that work everywhere."""
        own = self._own_keys()
        blank = say("window.key_show_again" if self._desk.blanked and self._desk.showing.activity else "window.key_blank")
        lines = [(a.quick_key, say(f"{a.key}.title")) for a in logs(self._desk.activities) if a.quick_key]
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
        return parts.main.panel.keys() if parts.main.panel and not parts.main.is_covered else []

    def _offer_undo(self, news: News) -> None:
        """A message after what a glance would miss: several records at once, or something gone. What was just typed needs none."""
        large = len(news.changes) > 1 or any(change.after is None for change in news.changes)
        if news.name and large and not news.undone:
            self.notable.emit(news.name, news.about)
