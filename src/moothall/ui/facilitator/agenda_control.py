"""The agenda in the facilitator's hands: looking at an item, and starting one. Looking changes nothing: not what runs, nor what the room
sees, nor the file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from moothall.core.agenda import AGENDA, AgendaItem, agenda, current_item
from moothall.core.agenda_acts import start_item
from moothall.desk import Desk
from moothall.ui.facilitator.rail import Rail


class AgendaWalker(Protocol):
    """What it asks of the window."""

    @property
    def place(self) -> tuple[str, str]: ...

    def go(self, item: str, activity: str) -> None: ...

    def attempt(self, act: Callable[[], object]) -> bool: ...


class AgendaControl:
    """One for each window."""

    def __init__(self, walker: AgendaWalker, desk: Desk, rail: Rail) -> None:
        self._walker, self._desk, self._rail = walker, desk, rail
        rail.looked.connect(self.look)
        rail.started.connect(self.start)

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

    def start_shown(self) -> None:
        """What is on screen runs from now on, if it is an item and doesn't already."""
        key = self._walker.place[0]
        if key and (self.now is None or self.now.key != key):
            self.start(key)

    def step(self, by: int) -> None:
        """Starts the next or previous item that wasn't dropped; at either end nothing happens."""
        keys = [i.key for i in agenda(self._desk.session) if i.state != "dropped"]
        # Before the first item has begun, either way leads to it.
        there = keys.index(self.now.key) + by if self.now else 0
        if 0 <= there < len(keys):
            self.start(keys[there])
