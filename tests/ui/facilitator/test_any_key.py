"""Any keys anywhere: whatever is pressed, and wherever the keyboard is, nothing is done that the window did not declare."""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from moothall.activities import found
from moothall.core.agenda import add_item, agenda
from moothall.core.contributions import Written, add_notes
from moothall.core.themes import new_theme, place
from moothall.desk import Desk, News
from moothall.ui.facilitator.activity_views import belongs_to_the_session, logs, views_for
from moothall.ui.facilitator.pages import PAGES
from moothall.ui.facilitator.rail_item import RailItem
from moothall.ui.facilitator.window import DeskWindow
from tests.trials import many
from tests.ui.facilitator.declared_acts import Declared
from tests.ui.facilitator.declared_words import BALLOT
from tests.voting.votes import a_draft, an_open_vote

Held, Key = Qt.KeyboardModifier, Qt.Key
NONE, CTRL, SHIFT, ALT = Held.NoModifier, Held.ControlModifier, Held.ShiftModifier, Held.AltModifier
SEED = int(os.environ.get("MOOTHALL_SEED", "1"))
CARD = "home first say 12 is 4 no 3 + - * = | ? . , #h g m s o n t5 e x !"
MOVES = [
    *(Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown),
    *(Key.Key_Tab, Key.Key_Backtab, Key.Key_Escape, Key.Key_Backspace, Key.Key_Delete, Key.Key_Space, Key.Key_F2, Key.Key_F6, Key.Key_F7),
    *(Key.Key_F8, Key.Key_F5),
]
# Not those that leave the session, ask the system for a file, print, or put a second window up.
LEAVE_OUT = {
    "Ctrl+Q",
    "Ctrl+W",
    "Ctrl+N",
    "Ctrl+O",
    "Ctrl+Shift+S",
    "Ctrl+E",
    "Ctrl+P",
    "Ctrl+Alt+P",
    "F10",
    "F11",
    "Ctrl+V",
    "Ctrl+Shift+V",
}


class Hands:
    """Somebody who types without looking, in a session with everything in it."""

    def __init__(self, window: DeskWindow, dice: random.Random) -> None:
        self.window, self.dice = window, dice
        self.declared = Declared(window)
        self.done: list[News] = []
        self.told: Counter[str] = Counter()
        window.desk.listen(lambda news: self.done.append(news) if news.votes or (news.name and news.changes) else None)

    # where the keyboard goes

    def places(self) -> list[tuple[str, str]]:
        session, activities = self.window.desk.session, found()
        items = [(i.key, v.key) for i in agenda(session) for v in views_for(i, activities)] + [(i.key, i.activity) for i in agenda(session)]
        return [*items, *(("", a.key) for a in activities if belongs_to_the_session(a)), *(("", name) for name in PAGES)]

    def go_anywhere(self) -> None:
        item, name = self.dice.choice(self.places())
        self.window.go_page(name) if name in PAGES else self.window.go(item, name)

    def focus_anything(self) -> None:
        able = [w for w in self.window.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
        parts = [w for w in able if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
        if parts:
            self.dice.choice(parts).setFocus(Qt.FocusReason.OtherFocusReason)

    # one act

    def act(self) -> str:
        """One act, and what it was; raises when something was done that was not declared."""
        roll = self.dice.random()
        if roll < 0.06:
            return self._checked("goes somewhere", self.declared.changed_text(QApplication.focusWidget()), self.go_anywhere)
        if roll < 0.25:
            return self._checked("the keyboard moves", self.declared.changed_text(QApplication.focusWidget()), self.focus_anything)
        if roll < 0.29:
            return self._checked("clicks in the agenda", self.declared.changed_text(QApplication.focusWidget()), self.click_an_item)
        key, held, text = self._any_key()
        focus = QApplication.focusWidget()
        where = f"{self.window.main.place} {type(focus).__name__} {focus.accessibleName() if focus else ''!r}"
        allowed = self.declared.allows(key, held)
        name = f"{text or Key(key).name} {held} at {where}"
        return self._checked(name, allowed, lambda: self._press(key, held, text))

    def click_an_item(self) -> None:
        items = [item for item in self.window.rail.findChildren(RailItem) if item.isVisible()]
        if items:
            QTest.mouseClick(self.dice.choice(items), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))

    def _any_key(self) -> tuple[Qt.Key, Qt.KeyboardModifier, str]:
        roll = self.dice.random()
        if roll < 0.55:
            sign = self.dice.choice(CARD)
            return Key(ord(sign.upper())), NONE, sign
        if roll < 0.65:
            return Key.Key_Return, NONE, ""
        if roll < 0.85:
            return self.dice.choice(MOVES), NONE, ""
        held = self.dice.choice([CTRL, CTRL, CTRL | SHIFT, ALT, SHIFT])
        return self.dice.choice([*(Key(ord(s)) for s in "ABCDEFGHIJKLMNOPRSTUXYZ0123456789"), Key.Key_Return, Key.Key_Backspace]), held, ""

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier, text: str) -> None:
        focus = QApplication.focusWidget() or self.window
        if text:
            QTest.keyClick(focus, text)
        else:
            QTest.keyClick(focus, key, held)

    def _checked(self, what: str, allowed: str, act: Callable[[], object]) -> str:
        before = len(self.done)
        act()
        for news in self.done[before:]:
            name = news.name or BALLOT
            assert re.fullmatch(allowed, name), f"{what} did {name!r}, and only {allowed!r} was declared"
            self.told[name] += 1
        return what

    def settle(self) -> None:
        while (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        if not self.window.isActiveWindow():
            self.window.activateWindow()


def furnish(desk: Desk) -> None:
    """A little of everything: notes, themes, a vote being prepared, one that is open, a decision, a tension, a power."""
    notes = desk.keys(6)
    texts = ("Home first", "One number to ring", "Pooled money", "Nobody tells it twice", "Warm rooms", "Carers in the room")
    desk.do(add_notes(desk.session, "prompt", [Written(text, "Table 1") for text in texts], notes))
    for place_in in (notes[:2], notes[2:3]):
        theme = desk.key()
        desk.do(new_theme(desk.session, theme, "prompt"))
        desk.do(place(desk.session, place_in, theme, desk.keys(len(place_in))))
    desk.do(add_item(desk.session, "board", "Name the themes", 15, "cluster", prompt="prompt"))
    a_draft(desk, "Beds\nHomes\nTime")
    an_open_vote(desk, "sealed")
    for log in logs(desk.activities):
        desk.do(log.quick(desk.session, desk.key(), "Who decides on winter beds?", desk.now(), ""))


@pytest.fixture
def hands(window, monkeypatch) -> Hands:
    # The system's own windows would wait for somebody, and a covered desk is another test's.
    for ask in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QPrintDialog, "exec", lambda *_: 0)
    monkeypatch.setattr(window.lock, "ask", lambda _: None)
    monkeypatch.setattr(window.lock, "cover", lambda: None)
    furnish(window.desk)
    return Hands(window, random.Random(SEED))


@pytest.mark.trial
def test_whatever_is_pressed_nothing_is_done_that_was_not_declared(hands):
    before: list[str] = []
    for _ in range(many(300, 20_000)):
        try:
            before.append(hands.act())
        except AssertionError as wrong:
            raise AssertionError("\n".join([f"seed {SEED}, after {len(before)} acts:", *before[-12:], str(wrong)])) from wrong
        hands.settle()
    print(f"seed {SEED}: {len(before)} acts, {sum(hands.told.values())} of them did something: {dict(hands.told.most_common())}")
    assert sum(hands.told.values()) >= 5, "something was done at all"
