"""Buttons by mouse and keys: unavailable ones say why, final ones want a full second."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from moothall.ui.kit.button import Button
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.hold_button import HoldButton
from moothall.ui.theme import look

LEFT = Qt.MouseButton.LeftButton
PRESSES = [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space]


@pytest.fixture
def button(qtbot: QtBot) -> Button:
    button = Button("Reveal", keys="Ctrl+Enter")
    button.pressed_times = []  # type: ignore[attr-defined]
    button.reasons = []  # type: ignore[attr-defined]
    button.clicked.connect(lambda: button.pressed_times.append(1))  # type: ignore[attr-defined]
    button.refused.connect(button.reasons.append)  # type: ignore[attr-defined]
    qtbot.addWidget(button)
    button.show()
    button.setFocus()
    return button


@pytest.mark.parametrize("key", PRESSES)
def test_a_button_is_pressed_by_keys(qtbot: QtBot, button: Button, key: Qt.Key) -> None:
    qtbot.keyClick(button, key)
    assert len(button.pressed_times) == 1  # type: ignore[attr-defined]


def test_a_button_is_pressed_by_the_mouse(qtbot: QtBot, button: Button) -> None:
    qtbot.mouseClick(button, LEFT)
    assert len(button.pressed_times) == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("key", PRESSES)
def test_an_unavailable_button_says_why_and_does_nothing(qtbot: QtBot, button: Button, key: Qt.Key) -> None:
    button.unavailable("Reveal, once closed")
    qtbot.keyClick(button, key)
    qtbot.mouseClick(button, LEFT)
    assert button.pressed_times == []  # type: ignore[attr-defined]
    assert button.reasons == ["Reveal, once closed"]  # type: ignore[attr-defined]
    assert button.words == "Reveal, once closed"
    assert (button.accessibleName(), button.accessibleDescription()) == ("Reveal", "Reveal, once closed")
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    button.usable()
    qtbot.keyClick(button, key)
    assert len(button.pressed_times) == 1  # type: ignore[attr-defined]


def test_a_tally_speaks_its_count(qtbot: QtBot, button: Button) -> None:
    button.set_count(2)
    assert button.accessibleName() == "Reveal, 2"


# ── held for a second ───────────────────────────────────────────────────────────────────────────────────────────────


class Clock:
    """Milliseconds that pass only when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Room(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.button = HoldButton("Close the vote", keys="Ctrl+Enter", clock=self.clock)
        self.line = EntryLine("Ballot")
        self.held: list[int] = []
        self.early: list[str] = []
        self.button.held.connect(lambda: self.held.append(1))
        self.button.refused.connect(self.early.append)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.button)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    room = Room()
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    room.line.setFocus()
    return room


def pass_time(qtbot: QtBot, room: Room, milliseconds: float) -> None:
    """Moves the clock and lets the button look at it."""
    room.clock.now += milliseconds
    with qtbot.waitSignal(room.button._timer.timeout, timeout=2000):
        pass


@pytest.fixture(params=["mouse", "space", "enter", "ctrl_enter"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def hold(room: Room, way: str, down: bool) -> None:
    """Presses or lets go of the button in one of the four ways."""
    control = Qt.KeyboardModifier.ControlModifier
    if way == "mouse":
        (QTest.mousePress if down else QTest.mouseRelease)(room.button, LEFT)
    elif way == "ctrl_enter":
        target = QApplication.focusWidget() or room
        (QTest.keyPress if down else QTest.keyRelease)(target, Qt.Key.Key_Return, control)
    else:
        room.button.setFocus()
        (QTest.keyPress if down else QTest.keyRelease)(room.button, Qt.Key.Key_Space if way == "space" else Qt.Key.Key_Return)


def let_go(qtbot: QtBot, room: Room, way: str) -> None:
    """Lets go for long enough to be believed."""
    hold(room, way, False)
    qtbot.waitUntil(lambda: not room.button._letting_go.isActive())


def test_a_full_second_acts_once(qtbot: QtBot, room: Room, way: str) -> None:
    hold(room, way, True)
    pass_time(qtbot, room, 999)
    assert room.held == []
    assert room.button.share == pytest.approx(0.999)
    pass_time(qtbot, room, 1)
    assert room.held == [1]
    room.clock.now += 5000
    hold(room, way, False)
    assert (room.held, room.early) == ([1], [])
    assert room.button.share == 0


def test_letting_go_early_does_nothing_and_says_so(qtbot: QtBot, room: Room, way: str) -> None:
    hold(room, way, True)
    pass_time(qtbot, room, 700)
    let_go(qtbot, room, way)
    assert room.held == []
    assert room.early == ["Hold it for a full second."]
    room.clock.now += 700
    assert room.button.share == 0


def test_the_second_starts_anew_each_time(qtbot: QtBot, room: Room, way: str) -> None:
    for _ in range(2):
        hold(room, way, True)
        pass_time(qtbot, room, 600)
        let_go(qtbot, room, way)
    assert room.held == []


def test_a_repeating_key_is_one_hold(qtbot: QtBot, room: Room) -> None:
    hold(room, "ctrl_enter", True)
    pass_time(qtbot, room, 500)
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        repeat = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "\r", True)
        QApplication.sendEvent(QApplication.focusWidget(), repeat)
    pass_time(qtbot, room, 500)
    assert room.held == [1]
    hold(room, "ctrl_enter", False)


def test_a_repeat_taken_for_a_fresh_press_is_one_hold(qtbot: QtBot, room: Room) -> None:
    """As X11 tells it when the next repeat isn't there yet."""
    hold(room, "ctrl_enter", True)
    pass_time(qtbot, room, 500)
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        stroke = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "\r", False)
        QApplication.sendEvent(QApplication.focusWidget(), stroke)
    pass_time(qtbot, room, 500)
    assert (room.held, room.early) == ([1], [])
    hold(room, "ctrl_enter", False)


def test_an_unavailable_one_can_not_be_held(qtbot: QtBot, room: Room, way: str) -> None:
    room.button.unavailable("Close, once somebody is in")
    hold(room, way, True)
    room.clock.now += 2000
    hold(room, way, False)
    assert room.held == []
    assert not room.button._timer.isActive()


def test_it_fills_from_the_left(qtbot: QtBot, room: Room) -> None:
    hold(room, "mouse", True)
    pass_time(qtbot, room, 500)
    picture = room.button.grab().toImage()
    foot = picture.height() - 4
    accent = look().colours.accent
    assert picture.pixelColor(picture.width() // 4, foot).name() == accent
    assert picture.pixelColor(picture.width() * 3 // 4, foot).name() != accent
    hold(room, "mouse", False)


def test_hiding_it_lets_go(qtbot: QtBot, room: Room) -> None:
    hold(room, "mouse", True)
    room.button.hide()
    assert not room.button._timer.isActive()
    hold(room, "mouse", False)
    assert room.held == []


def test_a_narrow_button_gives_up_its_key_before_its_words(qtbot) -> None:
    """What is painted is compared: with a key that doesn't fit it looks as it does without one."""
    with_key, without = Button("Close the vote", keys="Ctrl+Enter"), Button("Close the vote")
    for button in (with_key, without):
        qtbot.addWidget(button)
        button.resize(without.sizeHint())
    assert with_key.grab().toImage() == without.grab().toImage()
    with_key.resize(with_key.sizeHint())
    without.resize(with_key.sizeHint())
    assert with_key.grab().toImage() != without.grab().toImage()
