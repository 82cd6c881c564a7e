"""Messages: at most two, information goes at the next keystroke, trouble stays, and work says so only when it takes time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from moothall.core.errors import Refused, Trouble
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.busy import Busy
from moothall.ui.kit.button import Button
from moothall.ui.kit.message import MessageStrip
from moothall.ui.kit.messages import Messages
from moothall.ui.kit.panel_context import PanelContext


class Room(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.line, self.messages = QLineEdit(), Messages()
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.messages)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    room = Room()
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    room.line.setFocus()
    return room


def shown(room: Room) -> list[str]:
    return [strip.message.sentence for strip in room.messages.findChildren(MessageStrip) if strip.isVisible()]


def button(room: Room, words: str) -> Button:
    return next(found for found in room.messages.findChildren(Button) if found.words == words and found.isVisible())


def press(qtbot: QtBot, room: Room, words: str) -> None:
    qtbot.mouseClick(button(room, words), Qt.MouseButton.LeftButton)


def test_information_leaves_at_the_next_keystroke(qtbot: QtBot, room: Room) -> None:
    room.messages.say("info", "43 notes.")
    assert shown(room) == ["43 notes."]
    qtbot.keyClick(room.line, Qt.Key.Key_A)
    assert shown(room) == []
    assert room.line.text() == "a"
    assert not room.messages.isVisible()


def test_a_shortcut_is_a_keystroke_too(qtbot: QtBot, room: Room) -> None:
    """Undo must not stay on offer for an act that Ctrl+Z has just taken back."""
    undone: list[int] = []
    QShortcut(QKeySequence("Ctrl+G"), room).activated.connect(lambda: undone.append(1))
    room.messages.say("info", "Note 3 deleted", ("Undo", lambda: None))
    qtbot.keyClick(room.line, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]
    assert shown(room) == []


def test_a_modifier_alone_is_no_keystroke(qtbot: QtBot, room: Room) -> None:
    room.messages.say("info", "43 notes.")
    qtbot.keyPress(room.line, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    assert shown(room) == ["43 notes."]
    room.messages.clear()


@pytest.mark.parametrize("kind", ["attention", "failure"])
def test_trouble_stays_until_solved(qtbot: QtBot, room: Room, kind: str) -> None:
    room.messages.say(kind, "Screen unplugged.", key="screen")  # type: ignore[arg-type]
    qtbot.keyClicks(room.line, "typing on")
    assert shown(room) == ["Screen unplugged."]
    room.messages.solved("disk")
    assert shown(room) == ["Screen unplugged."]
    room.messages.solved("screen")
    assert shown(room) == []


def test_trouble_without_an_action_can_be_dismissed_by_keys(qtbot: QtBot, room: Room) -> None:
    room.messages.say("attention", "There is no theme F.")
    dismiss = button(room, "Dismiss")
    dismiss.setFocus()
    qtbot.keyClick(dismiss, Qt.Key.Key_Return)
    assert shown(room) == []


def test_an_action_acts_once_and_the_strip_goes(qtbot: QtBot, room: Room) -> None:
    undone: list[int] = []
    room.messages.say("info", "Note deleted.", ("Undo", lambda: undone.append(1)))
    undo = button(room, "Undo")
    undo.setFocus()
    qtbot.keyClick(undo, Qt.Key.Key_Space)  # a keystroke on the strip itself does not clear it first
    assert undone == [1]
    assert shown(room) == []


def test_at_most_two_are_shown_and_the_rest_wait(qtbot: QtBot, room: Room) -> None:
    for number in range(1, 4):
        room.messages.say("attention", f"Message {number}")
    assert shown(room) == ["Message 2", "Message 3"]
    press(qtbot, room, "1 more")
    assert shown(room) == ["Message 3", "Message 1"]
    room.messages.say("attention", "Message 4")
    assert button(room, "2 more")
    room.messages.clear()


def test_the_same_thing_is_said_once(room: Room) -> None:
    room.messages.say("failure", "Not saved since 11:26.", key="save")
    room.messages.say("failure", "Not saved since 11:27.", key="save")
    room.messages.say("failure", "Not saved since 11:27.", key="save")
    assert shown(room) == ["Not saved since 11:27."]
    room.messages.clear()


def test_a_sentence_is_shown_as_it_is(room: Room) -> None:
    room.messages.say("attention", "There is no <b>R&D</b> here.")
    strip = room.messages.findChild(MessageStrip)
    assert strip.accessibleName() == "Attention: There is no <b>R&D</b> here."
    room.messages.clear()


# ── asking the desk ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def panel(qtbot: QtBot) -> Panel:
    panel = Panel(PanelContext(desk=object()), "item")  # type: ignore[arg-type]
    panel.heard = []  # type: ignore[attr-defined]
    panel.said.connect(lambda *said: panel.heard.append(said))  # type: ignore[attr-defined]
    qtbot.addWidget(panel)
    return panel


@pytest.mark.parametrize(("trouble", "kind"), [(Refused, "attention"), (Trouble, "failure")])
def test_expected_trouble_becomes_a_sentence(panel: Panel, trouble: type[Refused | Trouble], kind: str) -> None:
    def act() -> int:
        raise trouble("core.gone")

    assert attempt(panel, act) is None
    [(said, sentence, action)] = panel.heard  # type: ignore[attr-defined]
    assert (said, action) == (kind, None)
    assert "deleted" in sentence


def test_a_bug_is_not_swallowed(panel: Panel) -> None:
    with pytest.raises(ZeroDivisionError):
        attempt(panel, lambda: 1 // 0)
    assert attempt(panel, lambda: 7) == 7


# ── busy ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_quick_work_shows_nothing(qtbot: QtBot) -> None:
    busy = Busy(10_000, 20_000)
    qtbot.addWidget(busy)
    busy.start("Reading the file …")
    assert not busy.isVisible()
    busy.stop()
    assert not busy._soon.isActive()


def test_long_work_says_so_then_offers_cancel(qtbot: QtBot) -> None:
    cancelled: list[int] = []
    busy = Busy(0, 10_000)
    qtbot.addWidget(busy)
    busy.start("Reading the file …", lambda: cancelled.append(1))
    qtbot.waitUntil(busy.isVisible)
    assert not busy._button.isVisible()
    busy._later.setInterval(0)
    qtbot.waitUntil(busy._button.isVisible)
    busy.progress(12, 40)
    assert busy._count.text() == "12 of 40"
    assert busy._bar.value() == 12
    qtbot.mouseClick(busy._button, Qt.MouseButton.LeftButton)
    assert cancelled == [1]
    busy.stop()
    assert not busy.isVisible()
