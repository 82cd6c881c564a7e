"""The desk window by gesture: going through the agenda, typing, a line from anywhere, undo. What was kept is asked of the session."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from moothall.core.agenda import AGENDA, current_item
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.session_details import edit_details
from moothall.core.text import LONGEST
from moothall.ui.facilitator.commands import MENUS
from moothall.ui.kit.button import Button

CTRL, SHIFT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


def press(qtbot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """The key, wherever the keyboard is."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def write(qtbot, text: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text)


def typed() -> str:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    return focus.text()


def conflicts(window) -> list:
    return [record for table, record in window.desk.session.records() if table == "conflict"]


# the agenda


def test_opening_shows_the_first_item_and_starts_nothing(window):
    assert window.main.place == ("first", "capture")
    assert current_item(window.desk.session) is None


def test_ctrl_page_down_walks_through_the_agenda(qtbot, window):
    for expected in ("first", "second", "break"):
        press(qtbot, Qt.Key.Key_PageDown, CTRL)
        assert current_item(window.desk.session).key == expected
        assert window.main.place[0] == expected
    press(qtbot, Qt.Key.Key_PageUp, CTRL)
    assert current_item(window.desk.session).key == "second"
    assert window.desk.session.get(AGENDA, "break").state == "done"


def test_after_an_item_begun_early_come_those_that_wait(qtbot, window):
    window.start_item("live")
    press(qtbot, Qt.Key.Key_PageDown, CTRL)
    assert current_item(window.desk.session).key == "first"


def test_the_rail_is_walked_by_arrows_and_enter(qtbot, window):
    window.rail.take_focus()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert current_item(window.desk.session).key == "second"


def test_undo_of_a_new_item_leads_back_to_the_agenda(qtbot, window):
    window.go_page("add_item")
    window.main.panel.title.edit.setText("One more thing")
    qtbot.mouseClick(window.main.panel.add, Qt.MouseButton.LeftButton)
    added = window.main.place[0]
    assert window.desk.session.get(AGENDA, added).title == "One more thing"
    window.undo()
    assert window.desk.session.find(AGENDA, added) is None
    assert window.main.place == ("first", "capture")


# typing, and keys that work while typing


def test_the_caret_is_in_the_entry_line(qtbot, window):
    write(qtbot, "A carer is in the room")
    press(qtbot, Qt.Key.Key_Return)
    assert [c.text for c in window.desk.session.all(CONTRIBUTIONS)] == ["A carer is in the room"]
    assert typed() == ""


def test_f9_covers_the_wall_while_typing(qtbot, window):
    window.show_item()
    write(qtbot, "half a th")
    press(qtbot, Qt.Key.Key_F9)
    assert window.desk.blanked and window.shared_screen.screen.is_blank and window.shared_screen.preview.is_blank
    write(qtbot, "ought")
    press(qtbot, Qt.Key.Key_B, CTRL | SHIFT)
    assert not window.desk.blanked and not window.shared_screen.screen.is_blank
    assert typed() == "half a thought"


@pytest.mark.parametrize(("key", "log"), [(Qt.Key.Key_F7, "conflict"), (Qt.Key.Key_F8, "power")])
def test_a_private_line_gives_the_keyboard_back(qtbot, window, key, log):
    write(qtbot, "half a thought")
    before = QApplication.focusWidget()
    before.setCursorPosition(4)
    press(qtbot, key)
    assert QApplication.focusWidget() is not before
    write(qtbot, "How should winter money move?")
    press(qtbot, Qt.Key.Key_Return)
    assert [r for t, r in window.desk.session.records() if t in (log, f"{log}_entry")]
    assert QApplication.focusWidget() is before
    assert (before.text(), before.cursorPosition()) == ("half a thought", 4)
    assert not window.quick.isVisible()


def test_a_private_line_outlives_what_had_the_keyboard(qtbot, window):
    """As when its list is made anew by what the line itself wrote."""
    gone = QPushButton("a row's own", window)
    gone.show()
    gone.setFocus()
    press(qtbot, Qt.Key.Key_F7)
    shiboken6.delete(gone)
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Escape)
    assert not window.quick.isVisible()


def test_a_refused_line_stays_to_be_mended(qtbot, window):
    """It is longer than any entry may be."""
    press(qtbot, Qt.Key.Key_F7)
    QApplication.focusWidget().insert("no " * LONGEST)
    press(qtbot, Qt.Key.Key_Return)
    assert window.quick.isVisible() and window.quick.line.reason
    assert typed() == "no " * LONGEST
    assert not conflicts(window)


def test_escape_leaves_the_line_and_keeps_what_was_typed_before(qtbot, window):
    write(qtbot, "half")
    press(qtbot, Qt.Key.Key_F7)
    write(qtbot, "no")
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Escape)
    assert not window.quick.isVisible() and typed() == "half"
    assert not conflicts(window)


# undo


def test_ctrl_z_belongs_to_the_line_while_it_holds_text(qtbot, window):
    write(qtbot, "first")
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, "second")
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert window.desk.session.count(CONTRIBUTIONS) == 1
    QApplication.focusWidget().clear()
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert window.desk.session.count(CONTRIBUTIONS) == 0
    press(qtbot, Qt.Key.Key_Y, CTRL)
    assert window.desk.session.count(CONTRIBUTIONS) == 1


def test_many_lines_become_notes_with_a_strip_that_takes_them_back(qtbot, window):
    QApplication.clipboard().setText("one\ntwo\nthree")
    press(qtbot, Qt.Key.Key_V, CTRL)
    assert window.desk.session.count(CONTRIBUTIONS) == 3
    undo = next(b for b in window.messages.findChildren(Button) if b.words == "Undo")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert window.desk.session.count(CONTRIBUTIONS) == 0


def test_a_line_just_typed_needs_no_strip(qtbot, window):
    write(qtbot, "one")
    press(qtbot, Qt.Key.Key_Return)
    assert not [m for m in window.messages.messages if m.action and m.action[0] == "Undo"]


def test_nothing_to_undo_is_said(qtbot, window):
    # Twice for each act of before: named first, then taken back.
    for _ in range(24):
        window.undo()
    assert window.messages.messages[-1].sentence == "There is nothing to undo."


def test_the_menu_says_what_undo_would_undo(qtbot, window):
    write(qtbot, "one")
    press(qtbot, Qt.Key.Key_Return)
    window.menus.name_undo()
    assert window.menus.by_key["undo"].text() == "Undo: Note 1 added"


def test_undo_and_redo_say_what_they_did(qtbot, window):
    write(qtbot, "one")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert window.messages.messages[-1].sentence == "Undone: Note 1 added"
    press(qtbot, Qt.Key.Key_Y, CTRL)
    assert window.messages.messages[-1].sentence == "Redone: Note 1 added"


# every command


def test_every_command_has_a_key_a_menu_and_a_place_in_the_commands(window):
    window.go_page("commands")
    listed = {row.key for row in window.main.panel.list.rows}
    in_menus = {a for menu in window.menuBar().actions() for a in menu.menu().actions()}
    for command in window.menus.commands:
        # The page of a log whose line has no F key is opened from the menu and from the commands.
        assert (command.keys or command.menu == "logs") and command.menu in MENUS
        assert window.menus.by_key[command.key] in in_menus
        assert command.key in listed or command.key == "commands"


def test_no_two_commands_share_a_key(window):
    keys = [QKeySequence(key).toString() for command in window.menus.commands for key in command.keys]
    assert sorted(keys) == sorted(set(keys))


def test_a_command_is_found_by_a_word_of_it_and_done(qtbot, window):
    press(qtbot, Qt.Key.Key_K, CTRL)
    write(qtbot, "session page")
    press(qtbot, Qt.Key.Key_Return)
    assert window.main.place == ("", "details")
    press(qtbot, Qt.Key.Key_Escape)
    assert window.main.place == ("first", "capture")


@pytest.mark.parametrize(
    ("key", "modifier", "page"),
    [
        (Qt.Key.Key_F1, NONE, "keys"),
        (Qt.Key.Key_E, CTRL, "leave"),
        (Qt.Key.Key_H, CTRL, "history"),
        (Qt.Key.Key_I, CTRL, "details"),
        (Qt.Key.Key_K, CTRL, "commands"),
        (Qt.Key.Key_N, CTRL | SHIFT, "add_item"),
    ],
)
def test_pages_open_by_key_and_close_by_escape(qtbot, window, key, modifier, page):
    press(qtbot, key, modifier)
    assert window.main.place == ("", page)
    assert window.main.panel.isAncestorOf(QApplication.focusWidget())
    press(qtbot, Qt.Key.Key_Escape)
    assert window.main.place == ("first", "capture")


def test_escape_leaves_a_page_from_the_rail_too(qtbot, window):
    window.go_page("details")
    window.rail.take_focus()
    press(qtbot, Qt.Key.Key_Escape)
    assert window.main.place == ("first", "capture")


@pytest.mark.parametrize("field", ["title", "minutes", "prompt"])
def test_enter_in_a_field_adds_the_item_or_says_why_not(qtbot, window, field):
    window.go_page("add_item")
    page = window.main.panel
    page.minutes.edit.setText("soon")
    getattr(page, field).setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert window.main.panel is page and "Minutes are a number" in page.why.text()
    page.minutes.edit.setText("20")
    press(qtbot, Qt.Key.Key_Return)
    assert window.desk.session.get(AGENDA, window.main.place[0]).minutes == 20


def test_the_window_is_called_what_the_session_is_called(window):
    assert window.windowTitle() == "Winter beds and home first, Moothall"
    window.desk.do(edit_details(window.desk.session, title="Summer"))
    assert window.windowTitle() == "Summer, Moothall"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_bar_hides_until_alt_and_goes_again(qtbot, window):
    assert not window.menuBar().isVisible()
    press(qtbot, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()
    window.menuBar().actions()[0].menu().close()
    window.menuBar().setActiveAction(None)
    qtbot.waitUntil(lambda: not window.menuBar().isVisible())


def test_details_are_kept_when_the_field_is_left(qtbot, window):
    from moothall.core.session_details import details_of

    press(qtbot, Qt.Key.Key_I, CTRL)
    place = window.main.panel.fields["place"]
    place.setFocus()
    write(qtbot, "Guildhall")
    press(qtbot, Qt.Key.Key_Tab)
    assert details_of(window.desk.session).place == "Guildhall"
    window.main.panel.fields["date"].setFocus()
    window.main.panel.fields["date"].edit.setText("soon")
    press(qtbot, Qt.Key.Key_Return)
    assert "2026-11-05" in window.main.panel.fields["date"].edit.accessibleDescription()


def test_a_fault_in_one_panel_does_not_silence_the_others(qtbot, window, monkeypatch):
    window.go_page("history")
    heard, faults = [], []

    def broken(news):
        raise RuntimeError("of ours")

    monkeypatch.setattr(window.main.panels[0], "hear", broken)
    monkeypatch.setattr(window.main.panels[1], "hear", heard.append)
    monkeypatch.setattr("sys.excepthook", lambda *fault: faults.append(fault[0]))
    window.start_item("break")
    assert heard and faults == [RuntimeError] * len(heard)


def test_closing_leaves_one_plain_file(qtbot, window, session_file):
    window.start_item("first")
    window.close()
    assert sorted(path.name for path in session_file.parent.iterdir() if path.name.startswith("beds")) == ["beds.moot"]


def test_a_field_half_edited_is_kept_when_the_window_closes(qtbot, window, session_file):
    from moothall.activities import found
    from moothall.core.session_details import details_of
    from moothall.desk.sessions import reading

    window.go_page("details")
    window.main.panel.fields["place"].setFocus()
    write(qtbot, "Guildhall")
    window.close()
    with reading(session_file, found()) as reader:
        assert details_of(reader.session).place == "Guildhall"


def test_a_copy_is_saved_where_the_chooser_said(window, tmp_path, monkeypatch):
    from moothall.activities import found
    from moothall.desk.sessions import reading
    from moothall.ui.facilitator import file_dialogs

    monkeypatch.setattr(file_dialogs.QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy"), ""))
    window.start_item("second")
    window.save_copy()
    assert str(tmp_path / "copy.moot") in window.messages.messages[-1].sentence
    with reading(tmp_path / "copy.moot", found()) as reader:
        assert current_item(reader.session).key == "second"


class Strays(QObject):
    """Sees every window that opens."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_flashes_up_as_a_window(window):
    """A part shown before it has a parent opens as a window of its own, and takes the keyboard with it."""
    strays, app = Strays(), QApplication.instance()
    app.installEventFilter(strays)
    for place in ("second", "break", "live"):
        window.start_item(place)
    for activity in window.desk.activities:
        window.go("first", activity.key)
    for page in ("leave", "keys", "commands", "details", "history", "add_item"):
        window.go_page(page)
    app.removeEventFilter(strays)
    assert strays.seen == []
