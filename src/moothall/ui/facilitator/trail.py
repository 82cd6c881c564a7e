"""Where acts were made, so that Undo can name one made elsewhere before it takes it back, and the page can follow it. Changes nothing
but through undo and redo of the desk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from moothall.core.agenda import AGENDA
from moothall.desk import Desk, News
from moothall.desk.pending_act import PendingAct
from moothall.ui.facilitator.main_area import Place
from moothall.ui.facilitator.window_parts import WindowParts
from moothall.words import say

_NAMED = "undo"
"""Key of the message that names what Undo would take back."""


class Walker(Protocol):
    """What the trail asks of the window."""

    def go(self, item: str, activity: str) -> None: ...

    def go_to_now(self) -> None: ...

    def carry_out(self, begin: Callable[[], PendingAct], done: Callable[[News], None]) -> None: ...


@dataclass(slots=True)
class _Made:
    """Where one stood when an act was made, and where it led by itself, as the start of an item does."""

    at: Place
    led: Place | None = None


class Trail(QObject):
    """One for each window. Acts of before it was opened were made elsewhere."""

    def __init__(self, window: QObject, walker: Walker, desk: Desk, parts: WindowParts) -> None:
        super().__init__(window)
        self._walker, self._desk = walker, desk
        self._main, self._messages = parts.main, parts.messages
        self._made: dict[int, _Made] = {}
        # The last act until the event that made it is over: what is gone to meanwhile is where it led.
        self._fresh: _Made | None = None
        # Whose line is being kept, when that is not what is on screen.
        self._elsewhere: Place | None = None
        self._named = 0
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._settle)

    def stop(self) -> None:
        self._settled.stop()

    def hear(self, news: News) -> None:
        """Every act, as it is made."""
        if not news.name or not news.changes:
            return
        self._forget_named()
        # Done again, it stays where it was first made.
        if not news.undone and news.by is not self:
            self._fresh = self._made[self._desk.last_act()] = _Made(self._elsewhere or self._main.place)
            self._settled.start()

    def _settle(self) -> None:
        self._fresh = None

    def moved(self) -> None:
        """Another page is on screen."""
        self._forget_named()
        if self._fresh is not None:
            self._fresh.led = self._main.place

    def made_in(self, place: Place, act: Callable[[], object]) -> None:
        """An act that belongs to another page than the one on screen, as a line for a log from anywhere does. Raises what `act` does."""
        self._elsewhere = place
        try:
            act()
        finally:
            self._elsewhere = None

    # undo and redo

    def undo(self) -> None:
        """At once where the last act was made on this page; from elsewhere it is named first, and a second Undo takes it back."""
        act, step = self._desk.last_act(), self._desk.can_undo()
        made = self._made.get(act)
        here = made is not None and self._main.place in (made.at, made.led)
        if step is None or here or (self._named == act and any(m.key == _NAMED for m in self._messages.messages)):
            self.take_back()
            return
        self._named = act
        words = say("window.undo_names", act=say(step.name, about=step.about), where=self._words_for(made))
        self._messages.say("attention", words, (say("menu.undo"), self.take_back), _NAMED)

    def take_back(self) -> None:
        """The last act, which somebody has been told the name of."""
        made = self._made.get(self._desk.last_act())
        self._walker.carry_out(lambda: self._desk.begin_undo(by=self), partial(self._undone, made))

    def redo(self) -> None:
        self._walker.carry_out(lambda: self._desk.begin_redo(by=self), self._redone)

    def _undone(self, made: _Made | None, news: News) -> None:
        self._follow(made.at if made else None, made, news)
        self._messages.say("info", say("window.undone", act=say(news.name, about=news.about)))

    def _redone(self, news: News) -> None:
        made = self._made.get(self._desk.last_act())
        self._follow((made.led or made.at) if made else None, made, news)
        self._messages.say("info", say("window.redone", act=say(news.name, about=news.about)))

    def _follow(self, to: Place | None, made: _Made | None, news: News) -> None:
        """To where what is undone or redone is seen. An act of a page of the window's own, as a new item's, leaves one where one is."""
        here = self._main.place
        known = to is not None and self._is_there(to)
        if to is not None and known:
            if to != here:
                self._walker.go(*to)
        # The agenda has gone back to another item: what is on screen must not seem to run. A page of the window's own never does.
        elif not self._main.is_page and self._moved_on(news) and (made is None or here in (made.at, made.led)):
            self._walker.go_to_now()

    @staticmethod
    def _moved_on(news: News) -> bool:
        return any(change.table == AGENDA.name for change in news.changes)

    def _is_there(self, place: Place) -> bool:
        item, activity = place
        is_activity = any(activity == known.key for known in self._desk.activities)
        return is_activity and (not item or self._desk.session.find(AGENDA, item) is not None)

    def _words_for(self, made: _Made | None) -> str:
        if made is None:
            return say("window.made_before")
        item = self._desk.session.find(AGENDA, made.at[0])
        if item is not None:
            return item.title
        return say(f"{made.at[1]}.title") if self._is_there(made.at) else say("window.made_elsewhere")

    def _forget_named(self) -> None:
        # With every card typed: where nothing was named there is no message to look for.
        if self._named:
            self._named = 0
            self._messages.solved(_NAMED)
