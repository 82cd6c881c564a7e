"""Looking at an agenda item is not starting it: neither what runs, nor the wall, nor the file changes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moothall.activities import found
from moothall.core.agenda import add_item, current_item
from moothall.core.picture import Showing
from moothall.ui.facilitator.rail_item import RailItem

Key = Qt.Key


def item_of(window, key: str) -> RailItem:
    return next(i for i in window.rail.findChildren(RailItem) if i.line.key == key)


def press(qtbot, key, held=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)


@pytest.fixture
def running(window, qapp):
    window.start_item("first")
    window.shared_screen.put_up(Showing("capture", "first"))
    qapp.processEvents()
    return window


def written(window) -> list[bytes]:
    """The session's file and what stands beside it."""
    return [path.read_bytes() for path in sorted(window.desk.path.parent.glob(f"{window.desk.path.name}*")) if path.suffix != ".moot-shm"]


def test_a_click_only_looks(qtbot, running):
    """At an item of every activity in turn."""
    desk = running.desk
    for activity in (a.key for a in found()):
        key = desk.key()
        desk.do(add_item(desk.session, key, "Later", 10, activity, prompt="prompt" if activity not in ("plain", "conflict") else ""))
        before = written(running), desk.showing, desk.blanked, current_item(desk.session), len(desk.history())
        qtbot.mouseClick(item_of(running, key), Qt.MouseButton.LeftButton)
        assert running.main.place == (key, activity)
        assert (written(running), desk.showing, desk.blanked, current_item(desk.session), len(desk.history())) == before, activity
        desk.undo()


def test_enter_on_what_was_clicked_starts_it(qtbot, running):
    qtbot.mouseClick(item_of(running, "break"), Qt.MouseButton.LeftButton)
    press(qtbot, Key.Key_Return)
    assert current_item(running.desk.session).key == "break"


def test_space_in_the_agenda_looks_too(qtbot, running):
    running.rail.take_focus()
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Space)
    assert (running.main.place[0], current_item(running.desk.session).key) == ("second", "first")


def test_back_at_the_running_item_the_caret_is_in_its_line(qtbot, running):
    qtbot.mouseClick(item_of(running, "break"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(item_of(running, "first"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(QApplication.focusWidget(), "Home first")
    assert running.main.panel.line_in_sight().text == "Home first"


@pytest.mark.parametrize("by", ["button", "key"])
def test_one_button_and_one_key_start_what_is_looked_at(qtbot, running, by):
    qtbot.mouseClick(item_of(running, "second"), Qt.MouseButton.LeftButton)
    row = next(row for row in running.main.header._rows.values() if row.isVisible())
    assert row.start.isVisible()
    if by == "button":
        qtbot.mouseClick(row.start, Qt.MouseButton.LeftButton)
    else:
        press(qtbot, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert current_item(running.desk.session).key == "second"
    assert not row.start.isVisible(), "it runs"


def test_a_private_log_that_is_started_still_covers_the_wall(running):
    running.shared_screen.put_up(Showing("capture", "first", "notes"))
    running.agenda.look("live")
    assert not running.desk.blanked
    running.start_item("live")
    assert running.desk.blanked


def test_the_next_panel_is_made_while_nobody_does_anything(running):
    """Nothing of it is shown, and nothing is changed."""
    quiet = running.next_panel._quiet
    running.next_panel.watch()
    assert quiet.isActive() and quiet.isSingleShot()
    before = written(running), running.place
    panels = len(running.main.panels)
    quiet.timeout.emit()
    assert len(running.main.panels) == panels + 1 and (written(running), running.place) == before
    made = running.main.panels[-1]
    quiet.timeout.emit()
    assert len(running.main.panels) == panels + 1
    running.agenda.step(1)
    assert running.panel is made and made.isVisible()
