"""The agenda in the facilitator's hands: looking at an item, starting, stretching, leaving out, pausing all. Looking changes nothing: not
what runs, nor what the room sees, nor the file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from moothall.core.agenda import AGENDA, AgendaItem, agenda, current_item
from moothall.core.agenda_acts import end_item, pause_agenda, resume_agenda, skip_item, start_item, stretch_item
from moothall.core.agenda_clock import agenda_times, is_past_half, to_come
from moothall.core.errors import Refused
from moothall.desk import Desk
from moothall.ui.facilitator.rail import Rail
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.message import Action, StripKind
from moothall.words import say

STRETCH = 5
"""Minutes by which what runs is stretched: fewer aren't worth a word to the room."""
RECOVER_FROM = 3
"""Minutes everything stood still from which on it is offered to win them back."""


class AgendaWalker(Protocol):
    """What it asks of the window."""

    @property
    def place(self) -> tuple[str, str]: ...

    @property
    def panel(self) -> Panel | None: ...

    def go(self, item: str, activity: str) -> None: ...

    def go_page(self, name: str) -> None: ...

    def attempt(self, act: Callable[[], object]) -> bool: ...

    def say(self, kind: StripKind, sentence: str, action: Action | None = None) -> None: ...


class AgendaControl(QObject):
    """One for each window."""

    def __init__(self, window: QObject, walker: AgendaWalker, desk: Desk, rail: Rail) -> None:
        super().__init__(window)
        self._walker, self._desk, self._rail = walker, desk, rail
        self._asked = is_past_half(desk.session)  # a window that opens in the second half asks nothing
        rail.looked.connect(self.look)
        rail.started.connect(self.start)
        rail.recover_wanted.connect(self.recover)
        rail.go_on_wanted.connect(self.pause_all)

    @property
    def now(self) -> AgendaItem | None:
        """The item that runs."""
        return current_item(self._desk.session)

    def look(self, key: str) -> None:
        """Brings an item up without starting it. The keyboard stays on it in the agenda, where Enter starts it; back at the item that runs,
        work goes on in its panel."""
        self._walker.go(key, self._desk.session.get(AGENDA, key).activity)
        if self.now is None or self.now.key != key:
            self._rail.take_focus(key)

    def start(self, key: str) -> None:
        """The agenda moves on to this item."""
        desk = self._desk
        if self._walker.attempt(lambda: desk.do(start_item(desk.session, key, desk.now()), by=self)):
            self._walker.go(key, desk.session.get(AGENDA, key).activity)
            self._rail.reveal()
            self._ask_halfway()

    def _ask_halfway(self) -> None:
        """Once, in one line that leaves at the next key: what nobody has named so far."""
        if self._asked or not is_past_half(self._desk.session):
            return
        self._asked = True
        for key in (a.asks_halfway(self._desk.session) for a in self._desk.activities if a.asks_halfway):
            if key:
                self._walker.say("info", say(key))

    def start_shown(self) -> None:
        """What is on screen runs from now on, if it is an item, or one is chosen on it, and doesn't already."""
        panel = self._walker.panel
        key = self._walker.place[0] or (panel.chosen_item if panel else "")
        if key and (self.now is None or self.now.key != key):
            self.start(key)

    def step(self, by: int) -> None:
        """Starts the next or previous item that wasn't left out. After the last what runs is over; before the first nothing happens."""
        keys = [i.key for i in agenda(self._desk.session) if i.state != "dropped"]
        # Before the first item has begun, either way leads to it; between items, to the one that waits.
        waiting = [i.key for i in to_come(agenda(self._desk.session))]
        first = keys.index(waiting[0]) if waiting else -1
        there = first if self.now is None else keys.index(self.now.key) + by
        if 0 <= there < len(keys):
            self.start(keys[there])
        elif self.now is not None and by > 0:
            self.end()

    def end(self) -> None:
        """What runs is over, and nothing follows."""
        desk = self._desk
        if self._walker.attempt(lambda: desk.do(end_item(desk.session, desk.now()), by=self)):
            times = agenda_times(desk.session, desk.today(), desk.now())
            words = say("window.finished_at", time=desk.now(), planned=times.planned) if times.planned else say("window.finished")
            self._walker.say("info", words)

    def stretch(self, by: int) -> None:
        """Minutes more for what runs, or fewer."""
        desk = self._desk
        self._walker.attempt(lambda: desk.do(stretch_item(desk.session, self._running().key, by), by=self))

    def _running(self) -> AgendaItem:
        if self.now is None:
            raise Refused("core.nothing_runs")
        return self.now

    def skip_next(self) -> None:
        """The next item is left out."""
        desk = self._desk

        def skip() -> object:
            waiting = to_come(agenda(desk.session))
            if not waiting:
                raise Refused("window.no_next_item")
            return desk.do(skip_item(desk.session, waiting[0].key), by=self)

        self._walker.attempt(skip)

    def pause_all(self) -> None:
        """Agenda and timer stand still for a fire alarm or a break nobody planned, or go on. Without an item that runs, the timer alone."""
        desk, item = self._desk, self.now
        if item is None:
            desk.timer.pause_or_go_on()
        elif not item.paused:
            if self._walker.attempt(lambda: desk.do(pause_agenda(desk.session, desk.now()), by=self)):
                if desk.timer.running:
                    desk.timer.pause_or_go_on()
                self._walker.say("info", say("window.all_stands", keys="Ctrl+Shift+P"), (say("window.go_on"), self.pause_all))
        elif self._walker.attempt(lambda: desk.do(resume_agenda(desk.session, desk.now()), by=self)):
            # After a crash nobody knows who stopped it: it goes on with everything else.
            if not desk.timer.running and desk.timer.left and desk.timer.item == item.key:
                desk.timer.pause_or_go_on()
            self._offer_recovery()

    def _offer_recovery(self) -> None:
        item = self.now
        stood = self._desk.session.get(AGENDA, item.key).stood if item else 0
        late = agenda_times(self._desk.session, self._desk.today(), self._desk.now()).late
        action = (say("window.recover_these", n=late), self.recover) if late >= RECOVER_FROM else None
        self._walker.say("info", say("window.goes_on", n=stood), action)

    def recover(self) -> None:
        """To the page that proposes what may be cut; one key takes it there."""
        self._walker.go_page("agenda")
